package blocks

import (
	"strings"
	"unicode/utf8"

	"broadsheet/normalize/tree"
)

// A data row has at most so many nodes and letters; a larger one is layout, and its cells are boxes.
const (
	maxRowNodes = 400
	maxRowLen   = 1500
)

// what an element does to the flow of text
const (
	inline = iota
	block  // starts a block and ends one
	skip   // not visible
)

var display = func() (d [256]uint8) {
	for _, a := range []tree.Atom{tree.Address, tree.Article, tree.Aside, tree.Blockquote, tree.Body, tree.Center,
		tree.Dd, tree.Details, tree.Dialog, tree.Dir, tree.Div, tree.Dl, tree.Dt, tree.Fieldset, tree.Figcaption,
		tree.Figure, tree.Footer, tree.Form, tree.H1, tree.H2, tree.H3, tree.H4, tree.H5, tree.H6, tree.Header,
		tree.Hgroup, tree.Hr, tree.Html, tree.Legend, tree.Li, tree.Listing, tree.Main, tree.Menu, tree.Nav, tree.Ol,
		tree.P, tree.Plaintext, tree.Pre, tree.Search, tree.Section, tree.Summary, tree.Table, tree.Tbody, tree.Td,
		tree.Tfoot, tree.Th, tree.Thead, tree.Tr, tree.Ul, tree.Xmp, tree.Caption, tree.Button, tree.Marquee} {
		d[a] = block
	}
	for _, a := range []tree.Atom{tree.Head, tree.Script, tree.Style, tree.Template, tree.Noscript, tree.Iframe,
		tree.Object, tree.Applet, tree.Embed, tree.Select, tree.Datalist, tree.Option, tree.Optgroup, tree.Textarea, tree.Title, tree.Audio,
		tree.Video, tree.Canvas, tree.Svg, tree.Math, tree.Noframes, tree.Noembed, tree.Frameset, tree.Map,
		tree.Meter, tree.Progress, tree.Rp} {
		d[a] = skip
	}
	return
}()

var landmarks = func() (m [256]Marks) {
	m[tree.Article], m[tree.Main], m[tree.Aside] = InArticle, InMain, InAside
	m[tree.Nav], m[tree.Footer], m[tree.Header] = InNav, InFooter, InHeader
	m[tree.Form], m[tree.Figure], m[tree.Figcaption] = InForm, InFigure, InFigure
	m[tree.Ul], m[tree.Ol], m[tree.Dl], m[tree.Menu] = InList, InList, InList, InList
	m[tree.Blockquote], m[tree.Table], m[tree.A] = InQuote, InTable, InLink
	m[tree.Button], m[tree.Label], m[tree.Legend] = InControl, InControl, InControl
	m[tree.Dialog], m[tree.Details], m[tree.Address], m[tree.Time] = InDialog, InDetails, InAddress, InTime
	return
}()

// frame is an open element.
type frame struct {
	end    tree.Node
	node   tree.Node
	atom   tree.Atom
	block  bool
	strong bool
	marks  Marks
	box    int32 // box of it, made when the first block in it ends; -1 before
	hidden tree.Node
	list   tree.Node
	item   tree.Node
	path   uint64
	near   Near
}

// Splitter cuts trees into blocks, one after the other, and reuses its buffers.
type Splitter struct {
	t      *tree.Tree
	stack  []frame
	blocks []Block
	boxes  []Box
	hidden []tree.Node // per block: the outermost hidden element that holds it, or None
	ends   []int32     // per block: end of its text in buf
	buf    []byte

	lines []int32 // places of single br in the texts of all blocks; from line on, of the open one
	line  int

	open   bool // a block is open: cur, whose text begins at from
	cur    Block
	hide   tree.Node
	from   int
	space  bool // white space is due before the next character
	breaks int  // br since the last character
	link   tree.Node
	row    tree.Node // end of the table row whose cells are being joined
}

// Split gives the blocks of t and the boxes that hold them, both in document order.
func Split(t *tree.Tree) ([]Block, []Box) { return new(Splitter).Split(t) }

// Split is as the function; what it gives is valid until the next call, but for the texts.
func (s *Splitter) Split(t *tree.Tree) ([]Block, []Box) {
	*s = Splitter{t: t, row: tree.None, link: tree.None, stack: s.stack[:0], blocks: s.blocks[:0], boxes: s.boxes[:0],
		hidden: s.hidden[:0], ends: s.ends[:0], buf: s.buf[:0], lines: s.lines[:0]}
	s.stack = append(s.stack, frame{end: tree.Node(t.Len()), node: tree.Root, block: true, box: -1, hidden: tree.None, list: tree.None, item: tree.None, near: farNear, path: 14695981039346656037})
	for n := tree.Root + 1; int(n) < t.Len(); {
		for len(s.stack) > 1 && n >= s.stack[len(s.stack)-1].end {
			s.pop()
		}
		switch t.Kind(n) {
		case tree.Text:
			s.text(n)
		case tree.Element:
			if !s.push(n) {
				n = t.End(n)
				continue
			}
		}
		n++
	}
	for len(s.stack) > 1 {
		s.pop()
	}
	s.flush()
	return s.finish()
}

// push opens element n; false if it is not visible.
func (s *Splitter) push(n tree.Node) bool {
	a := s.t.Atom(n)
	d := display[a]
	top := &s.stack[len(s.stack)-1]
	switch {
	case d == skip:
		if a == tree.Template {
			if _, ok := s.t.Attr(n, "shadowrootmode"); ok {
				break
			}
		}
		return false
	case a == tree.Br:
		s.breaks++
		s.space = true
		return true
	case a == tree.Img || a == tree.Wbr || a == tree.Input:
		return true
	case a == tree.AtomOther && !s.t.Foreign(n) && !s.inLine():
		d = block
	case a == tree.Button && s.inLine():
		d = inline
	}
	if s.row != tree.None && n < s.row && d == block {
		s.space = true
		d = inline
	}
	f := frame{end: s.t.End(n), node: n, atom: a, block: d == block, box: -1, marks: top.marks | landmarks[a],
		hidden: top.hidden, list: top.list, item: top.item, near: top.near, path: top.path}
	if f.block {
		s.flush()
		for i, v := range f.near {
			f.near[i] = min(v+1, Far)
		}
	}
	s.attributes(&f)
	if f.block {
		f.path = (f.path ^ uint64(a)) * 1099511628211
	}
	switch a {
	case tree.Ul, tree.Ol, tree.Dl, tree.Menu, tree.Table:
		f.list, f.item = n, tree.None
	case tree.Li, tree.Dt, tree.Dd:
		f.item = n
	case tree.B, tree.Strong, tree.Em, tree.I, tree.U:
		f.strong = true
	case tree.Tr:
		if f.block && s.dataRow(n) {
			s.row = f.end
		}
	}
	f.strong = f.strong || top.strong && !f.block
	s.stack = append(s.stack, f)
	return true
}

// inLine says that the innermost block-level element is a paragraph or heading, so that an element that may be either
// is part of its line.
func (s *Splitter) inLine() bool {
	for i := len(s.stack) - 1; i > 0; i-- {
		if f := &s.stack[i]; f.block {
			return f.atom == tree.P || tree.H1 <= f.atom && f.atom <= tree.H6
		}
	}
	return false
}

// attributes reads what the attributes of a frame's element say: classes, landmark roles, hiding.
func (s *Splitter) attributes(f *frame) {
	for i, k := 0, s.t.Attrs(f.node); i < k; i++ {
		switch s.t.AttrName(f.node, i) {
		case "class":
			v := s.t.AttrValue(f.node, i)
			families(&f.near, v)
			if f.block {
				f.path = pathHash(f.path, v)
			}
		case "id", "data-component", "data-testid", "data-type", "data-module", "data-block", "data-qa", "data-tb-region", "data-element", "data-component-name":
			families(&f.near, s.t.AttrValue(f.node, i))
		case "itemprop":
			v := s.t.AttrValue(f.node, i)
			families(&f.near, v)
			if v == "articleBody" {
				f.marks |= InBody
			}
		case "role":
			f.marks |= role(s.t.AttrValue(f.node, i))
		case "aria-hidden":
			if s.t.AttrValue(f.node, i) == "true" {
				f.marks |= InAriaHidden
			}
		case "hidden":
			if f.hidden == tree.None && s.t.AttrValue(f.node, i) != "until-found" && !streamed(s.t, f.node) {
				f.hidden = f.node
			}
		case "style":
			if f.hidden == tree.None && hides(s.t.AttrValue(f.node, i)) {
				f.hidden = f.node
			}
		}
	}
	if f.atom == tree.Dialog && f.hidden == tree.None {
		if _, open := s.t.Attr(f.node, "open"); !open {
			f.hidden = f.node
		}
	}
}

// streamed says that a hidden element is a part that the server sent late, which a script puts in its place: React
// names it S: and a number.
func streamed(t *tree.Tree, n tree.Node) bool {
	return strings.HasPrefix(t.AttrOr(n, "id"), "S:")
}

func role(v string) Marks {
	switch v {
	case "navigation", "menu", "menubar", "search", "tablist":
		return InNav
	case "main":
		return InMain
	case "banner":
		return InHeader
	case "contentinfo":
		return InFooter
	case "complementary":
		return InAside
	case "article":
		return InArticle
	case "dialog", "alertdialog":
		return InDialog
	case "button", "tab":
		return InControl
	}
	return 0
}

// hides says that a style attribute hides its element.
func hides(style string) bool {
	for _, prop := range [...]string{"display", "visibility"} {
		i := strings.Index(style, prop)
		if i < 0 {
			continue
		}
		v := strings.TrimLeft(style[i+len(prop):], " \t\n:")
		if strings.HasPrefix(v, "none") || strings.HasPrefix(v, "hidden") {
			return true
		}
	}
	return false
}

// pathHash mixes the first class of an attribute into h, digits left out.
func pathHash(h uint64, class string) uint64 {
	class = strings.TrimLeft(class, " \t\n")
	for i := 0; i < len(class); i++ {
		c := class[i]
		if c == ' ' || c == '\n' || c == '\t' {
			break
		}
		if '0' <= c && c <= '9' {
			continue
		}
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}

// dataRow says that tr is one line of a data table: at least two cells, no blocks but one in each.
func (s *Splitter) dataRow(tr tree.Node) bool {
	end := s.t.End(tr)
	if end-tr > maxRowNodes {
		return false
	}
	cells, inCell, size := 0, 0, 0
	for n := tr + 1; n < end; n++ {
		switch a := s.t.Atom(n); {
		case a == tree.Td || a == tree.Th:
			cells++
			inCell = 0
		case a == tree.Table || tree.H1 <= a && a <= tree.H6 || a == tree.Figure || a == tree.Form:
			return false
		case a == tree.P || a == tree.Div || a == tree.Li || a == tree.Blockquote:
			if inCell++; inCell > 3 {
				return false
			}
		case s.t.Kind(n) == tree.Text:
			if size += len(s.t.Text(n)); size > maxRowLen {
				return false
			}
		}
	}
	return cells >= 2
}

// pop closes the innermost element.
func (s *Splitter) pop() {
	f := &s.stack[len(s.stack)-1]
	if f.block {
		s.flush()
	} else if s.row != tree.None && display[f.atom] == block {
		s.space = true
	}
	if f.end == s.row {
		s.row = tree.None
	}
	s.stack = s.stack[:len(s.stack)-1]
}

// text adds a text node to the open block, or opens one.
func (s *Splitter) text(n tree.Node) {
	top := &s.stack[len(s.stack)-1]
	linked := top.marks&InLink != 0
	str := s.t.Text(n)
	b := &s.cur
	if s.open && top.hidden != s.hide {
		if s.hide == tree.None {
			return // a hidden part of a visible line
		}
		s.flush()
	}
	for i := 0; i < len(str); {
		c := str[i]
		var bits uint8
		var weight int32 = 1
		size := 1
		r := rune(c)
		if c < utf8.RuneSelf {
			bits = ascii[c]
			if c < 0x20 && bits == 0 {
				i++
				continue
			}
		} else {
			r, size = utf8.DecodeRuneInString(str[i:])
			bits, weight = weigh(r)
			if weight == 0 {
				i += size
				continue
			}
		}
		if bits&isSpace != 0 {
			s.space = true
			if c == '\n' && s.open && b.Kind == Pre {
				s.breaks = max(s.breaks, 1)
			}
			i += size
			continue
		}
		if !s.open {
			s.begin(n, r)
		} else if s.breaks > 1 && s.row == tree.None {
			s.flush()
			s.begin(n, r)
		} else if s.space {
			if s.breaks == 1 {
				s.lines = append(s.lines, int32(len(s.buf)-s.from))
			}
			s.buf = append(s.buf, ' ')
			b.Words++
		}
		s.space, s.breaks = false, 0
		if bits == isLetter && c < utf8.RuneSelf { // small letters come in runs
			for i+size < len(str) && 'a' <= str[i+size] && str[i+size] <= 'z' {
				size++
			}
			weight, r = int32(size), rune(str[i+size-1])
		}
		s.buf = append(s.buf, str[i:i+size]...)
		i += size
		b.Len += weight
		b.Last, b.LastRune = n, r
		if linked {
			b.Linked += weight
		}
		if top.strong {
			b.Strong += weight
		}
		if bits != 0 {
			if bits&isLetter != 0 {
				b.Letters += weight
				if bits&isUpper != 0 {
					b.Upper++
				}
			} else if bits&isDigit != 0 {
				b.Digits++
			} else if bits&isStop != 0 {
				b.Stops++
			} else {
				b.Commas++
			}
		}
	}
	if s.open && linked && b.Last == n {
		for i := len(s.stack) - 1; i > 0; i-- {
			if s.stack[i].atom == tree.A {
				if s.link != s.stack[i].node {
					s.link = s.stack[i].node
					b.Links++
				}
				break
			}
		}
	}
}

// begin opens a block at text node n, whose first character is r.
func (s *Splitter) begin(n tree.Node, r rune) {
	top := &s.stack[len(s.stack)-1]
	i := len(s.stack) - 1
	for i > 0 && !s.stack[i].block {
		i--
	}
	h := &s.stack[i]
	s.open, s.space, s.breaks, s.from, s.hide, s.link = true, false, 0, len(s.buf), top.hidden, tree.None
	s.cur = Block{Node: h.node, First: n, Box: s.box(i), Marks: top.marks, Depth: uint16(len(s.stack)), Near: top.near, Group: h.list, Entry: h.item}
	s.cur.FirstRune, s.cur.Words = r, 1
	k := Bare
	switch a := h.atom; {
	case tree.H1 <= a && a <= tree.H6:
		k, s.cur.Level = Heading, uint8(a-tree.H1)+1
	case a == tree.Tr:
		k = Row
	case a == tree.Figcaption || a == tree.Caption:
		k = Caption
	case a == tree.Button || a == tree.Legend:
		k = Control
	case a == tree.Pre || a == tree.Listing || a == tree.Xmp || a == tree.Plaintext:
		k = Pre
	case top.marks&InFigure != 0:
		k = Caption
	case h.item != tree.None:
		k = Item
	case top.marks&InQuote != 0:
		k = Quote
	case a == tree.P:
		k = Paragraph
	}
	s.cur.Kind = k
}

// box is the index of the box of stack[i], made if it has none yet.
func (s *Splitter) box(i int) int32 {
	f := &s.stack[i]
	if f.box >= 0 {
		return f.box
	}
	parent := int32(-1)
	for j := i - 1; j >= 0; j-- {
		if s.stack[j].block {
			parent = s.box(j)
			break
		}
	}
	f.box = int32(len(s.boxes))
	s.boxes = append(s.boxes, Box{Node: f.node, Class: s.t.AttrOr(f.node, "class"), ID: s.t.AttrOr(f.node, "id"), Parent: parent, Depth: uint16(i), Path: f.path, Near: f.near, Marks: f.marks})
	return f.box
}

// flush ends the open block.
func (s *Splitter) flush() {
	s.space, s.breaks = false, 0
	if !s.open {
		return
	}
	s.open = false
	b := &s.cur
	b.Breaks = s.lines[s.line:len(s.lines):len(s.lines)]
	s.line = len(s.lines)
	if 12*b.Words < b.Letters { // a script without spaces
		b.Words = b.Letters / 5
	}
	s.blocks = append(s.blocks, *b)
	s.hidden = append(s.hidden, s.hide)
	s.ends = append(s.ends, int32(len(s.buf)))
}

// finish gives the blocks their texts, marks the hidden ones and sums up the boxes.
func (s *Splitter) finish() ([]Block, []Box) {
	all, from := string(s.buf), int32(0)
	for i := range s.blocks {
		s.blocks[i].Text = all[from:s.ends[i]]
		from = s.ends[i]
	}
	s.unhide()
	for i := range s.blocks {
		s.blocks[i].Hidden = s.hidden[i] != tree.None
	}
	sum(s.blocks, s.boxes)
	return s.blocks, s.boxes
}

// unhide takes a hidden element for visible that holds more running text than all that shows: a script reveals it.
func (s *Splitter) unhide() {
	shown := int32(0)
	for i := range s.blocks {
		if s.hidden[i] == tree.None && s.blocks[i].IsProse() {
			shown += s.blocks[i].Len
		}
	}
	for i := 0; i < len(s.blocks); {
		h := s.hidden[i]
		j, prose := i, int32(0)
		for ; j < len(s.blocks) && s.hidden[j] == h; j++ {
			if s.blocks[j].IsProse() {
				prose += s.blocks[j].Len
			}
		}
		if h != tree.None && prose >= 400 && prose > shown {
			for k := i; k < j; k++ {
				s.hidden[k] = tree.None
			}
		}
		i = j
	}
}

// sum fills the sums of the boxes. A box stands before the boxes in it.
func sum(bs []Block, boxes []Box) {
	for i := range boxes {
		boxes[i].From = int32(len(bs))
	}
	for i := range bs {
		b := &bs[i]
		x := &boxes[b.Box]
		x.From, x.To = min(x.From, int32(i)), int32(i)+1
		if b.Hidden {
			continue
		}
		x.Len += b.Len
		x.Linked += b.Linked
		if b.IsProse() {
			x.Prose += b.Len
			x.Own += b.Len
			if x.Parent >= 0 {
				boxes[x.Parent].Own += b.Len
			}
		}
	}
	for i := len(boxes) - 1; i > 0; i-- {
		x := &boxes[i]
		if x.To == 0 || x.Parent < 0 {
			continue
		}
		p := &boxes[x.Parent]
		p.From, p.To = min(p.From, x.From), max(p.To, x.To)
		p.Len += x.Len
		p.Linked += x.Linked
		p.Prose += x.Prose
	}
}

package blocks

import (
	"slices"

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

	seen  Seen[uint32]
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
	s.stack = append(s.stack, *top)
	f := &s.stack[len(s.stack)-1]
	f.end, f.node, f.atom, f.block, f.box = s.t.End(n), n, a, d == block, -1
	f.marks |= landmarks[a]
	f.strong = f.strong && !f.block
	if f.block {
		s.flush()
		f.near.deeper()
	}
	s.attributes(f)
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
	return true
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
	s.boxes = append(room(s.boxes, f.node, s.t), Box{Node: f.node, Class: s.t.AttrOr(f.node, "class"), ID: s.t.AttrOr(f.node, "id"), Parent: parent, Depth: uint16(i), Path: f.path, Near: f.near, Marks: f.marks})
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
	s.blocks = append(room(s.blocks, b.Last, s.t), *b)
	s.hidden = append(s.hidden, s.hide)
	s.ends = append(s.ends, int32(len(s.buf)))
}

// room gives a full slice room for what the rest of the tree will need, if it is like the part up to node n: a slice that
// grows step by step is held twice each time.
func room[T any](s []T, n tree.Node, t *tree.Tree) []T {
	if len(s) < cap(s) || len(s) < fewBlocks {
		return s
	}
	rest := len(s) * (t.Len() - int(n)) / (int(n) + 1)
	return slices.Grow(s, min(max(rest+rest/16, len(s)/4), 4*len(s)))
}

// fewBlocks is a number that most pages stay below.
const fewBlocks = 4096

package tree

import "strings"

// A token is what the page's bytes are cut into, before the rules of tree construction see it.
type token struct {
	kind        tokenKind
	atom        Atom
	selfClosing bool
	how         uint8 // of text: how it is decoded
	name        int32 // of tags: the name, as a number: the atom, or an interned name

	from, to         int32 // name, text or comment, as a range of the page
	attrFrom, attrTo int32
}

type tokenKind uint8

const (
	textToken tokenKind = iota
	startTag
	endTag
	commentToken
	doctypeToken
	endOfPage
)

// The bytes that end a tag's name and an attribute's name map to 0, the others to themselves in lower case; NUL, which
// stands in no known name, to 0xff.
var tagByte, attrByte = func() (tag, attr [256]byte) {
	for i := range 256 {
		tag[i] = lowered(byte(i))
	}
	tag[0] = 0xff
	for _, c := range []byte(" \t\n\f\r/>") {
		tag[c] = 0
	}
	attr = tag
	attr['='] = 0
	return tag, attr
}()

// tokenize cuts the page into tokens and hands each to the rules of tree construction.
func (p *Parser) tokenize() {
	page := p.tree.page
	for p.pos < len(page) {
		if p.plaintext {
			p.emitText(p.pos, len(page), keepNUL)
			break
		}
		if i := p.pos; page[i] == '<' && i+1 < len(page) {
			switch c := page[i+1]; {
			case isLetter(c):
				p.startTag()
				continue
			case c == '/':
				if p.endTag() {
					continue
				}
			case c == '!':
				p.declaration()
				continue
			case c == '?':
				p.bogusComment(i + 1)
				continue
			}
		}
		to := textEnd(page, p.pos)
		p.emitText(p.pos, to, withRefs)
	}
	p.tok = token{kind: endOfPage}
	p.process()
}

// textEnd is where the text that begins at i ends: before the next tag, comment or declaration. The byte at i is text.
func textEnd(page string, i int) int {
	for i++; ; i++ {
		n := strings.IndexByte(page[i:], '<')
		if n < 0 || i+n+1 >= len(page) {
			return len(page)
		}
		for i += n; i+1 < len(page) && page[i+1] == '<'; i++ {
		}
		if i+1 == len(page) {
			return i + 1
		}
		switch c := page[i+1]; {
		case isLetter(c), c == '!', c == '?', c == '/' && i+2 < len(page):
			return i
		}
	}
}

func (p *Parser) emitText(from, to int, how uint8) {
	p.pos = to
	if from == to {
		return
	}
	p.tok = token{kind: textToken, how: how, from: int32(from), to: int32(to)}
	p.process()
}

func (p *Parser) emitComment(from, to, pos int) {
	p.pos = pos
	p.tok = token{kind: commentToken, from: int32(from), to: int32(to)}
	p.process()
}

func (p *Parser) startTag() {
	i := p.tagName(p.pos + 1)
	p.tok.kind, p.tok.selfClosing = startTag, false
	p.tok.attrFrom = int32(len(p.tree.attrs))
	if i < len(p.tree.page) && p.tree.page[i] == '>' {
		p.pos = i + 1
	} else if !p.attributes(i) {
		return
	}
	p.tok.attrTo = int32(len(p.tree.attrs))
	p.process()
}

// endTag reads an end tag, and says whether there is one: the page may end after its first two bytes.
func (p *Parser) endTag() bool {
	page := p.tree.page
	i := p.pos + 2
	switch {
	case i == len(page):
		return false
	case page[i] == '>':
		p.pos = i + 1
		return true
	case !isLetter(page[i]):
		p.bogusComment(i)
		return true
	}
	i = p.tagName(i)
	if i < len(page) && page[i] == '>' {
		p.pos = i + 1
	} else {
		kept := len(p.tree.attrs)
		p.tok.attrFrom = int32(kept)
		ok := p.attributes(i)
		p.tree.attrs = p.tree.attrs[:kept]
		if !ok {
			return true
		}
	}
	p.tok.kind, p.tok.selfClosing = endTag, false
	p.tok.attrFrom, p.tok.attrTo = 0, 0
	p.process()
	return true
}

// tagName reads the name that begins at i into the token and gives its end.
func (p *Parser) tagName(i int) int {
	page := p.tree.page
	from, key := i, uint64(0)
	for ; i < len(page); i++ {
		c := tagByte[page[i]]
		if c == 0 {
			break
		}
		key = key<<8 | uint64(c)
	}
	p.tok.from, p.tok.to = int32(from), int32(i)
	p.tok.atom = atomOf(page[from:i], key)
	p.tok.name = int32(p.tok.atom)
	if p.tok.atom == AtomOther {
		p.tok.name = p.names.intern(page, int32(from), int32(i))
		p.growLast(p.tok.name)
	}
	return i
}

// attributes reads the rest of a tag from i into the tree's attributes. It says false, and drops what it read, where
// the page ends within the tag.
func (p *Parser) attributes(i int) bool {
	t := &p.tree
	page := t.page
	p.seen.stale = true
	for {
		for i < len(page) && isSpace[page[i]] {
			i++
		}
		if i >= len(page) {
			break
		}
		switch page[i] {
		case '>':
			p.pos = i + 1
			return true
		case '/':
			i++
			p.tok.selfClosing = i < len(page) && page[i] == '>'
			continue
		}
		a := attr{name: int32(i)}
		changed := tagByte[page[i]] ^ page[i] // whatever its first byte, a name begins
		for i++; i < len(page); i++ {
			c := attrByte[page[i]]
			if c == 0 {
				break
			}
			changed |= c ^ page[i]
		}
		a.nameEnd, a.fold = int32(i), changed != 0
		if a.fold {
			a.key = keyOfFolded(page[a.name:i])
		} else {
			a.key = keyOf(page[a.name:i])
		}
		i = readValue(page, i, &a)
		if i > len(page) {
			break
		}
		if !p.duplicate(&a) {
			t.attrs = append(t.attrs, a)
		}
	}
	t.attrs = t.attrs[:p.tok.attrFrom]
	p.pos = len(page)
	return false
}

// readValue reads what follows the name of an attribute at i and gives the end, which is past the page's where the
// page ends before the value does.
func readValue(page string, i int, a *attr) int {
	a.value, a.valueEnd = int32(i), int32(i)
	j := i
	for j < len(page) && isSpace[page[j]] {
		j++
	}
	if j == len(page) {
		return len(page) + 1
	}
	if page[j] != '=' {
		return j
	}
	for j++; j < len(page) && isSpace[page[j]]; j++ {
	}
	if j == len(page) {
		return len(page) + 1
	}
	switch c := page[j]; c {
	case '"', '\'':
		j++
		n := strings.IndexByte(page[j:], c)
		if n < 0 {
			return len(page) + 1
		}
		a.value, a.valueEnd = int32(j), int32(j+n)
		return j + n + 1
	case '>':
		return j
	}
	from := j
	for j < len(page) && page[j] != '>' && !isSpace[page[j]] {
		j++
	}
	a.value, a.valueEnd = int32(from), int32(j)
	return j
}

// duplicate says that the tag has an attribute of that name already.
func (p *Parser) duplicate(a *attr) bool {
	t := &p.tree
	before := t.attrs[p.tok.attrFrom:]
	if len(before) >= manyAttrs {
		return p.seen.has(t, a, before)
	}
	name := t.page[a.name:a.nameEnd]
	for i := range before {
		b := &before[i]
		if b.nameEnd-b.name == a.nameEnd-a.name && (t.page[b.name:b.nameEnd] == name ||
			(a.fold || b.fold) && sameName(t.page[b.name:b.nameEnd], name)) {
			return true
		}
	}
	return false
}

// manyAttrs is the number of attributes from which a tag's are looked up by hash.
const manyAttrs = 24

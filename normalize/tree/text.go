package tree

import "strings"

// insertText inserts the token's text.
func (p *Parser) insertText() { p.addText(p.tok.from, p.tok.to, p.tok.how) }

// addText inserts text; it joins the text that stands before it.
func (p *Parser) addText(from, to int, how uint8) {
	if from == to {
		return
	}
	if p.disorder != 0 {
		p.addTextAside(from, to, how)
		return
	}
	parent := p.top().node
	if x := &p.tree.nodes[len(p.tree.nodes)-1]; x.kind == Text && x.parent == parent {
		p.joinText(x, from, to, how)
		return
	}
	n, x := p.tree.newNode()
	x.kind, x.space, x.atom, x.how = Text, inHTML, AtomNone, how
	x.parent, x.end = parent, n+1
	x.from, x.to, x.name = int32(from), int32(to), 0
}

// addTextAside is addText where nodes may stand out of order.
func (p *Parser) addTextAside(from, to int, how uint8) {
	parent, before := p.place()
	last := Node(len(p.tree.nodes) - 1)
	switch {
	case p.disorder&moved == 0:
	case before != None:
		last = p.links[before].prev
	default:
		p.growLinks(len(p.tree.nodes))
		last = p.links[parent].last
	}
	if last != None {
		if x := &p.tree.nodes[last]; x.kind == Text && x.parent == parent {
			p.joinText(x, from, to, how)
			return
		}
	}
	n, x := p.tree.newNode()
	x.kind, x.space, x.atom, x.how = Text, inHTML, AtomNone, how
	x.parent, x.end = None, n+1
	x.from, x.to, x.name = int32(from), int32(to), 0
	p.insert(parent, before, n)
}

// joinText lengthens the text x.
func (p *Parser) joinText(x *node, from, to int, how uint8) {
	if x.how == how && int(x.to) == from {
		x.to = int32(to)
		return
	}
	if x.how&fromPieces == 0 {
		p.tree.pieces = append(p.tree.pieces, piece{x.from, x.to, -1, x.how})
		x.how = fromPieces
		x.from = int32(len(p.tree.pieces) - 1)
		x.to = x.from
	}
	p.tree.pieces = append(p.tree.pieces, piece{int32(from), int32(to), -1, how})
	i := int32(len(p.tree.pieces) - 1)
	p.tree.pieces[x.to].next = i
	x.to = i
}

// openRaw inserts an element whose content is text up to its end tag, and reads it whole.
func (p *Parser) openRaw(how uint8) {
	a := p.tok.atom
	p.openElement()
	page := p.tree.page
	if a == Textarea {
		p.skipNewline()
	}
	var to int
	if a == Script {
		to = scriptEnd(page, p.pos)
	} else {
		to = rawEnd(page, p.pos, a.String())
	}
	if to > p.pos {
		p.addText(p.pos, to, how)
	}
	p.pos = to
	if to < len(page) {
		p.dropAttributes(to + len("</") + len(a.String()))
	}
	p.pop()
}

// skipNewline skips a line feed that comes next; textarea, pre and listing may begin with one that does not count.
func (p *Parser) skipNewline() {
	next := p.tree.page[p.pos:]
	switch {
	case strings.HasPrefix(next, "\r\n"):
		p.pos += 2
	case strings.HasPrefix(next, "\r"), strings.HasPrefix(next, "\n"):
		p.pos++
	case strings.HasPrefix(next, "&"):
		var buf [8]byte
		if b, n := appendRef(buf[:0], next, false); n > 0 && string(b) == "\n" {
			p.pos += n
		}
	}
}

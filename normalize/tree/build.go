package tree

import "strings"

// newNode adds a node that stands nowhere yet.
func (p *Parser) newNode(x node) Node {
	x.parent, x.first, x.next, x.end, x.prev = None, None, None, None, None
	p.tree.nodes = append(p.tree.nodes, x)
	return Node(len(p.tree.nodes) - 1)
}

// insert puts n under parent, before that child, or last where before is None.
func (p *Parser) insert(parent, before, n Node) {
	x := &p.tree.nodes[n]
	x.parent, x.next, x.prev = parent, before, p.lastBefore(parent, before)
	p.joined(n)
}

// lastBefore is the last child of parent, or the one before that child.
func (p *Parser) lastBefore(parent, before Node) Node {
	if before == None {
		return p.tree.nodes[parent].end
	}
	return p.tree.nodes[before].prev
}

// joined links the nodes around n, which holds its own links, to it.
func (p *Parser) joined(n Node) {
	nodes := p.tree.nodes
	x := &nodes[n]
	if x.prev == None {
		nodes[x.parent].first = n
	} else {
		nodes[x.prev].next = n
	}
	if x.next == None {
		nodes[x.parent].end = n
	} else {
		nodes[x.next].prev = n
	}
}

// detach takes n, with all that is under it, from where it stands.
func (p *Parser) detach(n Node) {
	p.moved = true
	nodes := p.tree.nodes
	x := &nodes[n]
	if x.parent == None {
		return
	}
	if x.prev == None {
		nodes[x.parent].first = x.next
	} else {
		nodes[x.prev].next = x.next
	}
	if x.next == None {
		nodes[x.parent].end = x.prev
	} else {
		nodes[x.next].prev = x.prev
	}
	x.parent, x.prev, x.next = None, None, None
}

// place is where the next node goes: last under the current node, or, for what does not belong in a table, before it.
func (p *Parser) place() (parent, before Node) {
	if p.foster && p.top().class&fostering != 0 {
		return p.fosterPlace()
	}
	if p.offEnd {
		p.moved = true
	}
	return p.top().node, None
}

// fosterPlace is the standard's foster parent.
func (p *Parser) fosterPlace() (parent, before Node) {
	p.moved = true
	table, template := p.lastOpen(Table), p.lastOpen(Template)
	switch {
	case template >= 0 && template > table:
		return p.open[template].node, None
	case table < 0:
		return p.open[0].node, None
	}
	n := p.open[table].node
	if up := p.tree.nodes[n].parent; up != None {
		return up, n
	}
	return p.open[table-1].node, None
}

// addElement inserts an element for the token's tag and leaves it closed.
func (p *Parser) addElement(space uint8) Node {
	parent, before := p.place()
	t := &p.tok
	a := t.atom
	if a > Xmp || space != inHTML && a != Svg && a != Math {
		a = AtomOther
	}
	n := Node(len(p.tree.nodes))
	p.tree.nodes = append(p.tree.nodes, node{
		kind: Element, space: space, atom: a,
		parent: parent, first: None, next: before, end: None, prev: p.lastBefore(parent, before),
		from: t.from, to: t.to, attrFrom: t.attrFrom, attrTo: t.attrTo,
	})
	p.joined(n)
	return n
}

// openElement inserts an HTML element for the token's tag and opens it. What nests deeper than MaxDepth becomes a
// sibling of the element that is open there.
func (p *Parser) openElement() Node {
	p.makeRoom()
	n := p.addElement(inHTML)
	p.push(n, p.tok.name, p.tok.atom, inHTML, classes[p.tok.atom])
	return n
}

func (p *Parser) makeRoom() {
	if len(p.open) >= MaxDepth {
		p.tree.flattened = true
		p.pop()
	}
}

// openImplied opens an element that the page does not write.
func (p *Parser) openImplied(a Atom) Node {
	tok := p.tok
	p.tok = token{kind: startTag, atom: a, name: int32(a)}
	n := p.openElement()
	p.tok = tok
	return n
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
		p.addText(int32(p.pos), int32(to), how)
	}
	p.pos = to
	if to < len(page) {
		i := to + len("</") + len(a.String())
		kept := len(p.tree.attrs)
		p.tok.attrFrom = int32(kept)
		p.attributes(i)
		p.tree.attrs = p.tree.attrs[:kept]
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

// insertText inserts the token's text.
func (p *Parser) insertText() { p.addText(p.tok.from, p.tok.to, p.tok.how) }

// addText inserts text; it joins the text that stands before it.
func (p *Parser) addText(from, to int32, how uint8) {
	if from == to {
		return
	}
	parent, before := p.place()
	last := p.lastBefore(parent, before)
	if last == None || p.tree.nodes[last].kind != Text {
		n := Node(len(p.tree.nodes))
		p.tree.nodes = append(p.tree.nodes, node{
			kind: Text, how: how,
			parent: parent, first: None, next: before, end: None, prev: last,
			from: from, to: to,
		})
		p.joined(n)
		return
	}
	x := &p.tree.nodes[last]
	if x.how == how && x.to == from {
		x.to = to
		return
	}
	if x.how&fromPieces == 0 {
		p.tree.pieces = append(p.tree.pieces, piece{x.from, x.to, -1, x.how})
		x.how = fromPieces
		x.from = int32(len(p.tree.pieces) - 1)
		x.to = x.from
	}
	p.tree.pieces = append(p.tree.pieces, piece{from, to, -1, how})
	i := int32(len(p.tree.pieces) - 1)
	p.tree.pieces[x.to].next = i
	x.to = i
}

// insertComment inserts the token's comment at the current node, or last under a node where one is given.
func (p *Parser) insertComment(under Node) {
	var parent, before Node = under, None
	if under == None {
		parent, before = p.place()
	} else if len(p.open) > 0 {
		p.offEnd = true
	}
	p.insert(parent, before, p.newNode(node{kind: Comment, how: keepNUL, from: p.tok.from, to: p.tok.to}))
}

// mergeAttrs gives the element those attributes of the token that it has not.
func (p *Parser) mergeAttrs(n Node) {
	t, x := &p.tree, &p.tree.nodes[n]
	added := t.attrs[p.tok.attrFrom:p.tok.attrTo]
	if len(added) == 0 {
		return
	}
	if old := int(x.attrTo - x.attrFrom); !p.spend(old + len(added) + min(old, manyAttrs)*min(len(added), manyAttrs)) {
		return
	}
	from := len(t.attrs)
	p.seen.stale = true
	t.attrs = append(t.attrs, t.attrs[x.attrFrom:x.attrTo]...)
	p.tok.attrFrom, p.tok.attrTo = int32(from), p.tok.attrFrom
	for i := range added {
		if a := added[i]; !p.duplicate(&a) {
			t.attrs = append(t.attrs, a)
		}
	}
	x.attrFrom, x.attrTo = int32(from), int32(len(t.attrs))
}

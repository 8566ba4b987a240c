package tree

import "slices"

// newNode adds a node that stands nowhere yet. All of it but its number is for the caller to say.
func (t *Tree) newNode() (Node, *node) {
	n := len(t.nodes)
	if n == cap(t.nodes) {
		t.nodes = slices.Grow(t.nodes, 64+n/2)
	}
	t.nodes = t.nodes[:n+1]
	return Node(n), &t.nodes[n]
}

// place is where the next node goes: last under the current node, or, for what does not belong in a table, before it.
func (p *Parser) place() (parent, before Node) {
	switch {
	case p.disorder&fosters != 0 && p.top().class&isFostering != 0:
		return p.fosterPlace()
	case p.disorder&offEnd != 0:
		p.startMoving()
	}
	return p.top().node, None
}

// fosterPlace is the standard's foster parent.
func (p *Parser) fosterPlace() (parent, before Node) {
	p.startMoving()
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

// put puts the newest node where the next one goes.
func (p *Parser) put(n Node) {
	switch p.disorder {
	case 0:
		p.tree.nodes[n].parent = p.top().node
	case moved:
		p.insertLast(p.top().node, n)
	default:
		p.tree.nodes[n].parent = None
		parent, before := p.place()
		p.insert(parent, before, n)
	}
}

// addElement inserts an element for the token's tag. how says whether it is open.
func (p *Parser) addElement(space, how uint8) Node {
	a := p.tok.atom
	if a > Xmp || space != inHTML && a != Svg && a != Math {
		a = AtomOther
	}
	n, x := p.tree.newNode()
	x.kind, x.space, x.atom, x.how = Element, space, a, how
	x.parent, x.end = p.top().node, n+1
	x.from, x.to, x.name = int32(p.tok.attrFrom), int32(p.tok.attrTo), p.tok.name
	if p.disorder != 0 {
		p.put(n)
	}
	return n
}

// addEmpty inserts an HTML element that the page does not write, and that holds nothing.
func (p *Parser) addEmpty(a Atom) {
	n, x := p.tree.newNode()
	x.kind, x.space, x.atom, x.how = Element, inHTML, a, 0
	x.parent, x.end = p.top().node, n+1
	x.from, x.to, x.name = 0, 0, int32(a)
	if p.disorder != 0 {
		p.put(n)
	}
}

// openElement inserts an HTML element for the token's tag and opens it.
func (p *Parser) openElement() Node {
	return p.openHTML(p.tok.name, p.tok.atom, p.tok.attrFrom, p.tok.attrTo, isOpen)
}

// openImplied opens an element that the page does not write.
func (p *Parser) openImplied(a Atom) Node { return p.openHTML(int32(a), a, 0, 0, isOpen) }

// openHTML inserts an HTML element and opens it. What nests deeper than MaxDepth becomes a sibling of the element that
// is open there. how says that it is open, and whether it is active. It does at once what newElement, put and push do.
func (p *Parser) openHTML(name int32, a Atom, attrFrom, attrTo int, how uint8) Node {
	if len(p.open) >= MaxDepth {
		p.makeRoom()
	}
	n, x := p.tree.newNode()
	x.kind, x.space, x.atom, x.how = Element, inHTML, a, how
	if a > Xmp {
		x.atom = AtomOther
	}
	x.parent, x.end = p.top().node, n+1
	x.from, x.to, x.name = int32(attrFrom), int32(attrTo), name
	if p.disorder != 0 {
		p.put(n)
	}
	i := len(p.open)
	p.open = p.open[:i+1]
	e := &p.open[i]
	e.node, e.key, e.class, e.atom, e.space = n, 2*name, classes[a], a, inHTML
	mask := carries[e.class&15|16]
	e.carry = p.open[i-1].carry&^mask | carry(i+1)*(topStop|topSpecial|topItem|topHTML|topAnchor)&mask
	last := &p.last[2*name]
	e.below = *last - 1
	*last = int16(i + 1)
	return n
}

func (p *Parser) makeRoom() {
	if len(p.open) >= MaxDepth {
		p.tree.flattened = true
		p.pop()
	}
}

// addComment inserts the token's comment at the current node, or last under a node where one is given.
func (p *Parser) addComment(under Node) {
	if under != None && len(p.open) > 0 {
		p.endAbove(under)
	}
	n, x := p.tree.newNode()
	x.kind, x.space, x.atom, x.how = Comment, inHTML, AtomNone, keepNUL
	x.parent, x.end = None, n+1
	x.from, x.to, x.name = int32(p.tok.from), int32(p.tok.to), 0
	if under == None {
		p.put(n)
	} else {
		p.insert(under, None, n)
	}
}

// endAbove ends what is open above a node, which is the document or the html element, and leaves it on the stack.
func (p *Parser) endAbove(under Node) {
	at := 0
	if under == p.open[0].node {
		at = 1
	}
	for p.ended = min(p.ended, len(p.open)); p.ended > at; p.ended-- {
		p.setEnd(p.ended - 1)
	}
	p.disorder |= offEnd
}

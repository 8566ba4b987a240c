package tree

// closeFormatting closes a formatting element that other elements may straddle: the standard's adoption agency.
func (p *Parser) closeFormatting(a Atom) {
	name := int32(a)
	e := p.top()
	if e.space == inHTML && e.atom == a && p.tree.nodes[e.node].how&isActive == 0 {
		p.pop()
		return
	}
	if n := len(p.active) - 1; n >= 0 && e.node == p.active[n].node && e.atom == a {
		p.steps++
		p.pop()
		p.dropActive(n)
		return
	}
	if p.actives[a] == 0 {
		p.closeOther(name)
		return
	}
	for range 8 {
		i := p.lastActive(a)
		if i < 0 {
			p.closeOther(name)
			return
		}
		n := p.active[i].node
		at := p.openAt(n, name)
		switch {
		case at < 0:
			p.dropActive(i)
			return
		case at < p.top().carry.at(topStop):
			return
		case p.top().carry.at(topSpecial) < at:
			p.popTo(at)
			p.dropActive(i)
			return
		}
		p.adopt(i, at)
	}
}

// lastActive is the last active element of that name behind the last marker, or -1.
func (p *Parser) lastActive(a Atom) int {
	if p.actives[a] == 0 || !p.spend(0) {
		return -1
	}
	for i := len(p.active) - 1; i >= 0 && p.active[i].node != None; i-- {
		p.steps++
		if p.active[i].atom == a {
			return i
		}
	}
	return -1
}

// adopt runs one round for the active element i, which is open at the place at: the block within it is moved out of
// it, and takes its formatting, and what was opened between them, along as copies.
func (p *Parser) adopt(i, at int) {
	p.steps += 2*(len(p.open)-at) + len(p.active) - i
	block := at + 1
	for p.open[block].class&isSpecial == 0 {
		block++
	}
	for k := len(p.open) - 1; k >= at; k-- {
		p.unlink(k)
	}
	formatting, furthest := p.active[i].node, p.open[block].node
	ancestor := p.open[at-1]
	bookmark, last := i, furthest
	for k, count := block-1, 1; k > at; k, count = k-1, count+1 {
		n := p.open[k].node
		ni := -1
		if p.tree.nodes[n].how&isActive != 0 {
			ni = p.indexActive(n)
		}
		if ni >= 0 && count > 3 {
			p.dropActive(ni)
			p.forgotten++
			if ni < bookmark {
				bookmark--
			}
			ni = -1
		}
		if ni < 0 {
			p.tree.nodes[n].how &^= isOpen
			p.open = append(p.open[:k], p.open[k+1:]...)
			block--
			continue
		}
		p.tree.nodes[n].how &^= isOpen
		c := p.clone(ni)
		p.open[k].node = c
		if last == furthest {
			bookmark = ni + 1
		}
		p.detach(last)
		p.insert(c, None, last)
		last = c
	}
	p.detach(last)
	parent, before := ancestor.node, None
	if ancestor.class&isFostering != 0 {
		parent, before = p.fosterPlace()
	}
	p.insert(parent, before, last)
	p.wrapChildren(at, block, bookmark, formatting)
}

// wrapChildren ends the round: a copy of the formatting element takes the block's children, and the element's place in
// the list at the bookmark and on the stack above the block.
func (p *Parser) wrapChildren(at, block, bookmark int, formatting Node) {
	furthest := p.open[block].node
	c := p.copyOf(formatting, isOpen)
	p.moveChildren(furthest, c)
	p.insert(furthest, None, c)

	entry, a := p.open[at], active{node: c, name: p.open[at].key / 2, atom: p.open[at].atom}
	entry.node = c
	i := p.indexActive(formatting)
	if i < bookmark {
		bookmark--
	}
	p.dropActive(i)
	p.activate(min(bookmark, len(p.active)), a)

	p.tree.nodes[formatting].how &^= isOpen
	copy(p.open[at:], p.open[at+1:block+1])
	p.open[block] = entry
	for k := at; k < len(p.open); k++ {
		p.link(k, &p.open[k])
	}
}

package tree

import "slices"

// What may make the next node stand elsewhere than last under the current one.
const (
	fosters = 1 << iota // what does not belong in a table goes before it
	offEnd              // nodes were put behind the end of what is open
	moved               // nodes may stand out of document order, and Parser.links holds how they hang together
)

// kin is how a node hangs together with others. As long as all nodes stand in document order none is needed.
type kin struct{ first, last, prev, next Node }

// startMoving links the nodes, from when on they may be moved.
func (p *Parser) startMoving() {
	if p.disorder&moved != 0 {
		return
	}
	p.disorder |= moved
	p.links = p.links[:0]
	p.growLinks(len(p.tree.nodes))
	links := p.links
	for i := range p.tree.nodes[1:] {
		n := Node(i) + 1
		up := p.tree.nodes[n].parent
		if up == None {
			continue // it is about to be put somewhere
		}
		parent := &links[up]
		if links[n].prev = parent.last; parent.last == None {
			parent.first = n
		} else {
			links[parent.last].next = n
		}
		parent.last = n
	}
}

// growLinks makes links for all nodes.
func (p *Parser) growLinks(n int) {
	for len(p.links) < n {
		p.links = append(p.links, kin{None, None, None, None})
	}
}

// insert puts n under parent, before that child, or last where before is None.
func (p *Parser) insert(parent, before, n Node) {
	p.tree.nodes[n].parent = parent
	if p.disorder&moved == 0 {
		return
	}
	p.growLinks(len(p.tree.nodes))
	links := p.links
	prev := links[parent].last
	if before != None {
		prev = links[before].prev
		links[before].prev = n
	} else {
		links[parent].last = n
	}
	if prev != None {
		links[prev].next = n
	} else {
		links[parent].first = n
	}
	links[n].prev, links[n].next = prev, before
}

// insertLast puts n, the newest node, under parent, last.
func (p *Parser) insertLast(parent, n Node) {
	p.tree.nodes[n].parent = parent
	p.growLinks(int(n))
	p.links = append(p.links[:n], kin{None, None, p.links[parent].last, None})
	links := p.links
	if last := links[parent].last; last != None {
		links[last].next = n
	} else {
		links[parent].first = n
	}
	links[parent].last = n
}

// detach takes n, with all that is under it, from where it stands.
func (p *Parser) detach(n Node) {
	p.startMoving()
	p.growLinks(len(p.tree.nodes))
	links, x := p.links, &p.links[n]
	parent := p.tree.nodes[n].parent
	if parent == None {
		return
	}
	if x.prev == None {
		links[parent].first = x.next
	} else {
		links[x.prev].next = x.next
	}
	if x.next == None {
		links[parent].last = x.prev
	} else {
		links[x.next].prev = x.prev
	}
	p.tree.nodes[n].parent, x.prev, x.next = None, None, None
}

// moveChildren puts the children of a node under another, which has none.
func (p *Parser) moveChildren(from, to Node) {
	p.growLinks(len(p.tree.nodes))
	links := p.links
	links[to].first, links[to].last = links[from].first, links[from].last
	links[from].first, links[from].last = None, None
	for k := links[to].first; k != None; k = links[k].next {
		p.tree.nodes[k].parent = to
	}
}

// number puts the nodes into document order, where building did not, and ends the document.
func (p *Parser) number() {
	if p.disorder&moved != 0 {
		p.growLinks(len(p.tree.nodes))
		p.renumber()
	}
	p.tree.nodes[Root].end = Node(len(p.tree.nodes))
}

// renumber walks the tree along its links and copies the nodes in the order it meets them. The kin of a copied node
// tells its new number in prev.
func (p *Parser) renumber() {
	old, links := p.tree.nodes, p.links
	nodes := slices.Grow(p.spare[:0], len(old))[:len(old)]
	at := Root
	for n := Root; n != None; {
		c, k := &nodes[at], &links[n]
		*c = old[n]
		if c.parent != None {
			c.parent = links[c.parent].prev
		}
		k.prev = at
		at++
		c.end = at
		if k.first != None {
			n = k.first
			continue
		}
		for n != None && links[n].next == None {
			if n = old[n].parent; n != None {
				nodes[links[n].prev].end = at
			}
		}
		if n != None {
			n = links[n].next
		}
	}
	p.tree.nodes, p.spare = nodes[:at], old
}

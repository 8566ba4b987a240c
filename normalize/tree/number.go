package tree

// number puts the nodes into document order, where building did not, and sets their ends.
func (p *Parser) number() {
	if p.moved {
		p.renumber()
		return
	}
	nodes := p.tree.nodes
	for i := len(nodes) - 1; i >= 0; i-- {
		if x := &nodes[i]; x.end == None {
			x.end = Node(i) + 1
		} else {
			x.end = nodes[x.end].end
		}
	}
}

// renumber walks the tree along its links and copies the nodes in the order it meets them. A copied node's prev
// becomes its new number.
func (p *Parser) renumber() {
	old, nodes := p.tree.nodes, p.spare[:0]
	for n := Root; n != None; {
		x := &old[n]
		at := Node(len(nodes))
		c := *x
		if c.first != None {
			c.first = at + 1
		}
		if c.parent != None {
			c.parent = old[c.parent].prev
		}
		c.next, c.end = None, at+1
		nodes = append(nodes, c)
		x.prev = at
		if x.first != None {
			n = x.first
			continue
		}
		for n != None && old[n].next == None {
			n = old[n].parent
			if n != None {
				nodes[old[n].prev].end = Node(len(nodes))
			}
		}
		if n != None {
			nodes[old[n].prev].next = Node(len(nodes))
			n = old[n].next
		}
	}
	p.tree.nodes, p.spare = nodes, old
}

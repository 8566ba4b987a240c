package tree

// An active formatting element, or a marker: its node is None.
type active struct {
	node Node
	name int32
	atom Atom
}

// spend says whether the page may ask for that many steps more. Once it may not, it never may, and formatting elements
// are ordinary ones from then on.
func (p *Parser) spend(steps int) bool {
	if p.steps+steps > p.budget {
		p.tree.flattened, p.budget = true, -1
		p.forgetActive()
		return false
	}
	p.steps += steps
	return true
}

func (p *Parser) addMarker() { p.active = append(p.active, active{node: None}) }

func (p *Parser) clearToMarker() {
	for len(p.active) > 0 {
		a := p.active[len(p.active)-1]
		p.dropActive(len(p.active) - 1)
		if a.node == None {
			return
		}
	}
}

func (p *Parser) dropActive(i int) {
	p.steps += len(p.active) - i
	if n := p.active[i].node; n != None {
		p.tree.nodes[n].how &^= isActive
	}
	p.active = append(p.active[:i], p.active[i+1:]...)
}

// openFormatting opens a formatting element and remembers it as active, but of four alike forgets the first.
func (p *Parser) openFormatting() {
	n := p.openElement()
	if !p.spend(0) {
		return
	}
	alike := 0
	for i := len(p.active) - 1; i >= 0 && p.active[i].node != None; i-- {
		p.steps++
		if a := &p.active[i]; a.name == p.tok.name && p.sameAttrs(a.node, n) {
			if alike++; alike == 3 {
				p.dropActive(i)
				break
			}
		}
	}
	p.activate(len(p.active), active{n, p.tok.name, p.tok.atom})
}

// activate puts a formatting element into the list before the entry i.
func (p *Parser) activate(i int, a active) {
	p.steps += len(p.active) - i
	p.active = append(p.active, active{})
	copy(p.active[i+1:], p.active[i:])
	p.active[i] = a
	p.tree.nodes[a.node].how |= isActive
}

// sameAttrs says that two elements have the same attributes, in whatever order.
func (p *Parser) sameAttrs(a, b Node) bool {
	t := &p.tree
	x, y := &t.nodes[a], &t.nodes[b]
	n := x.attrTo - x.attrFrom
	if n != y.attrTo-y.attrFrom {
		return false
	}
	for i := x.attrFrom; i < x.attrTo; i++ {
		if !p.hasAttr(y, &t.attrs[i]) {
			return false
		}
	}
	return true
}

func (p *Parser) hasAttr(x *node, a *attr) bool {
	t := &p.tree
	name, value := t.page[a.name:a.nameEnd], t.page[a.value:a.valueEnd]
	for i := x.attrFrom; i < x.attrTo; i++ {
		b := &t.attrs[i]
		p.steps++
		if !sameName(t.page[b.name:b.nameEnd], name) {
			continue
		}
		if t.page[b.value:b.valueEnd] == value {
			return true
		}
		p.steps += len(value)
		return t.text(b.value, b.valueEnd, attrText) == t.text(a.value, a.valueEnd, attrText)
	}
	return false
}

// reopen opens again the active formatting elements that were closed with the block around them.
func (p *Parser) reopen() {
	i := len(p.active)
	for i > 0 && p.active[i-1].node != None && p.tree.nodes[p.active[i-1].node].how&isOpen == 0 {
		i--
	}
	if i == len(p.active) {
		return
	}
	if !p.spend(reopenCost * (len(p.active) - i)) {
		return
	}
	for ; i < len(p.active); i++ {
		p.makeRoom()
		parent, before := p.place()
		n := p.clone(i)
		p.insert(parent, before, n)
		p.push(n, p.active[i].name, p.active[i].atom, inHTML, classes[p.active[i].atom])
	}
}

// forgetActive ends formatting across blocks for what is open.
func (p *Parser) forgetActive() {
	for i := range p.active {
		if n := p.active[i].node; n != None {
			p.tree.nodes[n].how &^= isActive
		}
	}
	p.active = p.active[:0]
}

// clone makes a copy of the active element i, without children, and lets it stand in its place in the list.
func (p *Parser) clone(i int) Node {
	a := &p.active[i]
	x := p.tree.nodes[a.node]
	p.tree.nodes[a.node].how &^= isActive
	x.how = isActive
	a.node = p.newNode(x)
	return a.node
}

func (p *Parser) indexActive(n Node) int {
	for i := len(p.active) - 1; i >= 0; i-- {
		p.steps++
		if p.active[i].node == n {
			return i
		}
	}
	return -1
}

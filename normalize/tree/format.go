package tree

// An active formatting element, or a marker: its node is None.
type active struct {
	node Node
	name int32
	sum  attrSum // of its attributes, or 0 where nobody has asked for it
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
	if a := &p.active[i]; a.node != None {
		p.tree.nodes[a.node].how &^= isActive
		p.actives[a.atom]--
	}
	if i == len(p.active)-1 {
		p.active = p.active[:i]
		return
	}
	for k := i + 1; k < len(p.active); k++ {
		// Field by field: a copy of the whole would have to wait until the fields, just written, are in memory.
		a, b := &p.active[k-1], &p.active[k]
		a.node, a.name, a.sum, a.atom = b.node, b.name, b.sum, b.atom
	}
	p.active = p.active[:len(p.active)-1]
}

// openFormatting opens a formatting element and remembers it as active, but of four alike forgets the first.
func (p *Parser) openFormatting() {
	if p.budget < 0 || !p.spend(0) {
		p.openElement()
		return
	}
	name, atom := p.tok.name, p.tok.atom
	n := p.openHTML(name, atom, p.tok.attrFrom, p.tok.attrTo, isOpen|isActive)
	sum := attrSum(0)
	if p.actives[atom] >= 3 {
		sum = p.tree.sumAttrs(n)
		p.forgetAlike(n, name, sum)
	}
	p.active = append(p.active, active{n, name, sum, atom})
	p.actives[atom]++
}

// forgetAlike forgets the first of three active elements that are like n, if there are three behind the last marker.
func (p *Parser) forgetAlike(n Node, name int32, sum attrSum) {
	alike := 0
	for i := len(p.active) - 1; i >= 0; i-- {
		b := &p.active[i]
		if b.node == None {
			return
		}
		p.steps++
		if b.name != name {
			continue
		}
		if b.sum == 0 {
			b.sum = p.tree.sumAttrs(b.node)
		}
		if sum == b.sum && sum == noAttrs || sum.mayBe(b.sum) && p.sameAttrs(n, b.node) {
			if alike++; alike == 3 {
				p.dropActive(i)
				return
			}
		}
	}
}

// activate puts a formatting element into the list before the entry i.
func (p *Parser) activate(i int, a active) {
	p.steps += len(p.active) - i
	p.active = append(p.active, active{})
	copy(p.active[i+1:], p.active[i:])
	p.active[i] = a
	p.actives[a.atom]++
	p.tree.nodes[a.node].how |= isActive
}

// attrSum is the same for elements with the same attributes, and for hardly any others.
type attrSum uint32

const (
	noAttrs attrSum = 1 + iota
	anyAttrs
)

func (s attrSum) mayBe(other attrSum) bool {
	return s == other || s == anyAttrs && other != noAttrs || other == anyAttrs && s != noAttrs
}

// sumAttrs is the sum of an element's attributes: anyAttrs where values have to be decoded.
func (t *Tree) sumAttrs(n Node) attrSum {
	attrs := t.attrsOf(n)
	if len(attrs) == 0 {
		return noAttrs
	}
	var sum uint64
	for i := range attrs {
		a := &attrs[i]
		value := t.page[a.value:a.valueEnd]
		if !t.plain(value, attrText) {
			return anyAttrs
		}
		sum += mix(uint64(a.hash)<<48, attrHash(value[:min(len(value), 32)])) // in whatever order
	}
	return attrSum(sum>>32) | 4
}

// sameAttrs says that two elements have the same attributes, in whatever order.
func (p *Parser) sameAttrs(a, b Node) bool {
	t := &p.tree
	x, y := &t.nodes[a], &t.nodes[b]
	if x.to-x.from != y.to-y.from {
		return false
	}
	for i := x.from; i < x.to; i++ {
		if !p.hasAttr(y, &t.attrs[i]) {
			return false
		}
	}
	return true
}

func (p *Parser) hasAttr(x *node, a *attr) bool {
	t := &p.tree
	name, value := t.page[a.name:a.nameEnd], t.page[a.value:a.valueEnd]
	for i := x.from; i < x.to; i++ {
		b := &t.attrs[i]
		p.steps++
		if b.hash != a.hash || !sameName(t.page[b.name:b.nameEnd], name) {
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
	if len(p.active) > 0 {
		p.reopenClosed()
	}
}

func (p *Parser) reopenClosed() {
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
		a := &p.active[i]
		old := &p.tree.nodes[a.node]
		old.how &^= isActive
		a.node = p.openHTML(a.name, a.atom, int(old.from), int(old.to), isOpen|isActive)
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
	clear(p.actives[:])
}

// clone makes a copy of the active element i, which is to be opened, and lets it stand in its place in the list.
func (p *Parser) clone(i int) Node {
	a := &p.active[i]
	old := a.node
	p.tree.nodes[old].how &^= isActive
	a.node = p.copyOf(old, isOpen|isActive)
	return a.node
}

// copyOf is a new node like an old one, without children, that stands nowhere yet.
func (p *Parser) copyOf(old Node, how uint8) Node {
	n, x := p.tree.newNode()
	o := &p.tree.nodes[old]
	x.kind, x.space, x.atom, x.how = o.kind, o.space, o.atom, how
	x.parent, x.end = None, n+1
	x.from, x.to, x.name = o.from, o.to, o.name
	return n
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

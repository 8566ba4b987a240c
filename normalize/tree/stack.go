package tree

// An open element on the stack. The standard's rules ask over and over how far down some element or boundary is; each
// entry carries the answers, so that no rule has to search the stack.
type entry struct {
	node  Node
	name  int32
	class uint16
	atom  Atom
	space uint8

	below int16 // the next entry below of the same name and namespace, or -1
	carried
}

// carried are the answers that hold at an entry: -1 where there is none.
type carried struct {
	stop    int16 // the topmost entry, this one included, that ends the default scope
	special int16 // … that is special
	item    int16 // … that is special and not lenient
	html    int16 // … that is an HTML element
	anchor  int16 // … that decides the insertion mode
}

// What a node's how says of an element while the tree is built.
const (
	isOpen   = 1 << iota // it is on the stack of open elements
	isActive             // it is in the list of active formatting elements
)

func (p *Parser) top() *entry { return &p.open[len(p.open)-1] }

// topAtom is the name of the current node, if it is an HTML element.
func (p *Parser) topAtom() Atom {
	if e := p.top(); e.space == inHTML {
		return e.atom
	}
	return AtomNone
}

// lastKey is the index into Parser.last of a name in a namespace: SVG and MathML share theirs.
func lastKey(name int32, space uint8) int32 {
	if space == inHTML {
		return 2 * name
	}
	return 2*name + 1
}

// lastOpen is the topmost open HTML element of that name, or -1.
func (p *Parser) lastOpen(a Atom) int { return int(p.last[2*int32(a)]) - 1 }

func (p *Parser) growLast(name int32) {
	for int(2*name+1) >= len(p.last) {
		p.last = append(p.last, 0)
	}
}

// push opens a node. The stack must be lower than MaxDepth.
func (p *Parser) push(n Node, name int32, a Atom, space uint8, class uint16) {
	p.open = append(p.open, entry{node: n, name: name, atom: a, space: space, class: class})
	p.link(len(p.open) - 1)
	p.tree.nodes[n].how |= isOpen
}

// link sets what the entry at i carries, from the entry below it.
func (p *Parser) link(i int) {
	e := &p.open[i]
	if i > 0 {
		e.carried = p.open[i-1].carried
	} else {
		e.carried = carried{-1, -1, -1, -1, -1}
	}
	at := int16(i)
	if e.class&(scopeStop|special|anchor) != 0 {
		e.carry(at)
	}
	if e.space == inHTML {
		e.html = at
	}
	last := &p.last[lastKey(e.name, e.space)]
	e.below = *last - 1
	*last = at + 1
}

func (e *entry) carry(at int16) {
	if e.class&scopeStop != 0 {
		e.stop = at
	}
	if e.class&special != 0 {
		e.special = at
		if e.class&lenient == 0 {
			e.item = at
		}
	}
	if e.class&anchor != 0 {
		e.anchor = at
	}
}

func (p *Parser) unlink(i int) {
	e := &p.open[i]
	p.last[lastKey(e.name, e.space)] = e.below + 1
}

func (p *Parser) pop() {
	i := len(p.open) - 1
	p.unlink(i)
	p.tree.nodes[p.open[i].node].how &^= isOpen
	p.open = p.open[:i]
}

// popTo pops until the stack is n high: the entry n goes too. The html element stays.
func (p *Parser) popTo(n int) {
	for len(p.open) > max(n, 1) {
		p.pop()
	}
}

// remove takes the entry i off the stack.
func (p *Parser) remove(i int) {
	p.steps += len(p.open) - i
	p.tree.nodes[p.open[i].node].how &^= isOpen
	for k := len(p.open) - 1; k >= i; k-- {
		p.unlink(k)
	}
	p.open = append(p.open[:i], p.open[i+1:]...)
	for k := i; k < len(p.open); k++ {
		p.link(k)
	}
}

// openAt is where the node, which is open and has that name, stands on the stack.
func (p *Parser) openAt(n Node, name int32) int {
	i := int(p.last[2*name]) - 1
	for i >= 0 && p.open[i].node != n {
		i = int(p.open[i].below)
		p.steps++
	}
	return i
}

// The scopes: whether an element of that name is open with no boundary above it.

func (p *Parser) inScope(a Atom) bool {
	i := p.lastOpen(a)
	return i >= 0 && i >= int(p.top().stop)
}

func (p *Parser) inButtonScope(a Atom) bool {
	return p.inScope(a) && p.lastOpen(a) >= p.lastOpen(Button)
}

func (p *Parser) inListScope(a Atom) bool {
	i := p.lastOpen(a)
	return p.inScope(a) && i >= p.lastOpen(Ol) && i >= p.lastOpen(Ul)
}

func (p *Parser) inTableScope(a Atom) bool {
	i := p.lastOpen(a)
	return i >= 0 && i >= p.lastOpen(Table) && i >= p.lastOpen(Template)
}

// closeTable closes the topmost of these elements that is in table scope, and says whether there is one.
func (p *Parser) closeTable(atoms ...Atom) bool {
	i := -1
	for _, a := range atoms {
		if p.inTableScope(a) {
			i = max(i, p.lastOpen(a))
		}
	}
	if i < 0 {
		return false
	}
	p.popTo(i)
	return true
}

// popUntil closes what stands above the topmost of these elements, template or html.
func (p *Parser) popUntil(atoms ...Atom) {
	i := max(0, p.lastOpen(Template))
	for _, a := range atoms {
		i = max(i, p.lastOpen(a))
	}
	p.popTo(i + 1)
}

// closeP closes an open paragraph.
func (p *Parser) closeP() {
	if p.inButtonScope(P) {
		p.popTo(p.lastOpen(P))
	}
}

// implyEnds closes the elements whose end tags may be left out, up to one named but.
func (p *Parser) implyEnds(but Atom) {
	for p.top().class&impliedEnd != 0 && p.top().atom != but {
		p.pop()
	}
}

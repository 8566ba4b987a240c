package tree

// An open element on the stack. The standard's rules ask over and over how far down some element or boundary is; each
// entry carries the answers, so that no rule has to search the stack.
type entry struct {
	node  Node
	class uint16
	atom  Atom
	carry carry
	key   int32 // lastKey of its name
	below int16 // the next entry below of the same name and namespace, or -1
	space uint8
}

// move copies what an entry is, without its place. No two fields that lie together are of one size, so that the copy
// does not wait, as one of the whole would, until fields just written are in memory.
func (e *entry) move(from *entry) {
	e.node, e.class, e.atom, e.key, e.space = from.node, from.class, from.atom, from.key, from.space
}

// carry holds five answers of twelve bits each: the place on the stack + 1 of the topmost entry, that which carries
// them included, that …
type carry uint64

const (
	topStop    carry = 1 << (12 * iota) // … ends the default scope
	topSpecial                          // … is special
	topItem                             // … is special and not lenient
	topHTML                             // … is an HTML element
	topAnchor                           // … decides the insertion mode
)

// at is the answer to one of the five questions, or -1 where there is none.
func (c carry) at(question carry) int { return int(c/question&0xfff) - 1 }

// carries are the answers that an entry of some class changes, all bits of them, by its class and whether it is HTML.
var carries = func() (masks [32]carry) {
	for i := range masks {
		c := uint16(i)
		for _, q := range [...]struct {
			holds    bool
			question carry
		}{
			{c&isScopeStop != 0, topStop}, {c&isSpecial != 0, topSpecial}, {c&isSpecial != 0 && c&isLenient == 0, topItem},
			{c&16 != 0, topHTML}, {c&isAnchor != 0, topAnchor},
		} {
			if q.holds {
				masks[i] |= 0xfff * q.question
			}
		}
	}
	return masks
}()

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
func lastKey(name int32, space uint8) int32 { return 2*name + int32(space+1)>>1 }

// lastOpen is the topmost open HTML element of that name, or -1.
func (p *Parser) lastOpen(a Atom) int { return int(p.last[2*int32(a)]) - 1 }

func (p *Parser) growLast(name int32) {
	for int(2*name+1) >= len(p.last) {
		p.last = append(p.last, 0)
	}
}

// push opens a node, whose how must say so. The stack must be lower than MaxDepth.
func (p *Parser) push(n Node, name int32, a Atom, space uint8, class uint16) {
	i := len(p.open)
	p.open = p.open[:i+1]
	e := &p.open[i]
	e.node, e.key, e.class, e.atom, e.space = n, lastKey(name, space), class, a, space
	p.link(i, e)
}

// link sets what the entry at i carries, from the entry below it.
func (p *Parser) link(i int, e *entry) {
	var below carry
	if i > 0 {
		below = p.open[i-1].carry
	}
	c := e.class & 15
	if e.space == inHTML {
		c |= 16
	}
	e.carry = below&^carries[c] | carry(i+1)*(topStop|topSpecial|topItem|topHTML|topAnchor)&carries[c]
	last := &p.last[e.key]
	e.below = *last - 1
	*last = int16(i + 1)
}

func (p *Parser) unlink(i int) {
	e := &p.open[i]
	p.last[e.key] = e.below + 1
}

func (p *Parser) pop() {
	i := len(p.open) - 1
	e := &p.open[i]
	p.last[e.key] = e.below + 1
	x := &p.tree.nodes[e.node]
	x.how &^= isOpen
	if e.class&isHeir != 0 || i >= p.ended {
		p.popHeir(i)
	} else {
		x.end = Node(len(p.tree.nodes))
	}
	p.open = p.open[:i]
}

func (p *Parser) popHeir(i int) {
	if i < p.ended {
		p.setEnd(i)
	}
}

// setEnd ends the node of the entry i, and the nodes around it that were taken off the stack before it.
func (p *Parser) setEnd(i int) {
	e, nodes := &p.open[i], p.tree.nodes
	end := Node(len(nodes))
	nodes[e.node].end = end
	if e.class&isHeir != 0 && p.disorder&moved == 0 {
		for n := nodes[e.node].parent; n != p.open[i-1].node; n = nodes[n].parent {
			nodes[n].end = end
		}
	}
}

// popTo pops until the stack is n high: the entry n goes too. The html element stays.
func (p *Parser) popTo(n int) {
	n = max(n, 1)
	for i := len(p.open) - 1; i >= n; i-- {
		e := &p.open[i]
		p.last[e.key] = e.below + 1
		x := &p.tree.nodes[e.node]
		x.how &^= isOpen
		if e.class&isHeir != 0 || i >= p.ended {
			p.popHeir(i)
		} else {
			x.end = Node(len(p.tree.nodes))
		}
	}
	p.open = p.open[:min(n, len(p.open))]
}

// remove takes the entry i off the stack; what stands above it stays.
func (p *Parser) remove(i int) {
	if i == len(p.open)-1 {
		p.steps++
		p.pop()
		return
	}
	p.steps += len(p.open) - i
	p.tree.nodes[p.open[i].node].how &^= isOpen
	for k := len(p.open) - 1; k >= i; k-- {
		p.unlink(k)
	}
	for k := i; k+1 < len(p.open); k++ {
		p.open[k].move(&p.open[k+1])
	}
	p.open = p.open[:len(p.open)-1]
	p.open[i].class |= isHeir
	for k := i; k < len(p.open); k++ {
		p.link(k, &p.open[k])
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
	return i >= 0 && i >= p.top().carry.at(topStop)
}

func (p *Parser) inButtonScope(a Atom) bool {
	return p.inScope(a) && p.lastOpen(a) >= p.lastOpen(Button)
}

func (p *Parser) inListScope(a Atom) bool {
	i := p.lastOpen(a)
	return p.inScope(a) && i >= p.lastOpen(Ol) && i >= p.lastOpen(Ul)
}

func (p *Parser) inTableScope(a Atom) bool { return p.isInTableScope(p.lastOpen(a)) }

// isInTableScope says that the place on the stack is one, with no table or template above it.
func (p *Parser) isInTableScope(i int) bool {
	return i >= 0 && i >= p.lastOpen(Table) && i >= p.lastOpen(Template)
}

// closeTable closes what stands from i on, if that is in table scope, and says whether it is.
func (p *Parser) closeTable(i int) bool {
	if !p.isInTableScope(i) {
		return false
	}
	p.popTo(i)
	return true
}

// popUntil closes what stands above the place i, but not above a template.
func (p *Parser) popUntil(i int) { p.popTo(max(i, p.lastOpen(Template), 0) + 1) }

// lastBody is the topmost open part of a table that holds rows, or -1.
func (p *Parser) lastBody() int { return max(p.lastOpen(Tbody), p.lastOpen(Tfoot), p.lastOpen(Thead)) }

// closeP closes an open paragraph.
func (p *Parser) closeP() {
	if p.last[2*P] != 0 {
		p.closeOpenP()
	}
}

func (p *Parser) closeOpenP() {
	if p.inButtonScope(P) {
		p.popTo(p.lastOpen(P))
	}
}

// implyEnds closes the elements whose end tags may be left out, up to one named but.
func (p *Parser) implyEnds(but Atom) {
	for p.top().class&isImpliedEnd != 0 && p.top().atom != but {
		p.pop()
	}
}

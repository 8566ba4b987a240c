package tree

// Node is a node of a tree, by its number. Root is 0; None is no node.
type Node int32

const (
	Root Node = 0
	None Node = -1
)

// Kind is the kind of a node.
type Kind uint8

const (
	Document Kind = iota
	Element
	Text
	Comment
)

// The namespaces.
const (
	inHTML = iota
	inSVG
	inMath
)

// node is a node. Its children are the nodes from the next one on, each the end of the one before.
type node struct {
	kind  Kind
	space uint8 // namespace
	atom  Atom
	how   uint8 // of text: how it is decoded; of elements while building: isOpen, isActive

	parent   Node
	end      Node  // the number after the last descendant
	from, to int32 // of texts and comments: the range of the page; of elements: the attributes
	name     int32 // of elements, as a number
}

// piece is a part of a text that stands in several places of the page; next is the piece after it, or -1.
type piece struct {
	from, to, next int32
	how            uint8
}

// Tree is a parsed page.
type Tree struct {
	page      string
	nodes     []node
	attrs     []attr
	names     names
	pieces    []piece
	odd       bool // the page holds NUL or carriage returns
	flattened bool
}

// Len is the number of nodes; the nodes are 0 … Len()-1.
func (t *Tree) Len() int { return len(t.nodes) }

// Flattened says that a limit cut the page: it nests deeper than MaxDepth, or the work it asks for is out of
// proportion to its size, and formatting elements were no longer opened again across blocks.
func (t *Tree) Flattened() bool { return t.flattened }

// Kind of n.
func (t *Tree) Kind(n Node) Kind { return t.nodes[n].kind }

// Atom is the element name of n as a small integer; AtomNone for other nodes and AtomOther for names that are not in
// the table. Foreign elements (SVG, MathML) have AtomOther, but for svg and math themselves.
func (t *Tree) Atom(n Node) Atom { return t.nodes[n].atom }

// Name is the element name of n in lower case; "" for other nodes.
func (t *Tree) Name(n Node) string {
	x := &t.nodes[n]
	switch {
	case x.kind != Element:
		return ""
	case x.atom != AtomOther:
		return x.atom.String()
	}
	return t.nameOf(x.name)
}

// nameOf is the name of that number.
func (t *Tree) nameOf(name int32) string {
	if name < firstName {
		return atomNames[name]
	}
	x := &t.names.list[name-firstName]
	return lowerName(t.page[x.from:x.to])
}

// Foreign says that n is an SVG or MathML element.
func (t *Tree) Foreign(n Node) bool { return t.nodes[n].space != inHTML }

// Parent of n; None for Root.
func (t *Tree) Parent(n Node) Node { return t.nodes[n].parent }

// First child of n, or None.
func (t *Tree) First(n Node) Node {
	if t.nodes[n].end == n+1 {
		return None
	}
	return n + 1
}

// Next sibling of n, or None.
func (t *Tree) Next(n Node) Node {
	x := &t.nodes[n]
	if x.parent == None || x.end == t.nodes[x.parent].end {
		return None
	}
	return x.end
}

// End is the number after the last descendant of n: they are n+1 … End(n)-1.
func (t *Tree) End(n Node) Node { return t.nodes[n].end }

// Contains says that n is d or an ancestor of d.
func (t *Tree) Contains(n, d Node) bool { return n <= d && d < t.nodes[n].end }

// Text of a text or comment node, character references decoded; "" for others. The content of <template> is under it
// as ordinary nodes.
func (t *Tree) Text(n Node) string {
	x := &t.nodes[n]
	switch {
	case x.kind != Text && x.kind != Comment:
		return ""
	case x.how&fromPieces != 0:
		return string(t.appendPieces(nil, x))
	}
	return t.text(x.from, x.to, x.how)
}

func (t *Tree) appendPieces(b []byte, x *node) []byte {
	for i := x.from; i >= 0; i = t.pieces[i].next {
		p := &t.pieces[i]
		b = appendText(b, t.page[p.from:p.to], p.how)
	}
	return b
}

// Ancestor is n or its nearest ancestor with the name a, or None.
func (t *Tree) Ancestor(n Node, a Atom) Node {
	for ; n > Root; n = t.nodes[n].parent {
		if t.nodes[n].atom == a {
			return n
		}
	}
	return None
}

// Find is the first element named a among the descendants of n, or None.
func (t *Tree) Find(n Node, a Atom) Node {
	for d := n + 1; d < t.nodes[n].end; d++ {
		if t.nodes[d].atom == a {
			return d
		}
	}
	return None
}

// AppendText appends the text of n and its descendants to b as it stands in the page, white space kept; script,
// style, template and noscript content is left out unless n is that element.
func (t *Tree) AppendText(b []byte, n Node) []byte {
	for d := n; d < t.nodes[n].end; {
		x := &t.nodes[d]
		switch {
		case x.kind == Text && x.how&fromPieces != 0:
			b = t.appendPieces(b, x)
		case x.kind == Text:
			s := t.page[x.from:x.to]
			if t.plain(s, x.how) {
				b = append(b, s...)
			} else {
				b = appendText(b, s, x.how)
			}
		case d != n && (x.atom == Script || x.atom == Style || x.atom == Template || x.atom == Noscript):
			d = x.end
			continue
		}
		d++
	}
	return b
}

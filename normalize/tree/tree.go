// Package tree is the compact tree of a page that every rule speaks to: nodes in one slice, in document order, names
// as small integers. In comes a page as UTF-8; out comes the tree that the WHATWG standard describes. It never fails:
// every byte sequence is a tree.
//
// Nodes are numbered in document order, so that the descendants of n are n+1 … End(n)-1 and a scan over a part of the
// page is a loop over integers. A tree is valid until its parser parses the next page; strings it returned stay valid.
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

type node struct {
	kind                     Kind
	foreign                  bool // in the SVG or MathML namespace
	atom                     Atom
	parent, first, next, end Node
	attrFrom, attrTo         int32
	name                     string // of elements whose name is not in the table
	text                     string
}

type attr struct{ name, value string }

// Tree is a parsed page.
type Tree struct {
	nodes []node
	attrs []attr
}

// Len is the number of nodes; the nodes are 0 … Len()-1.
func (t *Tree) Len() int { return len(t.nodes) }

// Kind of n.
func (t *Tree) Kind(n Node) Kind { return t.nodes[n].kind }

// Atom is the element name of n as a small integer; AtomNone for other nodes and AtomOther for names that are not in
// the table. Foreign elements (SVG, MathML) have AtomOther, but for svg and math themselves.
func (t *Tree) Atom(n Node) Atom { return t.nodes[n].atom }

// Name is the element name of n in lower case; "" for other nodes.
func (t *Tree) Name(n Node) string {
	x := &t.nodes[n]
	if x.kind != Element {
		return ""
	}
	if x.atom != AtomOther {
		return x.atom.String()
	}
	return x.name
}

// Foreign says that n is an SVG or MathML element.
func (t *Tree) Foreign(n Node) bool { return t.nodes[n].foreign }

// Parent of n; None for Root.
func (t *Tree) Parent(n Node) Node { return t.nodes[n].parent }

// First child of n, or None.
func (t *Tree) First(n Node) Node { return t.nodes[n].first }

// Next sibling of n, or None.
func (t *Tree) Next(n Node) Node { return t.nodes[n].next }

// End is the number after the last descendant of n: they are n+1 … End(n)-1.
func (t *Tree) End(n Node) Node { return t.nodes[n].end }

// Contains says that n is d or an ancestor of d.
func (t *Tree) Contains(n, d Node) bool { return n <= d && d < t.nodes[n].end }

// Text of a text or comment node, character references decoded; "" for others. The content of <template> is under it
// as ordinary nodes.
func (t *Tree) Text(n Node) string { return t.nodes[n].text }

// Attr is the value of an attribute of n, decoded, and whether n has it. name in lower case.
func (t *Tree) Attr(n Node, name string) (string, bool) {
	x := &t.nodes[n]
	for i := x.attrFrom; i < x.attrTo; i++ {
		if t.attrs[i].name == name {
			return t.attrs[i].value, true
		}
	}
	return "", false
}

// AttrOr is the value of an attribute of n, or "".
func (t *Tree) AttrOr(n Node, name string) string {
	v, _ := t.Attr(n, name)
	return v
}

// Attrs is the number of attributes of n, and AttrAt the i-th: name in lower case, value decoded.
func (t *Tree) Attrs(n Node) int { return int(t.nodes[n].attrTo - t.nodes[n].attrFrom) }

// AttrAt is the i-th attribute of n.
func (t *Tree) AttrAt(n Node, i int) (name, value string) {
	a := &t.attrs[t.nodes[n].attrFrom+int32(i)]
	return a.name, a.value
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
		case x.kind == Text:
			b = append(b, x.text...)
		case d != n && (x.atom == Script || x.atom == Style || x.atom == Template || x.atom == Noscript):
			d = x.end
			continue
		}
		d++
	}
	return b
}

package tree

import "strings"

// attr is an attribute: name and value as ranges of the page.
type attr struct {
	name, nameEnd, value, valueEnd int32

	fold bool // the name holds capitals or NUL
	key  Key
	hash uint16 // of the name, whatever its case
}

// Attr is the value of an attribute of n, decoded, and whether n has it. name in lower case.
func (t *Tree) Attr(n Node, name string) (string, bool) {
	attrs := t.attrsOf(n)
	for i := range attrs {
		if a := &attrs[i]; t.named(a, name) {
			return t.text(a.value, a.valueEnd, attrText), true
		}
	}
	return "", false
}

const attrText = withRefs | attrRefs | keepNUL

func (t *Tree) named(a *attr, name string) bool {
	s := t.page[a.name:a.nameEnd]
	return s == name || a.fold && (equalFold(s, name) || strings.IndexByte(s, 0) >= 0 && lowerName(s) == name)
}

// AttrOr is the value of an attribute of n, or "".
func (t *Tree) AttrOr(n Node, name string) string {
	v, _ := t.Attr(n, name)
	return v
}

// Attrs is the number of attributes of n.
func (t *Tree) Attrs(n Node) int { return len(t.attrsOf(n)) }

func (t *Tree) attrsOf(n Node) []attr {
	if x := &t.nodes[n]; x.kind == Element {
		return t.attrs[x.from:x.to]
	}
	return nil
}

// AttrName is the name of the i-th attribute of n, in lower case.
func (t *Tree) AttrName(n Node, i int) string {
	a := &t.attrs[t.nodes[n].from+int32(i)]
	name := t.page[a.name:a.nameEnd]
	if a.fold {
		name = lowerName(name)
	}
	return name
}

// AttrValue is the value of the i-th attribute of n, decoded.
func (t *Tree) AttrValue(n Node, i int) string {
	a := &t.attrs[t.nodes[n].from+int32(i)]
	return t.text(a.value, a.valueEnd, attrText)
}

// AttrAt is the i-th attribute of n.
func (t *Tree) AttrAt(n Node, i int) (name, value string) { return t.AttrName(n, i), t.AttrValue(n, i) }

package tree

// Key is the name of an attribute as a small integer: one of those that are asked for on every element.
type Key uint8

const (
	KeyOther Key = iota
	KeyClass
	KeyID
	KeyItemprop
	KeyRel
	KeyRole
	KeyStyle
	KeyHidden
	KeyAriaHidden
	KeyDataTestid
	KeyDataQA
	KeyDataComponent
	KeyDataPart // another data attribute that names what part of the page the element is
	KeyDataTime // a data attribute that tells a time
)

// keyOf gives the key of a name in lower case.
func keyOf(name string) Key {
	switch name {
	case "class":
		return KeyClass
	case "id":
		return KeyID
	case "itemprop":
		return KeyItemprop
	case "rel":
		return KeyRel
	case "role":
		return KeyRole
	case "style":
		return KeyStyle
	case "hidden":
		return KeyHidden
	case "aria-hidden":
		return KeyAriaHidden
	case "data-testid":
		return KeyDataTestid
	case "data-qa":
		return KeyDataQA
	case "data-component":
		return KeyDataComponent
	case "data-type", "data-module", "data-block", "data-tb-region", "data-element", "data-component-name":
		return KeyDataPart
	case "data-timestamp", "data-datetime", "data-time", "data-date", "data-utime", "data-published":
		return KeyDataTime
	}
	return KeyOther
}

// keyOfFolded is keyOf of a name with capitals, and allocates nothing.
func keyOfFolded(name string) Key {
	var lower [len("data-component-name")]byte // the longest that has a key
	if len(name) > len(lower) {
		return KeyOther
	}
	for i := range len(name) {
		lower[i] = name[i]
		if 'A' <= name[i] && name[i] <= 'Z' {
			lower[i] |= 0x20
		}
	}
	return keyOf(string(lower[:len(name)]))
}

// AttrKey is the key of the i-th attribute of n.
func (t *Tree) AttrKey(n Node, i int) Key { return t.attrs[t.nodes[n].attrFrom+int32(i)].key }

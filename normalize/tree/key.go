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

// keyNames are the names that have a key, in lower case.
var keyNames = [...]struct {
	name string
	key  Key
}{
	{"class", KeyClass},
	{"id", KeyID},
	{"itemprop", KeyItemprop},
	{"rel", KeyRel},
	{"role", KeyRole},
	{"style", KeyStyle},
	{"hidden", KeyHidden},
	{"aria-hidden", KeyAriaHidden},
	{"data-testid", KeyDataTestid},
	{"data-qa", KeyDataQA},
	{"data-component", KeyDataComponent},
	{"data-type", KeyDataPart},
	{"data-module", KeyDataPart},
	{"data-block", KeyDataPart},
	{"data-tb-region", KeyDataPart},
	{"data-element", KeyDataPart},
	{"data-component-name", KeyDataPart},
	{"data-timestamp", KeyDataTime},
	{"data-datetime", KeyDataTime},
	{"data-time", KeyDataTime},
	{"data-date", KeyDataTime},
	{"data-utime", KeyDataTime},
	{"data-published", KeyDataTime},
}

// keySlots is a hash table of keyNames: their places in the list + 1. keyHashes are their hashes, in order of the list.
var keySlots, keyHashes = func() (slots [1 << 8]uint8, hashes [len(keyNames)]uint64) {
	for k, x := range keyNames {
		hashes[k] = attrHash(x.name)
		i := uint8(hashes[k])
		for slots[i] != 0 {
			i++
		}
		slots[i] = uint8(k + 1)
	}
	return slots, hashes
}()

// keyOf gives the key of the name of that hash, whatever its case.
func keyOf(hash uint64, name string) Key {
	for i := uint8(hash); keySlots[i] != 0; i++ {
		if k := keySlots[i] - 1; keyHashes[k] == hash && equalFold(name, keyNames[k].name) {
			return keyNames[k].key
		}
	}
	return KeyOther
}

// AttrKey is the key of the i-th attribute of n.
func (t *Tree) AttrKey(n Node, i int) Key { return t.attrs[t.nodes[n].from+int32(i)].key }

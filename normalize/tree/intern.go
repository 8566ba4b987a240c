package tree

// names gives the element names that are no atoms numbers from firstName on, page by page.
type names struct {
	slots []int32 // hash table of power-of-two size: number of the name - firstName + 1
	list  []nameRange
}

type nameRange struct {
	hash     uint32
	from, to int32
}

const firstName = int32(atomCount)

func (n *names) reset() { n.slots, n.list = n.slots[:0], n.list[:0] }

// intern gives the number of the name in that range of the page.
func (n *names) intern(page string, from, to int32) int32 {
	if 2*len(n.list) >= len(n.slots) {
		n.grow()
	}
	name := page[from:to]
	h := foldHash(name)
	for i := h; ; i++ {
		slot := &n.slots[i&uint32(len(n.slots)-1)]
		if *slot == 0 {
			n.list = append(n.list, nameRange{h, from, to})
			*slot = int32(len(n.list))
			return firstName + *slot - 1
		}
		if x := &n.list[*slot-1]; x.hash == h && sameName(page[x.from:x.to], name) {
			return firstName + *slot - 1
		}
	}
}

func (n *names) grow() {
	n.slots = emptySlots(n.slots, max(64, 2*len(n.slots)))
	for k := range n.list {
		i := n.list[k].hash
		for n.slots[i&uint32(len(n.slots)-1)] != 0 {
			i++
		}
		n.slots[i&uint32(len(n.slots)-1)] = int32(k) + 1
	}
}

// emptySlots is a hash table of n empty slots, in the memory of an old one if it is large enough.
func emptySlots(old []int32, n int) []int32 {
	if n > cap(old) {
		return make([]int32, n)
	}
	clear(old[:n])
	return old[:n]
}

// foldHash is FNV-1a over the name in lower case.
func foldHash(name string) uint32 {
	h := uint32(2166136261)
	for i := range len(name) {
		h = (h ^ uint32(lowered(name[i]))) * 16777619
	}
	return h
}

// sameName compares two names without regard to case.
func sameName(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range len(a) {
		if lowered(a[i]) != lowered(b[i]) {
			return false
		}
	}
	return true
}

// attrSet finds attributes of one tag by name, for tags that have very many.
type attrSet struct {
	slots []int32 // hash table of power-of-two size: index in the tag's attributes + 1
	size  int     // attributes in the table
	stale bool    // the table is another tag's
}

// has says that a is among the tag's attributes, which are those before it.
func (s *attrSet) has(t *Tree, a *attr, before []attr) bool {
	if s.stale || 2*len(before) >= len(s.slots) {
		n := 64
		for n < 4*len(before) {
			n *= 2
		}
		s.slots = emptySlots(s.slots, n)
		s.size, s.stale = 0, false
	}
	for ; s.size < len(before); s.size++ {
		*s.slot(t, &before[s.size], before) = int32(s.size) + 1
	}
	return *s.slot(t, a, before) != 0
}

// slot is where a stands in the table, or would.
func (s *attrSet) slot(t *Tree, a *attr, before []attr) *int32 {
	name := t.page[a.name:a.nameEnd]
	for i := foldHash(name); ; i++ {
		slot := &s.slots[i&uint32(len(s.slots)-1)]
		if *slot == 0 {
			return slot
		}
		if b := &before[*slot-1]; sameName(t.page[b.name:b.nameEnd], name) {
			return slot
		}
	}
}

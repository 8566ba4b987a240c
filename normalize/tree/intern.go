package tree

// names gives the element names that are no atoms numbers from firstName on, page by page.
type names struct {
	slots []int32 // hash table of power-of-two size: number of the name - firstName + 1
	list  []nameRange
	odd   bool // the page may hold NUL, which stands for U+FFFD in a name
}

type nameRange struct {
	hash     uint32
	from, to int32
}

const (
	firstName = int32(atomCount)
	noName    = int32(AtomNone)
)

func (n *names) reset(odd bool) { n.slots, n.list, n.odd = n.slots[:0], n.list[:0], odd }

func (n *names) same(a, b string) bool {
	return sameName(a, b) || n.odd && lowerName(a) == lowerName(b)
}

// number is the number of the name in that range of the page, which has that hash. One that has none gets one if it is
// to be added, and is noName otherwise.
func (n *names) number(page string, from, to int, hash uint32, add bool) int32 {
	if 2*len(n.list) >= len(n.slots) {
		if !add && len(n.list) == 0 {
			return noName
		}
		n.grow()
	}
	name, mask := page[from:to], uint32(len(n.slots)-1)
	i := hash & mask
	for ; n.slots[i] != 0; i = (i + 1) & mask {
		slot := n.slots[i]
		if x := &n.list[slot-1]; x.hash == hash && n.same(page[x.from:x.to], name) {
			return firstName + slot - 1
		}
	}
	if !add {
		return noName
	}
	n.list = append(n.list, nameRange{hash, int32(from), int32(to)})
	n.slots[i] = int32(len(n.list))
	return firstName + n.slots[i] - 1
}

func (n *names) put(i uint32, slot int32) {
	for n.slots[i&uint32(len(n.slots)-1)] != 0 {
		i++
	}
	n.slots[i&uint32(len(n.slots)-1)] = slot
}

func (n *names) grow() {
	n.slots = emptySlots(n.slots, max(64, 4*len(n.slots)))
	for k := range n.list {
		n.put(n.list[k].hash, int32(k)+1)
	}
}

// emptySlots is a hash table of n empty slots, in the memory of an old one if it is large enough.
func emptySlots[T any](old []T, n int) []T {
	if n > cap(old) {
		return make([]T, n)
	}
	clear(old[:n])
	return old[:n]
}

// mix takes another word into a hash.
func mix(h, w uint64) uint64 {
	h = (h ^ w) * nameHash
	return h ^ h>>32
}

// sameName compares two names without regard to case.
func sameName(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	if a == b {
		return true
	}
	for i := range len(a) {
		if lowered(a[i]) != lowered(b[i]) {
			return false
		}
	}
	return true
}

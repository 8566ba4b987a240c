package tree

// attrSet finds the attributes of one tag by name, for tags that have very many.
type attrSet struct {
	slots []uint64 // hash table of power-of-two size: the upper half of a name's hash, and its attribute's number + 1
	spare []uint64 // the table before it grew
	base  int      // the tag's first attribute, among the tree's; -1: no tag's
	size  int      // attributes in the table
}

// add says that none of the attributes from base on has that name. Then it counts as the next one's.
func (s *attrSet) add(t *Tree, base int, hash uint64, name string) bool {
	attrs := t.attrs[base:]
	if s.base != base {
		n := 1 << 7
		for n < 4*len(attrs) {
			n *= 4
		}
		s.slots = emptySlots(s.slots, n)
		s.base, s.size = base, 0
		for i := range attrs {
			s.size++
			s.put(attrHash(t.page[attrs[i].name:attrs[i].nameEnd])>>32<<32 | uint64(s.size))
		}
	}
	if s.size++; 2*s.size > len(s.slots) {
		s.grow()
	}
	mask, i := uint64(len(s.slots)-1), hash>>32
	for ; s.slots[i&mask] != 0; i++ {
		if slot := s.slots[i&mask]; slot>>32 == hash>>32 {
			if a := &attrs[uint32(slot)-1]; sameName(t.page[a.name:a.nameEnd], name) {
				s.size--
				return false
			}
		}
	}
	s.slots[i&mask] = hash>>32<<32 | uint64(s.size)
	return true
}

func (s *attrSet) grow() {
	old := s.slots
	s.slots, s.spare = emptySlots(s.spare, 4*len(old)), old
	for _, slot := range old {
		if slot != 0 {
			s.put(slot)
		}
	}
}

// put puts a slot into the table, where there is room.
func (s *attrSet) put(slot uint64) {
	mask, i := uint64(len(s.slots)-1), slot>>32
	for s.slots[i&mask] != 0 {
		i++
	}
	s.slots[i&mask] = slot
}

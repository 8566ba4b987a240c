package residue

import "slices"

// finder finds which of many literals occur in a text, in one pass over its bytes (Aho and Corasick, 1975).
type finder struct {
	class [256]uint8 // bytes that occur in literals, numbered from 1
	width int
	next  []uint16  // state × class → state
	out   [][]int32 // per state: the owners of the literals that end there
	ends  []uint64  // as bits: the states that have some
}

func newFinder(words []string, owner []int) *finder {
	f := &finder{width: 1}
	for _, w := range words {
		for i := 0; i < len(w); i++ {
			if f.class[w[i]] == 0 {
				f.class[w[i]] = uint8(f.width)
				f.width++
			}
		}
	}
	states := 1
	for _, w := range words {
		states += len(w)
	}
	f.next, f.out = make([]uint16, 0, states*f.width), make([][]int32, 0, states)
	f.add()
	for k, w := range words {
		s := 0
		for i := 0; i < len(w); i++ {
			at := s*f.width + int(f.class[w[i]])
			if f.next[at] == 0 {
				n := f.add()
				f.next[at] = uint16(n)
			}
			s = int(f.next[at])
		}
		f.out[s] = append(f.out[s], int32(owner[k]))
	}
	f.link()
	f.ends = make([]uint64, len(f.out)/64+1)
	for s, owners := range f.out {
		if len(owners) > 0 {
			f.ends[s>>6] |= 1 << (s & 63)
		}
	}
	return f
}

// add makes a state.
func (f *finder) add() int {
	f.next = f.next[:len(f.next)+f.width]
	f.out = append(f.out, nil)
	return len(f.out) - 1
}

// link fills in where each state goes when the text leaves a literal, breadth first.
func (f *finder) link() {
	fail := make([]uint16, len(f.out))
	var queue []int
	for c := 1; c < f.width; c++ {
		if s := f.next[c]; s != 0 {
			queue = append(queue, int(s))
		}
	}
	for ; len(queue) > 0; queue = queue[1:] {
		s := queue[0]
		f.out[s] = append(f.out[s], f.out[fail[s]]...)
		for c := 1; c < f.width; c++ {
			at := s*f.width + c
			back := f.next[int(fail[s])*f.width+c]
			if n := f.next[at]; n != 0 {
				fail[n] = back
				queue = append(queue, int(n))
			} else {
				f.next[at] = back
			}
		}
	}
}

// find appends the owners of the literals that occur in text, in order, each once.
func (f *finder) find(out []int, text []byte) []int {
	s := 0
	for _, c := range text {
		s = int(f.next[s*f.width+int(f.class[c])])
		if f.ends[s>>6]>>(s&63)&1 != 0 {
			for _, o := range f.out[s] {
				out = append(out, int(o))
			}
		}
	}
	if len(out) > 1 {
		slices.Sort(out)
		out = slices.Compact(out)
	}
	return out
}

package residue

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// finder finds which of many literals occur in a text. Few places of a text begin as a literal does, in its first four
// bytes: a bit tells of each whether it may, and only there are literals compared.
type finder struct {
	begins   [1 << 16 / 64]uint64 // by hash of four bytes, as bits: a literal may begin with them
	starts   [256]uint64          // by byte: 1 if a literal of one or two bytes begins with it
	literals []literal            // of at least four bytes, by hash
	first    [1<<12 + 1]uint16    // by the hash's upper 12 bits: where they begin
	short    [256][]literal       // the others, by their first byte
}

type literal struct {
	word  string
	owner int
}

func (l *literal) hash() uint32 { return hash(binary.LittleEndian.Uint32([]byte(l.word))) }

// hash maps four bytes to 16 bits.
func hash(key uint32) uint32 { return key * 2654435761 >> 16 }

func newFinder(words []string, owner []int) *finder {
	f := &finder{}
	begin := func(h uint32) { f.begins[h/64] |= 1 << (h % 64) }
	for k, w := range words {
		l := literal{w, owner[k]}
		if len(w) >= 4 {
			f.literals = append(f.literals, l)
			begin(l.hash())
			continue
		}
		f.short[w[0]] = append(f.short[w[0]], l)
		if len(w) < 3 {
			f.starts[w[0]] = 1
			continue
		}
		for c := range uint32(256) {
			begin(hash(uint32(w[0]) | uint32(w[1])<<8 | uint32(w[2])<<16 | c<<24))
		}
	}
	slices.SortStableFunc(f.literals, func(a, b literal) int { return cmp.Compare(a.hash(), b.hash()) })
	for i := range f.literals {
		f.first[f.literals[i].hash()>>4+1]++
	}
	for i := range f.first[1:] {
		f.first[i+1] += f.first[i]
	}
	return f
}

// places are those of a text where literals may begin.
type places [Limit + 1]uint16

// find appends the owners of the literals that occur in text, in order, each once. What text has room for behind its end
// is overwritten; it has at most Limit bytes.
func (f *finder) find(out []int, text []byte, at *places) []int {
	padded := append(text, 0, 0, 0)
	n := 0
	for i := range text { // without a branch, which could not be foreseen
		h := hash(binary.LittleEndian.Uint32(padded[i:]))
		at[n] = uint16(i)
		n += int(f.begins[h/64]>>(h%64)&1 | f.starts[text[i]])
	}
	for _, i := range at[:n] {
		bucket := hash(binary.LittleEndian.Uint32(padded[i:])) >> 4
		out = owners(out, f.literals[f.first[bucket]:f.first[bucket+1]], text[i:])
		out = owners(out, f.short[text[i]], text[i:])
	}
	if len(out) > 1 {
		slices.Sort(out)
		out = slices.Compact(out)
	}
	return out
}

// owners appends those of the literals that text begins with.
func owners(out []int, ls []literal, text []byte) []int {
	for i := range ls {
		if l := &ls[i]; len(l.word) <= len(text) && string(text[:len(l.word)]) == l.word {
			out = append(out, l.owner)
		}
	}
	return out
}

package model

import (
	"math/bits"
	"slices"
)

// forest is trees made ready to score many vectors at once: 64 vectors go down a tree together, as the bits of a word.
// The answers to what a node asks are a word as well, and trees ask few different questions, so these are answered first.
type forest struct {
	asked []question // one a feature that is asked about
	words int        // questions in all: one a feature and threshold
	nodes []step     // of all trees
	trees []span
	most  int // nodes and leaves of the largest tree
}

// question holds the thresholds that a feature is compared with, in order: word first+k says which vectors have at most
// thresholds[k].
type question struct {
	feature    uint8
	first      int
	thresholds []int16
	rank       []uint16 // value - thresholds[0] → k of the least threshold that is not below it
}

// step is a node: those of its vectors that word says go left. Children are numbered nodes first, then leaves.
type step struct{ word, left, right uint16 }

// span is a tree: its nodes and its leaves.
type span struct {
	nodes []step
	leaf  []int16
}

func newForest(ts []Tree) *forest {
	f := &forest{}
	var of [Features][]int16
	for i := range ts {
		for _, n := range ts[i].Nodes {
			of[n.Feature] = append(of[n.Feature], n.Threshold)
		}
		f.most = max(f.most, len(ts[i].Nodes)+len(ts[i].Leaf))
	}
	var first [Features]int
	for i, t := range of {
		if len(t) == 0 {
			continue
		}
		slices.Sort(t)
		t = slices.Compact(t)
		of[i], first[i] = t, f.words
		f.asked = append(f.asked, question{uint8(i), f.words, t, ranks(t)})
		f.words += len(t)
	}
	for i := range ts {
		t := &ts[i]
		s := span{nodes: make([]step, len(t.Nodes)), leaf: t.Leaf}
		child := func(c int16) uint16 {
			if c < 0 {
				return uint16(len(t.Nodes) + int(^c))
			}
			return uint16(c)
		}
		for k, n := range t.Nodes {
			at, _ := slices.BinarySearch(of[n.Feature], n.Threshold)
			s.nodes[k] = step{uint16(first[n.Feature] + at), child(n.Left), child(n.Right)}
		}
		f.trees = append(f.trees, s)
	}
	return f
}

func ranks(thresholds []int16) []uint16 {
	out := make([]uint16, int(thresholds[len(thresholds)-1])-int(thresholds[0])+1)
	k := 0
	for i := range out {
		if i > int(thresholds[k])-int(thresholds[0]) {
			k++
		}
		out[i] = uint16(k)
	}
	return out
}

// sum adds what the trees say of each vector.
func (f *forest) sum(vs []Vector, sums []int32, room *room) {
	room.words, room.masks = zeros(room.words, f.words), zeros(room.masks, f.most)
	words, masks := room.words, room.masks
	for ; len(vs) > 0; vs, sums = vs[min(64, len(vs)):], sums[min(64, len(vs)):] {
		some := vs[:min(64, len(vs))]
		f.answer(some, words)
		for i := range f.trees {
			f.trees[i].sum(words, masks, ^uint64(0)>>(64-len(some)), sums)
		}
	}
}

// answer fills in the words of all questions for at most 64 vectors.
func (f *forest) answer(vs []Vector, words []uint64) {
	for i := range f.asked {
		q := &f.asked[i]
		w := words[q.first:][:len(q.thresholds)]
		clear(w)
		least, most := q.thresholds[0], q.thresholds[len(q.thresholds)-1]
		for k := range vs {
			if v := vs[k][q.feature%Features]; v <= most {
				w[q.rank[max(v, least)-least]] |= 1 << (k & 63)
			}
		}
		for k := 1; k < len(w); k++ {
			w[k] |= w[k-1]
		}
	}
}

// sum adds what the tree says of the vectors whose bits all has.
func (s *span) sum(words, masks []uint64, all uint64, sums []int32) {
	masks = masks[:len(s.nodes)+len(s.leaf)]
	masks[0] = all
	for i, n := range s.nodes {
		m, left := masks[i], words[n.word]
		masks[n.left], masks[n.right] = m&left, m&^left
	}
	for i, m := range masks[len(s.nodes):] {
		for ; m != 0; m &= m - 1 {
			sums[bits.TrailingZeros64(m)] += int32(s.leaf[i])
		}
	}
}

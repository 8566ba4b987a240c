package model

import (
	"math/bits"
	"slices"
)

// forest is the trees of both stages made ready to score many vectors at once: 64 vectors go down a tree together, as the
// bits of a word. The answers to what a node asks are a word as well, and trees ask few different questions, so these are
// answered first.
type forest struct {
	asked         []question // one a feature that is asked about, in order
	context       int        // the first of them that is one of the context
	words         int        // questions in all: one a feature and threshold
	first, second []span
	most          int // nodes and leaves of the largest tree
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

func newForest(first, second []Tree) *forest {
	f := &forest{}
	var of [Features][]int16
	for _, ts := range [][]Tree{first, second} {
		for i := range ts {
			for _, n := range ts[i].Nodes {
				of[n.Feature] = append(of[n.Feature], n.Threshold)
			}
			f.most = max(f.most, len(ts[i].Nodes)+len(ts[i].Leaf))
		}
	}
	var from [Features]int
	for i, t := range of {
		if len(t) == 0 {
			continue
		}
		slices.Sort(t)
		t = slices.Compact(t)
		of[i], from[i] = t, f.words
		if i < FirstContext {
			f.context++
		}
		f.asked = append(f.asked, question{uint8(i), f.words, t, ranks(t)})
		f.words += len(t)
	}
	made := func(ts []Tree) (out []span) {
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
				s.nodes[k] = step{uint16(from[n.Feature] + at), child(n.Left), child(n.Right)}
			}
			out = append(out, s)
		}
		return out
	}
	f.first, f.second = made(first), made(second)
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

// fewBlocks is the number of blocks up to which the answers of the first stage are kept for the second: 3 MB of them.
const fewBlocks = 1 << 14

// score adds up what the trees say of each block: those of the second stage, if there are any, which see what the first
// said. It fills in the context of the vectors.
func (f *forest) score(p *Page) []int32 {
	out := make([]int32, len(p.Vectors))
	parts := (len(out) + 63) / 64
	kept := 1
	if len(out) <= fewBlocks {
		kept = max(1, parts)
	}
	room := &p.room
	room.words = zeros(room.words, kept*f.words)
	room.masks, room.reached = zeros(room.masks, f.most), zeros(room.reached, f.most)
	sum := func(trees []span, asked []question) {
		for k := range parts {
			vs, sums := p.Vectors[64*k:min(64*k+64, len(out))], out[64*k:]
			w := room.words[k%kept*f.words:][:f.words]
			answer(asked, vs, w)
			for i := range trees {
				trees[i].sum(w, room, ^uint64(0)>>(64-len(vs)), sums)
			}
		}
	}
	sum(f.first, f.asked[:f.context])
	if len(f.second) == 0 {
		return out
	}
	p.Context(out)
	clear(out)
	if kept >= parts {
		sum(f.second, f.asked[f.context:])
	} else {
		sum(f.second, f.asked)
	}
	return out
}

// answer fills in the words of the questions for at most 64 vectors.
func answer(asked []question, vs []Vector, words []uint64) {
	for i := range asked {
		q := &asked[i]
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
func (s *span) sum(words []uint64, room *room, all uint64, sums []int32) {
	masks := room.masks[:len(s.nodes)+len(s.leaf)]
	masks[0] = all
	for i, n := range s.nodes {
		m, left := masks[i], words[n.word]
		masks[n.left], masks[n.right] = m&left, m&^left
	}
	leaves, reached, n := masks[len(s.nodes):], room.reached, 0
	for i, m := range leaves { // half are not; without a branch, which could not be foreseen
		reached[n] = uint16(i)
		n += int((m | -m) >> 63)
	}
	for _, i := range reached[:n] {
		says := int32(s.leaf[i])
		for m := leaves[i]; m != 0; m &= m - 1 {
			sums[bits.TrailingZeros64(m)] += says
		}
	}
}

package main

import (
	"slices"

	"broadsheet/normalize/model"
)

// A block of fewer words than this is short: more of it must be in the gold, and in its place.
const longBlock = 15

// place is where a block may stand in the gold: words from … to-1 of it, so many of its runs of three words found there.
type place struct{ from, to, hits int32 }

// align says which blocks the gold holds. Blocks stand in the gold in the order of the page, each word of it in one block:
// of all ways to lay blocks onto it, the one that covers most counts. So a phrase that the gold has once is not found in
// the menu too, and a subhead whose words a paragraph repeats is found where it stands. Then short blocks fill what is
// left open between their neighbours, and long ones may stand out of order.
func align(texts [][]uint64, gold []uint64) []bool {
	at := positions(gold)
	chain := longest(texts, at, len(gold))
	in := make([]bool, len(texts))
	covered := make([]bool, len(gold))
	last, open := -1, int32(0)
	for i, c := range chain {
		if c.hits == 0 {
			continue
		}
		fillGap(texts, in, gold, last, i, open, c.from)
		in[i] = true
		for k := c.from; k < c.to; k++ {
			covered[k] = true
		}
		last, open = i, c.to
	}
	fillGap(texts, in, gold, last, len(texts), open, int32(len(gold)))
	for i, text := range texts {
		if !in[i] && len(text) >= longBlock {
			in[i] = outOfOrder(text, at, covered)
		}
	}
	return in
}

// positions are the places of each run of three words.
func positions(gold []uint64) map[uint64][]int32 {
	at := map[uint64][]int32{}
	for i, g := range model.Grams(nil, gold) {
		at[g] = append(at[g], int32(i))
	}
	return at
}

// places are the likeliest places of a text in the gold, the best first; none if too little of it is there.
func places(text []uint64, at map[uint64][]int32) []place {
	if len(text) < 3 {
		return nil
	}
	runs := model.Grams(nil, text)
	votes := map[int32]int32{} // by where the text would begin
	for j, g := range runs {
		for _, p := range at[g] {
			votes[p-int32(j)]++
		}
	}
	begins := make([]int32, 0, len(votes))
	for b := range votes {
		begins = append(begins, b)
	}
	slices.SortFunc(begins, func(a, b int32) int {
		if votes[a] != votes[b] {
			return int(votes[b] - votes[a])
		}
		return int(a - b)
	})
	var out []place
	slack := int32(len(runs) / 8)
	for _, b := range begins[:min(len(begins), 6)] {
		c := place{from: 1 << 30}
		for j, g := range runs {
			if p := nearest(at[g], b+int32(j)); p >= 0 && -slack <= p-b-int32(j) && p-b-int32(j) <= slack {
				c.from, c.to = min(c.from, p), max(c.to, p+3)
				c.hits++
			}
		}
		if enough(c.hits, len(text)) {
			out = append(out, c)
		}
	}
	return out
}

// nearest is the place of ps nearest to p; -1 if there is none.
func nearest(ps []int32, p int32) int32 {
	best := int32(-1)
	for _, q := range ps {
		if best < 0 || max(q-p, p-q) < max(best-p, p-best) {
			best = q
		}
	}
	return best
}

// enough says that so many runs of three words of a text of n words make it a part of the gold.
func enough(hits int32, n int) bool {
	if n >= longBlock {
		return 2*hits >= int32(n-2)
	}
	return 10*hits >= 7*int32(n-2)
}

// longest picks a place for each block, or none, so that they follow each other in the gold and cover most of it.
func longest(texts [][]uint64, at map[uint64][]int32, size int) []place {
	type step struct {
		place
		block, before int32
		sum           int32
	}
	steps := []step{{before: -1, block: -1}}
	best := make([]int32, size+2) // a Fenwick tree: the best step that ends at or before a word
	upTo := func(end int32) (s int32) {
		for k := end + 1; k > 0; k -= k & -k {
			if b := best[k]; steps[b].sum > steps[s].sum || steps[b].sum == steps[s].sum && b > s { // a subhead is below the contents
				s = b
			}
		}
		return s
	}
	for i, text := range texts {
		from := len(steps)
		for _, c := range places(text, at) {
			b := upTo(c.from)
			steps = append(steps, step{place: c, block: int32(i), before: b, sum: steps[b].sum + c.hits + 2})
		}
		for s := from; s < len(steps); s++ {
			for k := steps[s].to + 1; int(k) < len(best); k += k & -k {
				if steps[s].sum >= steps[best[k]].sum {
					best[k] = int32(s)
				}
			}
		}
	}
	out := make([]place, len(texts))
	for s := upTo(int32(size)); s > 0; s = steps[s].before {
		out[steps[s].block] = steps[s].place
	}
	return out
}

// nearGap is how many blocks before the first and after the last found one may fill the ends of the gold.
const nearGap = 12

// fillGap finds the short blocks between blocks a and b in the words from … to-1 of the gold, which stand between them.
func fillGap(texts [][]uint64, in []bool, gold []uint64, a, b int, from, to int32) {
	switch {
	case a < 0 && b == len(texts):
		return
	case a < 0: // from the story upwards: the menu may have the same words
		for i := b - 1; i >= max(0, b-nearGap) && from < to; i-- {
			if k := lastIndex(gold[from:to], texts[i]); k >= 0 {
				in[i], to = true, from+int32(k)
			}
		}
		return
	case b == len(texts):
		b = min(b, a+nearGap)
	}
	for i := a + 1; i < b && from < to; i++ {
		if k := index(gold[from:to], texts[i]); k >= 0 {
			in[i], from = true, from+int32(k+len(texts[i]))
		}
	}
}

func index(in, text []uint64) int {
	for k := 0; len(text) > 0 && k+len(text) <= len(in); k++ {
		if slices.Equal(in[k:k+len(text)], text) {
			return k
		}
	}
	return -1
}

func lastIndex(in, text []uint64) int {
	for k := len(in) - len(text); len(text) > 0 && k >= 0; k-- {
		if slices.Equal(in[k:k+len(text)], text) {
			return k
		}
	}
	return -1
}

// outOfOrder says that most of a long block is in a part of the gold that no other block covers, and covers that.
func outOfOrder(text []uint64, at map[uint64][]int32, covered []bool) bool {
	var found []int32
	for _, g := range model.Grams(nil, text) {
		for _, p := range at[g] {
			if !covered[p] {
				found = append(found, p)
				break
			}
		}
	}
	if !enough(int32(len(found)), len(text)) {
		return false
	}
	for _, p := range found {
		covered[p], covered[p+1], covered[p+2] = true, true, true
	}
	return true
}

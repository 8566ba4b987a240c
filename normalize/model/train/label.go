package main

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"broadsheet/normalize/model"
)

// label says whether a block belongs to the gold text, and how much it weighs; weight 0 is not learned from.
type label struct {
	body   bool
	weight float64
}

// mark labels the blocks of a page by its gold: by the runs of three words that they share with one line of the body,
// or, where only snippets are given, by those.
func mark(p *page) []label {
	if p.Gold.Body != nil && strings.TrimSpace(*p.Gold.Body) != "" {
		return markBody(p, *p.Gold.Body)
	}
	if p.Gold.Body == nil && len(p.Gold.With) > 0 {
		return markSnippets(p)
	}
	return nil
}

func markBody(p *page, body string) []label {
	type place struct{ line, n int32 }
	grams := map[uint64]place{}
	lines := map[uint64]int{}
	var sizes []int32
	var tokens, runs []uint64
	for i, line := range strings.Split(body, "\n") {
		tokens = model.Tokens(tokens[:0], line)
		runs = model.Grams(runs[:0], tokens)
		sizes = append(sizes, int32(len(runs)))
		lines[keyOf(tokens)]++
		for _, g := range runs {
			if _, ok := grams[g]; !ok {
				grams[g] = place{line: int32(i)}
			}
		}
	}
	bs := p.look.Blocks
	labels := make([]label, len(bs))
	keys := make([]uint64, len(bs))
	found := 0.0
	for i := range bs {
		tokens = model.Tokens(tokens[:0], bs[i].Text)
		runs = model.Grams(runs[:0], tokens)
		if len(runs) == 0 {
			continue
		}
		votes := map[int32]int32{}
		hits, best, bestLine := int32(0), int32(0), int32(0)
		for _, g := range runs {
			if at, ok := grams[g]; ok {
				hits++
				votes[at.line]++
				if v := votes[at.line]; v > best {
					best, bestLine = v, at.line
				}
			}
		}
		n := int32(len(runs))
		switch {
		case len(tokens) >= 15:
			labels[i].body = 2*hits >= n
		case len(tokens) >= 3:
			labels[i].body = 10*hits >= 7*n && 3*best >= sizes[bestLine]
		default:
			labels[i].body = hits == n && sizes[bestLine] == 1
		}
		labels[i].weight = 1 + math.Sqrt(float64(len(tokens)))
		if labels[i].body && p.look.Vectors[i].IsHeadline() {
			labels[i].weight = 0
		}
		keys[i] = keyOf(tokens)
	}
	onlySoOften(p, labels, keys, lines)
	for _, l := range labels {
		if l.body {
			found += l.weight
		}
	}
	for i := range labels {
		labels[i].weight *= p.weight / max(found, 20)
	}
	return labels
}

// onlySoOften keeps, of blocks with one text, as many as the gold has lines of it, those that stand among most of the
// body.
func onlySoOften(p *page, labels []label, keys []uint64, lines map[uint64]int) {
	bs := p.look.Blocks
	of := map[uint64][]int{}
	for i := range labels {
		if labels[i].body {
			of[keys[i]] = append(of[keys[i]], i)
		}
	}
	near := func(i int) (n int32) {
		for j := max(0, i-8); j < min(len(bs), i+9); j++ {
			if labels[j].body && len(of[keys[j]]) == 1 {
				n += bs[j].Len
			}
		}
		return n
	}
	for key, same := range of {
		if keep := max(1, lines[key]); keep < len(same) {
			slices.SortStableFunc(same, func(i, j int) int { return cmp.Compare(near(j), near(i)) })
			for _, i := range same[keep:] {
				labels[i].body = false
			}
		}
	}
}

func keyOf(tokens []uint64) uint64 {
	h := uint64(len(tokens))
	for _, t := range tokens {
		h = h*31 + t
	}
	return h
}

// markSnippets labels the blocks that hold a snippet.
func markSnippets(p *page) []label {
	bs := p.look.Blocks
	labels := make([]label, len(bs))
	for i := range bs {
		t := squash(bs[i].Text)
		for _, s := range p.Gold.With {
			if strings.Contains(t, squash(s)) {
				labels[i] = label{true, p.weight / 10}
			}
		}
		for _, s := range p.Gold.Without {
			if labels[i].weight == 0 && strings.Contains(t, squash(s)) && len(t) < 3*len(s)+40 {
				labels[i] = label{false, p.weight / 10}
			}
		}
	}
	return labels
}

func squash(s string) string { return strings.Join(strings.Fields(strings.ToLower(s)), " ") }

package main

import (
	"math"
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
	var sizes []int32
	var tokens, runs []uint64
	for i, line := range strings.Split(body, "\n") {
		tokens = model.Tokens(tokens[:0], line)
		runs = model.Grams(runs[:0], tokens)
		sizes = append(sizes, int32(len(runs)))
		for _, g := range runs {
			if _, ok := grams[g]; !ok {
				grams[g] = place{line: int32(i)}
			}
		}
	}
	bs := p.look.Blocks
	labels := make([]label, len(bs))
	keys := make([]uint64, len(bs))
	counts := map[uint64]int{}
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
		h := uint64(len(tokens))
		for _, t := range tokens {
			h = h*31 + t
		}
		keys[i] = h
		if labels[i].body {
			counts[h]++
		}
	}
	onlyOnce(p, labels, keys, counts)
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

// onlyOnce keeps, of blocks with one text, the one that stands among most of the body.
func onlyOnce(p *page, labels []label, keys []uint64, counts map[uint64]int) {
	bs := p.look.Blocks
	best, where := map[uint64]int32{}, map[uint64]int{}
	for i := range labels {
		if !labels[i].body || counts[keys[i]] < 2 {
			continue
		}
		near := int32(0)
		for j := max(0, i-8); j < min(len(bs), i+9); j++ {
			if labels[j].body && counts[keys[j]] == 1 {
				near += bs[j].Len
			}
		}
		if at, ok := where[keys[i]]; !ok || near > best[keys[i]] {
			if ok {
				labels[at].body = false
			}
			best[keys[i]], where[keys[i]] = near, i
		} else {
			labels[i].body = false
		}
	}
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

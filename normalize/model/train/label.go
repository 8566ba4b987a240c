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

// mark labels the blocks of a page by its gold: by where they stand in its body, or, where only snippets are given, by
// those.
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
	bs := p.look.Blocks
	texts := make([][]uint64, len(bs))
	for i := range bs {
		texts[i] = model.Tokens(nil, bs[i].Text)
	}
	labels := make([]label, len(bs))
	found, begun := 0.0, false
	for i, in := range align(texts, model.Tokens(nil, body)) {
		n := len(texts[i])
		if n == 0 || in && !begun && p.look.Vectors[i].IsHeadline() {
			continue
		}
		begun = begun || in && bs[i].IsProse()
		labels[i] = label{in, 1 + math.Sqrt(float64(n))}
		if in {
			found += labels[i].weight
		}
	}
	for i := range labels {
		labels[i].weight *= p.weight / max(found, 20)
	}
	return labels
}

// snippet is what a block with a snippet weighs in a page: half a dozen of them are all that is known of it. By folds, mean
// of four splits, 0.3 keeps 0.003 more of the snippets than 0.1, and leaks 0.003 more.
const snippet = 0.3

// markSnippets labels the blocks that hold a snippet.
func markSnippets(p *page) []label {
	bs := p.look.Blocks
	labels := make([]label, len(bs))
	for i := range bs {
		t := squash(bs[i].Text)
		for _, s := range p.Gold.With {
			if strings.Contains(t, squash(s)) {
				labels[i] = label{true, p.weight * snippet}
			}
		}
		for _, s := range p.Gold.Without {
			if labels[i].weight == 0 && strings.Contains(t, squash(s)) && len(t) < 3*len(s)+40 {
				labels[i] = label{false, p.weight * snippet}
			}
		}
	}
	return labels
}

func squash(s string) string { return strings.Join(strings.Fields(strings.ToLower(s)), " ") }

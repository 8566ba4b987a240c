package main

import (
	"slices"
	"strings"
	"testing"

	"broadsheet/normalize/model"
)

func TestAlignFindsBlocksInTheirPlace(t *testing.T) {
	const (
		lede = "The harbour reopened on Monday after the council had voted for the plan of the town's own engineers"
		next = "Boats may moor at the new pier from Tuesday and the fee for a night stays what it was before the storm"
		last = "The old crane is gone for good and was sold for scrap in March for less than its paint had cost the town"
	)
	for name, c := range map[string]struct {
		page, gold []string
		want       string // one mark a block
	}{
		"a subhead whose words stand above": {
			[]string{"News", lede, "The council had voted", next},
			[]string{lede, "The council had voted", next}, "-+++"},
		"the same words in the contents and in a subhead": {
			[]string{lede, "Where boats may moor", "What became of the crane", "Where boats may moor", next, "What became of the crane", last},
			[]string{lede, "Where boats may moor", next, "What became of the crane", last}, "+--++++"},
		"a paragraph that begins as the subhead above it does": {
			[]string{lede, "Boats may moor", next, last},
			[]string{lede, "Boats may moor", next, last}, "++++"},
		"the same text twice, in the gold once": {
			[]string{lede, next, last, next},
			[]string{lede, next, last}, "+++-"},
		"short lines between two that are found": {
			[]string{"Fee", lede, "Fee", "12", next, "Share"},
			[]string{lede, "Fee", "12", next}, "-++++-"},
		"out of order": {
			[]string{last, lede, next},
			[]string{lede, next, last}, "+++"},
		"a part of a paragraph": {
			[]string{lede, "for the plan", next},
			[]string{lede, next}, "+-+"},
		"nothing of it": {
			[]string{"Share", lede}, []string{next}, "--"},
	} {
		var texts [][]uint64
		for _, s := range c.page {
			texts = append(texts, model.Tokens(nil, s))
		}
		var got strings.Builder
		for _, in := range align(texts, model.Tokens(nil, strings.Join(c.gold, "\n"))) {
			got.WriteByte("-+"[int(one(in))])
		}
		if got.String() != c.want {
			t.Errorf("%s: %s, want %s", name, got.String(), c.want)
		}
	}
}

func TestMeasureIsAsTheScorerSays(t *testing.T) {
	body := "The pier is open.\n\nFees stay: 12 a night."
	p := &page{Set: "x"}
	p.Gold.Body, p.Gold.With, p.Gold.Without = &body, []string{"pier is  OPEN", "ferry"}, []string{"share"}
	for _, c := range []struct {
		text string
		want figures
	}{
		{"The pier is open\nFees stay – 12 a night", figures{WordF1: 1, Exact: 1, BlockF1: 1, Kept: 0.5}},
		{"The pier is open.\nFees stay: 12\na night. Share", figures{WordF1: 18.0 / 19, BlockF1: 0.4, Kept: 0.5, Leaked: 1}},
		{"", figures{}},
	} {
		got, n := measure([]*page{p}, []reading{{Text: c.text}}, "x")
		if n != 1 || !near(got, c.want) {
			t.Errorf("%q: %v, want %v", c.text, got, c.want)
		}
	}
	if a, b := foldedLines("Straße — “Łódź” №1\n\n…"), []string{"straße łódź no1"}; !slices.Equal(a, b) {
		t.Errorf("%q", a)
	}
}

func near(a, b figures) bool {
	b.add(a.times(-1))
	for _, x := range []float64{b.WordF1, b.Exact, b.BlockF1, b.Kept, b.Leaked} {
		if max(x, -x) > 1e-9 {
			return false
		}
	}
	return true
}

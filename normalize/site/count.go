package site

import (
	"cmp"
	"maps"
	"slices"
)

// count sums up the blocks of pages, and keeps what decides anything.
func count(pages []fact) layout {
	texts, rates, marks := map[uint64]int{}, map[uint64]counts{}, map[uint64]int{}
	for _, f := range pages {
		seen, here := map[uint64]bool{}, map[uint64]bool{}
		for _, b := range f.Blocks {
			if !seen[b.Text] {
				seen[b.Text] = true
				texts[b.Text]++
			}
			if !here[b.Place] {
				here[b.Place] = true
				marks[b.Place]++
			}
			if b.Ruled {
				continue
			}
			c := rates[b.Place]
			c.blocks++
			if b.Kept {
				c.kept++
			}
			rates[b.Place] = c
		}
	}
	l := layout{pages: len(pages)}
	for place, n := range marks {
		c := rates[place]
		c.pages = n
		rates[place] = c
		if 2*n >= len(pages) {
			l.marks = append(l.marks, place)
		}
	}
	slices.Sort(l.marks)
	maps.DeleteFunc(texts, func(_ uint64, n int) bool { return !repeats(n, len(pages)) })
	maps.DeleteFunc(rates, func(place uint64, c counts) bool { return place == 0 || !c.sure() })
	l.texts, l.rates = texts, rates
	return l
}

// repeats says that a text on n of so many articles is the site's.
func repeats(n, pages int) bool {
	return n >= leastRepeats && 100*n >= repeatShare*pages
}

func (c counts) sure() bool {
	return c.pages >= leastPlaced && (100*c.kept >= placeShare*c.blocks || 100*(c.blocks-c.kept) >= placeShare*c.blocks)
}

// tally counts on how many pages each value stands.
type tally[K cmp.Ordered] map[K]int

// most gives the values on at least n pages, the commonest first, equals ascending.
func (t tally[K]) most(n int) []K {
	var out []K
	for k, c := range t {
		if c >= n {
			out = append(out, k)
		}
	}
	slices.SortFunc(out, func(a, b K) int { return cmp.Or(cmp.Compare(t[b], t[a]), cmp.Compare(a, b)) })
	return out
}

// zones are the offsets of at least three articles and a tenth of all.
func zones(pages []fact) []int {
	t := tally[int]{}
	for _, f := range pages {
		if f.Zone != 0 {
			t[f.Zone]++
		}
	}
	return t.most(max(3, len(pages)/10))
}

// constants are the declared values that are the site's: the same on three articles and half of all, or denied by three
// and by four in five of those that have it. Authors may be the same: they are the site's only if denied.
func constants(pages []fact) []uint64 {
	have, denied, author := tally[uint64]{}, tally[uint64]{}, map[uint64]bool{}
	for _, f := range pages {
		seen := map[uint64]bool{}
		for _, v := range f.Declared {
			h := v.hash()
			if v.Text == "" || seen[h] {
				continue
			}
			seen[h], author[h] = true, v.Field == FieldAuthor
			have[h]++
			if v.Denied {
				denied[h]++
			}
		}
	}
	var out []uint64
	for h, n := range have {
		if !author[h] && n >= 3 && 2*n >= len(pages) || denied[h] >= 3 && 5*denied[h] >= 4*n {
			out = append(out, h)
		}
	}
	slices.Sort(out)
	return out
}

// FieldAuthor is the field of declared authors.
const FieldAuthor = "author"

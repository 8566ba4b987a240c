// Package site is the memory of one site: what single pages cannot tell and many can. In come facts of pages as the
// normalizer read them alone, in any order; out comes a Profile: which texts repeat from article to article, what stands
// in which place of the template, what the site calls itself, its time zone, and which of the values it declares are the
// site's rather than the article's. It counts in integers, counts an article once, and the same facts give the same
// bytes in any order. It never sees a page, and changes none: what a profile is used for stands with the caller.
package site

import (
	"fmt"
	"slices"
)

// Profile is what is known of a site. It is read-only, and may be used by many goroutines.
type Profile struct {
	Pages   int      // distinct articles it was learned from
	Names   []string // what the site calls itself, by its titles and its own word
	Zones   []int    // offsets of its times of publication, in minutes east of UTC, the commonest first; never 0
	Values  []uint64 // hashes of declared values that are the site's, ascending: see Value
	layouts []layout // the whole site, then each of its layouts if it has several
	hash    string
}

// layout is one form that the pages of a site take.
type layout struct {
	pages int
	marks []uint64          // places that at least half of its pages have, ascending
	texts map[uint64]int    // pages that have a text, of those that repeat
	rates map[uint64]counts // blocks in a place, of places that are nearly always the one or the other
}

// counts are blocks of a place and the articles they stand in.
type counts struct{ pages, blocks, kept int }

// LeastPages is how many articles make a profile.
const LeastPages = 3

// Least numbers of a profile. On the sites, fundus and wcxb pages of publishers that have three or more, no page loses
// by them.
const (
	leastRepeats = 3  // articles that have a text in common
	repeatShare  = 30 // and their share of the articles, in percent
	leastPlaced  = 8  // articles that a place is judged by
	placeShare   = 95 // of its blocks that were judged alike, in percent
)

// Repeated says that a text is the site's, and on how many of how many articles it stands.
func (v View) Repeated(text uint64) (n, of int, ok bool) {
	for _, l := range v {
		if n := l.texts[text]; n > 0 {
			return n, l.pages, true
		}
	}
	return 0, 0, false
}

// Place says that the blocks of a place are nearly always kept, or nearly never.
func (v View) Place(place uint64) (kept bool, why string, ok bool) {
	c, ok := v[len(v)-1].rates[place]
	if !ok {
		return false, "", false
	}
	if kept = 2*c.kept > c.blocks; kept {
		return true, fmt.Sprintf("%d of %d blocks kept", c.kept, c.blocks), true
	}
	return false, fmt.Sprintf("%d of %d blocks removed", c.blocks-c.kept, c.blocks), true
}

// IsSites says that a declared value is the site's, not the article's.
func (p *Profile) IsSites(v Value) bool {
	_, ok := slices.BinarySearch(p.Values, v.hash())
	return ok
}

// View is a profile as seen from one page: the whole site and the page's layout. It is never empty.
type View []*layout

// See finds the layout of a page by the places that its blocks stand in.
func (p *Profile) See(places []uint64) View {
	v := View{&p.layouts[0]}
	set := distinct(places)
	best, most := -1, 0
	for i := 1; i < len(p.layouts); i++ {
		if n := alike(set, p.layouts[i].marks); n > most {
			best, most = i, n
		}
	}
	if best > 0 {
		v = append(v, &p.layouts[best])
	}
	return v
}

// alike is how alike two ascending sets are: shared members in thousandths of all.
func alike(a, b []uint64) int {
	both, i, k := 0, 0, 0
	for i < len(a) && k < len(b) {
		switch {
		case a[i] < b[k]:
			i++
		case a[i] > b[k]:
			k++
		default:
			both, i, k = both+1, i+1, k+1
		}
	}
	if all := len(a) + len(b) - both; all > 0 {
		return 1000 * both / all
	}
	return 0
}

// distinct gives the members of a list, ascending.
func distinct(list []uint64) []uint64 {
	out := slices.Clone(list)
	slices.Sort(out)
	return slices.Compact(out)
}

package site

import (
	"bytes"
	"slices"
)

// MaxPages is the largest number of pages that a profile is learned from.
const MaxPages = 1024

// Learner gathers the facts of a site's pages. The zero Learner is ready; it serves one goroutine.
type Learner struct{ kept []fact }

type fact struct {
	*Facts
	key [32]byte
}

// Add takes the facts of one page. Of more than MaxPages, those stay whose digests are smallest: the same ones, whatever
// order they came in.
func (l *Learner) Add(f Facts) {
	l.kept = append(l.kept, fact{&f, f.digest()})
	if len(l.kept) >= 2*MaxPages {
		l.sort()
	}
}

func (l *Learner) sort() {
	slices.SortFunc(l.kept, func(a, b fact) int { return bytes.Compare(a.key[:], b.key[:]) })
	l.kept = l.kept[:min(len(l.kept), MaxPages)]
}

// Profile is what the pages tell of their site; nil where they are too few. More pages may be added afterwards.
func (l *Learner) Profile() *Profile {
	l.sort()
	pages := articles(l.kept)
	if len(pages) < LeastPages {
		return nil
	}
	p := &Profile{Pages: len(pages), layouts: []layout{count(pages)}}
	if groups := group(pages); len(groups) > 1 {
		for _, g := range groups {
			p.layouts = append(p.layouts, count(g))
		}
	}
	p.Names, p.Zones, p.Values = names(pages), zones(pages), constants(pages)
	p.seal()
	return p
}

// articles gives one page of each article: captures with one canonical URL, one headline, or more than half of the
// shorter one's prose in common are one article.
func articles(pages []fact) []fact {
	parent := make([]int, len(pages))
	for i := range parent {
		parent[i] = i
	}
	var root func(int) int
	root = func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	join := func(a, b int) {
		a, b = root(a), root(b)
		parent[max(a, b)] = min(a, b)
	}
	first := map[[2]uint64]int{}
	for i, f := range pages {
		for _, key := range [][2]uint64{{0, f.Article}, {1, f.Headline}} {
			if seen, ok := first[key]; ok {
				join(seen, i)
			} else if key[1] != 0 {
				first[key] = i
			}
		}
	}
	for _, pair := range overlapping(pages) {
		join(pair[0], pair[1])
	}
	var out []fact
	for i := range pages {
		if root(i) == i {
			out = append(out, pages[i])
		}
	}
	return out
}

// leastProse is the least length of a block whose text tells articles apart, in letters.
const leastProse = 80

// overlapping are the pairs of pages that share more than half of the kept prose of the shorter one.
func overlapping(pages []fact) (pairs [][2]int) {
	whole := make([]int, len(pages))
	have := map[uint64][]int{}
	for i, f := range pages {
		for _, b := range f.Blocks {
			if list := have[b.Text]; b.Kept && b.Len >= leastProse && (len(list) == 0 || list[len(list)-1] != i) {
				whole[i] += int(b.Len)
				have[b.Text] = append(list, i)
			}
		}
	}
	shared := make([]int, len(pages))
	for i, f := range pages {
		clear(shared)
		last := map[uint64]bool{}
		for _, b := range f.Blocks {
			if !b.Kept || b.Len < leastProse || last[b.Text] {
				continue
			}
			last[b.Text] = true
			for _, k := range have[b.Text] {
				if k < i {
					shared[k] += int(b.Len)
				}
			}
		}
		for k, n := range shared[:i] {
			if n > 0 && 2*n > min(whole[i], whole[k]) {
				pairs = append(pairs, [2]int{k, i})
			}
		}
	}
	return pairs
}

// Layouts: pages are of one layout where a third of their places are the same; a site has at most so many.
const (
	sameLayout = 333
	maxLayouts = 8
)

// group parts pages by their layouts.
func group(pages []fact) [][]fact {
	var leaders [][]uint64
	var groups [][]fact
	for _, f := range pages {
		set := f.places()
		best, most := -1, -1
		for i, l := range leaders {
			if n := alike(set, l); n > most {
				best, most = i, n
			}
		}
		if best < 0 || most < sameLayout && len(groups) < maxLayouts {
			leaders, groups = append(leaders, set), append(groups, []fact{f})
			continue
		}
		groups[best] = append(groups[best], f)
	}
	return groups
}

func (f *Facts) places() []uint64 {
	list := make([]uint64, len(f.Blocks))
	for i, b := range f.Blocks {
		list[i] = b.Place
	}
	return distinct(list)
}

package site

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// names are what the site calls itself on half of its articles, and what half of its titles have in common.
func names(pages []fact) []string {
	own, heads, tails := tally[string]{}, tally[string]{}, tally[string]{}
	for _, f := range pages {
		for _, n := range slices.Compact(slices.Sorted(slices.Values(f.Names))) {
			own[n]++
		}
		parts := cutTitle(f.Title)
		if len(parts) < 2 {
			continue
		}
		heads[parts[0]]++
		tails[parts[len(parts)-1]]++
	}
	least := max(3, (len(pages)+1)/2)
	out := own.most(least)
	for _, t := range []tally[string]{tails, heads} {
		for _, n := range t.most(least) {
			if !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
	}
	return out
}

// cutTitle cuts a title at bars, and at dashes, bullets and the like between spaces.
func cutTitle(title string) []string {
	var parts []string
	from := 0
	for i, r := range title {
		end := i + utf8.RuneLen(r)
		if strings.ContainsRune("|｜", r) || strings.ContainsRune("-–—―•·»«›‹~:†/<>", r) && strings.HasSuffix(title[:i], " ") && strings.HasPrefix(title[end:], " ") {
			parts = append(parts, strings.TrimSpace(title[from:i]))
			from = end
		}
	}
	parts = append(parts, strings.TrimSpace(title[from:]))
	return slices.DeleteFunc(parts, func(s string) bool { return s == "" })
}

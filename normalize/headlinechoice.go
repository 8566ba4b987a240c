package normalize

import (
	"strings"
	"unicode"
)

// chooseHeadline weighs the candidates; nil where there are none.
func chooseHeadline(told, printed []heading, news bool) *heading {
	var h1 *heading
	top := 0.0
	for i := range printed {
		h := &printed[i]
		if h.why != "" {
			continue
		}
		score := 0.1
		for j := range told {
			if a := overlap(h.folded, told[j].folded); a > score {
				score = a
			}
		}
		if score > top {
			h1, top = h, score
		}
	}
	var ld, og *heading
	for i := range told {
		switch h := &told[i]; {
		case h.source == "json-ld:headline":
			ld = h
		case og == nil && h.source != "json-ld:alternativeHeadline":
			og = h
		}
	}
	ld, og = whole(ld, h1, og), whole(og, h1, ld)
	switch {
	case ld != nil && news && !(h1 != nil && searched(ld, h1, told)):
		return ld
	case h1 != nil && (top >= 0.3 || live(printed) == 1):
		return h1
	case ld != nil:
		return ld
	case og != nil:
		return og
	}
	return h1
}

// whole is h, or the first of the others that goes on where h was cut: "The council voted to rebuild the…".
func whole(h *heading, others ...*heading) *heading {
	if h == nil {
		return nil
	}
	cut := strings.TrimSuffix(strings.TrimSuffix(h.text, "..."), "…")
	if cut == h.text {
		return h
	}
	for _, o := range others {
		if o != nil && len(o.folded) > len(fold(cut)) && strings.HasPrefix(o.folded, fold(cut)) {
			return o
		}
	}
	return h
}

// searched says that the JSON-LD headline was written for search engines: it is that of the title element, while
// og:title is the printed one.
func searched(ld, h1 *heading, told []heading) bool {
	title, og := false, false
	for i := range told {
		title = title || told[i].source == "meta:<title>" && told[i].folded == ld.folded
		og = og || told[i].source == "meta:og:title" && told[i].folded == h1.folded
	}
	return title && og
}

// live counts the printed candidates that are not ruled out.
func live(printed []heading) int {
	n := 0
	for _, h := range printed {
		if h.why == "" {
			n++
		}
	}
	return n
}

// overlap is the Jaccard index of the words of two folded texts; for scripts without spaces, of their characters.
func overlap(a, b string) float64 {
	if a == b {
		return 1
	}
	x, y := pieces(a), pieces(b)
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	seen := make(map[string]bool, len(x))
	for _, w := range x {
		seen[w] = true
	}
	n, both := len(seen), 0
	for _, w := range y {
		if on, ok := seen[w]; !ok {
			seen[w] = false
			n++
		} else if on {
			seen[w] = false
			both++
		}
	}
	return float64(both) / float64(n)
}

func pieces(s string) []string {
	for _, r := range s {
		if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai) {
			return strings.Split(strings.ReplaceAll(s, " ", ""), "")
		}
	}
	return strings.Fields(s)
}

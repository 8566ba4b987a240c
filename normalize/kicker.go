package normalize

import (
	"strings"
	"unicode/utf8"

	"broadsheet/normalize/tree"
)

// dropKicker cuts from a printed heading the line above it that stands in an element of its own, if something told
// confirms the cut: it says the rest alone, sets the two apart by a separator, or sets another kicker before the rest.
func dropKicker(t *tree.Tree, h *heading, told []heading) {
	if h.node == tree.None {
		return
	}
	kicker, rest := firstElement(t, h.node)
	rest = strings.TrimLeft(rest, " :-–—|•")
	if kicker == "" || utf8.RuneCountInString(kicker) > 60 || len(strings.Fields(rest)) < 2 {
		return
	}
	folded := fold(rest)
	for i := range told {
		raw := strings.TrimSpace(strings.TrimPrefix(told[i].raw, strings.TrimRight(kicker, " :")))
		apart := len(raw) < len(told[i].raw) && strings.IndexAny(raw, ":-–—|•") == 0
		before, after, _ := strings.Cut(told[i].text, ": ")
		another := fold(after) == folded && fold(before) != fold(kicker)
		if told[i].folded == folded || another || apart && (fold(raw) == folded || strings.HasPrefix(fold(raw), folded+" ")) {
			h.text, h.folded = rest, folded
			return
		}
	}
}

// badge is the longest label behind a heading, in letters: "Premium", "Subscribers only".
const badge = 24

// dropBadge cuts from a printed heading the label behind it that stands in an element of its own, if something told says
// the rest alone.
func dropBadge(t *tree.Tree, h *heading, told []heading) {
	if h.node == tree.None {
		return
	}
	last := tree.None
	for c := t.First(h.node); c != tree.None; c = t.Next(c) {
		if t.Kind(c) == tree.Element && clean(nodeText(t, c)) != "" {
			last = c
		} else if clean(nodeText(t, c)) != "" {
			last = tree.None
		}
	}
	if last == tree.None {
		return
	}
	label := lineText(t, last)
	rest, ok := strings.CutSuffix(h.text, label)
	if rest = strings.TrimRight(rest, " :-–—|•"); !ok || rest == "" || utf8.RuneCountInString(label) > badge {
		return
	}
	folded := fold(rest)
	for i := range told {
		if told[i].folded == folded {
			h.text, h.folded = rest, folded
			return
		}
	}
}

// firstElement is the text of the first child of n that prints something, if that is an element, and the text after it.
func firstElement(t *tree.Tree, n tree.Node) (head, rest string) {
	for t.First(n) != tree.None {
		c := t.First(n)
		for c != tree.None && clean(nodeText(t, c)) == "" {
			c = t.Next(c)
		}
		if c == tree.None || t.Kind(c) != tree.Element {
			return "", ""
		}
		head = lineText(t, c)
		var b []byte
		for s := t.Next(c); s != tree.None; s = t.Next(s) {
			b = append(append(b, ' '), lineText(t, s)...)
		}
		if rest = clean(string(b)); rest != "" {
			return head, rest
		}
		n = c
	}
	return "", ""
}

// plain is the headline without its kicker, where it has the form "kicker: headline" and og:title is the rest alone.
func plain(h *heading, told []heading) *heading {
	if h == nil {
		return nil
	}
	_, rest, ok := strings.Cut(h.text, ": ")
	if !ok {
		return h
	}
	rest = fold(rest)
	for i := range told {
		if told[i].source == "meta:og:title" && told[i].folded == rest && len(strings.Fields(rest)) > 2 {
			return &told[i]
		}
	}
	return h
}

// cutPrinted cuts what stands behind the last separator of a printed heading, if two told candidates say exactly the
// rest: some themes print the title element's text.
func cutPrinted(h *heading, says map[string]int) {
	for _, sep := range []string{" | ", " - ", " – ", " — ", " • ", " · ", " » "} {
		at := strings.LastIndex(h.text, sep)
		if at <= 0 {
			continue
		}
		if head := fold(h.text[:at]); says[head] >= 2 {
			h.text, h.folded = strings.TrimSpace(h.text[:at]), head
			return
		}
	}
}

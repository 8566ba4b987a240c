package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"broadsheet/archive"
	"broadsheet/internal/urls"
	"broadsheet/normalize/tree"
)

// heading is one candidate for the headline.
type heading struct {
	source string
	raw    string // as read
	text   string // the site's name cut
	folded string
	node   tree.Node // where it is printed; None of what machines are told
	why    string
}

// readHeadline chooses among what the page prints as its first heading and what it tells machines: where they agree,
// they are right; where they differ, the printed one wins if anything else supports it.
func readHeadline(p *page) {
	told, printed := headings(p)
	for i := range printed {
		dropKicker(p.tree, &printed[i], told)
	}
	best := chooseHeadline(told, printed, strings.HasSuffix(p.declared.kind, "newsarticle"))
	best = plain(best, told)
	if best != nil {
		p.r.Headline = best.text
		markHeadline(p, best.folded)
	}
	for _, list := range [][]heading{printed, told} {
		for i := range list {
			h := &list[i]
			e := archive.Evidence{Field: "headline", Value: h.raw, Source: h.source, Chosen: h == best, Why: h.why}
			if best != nil && h != best && e.Why == "" {
				if e.Why = "differs"; h.folded == best.folded {
					e.Why = "agrees"
				}
			}
			p.r.Evidence = append(p.r.Evidence, e)
		}
	}
}

// largeHeading is how many nodes make an element too large for a heading. Some pages mark one in another, by the hundred.
const largeHeading = 200

func headings(p *page) (told, printed []heading) {
	d := &p.declared
	tell := func(source, s string) {
		if s != "" {
			told = append(told, heading{source: source, raw: s, text: s, node: tree.None})
		}
	}
	tell("json-ld:headline", d.headline)
	tell("json-ld:alternativeHeadline", d.alternative)
	for _, name := range []string{"og:title", "twitter:title", "parsely-title", "sailthru.title", "cxenseparse:title", "dc.title", "dcterms.title", "title"} {
		if m, ok := d.meta(name); ok {
			tell("meta:"+name, cleanMarkup(m.value))
		}
	}
	tell("meta:<title>", d.title)
	for _, n := range d.props {
		if v := p.tree.AttrOr(n, "itemprop"); v == "headline" && p.tree.End(n)-n < largeHeading && p.tree.Atom(n) != tree.Meta && p.tree.Atom(n) != tree.H1 {
			printed = append(printed, heading{source: "microdata:headline", raw: lineText(p.tree, n), node: n})
		}
	}
	for _, n := range d.h1 {
		if p.tree.End(n)-n >= largeHeading {
			continue
		}
		printed = append(printed, heading{source: "markup:h1", raw: lineText(p.tree, n), node: n})
	}
	printed = printedHeadings(p, printed)
	names := siteNames(p)
	for i := range printed {
		cutPrinted(&printed[i], told)
	}
	for i := range told {
		told[i].text = cutSite(told[i].text, names, append(peers(told, i), peers(printed, -1)...))
		told[i].folded = fold(told[i].text)
	}
	return told, printed
}

func printedHeadings(p *page, printed []heading) []heading {
	names := siteNames(p)
	kept := printed[:0]
	for _, h := range printed {
		h.text = h.raw
		h.folded = fold(h.text)
		if h.folded == "" || utf8.RuneCountInString(h.folded) > 300 {
			continue
		}
		switch {
		case names.is(h.text):
			h.why = "the site's name"
		case h.node != tree.None && !isFront(p.in.URL) && p.linksHome(h.node):
			h.why = "a link to the front page"
			p.declared.addSite(h.text)
		}
		kept = append(kept, h)
	}
	return kept
}

// cutPrinted cuts what stands behind the last separator of a printed heading, if two told candidates say exactly the
// rest: some themes print the title element's text.
func cutPrinted(h *heading, told []heading) {
	for _, sep := range []string{" | ", " - ", " – ", " — ", " • ", " · ", " » "} {
		at := strings.LastIndex(h.text, sep)
		if at <= 0 {
			continue
		}
		head, n := fold(h.text[:at]), 0
		for i := range told {
			if fold(told[i].raw) == head {
				n++
			}
		}
		if n >= 2 {
			h.text, h.folded = strings.TrimSpace(h.text[:at]), head
			return
		}
	}
}

// linksHome says that all of n's text is a link to the site's front page: a logo.
func (p *page) linksHome(n tree.Node) bool {
	a := p.tree.Find(n, tree.A)
	for up := p.tree.Parent(n); a == tree.None && up > tree.Root; up = p.tree.Parent(up) {
		if p.tree.Atom(up) == tree.A {
			a = up
		}
	}
	if a == tree.None || a > n && fold(nodeText(p.tree, a)) != fold(nodeText(p.tree, n)) {
		return false
	}
	to := resolve(p.in.URL, p.tree.AttrOr(a, "href"))
	return to != "" && urls.Host(to) == urls.Host(p.in.URL) && isFront(to)
}

func peers(list []heading, but int) []string {
	var out []string
	for i, h := range list {
		if i != but && h.why == "" {
			if f := fold(h.raw); f != "" {
				out = append(out, f)
			}
		}
	}
	return out
}

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

// markHeadline gives every block that prints the headline its fate.
func markHeadline(p *page, folded string) {
	for i := range p.blocks {
		if text := p.blocks[i].Text; len(text) < 4*len(folded)+40 && foldsTo(text, folded) {
			p.verdicts[i] = verdict{fate: archive.FateHeadline, rule: "headline"}
		}
	}
}

// lineText is the text of n as one line, with a space where elements meet that print apart.
func lineText(t *tree.Tree, n tree.Node) string {
	var b []byte
	for d := n; d < t.End(n); {
		switch a := t.Atom(d); {
		case d != n && (a == tree.Script || a == tree.Style || a == tree.Template || a == tree.Noscript || a == tree.Button || a == tree.Svg):
			d = t.End(d)
			continue
		case a == tree.Br || a == tree.Div || a == tree.P || a == tree.Li:
			b = append(b, ' ')
		case t.Kind(d) == tree.Text:
			text := t.Text(d)
			if last, _ := utf8.DecodeLastRune(b); unicode.IsLower(last) {
				if next, _ := utf8.DecodeRuneInString(text); unicode.IsUpper(next) {
					b = append(b, ' ')
				}
			}
			b = append(b, text...)
		}
		d++
	}
	return clean(string(b))
}

package normalize

import (
	"strings"
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
		dropBadge(p.tree, &printed[i], told)
	}
	best := chooseHeadline(told, printed, strings.HasSuffix(p.declared.kind, "newsarticle"))
	best = plain(best, told)
	if best == nil || siteNames(p).is(best.text) {
		if s := p.scriptHeadline(); s != "" {
			told = append(told, heading{source: "script:headline", raw: s, text: s, folded: fold(s), node: tree.None})
			best = &told[len(told)-1]
		}
	}
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
	names, says := siteNames(p), map[string]int{} // how many candidates say it, folded
	for i := range told {
		says[fold(told[i].raw)]++
	}
	for i := range printed {
		cutPrinted(&printed[i], says)
	}
	for i := range printed {
		if printed[i].why == "" {
			says[fold(printed[i].raw)]++
		}
	}
	delete(says, "")
	for i := range told {
		own := fold(told[i].raw)
		says[own]--
		told[i].text = cutSite(told[i].text, names, says)
		told[i].folded = fold(told[i].text)
		says[own]++
	}
	if live(printed) == 0 {
		printed = append(printed, titledLine(p, told)...)
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

// markHeadline gives every block that prints the headline its fate.
func markHeadline(p *page, folded string) {
	for i := range p.blocks {
		if n := len(p.blocks[i].Text); 2*n >= len(folded) && n < 4*len(folded)+40 && foldsTo(p.blocks[i].Text, folded) {
			p.verdicts[i] = verdict{fate: archive.FateHeadline, rule: "headline"}
		}
	}
}

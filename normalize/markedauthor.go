package normalize

import (
	"slices"
	"strings"

	"broadsheet/archive"
	"broadsheet/normalize/blocks"
	"broadsheet/normalize/byline"
	"broadsheet/normalize/tree"
)

// markedAuthor reads one marked element, if it stands in the article's head or tail and is short enough for a byline.
func markedAuthor(p *page, r region, n tree.Node, o byline.Options) (claim, bool) {
	i := p.blockOf(n)
	if i < 0 {
		return claim{}, false
	}
	rank := authorMarked
	switch {
	case r.outside(p, i, blocks.InNav|blocks.InForm|blocks.InFigure):
		return claim{}, false
	case i >= r.head && i < r.first && !r.below(i):
	case (i >= r.first || r.below(i)) && i < r.tail+2*belowBody:
		rank = authorTail
	default:
		return claim{}, false
	}
	if inComment(p, n) {
		return claim{}, false
	}
	text := authorText(p.tree, n)
	if len(text) > 240 || text == "" {
		return claim{}, false
	}
	c := claim{raw: unparted.Replace(text), source: "markup:" + markOf(p.tree, n), rank: rank, block: i}
	if c.names = byline.Visible(text, o); len(c.names) == 0 && (c.source == "markup:rel=author" || c.source == "markup:itemprop=author") {
		c.names = byline.Account(text)
	}
	c.names = withoutSite(c.names, o)
	if raw := p.withLead(i, c.raw); len(raw) > len(c.raw) { // "Reviewed by" may stand before the marked element
		if led := byline.Line(raw, o); len(led) > 0 && led[0].Role != archive.RoleAuthor {
			for k := range c.names {
				c.names[k].Role = led[0].Role
			}
		}
	}
	for k := range c.names {
		if a := p.tree.Find(n, tree.A); a != tree.None && len(c.names) == 1 {
			c.names[k].URL = resolve(p.in.URL, p.tree.AttrOr(a, "href"))
		}
	}
	if len(c.names) == 0 {
		return claim{}, false
	}
	return demote(c, o), true
}

// unparted is the text of pieces in elements of their own as a reader sees it.
var unparted = strings.NewReplacer(byline.Separator+",", ",", byline.Separator+";", ";", byline.Separator+")", ")", "("+byline.Separator, "(", byline.Separator, " ")

// withoutSite are the names of a byline without the site's own, where a person is named beside it.
func withoutSite(names []archive.Byline, o byline.Options) []archive.Byline {
	if len(names) < 2 || !slices.ContainsFunc(names, func(b archive.Byline) bool { return b.Kind == archive.Person && b.Role == archive.RoleAuthor }) {
		return names
	}
	return slices.DeleteFunc(names, func(b archive.Byline) bool { return b.Kind == archive.Organization && o.Site(b.NamePrinted) })
}

// mergeMarked unites marked elements that stand side by side: one element a name.
func (p *page) mergeMarked(list []claim) []claim {
	var out []claim
	for _, c := range list {
		if k := len(out) - 1; k >= 0 && out[k].rank == c.rank && c.rank == authorMarked && c.block-out[k].block <= 2 {
			out[k].names = appendNames(out[k].names, withoutShouts(c.names, out[k].names))
			if len(out[k].raw) < maxRaw && !strings.Contains(out[k].raw, c.raw) {
				out[k].raw = p.rawBetween(&out[k], &c)
			}
			out[k].block = c.block
			continue
		}
		out = append(out, c)
	}
	return out
}

// withoutShouts are the names that do not end in one of those before them: "Shout Ada Marsh a coffee".
func withoutShouts(names, before []archive.Byline) []archive.Byline {
	var out []archive.Byline
next:
	for _, n := range names {
		for i := range before {
			if old := before[i].NamePrinted; strings.Contains(old, " ") && strings.HasSuffix(n.NamePrinted, " "+old) {
				continue next
			}
		}
		out = append(out, n)
	}
	return out
}

// rawBetween is what a page prints from the byline a to the byline b: the text between them belongs to it where both
// stand in one block, and the lead before them.
func (p *page) rawBetween(a, b *claim) string {
	if a.block == b.block {
		text := p.blocks[a.block].Text
		if from := strings.Index(text, a.raw); from >= 0 {
			if to := strings.Index(text[from:], b.raw); to > 0 && to+len(b.raw) <= longLine {
				return text[from : from+to+len(b.raw)]
			}
		}
	}
	return a.raw + "\n" + b.raw
}

// listed takes out marked elements that are a list of other articles' authors: one mark three times over, apart from
// one another, but for the first if it stands right at the headline.
func listed(list []claim, r region) {
	count := map[string]int{}
	for i := range list {
		count[list[i].source]++
	}
	seen := map[string]bool{}
	for i := range list {
		c := &list[i]
		if count[c.source] < 3 || strings.HasPrefix(c.source, "markup:rel") && c.rank != authorMarked {
			continue
		}
		near := r.headline >= 0 && c.block > r.headline-4 && c.block <= r.headline+6
		if !near || seen[c.source] {
			c.why = "one of a list"
		}
		seen[c.source] = true
	}
}

// markOf names what marks n: "rel=author", "itemprop=author", or its class.
func markOf(t *tree.Tree, n tree.Node) string {
	if strings.Contains(t.AttrOr(n, "rel"), "author") {
		return "rel=author"
	}
	if v := t.AttrOr(n, "itemprop"); v == "author" || v == "creator" {
		return "itemprop=" + v
	}
	for _, word := range strings.Fields(t.AttrOr(n, "class") + " " + t.AttrOr(n, "id")) {
		if authorMarks.in(word) {
			return "." + word
		}
	}
	return "attribute"
}

// authorText is the text of a marked element, its pieces parted where elements part them.
func authorText(t *tree.Tree, n tree.Node) string {
	var b []byte
	last := tree.None
	for d := n; d < t.End(n); {
		switch a := t.Atom(d); {
		case d != n && (a == tree.Script || a == tree.Style || a == tree.Template || a == tree.Noscript || a == tree.Button || a == tree.Svg || a == tree.Form):
			d = t.End(d)
			continue
		case t.Kind(d) == tree.Text:
			if s := clean(t.Text(d)); s != "" {
				switch {
				case len(b) == 0:
				case inlineMark(t.Atom(t.Parent(d))), d == last+2 && t.Kind(d-1) == tree.Comment: // scripts cut text by comments
					b = append(b, ' ')
				default:
					b = append(b, byline.Separator...)
				}
				b = append(b, s...)
				last = d
			}
		}
		d++
	}
	return string(b)
}

func inlineMark(a tree.Atom) bool {
	return a == tree.B || a == tree.Strong || a == tree.Em || a == tree.I || a == tree.U || a == tree.Font || a == tree.Sup
}

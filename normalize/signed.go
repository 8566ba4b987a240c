package normalize

import (
	"strings"

	"broadsheet/archive"
	"broadsheet/internal/urls"
	"broadsheet/normalize/blocks"
	"broadsheet/normalize/byline"
	"broadsheet/normalize/tree"
)

// nearComment is how many elements above a block one of comments makes it a reader's.
const nearComment = 2

// printedAuthors are the bylines that the page prints in the article's head and tail: in elements that rel, itemprop,
// class or id marks, and on lines that begin with "By".
func printedAuthors(p *page, r region, o byline.Options) []claim {
	var list []claim
	taken := map[int]bool{} // blocks that a marked element was read in
	var until tree.Node
	for _, n := range p.declared.authored {
		if n < until {
			continue
		}
		c, ok := markedAuthor(p, r, n, o)
		if !ok {
			continue
		}
		until = p.tree.End(n)
		if c.block >= 0 {
			taken[c.block] = true
		}
		list = append(list, c)
	}
	list = p.mergeMarked(list)
	listed(list, r)
	scan := func(from, to int, rank authorRank) {
		for i := from; i < to; i++ {
			b := &p.blocks[i]
			if taken[i] || b.Len > longLine && len(b.Breaks) == 0 || b.Near[blocks.FamComment] < nearComment || r.outside(p, i, blocks.InNav|blocks.InForm|blocks.InFigure) {
				continue
			}
			before := ""
			if i > from {
				before = p.blocks[i-1].Text
			}
			for _, line := range lines(b) {
				text := line
				if byline.IsLead(before, p.r.Language) {
					text = before + " " + line
				}
				if before = line; len(line) > longLine && len(b.Breaks) > 0 {
					continue
				}
				if names := byline.Line(text, o); len(names) > 0 {
					list = append(list, claim{names: names, raw: line, source: "text:line", rank: rank, block: i})
				}
			}
		}
	}
	scan(r.head, r.first, authorLine)
	scan(r.foot, r.tail, authorTail)
	return append(list, bareNames(p, r, o)...)
}

// longTitle is the longest title behind a name on a line of their own, in bytes.
const longTitle = 40

// bareNames are lines of the head or the tail that hold a full name and nothing else, where the page confirms that it
// is a person: a profile page is linked, or another block says who it is ("Ada Marsh is …"). Below the headline a title
// behind the name confirms it: "Ada Marsh, reporter".
func bareNames(p *page, r region, o byline.Options) []claim {
	var list []claim
	for i := r.head; i < min(r.tail+belowBody, len(p.blocks)); i++ {
		rank := authorBare
		if i >= r.first {
			if rank = authorTail; i < r.foot {
				i = r.foot - 1
				continue
			}
		}
		b := &p.blocks[i]
		if b.Len > 60 && len(b.Breaks) == 0 || b.Len > longLine || b.Len < 5 || b.Near[blocks.FamComment] < nearComment || r.outside(p, i, blocks.InNav|blocks.InForm|blocks.InFigure) || p.verdicts[i].fate == archive.FateHeadline {
			continue
		}
		signature := len(b.Breaks) == 0 && p.verdicts[i].fate == archive.FateBody && b.Kind != blocks.Heading && b.Kind != blocks.Item && (i == r.last || i < r.first && i > r.headline && r.headline >= 0 && !p.bodyBefore(i))
		for _, line := range lines(b) {
			text, _, _ := strings.Cut(line, " | ")
			name, title, _ := strings.Cut(text, ", ")
			switch {
			case i < r.first && i > r.headline && r.headline >= 0 && len(title) <= longTitle && byline.IsFullName(name) && byline.IsTitle(title):
			case !byline.IsFullName(text) || o.Site(text) || !signature && !confirmed(p, i, text):
				continue
			}
			if names := byline.Visible(text, o); len(names) > 0 && names[0].Kind == archive.Person {
				list = append(list, claim{names: names, raw: line, source: "text:name", rank: rank, block: i})
			}
		}
	}
	return list
}

// bodyBefore says that a block of the body stands before block i.
func (p *page) bodyBefore(i int) bool {
	for k := range i {
		if p.verdicts[k].fate == archive.FateBody {
			return true
		}
	}
	return false
}

// confirmed says that the name at block i is a person's.
func confirmed(p *page, i int, name string) bool {
	b := &p.blocks[i]
	for n := b.First; n > tree.Root; n = p.tree.Parent(n) {
		if p.tree.Atom(n) == tree.A {
			href := strings.ToLower(p.tree.AttrOr(n, "href"))
			for _, path := range []string{"/author", "/people/", "/team/", "/staff/", "/profile", "/contributor", "/autor", "/redakt", "/writer", "/journalist", "/user", "/person"} {
				if strings.Contains(href, path) {
					return true
				}
			}
		}
		if n <= b.Node {
			break
		}
	}
	for k := range p.blocks {
		if k == i {
			continue
		}
		if rest, ok := strings.CutPrefix(p.blocks[k].Text, name); ok && (strings.HasPrefix(rest, " is ") || strings.HasPrefix(rest, " ist ") || strings.HasPrefix(rest, " has ") || strings.HasPrefix(rest, " works ") || strings.HasPrefix(rest, ", ") && k > i && k < i+3 || strings.HasPrefix(rest, " est ") || strings.HasPrefix(rest, " es ") || strings.HasPrefix(rest, " arbeitet ") || strings.HasPrefix(rest, " schreibt ") || strings.HasPrefix(rest, " writes ") || strings.HasPrefix(rest, " covers ")) {
			return true
		}
	}
	return false
}

// markedAuthor reads one marked element, if it stands in the article's head or tail and is short enough for a byline.
func markedAuthor(p *page, r region, n tree.Node, o byline.Options) (claim, bool) {
	i := p.blockOf(n)
	if i < 0 || inComment(p, n) {
		return claim{}, false
	}
	rank := authorMarked
	switch {
	case r.outside(p, i, blocks.InNav|blocks.InForm|blocks.InFigure):
		return claim{}, false
	case i >= r.head && i < r.first:
	case i >= r.first && i < r.tail+2*belowBody:
		rank = authorTail
	default:
		return claim{}, false
	}
	text := authorText(p.tree, n)
	if len(text) > 240 || text == "" {
		return claim{}, false
	}
	c := claim{raw: unparted.Replace(text), source: "markup:" + markOf(p.tree, n), rank: rank, block: i}
	c.names = byline.Visible(text, o)
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

// mergeMarked unites marked elements that stand side by side: one element a name.
func (p *page) mergeMarked(list []claim) []claim {
	var out []claim
	for _, c := range list {
		if k := len(out) - 1; k >= 0 && out[k].rank == c.rank && c.rank == authorMarked && c.block-out[k].block <= 2 {
			out[k].names = appendNames(out[k].names, c.names)
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

// blockOf is the first block that shares text with n; -1 if n prints nothing.
func (p *page) blockOf(n tree.Node) int {
	lo, hi := 0, len(p.blocks)
	for lo < hi {
		if mid := (lo + hi) / 2; p.blocks[mid].Last < n {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(p.blocks) && p.blocks[lo].First < p.tree.End(n) {
		return lo
	}
	return -1
}

// resolve makes a link of the page absolute; "" if it cannot.
func resolve(base, ref string) string {
	if ref == "" || strings.HasPrefix(ref, "#") || strings.HasPrefix(ref, "mailto:") || strings.HasPrefix(ref, "javascript:") {
		return ""
	}
	u, err := urls.Resolve(base, ref)
	if err != nil {
		return ""
	}
	return u
}

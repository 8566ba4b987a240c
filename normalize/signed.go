package normalize

import (
	"strings"

	"broadsheet/archive"
	"broadsheet/internal/urls"
	"broadsheet/normalize/blocks"
	"broadsheet/normalize/byline"
	"broadsheet/normalize/dates"
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
// behind the name confirms it ("Ada Marsh, reporter"), or a date ("Ada Marsh | May 3, 2024").
func bareNames(p *page, r region, o byline.Options) []claim {
	var list []claim
	for i := r.head; i < min(r.tail+belowBody, len(p.blocks)); i++ {
		if i >= r.first && i < r.foot {
			i = r.foot - 1
			continue
		}
		b := &p.blocks[i]
		if b.Len > 60 && len(b.Breaks) == 0 || b.Len > longLine || b.Len < 5 || b.Near[blocks.FamComment] < nearComment || r.outside(p, i, blocks.InNav|blocks.InForm|blocks.InFigure) || p.verdicts[i].fate == archive.FateHeadline {
			continue
		}
		signature := len(b.Breaks) == 0 && p.verdicts[i].fate == archive.FateBody && b.Kind != blocks.Heading && b.Kind != blocks.Item && (i == r.last || i < r.first && i > r.headline && r.headline >= 0 && !p.bodyBefore(i))
		for _, line := range lines(b) {
			rank := authorBare
			if i >= r.first {
				rank = authorTail
			}
			text, beside, _ := strings.Cut(line, " |")
			name, title, _ := strings.Cut(text, ", ")
			switch below := i < r.first && i > r.headline && r.headline >= 0; {
			case below && len(title) <= longTitle && byline.IsFullName(name) && byline.IsTitle(title):
			case below && byline.IsFullName(text) && !o.Site(text) && len(dates.Find(beside, dateOptions(p))) > 0: // "Ada Marsh | May 3, 2024"
			case p.signsBelow(i) && byline.AreFullNames(text) && !o.Site(text):
				rank = authorSign
			case below && p.signsAbove(i) && !byline.IsFullName(text) && byline.AreFullNames(text): // one bold name is a subhead
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

// apart says that block i is bold or italic as a whole, and no heading.
func (p *page) apart(i int) bool {
	b := &p.blocks[i]
	return i > 0 && 10*b.Strong >= 9*b.Len && b.Kind != blocks.Heading && b.Kind != blocks.Item
}

// storyAt says that block i is a paragraph of the story.
func (p *page) storyAt(i int) bool {
	return i < len(p.blocks) && p.verdicts[i].fate == archive.FateBody && p.blocks[i].IsProse()
}

// signsAbove says that block i is set apart right above a paragraph of the story, signsBelow that it is right below one
// and no more of it follows.
func (p *page) signsAbove(i int) bool { return p.apart(i) && p.storyAt(i+1) }

func (p *page) signsBelow(i int) bool { return p.apart(i) && p.storyAt(i-1) && !p.storyAt(i+1) }

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

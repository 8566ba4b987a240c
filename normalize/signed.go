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
	preferBelow(list, r, authorMarked, nearHeadline)
	scan := func(from, to int, rank authorRank) {
		heading := "" // a lead in a block of its own, above a list of names
		for i := from; i < to; i++ {
			b := &p.blocks[i]
			if taken[i] || b.Len > longLine && len(b.Breaks) == 0 || p.commented(i) || r.outside(p, i, blocks.InNav|blocks.InForm|blocks.InFigure) {
				continue
			}
			before := ""
			if i > from {
				before = p.blocks[i-1].Text
			}
			own := lines(b)
			if k := len(list) - 1; heading != "" && b.Kind == blocks.Item && k >= 0 && list[k].block == i-1 && byline.IsFullName(b.Text) {
				list[k].names = appendNames(list[k].names, byline.Line(heading+" "+b.Text, o))
				list[k].raw, list[k].block = list[k].raw+"\n"+b.Text, i
				continue
			}
			heading = ""
			for k, line := range own {
				text := line
				if byline.IsLead(before, p.r.Language) {
					text, heading = before+" "+line, before
				}
				if before = line; len(line) > longLine && len(b.Breaks) > 0 {
					continue
				}
				if names := byline.Line(text, o); len(names) > 0 {
					c := claim{names: names, raw: line, source: "text:line", rank: rank, block: i}
					if (rank == authorTail || r.below(i)) && inComment(p, b.Node) {
						break // another article's
					}
					if r.below(i + 1) { // the story's last line, too
						c.rank = authorTail
					}
					c.titleBelow(p, own[k+1:])
					list = append(list, c)
				}
			}
		}
	}
	scan(r.head, r.first, authorLine)
	scan(r.foot, r.tail, authorTail)
	listedBelow(list)
	list = append(append(list, openingBylines(p, r, o)...), bioNames(p, r, o)...)
	return append(list, bareNames(p, r, o)...)
}

// listedBelow takes out bylines below the story that are many: those of other stories.
func listedBelow(list []claim) {
	below := func(c *claim) bool { return c.rank == authorTail && c.source == "text:line" && hasAuthor(c.names) }
	names := map[string]bool{}
	for i := range list {
		if c := &list[i]; below(c) {
			names[c.names[0].NamePrinted] = true
		}
	}
	for i := range list {
		if c := &list[i]; len(names) > 2 && below(c) {
			c.why = "one of a list"
		}
	}
}

// titleBelow gives the claim's last name the title on the line below it, in its block or the next.
func (c *claim) titleBelow(p *page, rest []string) {
	title := ""
	if len(rest) > 0 {
		title = rest[0]
	} else if c.block+1 < len(p.blocks) {
		title = p.blocks[c.block+1].Text
	}
	if n := &c.names[len(c.names)-1]; len(title) <= longTitle && n.Kind == archive.Person && n.Title == "" && byline.IsTitle(title) {
		n.Title = title
	}
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

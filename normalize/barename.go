package normalize

import (
	"slices"
	"strings"
	"unicode"

	"broadsheet/archive"
	"broadsheet/normalize/blocks"
	"broadsheet/normalize/byline"
)

// longTitle is the longest title behind a name on a line of their own, in bytes.
const longTitle = 40

// nearHeadline is how many blocks above the headline a name without any mark may stand.
const nearHeadline = 4

// bareNames are lines of the head or the tail that hold a full name and nothing else, where the page confirms that it
// is a person: a profile page is linked, or another block says who it is ("Ada Marsh is …"). Between headline and story
// a title behind the name confirms it ("Ada Marsh, reporter"), or a date beside it ("Ada Marsh | May 3, 2024"), on lines of
// their own where the given name is a common one or a portrait stands beside it; agencies and desks need no more than their
// name there.
func bareNames(p *page, r region, o byline.Options) []claim {
	var list []claim
	story := p.storyFrom(r)
	for i := r.head; i < min(r.tail+belowBody, len(p.blocks)); i++ {
		if i >= r.first && i < r.foot {
			i = r.foot - 1
			continue
		}
		b := &p.blocks[i]
		if b.Len > 60 && len(b.Breaks) == 0 || b.Len > longLine || p.commented(i) || r.outside(p, i, blocks.InNav|blocks.InForm|blocks.InFigure) || p.verdicts[i].fate == archive.FateHeadline {
			continue
		}
		signature := len(b.Breaks) == 0 && p.verdicts[i].fate == archive.FateBody && b.Kind != blocks.Heading && b.Kind != blocks.Item && (i == r.last || i < r.first && i > r.headline && r.headline >= 0 && !p.bodyBefore(i))
		near := r.headline >= 0 && i > r.headline-nearHeadline && i < story
		if near && b.Linked > 0 && b.Len <= longSigned {
			if names := p.authorLinks(i, o); len(names) > 0 {
				list = append(list, claim{raw: lineText(p.tree, b.Node), names: names, source: "text:name", rank: authorBare, block: i})
				continue
			}
		}
		between := r.headline >= 0 && i > r.headline && i < story && b.Kind != blocks.Heading && b.Kind != blocks.Item
		for _, line := range lines(b) {
			c := claim{raw: line, source: "text:name", rank: authorBare, block: i}
			if i >= r.first {
				c.rank = authorTail
			}
			if between {
				if c.names = byline.House(line, o); len(c.names) > 0 {
					list = append(list, c)
					continue
				}
			}
			if c.names = p.accountLine(i, line, near); len(c.names) > 0 || near && b.Linked == 0 && byline.IsTeam(line, o) && p.besideDate(i) {
				if len(c.names) == 0 {
					c.names = byline.Visible(line, o)
				}
				list = append(list, c)
				continue
			}
			text, _, _ := strings.Cut(line, " |")
			dated := "" // names beside a date
			if between {
				dated = beside(line, p)
				text = orElse(dated, text)
			}
			if len(text) < 5 {
				continue
			}
			name, title, _ := strings.Cut(text, ", ")
			full := byline.IsFullName(text)
			switch below := i < r.first && i > r.headline && r.headline >= 0; {
			case below && len(title) <= longTitle && byline.IsFullName(name) && byline.IsTitle(title):
			case near && title != "" && len(title) <= longTitle && byline.IsFullName(name) && byline.OpensGiven(name) && (o.Site(title) || byline.IsHouse(title)) && p.besideDate(i):
			case dated != "" && !o.Site(text):
			case between && !full && byline.AreFullNames(text) && b.Linked*2 < b.Len && p.besideDate(i) && seemPersons(text, o) && !creditMarks.in(p.tree.AttrOr(b.Node, "class")): // one name could be a topic's
			case p.signsBelow(i) && byline.AreFullNames(text) && !o.Site(text) && (signedName(text) || !full):
				c.rank = authorSign
			case below && p.signsAbove(i) && !full && byline.AreFullNames(text): // one bold name is a subhead
			case i >= r.last && p.dashed(i, text) && byline.IsFullName(trimDash(text)):
				text, c.rank = trimDash(text), authorTail
			case full && near && signedName(text) && !o.Site(text) && p.seemsAuthor(i, text):
			case !full || o.Site(text) || !(signature && signedName(text)) && !confirmed(p, i, text, i >= r.first || r.below(i)):
				continue
			}
			if c.names = byline.Visible(text, o); len(c.names) == 0 || c.names[0].Kind != archive.Person {
				continue
			}
			if k := len(list) - 1; k >= 0 && near && c.rank == authorBare && list[k].rank == authorBare && list[k].block == i-1 { // one under the other
				list[k].names, list[k].raw, list[k].block = appendNames(list[k].names, c.names), list[k].raw+"\n"+c.raw, i
				continue
			}
			list = append(list, c)
		}
	}
	return nearest(list, r)
}

// manyNames are so many blocks with names and nothing that marks them that they are cards of other stories, but those
// that stand beside the headline.
const (
	manyNames    = 4
	besideTheTop = 6 // blocks
)

// nearest takes out the names of other stories' cards: those far from the headline where there are many, and those above
// it where others stand below it.
func nearest(list []claim, r region) []claim {
	bare := 0
	for i := range list {
		if list[i].rank == authorBare {
			bare++
		}
	}
	for i := range list {
		c := &list[i]
		if bare >= manyNames && c.rank == authorBare && max(c.block-r.headline, r.headline-c.block) > besideTheTop {
			c.why = "one of a list"
		}
	}
	preferBelow(list, r, authorBare, 0)
	return list
}

// preferBelow takes out claims of a rank that stand more than so many blocks above the headline where others stand right
// below it: boxes of other stories and of comments stand there too.
func preferBelow(list []claim, r region, rank authorRank, above int) {
	below := slices.ContainsFunc(list, func(c claim) bool {
		return c.rank == rank && c.why == "" && c.block > r.headline && c.block <= r.headline+besideTheTop
	})
	for i := range list {
		if c := &list[i]; below && c.rank == rank && c.why == "" && c.block < r.headline-above {
			c.why = "another stands below the headline"
		}
	}
}

// signedName says that a full name can be a signature without anything that confirms it: three words at most, and no
// acronym among them ("NVIDIA GTC").
func signedName(s string) bool {
	words := strings.Fields(s)
	for _, w := range words {
		if len(w) > 2 && isUpper(w) && !strings.ContainsAny(w, "AEIOUY.'’") && w[0] < 0x80 {
			return false
		}
	}
	return len(words) <= 3
}

// seemPersons says that one of several names begins with a common given name, or in letters that no such name is told of.
func seemPersons(names string, o byline.Options) bool {
	return slices.ContainsFunc(byline.Visible(names, o), func(b archive.Byline) bool {
		return byline.OpensGiven(b.NamePrinted) || !unicode.Is(unicode.Latin, firstOf(b.NamePrinted))
	})
}

// storyFrom is the block in which the story's running text begins; that behind the head if it has none.
func (p *page) storyFrom(r region) int {
	for i := max(r.headline+1, 0); i < r.first; i++ {
		if p.storyAt(i) {
			return i
		}
	}
	return r.first
}

// beside is the names that a line holds beside a date and the words that announce it: "Ada Marsh • Published May 3,
// 2024", "Ada Marsh | Reporter | May 3, 2024", "May 3, 2024 – Ada Marsh"; "" if there is no date, or no name.
func beside(line string, p *page) string {
	if !strings.ContainsAny(line, "0123456789") {
		return ""
	}
	found := p.datesIn(line, dateOptions(p))
	if len(found) == 0 {
		return ""
	}
	const marks = "|•·-–—,"
	names := byline.TrimTail(strings.Trim(line[:found[0].Start], " :"+marks))
	if names == "" {
		names = strings.TrimSpace(line[found[len(found)-1].End:])
		if names == strings.TrimLeft(names, marks) {
			return "" // "26.04.2020 Deutsche Sprache" names a topic
		}
	}
	for k, part := range strings.FieldsFunc(names, func(r rune) bool { return strings.ContainsRune("|•·", r) }) {
		if part = strings.Trim(part, " "+marks); byline.AreFullNames(part) && (k == 0 || byline.OpensGiven(part)) { // "May 3, 2024 · 2 min · Ada Marsh"
			return part
		}
	}
	return ""
}

// dashed says that text is a signature behind a dash, and no quotation's.
func (p *page) dashed(i int, text string) bool {
	return strings.ContainsRune("—–-~", firstOf(text)) && i > 0 && p.blocks[i-1].Kind != blocks.Quote && p.blocks[i].Kind != blocks.Quote
}

func trimDash(s string) string { return strings.TrimLeft(s, "—–-~ ") }

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

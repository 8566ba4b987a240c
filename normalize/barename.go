package normalize

import (
	"slices"
	"strconv"
	"strings"

	"broadsheet/archive"
	"broadsheet/normalize/blocks"
	"broadsheet/normalize/byline"
	"broadsheet/normalize/dates"
	"broadsheet/normalize/tree"
)

// longTitle is the longest title behind a name on a line of their own, in bytes.
const longTitle = 40

// bareNames are lines of the head or the tail that hold a full name and nothing else, where the page confirms that it
// is a person: a profile page is linked, or another block says who it is ("Ada Marsh is …"). Between headline and story
// a title behind the name confirms it ("Ada Marsh, reporter"), or a date beside it ("Ada Marsh | May 3, 2024"); agencies
// and desks need no more than their name there.
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
			text, _, _ := strings.Cut(line, " |")
			if between {
				text = orElse(beside(line, p), text)
			}
			if len(text) < 5 {
				continue
			}
			name, title, _ := strings.Cut(text, ", ")
			full := byline.IsFullName(text)
			switch below := i < r.first && i > r.headline && r.headline >= 0; {
			case below && len(title) <= longTitle && byline.IsFullName(name) && byline.IsTitle(title):
			case between && text == beside(line, p) && !o.Site(text):
			case between && !full && byline.AreFullNames(text) && b.Linked*2 < b.Len && p.besideDate(i): // one name could be a topic's
			case p.signsBelow(i) && byline.AreFullNames(text) && !o.Site(text) && (signedName(text) || !full):
				c.rank = authorSign
			case below && p.signsAbove(i) && !full && byline.AreFullNames(text): // one bold name is a subhead
			case i >= r.last && p.dashed(i, text) && byline.IsFullName(trimDash(text)):
				text, c.rank = trimDash(text), authorTail
			case full && below && i < story && b.Kind != blocks.Heading && signedName(text) && !o.Site(text) && p.pictured(i, text):
			case !full || o.Site(text) || !(signature && signedName(text)) && !confirmed(p, i, text, i >= r.first || r.below(i)):
				continue
			}
			if c.names = byline.Visible(text, o); len(c.names) > 0 && c.names[0].Kind == archive.Person {
				list = append(list, c)
			}
		}
	}
	return list
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
	names = strings.Trim(names, " "+marks)
	if at := strings.IndexAny(names, "|•·"); at > 0 {
		names = strings.TrimSpace(names[:at])
	}
	if !byline.AreFullNames(names) {
		return ""
	}
	return names
}

// shortDate is the longest line that is taken for a date and little else, in letters.
const shortDate = 45

// besideDate says that the block before or behind block i is a line with a date.
func (p *page) besideDate(i int) bool {
	for _, k := range [...]int{i - 1, i + 1} {
		if k < 0 || k >= len(p.blocks) || p.blocks[k].Digits == 0 || p.blocks[k].Len > shortDate {
			continue
		}
		for _, f := range p.datesIn(p.blocks[k].Text, dateOptions(p)) {
			if f.Label != dates.Other {
				return true
			}
		}
	}
	return false
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

// linkAbove is how many elements above a block's own its link may stand, beforeName how many nodes before its text a
// picture of its bearer.
const (
	linkAbove  = 3
	beforeName = 12
)

// pictured says that right before the text of block i stands the sign of a user, or, beside a date, a picture that is
// called by the name.
func (p *page) pictured(i int, name string) bool {
	b := &p.blocks[i]
	for n := b.First - 1; n > max(tree.Root, b.First-beforeName); n-- {
		switch p.tree.Kind(n) {
		case tree.Text:
			if strings.TrimSpace(p.tree.Text(n)) != "" {
				return false
			}
		case tree.Element:
			if p.tree.Atom(n) == tree.Img {
				return calls(p.tree.AttrOr(n, "alt"), name) && isPortrait(p.tree, n) && p.besideDate(i)
			}
			if userMarks.in(p.tree.AttrOr(n, "class")) {
				return true
			}
		}
	}
	return false
}

// widePortrait is the widest portrait beside a byline, in pixels.
const widePortrait = 200

// isPortrait says that a picture is small, or set as portraits are.
func isPortrait(t *tree.Tree, n tree.Node) bool {
	if w, err := strconv.Atoi(t.AttrOr(n, "width")); err == nil {
		return w <= widePortrait
	}
	return portraitMarks.in(t.AttrOr(n, "class")) || portraitMarks.in(t.AttrOr(n, "src"))
}

// calls says that a picture's words are a name, with what such pictures are called beside it: "Headshot of Ada Marsh".
func calls(alt, name string) bool {
	before, after, ok := strings.Cut(alt, name)
	return ok && len(before) <= 16 && len(after) <= 16 && !strings.ContainsAny(before+after, "0123456789:|")
}

// authorPaths are in the addresses of authors' pages, profilePaths in those of anybody's: below a story, they may be of
// somebody whom it is about.
var (
	authorPaths  = [...]string{"/author", "/autor", "/redakt", "/writer", "/journalist", "/contributor"}
	profilePaths = [...]string{"/people/", "/team/", "/staff/", "/profile", "/user"}
)

// confirmed says that the name at block i is a person's; tail that the block stands below the story.
func confirmed(p *page, i int, name string, tail bool) bool {
	b := &p.blocks[i]
	for n, above := b.First, 0; n > tree.Root && above <= linkAbove; n = p.tree.Parent(n) {
		if p.tree.Atom(n) == tree.A {
			href := strings.ToLower(p.tree.AttrOr(n, "href"))
			holds := func(path string) bool { return strings.Contains(href, path) }
			if slices.ContainsFunc(authorPaths[:], holds) || !tail && slices.ContainsFunc(profilePaths[:], holds) {
				return true
			}
		}
		if n <= b.Node {
			above++
		}
	}
	for k := range p.blocks {
		if k == i {
			continue
		}
		rest, ok := strings.CutPrefix(p.blocks[k].Text, name)
		if !ok {
			continue
		}
		switch verb, what, _ := strings.Cut(strings.TrimSpace(rest), " "); verb {
		case "works", "writes", "covers", "arbeitet", "schreibt":
			return true
		case "is", "has", "ist", "est", "es":
			if byline.NamesTitle(what) || signedName(name) {
				return true
			}
		}
		if what, ok := strings.CutPrefix(rest, ", "); ok && k > i && k < i+3 && byline.NamesTitle(what) {
			return true
		}
	}
	return false
}

package normalize

import (
	"strconv"
	"strings"

	"broadsheet/archive"
	"broadsheet/normalize/blocks"
	"broadsheet/normalize/byline"
	"broadsheet/normalize/dates"
	"broadsheet/normalize/tree"
)

// shortDate is the longest line that is taken for a date and little else, in letters.
const shortDate = 45

// besideDate says that the block before or behind block i is a line with a date; marks, titles, other names and the
// minutes that reading takes may stand between.
func (p *page) besideDate(i int) bool {
	for _, step := range [...]int{-1, 1} {
		for k := i + step; k >= 0 && k < len(p.blocks) && k >= i-3 && k <= i+3; k += step {
			if b := &p.blocks[k]; b.Digits > 0 && b.Len <= shortDate {
				if p.timed(b) {
					return true
				}
				for _, f := range p.datesIn(b.Text, dateOptions(p)) {
					if f.Label != dates.Other {
						return true
					}
				}
			}
			if text := p.blocks[k].Text; len(text) > longTitle || strings.Trim(text, " |•·-–—/") != "" && !byline.IsTitle(text) && !byline.IsFullName(text) && !readingTime(text) {
				break
			}
		}
	}
	return false
}

// timed says that an element in block b tells machines a time.
func (p *page) timed(b *blocks.Block) bool {
	for _, n := range p.declared.times {
		if n <= b.Last && p.tree.End(n) > b.First {
			return true
		}
	}
	return false
}

// readingTime says that s is how long reading takes: "4 min read".
func readingTime(s string) bool {
	n := strings.TrimLeft(s, "0123456789")
	return len(n) < len(s) && strings.HasPrefix(strings.TrimSpace(n), "min")
}

// linkAbove is how many elements above a block's own its link may stand, beforeName how many nodes before its text a
// picture of its bearer.
const (
	linkAbove  = 3
	beforeName = 12
)

// seemsAuthor says that a full name in block i, near the headline, is the author's by what stands beside it: a portrait,
// the sign of a user, or a date, where the given name is a common one and neither a link nor the headline makes it a topic.
func (p *page) seemsAuthor(i int, name string) bool {
	yes, caption := p.pictured(i, name)
	b := &p.blocks[i]
	besideDate := func() bool {
		return p.besideDate(i) || i+1 < len(p.blocks) && len(p.blocks[i+1].Text) <= longTitle && byline.IsTitle(p.blocks[i+1].Text)
	}
	return yes || !caption && b.Linked == 0 && b.Kind != blocks.Heading && byline.OpensGiven(name) && !strings.Contains(p.r.Headline, name) && besideDate()
}

// pictured says that right before the text of block i stands the sign of a user, or, beside a date, a portrait that is
// called by the name; caption says that the name is rather that of a wide picture.
func (p *page) pictured(i int, name string) (yes, caption bool) {
	b := &p.blocks[i]
	for n := b.First - 1; n > max(tree.Root, b.First-beforeName); n-- {
		switch p.tree.Kind(n) {
		case tree.Text:
			if strings.TrimSpace(p.tree.Text(n)) != "" {
				return false, false
			}
		case tree.Element:
			if p.tree.Atom(n) == tree.Img {
				called := calls(p.tree.AttrOr(n, "alt"), name)
				small := isPortrait(p.tree, n)
				return called && small && p.besideDate(i), called && !small
			}
			if userMarks.in(p.tree.AttrOr(n, "class")) {
				return true, false
			}
		}
	}
	return false, false
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
	authorPaths  = newMarks("/author", "/autor", "/redakt", "/writer", "/journalist", "/contributor")
	profilePaths = newMarks("/people/", "/team/", "/staff/", "/profile", "/user")
	personPaths  = newMarks(append(authorPaths.words, profilePaths.words...)...)
)

// longSigned is the longest line of which a link to an author's page is taken for the byline, in letters.
const longSigned = 120

// authorLinks are the names that links of block i to pages of authors or people print: full names, or accounts behind a
// lead. A label before them that is no lead says that they are somebody else's: "Contact: Ada Marsh".
func (p *page) authorLinks(i int, o byline.Options) []archive.Byline {
	b := &p.blocks[i]
	var names []archive.Byline
	for n := max(b.Node-linkAbove, tree.Root+1); n <= b.Last; n++ {
		if p.tree.Atom(n) != tree.A || p.tree.End(n) <= b.First || !p.leadsTo(n, personPaths) {
			continue
		}
		name := lineText(p.tree, n)
		before := strings.TrimSpace(b.Text[:max(strings.Index(b.Text, name), 0)])
		if before == "" && len(names) == 0 && i > 0 {
			before = p.blocks[i-1].Text
			if !byline.IsLead(before, p.r.Language) {
				before = ""
			}
		}
		led := before != "" && byline.IsLead(before, p.r.Language)
		switch {
		case o.Site(name) || strings.HasSuffix(before, ":") && !led:
		case byline.IsFullName(name):
			names = appendNames(names, byline.Visible(name, o))
		case led:
			names = appendNames(names, byline.Account(name))
		}
	}
	rest := len(b.Text)
	for k := range names {
		rest -= len(names[k].NamePrinted)
	}
	if rest > longRemark {
		return nil // a card
	}
	return names
}

// accountLine is the account that a line near the headline and beside a date names behind its lead: "by kestrel92".
func (p *page) accountLine(i int, line string, near bool) []archive.Byline {
	lead, name, ok := strings.Cut(line, " ")
	if !near || !ok || strings.Contains(name, " ") || !byline.IsLead(lead, p.r.Language) || !p.besideDate(i) {
		return nil
	}
	return byline.Account(name)
}

// leadsTo says that link n leads to one of paths.
func (p *page) leadsTo(n tree.Node, paths *marks) bool { return paths.in(p.tree.AttrOr(n, "href")) }

// confirmed says that the name at block i is a person's; tail that the block stands below the story.
func confirmed(p *page, i int, name string, tail bool) bool {
	b := &p.blocks[i]
	for n, above := b.First, 0; n > tree.Root && above <= linkAbove; n = p.tree.Parent(n) {
		if p.tree.Atom(n) == tree.A {
			if p.leadsTo(n, authorPaths) || !tail && p.leadsTo(n, profilePaths) {
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

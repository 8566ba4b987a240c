package normalize

import (
	"strings"

	"broadsheet/normalize/blocks"
	"broadsheet/normalize/tree"
)

// A printed section has at most so many letters, and stands at most so many blocks above the headline. By judgement,
// from how common publishing systems set it.
const (
	longSection  = 32
	aboveSection = 3
)

// aboveCrumbs is how many blocks above the headline a trail of links may begin, and longTrail how many nodes it holds.
const (
	aboveCrumbs = 12
	longTrail   = 120
)

// crumb is the last link of the trail that leads to the article, its own name left out; "" if the page prints none.
func (p *page) crumb(r region) string {
	for i := r.headline - 1; i >= max(0, r.headline-aboveCrumbs); i-- {
		for n, k := p.blocks[i].Node, 0; k < 4 && n > tree.Root; n, k = p.tree.Parent(n), k+1 {
			if p.tree.End(n)-n > longTrail {
				break
			}
			if !crumbMarks.in(p.tree.AttrOr(n, "class")) && !crumbMarks.in(p.tree.AttrOr(n, "id")) && !strings.EqualFold(p.tree.AttrOr(n, "aria-label"), "breadcrumb") {
				continue
			}
			last := ""
			for a := n; a < p.tree.End(n); a++ {
				if p.tree.Atom(a) != tree.A {
					continue
				}
				if s := clean(nodeText(p.tree, a)); s != "" && len(s) <= longSection && isCrumb(s) && fold(s) != fold(p.r.Headline) {
					last = s
				}
			}
			return last
		}
	}
	return ""
}

// isCrumb says that a link names a section, and does not lead back, on, or to another language.
func isCrumb(s string) bool {
	f := fold(s)
	return !notSections[f] && f != "english" && f != "español" && f != "deutsch" && !strings.ContainsAny(s, "<>«»←‹?0123456789") && !strings.HasPrefix(f, "back ") && !strings.HasPrefix(f, "zurück")
}

// printedSections are the sections that the page prints at its headline: what is marked up as one, a link to a category
// page, and a line right above the headline that one of the menu's links repeats.
func printedSections(p *page, r region) []said {
	if r.headline < 0 {
		return nil
	}
	var list []said
	for i := r.headline - 1; i >= max(0, r.headline-aboveSection); i-- { // the nearest first
		b := &p.blocks[i]
		if b.Len > longSection || r.outside(p, i, blocks.InNav|blocks.InFooter) || len(b.Breaks) > 0 || notSections[fold(b.Text)] {
			continue
		}
		switch source := p.sectionMark(b.First, b.Node); {
		case source != "":
			list = append(list, said{source, b.Text})
		case i == r.headline-1 && p.inMenu(r, fold(b.Text)):
			list = append(list, said{"text:menu", b.Text})
		}
	}
	if s := p.crumb(r); s != "" {
		list = append(list, said{"markup:breadcrumb", s})
	}
	return list
}

// sectionMark says what marks the text node n as a section, up to the element that holds its block; "" if nothing does.
func (p *page) sectionMark(n, holder tree.Node) string {
	for ; n > tree.Root; n = p.tree.Parent(n) {
		href := strings.ToLower(p.tree.AttrOr(n, "href"))
		switch {
		case p.tree.AttrOr(n, "itemprop") == "articleSection":
			return "microdata:articleSection"
		case strings.Contains(p.tree.AttrOr(n, "rel"), "category"):
			return "markup:rel=category"
		case strings.Contains(href, "/category/"), strings.Contains(href, "/kategorie/"), strings.Contains(href, "/categoria/"), strings.Contains(href, "/categorie/"), strings.Contains(href, "/kategori/"):
			return "markup:category"
		}
		if n <= holder {
			break
		}
	}
	return ""
}

// inMenu says that a link above the article reads like text, folded; that of the block above the headline is no witness
// of itself.
func (p *page) inMenu(r region, text string) bool {
	if text == "" || len(text) > longSection {
		return false
	}
	n := 0
	if p.blocks[max(0, r.headline-1)].Linked > 0 {
		n--
	}
	for a := tree.Root + 1; a < p.blocks[r.headline].First && n <= 0; a++ {
		if p.tree.Atom(a) == tree.A && foldsTo(clean(nodeText(p.tree, a)), text) {
			n++
		}
	}
	return n > 0
}

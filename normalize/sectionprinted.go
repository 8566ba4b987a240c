package normalize

import (
	"slices"
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
		case i == r.headline-1 && in(p.menu(r), fold(b.Text)):
			list = append(list, said{"text:menu", b.Text})
		}
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

// menu are the folded texts of the links above the article.
func (p *page) menu(r region) []string {
	var list []string
	for n := tree.Root + 1; n < p.blocks[r.headline].First; n++ {
		if p.tree.Atom(n) == tree.A {
			if f := fold(clean(nodeText(p.tree, n))); f != "" && len(f) <= longSection {
				list = append(list, f)
			}
		}
	}
	if b := &p.blocks[max(0, r.headline-1)]; b.Linked > 0 { // a link is no witness of itself
		if at := slices.Index(list, fold(b.Text)); at >= 0 {
			list = slices.Delete(list, at, at+1)
		}
	}
	return list
}

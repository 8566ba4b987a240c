package normalize

import (
	"fmt"
	"strings"
	"time"

	"broadsheet/archive"
	"broadsheet/normalize/blocks"
	"broadsheet/normalize/residue"
	"broadsheet/normalize/site"
)

// remember corrects what the page declares by what is known of its site: a value that is the site's own is not the
// article's, and the site's names are known even if this page does not tell them.
func remember(p *page) {
	s, d := p.in.Site, &p.declared
	if s == nil {
		return
	}
	for _, name := range s.Names {
		d.addSite(name)
	}
	if sites(p, "headline", d.headline) {
		d.headline = ""
	}
	if sites(p, "description", d.description) {
		d.description = ""
	}
	for _, list := range []*[]said{&d.metas, &d.published, &d.modified} {
		kept := (*list)[:0]
		for _, m := range *list {
			if !sites(p, m.source, m.value) {
				kept = append(kept, m)
			}
		}
		*list = kept
	}
	kept := d.authors[:0]
	for _, a := range d.authors {
		if !sites(p, site.FieldAuthor, a.name) {
			kept = append(kept, a)
		}
	}
	d.authors = kept
}

// sites says that a declared value is the site's own, and notes it.
func sites(p *page, source, value string) bool {
	field := fieldOf(source)
	if field == "" || value == "" || !p.in.Site.IsSites(site.Value{Field: field, Text: value}) {
		return false
	}
	p.note(source, value, "site", false, "the same on other articles of the site")
	return true
}

// fieldOf is the field under which the site's memory counts what a place declares; "" if it is no article's.
func fieldOf(source string) string {
	switch source {
	case "headline", "og:title", "twitter:title", "dc.title", "title":
		return "headline"
	case "description", "og:description", "twitter:description":
		return "description"
	case site.FieldAuthor:
		return site.FieldAuthor
	}
	switch {
	case has(authorMetas, source):
		return site.FieldAuthor
	case strings.HasPrefix(source, "json-ld:"), has(publishedMetas, source), has(modifiedMetas, source), has(dateMetas, source):
		return source
	}
	return ""
}

// siteZones are the zones of the site's times of publication.
func siteZones(p *page) []*time.Location {
	if p.in.Site == nil {
		return nil
	}
	var out []*time.Location
	for _, minutes := range p.in.Site.Zones {
		out = append(out, time.FixedZone("", 60*minutes))
	}
	return out
}

// recall changes the verdicts that the site's memory knows better: texts that repeat from article to article are
// residue, and so is what stands where the template never has the story; prose that stands where it always has it is
// the story's.
func recall(p *page) {
	if p.in.Site == nil {
		return
	}
	texts, places := make([]uint64, len(p.blocks)), make([]uint64, len(p.blocks))
	first := -1 // block of the story
	for i := range p.blocks {
		texts[i], places[i] = site.Hash(p.blocks[i].Text), site.Place(p.tree, &p.blocks[i])
		if first < 0 && p.verdicts[i].fate == archive.FateBody {
			first = i
		}
	}
	view := p.in.Site.See(places)
	for i := len(p.blocks) - 1; i >= 0; i-- { // backwards: whether a label stays depends on what follows it
		b, v := &p.blocks[i], &p.verdicts[i]
		n, of, repeated := view.Repeated(texts[i])
		if repeated && v.fate == archive.FateBody && (!heads(p, i) || i == first && inMenu(p, i)) && !stock(b, n, of) {
			*v = verdict{fate: archive.FateResidue, family: archive.FamilySiteRepeat, rule: fmt.Sprintf("site/repeat: %d of %d pages", n, of)}
			continue
		}
		kept, why, ok := view.Place(places[i])
		switch {
		case !ok || v.rule != "model" || kept == (v.fate == archive.FateBody):
		case kept && b.IsProse():
			*v = verdict{fate: archive.FateBody, rule: "site/place: " + why}
			if len(b.Breaks) > 0 && b.Kind != blocks.Pre {
				v.parts = judgeLines(residue.NewMatcher(), b, v.rule)
			}
		case !kept && !b.IsProse():
			*v = verdict{fate: archive.FateResidue, family: archive.FamilySiteRepeat, rule: "site/place: " + why}
		}
	}
}

// stock says that a text on n of so many pages may be a sentence that the paper's stories have in common: "The club could
// not be reached for comment." Of a few articles, several have it by chance.
func stock(b *blocks.Block, n, of int) bool {
	return n < 5 && 4*n < 3*of && b.Stops > 0 && b.Links == 0 && b.Kind != blocks.Heading
}

// heads says that block i heads the part of the story that follows it, as "Ingredients", "Pros:" and "2." do in article
// after article.
func heads(p *page, i int) bool {
	b := &p.blocks[i]
	return (b.Kind == blocks.Heading || b.Stops == 0 || b.Letters == 0) && 2*b.Linked < b.Len &&
		i+1 < len(p.blocks) && p.verdicts[i+1].fate == archive.FateBody
}

// inMenu says that the page prints the text of block i outside the story, too: it is a section's name.
func inMenu(p *page, i int) bool {
	for k := range p.blocks {
		if p.verdicts[k].fate == archive.FateResidue && strings.Contains(p.blocks[k].Text, p.blocks[i].Text) {
			return true
		}
	}
	return false
}

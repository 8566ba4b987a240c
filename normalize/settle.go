package normalize

import (
	"strings"

	"broadsheet/archive"
	"broadsheet/normalize/blocks"
	"broadsheet/normalize/byline"
	"broadsheet/normalize/dates"
)

// settleFields gives the blocks that fields were read from their fates, and takes those that the body kept out of it.
func settleFields(p *page, r region, pub, mod *dated, authors *claim) {
	for i := r.head; i < min(r.first, len(p.blocks)); i++ {
		if b := &p.blocks[i]; p.verdicts[i].fate == archive.FateBody && b.Kind == blocks.Heading && fold(b.Text) == fold(p.r.Headline) {
			p.verdicts[i] = verdict{fate: archive.FateHeadline, rule: "headline"}
		}
	}
	p.settleLines(r, pub, authors)
	p.settleDates(r, pub, mod)
	if authors != nil {
		p.settleByline(authors, r)
	}
	p.settleSection(r)
	for i := r.head; i < r.tail; i++ {
		if v := &p.verdicts[i]; v.fate != archive.FateResidue || p.blocks[i].Len > 60 {
			continue
		}
		if i >= r.foot && isTagOf(p, p.blocks[i].Text) {
			p.verdicts[i] = verdict{fate: archive.FateTags, rule: "tags"}
		}
	}
}

// settleSection marks the lines that print the section: what the body refused above the story, and what it took above
// the headline.
func (p *page) settleSection(r region) {
	if p.r.Section == "" {
		return
	}
	for i := r.head; i < max(r.first, r.headline); i++ {
		b, v := &p.blocks[i], &p.verdicts[i]
		if b.Len > 60 || v.parts != nil || v.fate != archive.FateResidue && !(v.fate == archive.FateBody && i < r.headline) {
			continue
		}
		if fold(b.Text) == fold(p.r.Section) {
			p.verdicts[i] = verdict{fate: archive.FateSection, rule: "section"}
		}
	}
}

// settleDates marks the short lines of head and tail that print one of the dates.
func (p *page) settleDates(r region, pub, mod *dated) {
	if pub == nil && mod == nil {
		return
	}
	o := dateOptions(p)
	for i := r.head; i < r.tail; i++ {
		if i == r.first && r.foot > r.first {
			i = r.foot
			if i >= r.tail {
				return
			}
		}
		b, v := &p.blocks[i], &p.verdicts[i]
		if v.parts != nil || b.Len > 90 || v.fate != archive.FateResidue && v.fate != archive.FateBody {
			continue
		}
		found := p.datesIn(b.Text, o)
		if !p.settleDate(i, found, pub, archive.FatePublished) {
			p.settleDate(i, found, mod, archive.FateModified)
		}
	}
}

// settleDate marks block i if one of the dates found in it is d's day. d may be nil.
func (p *page) settleDate(i int, found []dates.Found, d *dated, fate archive.Fate) bool {
	if d == nil {
		return false
	}
	b, v := &p.blocks[i], &p.verdicts[i]
	for _, f := range found {
		short := int(b.Len) <= len(f.Raw)+30
		others := f.Label == dates.Other || f.Label == dates.Modified && fate == archive.FatePublished && !p.r.Modified.IsZero()
		if !others && (v.fate == archive.FateResidue || short) && dates.Day(f.Moment) == dates.Day(d.Moment) {
			*v = verdict{fate: fate, rule: string(fate)}
			return true
		}
	}
	return false
}

// settleByline marks the lines that print the byline, but not the shirt-tail or the rights line that repeats a name. A
// line that holds the lead and the names only is one, wherever in head or tail it stands.
func (p *page) settleByline(c *claim, r region) {
	o := byline.Options{Language: p.r.Language}
	var names []string
	for _, n := range c.names {
		if f := fold(n.NamePrinted); f != "" {
			names = append(names, " "+f+" ")
		}
	}
	for i := r.head; i < r.tail; i++ {
		if i == r.first && r.foot > r.first {
			if i = r.foot; i >= r.tail {
				return
			}
		}
		b, v := &p.blocks[i], &p.verdicts[i]
		if v.parts != nil || b.Len > 160 || v.fate != archive.FateResidue && v.fate != archive.FateBody && v.fate != archive.FatePublished {
			continue
		}
		if row := p.rows[i]; row != nil && (row.Family == archive.FamilyLegal || row.Family == archive.FamilyShirtTail) {
			continue
		}
		rest := " " + fold(b.Text) + " "
		hit := false
		for _, name := range names {
			if before, after, ok := strings.Cut(rest, name); ok {
				rest, hit = before+" "+after, true
			}
		}
		if !hit {
			continue
		}
		led := len(byline.Line(b.Text, o)) > 0
		left := len(strings.Fields(rest))
		if left > 8 && v.fate == archive.FateBody || left > 14 || !led && left > 4 {
			continue
		}
		if v.fate == archive.FatePublished && !led {
			continue
		}
		p.verdicts[i] = verdict{fate: archive.FateByline, rule: "byline"}
	}
}

// isTagOf says that text is one of the article's tags.
func isTagOf(p *page, text string) bool {
	f := fold(text)
	for _, t := range p.r.Tags {
		if fold(t) == f {
			return true
		}
	}
	return false
}

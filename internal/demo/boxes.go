package demo

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"broadsheet/archive"
)

// box is a piece of a page that is not the story: its family, where it stands, and its lines.
type box struct {
	Family archive.Family
	Slot   string // "top", "head", "mid", "after", "side", "foot"
	lines  []string
	paper  *paper
	later  []string // what the lines become when the page changes without an edit
}

// at gives the lines as they stand in version v.
func (b box) at(v version) []string {
	switch b.Family {
	case archive.FamilyRating, archive.FamilyComments:
		if v.counters > 0 {
			return b.later
		}
	case archive.FamilyRelated, archive.FamilyLatestNews, archive.FamilyPreviousNext:
		if v.related > 0 {
			return b.later
		}
	}
	return b.lines
}

// habit says where a paper puts the boxes of a family, and how often: one page in every.
type habit struct {
	family archive.Family
	slot   string
	every  int
}

var habits = [...][]habit{
	rich: {
		{archive.FamilyShare, "head", 1}, {archive.FamilyRelated, "mid", 2}, {archive.FamilyNewsletter, "mid", 2}, {archive.FamilyAdvert, "mid", 2},
		{archive.FamilyAuthorBio, "after", 3}, {archive.FamilyContact, "after", 4}, {archive.FamilyComments, "after", 2},
		{archive.FamilyAppeal, "after", 3}, {archive.FamilyLatestNews, "side", 1},
	},
	blog: {
		{archive.FamilyViewPhoto, "head", 4}, {archive.FamilyShare, "after", 1}, {archive.FamilyRating, "after", 1}, {archive.FamilyMoreOn, "mid", 3},
		{archive.FamilyNewsletter, "mid", 3}, {archive.FamilyAdvert, "mid", 3}, {archive.FamilyPreviousNext, "after", 1},
		{archive.FamilyRelated, "after", 2}, {archive.FamilyComments, "after", 2}, {archive.FamilyLatestNews, "side", 1},
	},
	archaic: {
		{archive.FamilyTools, "head", 2}, {archive.FamilyRelated, "mid", 2}, {archive.FamilyAdvert, "mid", 3}, {archive.FamilyNewsletter, "after", 3},
		{archive.FamilyContact, "after", 3}, {archive.FamilyShare, "after", 2}, {archive.FamilyComments, "after", 3},
		{archive.FamilyMoreOn, "after", 3}, {archive.FamilyLatestNews, "side", 1},
	},
}

// drawBoxes furnishes every page.
func (w *World) drawBoxes() {
	forms := map[string][]string{}
	kind := ""
	for _, line := range wordLines("boxes.txt") {
		if strings.HasPrefix(line, "[") {
			kind = strings.Trim(line, "[]")
			continue
		}
		forms[kind] = append(forms[kind], line)
	}
	for _, p := range w.papers {
		d := w.dice("boxes " + p.Name)
		fixed := map[archive.Family]string{} // a template has one wording for most of its boxes
		form := func(f archive.Family) string {
			if fixed[f] == "" || f == archive.FamilyNewsletter {
				fixed[f] = pick(d, forms[string(f)+"."+p.lang])
			}
			return fixed[f]
		}
		p.fixed = map[string]box{
			"menu":    p.furnish(d, nil, archive.FamilyMenu, "top", form(archive.FamilyMenu)),
			"legal":   p.furnish(d, nil, archive.FamilyLegal, "foot", form(archive.FamilyLegal)),
			"consent": p.furnish(d, nil, archive.FamilyConsent, "wall", form(archive.FamilyConsent)),
		}
		for _, a := range p.articles {
			for _, h := range habits[p.engine] {
				if d.IntN(h.every) != 0 && !a.needs(h.family) || h.family == archive.FamilyAuthorBio && (len(a.by.people) == 0 || a.by.organization) {
					continue
				}
				a.boxes = append(a.boxes, p.furnish(d, a, h.family, h.slot, form(h.family)))
			}
			if a.kind == archive.KindStub {
				a.boxes = append(a.boxes, p.furnish(d, a, archive.FamilyPaywall, "wall", pick(d, forms["paywall-notice.en"])))
			}
		}
	}
}

// furnish makes a box of a form.
func (p *paper) furnish(d *rand.Rand, a *article, f archive.Family, slot, form string) box {
	b := box{Family: f, Slot: slot, paper: p}
	b.lines, b.later = p.wording(d, a, form), p.wording(d, a, form)
	return b
}

// needs says that a change of the article shows in boxes of that family.
func (a *article) needs(f archive.Family) bool {
	return slices.ContainsFunc(a.changes, func(c change) bool {
		return c.kind == "same-counter" && f == archive.FamilyComments || c.kind == "same-related" && f == archive.FamilyRelated
	})
}

// wording fills a box's form. The headlines in it are those of articles printed before, and of some that were printed
// before the first day.
func (p *paper) wording(d *rand.Rand, a *article, form string) (lines []string) {
	author, section, year := "", "", p.start.Year()
	var heads []string
	if a != nil {
		section = a.section
		if len(a.by.people) > 0 {
			author = a.by.people[0]
		}
		for i := len(p.articles) - 1; i >= 0 && len(heads) < 12; i-- {
			if other := p.articles[i]; other.published.Before(a.published) && other.title != a.title {
				heads = append(heads, other.title)
			}
		}
	}
	for len(heads) < 4 { // from the time before the first day
		e := p.drawEvent(d, pick(d, p.book.named("")).name, pick(d, p.places), p.start)
		s := p.write(d, e, whole, 2)
		if title := s.title(); a == nil || title != a.title && !slices.Contains(heads, title) {
			heads = append(heads, title)
		}
	}
	heads = sample(d, heads, 4)
	for i, line := range strings.Split(form, " | ") {
		if line == "{sections}" {
			lines = append(lines, p.sections...)
			continue
		}
		lines = append(lines, strings.NewReplacer(
			"{head}", heads[i%len(heads)], "{place}", p.place, "{paper}", strings.TrimPrefix(p.Title, "The "), "{noun}", p.noun,
			"{n}", fmt.Sprint(5+d.IntN(90)), "{m}", fmt.Sprint(1+d.IntN(8)), "{section}", section, "{host}", strings.TrimPrefix(p.Host, "www."),
			"{author}", author, "{year}", fmt.Sprint(year), "{editor}", p.editor).Replace(line))
	}
	return lines
}

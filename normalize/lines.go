package normalize

import (
	"strings"

	"broadsheet/archive"
	"broadsheet/normalize/blocks"
	"broadsheet/normalize/byline"
	"broadsheet/normalize/dates"
	"broadsheet/normalize/residue"
)

// longLine is the longest line that is looked at for a byline, in letters.
const longLine = 200

// lines are the lines of a block as its br part it; a block without one is a line.
func lines(b *blocks.Block) []string {
	if len(b.Breaks) == 0 {
		return []string{b.Text}
	}
	out := make([]string, 0, len(b.Breaks)+1)
	from := 0
	for _, at := range b.Breaks {
		out = append(out, b.Text[from:at])
		from = int(at) + 1
	}
	return append(out, b.Text[from:])
}

// settleLines cuts the blocks of head and tail that a br parts where lines print the byline or the date beside others:
// each line gets a fate of its own.
func (p *page) settleLines(r region, pub *dated, authors *claim) {
	for i := r.head; i < r.tail; i++ {
		if i == r.first && r.foot > r.first {
			if i = r.foot; i >= r.tail {
				return
			}
		}
		b, v := &p.blocks[i], &p.verdicts[i]
		if len(b.Breaks) == 0 || b.Len > 3*longLine || v.fate != archive.FateResidue && v.fate != archive.FateBody {
			continue
		}
		spans, cut, body := v.parts, false, false
		if spans == nil {
			for _, line := range lines(b) {
				spans = append(spans, archive.Span{Fate: v.fate, Family: v.family, Rule: v.rule, Text: line})
			}
		}
		for k := range spans {
			if fate := p.lineFate(spans[k].Text, pub, authors); fate != "" {
				spans[k], cut = archive.Span{Fate: fate, Rule: string(fate), Text: spans[k].Text}, true
			}
			body = body || spans[k].Fate == archive.FateBody
		}
		if cut {
			nameLines(spans)
			v.parts = spans
			if !body {
				v.fate = spans[0].Fate
			}
		}
	}
}

// nameLines gives the lines of a refused block that are no field's the families of the rows that they fall under.
func nameLines(spans []archive.Span) {
	m := residue.NewMatcher()
	for i := range spans {
		s := &spans[i]
		if s.Fate != archive.FateResidue || s.Rule != "model" {
			continue
		}
		if r := m.Match(s.Text); r != nil {
			s.Family, s.Rule = r.Family, r.ID
		}
	}
}

// lineFate is the field that a line prints; "" if it is none of the two.
func (p *page) lineFate(line string, pub *dated, authors *claim) archive.Fate {
	if authors != nil && len(line) <= longLine {
		names := byline.Line(line, byline.Options{Language: p.r.Language})
		for _, n := range authors.names {
			if strings.Contains(line, n.NamePrinted) && (len(names) > 0 || len(line) <= len(n.NamePrinted)+longTitle) {
				return archive.FateByline
			}
		}
	}
	if pub != nil {
		for _, f := range p.datesIn(line, dateOptions(p)) {
			if dates.Day(f.Moment) == dates.Day(pub.Moment) && len(line) <= len(f.Raw)+30 {
				return archive.FatePublished
			}
		}
	}
	return ""
}

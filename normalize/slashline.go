package normalize

import (
	"strings"

	"broadsheet/archive"
	"broadsheet/normalize/byline"
	"broadsheet/normalize/dates"
)

// slashLine is what a line such as "Headline/ Outlet/ PLACE/ Ada Marsh/ Morning Edition/ The council …" says before the
// story begins. Its parts are the line's, in order.
type slashLine struct {
	claim claim
	place string
	block int
	parts []archive.Span
}

// readSlashLine reads the slash line that the story's first paragraph begins with, as desks paste it from plain text. It
// counts only where the line is parted three times at least and names a person.
func readSlashLine(p *page, r region, o byline.Options, d dates.Options) *slashLine {
	for i := max(r.headline, 0); i < min(r.first, len(p.blocks)); i++ {
		b := &p.blocks[i]
		if f := p.verdicts[i].fate; f != archive.FateBody && f != archive.FateDek || p.verdicts[i].parts != nil || strings.Count(b.Text, "/ ") < 3 {
			continue
		}
		t := plainText{page: p, names: o, dates: d, scraps: []scrap{{text: p.r.Headline}, {text: b.Text}}}
		s := slashLine{block: i, claim: claim{source: "text:slash-line", rank: authorLine, block: i}}
		for _, part := range t.cutSlashes(1) {
			span := archive.Span{Fate: part.fate, Rule: "slash-line", Text: part.text}
			switch part.fate {
			case archive.FateByline:
				var sig signature
				t.readSlashes(&sig, part.text)
				s.claim.names, s.claim.raw, s.place = sig.names, part.text, sig.place
			case archive.FateDek: // in plain text it is the dek, here the story's first sentence
				span.Fate = archive.FateBody
			}
			s.parts = append(s.parts, span)
		}
		if countAuthors(s.claim.names) == 0 {
			return nil
		}
		return &s
	}
	return nil
}

// settleSlashLine gives the pieces of a slash line their fates, and takes its place for the dateline's.
func settleSlashLine(p *page, s *slashLine) {
	p.verdicts[s.block] = verdict{fate: archive.FateBody, rule: "slash-line", parts: s.parts}
	if s.place != "" {
		p.r.Dateline = archive.Dateline{Raw: s.place, Place: placeName(s.place)}
		p.note("dateline", s.place, "text:slash-line", true, "in the byline")
	}
}

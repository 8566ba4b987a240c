package normalize

import (
	"strings"

	"broadsheet/archive"
	"broadsheet/normalize/byline"
)

// readWire reads the dateline at the head of the first paragraphs, which stays in the text, and whose wire copy the
// article is: the agency of the dateline, of the byline, of the sign under the last paragraph, or of the rights line.
// A picture's credit says nothing of the text.
func readWire(p *page, r region) {
	seen, last := 0, ""
	for i := range p.blocks {
		if p.verdicts[i].fate != archive.FateBody {
			continue
		}
		last = p.blocks[i].Text
		if i < r.headline || p.blocks[i].Len < shortLine && i < r.first {
			continue // a label or a line of the byline that the body kept
		}
		if seen++; seen > datelineDepth || p.r.Dateline.Raw != "" {
			continue
		}
		d, ok := cutDateline(last)
		if !ok {
			d, ok = p.unknownPlace(i)
		}
		if ok {
			p.r.Dateline = d
			p.note("dateline", d.Raw, "text:paragraph", true, "")
		}
	}
	for _, s := range []said{{"text:dateline", byline.AgencyID(p.r.Dateline.Agency)}, {"text:byline", bylineAgency(p.r.Bylines)}, {"text:sign", signAgency(last)}, {"text:rights", rightsAgency(p, r)}} {
		if s.value == "" {
			continue
		}
		chosen, why := p.r.WireAgency == "", "a surer place was found"
		if chosen {
			p.r.WireAgency, why = s.value, ""
		}
		p.note("wire_agency", s.value, s.source, chosen, why)
	}
}

// bylineAgency is the agency that stands in a byline as author.
func bylineAgency(list []archive.Byline) string {
	for _, b := range list {
		if b.Kind == archive.Agency && b.Role == archive.RoleAuthor {
			return byline.AgencyID(b.NamePrinted)
		}
	}
	return ""
}

// rightsAgency is the agency whose rights a line below the body reserves: "Copyright 2025 The Associated Press. All
// rights reserved.", "© 2025 AFP".
func rightsAgency(p *page, r region) string {
	for i := max(r.last, 0); i < r.tail; i++ {
		text := p.blocks[i].Text
		if len(text) > 300 {
			continue
		}
		low := strings.ToLower(text)
		at := strings.Index(low, "©")
		if at < 0 {
			at = strings.Index(low, "copyright")
		}
		if at < 0 || len(low) != len(text) {
			continue
		}
		rest := strings.TrimLeft(text[at:], "©CcOoPpYyRrIiGgHhTt() 0123456789,-–/")
		rest, _, _ = strings.Cut(rest, ". ")
		rest = strings.TrimSuffix(rest, ".")
		for _, cut := range []string{" and ", " und ", ", "} {
			rest, _, _ = strings.Cut(rest, cut)
		}
		start := strings.TrimSpace(text[len(text)-len(strings.TrimLeft(text[at:], "©CcOoPpYyRrIiGgHhTt() 0123456789,-–/")):])
		for _, candidate := range []string{rest, strings.TrimSuffix(start, ".")} {
			if id := byline.AgencyID(candidate); id != "" {
				return id
			}
		}
	}
	return ""
}

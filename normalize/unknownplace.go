package normalize

import (
	"regexp"
	"strings"

	"broadsheet/archive"
)

// capitalsFirst is a line that begins with words in capitals, perhaps a region and something in parentheses, and a sign.
var capitalsFirst = regexp.MustCompile(`^(\p{Lu}[\p{Lu}.’'-]{2,}(?: \p{Lu}[\p{Lu}.’'-]+){0,3})(, \p{Lu}\p{Ll}[\p{L} .]{1,24})?(?: \(([^()]{2,40})\))?( [—–-]|:) +`)

// unknownPlace reads a dateline whose place stands in no table: the page names it again, as names are written. In
// parentheses may stand the site's own name, or letters that shorten an agency's. A sign that is no dash needs either.
func (p *page) unknownPlace(i int) (archive.Dateline, bool) {
	text := p.blocks[i].Text
	m := capitalsFirst.FindStringSubmatch(text)
	if m == nil || notPlaces[strings.ToLower(m[1])] {
		return archive.Dateline{}, false
	}
	d := archive.Dateline{Raw: strings.TrimSpace(m[0]), Place: placeName(m[1]) + m[2]}
	of, dash := m[3], m[4] == " —" || m[4] == " –"
	switch {
	case of == "" && dash:
	case of != "" && siteNames(p).is(of):
		return d, true
	case of != "" && len(of) <= 6 && isUpper(of) && m[4] != ":":
		d.Agency = of
		if isPlace(m[1]) {
			return d, true
		}
	default:
		return archive.Dateline{}, false
	}
	place := placeName(m[1])
	if strings.Contains(p.r.Headline, place) || strings.Contains(text[len(m[0]):], place) {
		return d, true
	}
	for k := range p.blocks {
		if k != i && p.verdicts[k].fate != archive.FateResidue && strings.Contains(p.blocks[k].Text, place) {
			return d, true
		}
	}
	return archive.Dateline{}, false
}

package normalize

import (
	"strings"

	"broadsheet/normalize/blocks"
)

// titleParts part what sites write into their titles: "Harbor reopens | News | The Daily Harbor".
var titleParts = []string{" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • "}

// titledWords is how many words a part of a title has at least that a page without a heading of the first rank may print
// as its headline.
const titledWords = 3

// titledLine is the first line of a page without a heading of the first rank that its title, the site's name cut, begins
// or ends with, a separator beside it. Nil if there is none.
func titledLine(p *page, told []heading) []heading {
	parts := map[string]bool{}
	for i := range told {
		for _, sep := range titleParts {
			for at := strings.Index(told[i].text, sep); at > 0; {
				parts[fold(told[i].text[:at])], parts[fold(told[i].text[at+len(sep):])] = true, true
				next := strings.Index(told[i].text[at+len(sep):], sep)
				if next < 0 {
					break
				}
				at += len(sep) + next
			}
		}
		if told[i].source != "meta:<title>" {
			parts[told[i].folded] = true
		}
	}
	names := siteNames(p)
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.Len > 200 || b.Words < titledWords || b.Marks&(blocks.InNav|blocks.InFooter) != 0 || b.Linked > 0 || names.is(b.Text) {
			continue
		}
		if f := fold(b.Text); f != "" && parts[f] {
			return []heading{{source: "text:title", raw: b.Text, text: b.Text, folded: f, node: b.Node}}
		}
	}
	return nil
}

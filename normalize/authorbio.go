package normalize

import (
	"strings"

	"broadsheet/archive"
	"broadsheet/normalize/blocks"
	"broadsheet/normalize/byline"
)

// bioWords are what stands between the author's name and the rest of the line below a story that tells who that is, by
// language.
var bioWords = map[string][]string{
	"en": {" is a ", " is an ", " is the ", " is ", " was a ", " writes ", " covers ", " reports ", " teaches ", " works "},
	"de": {" ist ", " schreibt ", " arbeitet ", " lehrt "},
	"fr": {" est "}, "es": {" es "}, "it": {" è "}, "pt": {" é "}, "nl": {" is ", " schrijft "}, "sv": {" är "}, "no": {" er "}, "da": {" er "}, "pl": {" jest "}, "ca": {" és "},
}

// longBio is the longest such line, in letters.
const longBio = 400

// bioNames are the authors that a line below the story introduces: "Ada Marsh is a reporter for The Daily Harbor." It
// counts where nothing else names anybody.
func bioNames(p *page, r region, o byline.Options) []claim {
	var list []claim
	for i := max(r.last, 0); i < min(r.tail, len(p.blocks)); i++ {
		b := &p.blocks[i]
		if b.Len > longBio || i == r.last && !p.apart(i) || p.commented(i) || r.outside(p, i, blocks.InNav|blocks.InForm|blocks.InFigure) {
			continue
		}
		for _, verb := range bioWords[p.r.Language] {
			name, rest, ok := strings.Cut(b.Text, verb)
			if !ok || !byline.IsFullName(name) || o.Site(name) || !byline.NamesTitle(rest) {
				continue
			}
			if names := byline.Visible(name, o); len(names) == 1 && names[0].Kind == archive.Person {
				list = append(list, claim{names: names, raw: name, source: "text:bio", rank: authorSign, block: i})
			}
			break
		}
	}
	return list
}

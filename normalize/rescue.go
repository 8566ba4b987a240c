package normalize

import (
	"html"
	"strings"

	"broadsheet/archive"
	"broadsheet/normalize/model"
)

// When the declared body takes the place of the page's text: the page shows next to none, or the declared one is twice
// as long and holds nearly all that was kept. Lengths in bytes. On the fundus pages a declared body is worse than the
// page's own text on average: it has captions and boxes in it, and where it was a third longer it cost 0.003.
const (
	poorText  = 250
	richText  = 500
	muchMore  = 2.0
	nearlyAll = 900 // thousandths of the kept runs of three words
)

// rescue puts the declared body in the place of the text where the page's own is no match for it.
func rescue(p *page) {
	said := html.UnescapeString(p.declared.articleBody)
	if len(said) < richText {
		return
	}
	var kept []uint64
	size := 0
	for i := range p.verdicts {
		if f := p.verdicts[i].fate; f == archive.FateBody || f == archive.FateDek {
			kept = model.Tokens(kept, p.blocks[i].Text)
			size += len(p.blocks[i].Text) + 1
		}
	}
	if size >= poorText && (float64(len(said)) < muchMore*float64(size) || model.Contained(kept, model.Tokens(nil, said)) < nearlyAll) {
		return
	}
	for _, line := range strings.Split(said, "\n") {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			p.instead = append(p.instead, archive.Block{Kind: archive.BlockParagraph, Text: line})
		}
	}
	p.r.Evidence = append(p.r.Evidence, archive.Evidence{Field: "text", Source: string(archive.PlaceJSONLD) + ":articleBody", Chosen: true,
		Why: "the page shows less of the story than it declares"})
}

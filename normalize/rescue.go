package normalize

import (
	"html"
	"strings"

	"golang.org/x/text/unicode/norm"

	"broadsheet/archive"
	"broadsheet/normalize/model"
)

// When the declared body takes the place of the page's text: what was kept is next to none, or the declared one is
// longer, holds nearly all that was kept, and most of it is nowhere on the page. Lengths in bytes, shares in
// thousandths of runs of three words. On the fundus pages a declared body is worse than the page's own text on average,
// with captions and boxes in it: where the page shows it, the page is read.
const (
	poorText  = 250
	richText  = 500
	muchMore  = 1.3
	nearlyAll = 900
	shownToo  = 600
)

// rescue puts the declared body in the place of the text where the page's own is no match for it.
func rescue(p *page) {
	said := html.UnescapeString(p.declared.articleBody)
	if len(said) < richText {
		return
	}
	var kept, shown []uint64
	size := 0
	for i := range p.verdicts {
		shown = model.Tokens(shown, p.blocks[i].Text)
		if f := p.verdicts[i].fate; f == archive.FateBody || f == archive.FateDek {
			kept = model.Tokens(kept, p.blocks[i].Text)
			size += len(p.blocks[i].Text) + 1
		}
	}
	if size >= poorText {
		if float64(len(said)) < muchMore*float64(size) {
			return
		}
		if t := model.Tokens(nil, said); model.Contained(kept, t) < nearlyAll || model.Contained(t, shown) >= shownToo {
			return
		}
	}
	for _, line := range strings.Split(said, "\n") {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			p.instead = append(p.instead, archive.Block{Kind: archive.BlockParagraph, Text: norm.NFC.String(line)})
		}
	}
	p.r.Evidence = append(p.r.Evidence, archive.Evidence{Field: "text", Source: string(archive.PlaceJSONLD) + ":articleBody", Chosen: true,
		Why: "the page shows less of the story than it declares"})
}

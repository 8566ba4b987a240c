package normalize

import (
	"html"
	"strings"

	"golang.org/x/text/unicode/norm"

	"broadsheet/archive"
	"broadsheet/normalize/model"
)

// When the declared body takes the place of the page's text: what was kept is next to none, or the declared one is
// longer, holds nearly all that was kept, and most of it is nowhere on the page; or it is much longer, and next to none
// of it is on the page, which shows a biography and links until its scripts run. Lengths in bytes, shares in
// thousandths of runs of three words. On the fundus pages a declared body is worse than the page's own text on average,
// with captions and boxes in it: where the page shows it, the page is read.
const (
	poorText  = 250
	richText  = 500
	muchMore  = 1.3
	nearlyAll = 900
	shownToo  = 600
	allElse   = 3.0
	notShown  = 300
)

// rescue puts the body that the page declares, or that its scripts would draw, in the place of the text where the page's
// own is no match for it.
func rescue(p *page) {
	said := html.UnescapeString(p.declared.articleBody)
	if len(said) < richText {
		rescueEmbedded(p)
		return
	}
	size := 0
	for i := range p.verdicts {
		if f := p.verdicts[i].fate; f == archive.FateBody || f == archive.FateDek {
			size += len(p.blocks[i].Text) + 1
		}
	}
	if size >= poorText {
		if float64(len(said)) < muchMore*float64(size) {
			return
		}
		var kept, shown []uint64
		for i := range p.verdicts {
			shown = model.Tokens(shown, p.blocks[i].Text)
			if f := p.verdicts[i].fate; f == archive.FateBody || f == archive.FateDek {
				kept = model.Tokens(kept, p.blocks[i].Text)
			}
		}
		t := model.Tokens(nil, said)
		there := model.Contained(t, shown)
		longer := model.Contained(kept, t) >= nearlyAll && there < shownToo
		another := float64(len(said)) >= allElse*float64(size) && there < notShown
		if !longer && !another {
			return
		}
	}
	for _, line := range strings.Split(said, "\n") {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			p.instead = append(p.instead, archive.Block{Kind: archive.BlockParagraph, Text: norm.NFC.String(line)})
		}
	}
	p.note("text", "", string(archive.PlaceJSONLD)+":articleBody", true, "the page shows less of the story than it declares")
}

// rescueEmbedded is the last resort, where next to no text was kept.
func rescueEmbedded(p *page) {
	size := 0
	for i := range p.verdicts {
		if p.verdicts[i].fate == archive.FateBody {
			size += len(p.blocks[i].Text)
		}
	}
	if size >= poorText {
		return
	}
	if p.instead = embeddedBody(p); p.instead != nil {
		p.note("text", "", string(archive.PlaceMarkup)+":script", true, "the page shows next to nothing of the story that its scripts draw")
	}
}

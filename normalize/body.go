package normalize

import (
	"broadsheet/archive"
	"broadsheet/normalize/model"
)

// readBody gives each block its verdict: body or residue.
func readBody(p *page) {
	p.look = see(p)
	p.scores = p.model.Score(p.look)
	for i := range p.blocks {
		v := verdict{fate: archive.FateResidue, family: archive.FamilyOther, rule: "model"}
		if p.scores[i] > 0 {
			v = verdict{fate: archive.FateBody, rule: "model"}
		}
		if p.look.Vectors[i].IsHeadline() {
			v = verdict{fate: archive.FateHeadline}
		}
		p.verdicts[i] = v
	}
}

// see computes what the model sees of a page.
func see(p *page) *model.Page {
	return model.Look(p.blocks, p.boxes, model.Witness{
		Headline:    p.r.Headline,
		Description: p.declared.description,
		ArticleBody: p.declared.articleBody,
	})
}

// See gives what the model sees of a page: what the trainer learns from.
func See(in Page) *model.Page {
	p := open(in)
	readHeadline(p)
	return see(p)
}

package normalize

import "broadsheet/archive"

func closeAccount(p *page) {
	for i, b := range p.blocks {
		v := p.verdicts[i]
		p.r.Account = append(p.r.Account, archive.Span{Fate: v.fate, Family: v.family, Rule: v.rule, Text: b.Text})
		if v.fate == archive.FateBody {
			p.r.Blocks = append(p.r.Blocks, archive.Block{Kind: archive.BlockParagraph, Text: b.Text})
		}
	}
}

package normalize

import "broadsheet/archive"

func readBody(p *page) {
	for i, b := range p.blocks {
		if len(b.Text) > 80 {
			p.verdicts[i] = verdict{fate: archive.FateBody}
		} else {
			p.verdicts[i] = verdict{fate: archive.FateResidue, family: archive.FamilyOther}
		}
	}
}

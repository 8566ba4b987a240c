package normalize

import (
	"broadsheet/archive"
	"broadsheet/normalize/blocks"
)

// readBody gives each block its verdict: body or residue.
func readBody(p *page) {
	best := int32(-1)
	for i := range p.boxes {
		if x := &p.boxes[i]; x.Prose > 0 && 10*x.Prose >= 7*p.boxes[0].Prose {
			best = int32(i)
		}
	}
	for i := range p.blocks {
		b := &p.blocks[i]
		v := verdict{fate: archive.FateResidue, family: archive.FamilyOther}
		if best >= 0 && p.boxes[best].From <= int32(i) && int32(i) < p.boxes[best].To && 2*b.Linked < b.Len &&
			(b.IsProse() || b.Kind == blocks.Paragraph || b.Kind == blocks.Heading) {
			v = verdict{fate: archive.FateBody}
		}
		p.verdicts[i] = v
	}
}

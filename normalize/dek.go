package normalize

import (
	"broadsheet/archive"
	"broadsheet/normalize/blocks"
	"broadsheet/normalize/model"
)

// A dek has so many letters, and stands so few blocks below the headline. From the 111 deks of the fundus pages.
const (
	shortDek = 20
	longDek  = 600
	belowDek = 12
)

// findDek finds the standfirst that the page shows between headline and story: the first text of the story if the
// page marks it so or declares it as the description, or a block before the story that is word for word declared. It
// is kept even where the model refused it, unless it only says again what the headline or the story says.
func findDek(p *page) {
	first := len(p.blocks)
	for i := p.titleBlock(); i < len(p.blocks); i++ {
		if p.verdicts[i].fate == archive.FateBody && p.blocks[i].Kind != blocks.Heading {
			first = i
			break
		}
	}
	if first == len(p.blocks) {
		return
	}
	from := max(0, first-belowDek)
	for i := range first {
		if p.verdicts[i].fate == archive.FateHeadline {
			from = max(from, i+1)
		}
		if i < from && p.calledDek(i) && p.dekSource(i, false) != "" {
			from = i // however far the story is
			break
		}
	}
	for i := from; i <= first; i++ {
		if source := p.dekSource(i, i == first); source != "" {
			p.note("dek", p.blocks[i].Text, source, true, "")
			p.verdicts[i] = verdict{fate: archive.FateDek, rule: "dek"}
			p.r.Dek = p.blocks[i].Text
			return
		}
		if p.verdicts[i].fate == archive.FateBody {
			return // a subhead: what follows it is the story, and stays in its place
		}
	}
}

// titleBlock is the first heading that prints the headline; 0 if none does.
func (p *page) titleBlock() int {
	for i := range p.verdicts {
		if p.verdicts[i].fate == archive.FateHeadline && p.blocks[i].Kind == blocks.Heading {
			return i
		}
	}
	return 0
}

// dekSource says where it is seen that block i is a dek, "" if it is none; in says that it is the first of the story.
func (p *page) dekSource(i int, in bool) string {
	source := p.dekMark(i, in)
	if source != "" && !in && p.repeats(i) {
		return ""
	}
	return source
}

// dekMark is what marks block i as a dek, "" if nothing does.
func (p *page) dekMark(i int, in bool) string {
	b, v := &p.blocks[i], &p.look.Vectors[i]
	if b.Len < shortDek || b.Len > longDek || 2*b.Linked > b.Len || b.Hidden || b.Kind == blocks.Caption ||
		b.Marks&(blocks.InNav|blocks.InAside|blocks.InFooter|blocks.InFigure) != 0 {
		return ""
	}
	if r := p.rows[i]; r != nil && !r.Weak || b.LastRune == ':' {
		return ""
	}
	marked := b.Near[blocks.FamDek] <= 1 || p.calledDek(i)
	apart := i+1 >= len(p.blocks) || p.boxes[b.Box].Path != p.boxes[p.blocks[i+1].Box].Path
	switch {
	case in && marked && apart, !in && marked && (p.calledDek(i) || p.scores[i] > refused) && v.SinceHeadline() >= 0:
		return "markup:class"
	case in && v.Description() >= 800 && apart, !in && v.Description() >= 850 && b.Words > 4:
		return "meta:description"
	case in && p.bold(i) && b.Words > 4 && v.SinceHeadline() >= 0:
		return "markup:bold"
	}
	return ""
}

// calledDek says that block i stands right below the headline in an element of its own that is called a dek, and is no
// byline or date. Of 17 such blocks of the gold pages that the model refused, all are deks.
func (p *page) calledDek(i int) bool {
	b := &p.blocks[i]
	called := b.Near[blocks.FamDek] == 0 || dekMarks.in(p.tree.AttrOr(b.Node, "class"))
	return called && p.look.Vectors[i].SinceHeadline() == 1 && b.Words > 4 && 8*b.Digits < b.Letters
}

// repeats says that block i is the headline in other words, or the beginning of the story: a teaser.
func (p *page) repeats(i int) bool {
	if p.look.Vectors[i].Headline() >= 700 {
		return true
	}
	var story []uint64
	for k := i + 1; k < min(len(p.blocks), i+belowDek); k++ {
		if p.blocks[k].IsProse() {
			story = model.Tokens(story, p.blocks[k].Text)
		}
	}
	return model.Contained(model.Tokens(nil, p.blocks[i].Text), story) >= 900
}

// bold says that block i is printed bold as a whole, and the paragraph after it is not: how pages without marks set
// their standfirst apart.
func (p *page) bold(i int) bool {
	b := &p.blocks[i]
	for k := i + 1; k < len(p.blocks); k++ {
		if next := &p.blocks[k]; next.IsProse() {
			return 10*b.Strong >= 9*b.Len && 2*next.Strong < next.Len
		}
	}
	return false
}

// refused is a score from which the model is sure that a block is no story: a chance of one in twelve.
const refused = -2400

package normalize

import (
	"broadsheet/archive"
	"broadsheet/normalize/blocks"
)

// region is where on the page the article stands, as ranges of blocks: the head from a few above the headline into the
// body, where bylines and dates may stand behind a dek, and the tail from the body's last lines to a few below it.
type region struct {
	head     int          // first block of the head
	headline int          // block of the headline; -1 if it is not printed
	first    int          // block after the head
	last     int          // last block of the body; -1 if there is none
	foot     int          // first block of the tail
	tail     int          // block after the tail
	own      blocks.Marks // landmarks that the body itself stands in: pages wrap all they have in a form
}

// How far the head and the tail reach, in blocks. From the fundus, wcxb and htmldate pages, where dates and bylines
// stand above the headline on 4 % of the pages, and behind a dek on 20 %.
const (
	aboveHeadline = 8
	belowBody     = 10
	longHead      = 40  // most blocks between the headline and the end of the head
	longBlock     = 140 // letters of a paragraph: the head ends with the second
	shortLine     = 70  // letters of the body's last lines that may be a signature
)

func findRegion(p *page) region {
	r := region{headline: -1, first: len(p.blocks), last: -1}
	body := len(p.blocks)
	for i := range p.blocks {
		if f := p.verdicts[i].fate; f == archive.FateBody || f == archive.FateDek {
			body = min(body, i)
			r.last = i
		}
	}
	for i := range p.blocks {
		if p.verdicts[i].fate == archive.FateHeadline && (r.headline < 0 || nearer(p, i, r.headline) || i <= body && !nearer(p, r.headline, i)) {
			r.headline = i
		}
	}
	if body < len(p.blocks) {
		r.own = p.blocks[body].Marks
	}
	start := body
	r.head = max(0, body-2*aboveHeadline)
	if r.headline >= 0 && r.headline <= body+6 {
		start, r.head = r.headline, max(0, r.headline-aboveHeadline)
	} else {
		r.headline = -1
	}
	long := 0
	for r.first = start; r.first < len(p.blocks) && long < 2 && r.first < start+longHead; r.first++ {
		if p.verdicts[r.first].fate == archive.FateBody && p.blocks[r.first].Len >= longBlock {
			long++
		}
	}
	r.first = max(r.first, min(body+1, len(p.blocks)))
	r.foot = r.last + 1
	for k := 0; k < 3 && r.foot > r.first && p.blocks[r.foot-1].Len < shortLine; k++ {
		r.foot--
	}
	r.foot = max(r.foot, r.first)
	r.tail = max(r.foot, min(len(p.blocks), r.last+1+belowBody))
	return r
}

// below says that block i stands below the story: the head of a short one reaches past its end.
func (r region) below(i int) bool { return i > r.last && r.last > r.headline }

// outside says that block i stands in one of the landmarks, and the body does not.
func (r region) outside(p *page, i int, landmarks blocks.Marks) bool {
	return p.blocks[i].Marks&landmarks&^r.own != 0
}

// nearer says that block i, which prints the headline, is a heading while the one found before is none.
func nearer(p *page, i, before int) bool {
	return p.blocks[i].Kind == blocks.Heading && p.blocks[before].Kind != blocks.Heading
}

func (p *page) note(field, value, source string, chosen bool, why string) {
	p.r.Evidence = append(p.r.Evidence, archive.Evidence{Field: field, Value: value, Source: source, Chosen: chosen, Why: why})
}

// readFields reads everything but headline and text, and gives the blocks that it reads their fates.
func readFields(p *page) {
	r := findRegion(p)
	p.r.Language = readLanguage(p)
	authors := readAuthors(p, r)
	pub, mod := readDates(p, r)
	readSection(p, r)
	readTags(p)
	readCanonical(p)
	readImages(p, r)
	settleFields(p, r, pub, mod, authors)
	readWire(p, r)
	readAccess(p, r)
	readKind(p, r)
}

package normalize

import (
	"broadsheet/archive"
	"broadsheet/normalize/tree"
)

// region is where on the page the article stands, as ranges of blocks.
type region struct {
	head     int // first block of the head: a few above the headline
	headline int // block of the headline; -1 if it is not printed
	first    int // first block of the body; len(blocks) if there is none
	last     int // last block of the body
	tail     int // block after the tail: a few below the body
}

// How many blocks above the headline and below the body belong to the article's head and tail. From the fundus and
// wcxb pages, where dates and bylines stand above the headline on 4 % of the pages.
const (
	aboveHeadline = 8
	belowBody     = 10
	longHead      = 40 // blocks between headline and body that still are its head
)

func findRegion(p *page) region {
	r := region{headline: -1, first: len(p.blocks), last: -1}
	for i := range p.blocks {
		switch p.verdicts[i].fate {
		case archive.FateBody, archive.FateDek:
			r.first = min(r.first, i)
			r.last = i
		}
	}
	for i := range p.blocks {
		if p.verdicts[i].fate == archive.FateHeadline && (r.headline < 0 || i < r.first) {
			r.headline = i
		}
	}
	r.head = max(0, r.headline-aboveHeadline)
	if r.headline < 0 || r.headline > r.first {
		r.head = max(0, r.first-2*aboveHeadline)
	} else if r.first-r.headline > longHead {
		r.first = r.headline + longHead
	}
	r.tail = min(len(p.blocks), max(r.last, 0)+1+belowBody)
	return r
}

// span is the range of nodes that the blocks from … to-1 take.
func (p *page) span(from, to int) (tree.Node, tree.Node) {
	if from >= to || from >= len(p.blocks) {
		return 0, 0
	}
	return p.blocks[from].First, p.blocks[min(to, len(p.blocks))-1].Last + 1
}

func (p *page) note(field, value, source string, chosen bool, why string) {
	p.r.Evidence = append(p.r.Evidence, archive.Evidence{Field: field, Value: value, Source: source, Chosen: chosen, Why: why})
}

func readFields(p *page) {
	r := findRegion(p)
	p.r.Language = readLanguage(p)
	readDates(p, r)
}

package normalize

import (
	"broadsheet/archive"
	"broadsheet/normalize/blocks"
)

// pointMarks are words of class names and ids of boxes that sum the story up in a few lines. Seen: RenderKeyPoints-list,
// bi-bulletpoints, bullet-points, SummaryList, post-summary-bullets (fundus); key-takeaways, keytakeaways, key-insights,
// tldr-box (wcxb).
var pointMarks = newMarks("key-points", "keypoints", "key_points", "bullet-points", "bulletpoints", "bullet_points", "takeaways",
	"key-facts", "keyfacts", "key-insights", "summary-list", "summarylist", "summary-bullets", "tldr", "tl-dr")

// A list of key points has so many points at most, and none longer than so many letters: what is longer is the story.
const (
	mostPoints = 12
	longPoint  = 400
)

// rulePoints is the rule of the account that keeps key points.
const rulePoints = "key-points"

// keyPoints keeps the lists that sum the story up, though their points are short and seldom sentences: those of a box
// that is called so, and those under a label that says so ("Key points", "Das Wichtigste in Kürze"). They stand above
// the end of the story, and do not link elsewhere.
func keyPoints(p *page) {
	end := len(p.blocks) - 1
	for end >= 0 && p.verdicts[end].fate != archive.FateBody {
		end--
	}
	for i := range p.boxes {
		if x := &p.boxes[i]; x.To-x.From > 1 && int(x.From) <= end && (pointMarks.in(x.Class) || pointMarks.in(x.ID)) {
			p.keepPoints(int(x.From), int(x.To), end)
		}
	}
	for i := 0; i < end; i++ {
		b := &p.blocks[i]
		if b.Kind == blocks.Item || b.Len >= 80 || 2*b.Linked > b.Len || !opensPoints(b.Text) {
			continue
		}
		to := i + 1
		for to < len(p.blocks) && p.inListOf(to, i+1) {
			to++
		}
		p.keepPoints(i+1, to, end)
	}
}

// keepPoints keeps the blocks from … to-1 as key points, if they read like some; headings and short lines that end in no
// stop stay what they are, unless they are items.
func (p *page) keepPoints(from, to, end int) {
	points, linked, whole := 0, int32(0), int32(0)
	for i := from; i < to; i++ {
		b := &p.blocks[i]
		if p.isPoint(i) {
			points++
		}
		linked, whole = linked+b.Linked, whole+b.Len
		if b.Len > longPoint || b.Hidden || b.Marks&(blocks.InNav|blocks.InFooter|blocks.InFigure|blocks.InForm) != 0 {
			return
		}
	}
	if points < 2 || points > mostPoints || from > end || 3*linked > whole {
		return
	}
	for i := from; i < to; i++ {
		if p.isPoint(i) {
			p.verdicts[i] = verdict{fate: archive.FateBody, rule: rulePoints}
		}
	}
}

// isPoint says that block i may be a key point: an item, or a paragraph that is a sentence.
func (p *page) isPoint(i int) bool {
	b := &p.blocks[i]
	if r := p.rows[i]; r != nil && !r.Weak || p.verdicts[i].fate == archive.FateHeadline {
		return false
	}
	return b.Kind == blocks.Item || (b.Kind == blocks.Paragraph || b.Kind == blocks.Bare) && b.Stops > 0
}

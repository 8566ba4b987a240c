package normalize

import (
	"math"

	"broadsheet/archive"
	"broadsheet/normalize/blocks"
	"broadsheet/normalize/residue"
	"broadsheet/normalize/tree"
)

// mend keeps what the model refused though what stands around it is the story: it looks at blocks one by one, and
// short ones tell little. What a row of the residue table names is never kept. Tags that are marked as such go,
// titles of boxes, and the links under a label of such.
func mend(p *page) {
	dropTags(p)
	dropTitles(p)
	dropLinks(p)
	finishLists(p)
	corrected(p)
	bridge(p)
}

// Scores from which the model is sure of a short block, too: of a heading or row, a chance of one in eight; of the best
// item of a list, of one in six; of an item among others of the story, of one in twenty.
const (
	sureOfHeading = -2000
	sureOfList    = -1500
	sureOfItem    = -3000
)

// refusedByModel says that the model alone refused block i, and was not sure of it. What links elsewhere is out.
func (p *page) refusedByModel(i int, sure int32) bool {
	v, b := &p.verdicts[i], &p.blocks[i]
	return v.fate == archive.FateResidue && v.rule == "model" && p.rows[i] == nil && p.scores[i] > sure && 2*b.Linked <= b.Len
}

// dropTags takes out what is nothing but links with rel=tag.
func dropTags(p *page) {
	for _, n := range p.declared.tagLinks {
		if i := p.blockOf(n); i >= 0 && p.verdicts[i].fate == archive.FateBody && p.blocks[i].Linked == p.blocks[i].Len {
			p.verdicts[i] = verdict{fate: archive.FateTags, rule: "tags"}
		}
	}
}

// mostInBox is the most blocks of a box whose title is looked for.
const mostInBox = 12

// dropTitles takes out the headings of boxes that hold nothing else of the story, and something that a row names. Of 9
// such headings on the wcxb pages 8 are not the story's.
func dropTitles(p *page) {
	for i := range p.blocks {
		if p.blocks[i].Kind != blocks.Heading || p.verdicts[i].fate != archive.FateBody {
			continue
		}
		box := p.boxes[p.blocks[i].Box].Parent
		if box < 0 {
			continue
		}
		from, to := i, i+1
		for from > 0 && i-from <= mostInBox && p.holds(box, from-1) {
			from--
		}
		for to < len(p.blocks) && to-i <= mostInBox && p.holds(box, to) {
			to++
		}
		if r := p.residueOf(from, to, i); r != nil && to-from <= mostInBox {
			p.verdicts[i] = verdict{fate: archive.FateResidue, family: r.Family, rule: "title/" + r.ID}
		}
	}
}

// residueOf is the row that names one of the blocks from … to-1, if none but block title is the story's.
func (p *page) residueOf(from, to, title int) (row *residue.Rule) {
	for i := from; i < to; i++ {
		if f := p.verdicts[i].fate; i != title && (f == archive.FateBody || f == archive.FateDek) {
			return nil
		}
		if r := p.rows[i]; r != nil && p.verdicts[i].rule == r.ID {
			row = r
		}
	}
	return row
}

// dropLinks takes out the lists right below a label such as "Related stories" that hold nothing but links.
func dropLinks(p *page) {
	for i := 0; i+1 < len(p.blocks); i++ {
		r := p.rows[i]
		if r == nil || !r.Opens || p.verdicts[i].rule != r.ID {
			continue
		}
		to := i + 1
		for to < len(p.blocks) && p.inListOf(to, i+1) && 10*p.blocks[to].Linked >= 9*p.blocks[to].Len {
			to++
		}
		if to < len(p.blocks) && p.inListOf(to, i+1) {
			continue
		}
		for k := i + 1; k < to; k++ {
			if p.verdicts[k].fate == archive.FateBody {
				p.verdicts[k] = verdict{fate: archive.FateResidue, family: r.Family, rule: r.ID}
			}
		}
	}
}

// bridge keeps the headings and table rows that a block of the story follows, and the headings that follow one in the
// same box. Of 5 such headings or rows within the story on the gold pages 4 are the story's, of paragraphs and list
// items fewer than half; of the headings that follow one, 26 of 29. Headings that are links are other stories.
func bridge(p *page) {
	for i := len(p.blocks) - 1; i > 0; i-- {
		b := &p.blocks[i]
		if b.Kind == blocks.Quote && p.refusedByModel(i, sureOfList) && p.quotes(i) {
			p.verdicts[i] = verdict{fate: archive.FateBody, rule: "between"}
		}
		if b.Kind != blocks.Heading && b.Kind != blocks.Row || !p.refusedByModel(i, sureOfHeading) {
			continue
		}
		if i+1 < len(p.blocks) && p.verdicts[i+1].fate == archive.FateBody || b.Kind == blocks.Heading && p.followsStory(i) {
			p.verdicts[i] = verdict{fate: archive.FateBody, rule: "between"}
		}
	}
}

// quotes says that block i is a quote without a class that stands right below a paragraph of the story, in the same
// element: posts of others have one.
func (p *page) quotes(i int) bool {
	b := &p.blocks[i]
	q := p.tree.Ancestor(b.Node, tree.Blockquote)
	return i > 0 && q != tree.None && p.verdicts[i-1].fate == archive.FateBody && p.tree.AttrOr(q, "class") == "" && p.tree.Parent(q) == p.tree.Parent(p.blocks[i-1].Node)
}

// maxApart is how many blocks of other boxes may stand between a paragraph and the heading that follows it.
const maxApart = 16

// followsStory says that the block before i in the box that holds i's is the story's.
func (p *page) followsStory(i int) bool {
	holder := p.boxes[p.blocks[i].Box].Parent
	for k := i - 1; k >= 0 && k >= i-maxApart; k-- {
		if p.verdicts[k].fate == archive.FateBody || p.boxes[p.blocks[k].Box].Parent == holder {
			return p.verdicts[k].fate == archive.FateBody && p.boxes[p.blocks[k].Box].Parent == holder
		}
	}
	return false
}

// finishLists keeps a list whole of which the model kept an item, or that stands right below a paragraph of the story, if
// no item of it is a link or a row's. Of the items that this adds on the wcxb pages 7 of 9 are the story's. An item of
// several blocks makes no plain list: of those it is half.
func finishLists(p *page) {
	for i := 0; i < len(p.blocks); {
		from, kept, plain, bare, best := i, false, true, true, int32(sureOfItem)
		for ; i < len(p.blocks) && p.inListOf(i, from); i++ {
			kept = kept || p.verdicts[i].fate == archive.FateBody
			plain = plain && (i == from || p.blocks[i].Entry != p.blocks[i-1].Entry)
			bare = bare && p.refusedByModel(i, sureOfItem)
			best = max(best, p.scores[i])
		}
		if plain && (kept || bare && best > sureOfList && p.belowStory(from)) {
			for k := from; k < i; k++ {
				if p.refusedByModel(k, sureOfItem) {
					p.verdicts[k] = verdict{fate: archive.FateBody, rule: "list"}
				}
			}
		}
		i = max(i, from+1)
	}
}

// belowStory says that the list of block i stands right below a paragraph of the story, in the same element.
func (p *page) belowStory(i int) bool {
	return i > 0 && p.verdicts[i-1].fate == archive.FateBody && p.blocks[i-1].Stops > 0 && p.tree.Parent(p.blocks[i].Group) == p.tree.Parent(p.blocks[i-1].Node)
}

// inListOf says that block i is an item of the list that block from is one of.
func (p *page) inListOf(i, from int) bool {
	b := &p.blocks[i]
	return b.Kind == blocks.Item && b.Group >= 0 && b.Group == p.blocks[from].Group
}

// belowCorrected is how many blocks below the story a correction stands at most.
const belowCorrected = 4

// corrected keeps the corrections within the story and right below it.
func corrected(p *page) {
	below := belowCorrected + 1
	for i := range p.blocks {
		b := &p.blocks[i]
		below++
		if p.verdicts[i].fate == archive.FateBody {
			below = 0
		}
		if 0 < below && below <= belowCorrected && p.refusedByModel(i, math.MinInt32) && b.Stops > 0 && b.Len < longCorrection &&
			b.Marks&(blocks.InNav|blocks.InAside|blocks.InFooter) == 0 && isCorrection(b.Text) {
			p.verdicts[i] = verdict{fate: archive.FateBody, rule: "correction"}
		}
	}
}

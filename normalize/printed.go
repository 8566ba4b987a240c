package normalize

import (
	"broadsheet/normalize/blocks"
	"broadsheet/normalize/byline"
	"broadsheet/normalize/dates"
	"broadsheet/normalize/tree"
)

// printed are the dates that the page prints in the article's head and tail; where they hold none, those that a class
// name or a label marks elsewhere, if they name one day only.
func printed(p *page, r region, o dates.Options) []dated {
	var list []dated
	scan := func(from, to int, tail bool) {
		for i := from; i < to; i++ {
			b := &p.blocks[i]
			if r.outside(p, i, blocks.InNav|blocks.InFigure) || b.Len > 400 {
				continue
			}
			if tail && r.outside(p, i, blocks.InFooter|blocks.InForm) && (b.Marks&blocks.InArticle == 0 || !signedLine(p, i, o)) {
				continue // an article has a footer of its own, where it is signed
			}
			list = append(list, blockDates(p, r, i, o, tail || r.below(i))...)
		}
	}
	scan(r.head, r.first, false)
	scan(r.foot, r.tail, true)
	for i := range list {
		if list[i].out == "" {
			return list
		}
	}
	return append(list, marked(p, r, o)...)
}

// marked are dates outside of head and tail that class names or labels mark, if they name one day only.
func marked(p *page, r region, o dates.Options) []dated {
	var list []dated
	day := ""
	for i := range p.blocks {
		b := &p.blocks[i]
		if i >= r.head && i < r.first || i >= r.foot && i < r.tail || b.Len > 160 || b.Digits == 0 || r.outside(p, i, blocks.InNav|blocks.InForm|blocks.InFigure) {
			continue
		}
		for _, d := range blockDates(p, r, i, o, false) {
			if d.out != "" || d.rank != rankLabelled && d.Source != "markup:time" && !isMarked(p, b.Node) && !signedLine(p, i, o) {
				continue
			}
			if d.rank = rankTail; !d.modified {
				if day != "" && dates.Day(d.Moment) != day {
					return nil
				}
				day = dates.Day(d.Moment)
			}
			list = append(list, d)
		}
	}
	return list
}

// isMarked says that n, or an element right above it, is marked as a date by its class or id.
func isMarked(p *page, n tree.Node) bool {
	for k := 0; k < 2 && n > tree.Root; k++ {
		if dateMarks.in(p.tree.AttrOr(n, "class")) || dateMarks.in(p.tree.AttrOr(n, "id")) {
			return true
		}
		n = p.tree.Parent(n)
	}
	return false
}

// blockDates are the dates of one block: those of its time elements, else those of its lines.
func blockDates(p *page, r region, i int, o dates.Options, tail bool) []dated {
	b := &p.blocks[i]
	list := timeDates(p, i, o)
	if len(list) == 0 && b.Len < 400 {
		list = lineDates(p, i, o)
	}
	for k := range list {
		if list[k].far = i - r.headline; list[k].far < 0 {
			list[k].far *= -3
		}
		list[k].far += (int(b.Len) - len(list[k].Raw)) / 10 // a line that is all date, before one that tells of something
		if tail && (list[k].out == "" || list[k].out == list[k].doubt) {
			if p.commented(i) {
				list[k].out = "of a reader's comment"
			} else if list[k].rank == rankPrinted && !signedLine(p, i, o) && !(i <= r.last+underSigned && i > 0 && signedLine(p, i-1, o)) {
				list[k].out = belowStory
			}
			if !list[k].first {
				list[k].rank = rankTail
			}
		}
	}
	return list
}

// underSigned is how far below the body a date may stand whose label is the byline above it, in blocks.
const underSigned = 8

// belowStory is why a date is out that nothing says to be the story's.
const belowStory = "below the body, without a label"

// signedLine says that block i is a byline, or holds one.
func signedLine(p *page, i int, o dates.Options) bool {
	return len(byline.Line(p.blocks[i].Text, byline.Options{Language: o.Language})) > 0
}

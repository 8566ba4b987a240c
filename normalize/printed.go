package normalize

import (
	"strings"

	"broadsheet/archive"
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
			list = append(list, blockDates(p, r, i, o, tail)...)
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
		if marks(p.tree.AttrOr(n, "class")+" "+p.tree.AttrOr(n, "id"), dateMarks) {
			return true
		}
		n = p.tree.Parent(n)
	}
	return false
}

// startsLine is how far from the start of a line of text a labelled date may stand, in bytes.
const startsLine = 32

// blockDates are the dates of one block: those of its time elements, else those of its text.
func blockDates(p *page, r region, i int, o dates.Options, tail bool) []dated {
	b := &p.blocks[i]
	var list []dated
	for _, n := range p.declared.times {
		if n > b.Last || p.tree.End(n) <= b.First || p.tree.AttrOr(n, "datetime") == "" {
			continue
		}
		m, ok := dates.Read(p.tree.AttrOr(n, "datetime"), o)
		if !ok {
			continue
		}
		m.Source = "markup:time"
		d := dated{Moment: m, rank: rankTime, block: i}
		before := textBetween(p.tree, b.First, n)
		d.label(dates.LabelOf(before), p, n)
		if d.rank == rankTime {
			d.label(dates.LabelOf(previous(p, i)), p, n)
		}
		list = append(list, d)
		for _, f := range dates.Find(lineText(p.tree, n), o) { // what the reader sees may be another zone's day
			if f.Relative || dates.Day(f.Moment) == dates.Day(m) || f.Precision == archive.PrecisionMonth {
				continue
			}
			f.Moment.Source = "text"
			shown := d
			shown.Moment = f.Moment
			if f.Clock.Sub(m.Clock).Abs() > zoneTolerance && !dates.Ambiguous(f.Raw) {
				list[len(list)-1].out = "its own text says another day"
			}
			list = append(list, shown)
		}
	}
	if len(list) == 0 && b.Len < 400 {
		line := 0 // where the line, or the date before, ends
		for k, f := range dates.Find(b.Text, o) {
			if f.Precision == archive.PrecisionMonth && f.Label == dates.Unlabelled {
				continue
			}
			f.Moment.Source = "text"
			d := dated{Moment: f.Moment, rank: rankPrinted, block: i}
			d.label(f.Label, p, b.Node)
			if k == 0 && d.rank == rankPrinted {
				d.label(dates.LabelOf(previous(p, i)), p, b.Node)
			}
			opens := f.Start == 0 && f.End < len(b.Text) && strings.ContainsRune(".-–—|", firstOf(strings.TrimSpace(b.Text[f.End:])))
			room := 90
			if p.verdicts[i].fate == archive.FateBody {
				room = 40
			}
			if int(b.Len) > len(f.Raw)+room && !opens && !(d.rank == rankLabelled && f.Start <= line+startsLine) {
				d.out = "in running text"
			}
			line = f.End
			list = append(list, d)
		}
	}
	for k := range list {
		if list[k].far = i - r.headline; list[k].far < 0 {
			list[k].far *= -2
		}
		list[k].far += (int(b.Len) - len(list[k].Raw)) / 10 // a line that is all date, before one that tells of something
		if tail && list[k].out == "" {
			if list[k].rank == rankPrinted && !signedLine(p, i, o) && !(i <= r.last+underSigned && i > 0 && signedLine(p, i-1, o)) {
				list[k].out = "below the body, without a label"
			}
			list[k].rank = rankTail
		}
	}
	return list
}

// underSigned is how far below the body a date may stand whose label is the byline above it, in blocks.
const underSigned = 8

// signedLine says that block i is a byline, or holds one.
func signedLine(p *page, i int, o dates.Options) bool {
	return len(byline.Line(p.blocks[i].Text, byline.Options{Language: o.Language})) > 0
}

// label applies what the words before a date, or the class of its element, say of it.
func (d *dated) label(l dates.Label, p *page, n tree.Node) {
	if l == dates.Unlabelled {
		for k := 0; k < 2 && n > tree.Root; k++ {
			c := strings.ToLower(p.tree.AttrOr(n, "class") + " " + p.tree.AttrOr(n, "itemprop"))
			switch {
			case strings.Contains(c, "modif"), strings.Contains(c, "updated") && !strings.Contains(c, "published"):
				l, d.byClass = dates.Modified, true
			case strings.Contains(c, "publish"), strings.Contains(c, "entry-date"):
				l = dates.Published
			}
			n = p.tree.Parent(n)
		}
	}
	switch l {
	case dates.Published:
		d.rank = rankLabelled
	case dates.Modified:
		d.modified, d.rank = true, rankLabelled
	case dates.Other:
		d.out = "another thing's date"
	}
}

// textBetween is the text from the text node first up to n.
func textBetween(t *tree.Tree, first, n tree.Node) string {
	var b []byte
	for d := first; d < n; d++ {
		if t.Kind(d) == tree.Text {
			b = append(append(b, t.Text(d)...), ' ')
		}
	}
	return clean(string(b))
}

// previous is the text of the block before i, if it is so short that it can be a label.
func previous(p *page, i int) string {
	if i > 0 && p.blocks[i-1].Len < 24 && p.blocks[i-1].Digits == 0 {
		return p.blocks[i-1].Text
	}
	return ""
}

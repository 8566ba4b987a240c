package normalize

import (
	"strings"

	"broadsheet/archive"
	"broadsheet/normalize/dates"
	"broadsheet/normalize/tree"
)

// timeDates are the dates of the time elements in block i: what they tell machines, and what the reader sees where that
// is another day.
func timeDates(p *page, i int, o dates.Options) []dated {
	b := &p.blocks[i]
	var list []dated
	for _, n := range p.declared.times {
		if n > b.Last || p.tree.End(n) <= b.First {
			continue
		}
		m, ok := dates.Read(machineTime(p.tree, n), o)
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
		shows := dates.Find(lineText(p.tree, n), o)
		if d.rank == rankTime && len(shows) > 0 && shows[0].Label != dates.Unlabelled {
			d.label(shows[0].Label, p, n)
		}
		list = append(list, d)
		for _, f := range shows { // what the reader sees may be another zone's day
			local := m.HasOffset && offset(m) == 0 && !coarse(f.Moment) // the site's own clock
			if f.Relative || dates.Day(f.Moment) == dates.Day(m) && !local || f.Precision == archive.PrecisionMonth {
				continue
			}
			f.Moment.Source = "text"
			shown := d
			if shown.Moment = f.Moment; f.OtherWeekday {
				shown.hold(heldWeekday)
			}
			if f.Clock.Sub(m.Clock).Abs() > zoneTolerance && !dates.Ambiguous(f.Raw) && !f.OtherWeekday {
				list[len(list)-1].out = "its own text says another day"
			}
			list = append(list, shown)
		}
	}
	return list
}

// How far from the start of its line a labelled date may stand, and how much else a line may hold beside a date, in
// bytes: less where the body takes it for text.
const (
	startsLine = 32
	besideDate = 90
	besideText = 40
)

// lineDates are the dates of the lines of block i.
func lineDates(p *page, i int, o dates.Options) []dated {
	b := &p.blocks[i]
	room := besideDate
	if p.verdicts[i].fate == archive.FateBody {
		room = besideText
	}
	before := previous(p, i)
	var list []dated
	for _, line := range lines(b) {
		wide := int(b.Len) * len(line) / max(len(b.Text), 1)
		end, credit := 0, 0 // end is where the date before ends
		for k, f := range p.datesIn(line, o) {
			if k == 0 {
				credit = cutCredit(line)
			}
			if f.Precision == archive.PrecisionMonth && f.Label == dates.Unlabelled {
				continue
			}
			f.Moment.Source = "text"
			d := dated{Moment: f.Moment, rank: rankPrinted, block: i}
			d.label(f.Label, p, b.Node)
			d.first = d.rank == rankLabelled && dates.IsFirst(line[end:f.Start])
			if k == 0 && d.rank == rankPrinted {
				d.label(dates.LabelOf(before), p, b.Node)
			}
			if f.OtherWeekday {
				d.hold(heldWeekday)
			}
			opens := f.Start == 0 && f.End < len(line) && strings.ContainsRune(".-–—|", firstOf(strings.TrimSpace(line[f.End:])))
			switch {
			case d.out != "" && d.out != d.doubt:
			case f.Start < credit && d.rank == rankPrinted:
				d.out = "the picture's date"
			case wide > len(f.Raw)+room && !opens && !(d.rank == rankLabelled && (d.first || f.Label == dates.Edition || f.Start <= end+startsLine)):
				d.out = "in running text"
			}
			end = f.End
			list = append(list, d)
		}
		if before = ""; len(line) < shortLabel && !strings.ContainsAny(line, "0123456789") {
			before = line
		}
	}
	return list
}

// label applies what the words before a date, or the class of its element, say of it.
func (d *dated) label(l dates.Label, p *page, n tree.Node) {
	if l == dates.Unlabelled {
		for k := 0; k < 2 && n > tree.Root; k++ {
			c := strings.ToLower(p.tree.AttrOr(n, "class") + " " + p.tree.AttrOr(n, "itemprop"))
			switch {
			case strings.Contains(c, "modif"), strings.Contains(c, "updated") && !strings.Contains(c, "published"):
				l, d.byClass = dates.Modified, true
			case eventMarks.in(c):
				l = dates.Other
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
	case dates.Edition:
		d.rank = rankLabelled
		d.hold(heldEdition)
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

// shortLabel is longer than a label on a line or in an element of its own.
const shortLabel = 24

// previous is the text of the block before i, if it is so short that it can be a label.
func previous(p *page, i int) string {
	if i > 0 && p.blocks[i-1].Len < shortLabel && p.blocks[i-1].Digits == 0 {
		return p.blocks[i-1].Text
	}
	return ""
}

package normalize

import (
	"broadsheet/archive"
	"broadsheet/normalize/dates"
)

// doubtItems takes out microdata that gives many days: it speaks of a list of articles.
func doubtItems(list []dated) {
	days := map[string]bool{}
	for i := range list {
		if d := &list[i]; d.rank == rankItem && !d.modified && d.out == "" {
			days[dates.Day(d.Moment)] = true
		}
	}
	for i := range list {
		if d := &list[i]; len(days) > 2 && d.rank == rankItem && !d.modified && d.out == "" {
			d.out = "one of many, a list of articles"
		}
	}
}

// listDays is how many days without a label make a head a list of articles or events.
const listDays = 4

// doubtLists takes out the days without a label that head and body print as a list, but those that machines are told
// too, and those beside the byline.
func doubtLists(p *page, r region, list []dated) {
	days := dayLines(p, r)
	bare := func(d *dated) bool {
		return d.block >= 0 && d.out == "" && !d.modified && (d.rank == rankTime || d.rank == rankPrinted || d.rank == rankTail && d.block < r.first)
	}
	for i := range list {
		if bare(&list[i]) || list[i].out == belowStory && list[i].block < r.first {
			days[dates.Day(list[i].Moment)] = true
		}
	}
	if len(days) < listDays {
		return
	}
	for i := range list {
		if d := &list[i]; bare(d) && !toldDay(list, dates.Day(d.Moment)) && !signedLine(p, d.block, dateOptions(p)) {
			d.out = "one of many, a list"
		}
	}
}

// dayLines are the days of the body's lines that are nothing but a date.
func dayLines(p *page, r region) map[string]bool {
	days := map[string]bool{}
	for i := max(0, r.headline); i <= r.last; i++ {
		if b := &p.blocks[i]; p.verdicts[i].fate == archive.FateBody && b.Digits > 0 && len(b.Text) < 32 {
			for _, f := range p.datesIn(b.Text, dateOptions(p)) {
				if f.Start == 0 && f.End == len(b.Text) && f.Precision != archive.PrecisionMonth && !f.Relative {
					days[dates.Day(f.Moment)] = true
				}
			}
		}
	}
	return days
}

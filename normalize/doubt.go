package normalize

import (
	"time"

	"broadsheet/archive"
	"broadsheet/normalize/dates"
)

// corroborated is how much nearer to the headline a printed day counts that machines are told too, in blocks.
const corroborated = 1000

func toldDay(list []dated, day string) bool {
	for i := range list {
		if d := &list[i]; d.block < 0 && d.out == "" && dates.Day(d.Moment) == day {
			return true
		}
	}
	return false
}

// What holds a date back until nothing else is left.
const (
	heldEdition = "the print edition's day"
	heldWeekday = "the weekday beside it is another day's"
)

// hold takes a date out for now.
func (d *dated) hold(why string) {
	if d.out == "" {
		d.out, d.doubt = why, why
	}
}

// readmit lets the dates back in that were held; false if there were none.
func readmit(list []dated) bool {
	some := false
	for i := range list {
		if d := &list[i]; d.doubt != "" && d.out == d.doubt {
			d.out, some = "", true
		}
	}
	return some
}

// unmarkOnly takes the only day that a head prints for the publication, though a class calls it the last change:
// hAtom demanded the class "updated" on the one date of a post. Not where machines are told that it is the last change.
func unmarkOnly(list []dated) {
	day, changed, published := "", false, false
	for i := range list {
		d := &list[i]
		switch this := dates.Day(d.Moment); {
		case d.out != "" || d.block < 0 || d.rank == rankTail:
		case !d.byClass || day != "" && this != day:
			return
		default:
			day = this
		}
	}
	for i := range list {
		if d := &list[i]; d.out == "" && d.block < 0 && dates.Day(d.Moment) == day {
			changed = changed || d.modified
			published = published || !d.modified
		}
	}
	if day == "" || changed && !published {
		return
	}
	for i := range list {
		if d := &list[i]; d.out == "" && d.byClass && d.rank != rankTail {
			d.modified, d.rank = false, rankTime
		}
	}
}

// doubtRenewed takes out a declared publication that a site renews with every change: it lies on the day of the last
// change, while another place gives an earlier day.
func doubtRenewed(list []dated) {
	changed := ""
	for i := range list {
		if d := &list[i]; d.modified && d.rank == rankNode && d.out == "" {
			changed = dates.Day(d.Moment)
			break
		}
	}
	for i := range list {
		d := &list[i]
		if d.out == "" && !d.modified && d.rank == rankNode && changed != "" && dates.Day(d.Moment) == changed && earlier(list, d) {
			d.out = "renewed with every change"
		}
	}
}

// outvote takes out what machines are told first where the head does not print that day, but prints one that machines
// are told elsewhere.
func outvote(list []dated) {
	var best *dated
	for i := range list {
		if d := &list[i]; d.out == "" && !d.modified && d.block < 0 && d.rank <= rankMeta && d.Precision != archive.PrecisionMonth {
			if best == nil || d.rank < best.rank {
				best = d
			}
		}
	}
	if best == nil || near(list, best.Clock) {
		return
	}
	first := dates.Day(best.Moment)
	for i := range list {
		d := &list[i]
		if d.out != "" || d.modified || d.block >= 0 || d.rank > rankDate || dates.Day(d.Moment) == first || !shownDay(list, dates.Day(d.Moment)) {
			continue
		}
		for k := range list {
			if o := &list[k]; o.out == "" && !o.modified && o.block < 0 && dates.Day(o.Moment) == first {
				o.out = "the page prints another day that machines are told too"
			}
		}
		return
	}
}

// near says that the head prints a day at most one day from t; shownDay that the page prints the very day.
func near(list []dated, t time.Time) bool {
	for i := range list {
		if d := &list[i]; d.block >= 0 && d.out == "" && d.rank != rankTail && !d.modified && d.Clock.Sub(t).Abs() < 36*time.Hour {
			return true
		}
	}
	return false
}

func shownDay(list []dated, day string) bool {
	for i := range list {
		if d := &list[i]; d.block >= 0 && d.out == "" && !d.modified && dates.Day(d.Moment) == day {
			return true
		}
	}
	return false
}

// earlier says that the page tells machines of a day before d in another sure place, or prints one such day in its
// head and no other; at least two days before.
func earlier(list []dated, d *dated) bool {
	printed := map[string]bool{}
	for i := range list {
		if o := &list[i]; o.block >= 0 && o.out == "" && o.rank != rankTail {
			printed[dates.Day(o.Moment)] = true
		}
	}
	for i := range list {
		o := &list[i]
		if o == d || o.out != "" || o.modified || o.Precision == archive.PrecisionMonth || !o.Clock.Before(d.Clock.AddDate(0, 0, -1)) {
			continue
		}
		if o.rank == rankMeta || o.rank == rankItem || o.rank == rankWebPage || o.block >= 0 && o.rank != rankTail && len(printed) == 1 {
			return true
		}
	}
	return false
}

// trustPrint takes out what machines are told where the head prints one other day, on a line that is hardly more than
// the date, and that day is not the last change's: such pages are copied or imported, and the reader sees the true day.
// On the wcxb, htmldate and evaldata pages the print is right 4 times in 5; news systems are believed instead.
func trustPrint(p *page, list []dated) {
	day, at := "", time.Time{}
	for i := range list {
		d := &list[i]
		if d.out != "" || d.block < 0 || d.rank == rankTail || d.modified {
			continue
		}
		if d.Precision == archive.PrecisionMonth || day != "" && dates.Day(d.Moment) != day || int(p.blocks[d.block].Len) > len(d.Raw)+40 {
			return
		}
		day, at = dates.Day(d.Moment), d.Clock
	}
	if day == "" || laterThanAll(list, at) {
		return
	}
	for i := range list {
		if d := &list[i]; d.out == "" && d.block < 0 && (d.modified && dates.Day(d.Moment) == day || !d.modified && d.Clock.Sub(at).Abs() < 48*time.Hour) {
			return
		}
	}
	for i := range list {
		if d := &list[i]; d.out == "" && d.block < 0 && !d.modified && d.rank != rankURL {
			d.out = "the page prints another day"
		}
	}
}

// laterThanAll says that a printed day lies after everything that machines are told, the last change included: it is
// today's, or that of an event to come.
func laterThanAll(list []dated, at time.Time) bool {
	told := false
	for i := range list {
		if d := &list[i]; d.out == "" && d.block < 0 {
			told = true
			if !d.Clock.Before(at.AddDate(0, 0, -1)) {
				return false
			}
		}
	}
	return told
}

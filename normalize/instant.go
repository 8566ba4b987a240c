package normalize

import (
	"time"

	"broadsheet/archive"
	"broadsheet/normalize/dates"
)

// tolerance is how far a declared moment may lie after the capture: clocks differ, and a moment without an offset may
// be read in a zone up to 14 hours ahead.
const (
	tolerance     = 10 * time.Minute
	zoneTolerance = 26 * time.Hour
)

// bound takes out what lies after the capture or before the web.
func bound(p *page, list []dated) {
	at := p.in.FetchedAt
	for i := range list {
		d := &list[i]
		if d.IsZero() || d.out != "" {
			continue
		}
		limit := zoneTolerance
		if _, ok := d.UTC(); ok {
			limit = tolerance
		}
		switch {
		case !at.IsZero() && d.Clock.After(at.Add(limit)):
			d.out = "after the capture"
		case d.Clock.Year() < 1990:
			d.out = "before the web"
		}
	}
}

// choose is the candidate for the publication from the surest place, the nearest to the headline first; where there is
// none, the last change stands in, if the page prints it or its article says it. nil if none is in.
func choose(list []dated) *dated {
	var best *dated
	for i := range list {
		d := &list[i]
		if d.out != "" || d.modified {
			continue
		}
		if d.rank == rankURL && d.Precision == archive.PrecisionMonth {
			d.out = "a month only"
			continue
		}
		if d.block >= 0 && toldDay(list, dates.Day(d.Moment)) {
			d.far -= corroborated
		}
		if best == nil || d.rank < best.rank || d.rank == best.rank && d.far < best.far {
			best = d
		}
	}
	if best == nil {
		if m := lastChange(list); m != nil && m.rank != rankMeta && m.rank != rankItem && m.rank != rankWebPage && m.Precision != archive.PrecisionMonth {
			best = m
		}
	}
	return best
}

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

// near says that the head prints a day at most one day from t; shownDay that it prints the very day.
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
		if d := &list[i]; d.block >= 0 && d.out == "" && d.rank != rankTail && !d.modified && dates.Day(d.Moment) == day {
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

// settle gives the chosen date what others know better of the same moment: the time of a day, the offset of a wall
// clock, the day that the site's own clock shows.
func settle(p *page, pub *dated, list []dated) {
	for i := range list {
		d := &list[i]
		if d == pub || d.out != "" || d.modified || d.IsZero() {
			continue
		}
		switch {
		case coarse(pub.Moment) && !coarse(d.Moment) && d.rank <= rankTime && dates.Day(d.Moment) == dates.Day(pub.Moment):
			pub.Moment = with(d.Moment, pub.Source)
		case sameWall(pub.Moment, d.Moment) && d.HasOffset && offset(pub.Moment) == 0 && (offset(d.Moment) != 0 || !pub.HasOffset):
			pub.Moment = with(d.Moment, pub.Source)
		}
	}
	if pub.HasOffset && offset(pub.Moment) == 0 {
		localDay(p, pub, list)
	}
	if dates.Midnight(pub.Moment) && (!pub.HasOffset || offset(pub.Moment) == 0) {
		pub.Moment = dates.AsDay(pub.Moment)
	}
}

func with(m archive.Moment, source string) archive.Moment {
	m.Source = source
	return m
}

func coarse(m archive.Moment) bool {
	return m.Precision == archive.PrecisionDay || m.Precision == archive.PrecisionMonth || dates.Midnight(m)
}

func offset(m archive.Moment) int {
	if !m.HasOffset {
		return 0
	}
	_, s := m.Clock.Zone()
	return s
}

// sameWall says that two moments show the same time on the wall, within 90 seconds, under different offsets.
func sameWall(a, b archive.Moment) bool {
	if coarse(a) || coarse(b) {
		return false
	}
	wall := func(m archive.Moment) time.Time {
		y, mo, d := m.Clock.Date()
		h, mi, s := m.Clock.Clock()
		return time.Date(y, mo, d, h, mi, s, 0, time.UTC)
	}
	gap := wall(a).Sub(wall(b)).Abs()
	return gap <= 90*time.Second
}

// localDay moves a moment told in UTC into the site's own zone, if the page shows it: by a time of day that it prints of
// the same moment, or by the day that it prints.
func localDay(p *page, pub *dated, list []dated) {
	shown := ""
	for i := range list {
		d := &list[i]
		if d.out != "" || d.rank == rankTail {
			continue
		}
		if d.block >= 0 && !coarse(d.Moment) {
			if gap := d.Clock.Sub(pub.Clock); d.HasOffset && offset(d.Moment) != 0 && gap.Abs() <= 90*time.Second {
				pub.Clock = pub.Clock.In(d.Clock.Location())
				return
			} else if whole := gap.Round(15 * time.Minute); !d.HasOffset && whole != 0 && (gap-whole).Abs() <= 90*time.Second && whole >= -12*time.Hour && whole <= 14*time.Hour {
				pub.Clock = pub.Clock.In(time.FixedZone("", int(whole.Seconds())))
				return
			}
		}
		if shown == "" && !d.modified && (d.rank == rankURL && d.Precision == archive.PrecisionDay || d.block >= 0 && d.Source == "text") {
			shown = dates.Day(d.Moment)
		}
	}
	if shown == "" || shown == dates.Day(pub.Moment) {
		return
	}
	for _, zone := range zonesOf(p, pub.Clock, list) {
		if local := pub.Clock.In(zone); local.Format(time.DateOnly) == shown {
			pub.Clock = local
			return
		}
	}
}

// zonesOf are the zones that the site may be in: those of the page's other moments and of the site's other
// articles, central Europe, the Americas, East Asia and Australia.
func zonesOf(p *page, at time.Time, list []dated) []*time.Location {
	var out []*time.Location
	for i := range list {
		if o := offset(list[i].Moment); o != 0 {
			out = append(out, time.FixedZone("", o))
		}
	}
	out = append(out, siteZones(p)...)
	europe := 3600
	if dates.EuropeanSummer(at) {
		europe = 7200
	}
	for _, o := range []int{europe, -5 * 3600, -8 * 3600, 5*3600 + 1800, 9 * 3600, 11 * 3600} {
		out = append(out, time.FixedZone("", o))
	}
	return out
}

// lastChange is the latest moment that the page gives as its modification, in the surest place that gives one.
func lastChange(list []dated) *dated {
	var best *dated
	for i := range list {
		d := &list[i]
		if d.out != "" || !d.modified {
			continue
		}
		if best == nil || d.rank < best.rank {
			best = d
		}
	}
	return best
}

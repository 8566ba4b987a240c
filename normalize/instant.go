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
	farEast       = 14 * time.Hour // how far ahead of UTC the first zone is
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
		case !at.IsZero() && limit == tolerance && offset(d.Moment) == 0 && d.Clock.After(at.Add(limit)) && d.Clock.Before(at.Add(farEast)) && !dates.Midnight(d.Moment):
			d.HasOffset, d.doubt = false, "local time called UTC: as UTC it would lie after the capture"
		case !at.IsZero() && d.Clock.After(at.Add(limit)):
			d.out = "after the capture"
		case d.Clock.Year() < 1990:
			d.out = "before the web"
		}
	}
}

// choose is the candidate for the publication from the surest place, the nearest to the headline first; nil if none is
// in.
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
	return best
}

// standIn is the last change, where a page gives no other day: if the page prints it, or its article says it. Not where
// a system tells of the change in its meta elements too: it knows of another day, which it does not tell (right on 1 of
// 8 such pages of wcxb, against 23 of 37 that only print it).
func standIn(list []dated) *dated {
	m := lastChange(list)
	if m == nil || m.rank == rankMeta || m.rank == rankItem || m.rank == rankWebPage || m.Precision == archive.PrecisionMonth {
		return nil
	}
	return m
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
		case pub.HasOffset && d.HasOffset && d.Clock.Equal(pub.Clock): // a local midnight, told in UTC
		case coarse(pub.Moment) && !coarse(d.Moment) && d.rank <= rankPrinted && dates.Day(d.Moment) == dates.Day(pub.Moment):
			pub.Moment = with(d.Moment, pub.Source)
		case sameWall(pub.Moment, d.Moment) && d.HasOffset && offset(pub.Moment) == 0 && (offset(d.Moment) != 0 || !pub.HasOffset):
			pub.Moment = with(d.Moment, pub.Source)
		}
	}
	if pub.HasOffset && offset(pub.Moment) == 0 {
		localDay(p, pub, list)
	}
	if dates.Midnight(pub.Moment) {
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

package demo

import (
	"fmt"
	"time"

	"broadsheet/archive"
)

// The kinds of date an article can carry (article.dating):
//
//	date           offset and seconds, in JSON-LD and meta
//	date-relative  offset and seconds in microdata; readers see "3 hours ago"
//	date-local     a wall clock without an offset
//	date-midnight  midnight with an offset, and a day for readers: the day is all that is known
//	date-day       a day
//	date-photo     as is usual for the paper, and a caption that gives the day of the photograph
//	date-future    as is usual for the paper, and a day to come in a script
//	date-none      no date at all, but in a caption

// precision of the article's date.
func (a *article) precision() archive.Precision {
	switch {
	case a.dating == "date-none":
		return ""
	case a.dating == "date-midnight", a.dating == "date-day":
		return archive.PrecisionDay
	case a.paper.engine == archaic:
		return archive.PrecisionMinute
	}
	return archive.PrecisionSecond
}

// stamp is moment t as far as the article's pages tell it: with an offset, without, the day alone, or "".
func (a *article) stamp(t time.Time) string {
	t = t.In(a.paper.zone)
	switch {
	case a.precision() == "":
		return ""
	case a.precision() == archive.PrecisionDay:
		return t.Format("2006-01-02")
	case a.paper.engine == archaic, a.dating == "date-local":
		return t.Format("2006-01-02T15:04:05")
	}
	return t.Format("2006-01-02T15:04:05-07:00")
}

// machine is moment t as the paper's markup gives it.
func (a *article) machine(t time.Time) string {
	if a.dating == "date-midnight" {
		t = t.In(a.paper.zone)
		return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, a.paper.zone).Format("2006-01-02T15:04:05-07:00")
	}
	return a.stamp(t)
}

// shown is moment t as readers see it at now.
func (a *article) shown(t, now time.Time) string {
	local := t.In(a.paper.zone)
	switch {
	case a.dating == "date-none":
		return ""
	case a.dating == "date-day":
		return local.Format("02.01.2006")
	case a.paper.engine == archaic:
		return fmt.Sprintf("%s kl. %s", a.paper.longDate(t), local.Format("15.04"))
	case a.dating == "date-midnight":
		return a.paper.longDate(t)
	case a.paper.engine == blog && a.dating != "date-local":
		return ago(now.Sub(t))
	}
	return local.Format("January 2, 2006 at 3:04 PM")
}

// ago is a distance in time as a blog prints it.
func ago(d time.Duration) string {
	n, unit := int(d/time.Minute), "minute"
	switch {
	case d >= 48*time.Hour:
		n, unit = int(d/(24*time.Hour)), "day"
	case d >= 2*time.Hour:
		n, unit = int(d/time.Hour), "hour"
	}
	if n != 1 {
		unit += "s"
	}
	return fmt.Sprintf("%d %s ago", n, unit)
}

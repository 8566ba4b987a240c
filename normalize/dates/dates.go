// Package dates reads when an article was published. In come strings that carry dates, in machine formats or as people
// print them in many languages; out come moments with offset and precision. It has no clock: relative dates are
// counted from the capture, or not at all.
package dates

import (
	"time"

	"broadsheet/archive"
)

// Options are what the page says of how its dates are to be read. The zero value reads day before month and no
// relative dates.
type Options struct {
	Language   string // primary subtag of the page's language, "" if unknown
	MonthFirst bool   // 3/4/2025 is March 4

	StopsMonthFirst bool      // 3.4.2025 is March 4
	Capture         time.Time // when the page was fetched; zero if unknown
	Room            *Room     // memory that is used again from text to text; nil if there is none
}

// Room is memory that Find uses again. It is for one goroutine; the zero value is ready.
type Room struct{ tokens []token }

// Found is a date found in a text.
type Found struct {
	archive.Moment
	Start, End int   // range in bytes, time of day and zone included
	Label      Label // what stands before it
	Relative   bool  // counted from the capture ("2 hours ago")

	OtherWeekday bool // the weekday beside it is another day's
}

// reading is what a clock and a calendar show, before it is known whether there is such a day and time.
type reading struct {
	year, month, day     int // day 0 = month precision
	hour, minute, second int // hour -1 = day precision
	seconds              bool
	timed                bool           // the time of day stood within the date
	zone                 *time.Location // nil = no offset
}

func (r reading) moment(raw string) (archive.Moment, bool) {
	if r.year < 1900 || r.year > 2100 || r.month < 1 || r.month > 12 || r.day < 0 || r.day > daysIn(r.year, r.month) {
		return archive.Moment{}, false
	}
	m := archive.Moment{Raw: raw}
	switch {
	case r.day == 0:
		m.Precision = archive.PrecisionMonth
		m.Clock = time.Date(r.year, time.Month(r.month), 1, 0, 0, 0, 0, time.UTC)
	case r.hour < 0:
		m.Precision = archive.PrecisionDay
		m.Clock = time.Date(r.year, time.Month(r.month), r.day, 0, 0, 0, 0, time.UTC)
	case r.hour > 24 || r.minute > 59 || r.second > 60 || r.hour == 24 && r.minute > 0:
		return archive.Moment{}, false
	default:
		m.Precision = archive.PrecisionMinute
		if r.seconds {
			m.Precision = archive.PrecisionSecond
		}
		loc := time.UTC
		if r.zone != nil {
			loc, m.HasOffset = r.zone, true
		}
		m.Clock = time.Date(r.year, time.Month(r.month), r.day, r.hour, r.minute, r.second, 0, loc)
	}
	return m, true
}

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// Day is the day that the page's own clock shows, as "2006-01-02"; "" for a month.
func Day(m archive.Moment) string {
	if m.Precision == "" || m.Precision == archive.PrecisionMonth {
		return ""
	}
	return m.Clock.Format(time.DateOnly)
}

// Midnight says that the moment has a time of day, and that it is exactly 00:00:00: what systems write that know a
// day only.
func Midnight(m archive.Moment) bool {
	h, min, s := m.Clock.Clock()
	return (m.Precision == archive.PrecisionSecond || m.Precision == archive.PrecisionMinute) && h == 0 && min == 0 && s == 0
}

// AsDay is m with day precision.
func AsDay(m archive.Moment) archive.Moment {
	y, mo, d := m.Clock.Date()
	m.Clock, m.HasOffset, m.Precision = time.Date(y, mo, d, 0, 0, 0, 0, time.UTC), false, archive.PrecisionDay
	return m
}

// Ambiguous says that a numeric date can be read with the day or with the month first: both are at most 12 and differ.
func Ambiguous(raw string) bool {
	t := tokens(nil, raw)
	for i := range t {
		f := finder{text: raw, t: t}
		if sep := f.word(i + 1); (sep == "/" || sep == "-" || sep == ".") && f.is(i, 'n') && t[i].digits <= 2 && f.is(i+2, 'n') && t[i+2].digits <= 2 && f.word(i+3) == sep && f.is(i+4, 'n') {
			return t[i].n <= 12 && t[i+2].n <= 12 && t[i].n != t[i+2].n
		}
	}
	return false
}

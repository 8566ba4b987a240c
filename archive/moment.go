package archive

import "time"

// Precision of a moment.
type Precision string

const (
	PrecisionSecond Precision = "second"
	PrecisionMinute Precision = "minute"
	PrecisionDay    Precision = "day"
	PrecisionMonth  Precision = "month"
)

// Moment is a time that a page gives. Clock holds the page's own wall clock: with an offset, Clock carries it as its
// location; without one, Clock is the local reading in UTC and HasOffset is false.
type Moment struct {
	Clock     time.Time
	HasOffset bool
	Precision Precision // "" = no moment
	Source    string    // where it was read, as Evidence.Source
	Raw       string    // as printed
}

// IsZero says that there is no moment.
func (m Moment) IsZero() bool { return m.Precision == "" }

// String renders m as exported: "2006-01-02T15:04:05+01:00", "2006-01-02T15:04:05" without an offset, "2006-01-02"
// for a day, "2006-01" for a month, "" for none. Minutes are printed with ":00" seconds.
func (m Moment) String() string {
	switch m.Precision {
	case "":
		return ""
	case PrecisionMonth:
		return m.Clock.Format("2006-01")
	case PrecisionDay:
		return m.Clock.Format("2006-01-02")
	}
	if m.HasOffset {
		return m.Clock.Format("2006-01-02T15:04:05-07:00")
	}
	return m.Clock.Format("2006-01-02T15:04:05")
}

// UTC gives the instant in UTC and true, if the moment has one: an offset and at least minute precision.
func (m Moment) UTC() (time.Time, bool) {
	if !m.HasOffset || (m.Precision != PrecisionSecond && m.Precision != PrecisionMinute) {
		return time.Time{}, false
	}
	return m.Clock.UTC(), true
}

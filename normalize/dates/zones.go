package dates

import (
	"strings"
	"time"
)

// zones are the abbreviations of time zones that stand for one offset in what news pages print, in minutes east.
// IST is read as India's: Israel's and Ireland's pages print none.
var zones = map[string]int{
	"utc": 0, "gmt": 0, "z": 0, "wet": 0, "west": 60, "bst": 60, "cet": 60, "mez": 60, "met": 60, "cest": 120, "mesz": 120, "mest": 120,
	"eet": 120, "eest": 180, "msk": 180, "мск": 180, "trt": 180, "ist": 330, "pkt": 300, "npt": 345, "wib": 420, "wita": 480, "wit": 540,
	"sgt": 480, "hkt": 480, "pht": 480, "jst": 540, "kst": 540, "awst": 480, "acst": 570, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780,
	"sast": 120, "eat": 180, "cat": 120, "wat": 60, "brt": -180, "art": -180, "clt": -240, "ast": -240, "adt": -180, "est": -300, "edt": -240,
	"cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "akst": -540, "hst": -600,
}

// american are the zones named without "standard" or "daylight", in minutes east in winter.
var american = map[string]int{"et": -300, "ct": -360, "mt": -420, "pt": -480}

// zoneNamed is the zone that s names at the time r; nil if none.
func zoneNamed(s string, r reading) *time.Location {
	s = strings.ToLower(strings.Trim(s, " ()[].,"))
	if m, ok := zones[s]; ok {
		return time.FixedZone("", m*60)
	}
	m, ok := american[s]
	if !ok {
		return nil
	}
	if americanSummer(r) {
		m += 60
	}
	return time.FixedZone("", m*60)
}

// americanSummer says that daylight saving time holds in the United States: from the second Sunday of March to the
// first of November.
func americanSummer(r reading) bool {
	t := time.Date(r.year, time.Month(r.month), r.day, r.hour, 0, 0, 0, time.UTC)
	from := sunday(r.year, time.March, 8)
	to := sunday(r.year, time.November, 1)
	return !t.Before(from.Add(2*time.Hour)) && t.Before(to.Add(2*time.Hour))
}

// EuropeanSummer says that daylight saving time holds in the European Union at t: from the last Sunday of March to the
// last of October, 01:00 UTC.
func EuropeanSummer(t time.Time) bool {
	from := sunday(t.Year(), time.March, 25).Add(time.Hour)
	to := sunday(t.Year(), time.October, 25).Add(time.Hour)
	return !t.Before(from) && t.Before(to)
}

// sunday is the first Sunday on or after a day.
func sunday(year int, month time.Month, day int) time.Time {
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	return t.AddDate(0, 0, (7-int(t.Weekday()))%7)
}

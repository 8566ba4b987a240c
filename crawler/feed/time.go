package feed

import (
	"regexp"
	"strings"
	"time"
)

// ParseTime reads a date of a feed or sitemap: RFC 822 and its dialects, RFC 3339, ISO 8601 down to the year. A time
// without an offset is taken as UTC. It gives UTC, or the zero time where raw means nothing.
func ParseTime(raw string) time.Time {
	s := strings.Join(strings.Fields(raw), " ")
	if s == "" || len(s) > 64 {
		return time.Time{}
	}
	s = weekday.ReplaceAllString(s, "")
	if i := strings.IndexByte(s, '('); i > 0 { // "+0200 (CEST)"
		s = strings.TrimSpace(s[:i])
	}
	if i := strings.LastIndexByte(s, ' '); i > 0 {
		if offset, ok := zones[strings.ToUpper(s[i+1:])]; ok {
			s = s[:i+1] + offset
		}
	}
	s = month.ReplaceAllString(s, "$1")
	for _, layout := range layouts {
		if t, err := time.Parse(layout, s); err == nil && t.Year() >= 1970 && t.Year() < 2200 {
			return t.UTC()
		}
	}
	return time.Time{}
}

var weekday = regexp.MustCompile(`(?i)^(mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]? ?`)

// month finds long and dotted names, which layouts do not know.
var month = regexp.MustCompile(`(?i)\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b\.?`)

var layouts = []string{
	"2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04:05 -07:00", "2 Jan 2006 15:04 -0700", "2 Jan 2006 15:04 -07:00",
	"2 Jan 06 15:04:05 -0700", "2 Jan 06 15:04 -0700", "2-Jan-06 15:04:05 -0700",
	"2 Jan 2006 15:04:05", "2 Jan 2006 15:04", "2 Jan 2006", "2 Jan 06",
	"2006-01-02T15:04:05Z07:00", "2006-01-02T15:04:05Z0700", "2006-01-02T15:04:05Z07", "2006-01-02T15:04Z07:00",
	"2006-01-02T15:04Z0700", "2006-01-02T15:04:05", "2006-01-02T15:04", "20060102T15:04:05Z0700", "20060102T150405Z0700",
	"2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05 -07:00", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05",
	"2006-01-02 15:04 -0700", "2006-01-02 15:04",
	"2006-01-02Z07:00", "2006-01-02", "2006/01/02 15:04:05", "2006/01/02", "20060102", "2006-01", "2006",
	"Jan 2, 2006 15:04:05 -0700", "Jan 2, 2006 3:04 PM", "Jan 2, 2006 15:04:05", "Jan 2, 2006",
	"Jan 2 15:04:05 -0700 2006", "Jan 2 15:04:05 2006",
}

// zones gives the offsets of the names in use. Those of RFC 822 and Europe; ambiguous ones are read as in RFC 822.
var zones = map[string]string{
	"GMT": "+0000", "UT": "+0000", "UTC": "+0000", "Z": "+0000", "WET": "+0000",
	"EST": "-0500", "EDT": "-0400", "CST": "-0600", "CDT": "-0500", "MST": "-0700", "MDT": "-0600",
	"PST": "-0800", "PDT": "-0700", "AKST": "-0900", "AKDT": "-0800", "HST": "-1000", "ET": "-0500", "PT": "-0800",
	"BST": "+0100", "WEST": "+0100", "CET": "+0100", "CEST": "+0200", "MEZ": "+0100", "MESZ": "+0200",
	"EET": "+0200", "EEST": "+0300", "MSK": "+0300", "SAST": "+0200", "IST": "+0530", "JST": "+0900", "KST": "+0900",
	"AEST": "+1000", "AEDT": "+1100", "NZST": "+1200", "NZDT": "+1300",
}

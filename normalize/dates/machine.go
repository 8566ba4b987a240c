package dates

import (
	"strconv"
	"strings"
	"time"

	"broadsheet/archive"
)

// Read reads a value that a page gives as a date to machines: RFC 3339 and what comes near it, compact forms, seconds
// and milliseconds since 1970, RFC 1123, or anything that people print, if it is all there is.
func Read(s string, o Options) (archive.Moment, bool) {
	s = strings.Trim(strings.TrimSpace(s), `"'`)
	if len(s) < 6 || len(s) > 100 {
		return archive.Moment{}, false
	}
	if r, ok := readISO(s); ok {
		return r.moment(s)
	}
	if len(s) > 13 && s[8] == 'T' && s[11] == ':' { // "20240405T10:11:12Z"
		if r, ok := readISO(s[:4] + "-" + s[4:6] + "-" + s[6:]); ok {
			return r.moment(s)
		}
	}
	if r, ok := readNumber(s); ok {
		return r.moment(s)
	}
	found := Find(s, o)
	if len(found) == 0 || found[0].Relative && len(s) > 40 {
		return archive.Moment{}, false
	}
	m := found[0].Moment
	m.Raw = s
	return m, true
}

// readISO reads "2024-4-5", "2024-04-05T10:11[:12[.3]][ ]Z|±hh[:]mm", with any of "T _" between day and time.
func readISO(s string) (r reading, ok bool) {
	r.hour = -1
	digits := func(least, most int) int {
		n, i := 0, 0
		for i < len(s) && i < most && s[i] >= '0' && s[i] <= '9' {
			n = n*10 + int(s[i]-'0')
			i++
		}
		if i < least {
			return -1
		}
		s = s[i:]
		return n
	}
	eat := func(set string) bool {
		if s != "" && strings.IndexByte(set, s[0]) >= 0 {
			s = s[1:]
			return true
		}
		return false
	}
	if r.year = digits(4, 4); r.year < 0 || !eat("-/.") {
		return r, false
	}
	if r.month = digits(1, 2); r.month < 0 {
		return r, false
	}
	if s == "" {
		return r, len(strconv.Itoa(r.month)) <= 2
	}
	if !eat("-/.") {
		return r, false
	}
	if r.day = digits(1, 2); r.day < 0 {
		return r, false
	}
	if s == "" {
		return r, true
	}
	if !eat("Tt _") {
		return r, false
	}
	s = strings.TrimLeft(s, " ")
	if r.hour = digits(1, 2); r.hour < 0 || !eat(":.") {
		return r, false
	}
	if r.minute = digits(2, 2); r.minute < 0 {
		return r, false
	}
	if eat(":") {
		if r.second = digits(1, 2); r.second < 0 {
			return r, false
		}
		r.seconds = true
		if eat(".,:") {
			digits(0, 12)
		}
	}
	s = strings.TrimSpace(s)
	if s == "" {
		return r, true
	}
	pm := strings.ToLower(s[:min(2, len(s))])
	if pm == "pm" || pm == "am" {
		r.hour = clock12(r.hour, pm == "pm")
		s = strings.TrimSpace(s[2:])
	}
	if s == "" {
		return r, true
	}
	r.zone = readOffset(s)
	if r.zone == nil {
		r.zone = zoneNamed(s, r)
	}
	return r, true
}

func clock12(h int, pm bool) int {
	switch {
	case pm && h < 12:
		return h + 12
	case !pm && h == 12:
		return 0
	}
	return h
}

// readOffset reads "Z", "+02:00", "+0200", "+02", "GMT+2"; nil if s is none of them.
func readOffset(s string) *time.Location {
	s = strings.TrimPrefix(strings.TrimPrefix(strings.ToUpper(strings.TrimSpace(s)), "UTC"), "GMT")
	s = strings.TrimSpace(strings.ReplaceAll(s, "−", "-"))
	switch s {
	case "", "Z":
		return time.FixedZone("", 0)
	}
	if s[0] != '+' && s[0] != '-' {
		return nil
	}
	hours, minutes := strings.ReplaceAll(s[1:], ":", ""), "0"
	if len(hours) > 2 {
		cut := len(hours) - 2
		if len(hours) > 4 {
			cut = 2
		}
		hours, minutes = hours[:cut], hours[cut:min(cut+2, len(hours))]
	}
	h, err1 := strconv.Atoi(hours)
	m, err2 := strconv.Atoi(minutes)
	if err1 != nil || err2 != nil || h > 14 || m > 59 {
		return nil
	}
	n := h*3600 + m*60
	if s[0] == '-' {
		n = -n
	}
	return time.FixedZone("", n)
}

// readNumber reads "20240405", "20240405T101112Z", "20240405101112" and seconds or milliseconds since 1970.
func readNumber(s string) (reading, bool) {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	at := func(i, j int) int { v, _ := strconv.Atoi(s[i:j]); return v }
	compact := n >= 8 && (strings.HasPrefix(s, "19") || strings.HasPrefix(s, "20"))
	switch {
	case compact && n == 8 && len(s) == 8:
		return reading{year: at(0, 4), month: at(4, 6), day: at(6, 8), hour: -1}, true
	case compact && (n == 14 || n == 12) && len(s) == n:
		r := reading{year: at(0, 4), month: at(4, 6), day: at(6, 8), hour: at(8, 10), minute: at(10, 12)}
		if n == 14 {
			r.second, r.seconds = at(12, 14), true
		}
		return r, true
	case compact && n == 8 && len(s) >= 15 && (s[8] == 'T' || s[8] == ' '):
		r := reading{year: at(0, 4), month: at(4, 6), day: at(6, 8), hour: at(9, 11), minute: at(11, 13), second: at(13, 15), seconds: true}
		if len(s) > 15 {
			r.zone = readOffset(s[15:])
		}
		return r, true
	case n == len(s) && (n == 10 || n == 13) && s[0] == '1':
		v, _ := strconv.ParseInt(s[:10], 10, 64)
		t := time.Unix(v, 0).UTC()
		return reading{year: t.Year(), month: int(t.Month()), day: t.Day(), hour: t.Hour(), minute: t.Minute(), second: t.Second(), seconds: true, zone: time.FixedZone("", 0)}, true
	}
	return reading{}, false
}

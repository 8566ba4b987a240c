package dates

import (
	"strings"

	"broadsheet/archive"
)

// FromURL reads the day in a URL's path: "/2024/04/05/", "/2024-04-05-", "/20240405", "/202404051079127690". A month alone ("/2024/04/")
// gives a month.
func FromURL(url string) (archive.Moment, bool) {
	_, rest, _ := strings.Cut(url, "://")
	slash := strings.IndexByte(rest, '/')
	if slash < 0 {
		return archive.Moment{}, false
	}
	path, _, _ := strings.Cut(rest[slash:], "?")
	for i := 0; i+5 < len(path); i++ {
		if path[i] != '/' && path[i] != '-' && path[i] != '_' && path[i] != '.' {
			continue
		}
		s := path[i+1:]
		if !strings.HasPrefix(s, "19") && !strings.HasPrefix(s, "20") {
			continue
		}
		if r, raw, ok := urlDay(s); ok {
			if m, ok := r.moment(raw); ok && r.year >= 1990 {
				return m, true
			}
		}
	}
	return archive.Moment{}, false
}

// serial is how many digits a serial number that a day leads has at least; 14 are the time of a web archive's capture.
const serial = 15

func urlDay(s string) (r reading, raw string, ok bool) {
	r.hour = -1
	num := func(i, n int) (int, bool) {
		v := 0
		for k := i; k < i+n; k++ {
			if k >= len(s) || s[k] < '0' || s[k] > '9' {
				return 0, false
			}
			v = v*10 + int(s[k]-'0')
		}
		return v, true
	}
	ends := func(i int) bool { return i >= len(s) || s[i] < '0' || s[i] > '9' }
	if r.year, ok = num(0, 4); !ok {
		return r, "", false
	}
	if m, ok := num(4, 2); ok { // compact
		d, ok := num(6, 2)
		r.month, r.day = m, d
		return r, s[:min(8, len(s))], ok && (ends(8) || len(s)-len(strings.TrimLeft(s, "0123456789")) >= serial) && m >= 1 && m <= 12 && d >= 1
	}
	if len(s) < 7 || !strings.ContainsRune("/-_.", rune(s[4])) {
		return r, "", false
	}
	at := 5
	if end := strings.IndexAny(s[5:], "/-_."); end >= 3 && month(strings.ToLower(s[5:5+end]), "en") > 0 { // a month's name
		r.month = month(strings.ToLower(s[5:5+end]), "en")
		at = 5 + end
	} else if v, ok := num(5, 2); ok && ends(7) {
		r.month, at = v, 7
	} else if v, ok := num(5, 1); ok && ends(6) {
		r.month, at = v, 6
	}
	if r.month < 1 || r.month > 12 {
		return r, "", false
	}
	if at < len(s) && s[at] == s[4] {
		if d, ok := num(at+1, 2); ok && ends(at+3) && d >= 1 && d <= 31 {
			r.day = d
			return r, s[:at+3], true
		}
		if d, ok := num(at+1, 1); ok && ends(at+2) && d >= 1 {
			r.day = d
			return r, s[:at+2], true
		}
	}
	return r, s[:at], s[4] == '/' && at < len(s) && s[at] == '/'
}

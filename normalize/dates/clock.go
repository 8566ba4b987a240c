package dates

import "strings"

// beforeTime are marks and words that stand between a day and a time of day.
var beforeTime = map[string]bool{
	",": true, "-": true, "–": true, "—": true, "|": true, "·": true, "•": true, "/": true, "@": true, "(": true, "（": true, "t": true, "at": true, "um": true, "à": true,
	"a": true, "las": true, "alle": true, "ore": true, "às": true, "kl": true, "klo": true, "o": true, "om": true, "в": true, "о": true, "saat": true, "g": true, "godz": true,
	".": true, "uhr": true, "om.": true, "h": true, ":": true, "de": true, "the": true, "au": true, "ob": true, "ve": true, "și": true, "ora": true, "klukkan": true, "den": true,
	"日": true, "午後": true, "午前": true, "오후": true, "오전": true, "بتوقيت": true, "الساعة": true, "،": true, "năm": true, "годa": true, "року": true, "г": true, "года": true, "r": true,
}

// timeAfter reads a time of day that follows a date, a weekday or a few marks between them.
func (f *finder) timeAfter(i int, day reading) (reading, int, bool) {
	pm := false
	for k := 0; k < 5 && i < len(f.t); k++ {
		if f.is(i, 'n') {
			r, next, ok := f.timeAt(i, day)
			if ok && pm && r.hour < 12 {
				r.hour += 12
			}
			return r, next, ok
		}
		w := f.word(i)
		if f.weekWord(i) >= 0 {
			i += f.weekLength(i)
			continue
		}
		if w == "後" || w == "下" || w == "오후" {
			pm = true
		} else if !beforeTime[w] && !strings.Contains("午前後上下晚早中오전", w) && !weekdayLike(w) && f.weekday(i) < 0 {
			return reading{}, 0, false
		}
		i++
	}
	return reading{}, 0, false
}

// weekdayLike says that a word in lower case begins as a weekday does in one of the languages that print it between
// the day and the time.
func weekdayLike(w string) bool {
	for _, p := range []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun", "lun", "mar", "mer", "jeu", "ven", "sam", "dim", "pazartesi", "salı", "çarşamba", "perşembe", "cuma", "cumartesi", "pazar", "mo", "di", "mi", "do", "fr", "sa", "so", "月", "火", "水", "木", "金", "土", "日", "월", "화", "수", "목", "금", "토", "일"} {
		if w == p || len(p) >= 3 && strings.HasPrefix(w, p) {
			return true
		}
	}
	return w == ")" || w == "）"
}

// timeBefore reads a time of day that leads to a date: "14:30 | 12.05.2023", "5:09 PM EDT, Thu June 8, 2023".
func (f *finder) timeBefore(i int, day reading) (reading, int, bool) {
	for first := i - 1; first >= f.floor && first >= i-12; first-- {
		if !f.is(first, 'n') || first > 0 && f.is(first-1, 'p') && f.word(first-1) == ":" && !f.t[first].gap {
			continue
		}
		r, next, ok := f.timeAt(first, day)
		if !ok {
			continue
		}
		for ; next < i; next++ {
			if w := f.word(next); f.is(next, 'n') || !beforeTime[w] && !weekdayLike(w) && w != "on" && w != "am" && w != "le" {
				return reading{}, 0, false
			}
		}
		return r, first, true
	}
	return reading{}, 0, false
}

// timeAt reads "14:30[:15]", "14.30 Uhr", "14h30", "2:30 p.m.", "2 PM", "14時30分", with a zone after it.
func (f *finder) timeAt(i int, day reading) (r reading, next int, ok bool) {
	r = day
	t := f.t[i]
	if t.digits > 2 || t.n > 24 {
		return r, 0, false
	}
	r.hour, r.minute, r.second = t.n, 0, 0
	next = i + 1
	sep := f.word(next)
	switch {
	case (sep == ":" || sep == "." || sep == "h" || sep == "u" || sep == "时" || sep == "時" || sep == "시" || sep == "點") && f.is(next+1, 'n') && f.t[next+1].digits == 2 && f.t[next+1].n < 60 && !(sep == "." && f.word(next+2) == "." && f.is(next+3, 'n')):
		r.minute = f.t[next+1].n
		next += 2
		if f.word(next) == ":" && f.is(next+1, 'n') && f.t[next+1].digits == 2 {
			r.second, r.seconds = f.t[next+1].n, true
			next += 2
		} else if w := f.word(next); w == "分" || w == "분" {
			next++
		}
	case sep == "am" || sep == "pm" || sep == "uhr" || sep == "a" && f.word(next+1) == "." || sep == "p" && f.word(next+1) == "." || sep == "時" || sep == "시":
		if sep == "時" || sep == "시" || sep == "uhr" {
			next++
		}
	default:
		return r, 0, false
	}
	switch w := f.word(next); {
	case w == "am" || w == "pm":
		r.hour = clock12(r.hour, w == "pm")
		next++
	case (w == "a" || w == "p") && f.word(next+1) == "." && f.word(next+2) == "m":
		r.hour = clock12(r.hour, w == "p")
		if next += 3; f.word(next) == "." {
			next++
		}
	case w == "uhr" || w == "h" || w == "hs" || w == "hrs":
		next++
	}
	r.zone, next = f.zoneAt(next, r)
	return r, next, r.hour <= 24
}

package dates

import (
	"strings"
	"time"
	"unicode/utf8"
)

// yearFirst reads "2024-04-05", "2024. 4. 5.", "2024年4月5日", "2024 April 5".
func (f *finder) yearFirst(i int) (r reading, next int, ok bool) {
	if r.year, ok = f.year(i); !ok {
		return
	}
	sep := f.word(i + 1)
	switch sep {
	case "年", "년":
		if f.is(i+2, 'n') && (f.word(i+3) == "月" || f.word(i+3) == "월") {
			r.month = f.t[i+2].n
			if f.is(i+4, 'n') && (f.word(i+5) == "日" || strings.HasPrefix(f.word(i+5), "일") || f.word(i+5) == "号") {
				r.day = f.t[i+4].n
				return r, i + 6, true
			}
			return r, i + 4, true
		}
		return r, 0, false
	case "-", "/", ".", "‑", "–":
		if f.is(i+2, 'n') && f.t[i+2].digits <= 2 && f.word(i+3) == sep && f.is(i+4, 'n') && f.t[i+4].digits <= 2 {
			r.month, r.day = f.t[i+2].n, f.t[i+4].n
			return r, i + 5, r.month <= 12 && r.day <= 31
		}
	}
	j := i + 1
	for behindYear[f.word(j)] {
		j++
	}
	if f.is(j, 'n') && f.t[j].digits <= 2 && f.word(j+1) == "." { // "2025. gada 16. aprīlī"
		if m := month(f.word(j+2), f.o.Language); m > 0 {
			r.month, r.day = m, f.t[j].n
			return r, j + 3, r.day <= 31
		}
	}
	m, after := f.monthAt(j)
	if m == 0 {
		return r, 0, false
	}
	j = after
	for f.word(j) == "." || f.word(j) == "-" {
		j++
	}
	if f.is(j, 'n') && f.t[j].digits <= 2 && f.t[j].n <= 31 {
		r.month, r.day = m, f.t[j].n
		return r, j + 1, true
	}
	return r, 0, false
}

// behindYear is what stands between a year and the month or the day behind it.
var behindYear = map[string]bool{".": true, ",": true, "-": true, "m": true, "gada": true, "ခုနှစ်": true, "၊": true}

// numeric reads "5.4.2024", "05/04/24", "5-4-2024".
func (f *finder) numeric(i int) (r reading, next int, ok bool) {
	sep := f.word(i + 1)
	if r, next, ok := f.stopsOnly(i); ok {
		return r, next, true
	}
	if sep != "." && sep != "/" && sep != "-" && sep != "‑" || !f.is(i+2, 'n') || f.t[i+2].digits > 2 || f.word(i+3) != sep || !f.is(i+4, 'n') {
		return r, 0, false
	}
	a, b, y := f.t[i].n, f.t[i+2].n, f.t[i+4]
	if f.word(i+5) == sep && f.is(i+6, 'n') && !f.t[i+6].gap {
		return r, 0, false
	}
	switch {
	case y.digits == 4 && y.n < webYear && f.word(i+5) == ":" && f.is(i+6, 'n') && f.t[i+6].digits == 2 && y.n%100 < 24 && f.t[i+6].n < 60:
		// "28.09.1912:41": a year of two digits, and the time of day of the element behind it
		r = reading{year: 2000 + y.n/100, hour: y.n % 100, minute: f.t[i+6].n, timed: true}
		next = i + 7
	case y.digits == 4:
		if r.year, ok = f.year(i + 4); !ok {
			return r, 0, false
		}
	case y.digits == 2 && sep != "-" && !y.gap && !f.t[i+2].gap:
		if r.year = 2000 + y.n; f.o.Language == "th" && y.n > 40 {
			r.year = 2500 - buddhist + y.n
		} else if y.n > 70 {
			r.year = 1900 + y.n
		}
	default:
		return r, 0, false
	}
	monthFirst := f.o.MonthFirst
	if sep == "." {
		monthFirst = f.o.StopsMonthFirst
	}
	switch {
	case a > 12:
		monthFirst = false
	case b > 12:
		monthFirst = true
	case a != b && r.year > 0:
		if weekday := f.weekdayBeside(i, max(next, i+5)); weekday >= 0 { // "Fri, 04/11/2025"
			day := func(month, day int) bool { return weekdayOf(r.year, month, day) == weekday }
			if day(a, b) != day(b, a) {
				monthFirst = day(a, b)
			}
		}
	}
	if r.day, r.month = a, b; monthFirst {
		r.day, r.month = b, a
	}
	return r, max(next, i+5), r.month >= 1 && r.month <= 12 && r.day >= 1 && r.day <= 31
}

// stopsOnly reads "5.3. klo 18.30" and "05.03., 14:30 Uhr", a day without a year before a time of day, where the capture
// tells the year.
func (f *finder) stopsOnly(i int) (r reading, next int, ok bool) {
	if f.o.Capture.IsZero() || f.word(i+1) != "." || !f.is(i+2, 'n') || f.t[i+2].digits > 2 || f.word(i+3) != "." || f.is(i+4, 'n') {
		return r, 0, false
	}
	if r.day, r.month = f.t[i].n, f.t[i+2].n; r.day < 1 || r.day > 31 || r.month < 1 || r.month > 12 {
		return r, 0, false
	}
	if _, _, ok = f.timeAfter(i+4, r); !ok {
		return r, 0, false
	}
	return f.yearless(r, i, i+4)
}

// webYear is the first year of which pages tell when they were published.
const webYear = 1990

// between are marks and words that stand between a day, a month and a year.
var between = map[string]bool{
	".": true, ",": true, "-": true, "/": true, "de": true, "of": true, "del": true, "d": true, "di": true, "'": true, "’": true, "st": true, "nd": true, "rd": true, "th": true,
	"er": true, "º": true, "ª": true, "°": true, "e": true, "the": true, "da": true, "г": true, "в": true, "إلى": true, "،": true, "ng": true, "ឆ្នាំ": true,
}

// dayFirst reads "5 April 2024", "5. April 2024", "5 de abril de 2024", "1er août 2024", "5-Apr-2024".
func (f *finder) dayFirst(i int) (r reading, next int, ok bool) {
	r.day = f.t[i].n
	if r.day < 1 || r.day > 31 {
		return r, 0, false
	}
	j := i + 1
	for k := 0; k < 3 && between[f.word(j)] && f.word(j) != ","; k++ {
		j++
	}
	if f.word(j) == "tháng" && f.is(j+1, 'n') {
		r.month, next = f.t[j+1].n, j+2
	} else if r.month, next = f.monthAt(j); r.month == 0 {
		return r, 0, false
	}
	for k := 0; k < 3 && (between[f.word(next)] || f.word(next) == "năm"); k++ {
		next++
	}
	if r.year, ok = f.year(next); ok {
		return r, next + 1, true
	}
	if next < len(f.t) && f.is(next, 'n') && f.t[next].digits == 2 && f.word(next-1) == "-" {
		r.year = 2000 + f.t[next].n
		return r, next + 1, true
	}
	return f.yearless(r, i, next)
}

// monthFirst reads "April 5, 2024", "Apr. 5th 2024", "April 2024".
func (f *finder) monthFirst(i int) (r reading, next int, ok bool) {
	r.month, next = f.monthAt(i)
	if r.month == 0 {
		return r, 0, false
	}
	for f.word(next) == "." || f.word(next) == "-" || f.word(next) == "/" || f.word(next) == "de" || f.word(next) == "," {
		next++
	}
	if r.year, ok = f.year(next); ok {
		return r, next + 1, len(f.t[i].word) > 2
	}
	if !f.is(next, 'n') || f.t[next].digits > 2 || f.t[next].n < 1 || f.t[next].n > 31 {
		return r, 0, false
	}
	r.day = f.t[next].n
	next++
	if f.is(next, 'n') { // "Apr 28 19:20:36 CEST 2023"
		if at, after, ok := f.timeAt(next, r); ok {
			if at.year, ok = f.year(after); ok {
				at.timed = true
				return at, after + 1, true
			}
		}
	}
	for k := 0; k < 3 && between[f.word(next)]; k++ {
		next++
	}
	if r.year, ok = f.year(next); ok {
		return r, next + 1, true
	}
	return f.yearless(r, i, next)
}

// weekdayYears is how far back a weekday is followed to the year in which it is right.
const weekdayYears = 7

// yearless gives a day without a year the last year in which it was not after the capture, and in which the weekday
// printed before it is right.
func (f *finder) yearless(r reading, i, next int) (reading, int, bool) {
	c := f.o.Capture
	if c.IsZero() || f.word(next) == "%" || r.day == 0 {
		return r, 0, false
	}
	in := func(year int) time.Time { return time.Date(year, time.Month(r.month), r.day, 0, 0, 0, 0, time.UTC) }
	r.year = c.Year()
	if in(r.year).After(c.AddDate(0, 0, 1)) {
		r.year--
	}
	if weekday := f.weekdayBefore(i); weekday >= 0 {
		for back := 0; back < weekdayYears; back++ {
			if at := in(r.year - back); int(at.Weekday()) == weekday && at.Day() == r.day {
				r.year -= back
				return r, next, true
			}
		}
	}
	return r, next, in(r.year).After(c.AddDate(0, -11, 0))
}

// monthAt reads a month's name at token i; 0 if there is none.
func (f *finder) monthAt(i int) (m, next int) {
	if !f.is(i, 'w') {
		return 0, i
	}
	if m = month(f.t[i].word, f.o.Language); m > 0 {
		return m, i + 1
	}
	if f.t[i].word[0] < utf8.RuneSelf {
		return 0, i
	}
	if f.is(i+1, 'w') { // two words, in Arabic
		if m = month(f.t[i].word+" "+f.t[i+1].word, f.o.Language); m > 0 {
			return m, i + 2
		}
	}
	if f.word(i+1) == "." && f.is(i+2, 'w') && !f.t[i+2].gap { // with stops, in Thai
		if m = month(f.t[i].word+"."+f.t[i+2].word, f.o.Language); m > 0 {
			return m, i + 3
		}
	}
	return 0, i
}

package dates

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// token is a number, a word in lower case, or one mark.
type token struct {
	kind       byte // 'n', 'w', 'p'
	word       string
	n, digits  int
	start, end int
	gap        bool // white space stands before it
}

// zeros are the digits zero of the scripts that pages print dates in.
var zeros = []rune{'0', '٠', '۰', '०', '০', '๐', '０'}

func digit(r rune) int {
	for _, z := range zeros {
		if r >= z && r <= z+9 {
			return int(r - z)
		}
	}
	return -1
}

func tokens(s string) []token {
	out := make([]token, 0, 16)
	gap := true
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsSpace(r):
			gap = true
			i += n
			continue
		case digit(r) >= 0:
			t := token{kind: 'n', start: i, gap: gap}
			for i < len(s) {
				r, n := utf8.DecodeRuneInString(s[i:])
				d := digit(r)
				if d < 0 {
					break
				}
				t.n = min(t.n*10+d, 1<<40)
				t.digits++
				i += n
			}
			t.end = i
			out = append(out, t)
		case unicode.Is(unicode.Han, r):
			out = append(out, token{kind: 'w', word: s[i : i+n], start: i, end: i + n, gap: gap})
			i += n
		case unicode.IsLetter(r):
			t := token{kind: 'w', start: i, gap: gap}
			small := false // a capital behind a small letter begins a word that was glued on
			for i < len(s) {
				r, n := utf8.DecodeRuneInString(s[i:])
				if !unicode.IsLetter(r) && !unicode.Is(unicode.M, r) || unicode.Is(unicode.Han, r) || small && unicode.IsUpper(r) {
					break
				}
				small = unicode.IsLower(r)
				i += n
			}
			t.end = i
			t.word = lower(s[t.start:t.end])
			out = append(out, t)
		default:
			out = append(out, token{kind: 'p', word: s[i : i+n], start: i, end: i + n, gap: gap})
			i += n
		}
		gap = false
	}
	return out
}

// lower is s in lower case, Turkish dotted capitals included.
func lower(s string) string {
	return strings.ToLower(strings.ReplaceAll(s, "İ", "i"))
}

// Find finds the dates printed in text, in order. It reads dates with a year; dates without one, and relative ones,
// only under a known capture time.
func Find(text string, o Options) []Found {
	if !mayHold(text) {
		return nil
	}
	f := finder{text: text, t: tokens(text), o: o}
	var out []Found
	for i := 0; i < len(f.t); {
		if found, next, ok := f.dateAt(i); ok {
			if len(out) > 0 {
				found.Label = LabelOf(text[out[len(out)-1].End:found.Start])
			} else {
				found.Label = LabelOf(text[:found.Start])
			}
			out = append(out, found)
			i, f.floor = next, next
			continue
		}
		i++
	}
	if len(out) == 0 {
		if r, ok := f.relative(); ok {
			out = append(out, r)
		}
	}
	return out
}

// mayHold says that text holds a digit, or a word for yesterday or today.
func mayHold(text string) bool {
	for _, r := range text {
		if r >= '0' && r <= '9' || r > 0x600 && digit(r) >= 0 {
			return true
		}
	}
	return len(text) < 200
}

type finder struct {
	text string
	t    []token
	o    Options

	floor int // tokens before it belong to the date before
}

func (f *finder) is(i int, kind byte) bool { return i >= 0 && i < len(f.t) && f.t[i].kind == kind }

func (f *finder) word(i int) string {
	if i >= 0 && i < len(f.t) && f.t[i].kind != 'n' {
		return f.t[i].word
	}
	return ""
}

// dateAt reads the date that begins at token i, with the time of day before or after it.
func (f *finder) dateAt(i int) (Found, int, bool) {
	r, next, ok := f.dayAt(i)
	if !ok {
		return Found{}, 0, false
	}
	start, end := f.t[i].start, f.t[next-1].end
	if !r.timed {
		r.hour = -1
	}
	if r.day > 0 && !r.timed {
		if at, last, ok := f.timeAfter(next, r); ok {
			r.hour, r.minute, r.second, r.seconds, r.zone = at.hour, at.minute, at.second, at.seconds, at.zone
			next, end = last, f.t[last-1].end
		} else if at, first, ok := f.timeBefore(i, r); ok {
			r.hour, r.minute, r.second, r.seconds, r.zone = at.hour, at.minute, at.second, at.seconds, at.zone
			start = f.t[first].start
		}
	}
	m, ok := r.moment(f.text[start:end])
	return Found{Moment: m, Start: start, End: end}, next, ok
}

// dayAt reads a day, or a month with its year, at token i.
func (f *finder) dayAt(i int) (reading, int, bool) {
	if i > 0 && !f.t[i].gap && f.glued(i) {
		return reading{}, 0, false
	}
	switch {
	case f.is(i, 'n') && f.t[i].digits == 4:
		return f.yearFirst(i)
	case f.is(i, 'n') && f.t[i].digits <= 2:
		if r, next, ok := f.numeric(i); ok {
			return r, next, true
		}
		return f.dayFirst(i)
	case f.is(i, 'w'):
		if r, next, ok := f.era(i); ok {
			return r, next, true
		}
		return f.monthFirst(i)
	}
	return reading{}, 0, false
}

// glued says that token i continues a longer number, as in a version or a phone number.
func (f *finder) glued(i int) bool {
	p := f.t[i-1]
	switch {
	case p.kind == 'n':
		return true
	case p.kind == 'p' && (p.word == "." || p.word == "/" || p.word == "-" || p.word == "$" || p.word == "€" || p.word == "£" || p.word == "#"):
		return p.word == "$" || p.word == "€" || p.word == "£" || p.word == "#" || i > 1 && f.is(i-2, 'n') && !p.gap
	}
	return p.kind == 'w' && f.is(i, 'n') && !unicode.Is(unicode.Han, []rune(p.word)[0]) && len(p.word) < 3
}

func (f *finder) year(i int) (int, bool) {
	if !f.is(i, 'n') {
		return 0, false
	}
	switch t := f.t[i]; {
	case t.digits == 4 && t.n >= 1900 && t.n <= 2100:
		return t.n, true
	case t.digits == 4 && f.o.Language == "th" && t.n >= 2443 && t.n <= 2643, t.digits == 4 && t.n >= 2543 && t.n <= 2593 && strings.ContainsFunc(f.text, func(r rune) bool { return unicode.Is(unicode.Thai, r) }):
		return t.n - 543, true // Buddhist era
	case t.digits == 2 && !t.gap && (f.word(i-1) == "'" || f.word(i-1) == "’"):
		return 2000 + t.n, true
	}
	return 0, false
}

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
	for f.word(j) == "." || f.word(j) == "," || f.word(j) == "m" || f.word(j) == "gada" || f.word(j) == "-" {
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

// numeric reads "5.4.2024", "05/04/24", "5-4-2024".
func (f *finder) numeric(i int) (r reading, next int, ok bool) {
	sep := f.word(i + 1)
	if sep != "." && sep != "/" && sep != "-" && sep != "‑" || !f.is(i+2, 'n') || f.t[i+2].digits > 2 || f.word(i+3) != sep || !f.is(i+4, 'n') {
		return r, 0, false
	}
	a, b, y := f.t[i].n, f.t[i+2].n, f.t[i+4]
	if f.word(i+5) == sep && f.is(i+6, 'n') && !f.t[i+6].gap {
		return r, 0, false
	}
	switch {
	case y.digits == 4:
		if r.year, ok = f.year(i + 4); !ok {
			return r, 0, false
		}
	case y.digits == 2 && sep != "-" && !y.gap && !f.t[i+2].gap:
		if r.year = 2000 + y.n; y.n > 70 {
			r.year = 1900 + y.n
		}
	default:
		return r, 0, false
	}
	monthFirst := f.o.MonthFirst && sep != "."
	if a > 12 {
		monthFirst = false
	} else if b > 12 {
		monthFirst = true
	}
	if r.day, r.month = a, b; monthFirst {
		r.day, r.month = b, a
	}
	return r, i + 5, r.month >= 1 && r.month <= 12 && r.day >= 1 && r.day <= 31
}

// between are marks and words that stand between a day, a month and a year.
var between = map[string]bool{
	".": true, ",": true, "-": true, "/": true, "de": true, "of": true, "del": true, "d": true, "di": true, "'": true, "’": true, "st": true, "nd": true, "rd": true, "th": true,
	"er": true, "º": true, "ª": true, "°": true, "e": true, "the": true, "da": true, "г": true, "в": true, "إلى": true, "،": true, "ng": true,
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
	return f.yearless(r, next)
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
	return f.yearless(r, next)
}

// yearless gives a day without a year the last year in which it was not after the capture.
func (f *finder) yearless(r reading, next int) (reading, int, bool) {
	c := f.o.Capture
	if c.IsZero() || f.word(next) == "%" {
		return r, 0, false
	}
	r.year = c.Year()
	if time.Date(r.year, time.Month(r.month), r.day, 0, 0, 0, 0, time.UTC).After(c.AddDate(0, 0, 1)) {
		r.year--
	}
	return r, next, r.day > 0 && time.Date(r.year, time.Month(r.month), r.day, 0, 0, 0, 0, time.UTC).After(c.AddDate(0, -11, 0))
}

// monthAt reads a month's name at token i; 0 if there is none.
func (f *finder) monthAt(i int) (m, next int) {
	if !f.is(i, 'w') {
		return 0, i
	}
	if m = month(f.t[i].word, f.o.Language); m > 0 {
		return m, i + 1
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

// eras are the years before the first of an era.
var eras = map[string]int{"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}

// era reads "令和7年4月16日", "民國114年4月16日".
func (f *finder) era(i int) (r reading, next int, ok bool) {
	base, known := eras[f.word(i)+f.word(i+1)]
	if !known {
		return r, 0, false
	}
	if f.word(i+2) == "元" {
		r.year = base + 1
	} else if f.is(i+2, 'n') {
		r.year = base + f.t[i+2].n
	}
	if f.word(i+3) == "年" && f.is(i+4, 'n') && f.word(i+5) == "月" && f.is(i+6, 'n') && f.word(i+7) == "日" {
		r.month, r.day = f.t[i+4].n, f.t[i+6].n
		return r, i + 8, true
	}
	return r, 0, false
}

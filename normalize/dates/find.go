package dates

import (
	"strings"
	"unicode"
)

// Find finds the dates printed in text, in order. It reads dates with a year; dates without one, and relative ones,
// only under a known capture time.
func Find(text string, o Options) []Found {
	digits := holdsDigit(text) || o.Language == "he" && len(text) < longestNamed // Hebrew days are letters
	if !digits && (len(text) >= longestNamed || strings.Count(text, " ") >= mostNamed || o.Capture.IsZero()) {
		return nil
	}
	room := o.Room
	if room == nil {
		room = new(Room)
	}
	room.tokens = tokens(room.tokens[:0], text)
	f := finder{text: text, t: room.tokens, o: o, calendars: calendarsOf[o.Language]}
	var out []Found
	for i := 0; digits && i < len(f.t); {
		if found, next, ok := f.dateAt(i); ok {
			before := text[:found.Start]
			if len(out) > 0 {
				last := &out[len(out)-1]
				before = text[last.End:found.Start]
				if spans[strings.TrimSpace(before)] {
					last.Label, found.Label = Other, Other
				}
			}
			if found.Label == Unlabelled {
				found.Label = LabelOf(before)
			}
			if isEdition(text[found.End:]) {
				found.Label = Edition
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

// spans are what stands between the first and the last day of something: an event, a project, not a publication.
var spans = map[string]bool{"-": true, "–": true, "—": true, "to": true, "until": true, "through": true, "bis": true, "au": true, "al": true}

// longestNamed is longer than a text without a digit in which a word for yesterday or today is sought, in bytes.
const longestNamed = 200

// mostNamed is how many tokens a line has at most that names yesterday or today.
const mostNamed = 12

func holdsDigit(text string) bool {
	for _, r := range text {
		if r >= '0' && r <= '9' || r > 0x600 && digit(r) >= 0 {
			return true
		}
	}
	return false
}

type finder struct {
	text string
	t    []token
	o    Options

	calendars []*calendarRow // of the language, beside the Gregorian

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
	return Found{Moment: m, Start: start, End: end, OtherWeekday: ok && r.day > 0 && f.otherWeekday(m.Clock, i, next)}, next, ok
}

// dayAt reads a day, or a month with its year, at token i.
func (f *finder) dayAt(i int) (reading, int, bool) {
	if i > 0 && !f.t[i].gap && f.glued(i) {
		return reading{}, 0, false
	}
	if r, next, ok := f.otherCalendar(i); ok {
		return r, next, true
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
		if r, next, ok := f.hebrew(i); ok {
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
		return t.n - buddhist, true
	case t.digits == 2 && f.o.Language == "th" && t.n > 40: // "16 เม.ย. 68"
		return 2500 - buddhist + t.n, true
	case t.digits == 2 && !t.gap && (f.word(i-1) == "'" || f.word(i-1) == "’"):
		return 2000 + t.n, true
	}
	return 0, false
}

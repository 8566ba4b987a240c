package dates

import (
	"slices"
	"strings"
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
var zeros = []rune{'0', '٠', '۰', '०', '০', '੦', '૦', '๐', '໐', '၀', '០', '０'}

func digit(r rune) int {
	if r < '٠' {
		if r >= '0' && r <= '9' {
			return int(r - '0')
		}
		return -1
	}
	if r > '៩' && r < '０' {
		return -1 // Chinese, Japanese, Korean
	}
	for _, z := range zeros {
		if r >= z && r <= z+9 {
			return int(r - z)
		}
	}
	return -1
}

// tokens appends those of s.
func tokens(out []token, s string) []token {
	out = slices.Grow(out, len(s)/6+4)
	gap := true
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsSpace(r):
			gap = true
			i += n
			continue
		case 'a' <= r|0x20 && r|0x20 <= 'z':
			t := token{kind: 'w', start: i, end: wordEnd(s, i), gap: gap}
			t.word = lower(s[t.start:t.end])
			out = append(out, t)
			i = t.end
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
			if y, ok := t.glued(s); ok {
				out[len(out)-1] = y
				out = append(out, token{kind: 'n', start: y.end, end: i, n: t.n - y.n*pow10[t.digits-4], digits: t.digits - 4})
			}
		case unicode.Is(unicode.Han, r):
			out = append(out, token{kind: 'w', word: s[i : i+n], start: i, end: i + n, gap: gap})
			i += n
		case unicode.IsLetter(r):
			t := token{kind: 'w', start: i, end: wordEnd(s, i), gap: gap}
			t.word = lower(s[t.start:t.end])
			out = append(out, t)
			i = t.end
		default:
			out = append(out, token{kind: 'p', word: s[i : i+n], start: i, end: i + n, gap: gap})
			i += n
		}
		gap = false
	}
	return out
}

// joint stands within Persian words, as in سه‌شنبه.
const joint = '\u200c'

// wordEnd is where the word ends that begins at i. A capital behind a small letter begins a word that was glued on.
func wordEnd(s string, i int) int {
	for small := false; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if c|0x20 < 'a' || 'z' < c|0x20 || small && c < 'a' {
				break
			}
			small = c >= 'a'
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsLetter(r) && !unicode.Is(unicode.M, r) && r != joint || unicode.Is(unicode.Han, r) || small && unicode.IsUpper(r) {
			break
		}
		small = unicode.IsLower(r)
		i += n
	}
	return i
}

var pow10 = [...]int{1, 10, 100}

// glued is the year that begins a number which the hours of the element behind it were glued to, or the minutes that
// reading takes: "20232:23", "20244 min read".
func (t token) glued(s string) (token, bool) {
	if t.digits < 5 || t.digits > 6 || t.end-t.start != t.digits || len(s) < t.end+3 {
		return t, false
	}
	y := t
	y.n, y.digits, y.end = t.n/pow10[t.digits-4], 4, t.start+4
	if strings.HasPrefix(strings.TrimPrefix(s[t.end:], " "), "min") {
		return y, y.n >= webYear && y.n <= 2100
	}
	if s[t.end] != ':' || s[t.end+1] < '0' || s[t.end+1] > '5' {
		return t, false
	}
	return y, y.n >= webYear && y.n <= 2100 && t.n-y.n*pow10[t.digits-4] < 24
}

// lower is s in lower case, Turkish dotted capitals included.
func lower(s string) string {
	for i := 0; ; i++ {
		if i == len(s) {
			return s
		}
		if s[i] < 'a' || s[i] > 'z' {
			break
		}
	}
	return strings.ToLower(strings.ReplaceAll(s, "İ", "i"))
}

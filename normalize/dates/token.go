package dates

import (
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

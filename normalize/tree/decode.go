package tree

import (
	"sort"
	"strings"
	"unicode/utf8"
	"unsafe"
)

// How the bytes of a range become text. A carriage return, with the line feed after it, is always a line feed.
const (
	withRefs   = 1 << iota // character references are decoded
	keepNUL                // NUL becomes U+FFFD; otherwise it is dropped
	spaceOnly              // only white space is kept, as in a frameset
	attrRefs               // references follow the rule of attribute values
	fromPieces             // the range counts pieces of the tree, not bytes of the page
)

// text is the text of a range of the page; it shares the page's memory where nothing has to change.
func (t *Tree) text(from, to int32, how uint8) string {
	s := t.page[from:to]
	if t.plain(s, how) {
		return s
	}
	b := appendText(make([]byte, 0, len(s)), s, how)
	return unsafe.String(unsafe.SliceData(b), len(b))
}

// plain says that s, a part of the page, is its own text.
func (t *Tree) plain(s string, how uint8) bool {
	return how&spaceOnly == 0 && (how&withRefs == 0 || strings.IndexByte(s, '&') < 0) && (!t.odd || !isOdd(s))
}

// isOdd says that s holds bytes that texts do not keep.
func isOdd(s string) bool { return strings.IndexByte(s, '\r') >= 0 || strings.IndexByte(s, 0) >= 0 }

// appendText appends s, read as how says.
func appendText(b []byte, s string, how uint8) []byte {
	from, start := 0, len(b)
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c == '&' && how&withRefs != 0:
			b = append(b, s[from:i]...)
			from = i
			var n int
			if b, n = appendRef(b, s[i:], how&attrRefs != 0); n > 0 {
				i += n
				from = i
				continue
			}
		case c == '\r':
			b = append(b, s[from:i]...)
			from = i + 1
			if from == len(s) || s[from] != '\n' {
				b = append(b, '\n')
			}
		case c == 0:
			b = append(b, s[from:i]...)
			from = i + 1
			if how&keepNUL != 0 {
				b = append(b, "\uFFFD"...)
			}
		}
		i++
	}
	b = append(b, s[from:]...)
	if how&spaceOnly != 0 {
		b = keepSpace(b, start)
	}
	return b
}

func keepSpace(b []byte, start int) []byte {
	kept := b[:start]
	for _, c := range b[start:] {
		if isSpace[c] {
			kept = append(kept, c)
		}
	}
	return kept
}

// appendRef appends the text of the character reference that s begins with and says how long it is; 0 where s begins
// with an ampersand that is none.
func appendRef(b []byte, s string, attr bool) ([]byte, int) {
	if len(s) < 3 {
		return b, 0
	}
	if s[1] == '#' {
		return appendNumericRef(b, s)
	}
	n := 1
	for n < len(s) && n <= maxRefName && isAlnum(s[n]) {
		n++
	}
	if n < len(s) && s[n] == ';' {
		if text := namedRef(s[1 : n+1]); text != "" {
			return append(b, text...), n + 1
		}
	}
	if attr {
		// A name without semicolon counts only where neither a letter nor an equals sign follows.
		if n < len(s) && s[n] == '=' || !isBareRef(s[1:n]) {
			return b, 0
		}
		return append(b, bareText(s[1:n])...), n
	}
	for n = min(n, 1+maxBareName); n > 2; n-- {
		if isBareRef(s[1:n]) {
			return append(b, bareText(s[1:n])...), n
		}
	}
	return b, 0
}

// maxRefName and maxBareName are the lengths of the longest names in namedRefs, without semicolon, and in bareRefs.
const (
	maxRefName  = 31
	maxBareName = 6
)

// namedRef is the text of a name with its semicolon, or "".
func namedRef(name string) string {
	switch name {
	case "amp;":
		return "&"
	case "nbsp;":
		return "\u00a0"
	case "quot;":
		return "\""
	case "lt;":
		return "<"
	case "gt;":
		return ">"
	}
	i := sort.Search(len(namedRefs), func(i int) bool { return namedRefs[i] >= name })
	if i < len(namedRefs) && strings.HasPrefix(namedRefs[i], name) {
		return namedRefs[i][len(name):]
	}
	return ""
}

func isBareRef(name string) bool {
	i := sort.SearchStrings(bareRefs[:], name)
	return i < len(bareRefs) && bareRefs[i] == name
}

func bareText(name string) string {
	i := sort.Search(len(namedRefs), func(i int) bool { return namedRefs[i] >= name })
	for ; !strings.HasPrefix(namedRefs[i][len(name):], ";"); i++ {
	}
	return namedRefs[i][len(name)+1:]
}

func appendNumericRef(b []byte, s string) ([]byte, int) {
	i, base := 2, rune(10)
	if s[2]|0x20 == 'x' {
		i, base = 3, 16
	}
	from, r := i, rune(0)
	for ; i < len(s); i++ {
		d := digit(s[i])
		if d >= base {
			break
		}
		if r <= utf8.MaxRune {
			r = r*base + d
		}
	}
	if i == from {
		return b, 0
	}
	if i < len(s) && s[i] == ';' {
		i++
	}
	switch {
	case 0x80 <= r && r <= 0x9f:
		r = windows1252[r-0x80]
	case r == 0 || !utf8.ValidRune(r):
		r = utf8.RuneError
	}
	return utf8.AppendRune(b, r), i
}

// digit is the value of a hexadecimal digit, and 16 for other bytes.
func digit(c byte) rune {
	switch {
	case '0' <= c && c <= '9':
		return rune(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return rune(c|0x20-'a') + 10
	}
	return 16
}

// windows1252 is what the references to the control characters from 0x80 mean.
var windows1252 = [32]rune{
	0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d, 0x8f,
	0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178,
}

var isSpace = [256]bool{' ': true, '\t': true, '\n': true, '\f': true, '\r': true}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isAlnum(c byte) bool { return isLetter(c) || '0' <= c && c <= '9' }

// equalFold says that s, with its ASCII letters in lower case, is lower.
func equalFold(s, lower string) bool {
	if len(s) != len(lower) {
		return false
	}
	for i := range len(s) {
		if lowered(s[i]) != lower[i] {
			return false
		}
	}
	return true
}

func lowered(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c
}

// lowerName is a name of an element or attribute in lower case, NUL replaced; it is s itself where nothing changes.
func lowerName(s string) string {
	for i := range len(s) {
		if c := s[i]; c == 0 || lowered(c) != c {
			return strings.ReplaceAll(string(appendLower(nil, s)), "\x00", "\uFFFD")
		}
	}
	return s
}

func appendLower(b []byte, s string) []byte {
	for i := range len(s) {
		b = append(b, lowered(s[i]))
	}
	return b
}

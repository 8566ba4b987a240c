package normalize

import (
	"math/bits"
	"strings"
	"unicode/utf8"
)

// Words in class names and ids that mark bylines, dates, captions and credits. Seen on the fundus, wcxb and evaldata
// pages.
var (
	authorMarks    = newMarks("author", "byline", "autor", "writer", "contributor", "by-line", "reporter", "creator", "vcard", "verfasser", "redacteur", "signature", "journalist", "auteur")
	notAuthorMarks = newMarks("testimonial", "comment", "related", "nav", "widget-title", "count", "sidebar", "authorize", "coauthor-box", "quote")
	captionMarks   = newMarks("caption")
	creditMarks    = newMarks("credit", "copyright", "photographer", "quelle", "source")
	dateMarks      = newMarks("date", "time", "publi", "posted", "datum", "fecha", "zeit", "stamp", "tarih", "dato")
)

// marks are words that are sought anywhere in a class name or id, without regard to case. A page has thousands of these,
// so all words are sought in one pass.
type marks struct {
	words []string    // in lower case, the first letter ASCII; at most 32
	at    [256]uint32 // by byte: the words that begin with it, as bits
}

func newMarks(words ...string) *marks {
	m := &marks{words: words}
	for i, w := range words {
		m.at[w[0]] |= 1 << i
		m.at[strings.ToUpper(w)[0]] |= 1 << i
	}
	return m
}

// in says that one of the words occurs in val.
func (m *marks) in(val string) bool {
	for i := range len(val) {
		if val[i] >= utf8.RuneSelf {
			return m.inLower(strings.ToLower(val))
		}
	}
	for i := range len(val) {
		for left := m.at[val[i]]; left != 0; left &= left - 1 {
			if hasPrefixFold(val[i:], m.words[bits.TrailingZeros32(left)]) {
				return true
			}
		}
	}
	return false
}

func (m *marks) inLower(val string) bool {
	for _, w := range m.words {
		if strings.Contains(val, w) {
			return true
		}
	}
	return false
}

// hasPrefixFold says that s begins with lower, without regard to the case of ASCII letters.
func hasPrefixFold(s, lower string) bool {
	if len(s) < len(lower) {
		return false
	}
	for i := range len(lower) {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != lower[i] {
			return false
		}
	}
	return true
}

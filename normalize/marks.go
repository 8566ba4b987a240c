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
	portraitMarks  = newMarks("avatar", "headshot", "portrait", "rounded", "radius", "circle", "author")
	userMarks      = newMarks("fa-user", "bi-person", "icon-user", "icon-author", "icon-person", "glyphicon-user", "ion-person", "feather-user", "lucide-user", "admin-users") // signs of icon sets
	captionMarks   = newMarks("caption")
	commentMarks   = newMarks("comment", "related")
	creditMarks    = newMarks("credit", "copyright", "photographer", "quelle", "source")
	crumbMarks     = newMarks("breadcrumb", "crumbs", "krume", "fil-ariane", "migas")
	dekMarks       = newMarks("sub-title", "sub_title", "sub-head", "sub_head", "stand-first") // two words, that families read one by one
	dateMarks      = newMarks("date", "time", "publi", "posted", "datum", "fecha", "zeit", "stamp", "tarih", "dato")
)

// marks are words that are sought anywhere in a class name or id, without regard to case. A page has thousands of these,
// so all words are sought in one pass, by their first two letters.
type marks struct {
	words []string        // in lower case, the first letter ASCII; at most 32
	at    [32 * 32]uint32 // by pair: the words that begin with it, as bits
}

func newMarks(words ...string) *marks {
	m := &marks{words: words}
	for i, w := range words {
		m.at[pair(w[0], w[1])] |= 1 << i
	}
	return m
}

// pair numbers two bytes, whatever their case; other pairs may have the same number.
func pair(a, b byte) int { return int(a&31)<<5 | int(b&31) }

// in says that one of the words occurs in val.
func (m *marks) in(val string) bool {
	last := byte(0)
	for i := range len(val) {
		c := val[i]
		if c >= utf8.RuneSelf {
			return m.inLower(strings.ToLower(val))
		}
		for left := m.at[pair(last, c)]; left != 0; left &= left - 1 {
			if i > 0 && hasPrefixFold(val[i-1:], m.words[bits.TrailingZeros32(left)]) {
				return true
			}
		}
		last = c
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

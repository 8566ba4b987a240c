package normalize

import (
	"encoding/binary"
	"math/bits"
	"strings"
	"unicode/utf8"
)

// Words in class names and ids that mark bylines, dates, captions and credits. Seen on the fundus, wcxb and evaldata
// pages.
var (
	authorMarks    = newMarks("author", "byline", "autor", "writer", "contributor", "by-line", "reporter", "creator", "vcard", "verfasser", "redacteur", "signature", "journalist", "auteur")
	notAuthorMarks = newMarks("testimonial", "comment", "related", "nav", "widget-title", "count", "sidebar", "authorize", "coauthor-box", "author-desc", "quote", "spr-review", "jdgm-rev", "yotpo", "customer-review", "user-review", "review-list", "reviews")
	portraitMarks  = newMarks("avatar", "headshot", "portrait", "rounded", "radius", "circle", "author")
	userMarks      = newMarks("fa-user", "bi-person", "icon-user", "icon-author", "icon-person", "glyphicon-user", "ion-person", "feather-user", "lucide-user", "admin-users") // signs of icon sets
	captionMarks   = newMarks("caption")
	commentMarks   = newMarks("comment")
	othersMarks    = newMarks("related", "spr-review", "jdgm-rev", "yotpo", "customer-review", "user-review", "reviews") // other articles, reviews of shops
	creditMarks    = newMarks("credit", "copyright", "photographer", "quelle", "source")
	crumbMarks     = newMarks("breadcrumb", "crumbs", "krume", "fil-ariane", "migas")
	dekMarks       = newMarks("sub-title", "sub_title", "sub-head", "sub_head", "stand-first") // two words, that families read one by one
	eventMarks     = newMarks("event-date", "event_date", "event-start", "event-meta", "event-info", "event-detail", "event-time", "tribe-event")
	dateMarks      = newMarks("date", "time", "publi", "posted", "datum", "fecha", "zeit", "stamp", "tarih", "dato")
)

// marks are words that are sought anywhere in a class name or id, without regard to case. A page has thousands of these,
// so all words are sought in one pass that skips what no word can hold, by pairs of bytes (Wu and Manber's way).
type marks struct {
	words []string        // in lower case; at most 32
	least int             // length of the shortest, 2 at least: all are sought by their first so many bytes
	skip  [32 * 32]uint8  // by pair: how many bytes further an occurrence may end
	at    [32 * 32]uint32 // by pair that skips nothing: the words that have it there, as bits
}

func newMarks(words ...string) *marks {
	m := &marks{words: words, least: len(words[0])}
	for _, w := range words {
		m.least = min(m.least, len(w))
	}
	for i := range m.skip {
		m.skip[i] = uint8(m.least - 1)
	}
	for i, w := range words {
		for j := 1; j < m.least; j++ {
			s := &m.skip[pair(w[j-1], w[j])]
			*s = min(*s, uint8(m.least-1-j))
		}
		m.at[pair(w[m.least-2], w[m.least-1])] |= 1 << i
	}
	return m
}

// pair numbers two bytes, whatever their case; other pairs may have the same number.
func pair(a, b byte) int { return int(a&31)<<5 | int(b&31) }

// in says that one of the words occurs in val.
func (m *marks) in(val string) bool {
	if !isASCII(val) {
		return m.inLower(strings.ToLower(val))
	}
	for i := m.least - 1; i < len(val); {
		p := pair(val[i-1], val[i])
		for left := m.at[p]; left != 0; left &= left - 1 {
			if hasPrefixFold(val[i+1-m.least:], m.words[bits.TrailingZeros32(left)]) {
				return true
			}
		}
		i += int(max(m.skip[p], 1))
	}
	return false
}

func isASCII(s string) bool {
	for ; len(s) >= 8; s = s[8:] {
		if binary.LittleEndian.Uint64([]byte(s[:8]))&0x8080808080808080 != 0 {
			return false
		}
	}
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
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

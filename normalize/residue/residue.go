// Package residue knows the phrases by which pages say what is not the story: "Previous article", "How useful was this
// post?", "Read also: …". In comes the text of one block; out comes the row of the table that it falls under, if any.
// It never looks at a page, and decides nothing: where a row holds, and whether it removes, is the caller's.
//
// Rules are rows, one file a language. A row's pattern is tried only on a text that one of its literals occurs in, and
// all literals are sought in one pass, so that more rows cost little.
package residue

import (
	"bytes"
	"cmp"
	"sync"
	"unicode"
	"unicode/utf8"

	"broadsheet/archive"
)

// MaxLen is the longest text that a row matches unless it says otherwise, in characters; what is longer is no label,
// link or notice. No row matches a text of more than Limit bytes.
const (
	MaxLen = 200
	Limit  = 1600
)

// Rule is one row.
type Rule struct {
	ID       string         // language/family/what, stored with every verdict
	Family   archive.Family //
	Literals []string       // one of them must occur in the folded text
	Pattern  string         // of the folded text: lower case, marks before the first letter or digit cut off
	Max      int            // longest text it matches, in characters; 0 is MaxLen
	Weak     bool           // a hint that never removes by itself
	Opens    bool           // the links and list items that follow belong to it
	Drop     []string       // texts that this row must match
	Keep     []string       // texts that no row but weak ones may match
}

// Rules are all rows, in the order in which they are tried.
var Rules = [][]Rule{
	consent, english, german, french, spanish, italian, portuguese, dutch, polish, russian, ukrainian, turkish, nordic, czech,
	romanian, greek, japanese, chinese, korean, arabic, persian, hebrew, indonesian, vietnamese, widgets, signs,
}

// lexicon is the table made ready.
type lexicon struct {
	rules    []*Rule
	patterns []*automaton
	all      *finder // finds the literals of all rows
	long     *finder // of those that match texts longer than MaxLen
	longest  int     // the longest text that one matches
}

var ready = sync.OnceValue(func() *lexicon {
	l := &lexicon{}
	var words, longWords []string
	var of, longOf []int
	for _, table := range Rules {
		for i := range table {
			r := &table[i]
			for _, w := range r.Literals {
				words, of = append(words, w), append(of, len(l.rules))
				if r.Max > MaxLen {
					longWords, longOf = append(longWords, w), append(longOf, len(l.rules))
				}
			}
			l.longest = max(l.longest, MaxLen, r.Max)
			l.rules = append(l.rules, r)
			l.patterns = append(l.patterns, &automaton{pattern: r.Pattern})
		}
	}
	l.all, l.long = newFinder(words, of), newFinder(longWords, longOf)
	return l
})

// Matcher matches texts; it keeps buffers between calls and is for one goroutine.
type Matcher struct {
	l    *lexicon
	buf  []byte
	at   places
	hits []int
}

// NewMatcher gives a matcher of all rows.
func NewMatcher() *Matcher { return &Matcher{l: ready()} }

// Match is the first row, strong ones before weak ones, that text falls under, or nil.
func (m *Matcher) Match(text string) *Rule {
	if len(text) > Limit {
		return nil
	}
	m.buf = Fold(m.buf[:0], text)
	f := m.l.all
	if len(m.buf) > MaxLen { // bytes, and perhaps characters
		if n := utf8.RuneCount(m.buf); n > m.l.longest {
			return nil
		} else if n > MaxLen {
			f = m.l.long
		}
	}
	m.hits = f.find(m.hits[:0], m.buf, &m.at)
	if len(m.hits) == 0 {
		return nil
	}
	n := utf8.RuneCount(m.buf)
	sentence := n > 40 && (m.buf[len(m.buf)-1] == '.' || bytes.HasSuffix(m.buf, []byte("。")))
	var weak *Rule
	for _, h := range m.hits {
		r := m.l.rules[h]
		if r.Weak && weak != nil || n > cmp.Or(r.Max, MaxLen) || sentence && !r.Weak && labels[r.Family] || !m.l.patterns[h].match(m.buf) {
			continue
		}
		if !r.Weak {
			return r
		}
		weak = r
	}
	return weak
}

// labels are the families whose phrases are labels and links, never a long sentence with its full stop.
var labels = map[archive.Family]bool{
	archive.FamilyRelated: true, archive.FamilyMoreOn: true, archive.FamilyPreviousNext: true, archive.FamilyShare: true,
	archive.FamilyLatestNews: true, archive.FamilyTags: true, archive.FamilyContents: true, archive.FamilyMenu: true,
	archive.FamilyViewPhoto: true, archive.FamilyReadingTime: true,
	archive.FamilyAuthorBio: true, archive.FamilyComments: true,
}

// Fold appends s for comparison: lower case, curly apostrophes straight, white space single, and no marks before the
// first letter, digit, or one of © ® @ # [ ( 【 《.
func Fold(b []byte, s string) []byte {
	started, space := false, false
	for i := 0; i < len(s); {
		if started && !space {
			for ; i < len(s); i++ { // plain words, a space between them
				if c := plain[s[i]]; c != 0 {
					b = append(b, c)
				} else if s[i] == ' ' && i+1 < len(s) && plain[s[i+1]] != 0 {
					b = append(b, ' ')
				} else {
					break
				}
			}
			if i == len(s) {
				break
			}
		}
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		i += size
		switch {
		case r == ' ' || r == '\t' || r == '\n' || r == 0xA0 || r == 0x3000:
			space = started
			continue
		case r < utf8.RuneSelf:
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
		case r == '’' || r == '‘' || r == 'ʼ':
			r = '\''
		case r == 'İ':
			r = 'i'
		default:
			r = unicode.ToLower(r)
		}
		if !started && !opens(r) {
			continue
		}
		if space {
			b = append(b, ' ')
			space = false
		}
		started = true
		b = utf8.AppendRune(b, r)
	}
	return b
}

// plain maps the bytes that Fold keeps within a word to lower case, others to 0.
var plain = func() (t [256]byte) {
	for c := 1; c < utf8.RuneSelf; c++ {
		if c != ' ' && c != '\t' && c != '\n' {
			t[c] = byte(unicode.ToLower(rune(c)))
		}
	}
	return
}()

func opens(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '@' || r == '#' || r == '[' || r == '('
	}
	return r == '©' || r == '®' || r == '【' || r == '《' || r == '（' || unicode.IsLetter(r) || unicode.IsDigit(r)
}

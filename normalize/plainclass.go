package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"broadsheet/archive"
	"broadsheet/normalize/residue"
)

// class is what the shape of a scrap and its words say that it is.
type class uint8

const (
	classShort   class = iota // a line that is no sentence: headline, subhead, label, name
	classProse                // one or more sentences
	classItem                 // an item of a list
	classByline               // "By …", or a slash line's names
	classDated                // a date, and little else
	classCaption              // of a picture
	classCredit               // of a picture, part of a caption's line or by itself
	classResidue              // a row of the residue table removes it
	classMarks                // neither letters nor digits
)

// classify gives each scrap its class, where the cutting has not settled it.
func (t *plainText) classify() {
	for i := range t.scraps {
		s := &t.scraps[i]
		if s.row = t.rows.Match(s.text); s.row != nil && !t.speaks(s.row) {
			s.row = nil
		}
		if s.class != classShort || s.fate != "" {
			continue
		}
		switch {
		case !strings.ContainsFunc(s.text, isWordRune):
			s.class = classMarks
		case t.isDateLine(s.text):
			s.class = classDated
		case s.row != nil && s.row.Family == archive.FamilyCaption && !s.row.Weak:
			s.class = classCredit
		case s.row != nil && !s.row.Weak:
			s.class = classResidue
		case s.mark != "":
			s.class = classItem
		case isProse(s.text):
			s.class = classProse
		}
	}
}

// span is a range of scraps.
type span struct{ from, to int }

// coreGap is the longest run of short lines within a story, in lines: on the fundus bodies none is longer but in tables.
const coreGap = 8

// menuLines is how many labels above the story, of at most three words, show that a text is a whole page with its menus.
// A fundus body with its headline has none; the visible texts of nine in ten fundus pages have more.
const menuLines = 8

// findCore finds where the story is. In a text that begins with it, that is from the first prose on; in a whole page it
// is the run of prose that has most words, broken only by captions, lists, residue and few short lines. A text without
// prose has its core at its end.
func (t *plainText) findCore() {
	first := t.find(0, classProse)
	t.core = span{first, len(t.scraps)}
	best, words := t.core, 0
	run, n, gap := span{-1, -1}, 0, 0
	labels, above := 0, -1
	for i := range t.scraps {
		switch s := &t.scraps[i]; s.class {
		case classProse:
			if above < 0 {
				above = labels
			}
			if run.from < 0 || gap > coreGap {
				run, n = span{i, i}, 0
			}
			run.to, gap = i+1, 0
			if n += wordsIn(s.text); n > words {
				best, words = run, n
			}
		case classShort, classDated, classByline, classResidue:
			if s.class != classResidue {
				gap++
			}
			if wordsIn(s.text) <= 3 {
				labels++
			}
		}
	}
	if t.whole = above >= menuLines; t.whole {
		t.core = best
	}
}

// speaks says that a row is of the text's language, of English, which sites of all languages print, or of none.
func (t *plainText) speaks(r *residue.Rule) bool {
	of, _, _ := strings.Cut(r.ID, "/")
	switch lang := t.page.r.Language; of {
	case "en", "signs", lang:
		return true
	case "nordic":
		return lang == "no" || lang == "da" || lang == "sv" || lang == "fi" || lang == "is" || lang == ""
	default:
		return lang == ""
	}
}

// Shortest prose and longest headline, in words as archive.WordCount counts them, set on the fundus bodies, where 98 %
// of paragraphs have eight words and 99 % of headlines have fewer than 30.
const (
	shortestProse = 8
	longestHead   = 30
)

// wordsIn counts words; of scripts that do not part them, two letters are taken for one.
func wordsIn(s string) int {
	letters := 0
	for _, r := range s {
		if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai) {
			letters++
		}
	}
	return archive.WordCount(s) - letters/2
}

// isProse says that s is one or more sentences: eight words and a sentence's end, or too long for anything else.
func isProse(s string) bool {
	n := wordsIn(s)
	return n >= longestHead || n >= shortestProse && (endsSentence(s) || strings.Contains(s, ". ") && endsLoud(s))
}

// endsSentence says that s ends in a full stop or what stands for one, quotation marks and parentheses aside.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, "\"'”’»«“)] ")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".。．…।؟։;", r)
}

// endsLoud says that s ends in a question or exclamation mark.
func endsLoud(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "\"'”’»«“)] "))
	return strings.ContainsRune("?!？！", r)
}

// isUpper says that all letters of s that have cases are capitals, and that there are at least two.
func isUpper(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n >= 2
}

package normalize

import (
	"strings"
	"unicode"

	"broadsheet/archive"
	"broadsheet/normalize/byline"
)

// readHead reads what stands above the story: labels, the headline, the dek, bylines and dates.
func (t *plainText) readHead() {
	body := t.core.from
	if body == len(t.scraps) {
		if body = t.find(0, classItem); body > headLines {
			body = min(headLines, len(t.scraps))
		}
	}
	from := max(0, body-headLines)
	t.markSignatures(from, min(body+5, len(t.scraps)))
	t.chooseHeadline(from, body)
	t.readAbove()
	t.readBelow(body)
}

// find is the first scrap from i on of class c that is text still; the number of scraps if there is none.
func (t *plainText) find(i int, c class) int {
	for ; i < len(t.scraps); i++ {
		if s := &t.scraps[i]; s.class == c && (s.fate == "" || s.fate == archive.FateDek) {
			return i
		}
	}
	return i
}

// longestSignature is the longest line that a byline with its titles fills, in words.
const longestSignature = 24

// markSignatures finds the bylines among the scraps from i up to end, with the lines below them that go with them:
// titles, agencies, papers.
func (t *plainText) markSignatures(i, end int) {
	for ; i < end; i++ {
		s := &t.scraps[i]
		if s.fate != "" || s.mark != "" || s.class != classShort && s.class != classProse && s.class != classByline && s.class != classResidue || len(strings.Fields(s.text)) > longestSignature {
			continue
		}
		last := i
		switch {
		case s.class != classResidue && t.isSignature(s.text):
		case byline.IsLead(s.text, t.names.Language) && i+1 < end && len(byline.Line(s.text+" "+t.scraps[i+1].text, t.names)) > 0:
			last = i + 1
		default:
			continue
		}
		for k := i; k <= last; k++ {
			t.scraps[k].class = classByline
			t.settle(k, archive.FateByline, "plain/byline")
		}
		for k := last + 1; k < len(t.scraps) && k <= last+3 && t.goesWithName(k); k++ {
			t.scraps[k].class = classByline
			t.settle(k, archive.FateByline, "plain/byline-title")
			i = k
		}
	}
}

// isSignature says that s is a byline: names behind a lead, that with their titles make at least two fifths of its words,
// numbers and the lead aside.
func (t *plainText) isSignature(s string) bool {
	names := byline.Line(s, t.names)
	if len(names) == 0 {
		return false
	}
	said := 0
	for _, b := range names {
		said += len(strings.Fields(b.NamePrinted)) + len(strings.Fields(b.Title)) + len(strings.Fields(b.Affiliation))
	}
	all := 0
	for w := range strings.FieldsSeq(s) {
		if !strings.ContainsFunc(w, unicode.IsDigit) {
			all++
		}
	}
	return 5*said >= 2*(all-1)
}

// goesWithName says that scrap i, below a byline, is the author's title, agency or paper.
func (t *plainText) goesWithName(i int) bool {
	s := &t.scraps[i]
	if s.fate != "" || s.mark != "" || s.class != classShort || len(strings.Fields(s.text)) > 8 || endsSentence(s.text) {
		return false
	}
	b := archive.Byline{NamePrinted: "Ada Marsh"}
	return attach(&b, s.text, t.names)
}

// readAbove reads the lines above the headline: section labels, menus, what the residue table knows.
func (t *plainText) readAbove() {
	run := 0 // label lines in a row
	for i := range t.scraps[:max(t.headline, 0)] {
		s := &t.scraps[i]
		if s.fate != "" || s.class == classDated {
			continue
		}
		labels, known := sectionLabels(s.text)
		if run++; !known {
			run = 0
		}
		switch {
		case run > 2 || run > 0 && (t.labelsBelow(i) > 2-run || t.headline-i > nearCopy):
			t.drop(i, archive.FamilyMenu, "plain/above-headline")
		case known || t.headline-i <= 2 && len(labels) > 1:
			t.readSection(labels)
			t.drop(i, archive.FamilySectionLabel, "plain/section-label")
		case t.dropByRow(i):
		case t.headline-i <= 2 && len(strings.Fields(s.text)) <= 6:
			t.readKicker(i)
		case s.class == classMarks:
			t.drop(i, archive.FamilySeparator, "plain/separator")
		default:
			t.drop(i, archive.FamilyMenu, "plain/above-headline")
		}
	}
}

// readKicker reads a short line right above the headline: the section, if the menu above lists it too.
func (t *plainText) readKicker(i int) {
	s := t.scraps[i].text
	listed := false
	for k := range i {
		listed = listed || fold(t.scraps[k].text) == fold(s)
	}
	why := "not a section's name"
	if listed && t.page.r.Section == "" {
		t.page.r.Section, why = s, "above the headline, and in the menu"
	}
	t.note("section", s, "text:line", t.page.r.Section == s, why)
	t.drop(i, archive.FamilySectionLabel, "plain/kicker")
}

// labelsBelow counts the lines right below scrap i that are labels; three in a row are a menu.
func (t *plainText) labelsBelow(i int) int {
	n := 0
	for k := i + 1; k < t.headline && n < 3; k++ {
		if _, known := sectionLabels(t.scraps[k].text); !known {
			break
		}
		n++
	}
	return n
}

// readSection takes the last of the labels that names a section.
func (t *plainText) readSection(labels []string) {
	for k := len(labels) - 1; k >= 0; k-- {
		if sectionNames[fold(labels[k])] && t.page.r.Section == "" {
			t.page.r.Section = labels[k]
			t.note("section", labels[k], "text:line", true, "the label above the headline")
		}
	}
}

// sectionLabels parts a label line into its labels, at the signs of a path and where lost markup glued two ("Top
// StoryUS"); known says that each is a label's name.
func sectionLabels(s string) (labels []string, known bool) {
	known = true
	for piece := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune("›»>/|•·→", r) }) {
		piece = strings.TrimSpace(piece)
		if isSection(piece) {
			labels = append(labels, piece)
			continue
		}
		if left, right, ok := unglue(piece); ok {
			labels = append(labels, left, right)
			continue
		}
		known = false
		if piece != "" {
			labels = append(labels, piece)
		}
	}
	return labels, known && len(labels) > 0
}

// unglue parts s where a small letter meets a capital, if a label's name stands on both sides.
func unglue(s string) (left, right string, ok bool) {
	for i := 1; i < len(s); i++ {
		if s[i] >= 'A' && s[i] <= 'Z' && s[i-1] != ' ' && isSection(s[:i]) && isSection(s[i:]) {
			return s[:i], s[i:], true
		}
	}
	return "", "", false
}

// readBelow reads the lines between the headline and the story, and finds where the story begins.
func (t *plainText) readBelow(body int) {
	from := t.headline + 1
	last := from - 1 // the last byline or date of the head
	for i := from; i < min(body+5, len(t.scraps)); i++ {
		t.markBareName(i, body)
		if c := t.scraps[i].class; (c == classByline || c == classDated) && (i <= body || i-last <= 4 && t.proseBetween(body, i) <= 1) {
			last = i
		}
	}
	t.readDek(from, body, last)
	for i := from; i < last; i++ {
		s := &t.scraps[i]
		if s.fate != "" || s.class == classDated || s.class == classProse || s.class == classItem || t.dropByRow(i) {
			continue
		}
		if isPlace(s.text) {
			s.class = classByline
			t.settle(i, archive.FateByline, "plain/byline-place")
			continue
		}
		t.drop(i, archive.FamilyOther, "plain/among-bylines")
	}
	t.first = from
	for t.first < len(t.scraps) && t.scraps[t.first].fate != archive.FateDek && (t.scraps[t.first].fate != "" || t.scraps[t.first].class == classDated) {
		t.first++
	}
}

// proseBetween counts the prose from scrap i up to end.
func (t *plainText) proseBetween(i, end int) int {
	n := 0
	for ; i < end; i++ {
		if s := &t.scraps[i]; s.class == classProse && s.fate == "" {
			n++
		}
	}
	return n
}

// markBareName takes a full name in the head for a byline where the line below or above it says so: a title, an agency,
// a date.
func (t *plainText) markBareName(i, body int) {
	s := &t.scraps[i]
	if i > body || s.fate != "" || s.class != classShort || !byline.IsFullName(s.text) || isPlace(s.text) || isSection(s.text) {
		return
	}
	below := i+1 < len(t.scraps) && (t.scraps[i+1].class == classDated || t.goesWithName(i+1))
	if !below && !(i > t.headline+1 && t.scraps[i-1].class == classDated) {
		return
	}
	s.class = classByline
	t.settle(i, archive.FateByline, "plain/byline-name")
	for k := i + 1; k < len(t.scraps) && k <= i+2 && t.goesWithName(k); k++ {
		t.scraps[k].class = classByline
		t.settle(k, archive.FateByline, "plain/byline-title")
	}
}

// readDek finds the dek: the one line or paragraph between the headline and the bylines, or before a paragraph with a
// dateline.
func (t *plainText) readDek(from, body, last int) {
	for i := range t.scraps {
		if t.scraps[i].fate == archive.FateDek {
			t.page.r.Dek = t.scraps[i].text
			t.note("dek", t.page.r.Dek, "text:line", true, "on the line of the byline")
			return
		}
	}
	for i := from; i <= body && i < len(t.scraps); i++ {
		s := &t.scraps[i]
		if s.fate != "" || s.class == classDated || s.class == classMarks {
			continue
		}
		words := wordsIn(s.text)
		if s.class != classProse && (s.class != classShort || words < 5 || i > from+1) {
			continue
		}
		next := t.find(max(i+1, body), classProse)
		if next == i {
			next = t.find(i+1, classProse)
		}
		_, here := cutDateline(s.text)
		dated := false
		if next < len(t.scraps) {
			_, dated = cutDateline(t.scraps[next].text)
		}
		if why := "above the byline"; !here && words <= 90 && (i < last && i <= from+2 && t.proseBetween(i+1, last) == 0 || dated) {
			if i >= last {
				why = "above the paragraph with the dateline"
			}
			t.settle(i, archive.FateDek, "plain/dek")
			s.kind = archive.BlockDek
			t.page.r.Dek = s.text
			t.note("dek", s.text, "text:line", true, why)
		}
		return
	}
}

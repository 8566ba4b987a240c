package normalize

import (
	"regexp"
	"strings"
	"unicode"

	"broadsheet/archive"
	"broadsheet/normalize/byline"
	"broadsheet/normalize/dates"
)

// headLines is how far above the story its head reaches, in lines.
const headLines = 24

// cutJoined cuts lines that hold several pieces: "Headline/ Outlet/ PLACE/ Name/ Lead …", "date 2025-04-16 Headline View
// Photo", "By Ada Marsh | April 3, 2025", captions with their credit.
func (t *plainText) cutJoined() {
	var out []scrap
	for i := range t.scraps {
		s := t.scraps[i]
		var parts []scrap
		head := s.mark == "" && i >= t.core.from-headLines && i <= t.core.from+2
		if head {
			if parts = t.cutSlashes(i); parts == nil {
				parts = t.cutDated(s)
			}
		}
		if parts == nil {
			parts = cutCaption(s)
		}
		if parts == nil && head {
			parts = t.peel(s)
		}
		for k := range parts {
			parts[k].part = k > 0
		}
		if parts == nil {
			s.class = classShort
			parts = []scrap{s}
		} else {
			parts[0].gap = s.gap
		}
		out = append(out, parts...)
	}
	t.scraps = out
}

// slash parts the pieces of a slash line.
var slash = regexp.MustCompile(`\s*/(\s+|$)|\s+[|¦]\s+|\s+[·•]\s+`)

// pieceKind is what a piece of a slash line is.
type pieceKind uint8

const (
	pieceOther pieceKind = iota
	pieceHeadline
	piecePerson
	piecePlace
	pieceOutlet
	pieceEdition
	pieceDate
	pieceText // the story begins here
)

// cutSlashes cuts a slash line: its first piece is the headline, where another line says the same or it reads like one;
// the pieces behind it make the byline; from the first sentence on it is the dek. At least a person, or two other known
// pieces, must stand in it.
func (t *plainText) cutSlashes(i int) []scrap {
	s := t.scraps[i].text
	cuts := slash.FindAllStringIndex(s, 12)
	if len(cuts) < 2 {
		return nil
	}
	known, people := 0, 0
	headEnd, bylineEnd, at := 0, 0, 0
	for _, c := range append(cuts, []int{len(s), len(s)}) {
		piece := s[at:c[0]]
		kind := t.pieceKind(i, piece, at == 0)
		if kind == pieceText || piece == "" {
			break
		}
		if kind != pieceHeadline && kind != pieceDate && strings.ContainsFunc(piece, unicode.IsDigit) {
			return nil // a row of a table
		}
		switch kind {
		case pieceHeadline:
			headEnd = c[1]
		case piecePerson:
			people++
			known++
		case pieceOther:
		default:
			known++
		}
		at, bylineEnd = c[1], c[1]
	}
	if bylineEnd <= headEnd || people == 0 && known < 2 {
		return nil
	}
	var out []scrap
	if headEnd > 0 {
		out = append(out, scrap{text: strings.TrimSpace(s[:headEnd]), fate: archive.FateHeadline, rule: "plain/slash-line"})
	}
	out = append(out, scrap{text: strings.TrimSpace(s[headEnd:bylineEnd]), class: classByline, fate: archive.FateByline, rule: "plain/slash-line"})
	if rest := strings.TrimSpace(s[bylineEnd:]); rest != "" {
		out = append(out, scrap{text: rest, class: classProse, fate: archive.FateDek, rule: "plain/slash-line", kind: archive.BlockDek})
	}
	return out
}

// pieceKind says what a piece of line i is.
func (t *plainText) pieceKind(i int, s string, first bool) pieceKind {
	words := len(strings.Fields(s))
	switch {
	case t.repeats(i, s):
		return pieceHeadline
	case isEdition(s):
		return pieceEdition
	case byline.IsFullName(s) && !isPlace(s), len(byline.Line(s, t.names)) > 0:
		return piecePerson
	case isPlace(s), isUpper(s) && words <= 3 && byline.AgencyID(s) == "":
		return piecePlace
	case t.isDateLine(s):
		return pieceDate
	case byline.AgencyID(s) != "", words <= 4 && words > 0 && !endsSentence(s) && !first && t.isOutlet(s):
		return pieceOutlet
	case words > 8 && !first, endsSentence(s) && words > 3, wordsIn(s) > 2*shortestProse && first && endsSentence(s):
		return pieceText
	case first && words >= 4 && words <= longestHead:
		return pieceHeadline
	}
	return pieceOther
}

// repeats says that a line near line i reads as s does.
func (t *plainText) repeats(i int, s string) bool {
	f := fold(s)
	if len(strings.Fields(f)) < 3 {
		return false
	}
	for k := max(0, i-nearCopy); k < min(i+nearCopy, len(t.scraps)); k++ {
		if k != i && fold(t.scraps[k].text) == f {
			return true
		}
	}
	return false
}

// isOutlet says that s is written like a paper's name: each word with a capital.
func (t *plainText) isOutlet(s string) bool {
	for w := range strings.FieldsSeq(s) {
		if r := []rune(w)[0]; !strings.ContainsRune("ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜÅØÆÉÈ0123456789", r) && len(w) > 3 {
			return false
		}
	}
	return !isSection(s)
}

// cutDated cuts a line that begins with a labelled date and goes on, and one that ends in a date behind a byline.
func (t *plainText) cutDated(s scrap) []scrap {
	found := dates.Find(s.text, t.dates)
	if len(found) == 0 || t.isDateLine(s.text) {
		return nil
	}
	f := found[0]
	before, rest := s.text[:f.Start], strings.TrimLeft(s.text[f.End:], " |·•:–—-,")
	if isDateLabel(before) && rest != "" && !isProse(rest) {
		dated := scrap{text: strings.TrimSpace(s.text[:len(s.text)-len(rest)]), class: classDated}
		more := t.peel(scrap{text: rest})
		if more == nil {
			more = []scrap{{text: rest}}
		}
		return append([]scrap{dated}, more...)
	}
	if at := labelStart(before); len(s.text) < 240 && len(byline.Line(strings.TrimRight(s.text[:at], " |·•:–—-,/"), t.names)) > 0 && t.isDateLine(s.text[at:]) {
		return []scrap{{text: strings.TrimSpace(s.text[:at]), class: classByline}, {text: s.text[at:], class: classDated}}
	}
	return nil
}

// labelStart is where the label of a date begins that follows before: behind the last sign that parts pieces.
func labelStart(before string) int {
	at := strings.LastIndexAny(before, "|·•–—,;")
	if at < 0 {
		return len(before)
	}
	return at + len(before[at:]) - len(strings.TrimLeft(before[at:], "|·•–—,; "))
}

// peel cuts from the end of a line the label that a page printed beside it: "View Photo".
func (t *plainText) peel(s scrap) []scrap {
	words := strings.Fields(s.text)
	for k := min(4, len(words)-3); k > 0; k-- {
		label := strings.Join(words[len(words)-k:], " ")
		r := t.rows.Match(label)
		if r == nil || r.Weak || r.Family != archive.FamilyViewPhoto {
			continue
		}
		return []scrap{
			{text: strings.TrimSpace(strings.TrimSuffix(s.text, label))},
			{text: label, class: classResidue, fate: archive.FateResidue, family: r.Family, rule: r.ID},
		}
	}
	return nil
}

// cutCaption cuts a caption from its credit.
func cutCaption(s scrap) []scrap {
	at := cutCredit(s.text)
	if at == 0 {
		return nil
	}
	return []scrap{
		{mark: s.mark, text: strings.TrimSpace(s.text[:at]), class: classCaption, fate: archive.FateCaption, rule: "plain/caption"},
		{text: s.text[at:], class: classCredit, fate: archive.FateCredit, rule: "plain/credit"},
	}
}

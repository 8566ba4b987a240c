package normalize

import (
	"slices"
	"strings"

	"broadsheet/archive"
	"broadsheet/normalize/residue"
)

// closes are the families whose lines end a story where no more of it follows. Loose ones also stand between paragraphs:
// one paragraph below them and the story goes on; below the others it takes two.
var closes = map[archive.Family]struct{ loose bool }{
	archive.FamilyPreviousNext: {}, archive.FamilyRating: {}, archive.FamilyLatestNews: {}, archive.FamilyComments: {}, archive.FamilyMoreOn: {},
	archive.FamilyMenu: {}, archive.FamilyLegal: {}, archive.FamilyTags: {}, archive.FamilyAuthorBio: {},
	archive.FamilyRelated: {}, archive.FamilyNewsletter: {true}, archive.FamilyShare: {true}, archive.FamilyContact: {true}, archive.FamilyAppeal: {true},
	archive.FamilyPaywall: {true}, archive.FamilyAdvert: {true}, archive.FamilyTools: {true}, archive.FamilyConsent: {true},
}

// longParagraph is a paragraph that tells more than a teaser does, in words; of the fundus bodies' paragraphs two thirds
// do.
const longParagraph = 22

// readTail finds where the story ends, and reads what stands below it: bylines, corrections and contributors first, the
// rest is residue of the family whose line stands above it.
func (t *plainText) readTail() {
	t.end = t.storyEnd()
	t.readSigned()
	var group *residue.Rule
	for i := t.end; i < len(t.scraps); i++ {
		s := &t.scraps[i]
		if s.row != nil && !s.row.Weak {
			group = s.row
		}
		switch {
		case s.fate != "" || s.class == classDated && !lists(group):
		case isCorrection(s.text) && !lists(group):
			t.settle(i, archive.FateBody, "plain/correction")
			s.kind = archive.BlockCorrection
		case group != nil && group.Family == archive.FamilyTags && t.readTags(i):
		case t.dropByRow(i):
		case s.class == classMarks:
			t.drop(i, archive.FamilySeparator, "plain/separator")
		case group == nil:
			t.drop(i, archive.FamilyOther, "plain/below-story")
		default:
			t.drop(i, group.Family, group.ID)
		}
	}
}

// readTags reads the tags on scrap i, below or behind their label.
func (t *plainText) readTags(i int) bool {
	s := &t.scraps[i]
	list := s.text
	if s.row != nil && s.row.Family == archive.FamilyTags {
		_, rest, ok := strings.Cut(s.text, ":")
		if !ok {
			return false
		}
		list = rest
	}
	var tags []string
	for tag := range strings.FieldsFuncSeq(list, func(r rune) bool { return strings.ContainsRune(",;|•·#、，", r) }) {
		if tag = strings.TrimSpace(tag); tag != "" && wordsIn(tag) <= longestTag && !endsSentence(tag) {
			tags = append(tags, tag)
		}
	}
	if len(tags) == 0 || s.class == classProse {
		return false
	}
	for _, tag := range tags {
		if !slices.Contains(t.page.r.Tags, tag) {
			t.page.r.Tags = append(t.page.r.Tags, tag)
		}
	}
	t.note("tags", list, "text:label", true, "")
	t.settle(i, archive.FateTags, "plain/tags")
	return true
}

// longestTag is the longest tag, in words.
const longestTag = 5

// lists says that the lines below a row tell of other articles, or are readers'.
func lists(r *residue.Rule) bool {
	if r == nil {
		return false
	}
	switch r.Family {
	case archive.FamilyRelated, archive.FamilyLatestNews, archive.FamilyMoreOn, archive.FamilyPreviousNext, archive.FamilyComments:
		return true
	}
	return false
}

// storyEnd is the first scrap that closes the story, with no more of it below; of a whole page it is at the latest
// where the core ends.
func (t *plainText) storyEnd() int {
	core := max(t.core.to, t.first)
	all, before, last := t.proseWords(t.first, core), 0, t.findLasts()
	for i := t.first; i < len(t.scraps); i++ {
		s := &t.scraps[i]
		if s.class == classProse {
			before += wordsIn(s.text)
		}
		if i >= core && t.whole && s.class != classByline && s.class != classItem && s.class != classCaption && s.class != classCredit && s.fate == "" {
			return i
		}
		if s.row == nil || s.row.Weak || s.fate != "" || s.class != classResidue {
			continue
		}
		how, ok := closes[s.row.Family]
		if !ok || before == 0 || (how.loose || lists(s.row)) && !isBareLabel(s.text) && before < all {
			continue // "Read more: …" within the story
		}
		if s.row.Family == archive.FamilyComments && s.row.Opens && 2*before > all {
			return i
		}
		if !last.goesOn(i, how.loose, how.loose || s.row.Family == archive.FamilyRelated) {
			return i
		}
	}
	return len(t.scraps)
}

// proseWords counts the words of the prose from scrap i up to end.
func (t *plainText) proseWords(i, end int) int {
	n := 0
	for ; i < end; i++ {
		if t.scraps[i].class == classProse {
			n += wordsIn(t.scraps[i].text)
		}
	}
	return n
}

// lasts are the last scraps of the core that show that the story goes on above them; -1 where there is none.
type lasts struct {
	pair  int // the first of two paragraphs in a row, captions and residue between them aside
	long  int // a long paragraph
	prose int // any paragraph
	other int // a line that is neither prose nor caption nor residue
}

func (t *plainText) findLasts() lasts {
	l := lasts{-1, -1, -1, -1}
	above := -1 // the paragraph that the next would make a pair with
	for i := t.first; i < t.core.to; i++ {
		switch s := &t.scraps[i]; s.class {
		case classProse:
			if l.prose = i; wordsIn(s.text) >= longParagraph {
				l.long = i
			}
			if above >= 0 {
				l.pair = above
			}
			above = i
		case classCaption, classCredit, classResidue:
		default:
			l.other, above = i, -1
		}
	}
	return l
}

// goesOn says that the story goes on below scrap i: two paragraphs in a row; one long one, where one is enough; or, where
// bare says that it counts, nothing but prose.
func (l lasts) goesOn(i int, one, bare bool) bool {
	return l.pair > i || one && l.long > i || bare && l.prose > i && l.other <= i
}

// readSigned reads the bylines below the story: on its last lines, and behind lines that close it but list no other
// articles; and the lines that say who else worked on it.
func (t *plainText) readSigned() {
	last := t.lastProse()
	t.markSignatures(last+1, t.end)
	for i := t.end; i < len(t.scraps); i++ {
		if r := t.scraps[i].row; r != nil && !r.Weak {
			if lists(r) {
				break
			}
			continue
		}
		t.markSignatures(i, i+1)
	}
	if t.end == len(t.scraps) {
		return
	}
	for i := last + 1; i < t.end; i++ { // between the last paragraph and the line that closes the story
		if s := &t.scraps[i]; s.fate == "" && s.class == classShort && !isCorrection(s.text) {
			t.drop(i, archive.FamilyOther, "plain/below-story")
		}
	}
}

// lastProse is the last paragraph of the story; where it has none, its first scrap.
func (t *plainText) lastProse() int {
	last := t.first
	for i := t.first; i < t.end; i++ {
		if t.scraps[i].class == classProse && !t.isSignature(t.scraps[i].text) {
			last = i
		}
	}
	return last
}

// readMiddle reads the story: what is neither residue nor read into a field is its text.
func (t *plainText) readMiddle() {
	seen := map[string]bool{}
	points := false
	last := t.lastProse()
	for i := 0; i < len(t.scraps); i++ {
		s := &t.scraps[i]
		if s.fate != "" {
			points = points || s.fate == archive.FateDek
			continue
		}
		folded := fold(s.text)
		switch {
		case s.class == classMarks:
			t.drop(i, archive.FamilySeparator, "plain/separator")
			continue
		case isCorrection(s.text):
			t.settle(i, archive.FateBody, "plain/correction")
			s.kind = archive.BlockCorrection
			continue
		case s.class == classCredit:
			t.settle(i, archive.FateCredit, s.row.ID)
			continue
		case s.class == classResidue:
			t.dropByRow(i)
			t.dropFollowers(i)
			continue
		case seen[folded] && s.class == classProse:
			t.drop(i, archive.FamilyDuplicate, "plain/duplicate")
			continue
		}
		seen[folded] = true
		t.settle(i, archive.FateBody, "plain/text")
		switch {
		case s.class == classItem && points:
			s.kind = archive.BlockKeyPoint
		case s.class == classItem:
			s.kind = archive.BlockListItem
		case i < last && t.isSubhead(i):
			s.kind = archive.BlockSubhead
			points = opensPoints(s.text)
		default:
			s.kind = archive.BlockParagraph
			points = false
		}
	}
}

// isSubhead says that scrap i is a short line by itself.
func (t *plainText) isSubhead(i int) bool {
	short := func(k int) bool { return t.scraps[k].class == classShort || t.scraps[k].class == classDated }
	above := i > 0 && !t.scraps[i].gap && short(i-1) && t.scraps[i-1].fate == archive.FateBody
	below := i+1 < len(t.scraps) && !t.scraps[i+1].gap && short(i+1)
	return short(i) && !above && !below
}

// isBareLabel says that a label says nothing more ("Read more:"), so that what it leads to stands below it.
func isBareLabel(s string) bool {
	at := strings.IndexAny(s, ":：")
	return (at < 0 || at >= len(s)-3) && wordsIn(s) <= 6
}

// dropFollowers drops the lines below scrap i that its row introduces: those on the next lines without an empty one
// between, and items; of a run of short lines, all but one that may be the next paragraph's subhead.
func (t *plainText) dropFollowers(i int) {
	r := t.scraps[i].row
	if !r.Opens || !isBareLabel(t.scraps[i].text) {
		return
	}
	end := i + 1
	for end < t.end && end <= i+maxFollowers && t.scraps[end].fate == "" && (t.scraps[end].class == classShort || t.scraps[end].class == classItem) {
		end++
	}
	if end < t.end && end > i+1 && t.scraps[end].class == classProse {
		if s := &t.scraps[end-1]; s.class == classShort && s.gap {
			end--
		}
	}
	for k := i + 1; k < end; k++ {
		t.drop(k, r.Family, r.ID)
	}
}

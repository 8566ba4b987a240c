package normalize

import (
	"strings"

	"broadsheet/archive"
)

// chooseHeadline chooses among the short lines above the body: one that is printed twice, one that follows a labelled
// date, or the first of those whose words the story takes up.
func (t *plainText) chooseHeadline(from, body int) {
	told := t.storyWords(body)
	best, top := -1, 0
	scores := make([]int, body)
	for i := from; i < body; i++ {
		if scores[i] = t.headlineScore(i, from, body, told); scores[i] > top {
			best, top = i, scores[i]
		}
	}
	for i := best - 1; best >= 0 && top < sureHeadline && i >= max(from, best-nearCopy); i-- {
		if 2*scores[i] >= scores[best] && wordsIn(t.scraps[i].text) >= 4 {
			best = i // what is chosen is its dek
		}
	}
	for i := range t.scraps { // a slash line's, where no other line prints it
		if s := &t.scraps[i]; s.fate == archive.FateHeadline && (best < 0 || fold(t.scraps[best].text) != fold(s.text) && top < sureHeadline) {
			best = i
			break
		}
	}
	if s := body; best < 0 && s+1 < len(t.scraps) && t.scraps[s].class == classProse && endsLoud(t.scraps[s].text) && wordsIn(t.scraps[s].text) <= 2*shortestProse {
		best = s
	}
	for i := from; i < body; i++ {
		if i != best && scores[i] > 0 && 2*scores[i] >= top {
			t.note("headline", t.scraps[i].text, "text:line", false, "another line reads more like it")
		}
	}
	if best < 0 {
		t.note("headline", "", "text:line", false, "no line above the text reads like one")
		return
	}
	t.headline = best
	t.page.r.Headline = strings.TrimRight(t.scraps[best].text, " /|¦·•")
	t.note("headline", t.page.r.Headline, "text:line", true, "")
	folded := fold(t.page.r.Headline)
	for i := range t.scraps {
		if s := &t.scraps[i]; s.fate == "" && (i == best || fold(s.text) == folded || i < body && withOutlet(s.text, folded)) {
			t.settle(i, archive.FateHeadline, "plain/headline")
		}
	}
}

// nearCopy is how far apart the same headline is printed twice, and how far above its dek it stands, in lines.
const nearCopy = 6

// sureHeadline is the score of a line that is the headline whatever the others are.
const sureHeadline = 1000

// headlineScore weighs scrap i as the headline of the story at body, whose words are told; 0 if it cannot be it. Up to
// 600 for words that the story takes up, 200 for being longer than a label, and 10 less for each line in between.
func (t *plainText) headlineScore(i, from, body int, told map[string]bool) int {
	s := &t.scraps[i]
	words := wordsIn(s.text)
	if s.class != classShort || s.fate != "" || words < 2 && !isUpper(s.text) || words > longestHead || endsSentence(s.text) && words < 4 || strings.Contains(s.text, "©") {
		return 0
	}
	folded, tight := fold(s.text), squeeze(s.text)
	for k := from; k < body; k++ {
		if k == i {
			continue
		}
		other := t.scraps[k].text
		near := k > i-nearCopy && k < i+nearCopy
		if near && (fold(other) == folded && words > 3 || withOutlet(other, folded)) || words > 3 && len(squeeze(other)) > len(tight) && strings.HasSuffix(squeeze(other), tight) {
			return sureHeadline + 1 // printed twice, or at the end of its path: "Home › News › Headline"
		}
	}
	if s.part && i > 0 && t.scraps[i-1].class == classDated {
		return sureHeadline
	}
	if isSection(s.text) || isPlace(s.text) {
		return 1
	}
	long, hit := 0, 0
	for _, w := range pieces(folded) {
		if len(w) < 4 && w[0] < 0x80 {
			continue
		}
		if long++; told[w] {
			hit++
		}
	}
	score := 50 + 600*hit/max(long, 1) - 10*(body-i)
	if words >= 4 && !endsSentence(s.text) {
		score += 200
	}
	return max(score, 1)
}

// storyWords are the words of the first paragraphs of the story, folded.
func (t *plainText) storyWords(body int) map[string]bool {
	told := map[string]bool{}
	seen := 0
	for i := body; i < len(t.scraps) && seen < 8; i++ {
		if t.scraps[i].class != classProse {
			continue
		}
		seen++
		for _, w := range pieces(fold(t.scraps[i].text)) {
			told[w] = true
		}
	}
	return told
}

// withOutlet says that s is the headline (folded) with the paper's name behind a separator: a page's title.
func withOutlet(s, folded string) bool {
	for _, sep := range []string{" | ", " - ", " – ", " — ", " · "} {
		if i := strings.LastIndex(s, sep); i > 0 && fold(s[:i]) == folded && len(strings.Fields(s[i+len(sep):])) <= 5 {
			return true
		}
	}
	return false
}

package cli

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"broadsheet/internal/demo"
)

func TestTheTourSaysByKindWhatWasFound(t *testing.T) {
	kinds := map[string]demo.Count{
		"page": {Part: "crawl", Planted: 7, Found: 7}, "outage": {Part: "crawl", Planted: 2, Found: 1},
		"byline": {Part: "reading", Planted: 214, Found: 200}, "byline-slash": {Part: "reading", Planted: 4, Found: 4},
		"edit-typo": {Part: "knowledge", Planted: 31}, "no-edit": {Part: "knowledge", Planted: 9},
	}
	for _, family := range []string{"advert", "appeal", "author-bio", "comments", "contact", "latest-news", "legal", "menu", "more-on", "newsletter"} {
		kinds["residue-"+family] = demo.Count{Part: "reading", Planted: 100, Found: 99}
	}
	lines := tourLines(demo.Report{Kinds: kinds})
	said := strings.Join(lines, "\n")
	for _, want := range []string{
		"  crawl 8/9\n", "    pages            7/7  page 7/7\n", "outage 1/2\n",
		"    bylines      204/218  byline 200/214 · slash 4/4\n",
		"  knowledge 0/40\n    edits           0/40  not yet read: typo 31 · no-edit 9",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("the tour does not say %q:\n%s", want, said)
		}
	}
	if slices.ContainsFunc(lines, func(l string) bool { return utf8.RuneCountInString(l) > tourWidth }) || strings.Count(said, "99/100") != 10 {
		t.Errorf("lines are too long, or kinds are left out:\n%s", said)
	}
}

package normalize

import (
	"strings"
	"testing"
)

func TestSectionAtTheHeadline(t *testing.T) {
	for name, c := range map[string]struct{ head, want string }{
		"a link to a category page":    {`<span><a href="/category/harbours/">Harbours</a></span>`, "Harbours"},
		"a line that the menu repeats": {`<div>Sport</div>`, "Sport"},
		"a line that nothing repeats":  {`<div>Boats</div>`, ""},
		"the menu alone":               {``, ""},
	} {
		page := strings.Replace(harbour, `<header><h1>`, `<header>`+c.head+`<h1>`, 1)
		page = strings.Replace(page, `<a href="/s">Sport</a>`, `<a href="/category/sport/">Sport</a>`, 1)
		if r := Read(Page{Body: []byte(page), URL: "http://www.example.org/2024/a-page"}); r.Section != c.want {
			t.Errorf("%s: %q, want %q", name, r.Section, c.want)
		}
	}
}

func TestDatelineOfAnUnknownPlace(t *testing.T) {
	for line, want := range map[string]string{
		"QUAYTON – The harbour of Quayton reopened on Monday, after the council had voted for the plan.":          "Quayton ",
		"QUAYTON (QNX) — The harbour of Quayton reopened on Monday, after the council had voted for the plan.":    "Quayton QNX",
		"QUAYTON, Marshland (QNX) — The harbour of Quayton reopened on Monday, after a vote for the plan.":        "Quayton, Marshland QNX",
		"SPOILER – The harbour of Quayton reopened on Monday, after the council had voted for the plan.":          " ",
		"Ada Marsh (QNX) — the mayor of Quayton, as she is — cut the ribbon on Monday, in the rain, with shears.": " ",
	} {
		page := strings.Replace(harbour, "The harbour reopened on Monday, after the council had voted for the plan, and after four years of work.", line, 1)
		if r := Read(Page{Body: []byte(page)}); r.Dateline.Place+" "+r.Dateline.Agency != want {
			t.Errorf("%q: %+v", line, r.Dateline)
		}
	}
}

func TestDatelineEndIsSoughtWhereItMayBe(t *testing.T) {
	for _, s := range []string{"PARIS - x", "PARIS — x", "Köln (dpa) -x", "Köln (dpa)–", "OSLO: x", "MILANO = x", "Roma, 3 mag. - x", "BERLIN/dpa/. x", "Kiel.- x"} {
		if !datelineEnd.MatchString(s) || !mayEnd(s) {
			t.Errorf("%q: matches %v, may %v", s, datelineEnd.MatchString(s), mayEnd(s))
		}
	}
	for _, s := range []string{"", "A well-known port at 12:30 said.", "One sentence. Another."} {
		if mayEnd(s) {
			t.Errorf("%q may hold the end of a dateline", s)
		}
	}
}

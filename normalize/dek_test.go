package normalize

import (
	"strings"
	"testing"

	"broadsheet/archive"
	"broadsheet/normalize/residue"
)

func TestADekThatTheModelRefused(t *testing.T) {
	links := strings.Repeat("<p><a href=/x>Share</a></p>", 14)
	for _, c := range []struct{ name, between, want string }{
		{"right below the headline", `<p class="entry-subtitle">First boats in a year, if the county pays</p>`, "First boats in a year, if the county pays"},
		{"far above the story", `<p class="entry-subtitle">First boats in a year, if the county pays</p>` + links, "First boats in a year, if the county pays"},
		{"without a class", `<p>First boats in a year, if the county pays</p>`, ""},
		{"further below", `<p>Share</p><p class="entry-subtitle">First boats in a year, if the county pays</p>`, ""},
		{"a byline with a day", `<p class="entry-subtitle">Ada Marsh, in Kiel | March 5, 2024</p>`, ""},
		{"a link", `<p class="entry-subtitle"><a href=/x>First boats in a year, if the county pays</a></p>`, ""},
	} {
		p := new(Reader).open(Page{Body: []byte("<h1>Pier to be rebuilt</h1>" + c.between + "<p>The story.</p>")})
		readHeadline(p)
		see(p, residue.NewMatcher())
		p.scores = make([]int32, len(p.blocks))
		for i := range p.blocks {
			p.scores[i], p.verdicts[i] = -3500, verdict{fate: archive.FateResidue, rule: "model"}
			switch {
			case p.look.Vectors[i].IsHeadline():
				p.verdicts[i].fate = archive.FateHeadline
			case p.blocks[i].Text == "The story.":
				p.verdicts[i].fate = archive.FateBody
			}
		}
		findDek(p)
		if p.r.Dek != c.want {
			t.Errorf("%s: got %q, want %q", c.name, p.r.Dek, c.want)
		}
	}
}

func TestASubheadInTheWordsOfTheHeadlineIsTheModelsToJudge(t *testing.T) {
	page := strings.Replace(harbour, "<p>What changes:</p>", "<h2>Harbour reopens</h2><p>What changes:</p>", 1)
	p := new(Reader).open(Page{Body: []byte(page)})
	readHeadline(p)
	see(p, residue.NewMatcher())
	p.scores = make([]int32, len(p.blocks))
	seen := 0
	for i := range p.blocks {
		if p.blocks[i].Text != "Harbour reopens" {
			continue
		}
		seen++
		if v := judge(p, i, 0, false); v.fate != archive.FateHeadline {
			t.Errorf("above the story: %q", v.fate)
		}
		for least, want := range map[int32]archive.Fate{0: archive.FateBody, 1: archive.FateHeadline} {
			if v := judge(p, i, least, true); v.fate != want {
				t.Errorf("below its beginning, score 0 where %d is kept: %q", least, v.fate)
			}
		}
	}
	if seen != 2 {
		t.Errorf("%d blocks read like the headline", seen)
	}
}

func TestWhatSaysTheSameAgainIsNoDek(t *testing.T) {
	const dek = "After four years of work the harbour is open again, with one crane less."
	for name, other := range map[string]string{
		"the headline in other words": "Harbour reopens: the harbour reopens",
		"a label":                     "What you need to know about the new harbour:",
	} {
		page := strings.ReplaceAll(harbour, dek, other)
		if r := Read(Page{Body: []byte(page)}); r.Dek == other {
			t.Errorf("%s is taken for a dek: %s", name, other)
		}
	}
	p := new(Reader).open(Page{Body: []byte(strings.ReplaceAll(harbour, dek, "The harbour reopened on Monday, after the council had voted for the plan."))})
	p.model = embedded()
	readHeadline(p)
	readBody(p)
	for i := range p.blocks {
		if p.blocks[i].Text == "The harbour reopened on Monday, after the council had voted for the plan." && !p.repeats(i) {
			t.Error("a teaser is not seen to repeat the first paragraph")
		}
	}
}

func TestWhatFollowsASubheadIsNoDek(t *testing.T) {
	const dek, subhead = "After four years of work the harbour is open again, with one crane less.", "What the council decided"
	for _, c := range []struct{ name, page, want string }{
		{"below a subhead", `<h2>` + subhead + `</h2><p class="standfirst">`, ""},
		{"right below the headline", `<p class="standfirst">`, dek},
	} {
		p := new(Reader).open(Page{Body: []byte(strings.Replace(harbour, `<p class="standfirst">`, c.page, 1))})
		readHeadline(p)
		see(p, residue.NewMatcher())
		p.scores = make([]int32, len(p.blocks))
		for i := range p.blocks {
			p.verdicts[i] = judge(p, i, 0, false)
		}
		if findDek(p); p.r.Dek != c.want {
			t.Errorf("%s: %q, want %q", c.name, p.r.Dek, c.want)
		}
	}
}

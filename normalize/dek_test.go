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

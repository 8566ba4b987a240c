package normalize

import (
	"slices"
	"strings"
	"testing"

	"broadsheet/archive"
	"broadsheet/normalize/blocks"
	"broadsheet/normalize/residue"
	"broadsheet/normalize/tree"
)

const harbour = `<html><head><title>Harbour reopens - Example</title><meta name="description" content="After four years of work the harbour is open again, with one crane less.">
</head><body><nav class="menu"><ul><li><a href="/">Home</a><li><a href="/n">News</a><li><a href="/s">Sport</a></ul></nav>
<main><article class="article"><header><h1>Harbour reopens</h1>
<p class="standfirst">After four years of work the harbour is open again, with one crane less.</p></header>
<div class="article-body"><p>The harbour reopened on Monday, after the council had voted for the plan, and after four years of work.</p>
<p>“It is a good day,” said the mayor, who had cut the ribbon at noon, in the rain, with a pair of garden shears.</p>
<div class="sharedaddy"><p>Like this very long sentence, which a plug-in prints, and which nobody has ever read to its end, or so they say.</p></div>
<p>What changes:</p><ul><li>Boats may moor from Tuesday.</li><li>The fee stays the same.</li></ul>
<p>Boats must be out of the old dock by Friday, the office said.<br>Read more: The crane that nobody wanted</p>
<blockquote class="twitter-tweet"><p>The harbour is open! It was about time, and I cannot wait to see the first boats come in.</p></blockquote>
<p>The old crane is gone for good. It was sold for scrap in March, and it fetched less than the paint on it had cost.</p></div></article></main>
<aside class="related"><h3>Most read</h3><ul><li><a href="/a">Bridge closed</a><li><a href="/b">Rain until Friday</a></ul></aside>
<footer class="footer"><p>© 2024 Example</p></footer></body></html>`

func TestTheTextAndNothingButTheText(t *testing.T) {
	r := Read(Page{Body: []byte(harbour)})
	want := []archive.Block{
		{Kind: archive.BlockDek, Text: "After four years of work the harbour is open again, with one crane less."},
		{Kind: archive.BlockParagraph, Text: "The harbour reopened on Monday, after the council had voted for the plan, and after four years of work."},
		{Kind: archive.BlockParagraph, Text: "“It is a good day,” said the mayor, who had cut the ribbon at noon, in the rain, with a pair of garden shears."},
		{Kind: archive.BlockParagraph, Text: "What changes:"},
		{Kind: archive.BlockListItem, Text: "Boats may moor from Tuesday."},
		{Kind: archive.BlockListItem, Text: "The fee stays the same.", Joined: true},
		{Kind: archive.BlockParagraph, Text: "Boats must be out of the old dock by Friday, the office said."},
		{Kind: archive.BlockParagraph, Text: "The old crane is gone for good. It was sold for scrap in March, and it fetched less than the paint on it had cost."},
	}
	if len(r.Blocks) != len(want) {
		t.Fatalf("%d blocks, want %d:\n%s", len(r.Blocks), len(want), r.Text())
	}
	for i, b := range r.Blocks {
		if b != want[i] {
			t.Errorf("block %d is %+v, want %+v", i, b, want[i])
		}
	}
	if r.Headline != "Harbour reopens" || r.Dek != want[0].Text {
		t.Errorf("headline %q, dek %q", r.Headline, r.Dek)
	}
	if r.Quality < 500 || r.Quality > 1000 {
		t.Errorf("quality %d", r.Quality)
	}
	fates := map[string]archive.Family{}
	for _, s := range r.Account {
		for _, line := range strings.Split(s.Text, "\n") {
			fates[line] = s.Family
		}
	}
	for text, family := range map[string]archive.Family{
		"Most read": archive.FamilyLatestNews,
		"Read more: The crane that nobody wanted": archive.FamilyRelated,
		"© 2024 Example":                          archive.FamilyLegal,
		"Sport":                                   archive.FamilyMenu,
	} {
		if fates[text] != family {
			t.Errorf("%q is of the family %q, want %q", text, fates[text], family)
		}
	}
}

func TestTheDeclaredBodyStandsInWhereThePageShowsNone(t *testing.T) {
	body := strings.Repeat("The harbour reopened on Monday, after the council had voted for the plan. ", 10)
	r := Read(Page{Body: []byte(`<script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour reopens","articleBody":"` + body + `\nIt rained."}</script><h1>Harbour reopens</h1><p>Loading</p>`)})
	if n := len(r.Blocks); n != 2 || r.Blocks[1].Text != "It rained." {
		t.Errorf("%d blocks: %q", n, r.Text())
	}
}

func TestTheDeclaredBodyStandsInWhereThePageShowsAnother(t *testing.T) {
	body := strings.Repeat("The harbour reopened on Monday, after the council had voted for the plan. ", 20)
	bio := "<p>Anna Berg has written about ships and the sea for this paper since 1998, and she lives on an island in the mouth of the river.</p>"
	page := `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour reopens","articleBody":"` + body + `"}</script><main><article><h1>Harbour reopens</h1>` + strings.Repeat(bio, 3)
	if r := Read(Page{Body: []byte(page)}); !strings.HasPrefix(r.Text(), "The harbour reopened") {
		t.Errorf("a biography is taken for the story:\n%s", r.Text())
	}
	r := Read(Page{Body: []byte(page + "<p>" + body)})
	if i := slices.IndexFunc(r.Evidence, func(e archive.Evidence) bool { return e.Field == "text" }); i >= 0 {
		t.Errorf("the story that the page shows is not read there: %+v", r.Evidence[i])
	}
}

func TestLinesOfABoxFallUnderTheRowOfItsFirst(t *testing.T) {
	m := residue.NewMatcher()
	for _, c := range []struct{ page, want string }{
		{"Kommentarer (68)<br>Logg inn for å kommentere", "nordic/comments/heading"},
		{"Flere saker om havnen<br>Broen er stengt", "nordic/more-on/topic"},
		{"Print<br>Email", "en/share/on"},
		{"Print<br>The bridge is closed", ""},
		{"The bridge is closed<br>Print", ""},
	} {
		bs, _ := blocks.Split(tree.Parse([]byte("<div>" + c.page)))
		got := ""
		if r := matchLines(m, &bs[0]); r != nil {
			got = r.ID
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.page, got, c.want)
		}
	}
}

func TestARowYieldsToAModelThatIsSure(t *testing.T) {
	for _, c := range []struct {
		text  string
		score int32
		want  archive.Fate
	}{
		{"Share on Facebook", sureOfStory - 1, archive.FateResidue},
		{"Share on Facebook", sureOfStory, archive.FateBody},
		{"Reporting by Anna Berg; editing by Tom Reed", 9000, archive.FateResidue},
		{"The harbour is open.", -1, archive.FateResidue},
	} {
		p := new(Reader).open(Page{Body: []byte("<p>" + c.text)})
		see(p, residue.NewMatcher())
		if p.scores = []int32{c.score}; (p.rows[0] != nil) != (c.text != "The harbour is open.") {
			t.Fatalf("%q: row %v", c.text, p.rows[0])
		}
		if v := judge(p, 0, 0, true); v.fate != c.want {
			t.Errorf("%q, score %d: %q", c.text, c.score, v.fate)
		}
	}
}

func TestOneHundredThousandBlocks(t *testing.T) {
	page := "<h1>x</h1>" + strings.Repeat("<div><p>The council met on Monday, and it voted for the plan, which nobody had read.</p></div>", 50_000) + strings.Repeat("<li>a", 50_000)
	if r := Read(Page{Body: []byte(page)}); len(r.Account) == 0 {
		t.Error("no account")
	}
}

func BenchmarkRead(b *testing.B) {
	page := []byte(strings.Replace(harbour, "<nav", strings.Repeat(`<div class="teaser card"><a href="/x"><h3 class="teaser-title">Another story of the town</h3><p>And its first line</p></a></div>`, 150)+"<nav", 1))
	b.Run("all", func(b *testing.B) {
		b.SetBytes(int64(len(page)))
		b.ReportAllocs()
		for b.Loop() {
			Read(Page{Body: page})
		}
	})
	b.Run("tree", func(b *testing.B) {
		b.SetBytes(int64(len(page)))
		b.ReportAllocs()
		for b.Loop() {
			tree.Parse(page)
		}
	})
}

package site

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// paragraph is a block of a story: kept prose.
func paragraph(text string) Block {
	return Block{Text: Hash(text), Place: Hash("/p.text/div.story"), Len: 200, Kept: true}
}

// article is a page of the Harbor Times: three paragraphs of its own and what is printed under every article.
func article(n int, more ...Block) Facts {
	f := Facts{Article: Hash(fmt.Sprint("https://times.example/", n)), Headline: Hash(fmt.Sprint("headline ", n)),
		Title: fmt.Sprintf("Ferry %d sails - Harbor Times", n), Names: []string{"Harbor Times Online"}, Zone: 60}
	for k := range 3 {
		f.Blocks = append(f.Blocks, paragraph(fmt.Sprint("story ", n, " paragraph ", k)))
	}
	f.Blocks = append(f.Blocks, Block{Text: Hash("menu"), Place: Hash("/li/nav"), Len: 10})
	f.Blocks = append(f.Blocks, more...)
	return f
}

func learn(facts ...Facts) *Profile {
	var l Learner
	for _, f := range facts {
		l.Add(f)
	}
	return l.Profile()
}

func many(n int, more ...Block) []Facts {
	var out []Facts
	for i := range n {
		out = append(out, article(i, more...))
	}
	return out
}

func TestTheSameFactsGiveTheSameBytesInAnyOrder(t *testing.T) {
	facts := many(40, paragraph("Subscribe to the Harbor Times."))
	for i := range facts[:15] {
		facts[i].Blocks = append(facts[i].Blocks, Block{Text: Hash("old footer"), Place: Hash("/div.old"), Len: 30})
	}
	facts = append(facts, facts[3], facts[7])
	want := learn(facts...)
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		rnd.Shuffle(len(facts), func(i, k int) { facts[i], facts[k] = facts[k], facts[i] })
		if got := learn(facts...); got.Hash() != want.Hash() {
			t.Fatalf("another order gives profile %s, not %s", got.Hash(), want.Hash())
		}
	}
}

func TestOfTooManyPagesTheSameStayWhateverTheOrder(t *testing.T) {
	facts := many(3*MaxPages, paragraph("Subscribe to the Harbor Times."))
	want := learn(facts...)
	slices.Reverse(facts)
	if got := learn(facts...); got.Hash() != want.Hash() || got.Pages != MaxPages {
		t.Errorf("%d pages, hash %s; in the other order %d pages, %s", want.Pages, want.Hash(), got.Pages, got.Hash())
	}
}

func TestRepeatedTexts(t *testing.T) {
	const text = "Subscribe to the Harbor Times."
	for _, c := range []struct {
		name  string
		facts []Facts
		n, of int
	}{
		{"on every article", many(5, paragraph(text)), 5, 5},
		{"on three of ten", append(many(3, paragraph(text)), many(10)[3:]...), 3, 10},
		{"on two articles only", append(many(2, paragraph(text)), many(5)[2:]...), 0, 0},
		{"on three of eleven", append(many(3, paragraph(text)), many(11)[3:]...), 0, 0},
		{"nowhere else", many(5), 0, 0},
		{"three captures of one article at one URL", append(many(5), article(0, paragraph(text)), article(0, paragraph(text), paragraph("new")),
			article(0, paragraph(text), paragraph("newer"))), 0, 0},
		{"twice on each of two articles", append(many(2, paragraph(text), paragraph(text)), many(5)[2:]...), 0, 0},
	} {
		p := learn(c.facts...)
		n, of, ok := p.See(c.facts[0].places()).Repeated(Hash(text))
		if n != c.n || of != c.of || ok != (c.n > 0) {
			t.Errorf("%s: on %d of %d, want %d of %d", c.name, n, of, c.n, c.of)
		}
	}
}

func TestOneArticleCountsOnce(t *testing.T) {
	other := func(change func(*Facts)) []Facts {
		f := article(0)
		f.Article, f.Headline = Hash("https://times.example/other"), Hash("other headline")
		change(&f)
		return append(many(4), f)
	}
	for _, c := range []struct {
		name  string
		facts []Facts
		want  int
	}{
		{"another URL and headline, the same text", other(func(*Facts) {}), 4},
		{"the same URL, another text", other(func(f *Facts) { f.Article, f.Blocks = article(0).Article, article(9).Blocks }), 4},
		{"the same headline, another text", other(func(f *Facts) { f.Headline, f.Blocks = article(0).Headline, article(9).Blocks }), 4},
		{"two of three paragraphs the same", other(func(f *Facts) { f.Blocks[0] = paragraph("changed") }), 4},
		{"one of three paragraphs the same", other(func(f *Facts) { f.Blocks[0], f.Blocks[1] = paragraph("a"), paragraph("b") }), 5},
		{"neither URL nor headline known", other(func(f *Facts) { f.Article, f.Headline, f.Blocks = 0, 0, article(9).Blocks }), 5},
	} {
		if p := learn(c.facts...); p.Pages != c.want {
			t.Errorf("%s: %d articles, want %d", c.name, p.Pages, c.want)
		}
	}
	if p := learn(many(2)...); p != nil {
		t.Errorf("two articles make a profile of %d pages", p.Pages)
	}
}

func TestPlaces(t *testing.T) {
	teaser := func(n int, kept bool) Block {
		return Block{Text: Hash(fmt.Sprint("teaser ", n)), Place: Hash("/p/div.teaser"), Len: 60, Kept: kept}
	}
	site := func(pages, kept int) []Facts {
		var out []Facts
		for i := range pages {
			out = append(out, article(i, teaser(i, i < kept)))
		}
		return out
	}
	for _, c := range []struct {
		name        string
		facts       []Facts
		known, kept bool
	}{
		{"always removed", site(8, 0), true, false},
		{"removed but once in twenty", site(20, 1), true, false},
		{"removed four times in five", site(20, 4), false, false},
		{"always kept", site(8, 8), true, true},
		{"seen on seven articles", site(7, 0), false, false},
	} {
		kept, why, ok := learn(c.facts...).See(c.facts[0].places()).Place(Hash("/p/div.teaser"))
		if ok != c.known || kept != c.kept {
			t.Errorf("%s: known %t, kept %t (%s)", c.name, ok, kept, why)
		}
	}
}

func TestLayoutsAreJudgedApart(t *testing.T) {
	relaunch := func(n int) Facts {
		f := article(n)
		for i := range f.Blocks {
			f.Blocks[i].Place += 1000
		}
		f.Blocks = append(f.Blocks, paragraph("Since the relaunch, this stands under all."))
		f.Blocks[len(f.Blocks)-1].Place += 1000
		return f
	}
	facts := many(20)
	for n := 20; n < 24; n++ {
		facts = append(facts, relaunch(n))
	}
	p := learn(facts...)
	text := Hash("Since the relaunch, this stands under all.")
	if n, of, ok := p.See(facts[23].places()).Repeated(text); !ok || n != 4 || of != 4 {
		t.Errorf("a page of the new layout: %d of %d", n, of)
	}
	if n, of, ok := p.See(facts[0].places()).Repeated(text); ok {
		t.Errorf("a page of the old layout: %d of %d", n, of)
	}
}

func TestNamesZonesAndValues(t *testing.T) {
	facts := many(6)
	for i := range facts {
		facts[i].Declared = []Value{{Field: "headline", Text: "Harbor Times"}, {Field: "headline", Text: fmt.Sprint("Ferry ", i)},
			{Field: FieldAuthor, Text: "admin", Denied: i > 0}, {Field: FieldAuthor, Text: "Ada Marsh"}}
	}
	p := learn(facts...)
	if got := strings.Join(p.Names, ", "); got != "Harbor Times Online, Harbor Times" {
		t.Errorf("names: %s", got)
	}
	if !slices.Equal(p.Zones, []int{60}) {
		t.Errorf("zones: %v", p.Zones)
	}
	for v, want := range map[Value]bool{
		{Field: "headline", Text: "Harbor Times"}: true, {Field: "headline", Text: "Ferry 1"}: false,
		{Field: FieldAuthor, Text: "admin"}: true, {Field: FieldAuthor, Text: "Ada Marsh"}: false,
	} {
		if p.IsSites(v) != want {
			t.Errorf("%s %q is the site's: %t", v.Field, v.Text, !want)
		}
	}
}

func TestEncodedProfilesComeBack(t *testing.T) {
	p := learn(many(9, paragraph("Subscribe to the Harbor Times."))...)
	b := p.Encode()
	q, err := Decode(b)
	if err != nil || q.Hash() != p.Hash() || string(q.Encode()) != string(b) {
		t.Fatalf("decoded: %v", err)
	}
	for n := range b {
		if _, err := Decode(b[:n]); err == nil {
			t.Errorf("cut at byte %d of %d, it is still read", n, len(b))
		}
	}
}

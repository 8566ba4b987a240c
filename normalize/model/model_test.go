package model

import (
	"strings"
	"testing"

	"broadsheet/normalize/blocks"
	"broadsheet/normalize/tree"
)

const page = `<nav class="main-menu"><ul><li><a href="/">Home</a><li><a href="/n">News</a></ul></nav>
<article class="article-body"><h1>Harbour reopens</h1>
<p>The harbour reopened on Monday, after the council had voted for the plan, and after four years of work.</p>
<p>“It is a good day,” said the mayor, who had cut the ribbon at noon, in the rain, with a pair of garden shears.</p>
<p>Boats may moor from Tuesday. The fee stays the same, the office said, but the crane is gone for good.</p></article>
<aside class="related-links"><h3>Most read</h3><ul><li><a href="/a">Bridge closed</a><li><a href="/b">Rain until Friday</a></ul></aside>
<footer class="footer">All rights reserved</footer>`

func look() *Page {
	bs, boxes := blocks.Split(tree.Parse([]byte(page)))
	return looked(bs, boxes, Witness{Headline: "Harbour reopens"})
}

func looked(bs []blocks.Block, boxes []blocks.Box, w Witness) *Page {
	p := &Page{}
	p.Look(bs, boxes, w)
	return p
}

func TestTheEmbeddedModelKnowsAStoryFromAMenu(t *testing.T) {
	m, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	p := look()
	scores := m.Score(p)
	for i, s := range scores {
		story := strings.Contains(p.Blocks[i].Text, ".")
		if story != (s > 0) && p.Blocks[i].Kind != blocks.Heading {
			t.Errorf("%q has the score %d", p.Blocks[i].Text, s)
		}
	}
	if least, expected := p.Best(scores); least > 0 || expected < 700 {
		t.Errorf("keeps from %d, expects %d", least, expected)
	}
}

func TestTheModelIsSmall(t *testing.T) {
	m, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	if n := len(m.First) + len(m.Second); n < 50 || n > 200 {
		t.Errorf("%d trees", n)
	}
	if len(weights) > 100_000 {
		t.Errorf("%d bytes of weights", len(weights))
	}
	if len(Names) != Features {
		t.Errorf("%d names", len(Names))
	}
	for i, n := range Names {
		if n == "" {
			t.Errorf("feature %d has no name", i)
		}
	}
}

func TestWeightsReadAsTheyWereWritten(t *testing.T) {
	m, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	if string(m.Encode()) != string(weights) {
		t.Error("Encode after Decode gives other bytes")
	}
}

func TestDecodeRefusesWhatIsNoModel(t *testing.T) {
	for _, s := range []string{"", "bsm1", "xxxx\x00\x00", "bsm1\x01", "bsm1\x01\x01\x00\x00\x02\x02\x00", string(weights[:len(weights)/2])} {
		if _, err := Decode([]byte(s)); err == nil {
			t.Errorf("%.12q is taken for a model", s)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(weights[:200])
	f.Add([]byte("bsm1\x01\x00\x02\x00"))
	p := look()
	f.Fuzz(func(t *testing.T, b []byte) {
		if m, err := Decode(b); err == nil {
			m.Score(p)
		}
	})
}

func TestChanceIsMonotonousAndSymmetric(t *testing.T) {
	last := int32(-1)
	for s := int32(-9000); s <= 9000; s += 37 {
		c := Chance(s)
		if c < last || c < 0 || c > 1000 || c+Chance(-s) != 1000 {
			t.Fatalf("score %d has chance %d, %d before, %d opposite", s, c, last, Chance(-s))
		}
		last = c
	}
}

func TestTokensFoldCaseAndCutScriptsWithoutSpaces(t *testing.T) {
	for _, c := range []struct {
		a, b string
		n    int
	}{
		{"The Harbour, 2024!", "the harbour 2024", 3},
		{"har\u00adbour", "harbour", 1},
		{"港の朝", "港 の 朝", 3},
	} {
		x, y := Tokens(nil, c.a), Tokens(nil, c.b)
		if !same(x, y) || len(x) != c.n {
			t.Errorf("%q: %d tokens, %q: %d, want %d", c.a, len(x), c.b, len(y), c.n)
		}
	}
}

func BenchmarkLookAndScore(b *testing.B) {
	m, err := Default()
	if err != nil {
		b.Fatal(err)
	}
	bs, boxes := blocks.Split(tree.Parse([]byte(page)))
	b.ReportAllocs()
	for b.Loop() {
		m.Score(looked(bs, boxes, Witness{Headline: "Harbour reopens"}))
	}
}

package normalize

import (
	"slices"
	"strings"
	"testing"

	"broadsheet/archive"
	"broadsheet/normalize/residue"
)

// scored is a page whose blocks the model gave these scores: what is above zero is kept.
func scored(body string, scores ...int32) *page {
	p := new(Reader).open(Page{Body: []byte(body)})
	p.scores, p.rows = scores, make([]*residue.Rule, len(p.blocks))
	m := residue.NewMatcher()
	for i := range p.blocks {
		p.rows[i] = m.Match(p.blocks[i].Text)
		p.verdicts[i] = verdict{fate: archive.FateResidue, rule: "model"}
		switch r := p.rows[i]; {
		case r != nil:
			p.verdicts[i] = verdict{fate: archive.FateResidue, family: r.Family, rule: r.ID}
		case scores[i] > 0:
			p.verdicts[i].fate = archive.FateBody
		}
	}
	return p
}

// kept are the texts of the story, joined.
func (p *page) kept() string {
	var out []string
	for i := range p.blocks {
		if p.verdicts[i].fate == archive.FateBody {
			out = append(out, p.blocks[i].Text)
		}
	}
	return strings.Join(out, "|")
}

func TestWhatTheModelRefusedIsMended(t *testing.T) {
	for _, c := range []struct {
		name, page string
		scores     []int32
		want       string
	}{
		{"a heading before the story", "<p>One.<aside><p>Ad</aside><h2>Two</h2><p>Three.", []int32{900, -900, -900, 900}, "One.|Two|Three."},
		{"a row before the story", "<p>One.<table><tr><td>a<td>b</table><p>Three.", []int32{900, -900, 900}, "One.|a b|Three."},
		{"a paragraph is none the less refused", "<p>One.<p>Two.<p>Three.", []int32{900, -900, 900}, "One.|Three."},
		{"a heading of which the model is sure", "<p>One.<h2>Two</h2><p>Three.", []int32{900, -2500, 900}, "One.|Three."},
		{"a heading that is a link", "<p>One.<h2><a href=/2>Two</a></h2><p>Three.", []int32{900, -900, 900}, "One.|Three."},
		{"a heading that closes the story", "<div><p>One.<h2>Two</h2></div><div><p>Three.</div>", []int32{900, -900, -900}, "One.|Two"},
		{"with a box between", "<div><p>One.<aside><p>Ad</aside><h2>Two</h2></div>", []int32{900, -900, -900}, "One.|Two"},
		{"a heading in another element", "<div><p>One.</div><div><h2>Two</h2><p>Three.</div>", []int32{900, -900, -900}, "One."},
		{"the rest of a list", "<p>One:<ul><li>Two<li>Three<li>Four</ul>", []int32{-900, 90, -900, -2500}, "Two|Three|Four"},
		{"but for an item of which the model is sure", "<p>One:<ul><li>Two<li>By Ada</ul>", []int32{900, 90, -3500}, "One:|Two"},
		{"items of several blocks", "<ul><li><p>Two<p>Three<li>Four</ul>", []int32{90, -900, -900}, "Two"},
		{"a list below a paragraph of the story", "<div><p>One.<ul><li>Two<li>Three</ul></div>", []int32{900, -900, -1800}, "One.|Two|Three"},
		{"one of which the model is sure", "<div><p>One.<ul><li>Two<li>Three</ul></div>", []int32{900, -1600, -1800}, "One."},
		{"a list of links", "<div><p>One.<ul><li>Two<li><a href=/3>Three</a></ul></div>", []int32{900, -900, -900}, "One."},
		{"a list in another element", "<div><p>One.</div><div><ul><li>Two<li>Three</ul></div>", []int32{900, -900, -900}, "One."},
		{"a title above a weak row", "<div><p>One.<aside><h3>Two</h3><p>The morning newsletter</aside></div>", []int32{900, 90, -900}, "One."},
		{"a title of a box of residue", "<div><p>One.<aside><h3>Two</h3><p>Read also: Three</aside></div>", []int32{900, 90, -900}, "One."},
		{"a heading of a box of which no row knows", "<div><p>One.<aside><h3>Two</h3><p>Three</aside></div>", []int32{900, 90, -900}, "One.|Two"},
		{"a heading of a box with something of the story", "<div><aside><h3>Two</h3><p>Read also: Three<p>Four</aside></div>", []int32{90, -900, 900}, "Two|Four"},
		{"links below a label", "<p>One.<p>Related stories<ul><li><a href=/2>Two</a><li><a href=/3>Three</a></ul><p>Four.", []int32{900, -900, 90, -90, 900}, "One.|Four."},
		{"a list below a label that is more than links", "<p>One.<p>Related stories<ul><li><a href=/2>Two</a><li>Three</ul>", []int32{900, -900, 90, 90}, "One.|Two|Three"},
		{"a quote below a paragraph of the story", "<div><p>One.<blockquote><p>Two.</blockquote></div>", []int32{900, -900}, "One.|Two."},
		{"a post of others", "<div><p>One.<blockquote class=tweet><p>Two.</blockquote></div>", []int32{900, -900}, "One."},
		{"tags marked as such", "<p>One.<ul><li><a rel=tag href=/t>Harbor</a></ul>", []int32{900, 90}, "One."},
		{"a tag within the story", "<p>The <a rel=tag href=/t>harbor</a> froze.", []int32{900}, "The harbor froze."},
		{"a correction below the story", "<p>One.<p>Ad<p>Correction: The mayor is 41.", []int32{900, -900, -2500}, "One.|Correction: The mayor is 41."},
		{"far below it", "<p>One.<p>a<p>b<p>c<p>d<p>Correction: The mayor is 41.", []int32{900, -9, -9, -9, -9, -9}, "One."},
		{"a page for corrections", "<p>One.<p>Corrections: <a href=/c>Tell us of an error.</a>", []int32{900, -900}, "One."},
	} {
		p := scored(c.page, c.scores...)
		mend(p)
		if got := p.kept(); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestKeyPointsAreKept(t *testing.T) {
	story := "<p>The story begins.</p>"
	for _, c := range []struct{ name, page, want string }{
		{"by the class", `<div class="RenderKeyPoints-list"><ul><li>41 trees fell<li>Nobody was hurt</ul></div>` + story, "41 trees fell|Nobody was hurt"},
		{"paragraphs by the class", `<div class="x-bulletpoints"><p>41 trees fell.<p>Nobody was hurt.</div>` + story, "41 trees fell.|Nobody was hurt."},
		{"the label of the box is none", `<section id="key-takeaways"><p>In short<ul><li>41 trees fell<li>Nobody was hurt</ul></section>` + story, "41 trees fell|Nobody was hurt"},
		{"by an English label", `<h3>Key points</h3><ul><li>41 trees fell<li>Nobody was hurt</ul>` + story, "41 trees fell|Nobody was hurt"},
		{"by a German one", `<h3>Das Wichtigste in Kürze:</h3><ul><li>41 Bäume<li>Kein Verletzter</ul>` + story, "41 Bäume|Kein Verletzter"},
		{"by a French one", `<h3>L’essentiel</h3><ul><li>41 arbres<li>Aucun blessé</ul>` + story, "41 arbres|Aucun blessé"},
		{"by a Norwegian one", `<h2>Kortversjonen</h2><ul><li>41 trær<li>Ingen skadet</ul>` + story, "41 trær|Ingen skadet"},
		{"a list without a label", `<ul><li>41 trees fell<li>Nobody was hurt</ul>` + story, ""},
		{"one point is none", `<div class="key-points"><ul><li>41 trees fell</ul></div>` + story, ""},
		{"links", `<div class="key-points"><ul><li><a href=/a>41 trees fell</a><li><a href=/b>Nobody was hurt</a></ul></div>` + story, ""},
		{"in the menu", `<nav class="key-points"><ul><li>41 trees fell<li>Nobody was hurt</ul></nav>` + story, ""},
		{"below the story", story + `<div class="key-points"><ul><li>41 trees fell<li>Nobody was hurt</ul></div>`, ""},
	} {
		p := new(Reader).open(Page{Body: []byte(c.page)})
		p.rows = make([]*residue.Rule, len(p.blocks))
		for i := range p.blocks {
			p.verdicts[i] = verdict{fate: archive.FateResidue, rule: "model"}
			if p.blocks[i].Text == "The story begins." {
				p.verdicts[i].fate = archive.FateBody
			}
		}
		keyPoints(p)
		closeAccount(p)
		var got []string
		for _, b := range p.r.Blocks {
			if b.Kind == archive.BlockKeyPoint {
				got = append(got, b.Text)
			}
		}
		if got := strings.Join(got, "|"); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
		if !slices.ContainsFunc(p.r.Blocks, func(b archive.Block) bool { return b.Text == "The story begins." }) {
			t.Errorf("%s: the story is gone", c.name)
		}
	}
}

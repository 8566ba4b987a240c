package normalize

import (
	"strings"
	"testing"

	"broadsheet/archive"
)

// story is a page with an article around extra, which stands behind the first paragraph.
func story(extra string) Page {
	return Page{Body: []byte(strings.Replace(harbour, "<p>What changes:</p>", extra+"<p>What changes:</p>", 1)), URL: "http://www.example.org/harbour"}
}

func TestCaptionAndCreditApart(t *testing.T) {
	const caption, credit = "Boats wait at the new quay.", "Ada Marsh/Harbour Herald"
	for name, page := range map[string]string{
		"the credit in an element of its own": `<figure><img src="/a.jpg"><figcaption><span class="caption">Boats wait at the new quay.</span> <span class="credit">Ada Marsh/Harbour Herald</span></figcaption></figure>`,
		"in parentheses":                      `<div class="wp-caption"><img src="/a.jpg"><p class="wp-caption-text">Boats wait at the new quay. (Ada Marsh/Harbour Herald)</p></div>`,
		"behind a label, in a table":          `<table><tr><td><img src="/a.jpg"></td></tr><tr><td>Boats wait at the new quay. Foto: Ada Marsh/Harbour Herald</td></tr></table>`,
	} {
		r := Read(story(page))
		if len(r.Images) != 1 || r.Images[0].Caption != caption || r.Images[0].Credit != credit {
			t.Errorf("%s: %+v", name, r.Images)
		}
		if strings.Contains(r.Text(), caption) {
			t.Errorf("%s: the caption is in the text", name)
		}
	}
}

func TestPartiesInParenthesesAreNoCredit(t *testing.T) {
	for _, s := range []string{"The mayor (left) with boats (all of them new).", "Ada Marsh speaks at the quay (Monday)."} {
		if n := cutName(s); n != 0 {
			t.Errorf("%q is cut at %d", s, n)
		}
	}
}

func TestPagesOfPicturesAreGalleries(t *testing.T) {
	var b strings.Builder
	for _, what := range []string{"The old crane", "The new quay", "The first boat", "The mayor's umbrella"} {
		b.WriteString(`<figure><img src="/` + what[4:7] + `-picture.jpg"><figcaption>` + what + ` on Monday. <span class="credit">Ada Marsh</span></figcaption></figure>`)
	}
	page := `<html><head><title>Harbour reopens</title></head><body><article><h1>Harbour reopens</h1><p>The harbour reopened on Monday, after the council had voted for the plan, and after four years of work.</p>` + b.String() + `</article></body></html>`
	if r := Read(Page{Body: []byte(page), URL: "http://www.example.org/harbour"}); r.PageKind != archive.KindGallery {
		t.Errorf("four pictures and a sentence are %q: %+v", r.PageKind, r.Images)
	}
	if r := Read(story(b.String())); r.PageKind != archive.KindArticle {
		t.Errorf("four pictures in a story are %q", r.PageKind)
	}
}

func TestPicturesBelowTheStoryAreReadThoughTheirCaptionsRepeat(t *testing.T) {
	p := new(Reader).open(Page{URL: "https://harbor.example/", Body: []byte(`<p>The story.</p><figure><img src="/a.jpg"><figcaption>The pier.</figcaption></figure>` +
		`<figure><img src="/b.jpg"><figcaption>The quay.</figcaption></figure><figure><img src="/c.jpg"><figcaption>The crane.</figcaption></figure>`)})
	p.verdicts[0] = verdict{fate: archive.FateBody}
	for i := 1; i < len(p.blocks); i++ {
		p.verdicts[i] = verdict{fate: archive.FateResidue, family: archive.FamilySiteRepeat, rule: "site/repeat: 3 of 3 pages"}
	}
	readImages(p, findRegion(p))
	if len(p.r.Images) != 3 || p.r.Images[2].Caption != "The crane." {
		t.Errorf("got %+v", p.r.Images)
	}
}

package normalize

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"broadsheet/archive"
	"broadsheet/internal/decode"
	"broadsheet/normalize/blocks"
	"broadsheet/normalize/tree"
)

// FuzzRead holds that no page makes the reader fail, that its account adds up, and that every word of its text stands in
// the page, in that order.
func FuzzRead(f *testing.F) {
	pages, _ := filepath.Glob("testdata/cases/*/page.html")
	for _, name := range pages {
		if body, err := os.ReadFile(name); err == nil {
			f.Add(body)
		}
	}
	for _, h := range hostile {
		f.Add([]byte(h.page(200)))
	}
	for _, s := range []string{
		"<article><h1>The harbour</h1><p>The council met on Monday, and it voted. It was late, they said.</p></article>",
		"<div><br>a<br><br>b</div><table><tr><td>1<td><p>2</table><dl><dt>x<dd>y</dl>",
		"<p>\u00ad\u200b\ufeff\u3000港の朝。</p><li><p>one<p>two</li><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\"x\"}</script>",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		text, _, _ := decode.UTF8(raw, "")
		p := new(Reader).read(embedded(), Page{Body: text, URL: "https://times.example/2026/03/02/harbour"})
		checkAccount(t, "fuzz", p)
		checkHTMLOrder(t, "fuzz", p)
	})
}

// FuzzPlain holds the same of plain text.
func FuzzPlain(f *testing.F) {
	pages, _ := filepath.Glob("testdata/plain/*/page.txt")
	for _, name := range pages {
		if body, err := os.ReadFile(name); err == nil {
			f.Add(string(body))
		}
	}
	for _, h := range hostileTexts {
		f.Add(h.page(200))
	}
	for _, s := range []string{"", "\n\n", "/ / / /", "a/ b/ c/ d", "date 2031-02-09", "1. 2. 3.", "(AP)", "By\nBy\nBy", "•\n•", "Menu\r\n\r\nMenu", "\u2028x\u2029y\fz", "Cafe\u0301 news\n\nThe cafe\u0301 at the harbour opens on Monday, the owner said."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, body string) {
		body = strings.ToValidUTF8(body, "\ufffd")
		r := Read(Page{Body: []byte(body), Plain: true})
		checkPlainAccount(t, body, r)
		inOrder(t, "fuzz", r.Blocks, body)
	})
}

// checkHTMLOrder fails where the text has a word that the page has not, or not in that order. A dek comes first wherever
// it is printed. A declared body that takes the place of the page's text is not on the page.
func checkHTMLOrder(t *testing.T, id string, p *page) {
	t.Helper()
	all, _ := blocks.Split(tree.Parse(p.in.Body))
	var split strings.Builder
	for _, b := range all {
		split.WriteString(b.Text + "\n")
	}
	if p.instead == nil {
		of := func(dek bool) (list []archive.Block) {
			for _, b := range p.r.Blocks {
				if (b.Kind == archive.BlockDek) == dek {
					list = append(list, b)
				}
			}
			return list
		}
		inOrder(t, id, of(true), split.String())
		inOrder(t, id, of(false), split.String())
	}
	// The blocks in their turn have nothing that the tree has not.
	doc := tree.Parse(p.in.Body)
	var shown strings.Builder
	for n := range tree.Node(doc.Len()) {
		if doc.Kind(n) == tree.Text {
			shown.WriteString(bare(doc.Text(n)))
		}
	}
	rest := []rune(shown.String())
	for _, c := range bare(split.String()) {
		k := 0
		for k < len(rest) && rest[k] != c {
			k++
		}
		if k == len(rest) {
			t.Errorf("%s: the blocks have %q, which the page has not there", id, c)
			return
		}
		rest = rest[k+1:]
	}
}

// inOrder fails unless the words of the blocks occur in page in that order, each whole.
func inOrder(t *testing.T, id string, list []archive.Block, page string) {
	t.Helper()
	var b strings.Builder
	for w := range strings.FieldsSeq(page) {
		b.WriteString(norm.NFD.String(w))
	}
	rest := b.String()
	for i := range list {
		if s := list[i].Text; !norm.NFC.IsNormalString(s) || strings.Join(strings.Fields(s), " ") != s {
			t.Errorf("%s: the block %q is not in NFC, or not in one line with its white space single", id, s)
		}
		for w := range strings.FieldsSeq(list[i].Text) {
			w = norm.NFD.String(w)
			at := strings.Index(rest, w)
			if at < 0 {
				t.Errorf("%s: the word %q of the text is not in the page, or not in that order", id, w)
				return
			}
			rest = rest[at+len(w):]
		}
	}
}

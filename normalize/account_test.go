package normalize

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"

	"broadsheet/archive"
	"broadsheet/internal/decode"
	"broadsheet/normalize/blocks"
	"broadsheet/normalize/tree"
)

// bare is s without white space and the characters that blocks leave out.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == 0xAD || 0x200B <= r && r <= 0x200F || 0x202A <= r && r <= 0x202E ||
			0x2060 <= r && r <= 0x2064 || r == 0xFEFF || r < 0x20 || r == 0x1680 || 0x2000 <= r && r <= 0x200A {
			return -1
		}
		return r
	}, s)
}

// checkAccount fails if the account of a page is not its visible text.
func checkAccount(t testing.TB, id string, p *page) {
	var spans, shown strings.Builder
	for _, s := range p.r.Account {
		if s.Fate == "" || s.Fate == archive.FateResidue && s.Family == "" {
			t.Errorf("%s: a span without a fate or family: %q", id, s.Text)
		}
		spans.WriteString(bare(s.Text))
	}
	k := 0
	all, _ := blocks.Split(tree.Parse(p.in.Body))
	for _, b := range all {
		if k < len(p.blocks) && p.blocks[k].First == b.First {
			shown.WriteString(bare(b.Text))
			k++
		} else if !b.Hidden {
			t.Errorf("%s: the visible block %q has no fate", id, b.Text)
		}
	}
	if spans.String() != shown.String() {
		t.Errorf("%s: the account has %d characters, the page shows %d", id, spans.Len(), shown.Len())
	}
}

func TestEveryVisibleCharacterHasOneFate(t *testing.T) {
	for _, page := range []string{
		"",
		"<p>One.<p>Two.",
		"<div>bare <b>text</b><br><br>and <i>more</i><p>in a paragraph</p>tail</div>",
		"<ul><li>a<li>b<ul><li>c</ul></ul><table><tr><td>1<td>2<tr><td>3<td>4</table>",
		"<p hidden>secret</p><p>shown <span style='display: none'>not this</span> again</p>",
		"<style>p{}</style><script>1</script><noscript><p>x</p></noscript><template><p>y</p></template><p>seen</p>",
		"<button>Share</button><figure><img><figcaption>The harbour. Photo: Jana Roe</figcaption></figure>",
		"<p>Read more: The harbour<br>Read also: The bridge<br>The council met on Monday.</p>",
	} {
		in := Page{Body: []byte(page)}
		checkAccount(t, page, new(Reader).read(embedded(), in))
	}
}

func TestEveryGoldPageAddsUp(t *testing.T) {
	eachGold(t, func(id string, in Page) {
		p := new(Reader).read(embedded(), in)
		checkAccount(t, id, p)
		checkHTMLOrder(t, id, p)
	})
}

// eachGold calls f with every gold page; without gold the test is skipped.
func eachGold(t *testing.T, f func(id string, in Page)) {
	root := os.Getenv("BROADSHEET_GOLD")
	if root == "" {
		t.Skip("BROADSHEET_GOLD is not set: no gold pages to read")
	}
	for _, set := range []string{"fundus", "wcxb", "sites", "evaldata", "htmldate"} {
		m, err := os.Open(filepath.Join(root, "gold", set+".jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		defer m.Close()
		lines := bufio.NewScanner(m)
		lines.Buffer(nil, 16<<20)
		for lines.Scan() {
			var p struct {
				ID, URL string
				Path    string `json:"html_path"`
				Fetched string `json:"fetched_at"`
			}
			if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
				t.Fatal(err)
			}
			raw, err := os.ReadFile(filepath.Join(root, "gold", p.Path))
			if err != nil {
				t.Fatal(err)
			}
			z, err := gzip.NewReader(bytes.NewReader(raw))
			if err != nil {
				t.Fatal(err)
			}
			body, err := io.ReadAll(z)
			if err != nil {
				t.Fatal(err)
			}
			text, _, _ := decode.UTF8(body, "")
			at, _ := time.Parse("2006-01-02 15:04:05.999999", p.Fetched)
			f(p.ID, Page{URL: p.URL, FetchedAt: at, Body: text})
		}
	}
}

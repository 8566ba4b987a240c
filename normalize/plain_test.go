package normalize

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"broadsheet/archive"
)

var updatePlain = flag.Bool("update-plain", false, "rewrite testdata/plain/*/want.txt")

// Each folder of testdata/plain is a text of ours and all that is read in it: the fields, then the account.
func TestPlainTexts(t *testing.T) {
	pages, _ := filepath.Glob("testdata/plain/*/page.txt")
	if len(pages) == 0 {
		t.Fatal("no texts")
	}
	for _, name := range pages {
		t.Run(filepath.Base(filepath.Dir(name)), func(t *testing.T) {
			body, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			r := Read(Page{Body: body, Plain: true})
			got := printReading(r)
			file := filepath.Join(filepath.Dir(name), "want.txt")
			if *updatePlain {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			checkPlainAccount(t, string(body), r)
		})
	}
}

// printReading prints a reading's fields, a line each, and its account.
func printReading(r *archive.Reading) string {
	var b strings.Builder
	line := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, value)
		}
	}
	line("headline", r.Headline)
	line("section", r.Section)
	line("dek", r.Dek)
	line("byline", strings.ReplaceAll(r.BylineRaw, "\n", " ⏎ "))
	for _, n := range r.Bylines {
		line(string(n.Role), strings.Join([]string{n.Name, n.NamePrinted, string(n.Kind), n.Title, n.Affiliation}, " | "))
	}
	if r.Dateline.Raw != "" {
		line("dateline", strings.Join([]string{r.Dateline.Raw, r.Dateline.Place, r.Dateline.Agency, r.Dateline.Date}, " | "))
	}
	line("published", r.Published.String())
	line("published from", r.Published.Source)
	line("modified", r.Modified.String())
	for _, i := range r.Images {
		line("image", i.Caption+" | "+i.Credit)
	}
	line("tags", strings.Join(r.Tags, ", "))
	line("language", r.Language)
	line("wire", r.WireAgency)
	line("kind", string(r.PageKind))
	line("reason", r.Reason)
	b.WriteString("\n")
	at := 0
	for _, s := range r.Account {
		what := string(s.Fate)
		switch {
		case s.Family != "":
			what += " " + string(s.Family)
		case s.Fate == archive.FateBody || s.Fate == archive.FateDek:
			what += " " + string(r.Blocks[at].Kind)
			at++
		}
		fmt.Fprintf(&b, "%-22s %-28s %s\n", what, s.Rule, s.Text)
	}
	return b.String()
}

// solid is s without white space.
func solid(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// checkPlainAccount holds that each character of the document stands in exactly one span, in order, and that what was
// removed says by which rule.
func checkPlainAccount(t *testing.T, body string, r *archive.Reading) {
	t.Helper()
	var b strings.Builder
	for _, s := range r.Account {
		b.WriteString(s.Text)
		if s.Fate == "" || s.Fate == archive.FateResidue && (s.Family == "" || s.Rule == "") {
			t.Errorf("a span without fate, family or rule: %+v", s)
		}
	}
	if got, want := solid(b.String()), solid(strings.TrimPrefix(body, "\ufeff")); got != want {
		t.Errorf("the account does not add up: %q, want %q", got, want)
	}
}

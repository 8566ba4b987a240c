package cli

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// noticeSite writes a manifest of pages of two sites, each with a notice of its own under every story, and a page
// without a URL that prints both.
func noticeSite(t *testing.T) string {
	dir := t.TempDir()
	var manifest strings.Builder
	page := func(id, url, notice string, n int) {
		story := fmt.Sprintf(`<p>Bridge number %[1]d will be repaired this year, the council decided on Tuesday, after a debate of %[1]d hours.</p>
<p>Engineer number %[1]d of the county promised that the ferry would run twice as often until the work was done.</p>`, n)
		html := fmt.Sprintf(`<html><head><title>Bridge number %d to be repaired</title></head><body><article><h1>Bridge number %d to be repaired</h1>%s%s</article></body></html>`, n, n, story, notice)
		if err := os.WriteFile(filepath.Join(dir, id+".html"), []byte(html), 0o644); err != nil {
			t.Fatal(err)
		}
		line, _ := json.Marshal(map[string]string{"id": id, "url": url, "html_path": id + ".html"})
		fmt.Fprintf(&manifest, "%s\n", line)
	}
	const harbor = `<p>The Harbor Times is printed on paper from sustainable forests, and has covered the whole coast for almost a century.</p>`
	const valley = `<p>The Valley Post belongs to its readers, who have met in the old mill once a year for as long as anyone remembers.</p>`
	for n := range 4 {
		page(fmt.Sprint("harbor-", n), fmt.Sprintf("https://www.harbor.example/%d", n), harbor, 10+n)
		page(fmt.Sprint("valley-", n), fmt.Sprintf("https://valley.example/%d", n), valley, 20+n)
	}
	page("nowhere", "", harbor+valley, 30)
	page("elsewhere", "https://other.example/1", harbor, 31)
	name := filepath.Join(dir, "pages.jsonl")
	if err := os.WriteFile(name, []byte(manifest.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestExtractLearnsFromTheBatch(t *testing.T) {
	manifest := noticeSite(t)
	read := func(args ...string) []extracted {
		out, _ := must(t, append([]string{"extract", "--jsonl", manifest}, args...)...)
		var list []extracted
		for d := json.NewDecoder(strings.NewReader(out)); d.More(); {
			var x extracted
			if err := d.Decode(&x); err != nil {
				t.Fatal(err)
			}
			list = append(list, x)
		}
		return list
	}
	alone, with := read(), read("--learn")
	if len(alone) != 10 || len(with) != len(alone) {
		t.Fatalf("%d lines alone, %d with memory", len(alone), len(with))
	}
	for i, x := range with {
		if x.ID != alone[i].ID {
			t.Errorf("line %d is %s, not %s", i, x.ID, alone[i].ID)
		}
		notice := strings.Contains(x.Text, "printed on paper") || strings.Contains(x.Text, "belongs to its readers")
		if known := strings.HasPrefix(x.ID, "harbor") || strings.HasPrefix(x.ID, "valley"); notice == known {
			t.Errorf("%s prints a notice: %t\n%s", x.ID, notice, x.Text)
		}
	}
}

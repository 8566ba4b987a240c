package cli

import (
	"encoding/json"
	"fmt"
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
		write(t, filepath.Join(dir, id+".html"), bridgeStory(n, notice))
		line, _ := json.Marshal(map[string]string{"id": id, "url": url, "html_path": id + ".html"})
		fmt.Fprintf(&manifest, "%s\n", line)
	}
	const valley = `<p>The Valley Post belongs to its readers, who have met in the old mill once a year for as long as anyone remembers.</p>`
	for n := range 4 {
		page(fmt.Sprint("harbor-", n), fmt.Sprintf("https://www.harbor.example/%d", n), harborNotice, 10+n)
		page(fmt.Sprint("valley-", n), fmt.Sprintf("https://valley.example/%d", n), valley, 20+n)
	}
	page("nowhere", "", harborNotice+valley, 30)
	page("elsewhere", "https://other.example/1", harborNotice, 31)
	return write(t, filepath.Join(dir, "pages.jsonl"), manifest.String())
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

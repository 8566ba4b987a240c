package cli

import (
	"strings"
	"testing"
)

// A hit's snippet may reach over paragraphs.
func TestSearchPrintsOneLineAHit(t *testing.T) {
	t.Parallel()
	w := newWeb(t)
	dir := newArchive(t, w.paper("times.example", "/a-1.html", "/b-2.html"))
	w.crawl(dir)
	for format, lines := range map[string]int{"table": 3, "csv": 3, "ndjson": 2} {
		out, _ := must(t, "-C", dir, "search", `"base dock"`, "-o", format)
		if strings.Count(out, "\n") != lines || !strings.Contains(out, "[base") {
			t.Errorf("-o %s:\n%s", format, out)
		}
	}
}

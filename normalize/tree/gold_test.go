package tree

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// goldPages hands every page of one gold set, as UTF-8, to f; it skips the test where there is no gold.
func goldPages(tb testing.TB, set string, f func(id string, page []byte)) {
	tb.Helper()
	dir := os.Getenv("BROADSHEET_GOLD")
	if dir == "" {
		tb.Skip("BROADSHEET_GOLD is not set: no gold pages to read")
	}
	manifest, err := os.Open(filepath.Join(dir, "gold", set+".jsonl"))
	if err != nil {
		tb.Fatal(err)
	}
	defer manifest.Close()
	lines := bufio.NewScanner(manifest)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var line struct {
			ID   string `json:"id"`
			Path string `json:"html_path"`
		}
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			tb.Fatal(err)
		}
		f(line.ID, readPage(tb, filepath.Join(dir, "gold", line.Path)))
	}
	if err := lines.Err(); err != nil {
		tb.Fatal(err)
	}
}

func readPage(tb testing.TB, path string) []byte {
	tb.Helper()
	file, err := os.Open(path)
	if err != nil {
		tb.Fatal(err)
	}
	defer file.Close()
	r := io.Reader(file)
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(file); err != nil {
			tb.Fatal(err)
		}
	}
	b, err := io.ReadAll(r)
	if err != nil {
		tb.Fatal(err)
	}
	if !utf8.Valid(b) {
		b = []byte(strings.ToValidUTF8(string(b), "\uFFFD"))
	}
	return b
}

var goldSets = []string{"fundus", "wcxb", "htmldate", "evaldata", "sites"}

func TestGoldPagesHaveTheTreeOfTheOracle(t *testing.T) {
	for _, set := range goldSets {
		t.Run(set, func(t *testing.T) {
			t.Parallel()
			var p Parser
			pages := 0
			goldPages(t, set, func(id string, page []byte) {
				pages++
				tree := p.Parse(page)
				checkLinks(t, tree)
				if tree.Flattened() {
					t.Errorf("%s is flattened", id)
				}
				doc := oracle(page)
				if doc == nil {
					t.Errorf("%s: x/net gives no tree", id)
					return
				}
				if s := difference(tree, doc); s != "" {
					t.Errorf("%s: %s", id, s)
				}
			})
			t.Logf("%d pages", pages)
		})
	}
}

func TestWarmParserAllocatesNothing(t *testing.T) {
	var p Parser
	goldPages(t, "fundus", func(id string, page []byte) {
		p.Parse(page)
		if n := testing.AllocsPerRun(1, func() { p.Parse(page) }); n > 0 {
			t.Errorf("%s: %v allocations", id, n)
		}
	})
}

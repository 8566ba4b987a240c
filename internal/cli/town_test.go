package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"broadsheet/internal/demo"
)

const townFile = "testdata/town.json"

// TestTownIsFoundAsPinned lives through ten days of several towns. What is found of each kind is pinned by seed and may
// only rise; of the crawl nothing may be missed. BROADSHEET_SEEDS is the number of towns, 5 by default; with
// BROADSHEET_UPDATE_FLOORS=1 counts that rose are written.
func TestTownIsFoundAsPinned(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED: -short: the town is not lived through")
	}
	seeds := 5
	if n, err := strconv.Atoi(os.Getenv("BROADSHEET_SEEDS")); err == nil {
		seeds = n
	}
	pinned := map[string]map[string]int{}
	raw, err := os.ReadFile(townFile)
	if err == nil {
		err = json.Unmarshal(raw, &pinned)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	for seed := 1; seed <= seeds; seed++ {
		name := fmt.Sprint(seed)
		out, _ := must(t, "demo", filepath.Join(t.TempDir(), name), "--seed", name, "--days", "10", "--json")
		var report demo.Report
		if err := json.Unmarshal([]byte(out), &report); err != nil {
			t.Fatal(err)
		}
		if pinned[name] == nil {
			pinned[name] = map[string]int{}
		}
		judgeTown(t, name, report, pinned[name])
	}
	if os.Getenv("BROADSHEET_UPDATE_FLOORS") != "" {
		var b strings.Builder
		if err := (&program{stdout: &b}).printJSON(pinned); err != nil {
			t.Fatal(err)
		}
		write(t, townFile, b.String())
	}
}

// judgeTown compares a report with what is pinned for its seed, and lets pinned rise.
func judgeTown(t *testing.T, seed string, r demo.Report, pinned map[string]int) {
	t.Helper()
	planted, found := 0, 0
	for kind, c := range r.Kinds {
		if c.Part == "crawl" && c.Found < c.Planted {
			t.Errorf("seed %s: crawl fact %s: %d of %d found", seed, kind, c.Found, c.Planted)
		}
		if c.Part == "reading" {
			planted, found = planted+c.Planted, found+c.Found
		}
		if c.Found < pinned[kind] {
			t.Errorf("seed %s: %s: %d found, pinned are %d", seed, kind, c.Found, pinned[kind])
		}
		pinned[kind] = max(pinned[kind], c.Found)
	}
	if found*100 < planted*80 {
		t.Errorf("seed %s: %d of %d reading facts found, less than 80 %%", seed, found, planted)
	}
	t.Logf("seed %s: %d of %d reading facts found", seed, found, planted)
	for _, m := range r.Missed {
		if r.Kinds[m.Kind].Part == "crawl" {
			t.Logf("missed %s at %s: want %s, got %s", m.Kind, m.URL, m.Want, m.Got)
		}
	}
}

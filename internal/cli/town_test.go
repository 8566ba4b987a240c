package cli

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"broadsheet/internal/demo"
)

// TestTownIsFound lives through ten days of several towns: all of the crawl and all of the reading must be found, and of
// what many pages tell together, all or nothing of a kind: nothing while no part of the program reads it.
// BROADSHEET_SEEDS is the number of towns, 5 by default.
func TestTownIsFound(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED: -short: the town is not lived through")
	}
	seeds := 5
	if n, err := strconv.Atoi(os.Getenv("BROADSHEET_SEEDS")); err == nil {
		seeds = n
	}
	for seed := 1; seed <= seeds; seed++ {
		name := fmt.Sprint(seed)
		out, _ := must(t, "demo", filepath.Join(t.TempDir(), name), "--seed", name, "--days", "10", "--json")
		var report demo.Report
		if err := json.Unmarshal([]byte(out), &report); err != nil {
			t.Fatal(err)
		}
		judgeTown(t, name, report)
	}
}

// judgeTown fails for each fact that is missed.
func judgeTown(t *testing.T, seed string, r demo.Report) {
	t.Helper()
	planted := map[string]int{}
	for _, c := range r.Kinds {
		planted[c.Part] += c.Planted
	}
	if planted["crawl"] < 200 || planted["reading"] < 1000 {
		t.Errorf("seed %s: only %v facts are planted", seed, planted)
	}
	for _, m := range r.Missed {
		if c := r.Kinds[m.Kind]; c.Part != "knowledge" || c.Found > 0 {
			t.Errorf("seed %s: missed %s at %s: want %s, got %s", seed, m.Kind, m.URL, m.Want, m.Got)
		}
	}
	t.Logf("seed %s: %v facts planted", seed, planted)
}

package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

func TestDemoTwiceIsTheSameToTheByteAndOutsideReadersSeeSQLitesValues(t *testing.T) {
	one, two := filepath.Join(t.TempDir(), "one"), filepath.Join(t.TempDir(), "two")
	must(t, "demo", one)
	must(t, "demo", two)
	for _, pattern := range []string{"exports/demo/*/*.parquet", "exports/demo/manifest.json", "warc/*/*/*.warc.gz"} {
		files, err := filepath.Glob(filepath.Join(one, pattern))
		if err != nil || len(files) == 0 {
			t.Fatalf("no %s: %v", pattern, err)
		}
		for _, a := range files {
			rel, _ := filepath.Rel(one, a)
			left, err := os.ReadFile(a)
			if err != nil {
				t.Fatal(err)
			}
			right, err := os.ReadFile(filepath.Join(two, rel))
			if err != nil {
				t.Fatal(err)
			}
			if string(left) != string(right) {
				t.Errorf("%s differs between two runs", rel)
			}
		}
	}
	must(t, "-C", one, "verify")

	python := os.Getenv("BROADSHEET_PYTHON")
	if python == "" {
		t.Skip("SKIPPED: BROADSHEET_PYTHON is not set: pandas, polars, DuckDB and datasets did not open the demo's export")
	}
	out := filepath.Join(t.TempDir(), "out")
	must(t, "-C", one, "export", "--nested", "--out", out)
	c := exec.Command(python, "../../export/testdata/read.py", filepath.Join(one, "archive.db"), out)
	c.Env = append(os.Environ(), "HF_HOME="+t.TempDir(), "HF_HUB_OFFLINE=1")
	if said, err := c.CombinedOutput(); err != nil {
		t.Errorf("outside readers: %v\n%s", err, said)
	}
}

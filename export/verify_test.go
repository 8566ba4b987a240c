package export

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"broadsheet/datasets"
)

func edit(t *testing.T, path string, change func(string) string) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(change(string(raw))), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestVerifyFindsDamage(t *testing.T) {
	const file = "bylines/train-00000-of-00001.parquet"
	replace := func(name, before, after string) func(*testing.T, string) {
		return func(t *testing.T, dir string) {
			edit(t, filepath.Join(dir, name), func(s string) string {
				if !strings.Contains(s, before) {
					t.Fatalf("%s does not hold %s", name, before)
				}
				return strings.Replace(s, before, after, 1)
			})
		}
	}
	for name, c := range map[string]struct {
		damage func(t *testing.T, dir string)
		want   Problem
	}{
		"a byte that changed": {func(t *testing.T, dir string) {
			edit(t, filepath.Join(dir, file), func(s string) string { return s[:99] + string(s[99]^1) + s[100:] })
		}, Problem{file, "its SHA-256 is not that of the manifest"}},
		"a file cut off": {func(t *testing.T, dir string) {
			edit(t, filepath.Join(dir, file), func(s string) string { return s[:len(s)-1] })
		}, Problem{file, "bytes, the manifest says"}},
		"a file that is gone": {func(t *testing.T, dir string) { os.Remove(filepath.Join(dir, file)) },
			Problem{file, "is missing"}},
		"a file too many": {func(t *testing.T, dir string) {
			os.WriteFile(filepath.Join(dir, "bylines/more.parquet"), nil, 0o644)
		}, Problem{"bylines/more.parquet", "is not in the manifest"}},
		"a card that was edited":    {replace("README.md", "Bylines", "Gylines"), Problem{"README.md", "SHA256SUMS"}},
		"checksums that are gone":   {func(t *testing.T, dir string) { os.Remove(filepath.Join(dir, "SHA256SUMS")) }, Problem{"SHA256SUMS", "is missing"}},
		"rows that do not add up":   {replace("manifest.json", `"rows": 6`, `"rows": 7`), Problem{"bylines", "6 rows in its files, the table has 7"}},
		"a path out of the export":  {replace("manifest.json", `"path": "bylines`, `"path": "../bylines`), Problem{"../" + file, "outside"}},
		"columns of another table":  {otherColumns, Problem{file, "columns are not those of the catalogue"}},
		"a manifest of another sum": {replace("manifest.json", `"name": "test"`, `"name": "best"`), Problem{"manifest.json", "SHA256SUMS"}},
	} {
		t.Run(name, func(t *testing.T) {
			table, _ := datasets.Get("bylines")
			dir, _ := write1(t, table, made(table, 6))
			if problems, err := Verify(dir); err != nil || len(problems) > 0 {
				t.Fatalf("before the damage: %v %v", problems, err)
			}
			c.damage(t, dir)
			problems, err := Verify(dir)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range problems {
				if p.Path == c.want.Path && strings.Contains(p.What, c.want.What) {
					return
				}
			}
			t.Errorf("found %v, want %v", problems, c.want)
		})
	}
}

// otherColumns writes a sound export of a table that only claims to be bylines.
func otherColumns(t *testing.T, dir string) {
	table, _ := datasets.Get("bylines")
	table.Columns = table.Columns[:2]
	if _, err := Write(context.Background(), spec(dir, Rows{table, seq(made(table, 6))})); err != nil {
		t.Fatal(err)
	}
}

func TestVerifyNeedsAnExport(t *testing.T) {
	if _, err := Verify(t.TempDir()); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("an empty directory: %v", err)
	}
	dir := t.TempDir()
	os.WriteFile(filepath.Join(dir, "manifest.json"), []byte(`{"format":"broadsheet-export/99"}`), 0o644)
	if _, err := Verify(dir); err == nil || !strings.Contains(err.Error(), `format "broadsheet-export/99"`) {
		t.Errorf("a manifest of the future: %v", err)
	}
}

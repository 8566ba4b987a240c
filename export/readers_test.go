package export

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"broadsheet/datasets"
)

// awkward are texts that files and readers are known to trip over.
var awkward = []string{"", " ", "plain", "\"quoted\", 'twice'", "line\nbreak\r\nand\ttab", "naïve 日本語 العربية 🗞️", "e\u0301 is not é",
	"null", "NaN", "0", "2026-03-02", "\u00a0\u200b", "a; b", strings.Repeat("long text ", 20_000)}

var instants = []string{"2026-03-02T06:30:00.000001Z", "1969-12-31T23:59:59.999999Z", "1815-06-18T11:00:00.000000Z", "2100-02-28T00:00:00.000000Z"}

// made gives n rows of any table of the catalogue, every column with and without null, key columns in order.
func made(t datasets.Table, n int) [][]any {
	rows := make([][]any, n)
	for i := range rows {
		for j, c := range t.Columns {
			rows[i] = append(rows[i], madeCell(c, i, j))
		}
		for k, key := range t.Key { // bylines has positions 1 to 3 of each article
			for j, c := range t.Columns {
				if c.Name == key && k == 0 {
					rows[i][j] = fmt.Sprintf("%032x", i/(2*len(t.Key)-1))
				} else if c.Name == key {
					rows[i][j] = int64(i%3 + 1)
				}
			}
		}
	}
	return rows
}

func madeCell(c datasets.Column, i, j int) any {
	if c.Nullable && (i+j)%3 == 0 {
		return nil
	}
	switch c.Type {
	case datasets.Int32, datasets.Int64:
		return int64((i - 3) * 1000)
	case datasets.Timestamp:
		return instants[(i+j)%len(instants)]
	case datasets.Date:
		return instants[(i+j)%len(instants)][:10]
	case datasets.ListString:
		return asJSON(awkward[1 : 1+i%4])
	case datasets.ListStruct:
		return asJSON(madeStructs(c, i))
	}
	return awkward[(i+j)%len(awkward)]
}

func madeStructs(c datasets.Column, i int) []map[string]any {
	out := []map[string]any{}
	for e := range i % 4 {
		element := map[string]any{}
		for f, field := range c.Fields {
			element[field.Name] = madeCell(field, i+e, f)
		}
		out = append(out, element)
	}
	return out
}

func asJSON(v any) string {
	raw, _ := json.Marshal(v)
	return string(raw)
}

// TestOtherReaders has pandas, pyarrow, polars, DuckDB, Hugging Face datasets, mlcroissant and frictionless open an
// export, and compare every value and type with what was written; it also runs the card's and the catalogue's
// examples. BROADSHEET_PYTHON names a Python that has them.
func TestOtherReaders(t *testing.T) {
	python := os.Getenv("BROADSHEET_PYTHON")
	if python == "" {
		t.Skip("SKIPPED: no outside reader opened the export; set BROADSHEET_PYTHON to a Python with pandas, pyarrow, polars, duckdb, datasets, mlcroissant, frictionless")
	}
	tables, rows := []Rows{}, map[string]any{}
	for _, name := range []string{"articles", "bylines", "articles_nested"} {
		table, _ := datasets.Get(name)
		given := made(table, 150)
		tables = append(tables, Rows{table, seq(given)})
		rows[name] = map[string]any{"columns": table.Columns, "rows": given, "example": table.ExampleFile, "code": table.Example}
	}
	dump := filepath.Join(t.TempDir(), "rows.json")
	if err := os.WriteFile(dump, []byte(asJSON(rows)), 0o600); err != nil {
		t.Fatal(err)
	}
	whole, parts := t.TempDir(), t.TempDir() // one file a table, and several
	for dir, l := range map[string]limits{whole: standard, parts: {100, 1 << 20, 10 << 20}} {
		s := Spec{Dir: dir, Name: "readers", Title: "Readers: a \"test\"", Date: "2026-03-02", Snapshot: "s1", Rules: "r1",
			Program: "broadsheet test", Languages: []string{"en", "no"}, URL: "https://dataset.example/readers", Creator: "Example Desk", Tables: tables}
		if _, err := write(context.Background(), s, l); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(python, "testdata/read.py", dump, whole, parts)
	cmd.Env = append(os.Environ(), "HF_HOME="+t.TempDir(), "HF_HUB_OFFLINE=1", "HF_DATASETS_OFFLINE=1")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	t.Logf("%s", out)
}

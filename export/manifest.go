package export

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
)

// Format names the layout of an export.
const Format = "broadsheet-export/1"

// Manifest says what an export consists of. It holds no clock, host or path: the same rows, exported twice by one
// program, give the same manifest.
type Manifest struct {
	Format   string            `json:"format"`
	Name     string            `json:"name"`
	Date     string            `json:"date,omitempty"`
	Snapshot string            `json:"snapshot"`
	Rules    string            `json:"rules_hash"`
	Program  string            `json:"program"`
	Writer   map[string]string `json:"writer"` // what the bytes depend on besides the rows
	Tables   []TableEntry      `json:"tables"`
}

// TableEntry is one table of an export.
type TableEntry struct {
	Name    string           `json:"name"`
	Version string           `json:"version"`
	Rows    int64            `json:"rows"`
	Nulls   map[string]int64 `json:"nulls"` // rows without a value, by nullable column
	Files   []File           `json:"files"`
}

// File is one Parquet file.
type File struct {
	Path      string `json:"path"` // relative to the export, with '/'
	Rows      int64  `json:"rows"`
	RowGroups int    `json:"row_groups"`
	Bytes     int64  `json:"bytes"`
	SHA256    string `json:"sha256"`    // of the bytes, hexadecimal
	RowsHash  string `json:"rows_hash"` // of the rows, whatever their order and codec
}

// Bytes is the size of all Parquet files of the table.
func (t TableEntry) Bytes() int64 {
	var n int64
	for _, f := range t.Files {
		n += f.Bytes
	}
	return n
}

// ReadManifest reads the manifest of the export in dir. A directory without one gives an error that is
// fs.ErrNotExist.
func ReadManifest(dir string) (Manifest, error) {
	var m Manifest
	raw, err := os.ReadFile(filepath.Join(dir, "manifest.json"))
	if err != nil {
		return m, fmt.Errorf("read export: %w", err)
	}
	if err := json.Unmarshal(raw, &m); err != nil {
		return m, fmt.Errorf("read %s: %w", filepath.Join(dir, "manifest.json"), err)
	}
	if m.Format != Format {
		return m, fmt.Errorf("read %s: format %q, want %q", filepath.Join(dir, "manifest.json"), m.Format, Format)
	}
	return m, nil
}

// entry describes a finished table, and gives its files their names.
func (w *tableWriter) entry() TableEntry {
	t := TableEntry{Name: w.table.Name, Version: w.table.Version, Rows: w.rows, Nulls: map[string]int64{}}
	for i, c := range w.table.Columns {
		if c.Nullable {
			t.Nulls[c.Name] = w.nulls[i]
		}
	}
	for i, p := range w.files {
		p.Path = fmt.Sprintf("%s/train-%05d-of-%05d.parquet", w.table.Name, i, len(w.files))
		t.Files = append(t.Files, p.File)
	}
	return t
}

// writer names what the bytes of a file depend on besides its rows: codec and encoder releases, and whether their
// assembly is in use.
func writer() map[string]string {
	out := map[string]string{"goarch": runtime.GOARCH, "tags": ""}
	build, ok := debug.ReadBuildInfo()
	if !ok {
		return out
	}
	for _, s := range build.Settings {
		if s.Key == "-tags" {
			out["tags"] = s.Value
		}
	}
	for _, dep := range build.Deps {
		switch dep.Path {
		case "github.com/parquet-go/parquet-go", "github.com/klauspost/compress":
			out[strings.TrimPrefix(dep.Path, "github.com/")] = dep.Version
		}
	}
	return out
}

package export

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"broadsheet/datasets"

	"github.com/parquet-go/parquet-go"
)

// Problem is one thing wrong with an export.
type Problem struct {
	Path string `json:"path"` // relative to the export
	What string `json:"what"`
}

// Verify reads the export in dir again: every file is there with its size and checksum, Parquet files have the rows
// and the schema that manifest and catalogue say, and none lies there that the manifest does not name. Damage is a
// Problem; an error means that dir could not be judged (fs.ErrNotExist: it holds no export).
func Verify(dir string) ([]Problem, error) {
	m, err := ReadManifest(dir)
	if err != nil {
		return nil, err
	}
	var out []Problem
	for _, t := range m.Tables {
		out = append(out, verifyTable(dir, t)...)
	}
	sums, err := verifySums(dir)
	return append(out, sums...), err
}

func verifyTable(dir string, entry TableEntry) []Problem {
	var out []Problem
	table, known := datasets.Get(entry.Name)
	rows, named := int64(0), []string{}
	for _, f := range entry.Files {
		named = append(named, filepath.Join(dir, filepath.FromSlash(f.Path)))
		if !filepath.IsLocal(filepath.FromSlash(f.Path)) {
			out = append(out, Problem{f.Path, "the manifest names a file outside the export"})
			continue
		}
		var want *parquet.Schema
		if known && table.Version == entry.Version {
			want = schema(table)
		}
		if what := verifyFile(dir, f, want); what != "" {
			out = append(out, Problem{f.Path, what})
		}
		rows += f.Rows
	}
	if rows != entry.Rows {
		out = append(out, Problem{entry.Name, fmt.Sprintf("%d rows in its files, the table has %d", rows, entry.Rows)})
	}
	found, _ := filepath.Glob(filepath.Join(dir, entry.Name, "*.parquet"))
	for _, path := range found {
		if !slices.Contains(named, path) {
			out = append(out, Problem{entry.Name + "/" + filepath.Base(path), "is not in the manifest"})
		}
	}
	return out
}

// verifyFile says what is wrong with one Parquet file, or "". A nil schema is not compared.
func verifyFile(dir string, want File, s *parquet.Schema) string {
	f, err := os.Open(filepath.Join(dir, filepath.FromSlash(want.Path)))
	if errors.Is(err, fs.ErrNotExist) {
		return "is missing"
	} else if err != nil {
		return err.Error()
	}
	defer f.Close()
	if stat, err := f.Stat(); err != nil {
		return err.Error()
	} else if stat.Size() != want.Bytes {
		return fmt.Sprintf("%d bytes, the manifest says %d", stat.Size(), want.Bytes)
	}
	if sum, err := digest(f); err != nil {
		return err.Error()
	} else if sum != want.SHA256 {
		return "its SHA-256 is not that of the manifest"
	}
	pf, err := open(f)
	if err != nil {
		return "cannot be opened as Parquet: " + err.Error()
	}
	if pf.NumRows() != want.Rows {
		return fmt.Sprintf("%d rows, the manifest says %d", pf.NumRows(), want.Rows)
	}
	if s != nil && !parquet.EqualNodes(pf.Schema(), s) {
		return "its columns are not those of the catalogue"
	}
	return ""
}

// verifySums compares the files beside the tables with SHA256SUMS. Parquet files were compared with the manifest.
func verifySums(dir string) ([]Problem, error) {
	raw, err := os.ReadFile(filepath.Join(dir, "SHA256SUMS"))
	if errors.Is(err, fs.ErrNotExist) {
		return []Problem{{"SHA256SUMS", "is missing"}}, nil
	} else if err != nil {
		return nil, err
	}
	var out []Problem
	for _, name := range described[:len(described)-1] {
		content, err := os.ReadFile(filepath.Join(dir, name))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			out = append(out, Problem{name, "is missing"})
		case err != nil:
			return out, err
		case !strings.Contains(string(raw), fmt.Sprintf("%x  %s\n", sha256.Sum256(content), name)):
			out = append(out, Problem{name, "its SHA-256 is not that of SHA256SUMS"})
		}
	}
	return out, nil
}

// Package export writes rows as a dataset that others can trust.
//
// What comes in are rows in the order of their key, and the definitions of their tables from the catalogue. What goes
// out is a directory: Parquet files a table, a card (README.md, in the manner of Hugging Face), manifest.json,
// croissant.json, datapackage.json and SHA256SUMS. It knows no table by name, opens no archive, reads no clock, and
// the same rows give the same bytes.
package export

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"broadsheet/datasets"
)

// Spec is one export.
type Spec struct {
	Dir         string   // made if missing; an earlier export in it is replaced, other files are left alone
	Name        string   // of the dataset: letters, digits, '-', '.'
	Title       string   // for people; "" = Name
	Description string   // a sentence or two; "" = those of the tables
	Date        string   // of the snapshot, 2006-01-02; never today's, or two exports differ; "" = not said
	Snapshot    string   // identifies the state of the archive
	Rules       string   // hash of the reading rules
	Program     string   // "broadsheet" and its version
	Command     string   // how to make this export again
	Languages   []string // of the texts, BCP 47, sorted
	License     string   // identifier of Hugging Face's list; "" = "other": texts belong to their publishers
	URL         string   // where the dataset will be published; "" = nowhere
	Creator     string   // who publishes it; "" = not said
	Tables      []Rows   // in the order of the card; the first is the default
}

// Rows is one table to export. Rows gives each row's values in the order of the table's columns, in strict order of
// its key; a slice may be used again after the next row was asked for. Values are what SQLite gives: nil, string,
// int64, float64; also bool. Instants are text in archive.TimeFormat, days 2006-01-02, lists the text of a JSON array.
type Rows struct {
	Table datasets.Table
	Rows  iter.Seq2[[]any, error]
}

// Write writes the export. Nothing of an earlier one changes before all files are written and synced and all rows read
// again; on an error what was written goes, new folders too. Errors name table, row and column.
func Write(ctx context.Context, spec Spec) (Manifest, error) {
	m, err := write(ctx, spec, standard)
	if err != nil {
		return m, fmt.Errorf("export %s: %w", spec.Dir, err)
	}
	return m, nil
}

func write(ctx context.Context, spec Spec, l limits) (Manifest, error) {
	m := Manifest{Format: Format, Name: spec.Name, Date: spec.Date, Snapshot: spec.Snapshot, Rules: spec.Rules,
		Program: spec.Program, Writer: writer()}
	if len(spec.Tables) == 0 {
		return m, errors.New("no table")
	}
	before, err := ours(spec.Dir)
	if err != nil {
		return m, err
	}
	_, err = os.Stat(spec.Dir)
	made := errors.Is(err, fs.ErrNotExist)
	var writers []*tableWriter
	beside := staged{dir: spec.Dir}
	defer func() {
		beside.discard()
		for _, w := range writers {
			w.discard()
			os.Remove(filepath.Join(spec.Dir, w.table.Name)) // if empty, as Dir is then
		}
		if made {
			os.Remove(spec.Dir)
		}
	}()
	for _, rows := range spec.Tables {
		w, err := newTableWriter(rows.Table, spec.Dir, l)
		if err != nil {
			return m, err
		}
		writers = append(writers, w)
		if err := w.write(ctx, rows); err != nil {
			return m, fmt.Errorf("table %s: %w", rows.Table.Name, err)
		}
		m.Tables = append(m.Tables, w.entry())
	}
	if err := describe(spec, m, &beside); err != nil {
		return m, err
	}
	for _, w := range writers {
		for _, p := range w.files {
			if err := os.Rename(p.temp, filepath.Join(spec.Dir, filepath.FromSlash(p.Path))); err != nil {
				return m, err
			}
		}
	}
	if err := beside.name(); err != nil {
		return m, err
	}
	for _, t := range spec.Tables {
		if err := syncDir(filepath.Join(spec.Dir, t.Table.Name)); err != nil {
			return m, err
		}
	}
	if err := syncDir(spec.Dir); err != nil {
		return m, err
	}
	return m, prune(spec.Dir, before, m)
}

// ours reads the manifest of an earlier export in dir, if there is one. A directory that holds a README.md or other
// file of our names without a manifest is somebody else's.
func ours(dir string) (Manifest, error) {
	before, err := ReadManifest(dir)
	if !errors.Is(err, fs.ErrNotExist) {
		return before, err
	}
	for _, name := range described {
		if _, err := os.Lstat(filepath.Join(dir, name)); err == nil {
			return before, fmt.Errorf("%s is not of an export: choose an empty directory", name)
		}
	}
	return before, nil
}

// described are the files beside the tables, in the order of SHA256SUMS, which ends them.
var described = []string{"README.md", "croissant.json", "datapackage.json", "manifest.json", "SHA256SUMS"}

// describe writes the files beside the tables, under temporary names.
func describe(spec Spec, m Manifest, to *staged) error {
	readme, err := card(spec, m)
	if err != nil {
		return fmt.Errorf("README.md: %w", err)
	}
	contents := map[string][]byte{"README.md": readme}
	for name, value := range map[string]any{
		"croissant.json": croissant(spec, m), "datapackage.json": datapackage(spec, m), "manifest.json": m,
	} {
		raw, err := marshal(value)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		contents[name] = raw
	}
	contents["SHA256SUMS"] = sums(m, contents)
	for _, name := range described {
		if err := to.write(name, contents[name]); err != nil {
			return err
		}
	}
	return nil
}

func marshal(v any) ([]byte, error) {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(v)
	return []byte(b.String()), err
}

// prune removes the Parquet files of the export before that the new one does not name.
func prune(dir string, before, now Manifest) error {
	var keep []string
	for _, t := range now.Tables {
		for _, f := range t.Files {
			keep = append(keep, f.Path)
		}
	}
	for _, t := range before.Tables {
		for _, f := range t.Files {
			if !filepath.IsLocal(f.Path) || slices.Contains(keep, f.Path) {
				continue
			}
			if err := os.Remove(filepath.Join(dir, filepath.FromSlash(f.Path))); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
			os.Remove(filepath.Join(dir, filepath.FromSlash(t.Name))) // if empty now
		}
	}
	return nil
}

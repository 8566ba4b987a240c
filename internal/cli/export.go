package cli

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"broadsheet/archive/sqlite"
	"broadsheet/datasets"
	"broadsheet/export"
	"broadsheet/normalize"
)

func (p *program) export() *cobra.Command {
	var out, name string
	var nested bool
	c := &cobra.Command{
		Use:   "export [TABLE…]",
		Short: "Write Parquet datasets with card, manifest and checksums",
		Long:  "Write Parquet datasets with card, manifest and checksums. Tables: " + tableNames() + ". Default: articles bylines.",
		RunE: func(c *cobra.Command, args []string) error {
			w, err := p.open()
			if err != nil {
				return err
			}
			defer w.close()
			if len(args) == 0 {
				args = []string{"articles", "bylines"}
			}
			if nested {
				args = append(args, "articles_nested")
			}
			if out == "" {
				out = w.path("exports", name)
			}
			m, err := p.exportTables(c.Context(), w, out, name, args)
			if err != nil {
				return err
			}
			if p.json {
				return p.printJSON(m)
			}
			for _, t := range m.Tables {
				p.say("%s: %d rows in %s", t.Name, t.Rows, filepath.Join(out, t.Files[0].Path))
			}
			return nil
		},
	}
	c.Flags().StringVar(&out, "out", "", "directory to write (default: exports/NAME in the archive)")
	c.Flags().StringVar(&name, "name", "news", "name of the dataset")
	c.Flags().BoolVar(&nested, "nested", false, "add articles_nested: one table with lists of authors, bylines and images")
	return c
}

func tableNames() string {
	var names []string
	for _, t := range datasets.All() {
		names = append(names, t.Name)
	}
	return strings.Join(names, ", ")
}

// exportTables writes the tables as they stand in one snapshot of the archive.
func (p *program) exportTables(ctx context.Context, w *workspace, dir, name string, tables []string) (export.Manifest, error) {
	snap, err := w.db.Snapshot(ctx)
	if err != nil {
		return export.Manifest{}, err
	}
	defer snap.Close()
	spec := export.Spec{Dir: dir, Name: name, Rules: normalize.RulesHash(), Program: "broadsheet " + version(), Command: "broadsheet export " + strings.Join(tables, " ")}
	if spec.Snapshot, err = snap.ContentVersion(ctx); err != nil {
		return export.Manifest{}, err
	}
	if spec.Languages, spec.Date, err = facts(ctx, snap); err != nil {
		return export.Manifest{}, err
	}
	for _, t := range tables {
		table, ok := datasets.Get(t)
		if !ok {
			return export.Manifest{}, fail(ExitUsage, "broadsheet export "+strings.ReplaceAll(tableNames(), ",", ""), "export: no table %q", t)
		}
		spec.Tables = append(spec.Tables, export.Rows{Table: table, Rows: snap.Rows(ctx, table.Name, table.Names(), table.Key)})
	}
	m, err := export.Write(ctx, spec)
	if err != nil {
		return m, fail(ExitError, "broadsheet verify, or another --out", "%w", err)
	}
	return m, nil
}

// facts reads what the card says of the rows: their languages, and the day of the newest capture.
func facts(ctx context.Context, snap *sqlite.Snapshot) (languages []string, day string, err error) {
	seen := ""
	for row, err := range snap.Rows(ctx, "articles", []string{"language", "fetched_at"}, []string{"language"}) {
		if err != nil {
			return nil, "", err
		}
		if l, _ := row[0].(string); l != "" && l != seen {
			languages, seen = append(languages, l), l
		}
		if at := fmt.Sprint(row[1]); len(at) >= 10 {
			day = max(day, at[:10])
		}
	}
	return languages, day, nil
}

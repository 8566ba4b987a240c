package cli

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
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
		RunE: p.onArchive(func(c *cobra.Command, w *workspace, args []string) error {
			if !sourceName.MatchString(name) {
				return fail(ExitUsage, "--name nordic-2026", "--name %q: want letters, digits, '-' and '.'; --out says where", name)
			}
			if len(args) == 0 {
				args = []string{"articles", "bylines"}
			}
			if nested {
				args = append(args, "articles_nested")
			}
			tables := args[:0:0]
			for _, t := range args {
				if !slices.Contains(tables, t) {
					tables = append(tables, t)
				}
			}
			if out == "" {
				out = w.path("exports", name)
			}
			m, err := p.exportTables(c.Context(), w, out, name, tables)
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
		}),
	}
	c.Flags().StringVar(&out, "out", "", "directory to write (default: exports/NAME in the archive)")
	c.Flags().StringVar(&name, "name", "news", "name of the dataset: letters, digits, '-' and '.'")
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
	spec := export.Spec{Dir: dir, Name: name, Rules: normalize.RulesHash(), Program: "broadsheet " + version(), Command: "broadsheet export " + strings.Join(tables, " ") + " --name " + name}
	if spec.Snapshot, err = snap.ContentVersion(ctx); err != nil {
		return export.Manifest{}, err
	}
	of, err := facts(ctx, snap)
	if err != nil {
		return export.Manifest{}, err
	}
	spec.Languages, spec.Date = of.languages, of.day
	for _, t := range tables {
		table, ok := datasets.Get(t)
		if !ok {
			return export.Manifest{}, fail(ExitUsage, "broadsheet export "+strings.ReplaceAll(tableNames(), ",", ""), "export: no table %q", t)
		}
		if len(spec.Tables) == 0 {
			spec.Description = table.Description + of.pages(table)
		}
		spec.Tables = append(spec.Tables, export.Rows{Table: table, Rows: snap.Rows(ctx, table.Name, table.Names(), table.Key)})
	}
	m, err := export.Write(ctx, spec)
	if err != nil {
		return m, fail(ExitError, "broadsheet verify, or another --out", "%w", err)
	}
	return m, nil
}

// rowFacts are what the card says of the rows of articles.
type rowFacts struct {
	languages []string // sorted
	day       string   // of the newest capture
	kinds     map[string]int
}

func facts(ctx context.Context, snap *sqlite.Snapshot) (f rowFacts, err error) {
	f.kinds = map[string]int{}
	languages := map[string]bool{}
	for row, err := range snap.Rows(ctx, "articles", []string{"language", "fetched_at", "page_kind"}, nil) {
		if err != nil {
			return f, err
		}
		if l, _ := row[0].(string); l != "" {
			languages[l] = true
		}
		if at := fmt.Sprint(row[1]); len(at) >= 10 {
			f.day = max(f.day, at[:10])
		}
		f.kinds[fmt.Sprint(row[2])]++
	}
	f.languages = slices.Sorted(maps.Keys(languages))
	return f, nil
}

// pages says of a table with a row a page how many there are of each kind, the most first.
func (f rowFacts) pages(t datasets.Table) string {
	if len(f.kinds) == 0 || !slices.Contains(t.Names(), "page_kind") {
		return ""
	}
	kinds := slices.SortedFunc(maps.Keys(f.kinds), func(a, b string) int {
		return cmp.Or(cmp.Compare(f.kinds[b], f.kinds[a]), cmp.Compare(a, b))
	})
	for i, k := range kinds {
		kinds[i] = fmt.Sprintf("%s %d", k, f.kinds[k])
	}
	return " Rows by page_kind: " + strings.Join(kinds, ", ") + "."
}

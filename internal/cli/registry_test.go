package cli

import (
	"slices"
	"testing"
	"time"

	"broadsheet/datasets"
)

func TestViewsRegistryAndColumnsDocAgree(t *testing.T) {
	dir := newArchive(t, "")
	must(t, "-C", dir, "normalize") // documents the columns
	p := &program{dir: dir, now: time.Now}
	w, err := p.open()
	if err != nil {
		t.Fatal(err)
	}
	defer w.close()
	snap, err := w.db.Snapshot(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer snap.Close()
	documented := map[[2]string]string{}
	for row, err := range snap.Rows(t.Context(), "columns_doc", []string{"table_name", "column_name", "description"}, []string{"table_name"}) {
		if err != nil {
			t.Fatal(err)
		}
		documented[[2]string{row[0].(string), row[1].(string)}] = row[2].(string)
	}
	for _, table := range datasets.All() {
		view, err := snap.Columns(t.Context(), table.Name)
		if err != nil {
			t.Errorf("%s has no view: %v", table.Name, err)
			continue
		}
		if names := table.Names(); !slices.Equal(view[:min(len(view), len(names))], names) {
			t.Errorf("%s: the view begins with %v, the registry has %v", table.Name, view, names)
		}
		for _, c := range table.Columns {
			if documented[[2]string{table.Name, c.Name}] != c.Meaning {
				t.Errorf("%s.%s: columns_doc says %q, the registry %q", table.Name, c.Name, documented[[2]string{table.Name, c.Name}], c.Meaning)
			}
		}
	}
	if gaps, err := w.db.Undocumented(t.Context()); err != nil || len(gaps) > 0 {
		t.Errorf("not described in columns_doc: %v, %v", gaps, err)
	}
}

// TestPublicViewsHoldNoEmptyStrings: NULL is what is not there, as archive/sqlite/README.md says.
func TestPublicViewsHoldNoEmptyStrings(t *testing.T) {
	t.Parallel()
	w := newWeb(t)
	dir := newArchive(t, w.paper("times.example", "/a-1.html", "/b-2.html"))
	w.serve("times.example/b-2.html", "text/html", "<title>x</title><p>A page without headline, author and date, of a few words.</p>")
	w.crawl(dir)
	p := &program{dir: dir, now: time.Now}
	archive, err := p.open()
	if err != nil {
		t.Fatal(err)
	}
	defer archive.close()
	snap, err := archive.db.Snapshot(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer snap.Close()
	for _, view := range []string{"articles", "articles_nested", "bylines", "images", "evidence", "residue", "article_versions", "captures", "coverage", "sources", "frontier", "runs", "skips"} {
		columns, err := snap.Columns(t.Context(), view)
		if err != nil {
			t.Fatal(err)
		}
		rows := 0
		for row, err := range snap.Rows(t.Context(), view, columns, nil) {
			if err != nil {
				t.Fatal(err)
			}
			rows++
			if at := slices.Index(row, any("")); at >= 0 {
				t.Errorf("%s.%s is empty in %v", view, columns[at], row)
			}
		}
		if rows == 0 && !slices.Contains([]string{"images", "skips", "residue"}, view) {
			t.Errorf("%s has no row: nothing was looked at", view)
		}
	}
}

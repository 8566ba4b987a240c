package sqlite

import (
	"slices"
	"testing"
)

func TestEveryColumnIsDescribed(t *testing.T) {
	db := openTest(t)
	missing, err := db.Undocumented(bg)
	must(t, err)
	for _, column := range missing {
		// The registry of published tables describes these; the command line hands its words in.
		published := func(table string) bool {
			s, err := db.Snapshot(bg)
			must(t, err)
			defer s.Close()
			columns, err := s.Columns(bg, table)
			must(t, err)
			return slices.ContainsFunc(columns, func(c string) bool { return table+"."+c == column })
		}
		if !published("articles") && !published("bylines") && !published("articles_nested") {
			t.Errorf("%s: README.md and the file differ", column)
		}
	}
	if !slices.Contains(missing, "articles.headline") || slices.Contains(missing, "articles.dateline_raw") {
		t.Errorf("undocumented: %v", missing)
	}
	must(t, db.SetColumnDocs(bg, []ColumnDoc{{"articles", "headline", "Headline.", ""}, {"articles", "no_such", "x", ""}}))
	missing, err = db.Undocumented(bg)
	must(t, err)
	if slices.Contains(missing, "articles.headline") || !slices.Contains(missing, "articles.no_such") {
		t.Errorf("undocumented after the registry spoke: %v", missing)
	}
}

func TestDescriptionsComeFromTheReadme(t *testing.T) {
	db := openTest(t)
	var about, unit string
	must(t, db.reader.QueryRow("SELECT description FROM columns_doc WHERE table_name = 'images' AND column_name = ''").Scan(&about))
	must(t, db.reader.QueryRow("SELECT unit FROM columns_doc WHERE table_name = 'captures' AND column_name = 'warc_length'").Scan(&unit))
	if about != "The pictures of each article, in order." || unit != "bytes" {
		t.Errorf("images: %q; captures.warc_length in %q", about, unit)
	}
}

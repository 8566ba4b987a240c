package sqlite

import (
	"errors"
	"testing"

	"broadsheet/archive"
)

func TestRowsRefuseNamesThatAreNotThere(t *testing.T) {
	db := openTest(t)
	for _, c := range []struct {
		table           string
		columns, sorted []string
	}{
		{"_captures", []string{"id"}, nil},
		{"articles_fts", []string{"headline"}, nil},
		{"nowhere", []string{"id"}, nil},
		{"articles", []string{"headline", `1" --`}, nil},
		{"articles", []string{"headline"}, []string{"id"}},
	} {
		n := 0
		for _, err := range db.Rows(bg, c.table, c.columns, c.sorted) {
			n++
			if !errors.Is(err, archive.ErrNotFound) {
				t.Errorf("%+v: %v", c, err)
			}
		}
		if n != 1 {
			t.Errorf("%+v: %d errors", c, n)
		}
	}
}

func TestSnapshotStaysWhileOthersWrite(t *testing.T) {
	db := openTest(t)
	saved(t, db, "rules-1", []archive.Capture{page("https://times.example/a", start, 1)}, bridge())
	s, err := db.Snapshot(bg)
	must(t, err)
	defer s.Close()
	before, err := s.ContentVersion(bg)
	must(t, err)
	saved(t, db, "rules-1", []archive.Capture{page("https://times.example/b", start, 2)}, reading("B", "b"))
	n := 0
	for _, err := range s.Rows(bg, "articles", []string{"article_id"}, []string{"article_id"}) {
		must(t, err)
		n++
	}
	same, err := s.ContentVersion(bg)
	must(t, err)
	later, err := db.Snapshot(bg)
	must(t, err)
	defer later.Close()
	after, err := later.ContentVersion(bg)
	must(t, err)
	if n != 1 || same != before || after == before {
		t.Errorf("%d articles; content %s, then %s, after a write %s", n, before, same, after)
	}
}

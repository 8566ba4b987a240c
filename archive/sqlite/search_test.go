package sqlite

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"broadsheet/archive"
)

func reading(headline, text string) archive.Reading {
	return archive.Reading{Headline: headline, Blocks: []archive.Block{paragraph(text)}, PageKind: archive.KindArticle, Quality: -1}
}

// found lists the headlines that a search gives.
func headlines(t *testing.T, db *DB, query string) string {
	t.Helper()
	hits, err := db.Search(bg, query, 10)
	must(t, err)
	var out []string
	for _, h := range hits {
		out = append(out, h.Headline)
	}
	return strings.Join(out, ",")
}

func TestSearchFindsWordsWithoutAccents(t *testing.T) {
	db := openTest(t)
	c := page("https://times.example/a", start, 1)
	saved(t, db, "rules-1", []archive.Capture{c}, reading("Bridge", "The café at the quay reopens."))
	hits, err := db.Search(bg, "cafe quay", 10)
	must(t, err)
	if len(hits) != 1 || hits[0].ArticleID != archive.ArticleID(c.URL) || hits[0].URL != c.URL || hits[0].Source != c.Source ||
		hits[0].Snippet != "The [café] at the [quay] reopens." {
		t.Errorf("hits: %+v", hits)
	}
}

func TestSearchSaysWhatQueryItCannotRead(t *testing.T) {
	db := openTest(t)
	saved(t, db, "rules-1", []archive.Capture{page("https://times.example/a", start, 1)}, reading("Bridge", "harbour"))
	for _, query := range []string{`"half a phrase`, `AND`, `nosuch:word`, `don't`, `a-b`, ``, `*`} {
		if _, err := db.Search(bg, query, 1); !errors.Is(err, ErrQuery) {
			t.Errorf("search %q: %v", query, err)
		}
	}
}

// indexed checks that the search index has the articles, all of them as they are, and nothing else.
func indexed(t *testing.T, db *DB) {
	t.Helper()
	_, err := db.writer.Exec("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")
	if err != nil {
		t.Errorf("search index: %v", err)
	}
}

func TestSearchIndexFollowsTheArticles(t *testing.T) {
	db := openTest(t)
	url := "https://times.example/a"
	first, second := page(url, start, 1), page(url, start.Add(time.Hour), 2)
	saved(t, db, "rules-1", []archive.Capture{first}, reading("Old", "harbour"))
	saved(t, db, "rules-1", []archive.Capture{second}, reading("New", "bridge"))
	indexed(t, db)
	if got := headlines(t, db, "harbour") + headlines(t, db, "bridge"); got != "New" {
		t.Errorf("after an edit: %q", got)
	}
	moved := reading("Moved", "quay")
	moved.Canonical = "https://times.example/b"
	saved(t, db, "rules-2", []archive.Capture{second}, moved)
	indexed(t, db)
	if got := headlines(t, db, "harbour") + headlines(t, db, "bridge") + headlines(t, db, "quay"); got != "OldMoved" {
		t.Errorf("after the capture moved to another article: %q", got)
	}
	must(t, db.Drop(bg))
	indexed(t, db)
	if got := headlines(t, db, "harbour OR quay"); got != "" {
		t.Errorf("after dropping all: %q", got)
	}
}

func TestRebuiltIndexFindsTheSame(t *testing.T) {
	db := openTest(t)
	for i := range 20 {
		saved(t, db, "rules-1", []archive.Capture{page(fmt.Sprintf("https://times.example/%d", i), start, i)},
			reading(fmt.Sprint("Headline ", i), words(fmt.Sprint(i%7), 50)+" harbour"))
	}
	before, err := db.Search(bg, "harbour", 20)
	must(t, err)
	must(t, db.RebuildSearch(bg))
	indexed(t, db)
	after, err := db.Search(bg, "harbour", 20)
	must(t, err)
	if len(before) != 20 || fmt.Sprint(before) != fmt.Sprint(after) {
		t.Errorf("before\n%v\nafter\n%v", before, after)
	}
}

func TestSearchGivesArticlesBeforeFrontPages(t *testing.T) {
	db := openTest(t)
	front := reading("The Times", "Harbour. Harbour. Harbour.")
	front.PageKind = archive.KindSection
	wall := reading("Harbour", "harbour")
	wall.PageKind = archive.KindConsent
	for i, r := range []archive.Reading{front, reading("Bridge", words("x", 80)+" harbour"), wall, reading("Harbour", "The harbour reopens.")} {
		saved(t, db, "rules-1", []archive.Capture{page(fmt.Sprintf("https://times.example/%d", i), start, i)}, r)
	}
	hits, err := db.Search(bg, "harbour", 10)
	must(t, err)
	var kinds []string
	for _, h := range hits {
		kinds = append(kinds, string(h.PageKind))
	}
	if got := strings.Join(kinds, " "); got != "article article consent section" && got != "article article section consent" {
		t.Errorf("kinds in order: %s", got)
	}
	if hits[0].Headline != "Harbour" {
		t.Errorf("best article: %+v", hits[0])
	}
	if hits, err = db.Search(bg, "harbour", 2); err != nil || hits[1].PageKind != archive.KindArticle {
		t.Errorf("two hits: %+v, %v", hits, err)
	}
}

// TestSearchKnowsWhatTellsAStory holds the kinds that Search names in SQL to archive's own.
func TestSearchKnowsWhatTellsAStory(t *testing.T) {
	for _, k := range []archive.PageKind{archive.KindArticle, archive.KindLiveBlog, archive.KindGallery, archive.KindVideo, archive.KindSection,
		archive.KindStub, archive.KindConsent, archive.KindNone} {
		db := openTest(t)
		other := reading("A", "harbour")
		other.PageKind = k
		saved(t, db, "rules-1", []archive.Capture{page("https://times.example/a", start, 1)}, other)
		saved(t, db, "rules-1", []archive.Capture{page("https://times.example/b", start, 2)}, reading("B", words("x", 80)+" harbour"))
		hits, err := db.Search(bg, "harbour", 10)
		must(t, err)
		if len(hits) != 2 || (hits[0].PageKind == k) != k.TellsStory() && k != archive.KindArticle {
			t.Errorf("%s: %+v", k, hits)
		}
	}
}

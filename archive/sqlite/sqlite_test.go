package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"broadsheet/archive"
)

var (
	bg    = context.Background()
	start = time.Date(2026, 3, 2, 8, 0, 0, 123456000, time.UTC)
)

func openTest(t *testing.T) *DB {
	t.Helper()
	db, err := Open(filepath.Join(t.TempDir(), "archive.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// must fails the test on an error.
func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// page is a capture of a page at url; digests differ with n.
func page(url string, at time.Time, n int) archive.Capture {
	digest := fmt.Sprintf("sha256:%064x", n)
	return archive.Capture{
		ID: archive.NewCaptureID(url, at, digest), Source: "example-times", URL: url, FetchedAt: at,
		Outcome: archive.OutcomePage, Status: 200, ContentType: "text/html; charset=utf-8", ETag: `"x"`, IP: "192.0.2.1",
		WARCFile: "warc/2026/03/a.warc.gz", WARCOffset: int64(1000 * n), WARCLength: 900, PayloadDigest: digest,
		PayloadSize: 5000, Via: "feed", ViaURL: "https://times.example/feed", FeedTime: at.Add(-time.Hour), FeedPlace: archive.PlaceFeed,
		Elapsed: 1500 * time.Microsecond,
	}
}

func TestCaptureComesBackAsStored(t *testing.T) {
	db := openTest(t)
	c := page("https://times.example/a", start, 0) // a record at offset 0
	again := c
	again.FetchedAt = start.Add(time.Hour)
	again.ID = archive.NewCaptureID(c.URL, again.FetchedAt, c.PayloadDigest)
	again.Outcome, again.RefersTo, again.WARCOffset = archive.OutcomeUnchanged, c.ID, 77
	failed := archive.Capture{
		ID: archive.NewCaptureID(c.URL, start.Add(2*time.Hour), ""), URL: c.URL, FetchedAt: start.Add(2 * time.Hour),
		Outcome: archive.OutcomeFailed, Error: "dial: refused", Imported: true,
	}
	want := []archive.Capture{c, again, failed}
	for i, added := range []int{3, 0} {
		if n, err := db.AddCaptures(bg, want); err != nil || n != added {
			t.Fatalf("add %d: %d new, %v", i, n, err)
		}
	}
	var all []archive.Capture
	for got, err := range db.Captures(bg) {
		must(t, err)
		all = append(all, got)
	}
	if !reflect.DeepEqual(all, want) {
		t.Errorf("captures:\n got %+v\nwant %+v", all, want)
	}
	got, err := db.CaptureByURL(bg, c.URL, start.Add(90*time.Minute))
	if err != nil || got.ID != again.ID {
		t.Errorf("capture by URL and time: %+v, %v", got, err)
	}
	if _, err := db.Capture(bg, "nope"); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("unknown capture: %v", err)
	}
}

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	if _, err := Open(filepath.Join(dir, "none.db"), Options{ReadOnly: true}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("missing file: %v", err)
	}
	text, foreign := filepath.Join(dir, "text.db"), filepath.Join(dir, "foreign.db")
	must(t, os.WriteFile(text, []byte(strings.Repeat("no database ", 100)), 0o666))
	other, err := sql.Open("sqlite", foreign)
	must(t, err)
	_, err = other.Exec("CREATE TABLE articles (id)")
	must(t, err)
	must(t, other.Close())
	for _, name := range []string{text, foreign} {
		for _, o := range []Options{{}, {ReadOnly: true}} {
			if _, err := Open(name, o); err == nil {
				t.Errorf("%s, %+v: opened", filepath.Base(name), o)
			}
		}
	}
	name := filepath.Join(dir, "archive.db")
	db, err := Open(name, Options{})
	must(t, err)
	_, err = db.writer.Exec("PRAGMA user_version = 99")
	must(t, err)
	must(t, db.Close())
	for _, o := range []Options{{}, {ReadOnly: true}} {
		if _, err := Open(name, o); !errors.Is(err, archive.ErrNewer) {
			t.Errorf("newer archive, %+v: %v", o, err)
		}
	}
}

func TestTextIsAlwaysUTF8(t *testing.T) {
	db := openTest(t)
	c := page("https://times.example/\xff", start, 1)
	c.ETag, c.ContentType, c.Error = "\xe9", "text/\xe9", "\xe9"
	again := page(c.URL, start.Add(time.Hour), 1)
	again.Outcome, again.RefersTo, again.ETag = archive.OutcomeUnchanged, c.ID, "\xe9"
	r := reading("\xff", "one \xff two")
	r.Bylines = []archive.Byline{{Name: "\xff", NamePrinted: "\xff", Kind: archive.Person, Role: archive.RoleAuthor}}
	saved(t, db, "rules-1", []archive.Capture{c}, r)
	_, err := db.AddCaptures(bg, []archive.Capture{again})
	must(t, err)
	out := dump(t, db)
	for got, err := range db.Captures(bg) {
		must(t, err)
		out += fmt.Sprintf("%+v", got)
	}
	if strings.Contains(out, "\xff") || strings.Contains(out, `\xff`) || strings.Contains(out, "\xe9") || !strings.Contains(out, "one \uFFFD two") {
		t.Errorf("rows: %s", out)
	}
}

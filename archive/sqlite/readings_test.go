package sqlite

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"broadsheet/archive"
)

func paragraph(text string) archive.Block {
	return archive.Block{Kind: archive.BlockParagraph, Text: text}
}

// bridge is a reading with something in every field.
func bridge() archive.Reading {
	cet := time.FixedZone("", 3600)
	return archive.Reading{
		Headline: "Harbour bridge reopens", Dek: "Repairs cost twice the estimate.", Section: "Local",
		Tags: []string{"bridges", "city <council> & co"}, Language: "en", Canonical: "https://times.example/bridge",
		BylineRaw: "By MAYA OKAFOR, Staff Writer\nPhotos by JON REYES",
		Bylines: []archive.Byline{
			{Name: "Maya Okafor", NamePrinted: "MAYA OKAFOR", Sort: "Okafor, Maya", Kind: archive.Person, Role: archive.RoleAuthor,
				Title: "Staff Writer", AuthorID: "times.example:maya-okafor", URL: "https://times.example/authors/okafor"},
			{Name: "Jon Reyes", NamePrinted: "JON REYES", Kind: archive.Person, Role: archive.RolePhotographer},
		},
		Dateline:  archive.Dateline{Raw: "PORT EXAMPLE (AP) —", Place: "Port Example", Agency: "AP", Date: "March 2"},
		Published: archive.Moment{Clock: time.Date(2026, 3, 2, 0, 30, 0, 0, cet), HasOffset: true, Precision: archive.PrecisionMinute, Source: "json-ld:datePublished", Raw: "2026-03-02T00:30+01:00"},
		Modified:  archive.Moment{Clock: time.Date(2026, 3, 2, 9, 5, 7, 0, time.UTC), Precision: archive.PrecisionSecond, Source: "meta:modified"},
		Blocks: []archive.Block{
			{Kind: archive.BlockDek, Text: "Repairs cost twice the estimate."},
			paragraph("PORT EXAMPLE (AP) — The bridge reopened."),
			{Kind: archive.BlockListItem, Text: "two lanes"}, {Kind: archive.BlockListItem, Text: "no tolls", Joined: true},
			{Kind: archive.BlockSubhead, Text: ""}, paragraph("Café owners cheered."),
		},
		Images:         []archive.Image{{URL: "https://times.example/b.jpg", Caption: "The bridge", Credit: "Jon Reyes"}, {URL: "https://times.example/c.jpg"}},
		AccessDeclared: "free", AccessObserved: "full", PageKind: archive.KindArticle, WireAgency: "ap", Quality: 953,
		Account: []archive.Span{
			{Fate: archive.FateResidue, Family: archive.FamilyMenu, Rule: "en/menu/home", Text: "Home"},
			{Fate: archive.FateResidue, Family: archive.FamilyMenu, Rule: "en/menu/home", Text: "Café"},
			{Fate: archive.FateBody, Rule: "model", Text: "Café owners cheered."},
		},
		Evidence: []archive.Evidence{
			{Field: "headline", Value: "Harbour bridge reopens", Source: "meta:og:title", Chosen: true, Why: "agrees with the heading"},
			{Field: "headline", Value: "Harbour bridge reopens", Source: "markup:h1", Why: "agrees with the heading"},
			{Field: "published", Value: "2026", Source: "text", Why: "older than 2026-03-02T00:30:00+01:00"},
		},
	}
}

// none is a reading of a page without an article.
func none() archive.Reading {
	return archive.Reading{PageKind: archive.KindConsent, Quality: -1, Reason: "consent wall"}
}

// saved stores captures and reads each of them.
func saved(t *testing.T, db *DB, rules string, captures []archive.Capture, readings ...archive.Reading) {
	t.Helper()
	_, err := db.AddCaptures(bg, captures)
	must(t, err)
	var reads []archive.Read
	for i, c := range captures {
		reads = append(reads, archive.Read{CaptureID: c.ID, RulesHash: rules, Reading: readings[i]})
	}
	must(t, db.SaveReadings(bg, reads...))
}

// dump renders every row of the public views that are made from readings, in order.
func dump(t *testing.T, db *DB) string {
	t.Helper()
	var b strings.Builder
	s, err := db.Snapshot(bg)
	must(t, err)
	defer s.Close()
	for _, view := range []string{"articles", "articles_nested", "bylines", "images", "evidence", "residue", "article_versions"} {
		columns, err := s.Columns(bg, view)
		must(t, err)
		fmt.Fprintln(&b, view, columns)
		for row, err := range s.Rows(bg, view, columns, columns) {
			must(t, err)
			fmt.Fprintf(&b, "%#v\n", row)
		}
	}
	return b.String()
}

// one gives the named columns of a view's only row.
func one(t *testing.T, db *DB, view string, columns ...string) []any {
	t.Helper()
	var got [][]any
	for row, err := range db.Rows(bg, view, columns, columns) {
		must(t, err)
		got = append(got, row)
	}
	if len(got) != 1 {
		t.Fatalf("%s has %d rows: %v", view, len(got), got)
	}
	return got[0]
}

func TestReadingComesBackAsSaved(t *testing.T) {
	db := openTest(t)
	a, b := page("https://times.example/bridge?x=1", start, 1), page("https://times.example/wall", start, 2)
	saved(t, db, "rules-1", []archive.Capture{a, b}, bridge(), none())
	for id, want := range map[string]archive.Reading{a.ID: bridge(), b.ID: none()} {
		got, err := db.Reading(bg, id)
		must(t, err)
		want.Account = nil // not kept
		for _, m := range []*archive.Moment{&got.Reading.Published, &want.Published, &got.Reading.Modified, &want.Modified} {
			m.Raw += "|" + m.String() // zones compare by what they print
			m.Clock = time.Time{}
		}
		if !reflect.DeepEqual(got.Reading, want) {
			t.Errorf("reading:\n got %+v\nwant %+v", got.Reading, want)
		}
	}
}

func TestMonthAndDayMomentsComeBack(t *testing.T) {
	db := openTest(t)
	for i, want := range []archive.Moment{
		{Clock: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC), Precision: archive.PrecisionMonth, Source: "url"},
		{Clock: time.Date(2026, 3, 9, 0, 0, 0, 0, time.UTC), Precision: archive.PrecisionDay, Source: "text", Raw: "9 March"},
		{},
	} {
		c := page(fmt.Sprintf("https://times.example/%d", i), start, i)
		saved(t, db, "rules-1", []archive.Capture{c}, archive.Reading{PageKind: archive.KindArticle, Published: want, Quality: -1})
		got, err := db.Reading(bg, c.ID)
		must(t, err)
		if got.Reading.Published != want {
			t.Errorf("moment: got %+v, want %+v", got.Reading.Published, want)
		}
	}
}

func TestArticlesViewShowsTheReading(t *testing.T) {
	db := openTest(t)
	c := page("https://times.example/bridge?x=1", start, 1)
	saved(t, db, "rules-1", []archive.Capture{c}, bridge())
	got := one(t, db, "articles", "article_id", "url", "source", "authors", "author_count", "tags", "published", "published_at",
		"published_date", "published_offset_minutes", "modified_at", "word_count", "capture_id", "warc_file", "warc_offset",
		"payload_digest", "first_seen_at", "last_seen_at", "reason")
	want := []any{archive.ArticleID("https://times.example/bridge"), "https://times.example/bridge", "example-times",
		"MAYA OKAFOR", int64(1), `["bridges","city <council> & co"]`, "2026-03-02T00:30:00+01:00",
		"2026-03-01T23:30:00.000000Z", "2026-03-02", int64(60), nil, int64(18), c.ID, c.WARCFile, int64(1000),
		c.PayloadDigest, "2026-03-02T08:00:00.123456Z", "2026-03-02T08:00:00.123456Z", nil}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("article:\n got %v\nwant %v", got, want)
	}
	text := one(t, db, "articles", "text")[0]
	r := bridge()
	if text != r.Text() {
		t.Errorf("text %q", text)
	}
	if got := one(t, db, "residue", "family", "rule", "spans", "characters"); !reflect.DeepEqual(got, []any{"menu", "en/menu/home", int64(2), int64(8)}) {
		t.Errorf("residue: %v", got)
	}
	var values []any
	for row, err := range db.Rows(bg, "evidence", []string{"field", "value", "source", "chosen", "why"}, []string{"position"}) {
		must(t, err)
		values = append(values, row...)
	}
	if want := []any{"headline", "Harbour bridge reopens", "meta:og:title", int64(1), "agrees with the heading",
		"headline", "Harbour bridge reopens", "markup:h1", int64(0), "agrees with the heading",
		"published", "2026", "text", int64(0), "older than 2026-03-02T00:30:00+01:00"}; !reflect.DeepEqual(values, want) {
		t.Errorf("evidence: %v", values)
	}
	a, err := db.Article(bg, c.URL)
	if err != nil || a.URL != "https://times.example/bridge" || a.Capture.ID != c.ID || a.Read.RulesHash != "rules-1" || !a.LastSeen.Equal(start) {
		t.Errorf("article by the URL of its capture: %+v, %v", a, err)
	}
}

func TestArticleFollowsItsBestCapture(t *testing.T) {
	url := "https://times.example/bridge"
	older, newer := page(url, start, 1), page(url, start.Add(time.Hour), 2)
	wall, imported := page(url, start.Add(2*time.Hour), 3), page(url, start.Add(3*time.Hour), 4)
	imported.Imported = true
	changed := bridge()
	changed.Headline = "Harbour bridge reopens at last"
	for _, order := range [][]int{{0, 1, 2, 3}, {3, 2, 1, 0}} {
		db := openTest(t)
		captures := []archive.Capture{older, newer, wall, imported}
		readings := []archive.Reading{bridge(), changed, none(), bridge()}
		for _, i := range order {
			saved(t, db, "rules-1", captures[i:i+1], readings[i])
		}
		got := one(t, db, "articles", "capture_id", "headline", "first_seen_at", "last_seen_at")
		if want := []any{newer.ID, changed.Headline, archive.FormatTime(start), archive.FormatTime(wall.FetchedAt)}; !reflect.DeepEqual(got, want) {
			t.Errorf("order %v: got %v, want %v", order, got, want)
		}
	}
}

func TestUnchangedCaptureNeedsNoReading(t *testing.T) {
	db := openTest(t)
	c := page("https://times.example/bridge", start, 1)
	saved(t, db, "rules-1", []archive.Capture{c}, bridge())
	again := page(c.URL, start.Add(time.Hour), 1)
	again.Outcome, again.RefersTo = archive.OutcomeUnchanged, c.ID
	third := page(c.URL, start.Add(2*time.Hour), 1)
	third.Outcome, third.RefersTo = archive.OutcomeNotModified, again.ID // refers to what the second refers to
	_, err := db.AddCaptures(bg, []archive.Capture{again, third})
	must(t, err)
	if sources, err := db.SourcesToRead(bg, "rules-1", false); err != nil || len(sources) > 0 {
		t.Errorf("unread: %q %v", sources, err)
	}
	if got := one(t, db, "articles", "last_seen_at")[0]; got != archive.FormatTime(third.FetchedAt) {
		t.Errorf("last seen %v", got)
	}
	if got, _ := db.Capture(bg, third.ID); got.RefersTo != c.ID {
		t.Errorf("refers to %s", got.RefersTo)
	}
}

func TestVersionsAreEditsOfTheirs(t *testing.T) {
	db := openTest(t)
	url := "https://times.example/bridge"
	edited, reverted := bridge(), bridge()
	edited.Blocks = append(slices.Clone(edited.Blocks), paragraph("Correction: two lanes."))
	captures := []archive.Capture{page(url, start, 1), page(url, start.Add(1*time.Hour), 2), page(url, start.Add(2*time.Hour), 3), page(url, start.Add(3*time.Hour), 4)}
	saved(t, db, "rules-1", captures, bridge(), bridge(), edited, reverted)
	versions := func() (out []any) {
		for row, err := range db.Rows(bg, "article_versions", []string{"version", "capture_id"}, []string{"version"}) {
			must(t, err)
			out = append(out, row...)
		}
		return out
	}
	want := []any{int64(1), captures[0].ID, int64(2), captures[2].ID, int64(3), captures[3].ID}
	if got := versions(); !reflect.DeepEqual(got, want) {
		t.Errorf("versions: %v, want %v", got, want)
	}
	// Other rules read the last capture otherwise: that is no edit.
	saved(t, db, "rules-2", captures[3:], edited)
	var got []string
	for row, err := range db.Rows(bg, "article_versions", []string{"rules_hash", "version", "capture_id"}, []string{"rules_hash", "version"}) {
		must(t, err)
		got = append(got, fmt.Sprint(row...))
	}
	if want := []string{fmt.Sprint("rules-1", 1, captures[0].ID), fmt.Sprint("rules-1", 2, captures[2].ID), fmt.Sprint("rules-2", 1, captures[3].ID)}; !slices.Equal(got, want) {
		t.Errorf("versions after an upgrade: %v, want %v", got, want)
	}
}

func TestReadingAgainGivesTheSameRows(t *testing.T) {
	db := openTest(t)
	other := bridge()
	other.Canonical, other.Headline = "https://times.example/other", "Other"
	captures := []archive.Capture{page("https://times.example/1", start, 1), page("https://times.example/2", start, 2), page("https://times.example/3", start, 3)}
	saved(t, db, "rules-1", captures, bridge(), other, none())
	before := dump(t, db)
	// A reading that was wrong about the canonical URL leaves no trace.
	wrong := bridge()
	wrong.Canonical = "https://times.example/other"
	saved(t, db, "rules-0", captures[:1], wrong)
	saved(t, db, "rules-1", captures[:1], bridge())
	if got := dump(t, db); got != before {
		t.Errorf("after a wrong reading:\n%s\nwant\n%s", got, before)
	}
	must(t, db.Drop(bg))
	if _, err := db.Reading(bg, captures[0].ID); err == nil {
		t.Error("a reading survived")
	}
	slices.Reverse(captures)
	saved(t, db, "rules-1", captures, none(), other, bridge())
	if got := dump(t, db); got != before {
		t.Errorf("after dropping all:\n%s\nwant\n%s", got, before)
	}
	if wrong, err := db.ForeignKeyCheck(bg); err != nil || len(wrong) > 0 {
		t.Errorf("foreign keys: %v %v", wrong, err)
	}
}

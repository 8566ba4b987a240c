package sqlite

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"broadsheet/archive"
)

func TestRunsAndSkipsAreCounted(t *testing.T) {
	db := openTest(t)
	must(t, db.BeginRun(bg, "2026-03-02T080000Z-crawl", "crawl", start))
	must(t, db.EndRun(bg, "2026-03-02T080000Z-crawl", RunEnd{Ended: start.Add(time.Minute), ExitCode: 3,
		Summary: map[string]int{"pages": 7},
		Skips:   []archive.Skip{{Source: "a", Reason: archive.SkipRobots}, {Source: "a", Reason: archive.SkipRobots}, {Source: "a", Reason: archive.SkipScope}}}))
	got := one(t, db, "runs", "verb", "started_at", "ended_at", "exit_code", "summary")
	if want := []any{"crawl", archive.FormatTime(start), archive.FormatTime(start.Add(time.Minute)), int64(3), `{"pages":7}`}; !reflect.DeepEqual(got, want) {
		t.Errorf("run: %v", got)
	}
	var skips []any
	for row, err := range db.Rows(bg, "skips", []string{"reason", "urls"}, []string{"reason"}) {
		must(t, err)
		skips = append(skips, row...)
	}
	if want := []any{"out-of-scope", int64(1), "robots", int64(2)}; !reflect.DeepEqual(skips, want) {
		t.Errorf("skips: %v", skips)
	}
	if err := db.EndRun(bg, "unknown", RunEnd{}); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("end of a run that never began: %v", err)
	}
}

func TestSourcesMirrorTheList(t *testing.T) {
	db := openTest(t)
	a := archive.Source{Name: "a", URL: "https://a.example/", Feeds: []string{"https://a.example/feed"}, Delay: 2 * time.Second, Watch: true}
	must(t, db.SetSources(bg, []archive.Source{a, {Name: "b"}}))
	a.Feeds = nil
	must(t, db.SetSources(bg, []archive.Source{a}))
	var got []any
	for row, err := range db.Rows(bg, "sources", []string{"source", "url", "feeds", "delay_ms", "watch", "listed"}, []string{"source"}) {
		must(t, err)
		got = append(got, row...)
	}
	if want := []any{"a", "https://a.example/", "[]", int64(2000), int64(1), int64(1), "b", nil, "[]", int64(0), int64(0), int64(0)}; !reflect.DeepEqual(got, want) {
		t.Errorf("sources: %v", got)
	}
}

func TestCoverageCountsRequestsBySourceAndDay(t *testing.T) {
	db := openTest(t)
	blocked, imported := page("https://times.example/b", start, 2), page("https://times.example/c", start, 3)
	blocked.Outcome, blocked.Status, imported.Imported = archive.OutcomeBlocked, 403, true
	_, err := db.AddCaptures(bg, []archive.Capture{page("https://times.example/a", start, 1), blocked, imported})
	must(t, err)
	got := one(t, db, "coverage", "source", "day", "requests", "pages", "blocked", "failures")
	if want := []any{"example-times", "2026-03-02", int64(2), int64(1), int64(1), int64(0)}; !reflect.DeepEqual(got, want) {
		t.Errorf("coverage: %v", got)
	}
}

package sqlite

import (
	"reflect"
	"testing"
	"time"

	"broadsheet/archive"
)

func target(url string, priority int, due time.Time) archive.Target {
	return archive.Target{URL: url, Source: "example-times", Host: "times.example", Kind: archive.TargetPage,
		Priority: priority, Due: due, Via: "link", FirstSeen: start}
}

func TestNextGivesTheBestFirst(t *testing.T) {
	db := openTest(t)
	fed := func(g archive.Target, at time.Time) archive.Target { g.FeedTime = at; return g }
	want := []archive.Target{
		target("https://times.example/first", 0, start),
		fed(target("https://times.example/newest", 1, start), start.Add(-time.Hour)),
		fed(target("https://times.example/older", 1, start.Add(-time.Hour)), start.Add(-2*time.Hour)),
		target("https://times.example/longest-due", 1, start.Add(-time.Hour)),
		target("https://times.example/a", 1, start),
		target("https://times.example/b", 1, start),
	}
	shuffled := []archive.Target{want[5], want[2], want[0], want[4], want[3], want[1],
		target("https://times.example/later", 0, start.Add(time.Second)), target("https://times.example/never", 0, time.Time{})}
	if n, err := db.AddTargets(bg, shuffled); err != nil || n != 8 {
		t.Fatalf("added %d, %v", n, err)
	}
	got, err := db.Next(bg, "times.example", start, 10)
	must(t, err)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("next:\n got %+v\nwant %+v", got, want)
	}
	if due, ok, err := db.NextDue(bg); err != nil || !ok || !due.Equal(start.Add(-time.Hour)) {
		t.Errorf("next due: %v %v %v", due, ok, err)
	}
	if known, due, err := db.CountTargets(bg, start); err != nil || known != 8 || due != 6 {
		t.Errorf("count: %d known, %d due, %v", known, due, err)
	}
}

func TestCommitStoresAFetchAsAWhole(t *testing.T) {
	db := openTest(t)
	known := target("https://times.example/known", 1, start)
	_, err := db.AddTargets(bg, []archive.Target{target("https://times.example/a", 1, start), known})
	must(t, err)
	c := page("https://times.example/a", start, 1)
	done := target(c.URL, 1, start.Add(24*time.Hour))
	done.Fetches, done.ETag, done.LastCapture, done.LastTime, done.LastDigest = 1, c.ETag, c.ID, c.FetchedAt, c.PayloadDigest
	again := known
	again.Priority, again.FeedTime = 9, start.Add(-time.Minute)
	host := archive.HostState{Host: "times.example", NextOK: start.Add(2 * time.Second), Robots: []byte("User-agent: *"),
		RobotsStatus: 200, RobotsAt: start}
	must(t, db.Commit(bg, archive.Fetched{Target: done, Capture: &c, Host: host,
		Found: []archive.Target{again, target("https://times.example/new", 2, start)}}))

	got, ok, err := db.Target(bg, c.URL)
	if err != nil || !ok || !reflect.DeepEqual(got, done) {
		t.Errorf("target fetched:\n got %+v %v %v\nwant %+v", got, ok, err, done)
	}
	known.FeedTime = again.FeedTime
	if got, _, _ := db.Target(bg, known.URL); !reflect.DeepEqual(got, known) {
		t.Errorf("target known before:\n got %+v\nwant %+v", got, known)
	}
	hosts, err := db.Hosts(bg, start)
	if err != nil || !reflect.DeepEqual(hosts, []archive.HostState{host}) {
		t.Errorf("hosts: %+v, %v", hosts, err)
	}
	if _, err := db.Capture(bg, c.ID); err != nil {
		t.Error(err)
	}
	bad := target("https://times.example/bad", 1, start)
	bad.Kind = "nonsense"
	c2 := page("https://times.example/bad", start, 2)
	if err := db.Commit(bg, archive.Fetched{Target: bad, Capture: &c2}); err == nil {
		t.Error("a kind outside the closed list was stored")
	}
	if _, err := db.Capture(bg, c2.ID); err == nil {
		t.Error("half a commit was kept")
	}
}

func TestMakeDueTakesSourceAndKinds(t *testing.T) {
	db := openTest(t)
	other, feed := target("https://other.example/a", 1, time.Time{}), target("https://times.example/feed", 0, time.Time{})
	other.Source, other.Host, feed.Kind = "other", "other.example", archive.TargetFeed
	overdue := target("https://times.example/overdue", 0, start.Add(-time.Hour))
	_, err := db.AddTargets(bg, []archive.Target{other, feed, overdue, target("https://times.example/a", 1, start.Add(time.Hour))})
	must(t, err)
	if n, err := db.MakeDue(bg, "example-times", start, archive.TargetPage); err != nil || n != 1 {
		t.Fatalf("made %d due, %v", n, err)
	}
	if n, err := db.MakeDue(bg, "", start); err != nil || n != 2 {
		t.Fatalf("made %d due of all, %v", n, err)
	}
	if g, _, _ := db.Target(bg, overdue.URL); !g.Due.Equal(overdue.Due) {
		t.Errorf("a target that was due moved to %v", g.Due)
	}
}

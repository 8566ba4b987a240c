package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"broadsheet/archive"
)

// lastRun gives the folder of the newest run, and the reasons in its skipped.ndjson.
func lastRun(t *testing.T, dir string) (folder string, skips map[archive.SkipReason]int) {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(dir, "runs", "*"))
	if err != nil || len(all) == 0 {
		t.Fatalf("no runs: %v", err)
	}
	slices.Sort(all)
	folder, skips = all[len(all)-1], map[archive.SkipReason]int{}
	b, err := os.ReadFile(filepath.Join(folder, "skipped.ndjson"))
	if err != nil {
		return folder, skips
	}
	for d := json.NewDecoder(bytes.NewReader(b)); d.More(); {
		var s archive.Skip
		if err := d.Decode(&s); err != nil || s.URL == "" || s.Source == "" {
			t.Fatalf("skip %+v: %v", s, err)
		}
		skips[s.Reason]++
	}
	return folder, skips
}

func TestARunThatEndsEarlySaysSoAndTheNextGoesOn(t *testing.T) {
	paths := []string{"/a-1.html", "/b-2.html", "/c-3.html", "/d-4.html"}
	for name, c := range map[string]struct {
		flags  []string
		code   int
		end    string
		reason archive.SkipReason
		pages  int // most that may be fetched
	}{
		"by pages":           {[]string{"--max-pages", "2"}, 0, "page-limit", archive.SkipPageLimit, 2},
		"by time":            {[]string{"--budget", "9s"}, 0, "budget", archive.SkipBudget, 3},
		"at the disk floor":  {[]string{"--disk-floor", "8000000TB"}, ExitDisk, "disk-floor", archive.SkipDisk, 0},
		"not at all, by age": {[]string{"--since", "2026-03-02"}, 0, "", archive.SkipOld, 2},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWeb(t)
			toml := strings.Replace(w.paper("times.example", paths...), "1ms", "2s", 1)
			var feed strings.Builder
			for i, p := range paths {
				fmt.Fprintf(&feed, "<item><link>http://times.example%s</link><pubDate>%s</pubDate></item>", p,
					time.Date(2026, 2, 28+i, 12, 0, 0, 0, time.UTC).Format(time.RFC1123Z))
			}
			w.serve("times.example/feed", "application/rss+xml", "<rss><channel>"+feed.String()+"</channel></rss>")
			dir := newArchive(t, toml)
			clock := &quickly{now: time.Date(2026, 3, 3, 13, 0, 0, 0, time.UTC)}
			args := []string{"-C", dir, "crawl", "--disk-floor", "0", "--connect-to", w.addr()}
			code, out, said := runAt(t, clock, append(append(args, "--json"), c.flags...)...)
			var sum crawlSummary
			if err := json.Unmarshal([]byte(out), &sum); err != nil || code != c.code || sum.Exit != code {
				t.Fatalf("exit code %d, in the summary %d, want %d: %v\n%s%s", code, sum.Exit, c.code, err, out, said)
			}
			folder, skips := lastRun(t, dir)
			if c.end != "" && string(sum.End) != c.end || skips[c.reason] == 0 || sum.Skips[c.reason] != skips[c.reason] || sum.New > c.pages {
				t.Errorf("ended by %s with %d new pages; skipped %v, in the file %v", sum.End, sum.New, sum.Skips, skips)
			}
			if code != 0 && !strings.Contains(said, "Try:") {
				t.Errorf("no next step: %s", said)
			}
			var kept crawlSummary
			if err := json.Unmarshal([]byte(content(t, folder, "summary.json")), &kept); err != nil || kept.New != sum.New || kept.End != sum.End {
				t.Errorf("summary.json has %+v, %v", kept, err)
			}
			if code, _, said := runAt(t, clock, args...); code != 0 {
				t.Errorf("the next run: %d, %s", code, said)
			}
			if c.end != "" {
				for _, p := range paths {
					if n := w.asked("times.example" + p); n != 1 {
						t.Errorf("%s was asked for %d times, want once", p, n)
					}
				}
			}
		})
	}
}

func TestTheSummaryForPeopleHasAtMostTenLines(t *testing.T) {
	w := newWeb(t)
	toml := w.paper("times.example", "/a-1.html", "/b-2.html", "/private/c-3.html", "/gone.html")
	w.serve("times.example/robots.txt", "text/plain", "User-agent: *\nDisallow: /private\n")
	w.raw("times.example/gone.html", "HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n")
	dir := newArchive(t, toml)
	code, out, said := w.crawl(dir)
	if code != 0 || out != "" || strings.Count(said, "\n") > 10 {
		t.Errorf("exit code %d, stdout %q, stderr:\n%s", code, out, said)
	}
	for _, want := range []string{"2 new pages", "gone 1", "skipped for robots 1", "2 articles", "next due 20"} {
		if !strings.Contains(said, want) {
			t.Errorf("the summary does not say %q:\n%s", want, said)
		}
	}
	if _, skips := lastRun(t, dir); skips[archive.SkipRobots] != 1 {
		t.Errorf("skipped.ndjson has %v", skips)
	}
	if code, _, said := w.crawl(dir, "--fail-on", "empty"); code != ExitEmpty || !strings.Contains(said, "nothing new") {
		t.Errorf("a crawl without news: %d, %s", code, said)
	}
	if code, _, said := w.crawl(dir, "--revisit", "all", "-v"); code != 0 || !strings.Contains(said, "page captured") {
		t.Errorf("-v: %d, %s", code, said)
	}
}

func TestRunsAreKeptForNinetyDays(t *testing.T) {
	w := newWeb(t)
	dir := newArchive(t, w.paper("times.example"))
	clock := &quickly{now: time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)}
	write(t, filepath.Join(dir, "notes.txt"), "mine")
	for _, wait := range []time.Duration{0, 60 * 24 * time.Hour, 29 * 24 * time.Hour, 2 * 24 * time.Hour} {
		clock.Sleep(t.Context(), wait)
		if code, _, said := runAt(t, clock, "-C", dir, "crawl", "--disk-floor", "0", "--connect-to", w.addr()); code != 0 {
			t.Fatal(said)
		}
		os.MkdirAll(filepath.Join(dir, "runs", "notes"), 0o755)
	}
	left, _ := filepath.Glob(filepath.Join(dir, "runs", "*"))
	if len(left) != 4 || strings.Contains(fmt.Sprint(left), "2026-03-02") { // three runs, and what is not ours
		t.Errorf("left of the runs: %v", left)
	}
	if n := len(rows(t, dir, "runs", "run_id")); n != 4 {
		t.Errorf("the database knows %d runs, want all 4", n)
	}
}

func TestRetryLockWaitsForTheOtherRun(t *testing.T) {
	w := newWeb(t)
	dir := newArchive(t, w.paper("times.example"))
	p := &program{dir: dir, now: time.Now}
	other, err := p.openWriter()
	if err != nil {
		t.Fatal(err)
	}
	if code, _, said := w.crawl(dir, "--retry-lock", "10ms"); code != ExitLocked || !strings.Contains(said, "Try:") {
		t.Errorf("exit code %d: %s", code, said)
	}
	time.AfterFunc(50*time.Millisecond, func() { other.close() })
	if code, _, said := w.crawl(dir, "--retry-lock", "1m"); code != 0 {
		t.Errorf("exit code %d: %s", code, said)
	}
}

func TestStatusTellsOfQueueDiskAndRuns(t *testing.T) {
	w := newWeb(t)
	dir := newArchive(t, w.paper("times.example", "/a-1.html"))
	w.crawl(dir)
	out, _ := must(t, "-C", dir, "status", "--json")
	var s status
	if err := json.Unmarshal([]byte(out), &s); err != nil {
		t.Fatal(err)
	}
	if s.Known != 3 || s.NextDue == "" || s.Writing || s.Database == 0 || s.WARC == 0 || len(s.Sources) != 1 || len(s.LastRuns) != 1 {
		t.Errorf("status %+v", s)
	}
	p := &program{dir: dir, now: time.Now}
	other, err := p.openWriter()
	if err != nil {
		t.Fatal(err)
	}
	defer other.close()
	if out, _ := must(t, "-C", dir, "status"); !strings.Contains(out, "a run is writing now") || !strings.Contains(out, ", WARC ") {
		t.Errorf("status:\n%s", out)
	}
}

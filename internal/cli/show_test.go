package cli

import (
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestShowAtATimeShowsWhatWasCapturedByThen(t *testing.T) {
	w := newWeb(t)
	dir := newArchive(t, w.paper("times.example", "/crane-1.html"))
	clock := &quickly{now: time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)}
	crawl := func() {
		t.Helper()
		if code, _, said := runAt(t, clock, "-C", dir, "crawl", "--disk-floor", "0", "--connect-to", w.addr(), "--revisit", "all"); code != 0 && code != ExitPartial {
			t.Fatalf("exit code %d: %s", code, said)
		}
	}
	crawl()
	clock.Sleep(t.Context(), time.Hour)
	crawl() // unchanged
	clock.Sleep(t.Context(), time.Hour)
	w.article("times.example/crane-1.html", "Crane stays up")
	crawl()
	clock.Sleep(t.Context(), time.Hour)
	w.handle("times.example/crane-1.html", func(out http.ResponseWriter, _ *http.Request) { out.WriteHeader(410) })
	crawl()
	for name, c := range map[string]struct {
		at, shows string
		code      int
	}{
		"before the first capture":   {"2026-03-02", "was not captured by", ExitError},
		"the first":                  {"2026-03-02T12:30:00Z", "Crane number 1 comes down", 0},
		"one that was unchanged":     {"2026-03-02T13:30:00Z", "fetched    2026-03-02T13:00:0", 0},
		"the edit":                   {"2026-03-02T14:30:00Z", "Crane stays up", 0},
		"after it is gone":           {"2026-03-03", "gave no page: gone, status 410", ExitError},
		"what is no time":            {"yesterday", "is no time", ExitUsage},
		"without a time, the newest": {"", "Crane stays up", 0},
	} {
		args := []string{"-C", dir, "show", "http://times.example/crane-1.html"}
		if c.at != "" {
			args = append(args, "--at", c.at)
		}
		code, out, said := run(t, args...)
		if code != c.code || !strings.Contains(out+said, c.shows) {
			t.Errorf("%s: exit code %d, %s%s; want %d, %q", name, code, out, said, c.code, c.shows)
		}
	}
}

// TestAnArticleIsFoundByTheURLThatPeopleHave: as copied from a browser, or as a link that was redirected.
func TestAnArticleIsFoundByTheURLThatPeopleHave(t *testing.T) {
	t.Parallel()
	w := newWeb(t)
	dir := newArchive(t, w.paper("times.example", "/crane-1.html", "/go/1"))
	w.handle("times.example/go/1", redirectTo("http://times.example/go/2"))
	w.handle("times.example/go/2", redirectTo("/moved-3.html"))
	w.article("times.example/moved-3.html", "Crane has moved")
	w.crawl(dir)
	for url, shows := range map[string]string{
		"http://times.example/crane-1.html":                     "Crane number 1",
		"HTTP://Times.example:80/crane-1.html?utm_source=m#top": "Crane number 1",
		"http://times.example/go/1":                             "Crane has moved",
		"http://times.example/go/2?utm_campaign=x":              "Crane has moved",
	} {
		for _, verb := range []string{"show", "explain"} {
			if code, out, said := run(t, "-C", dir, verb, url); code != 0 || !strings.Contains(out, shows) {
				t.Errorf("%s %s: exit code %d: %s%.200s", verb, url, code, said, out)
			}
		}
	}
	for _, url := range []string{"http://times.example/none.html", "http://times.example/robots.txt", "nothing"} {
		if code, _, said := run(t, "-C", dir, "show", url); code != ExitError || !strings.Contains(said, url+": not found") || !strings.Contains(said, "Try: broadsheet search") {
			t.Errorf("show %s: exit code %d: %s", url, code, said)
		}
	}
}

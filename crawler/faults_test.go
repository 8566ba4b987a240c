package crawler

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"broadsheet/archive"
)

func gzipped(body []byte) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write(body)
	z.Close()
	return b.String()
}

// TestBadServers holds that whatever a server does, what it sent is kept, the run ends, and the good page beside it
// is fetched.
func TestBadServers(t *testing.T) {
	const head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
	bomb := gzipped(make([]byte, 8<<20))
	for name, c := range map[string]struct {
		response  string
		hold      bool // the connection stays open
		outcome   archive.Outcome
		truncated string
		size      int64  // of the payload
		err       string // in Capture.Error
	}{
		"closes at once":                 {"", false, archive.OutcomeFailed, "", 0, "closed without a response"},
		"closes within the header":       {"HTTP/1.1 200 OK\r\nConte", false, archive.OutcomeFailed, "", 0, "response header"},
		"says nothing":                   {"", true, archive.OutcomeFailed, "", 0, errWait.Error()},
		"stops within the header":        {"HTTP/1.1 200", true, archive.OutcomeFailed, "", 0, errWait.Error()},
		"speaks another protocol":        {"220 ready\r\n", false, archive.OutcomeFailed, "", 0, "response header"},
		"header of 1 MB":                 {"HTTP/1.1 200 OK\r\nX: " + strings.Repeat("x", 1<<20), false, archive.OutcomeFailed, "", 0, "too long"},
		"endless interim responses":      {strings.Repeat("HTTP/1.1 102 Wait\r\n\r\n", 1<<12), false, archive.OutcomeFailed, "", 0, "interim"},
		"lines that are no fields":       {"HTTP/1.1 200 OK\r\n: x\r\nno colon\r\n\x00\xff: y\r\n folded\r\nContent-Type: text/html\r\n\r\n<p>x", false, archive.OutcomePage, "", 4, ""},
		"a length that is no number":     {head + "Content-Length: many\r\n\r\n<p>x", false, archive.OutcomePage, "", 4, ""},
		"a transfer coding nobody knows": {head + "Transfer-Encoding: pigeon\r\n\r\n<p>x", false, archive.OutcomePage, "", 4, ""},
		"a bad header, and chunks":       {"HTTP/1.1 200 OK\r\nno colon\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n<p>x\r\n0\r\n\r\n", true, archive.OutcomePage, "", 4, ""},
		"a bad header that never ends":   {"HTTP/1.1 200 OK\r\nno colon\r\nContent-Type: text/html\r\n", false, archive.OutcomeFailed, "", 0, "response header"},
		"a bad header after an interim":  {"HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nno colon\r\nContent-Length: 4\r\n\r\n<p>x", true, archive.OutcomePage, "", 4, ""},
		"closes within the body":         {head + "Content-Length: 100\r\n\r\n<p>begun", false, archive.OutcomePage, "disconnect", 8, ""},
		"closes within a chunk":          {head + "Transfer-Encoding: chunked\r\n\r\n20\r\n<p>begun", false, archive.OutcomePage, "disconnect", 8, ""},
		"stops within the body":          {head + "Content-Length: 100\r\n\r\n<p>begun", true, archive.OutcomePage, "time", 8, ""},
		"sends more than it said":        {head + "Content-Length: 3\r\n\r\n<p>and more", false, archive.OutcomePage, "", 3, ""},
		"sends more than is kept":        {head + "\r\n" + strings.Repeat("x", 3<<20), false, archive.OutcomePage, "length", 1 << 20, ""},
		"sends chunks without end":       {head + "Transfer-Encoding: chunked\r\n\r\n" + strings.Repeat("1000\r\n"+strings.Repeat("x", 4096)+"\r\n", 512), true, archive.OutcomePage, "length", 1 << 20, ""},
		"sends as much as is kept":       {head + "\r\n" + strings.Repeat("x", 1<<20), false, archive.OutcomePage, "", 1 << 20, ""},
		"gzip that is none":              {head + "Content-Encoding: gzip\r\n\r\n<p>plain", false, archive.OutcomePage, "", 8, "content coding"},
		"gzip that is a bomb":            {head + "Content-Encoding: gzip\r\n\r\n" + bomb, false, archive.OutcomePage, "", int64(len(bomb)), "content coding"},
		"a coding nobody knows":          {head + "Content-Encoding: rot13\r\n\r\n<p>cynva", false, archive.OutcomePage, "", 8, "content coding"},
		"a bad Location":                 {"HTTP/1.1 302 Found\r\nLocation: http://[::1\r\nContent-Length: 0\r\n\r\n", false, archive.OutcomeRedirect, "", 0, ""},
		"a PDF":                          {"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7", false, archive.OutcomeOther, "", 8, ""},
		"no type, but HTML":              {"HTTP/1.1 200 OK\r\n\r\n<!doctype html><p>x", false, archive.OutcomePage, "", 19, ""},
		"a broken charset":               {"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=x-none\r\n\r\n<p>x", false, archive.OutcomePage, "", 4, ""},
		"a 304 that nobody asked for":    {"HTTP/1.1 304 Not Modified\r\n\r\n", false, archive.OutcomeOther, "", 0, ""},
		"switches protocols":             {"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n", false, archive.OutcomeFailed, "", 0, "switches protocols"},
		"cookies":                        {head + "Set-Cookie: a=b; Domain=example\r\nSet-Cookie: c=d\r\n\r\n<p>x", false, archive.OutcomePage, "", 4, ""},
		"a refresh header and odd lines": {head + "Refresh: 0; url=/x\r\nX-Fold: a\r\n b\r\n\r\n<p>x", false, archive.OutcomePage, "", 4, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			source := w.source("paper.example", "/a-bad", "/b-good")
			w.raw("paper.example/a-bad", c.response, c.hold)
			w.article("paper.example/b-good")
			config := w.config(source)
			config.Limits = Limits{Body: 1 << 20, Decoded: 4 << 20}
			switch { // short only where it is what ends the exchange
			case c.err == errWait.Error():
				config.Limits.Wait = 500 * time.Millisecond
			case c.truncated == "time":
				config.Limits.Idle = 500 * time.Millisecond
			}
			w.crawl(config)

			got := w.only("https://paper.example/a-bad")
			if got.Outcome != c.outcome || got.Truncated != c.truncated || got.PayloadSize != c.size ||
				!strings.Contains(got.Error, c.err) || (got.Error == "") != (c.err == "") {
				t.Errorf("capture %s, truncated %q, %d bytes, error %q; want %s, %q, %d, %q", got.Outcome, got.Truncated,
					got.PayloadSize, got.Error, c.outcome, c.truncated, c.size, c.err)
			}
			if w.only("https://paper.example/b-good").Outcome != archive.OutcomePage {
				t.Error("the page beside it was not captured")
			}
			for _, h := range w.ledger {
				if h.header.Get("Cookie") != "" {
					t.Errorf("%s was sent a cookie", h.url)
				}
			}
			if c.outcome == archive.OutcomeFailed {
				if due := w.frontier.targets["https://paper.example/a-bad"].Due; !due.After(w.clock.Now()) {
					t.Error("a page that failed must be tried again later")
				}
				return
			}
			x, err := w.tape.of("https://paper.example/a-bad")
			if err != nil || payloadDigest(x.Response) != got.PayloadDigest || !strings.Contains(c.response, string(x.Response)) {
				t.Errorf("the record is not what was sent: %d bytes, %v", len(x.Response), err)
			}
		})
	}
}

func TestRedirects(t *testing.T) {
	chain := func(w *world) {
		for i := range 15 {
			w.redirect(fmt.Sprintf("paper.example/hop-%d", i), fmt.Sprintf("/hop-%d", i+1))
		}
	}
	for name, c := range map[string]struct {
		prepare func(w *world)
		first   string
		last    string // asked for
		never   string // never asked for
		skipped string // URL
		reason  archive.SkipReason
	}{
		"followed, each hop a capture of its own": {func(w *world) { w.redirect("paper.example/a-1", "/b-2"); w.article("paper.example/b-2") },
			"/a-1", "paper.example/b-2", "", "", ""},
		"never to what robots.txt forbids": {func(w *world) { w.redirect("paper.example/a-1", "/private/b-2") },
			"/a-1", "paper.example/a-1", "paper.example/private/b-2", "https://paper.example/private/b-2", archive.SkipRobots},
		"to another host of the paper by its own robots.txt": {func(w *world) {
			w.redirect("paper.example/a-1", "https://www.paper.example/b-2")
			w.serve("www.paper.example/robots.txt", "text/plain", "User-agent: broadsheet\nDisallow: /b")
		}, "/a-1", "www.paper.example/robots.txt", "www.paper.example/b-2", "https://www.paper.example/b-2", archive.SkipRobots},
		"not to another paper": {func(w *world) { w.redirect("paper.example/a-1", "https://other.example/b-2") },
			"/a-1", "paper.example/a-1", "other.example/b-2", "https://other.example/b-2", archive.SkipScope},
		"not to a file": {func(w *world) { w.redirect("paper.example/a-1", "file:///etc/passwd") },
			"/a-1", "paper.example/a-1", "", "https://paper.example/a-1", archive.SkipScheme},
		"not to itself": {func(w *world) { w.redirect("paper.example/a-1", "/a-1#top") },
			"/a-1", "paper.example/a-1", "", "https://paper.example/a-1", archive.SkipRedirects},
		"not in a circle": {func(w *world) {
			w.redirect("paper.example/a-1", "/b-2")
			w.redirect("paper.example/b-2", "/c-3")
			w.redirect("paper.example/c-3", "/a-1")
		}, "/a-1", "paper.example/c-3", "", "https://paper.example/c-3", archive.SkipRedirects},
		"ten times at most": {chain, "/hop-0", "paper.example/hop-10", "paper.example/hop-11", "https://paper.example/hop-10", archive.SkipRedirects},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			source := w.source("paper.example", c.first)
			w.serve("paper.example/robots.txt", "text/plain", "User-agent: *\nDisallow: /private")
			c.prepare(w)
			w.crawl(w.config(source))
			if n := len(w.hits(c.last)); n != 1 {
				t.Errorf("%s was asked for %d times, want once", c.last, n)
			}
			if c.never != "" && len(w.hits(c.never)) != 0 {
				t.Errorf("%s was asked for", c.never)
			}
			if got := w.skipped(c.skipped); got != c.reason {
				t.Errorf("skips %v, want %s for %s", w.skips, c.reason, c.skipped)
			}
			first := w.only("https://paper.example" + c.first)
			if first.Outcome != archive.OutcomeRedirect || strings.HasPrefix(first.RedirectTo, "file:") {
				t.Errorf("first hop %s to %q", first.Outcome, first.RedirectTo)
			}
		})
	}
}

func TestRobots(t *testing.T) {
	status := func(code int) http.HandlerFunc {
		return func(out http.ResponseWriter, _ *http.Request) { out.WriteHeader(code) }
	}
	for name, c := range map[string]struct {
		prepare func(w *world)
		fetched bool
	}{
		"missing allows":           {func(w *world) {}, true},
		"forbidden itself allows":  {func(w *world) { w.handle("paper.example/robots.txt", status(403)) }, true},
		"a server error disallows": {func(w *world) { w.handle("paper.example/robots.txt", status(500)) }, false},
		"slow down disallows":      {func(w *world) { w.handle("paper.example/robots.txt", status(429)) }, false},
		"no answer disallows":      {func(w *world) { w.raw("paper.example/robots.txt", "", false) }, false},
		"an empty file allows":     {func(w *world) { w.serve("paper.example/robots.txt", "text/plain", "") }, true},
		"five redirects are followed, across hosts": {func(w *world) {
			w.redirect("paper.example/robots.txt", "https://cdn.other.example/0")
			for i := range 4 {
				w.redirect(fmt.Sprintf("cdn.other.example/%d", i), fmt.Sprintf("/%d", i+1))
			}
			w.serve("cdn.other.example/4", "text/plain", "User-agent: *\nDisallow: /")
		}, false},
		"what redirects for ever allows": {func(w *world) { w.redirect("paper.example/robots.txt", "/robots.txt") }, true},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			source := w.source("paper.example", "/a-1")
			w.article("paper.example/a-1")
			c.prepare(w)
			w.crawl(w.config(source))
			if got := len(w.hits("paper.example/a-1")) == 1; got != c.fetched {
				t.Errorf("page fetched: %v, want %v; skips %v", got, c.fetched, w.skips)
			}
			for i, h := range w.ledger {
				for _, before := range w.ledger[:i] {
					a, _, _ := strings.Cut(h.url, "/")
					b, _, _ := strings.Cut(before.url, "/")
					if a == b && h.at.Sub(before.at) < 2*time.Second {
						t.Errorf("%s came %v after %s", h.url, h.at.Sub(before.at), before.url)
					}
				}
			}
		})
	}
}

func TestRobotsIsKeptForADayAndWhileItCannotBeReached(t *testing.T) {
	w := newWorld(t)
	source := w.source("paper.example", "/a-1", "/private/b-2")
	w.article("paper.example/a-1")
	w.serve("paper.example/robots.txt", "text/plain", "User-agent: *\nDisallow: /private")
	w.crawl(w.config(source))
	w.clock.Sleep(t.Context(), 20*time.Hour)
	w.crawl(w.config(source))
	if n := len(w.hits("paper.example/robots.txt")); n != 1 {
		t.Errorf("robots.txt was fetched %d times within a day, want once", n)
	}
	w.clock.Sleep(t.Context(), 24*time.Hour)
	w.raw("paper.example/robots.txt", "HTTP/1.1 500 No\r\n\r\n", false)
	before := len(w.hits("paper.example/a-1"))
	w.crawl(w.config(source))
	if n := len(w.hits("paper.example/robots.txt")); n != 2 {
		t.Errorf("robots.txt was fetched %d times after a day, want twice", n)
	}
	if len(w.hits("paper.example/a-1")) != before+1 || len(w.hits("paper.example/private/b-2")) != 0 {
		t.Error("the copy of yesterday must rule while robots.txt cannot be reached")
	}
}

func TestRetryAfterAndBackoff(t *testing.T) {
	for name, c := range map[string]struct {
		status     int
		retryAfter string
		fails      int // responses before a good one
		want       time.Duration
	}{
		"429 rests as long as asked":             {429, "90", 1, 90 * time.Second},
		"a date is as good":                      {429, "Tue, 03 Mar 2026 09:01:30 GMT", 1, 84 * time.Second},
		"503 without a time rests half a minute": {503, "", 1, 30 * time.Second},
		"a server error does not rest the host":  {500, "", 1, 2 * time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			source := w.source("paper.example", "/a-1", "/b-2")
			source.URL = "https://paper.example/front-page.html"
			w.article("paper.example/b-2")
			w.handle("paper.example/a-1", func(out http.ResponseWriter, _ *http.Request) {
				if c.retryAfter != "" {
					out.Header().Set("Retry-After", c.retryAfter)
				}
				out.WriteHeader(c.status)
			})
			summary := w.crawl(w.config(source))
			a, b := w.hits("paper.example/a-1"), w.hits("paper.example/b-2")
			if len(a) != 1 || len(b) != 1 {
				t.Fatalf("asked %d and %d times, want once each: %+v", len(a), len(b), summary)
			}
			if got := b[0].at.Sub(a[0].at); got != c.want {
				t.Errorf("the next request came after %v, want %v", got, c.want)
			}
			w.article("paper.example/a-1")
			w.clock.Sleep(t.Context(), 2*time.Hour)
			if summary := w.crawl(w.config(source)); summary.New != 1 {
				t.Errorf("the page that failed was not fetched later: %+v", summary)
			}
		})
	}
}

func TestALongRestIsLeftForTheNextRun(t *testing.T) {
	w := newWorld(t)
	source := w.source("paper.example", "/a-1", "/b-2")
	w.article("paper.example/b-2")
	w.handle("paper.example/a-1", func(out http.ResponseWriter, _ *http.Request) {
		out.Header().Set("Retry-After", "3600")
		out.WriteHeader(429)
	})
	summary := w.crawl(w.config(source))
	if summary.End != EndDone || len(w.hits("paper.example/b-2")) != 0 || w.skipped("https://paper.example/b-2") != archive.SkipBackoff {
		t.Errorf("summary %+v, skips %v", summary, w.skips)
	}
	w.clock.Sleep(t.Context(), time.Hour)
	if w.crawl(w.config(source)); len(w.hits("paper.example/b-2")) != 1 {
		t.Error("the page was not fetched after the rest")
	}
}

func TestGonePages(t *testing.T) {
	w := newWorld(t)
	source := w.source("paper.example", "/a-404", "/b-410", "/c-never")
	w.article("paper.example/a-404")
	w.article("paper.example/b-410")
	w.crawl(w.config(source))
	gone := func(code int) http.HandlerFunc {
		return func(out http.ResponseWriter, _ *http.Request) { out.WriteHeader(code) }
	}
	w.handle("paper.example/a-404", gone(404))
	w.handle("paper.example/b-410", gone(410))
	for range 4 * 70 { // 70 days of four runs
		w.clock.Sleep(t.Context(), 6*time.Hour)
		w.crawl(w.config(source))
	}
	for url, want := range map[string]int{"a-404": 12, "b-410": 11, "c-never": 2} {
		if n := len(w.hits("paper.example/" + url)); n != want {
			t.Errorf("%s was asked for %d times in 70 days, want %d", url, n, want)
		}
		if target := w.frontier.targets["https://paper.example/"+url]; target.GoneSince.IsZero() || !target.Due.IsZero() {
			t.Errorf("%s: gone since %v, due %v", url, target.GoneSince, target.Due)
		}
	}
}

func TestAPageThatComesBack(t *testing.T) {
	w := newWorld(t)
	source := w.source("paper.example", "/a-1")
	w.article("paper.example/a-1")
	w.crawl(w.config(source))
	w.handle("paper.example/a-1", func(out http.ResponseWriter, _ *http.Request) { out.WriteHeader(410) })
	w.clock.Sleep(t.Context(), time.Hour)
	w.crawl(w.config(source))
	w.article("paper.example/a-1")
	w.clock.Sleep(t.Context(), 8*24*time.Hour)
	if summary := w.crawl(w.config(source)); summary.Unchanged != 1 || !w.frontier.targets["https://paper.example/a-1"].GoneSince.IsZero() {
		t.Errorf("summary %+v", summary)
	}
}

func TestPrivateAddresses(t *testing.T) {
	w := newWorld(t)
	source := archive.Source{Name: "local", URL: w.server.URL + "/"}
	host := strings.TrimPrefix(w.server.URL, "http://")
	w.article(host + "/")
	c := w.config(source)
	c.ConnectTo = ""
	if summary := w.crawl(c); len(w.ledger) != 0 || summary.Skips[archive.SkipAddress] != 1 || summary.Requests != 1 {
		t.Errorf("loopback was reached: %+v, %v", summary, w.ledger)
	}
	local := c
	local.Sources = []archive.Source{{Name: "named", URL: "http://localhost:" + w.server.URL[strings.LastIndexByte(w.server.URL, ':')+1:] + "/"}}
	if summary := w.crawl(local); len(w.ledger) != 0 || summary.Skips[archive.SkipAddress] != 1 {
		t.Errorf("a name of loopback was reached: %+v", summary)
	}
	c.AllowNet = []string{"127.0.0.1/32"}
	w.frontier = newMemory(w.tape)
	c.Frontier = w.frontier
	if summary := w.crawl(c); summary.Outcomes[archive.OutcomePage] != 1 {
		t.Errorf("loopback was allowed and not reached: %+v", summary)
	}
}

func TestRedirectToAPrivateAddress(t *testing.T) {
	w := newWorld(t)
	source := w.source("10.0.0.1", "/a-1") // a literal address is judged even where all connections go elsewhere
	if w.crawl(w.config(source)); len(w.ledger) != 0 || w.skipped("https://10.0.0.1/") != archive.SkipAddress {
		t.Errorf("ledger %v, skips %v", w.ledger, w.skips)
	}
	w = newWorld(t)
	source = w.source("paper.example", "/a-1")
	source.Feeds = append(source.Feeds, "https://paper.example/feed2")
	w.redirect("paper.example/feed2", "http://169.254.169.254/latest")
	if w.crawl(w.config(source)); len(w.hits("169.254.169.254/*")) != 0 || w.skipped("http://169.254.169.254/latest") != archive.SkipAddress {
		t.Errorf("skips %v", w.skips)
	}
}

func TestNothingIsCommittedThatWasNotRecorded(t *testing.T) {
	w := newWorld(t)
	source := w.source("paper.example", "/a-1")
	w.article("paper.example/a-1")
	w.tape.fail = errors.New("disk full")
	c, err := New(w.config(source))
	if err != nil {
		t.Fatal(err)
	}
	if _, err = c.Run(context.Background()); !errors.Is(err, w.tape.fail) {
		t.Errorf("error %v, want %v", err, w.tape.fail)
	}
	if len(w.frontier.captures) != 0 {
		t.Errorf("captures %v of what was not recorded", w.frontier.captures)
	}
	w.tape.fail = nil
	w.frontier.fail = errors.New("database is locked")
	if _, err = c.Run(context.Background()); !errors.Is(err, w.frontier.fail) {
		t.Errorf("error %v, want %v", err, w.frontier.fail)
	}
	w.frontier.fail = nil
	if summary := w.crawl(w.config(source)); summary.New != 1 {
		t.Errorf("the next run did not make good: %+v", summary)
	}
}

func TestEnds(t *testing.T) {
	paths := []string{"/a-1", "/b-2", "/c-3", "/d-4", "/e-5"}
	prepare := func(t *testing.T) (*world, Config) {
		w := newWorld(t)
		source := w.source("paper.example", paths...)
		for _, p := range paths {
			w.article("paper.example" + p)
		}
		return w, w.config(source)
	}
	check := func(t *testing.T, w *world, c Config, got Summary, end End, skip archive.SkipReason, most int) {
		t.Helper()
		if got.End != end || got.New > most || got.Skips[skip] == 0 {
			t.Errorf("ended by %s with %d new pages, skips %v; want %s and at most %d", got.End, got.New, got.Skips, end, most)
		}
		c.MaxPages, c.Budget, c.DiskLow = 0, 0, nil
		if rest := w.crawl(c); got.New+rest.New != len(paths) {
			t.Errorf("%d pages in the first run and %d in the second, want %d", got.New, rest.New, len(paths))
		}
		if n := len(w.hits("paper.example/*")); n != len(paths)+3 {
			t.Errorf("%d requests in all, want %d", n, len(paths)+3)
		}
	}
	t.Run("by the number of pages", func(t *testing.T) {
		w, c := prepare(t)
		c.MaxPages = 2
		check(t, w, c, w.crawl(c), EndPageLimit, archive.SkipPageLimit, 2)
	})
	t.Run("by time", func(t *testing.T) {
		w, c := prepare(t)
		c.Budget = 9 * time.Second
		check(t, w, c, w.crawl(c), EndBudget, archive.SkipBudget, 3)
	})
	t.Run("by the disk", func(t *testing.T) {
		w, c := prepare(t)
		c.DiskLow = func() bool { return len(w.hits("paper.example/*")) >= 4 }
		check(t, w, c, w.crawl(c), EndDisk, archive.SkipDisk, 2)
	})
	t.Run("when it is told to stop", func(t *testing.T) {
		w, c := prepare(t)
		ctx, cancel := context.WithCancel(t.Context())
		w.handle("paper.example/b-2", func(out http.ResponseWriter, _ *http.Request) {
			cancel() // the page under way is finished
			fmt.Fprint(out, "<html>b</html>")
		})
		crawler, err := New(c)
		if err != nil {
			t.Fatal(err)
		}
		summary, err := crawler.Run(ctx)
		if err != nil || len(w.frontier.of("https://paper.example/b-2")) != 1 {
			t.Errorf("the page under way was lost: %+v, %v", summary, err)
		}
		check(t, w, c, summary, EndStopped, archive.SkipBudget, 2)
	})
}

func TestBrokenAndGzippedFeeds(t *testing.T) {
	w := newWorld(t)
	source := archive.Source{Name: "paper", URL: "https://paper.example/",
		Feeds: []string{"https://paper.example/broken", "https://feeds.elsewhere.example/latin"}, Sitemaps: []string{"https://paper.example/index.xml"}}
	w.serve("paper.example/broken", "text/html", "\n<rss><channel><item><link>https://paper.example/a-1</link><title>1 < 2 &nbsp;\x01</item><item><link>/b-2</link><ti")
	w.serve("feeds.elsewhere.example/latin", "application/xml", "<?xml version='1.0' encoding='iso-8859-1'?><rss><channel><item><title>Caf\xe9</title><link>https://paper.example/c-3</link></item>"+
		"<item><link>https://other.example/d-4</link></item><item><link>javascript:void(0)</link></item></channel></rss>")
	w.serve("paper.example/index.xml", "text/xml", "<sitemapindex><sitemap><loc>https://paper.example/index.xml</loc></sitemap><sitemap><loc>https://paper.example/1.xml.gz</loc></sitemap></sitemapindex>")
	w.serve("paper.example/1.xml.gz", "application/x-gzip", gzipped([]byte("<urlset><url><loc>https://paper.example/e-5</loc><lastmod>2026-01-01</lastmod></url><url><loc>https://paper.example/f-6</loc><lastmod>2026-03-01</lastmod></url></urlset>")))
	for _, p := range []string{"/a-1", "/b-2", "/c-3", "/f-6"} {
		w.article("paper.example" + p)
	}
	c := w.config(source)
	c.Since = time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC)
	if summary := w.crawl(c); summary.New != 4 || summary.Outcomes[archive.OutcomeSitemap] != 2 || summary.Outcomes[archive.OutcomeFeed] != 2 {
		t.Errorf("summary %+v", summary)
	}
	for url, want := range map[string]archive.SkipReason{"https://other.example/d-4": archive.SkipScope,
		"javascript:void(0)": archive.SkipScheme, "https://paper.example/e-5": archive.SkipOld} {
		if got := w.skipped(url); got != want {
			t.Errorf("%s was skipped for %q, want %q", url, got, want)
		}
	}
}

func TestAHangingServerDoesNotHoldUpAStop(t *testing.T) {
	w := newWorld(t)
	source := w.source("paper.example", "/a-1")
	ctx, cancel := context.WithCancel(t.Context())
	hung := make(chan struct{})
	w.handle("paper.example/a-1", func(http.ResponseWriter, *http.Request) {
		cancel()
		<-hung
	})
	c := w.config(source)
	c.Limits.Wait, c.Grace = time.Minute, 20*time.Millisecond
	crawler, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	summary, err := crawler.Run(ctx)
	close(hung)
	if err != nil || summary.End != EndStopped || len(w.frontier.of("https://paper.example/a-1")) != 0 {
		t.Errorf("summary %+v, %v", summary, err)
	}
	w.article("paper.example/a-1")
	if summary := w.crawl(w.config(source)); summary.New != 1 {
		t.Errorf("the page that was cut off is not due: %+v", summary)
	}
}

func TestAClockThatRanAhead(t *testing.T) {
	w := newWorld(t)
	source := w.source("paper.example", "/a-1")
	w.article("paper.example/a-1")
	ahead := w.clock.Now().AddDate(1, 0, 0)
	w.frontier.hosts["paper.example"] = archive.HostState{NextOK: ahead, RobotsAt: ahead, RobotsStatus: 200, Robots: []byte("User-agent: *\nDisallow: /")}
	if summary := w.crawl(w.config(source)); summary.New != 1 {
		t.Errorf("summary %+v", summary)
	}
}

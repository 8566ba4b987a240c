package demo

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"broadsheet/archive"
)

// ordinary gives an article of a paper that nothing ever happens to, and a quiet moment after it was printed.
func ordinary(t *testing.T, w *World, e engine) (*article, time.Time) {
	t.Helper()
	for _, a := range w.papers[e].articles {
		at := a.published.Add(time.Minute)
		if w.quiet(w.papers[e], at) && len(a.changes) == 0 && a.gone.from.IsZero() && a.softGone.IsZero() && a.kind == archive.KindArticle && !a.limited {
			return a, at
		}
	}
	t.Fatal("every article is out of the ordinary")
	return nil, time.Time{}
}

// quiet says that neither an outage nor a wall is in the way.
func (w *World) quiet(p *paper, at time.Time) bool {
	return !met(w.faults.walls, p, moment(at)) && !met(w.faults.outages, p, moment(at))
}

func TestConditionalRequests(t *testing.T) {
	w := New(1, 6, march)
	a, at := ordinary(t, w, rich)
	first := get(w, a.url(), at)
	if r := get(w, a.url(), at.Add(time.Hour), "If-None-Match", first.Header.Get("ETag")); r.StatusCode != 304 || body(t, r) != "" {
		t.Errorf("the same ETag: status %d", r.StatusCode)
	}
	if r := get(w, a.url(), at, "If-None-Match", `"another"`); r.StatusCode != 200 {
		t.Errorf("another ETag: status %d", r.StatusCode)
	}
	b, at := ordinary(t, w, blog)
	modified := get(w, b.url(), at).Header.Get("Last-Modified")
	if r := get(w, b.url(), at, "If-Modified-Since", modified); r.StatusCode != 304 {
		t.Errorf("not modified since %s: status %d", modified, r.StatusCode)
	}
	earlier := b.published.Add(-time.Hour).UTC().Format(http.TimeFormat)
	if r := get(w, b.url(), at, "If-Modified-Since", earlier); r.StatusCode != 200 {
		t.Errorf("modified since %s: status %d", earlier, r.StatusCode)
	}
	ledger := w.Ledger()
	if len(ledger) != 6 || ledger[1].IfNoneMatch == "" || ledger[1].Status != 304 || !ledger[0].Time.Equal(a.published.Add(time.Minute)) {
		t.Errorf("the ledger says %+v", ledger)
	}
}

func TestAnEditChangesTheValidator(t *testing.T) {
	w := New(1, 10, march)
	for _, a := range w.papers[rich].articles {
		if len(a.changes) == 0 || a.kind != archive.KindArticle || !w.quiet(a.paper, a.changes[0].at) {
			continue
		}
		a.limited = false
		before, after := w.article(a, a.changes[0].at.Add(-time.Second)), w.article(a, a.changes[0].at)
		if before.etag == after.etag || string(before.print()) == string(after.print()) {
			t.Errorf("%s at %s leaves page or ETag as they were", a.changes[0].kind, a.url())
		}
	}
}

func TestTheThreePapersSendInThreeWays(t *testing.T) {
	w := New(2, 6, march)
	clock := w.end
	server := httptest.NewServer(w.Handler(func() time.Time { return clock }))
	defer server.Close()
	send := func(a *article) *http.Response {
		r, err := http.NewRequest("GET", server.URL+a.path, nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Host = a.paper.Host + ":8080"
		r.Header.Set("Accept-Encoding", "gzip")
		out, err := http.DefaultTransport.RoundTrip(r)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { out.Body.Close() })
		return out
	}
	one, _ := ordinary(t, w, rich)
	r := send(one)
	z, err := gzip.NewReader(r.Body)
	if err != nil || r.Header.Get("Content-Encoding") != "gzip" {
		t.Fatalf("the first paper is not compressed: %v", err)
	}
	if page, err := io.ReadAll(z); err != nil || !strings.Contains(string(page), "application/ld+json") {
		t.Errorf("the first paper's page has no JSON-LD (%v)", err)
	}
	if got := r.Header.Get("Date"); got != clock.Format(http.TimeFormat) {
		t.Errorf("Date is %s, not the virtual moment", got)
	}
	two, _ := ordinary(t, w, blog)
	if r := send(two); r.ContentLength <= 0 || r.Header.Get("Last-Modified") == "" {
		t.Errorf("the second paper sends no length or no date: %v", r.Header)
	}
	three, _ := ordinary(t, w, archaic)
	if r := send(three); len(r.TransferEncoding) != 1 || r.TransferEncoding[0] != "chunked" {
		t.Errorf("the third paper does not send in chunks: %v", r.TransferEncoding)
	}
}

func TestTheThirdPaperIsWindows1252(t *testing.T) {
	w := New(4, 10, march)
	for _, a := range w.papers[archaic].articles {
		raw := w.printArticle(a, w.end)
		if utf8.Valid(raw) {
			t.Errorf("%s is valid UTF-8", a.url())
		}
		page, err := charmap.Windows1252.NewDecoder().Bytes(raw)
		if err != nil || strings.Contains(string(page), "�") || strings.Contains(string(page), "encode archaic") {
			t.Errorf("%s: %v in %.100s", a.url(), err, page)
		}
	}
}

func TestAHurriedVisitorIsSentAway(t *testing.T) {
	w := New(1, 6, march)
	for _, p := range w.papers {
		for _, a := range p.articles {
			if !a.limited {
				continue
			}
			at := a.published.Add(3 * time.Hour)
			if !w.quiet(p, at) {
				continue
			}
			r := get(w, a.url(), at)
			if r.StatusCode != 429 || r.Header.Get("Retry-After") != "90" {
				t.Errorf("first visit: %d, Retry-After %q", r.StatusCode, r.Header.Get("Retry-After"))
			}
			if r := get(w, a.url(), at.Add(89*time.Second)); r.StatusCode != 429 {
				t.Errorf("after 89 s: %d", r.StatusCode)
			}
			if r := get(w, a.url(), at.Add(90*time.Second)); r.StatusCode != 200 {
				t.Errorf("after 90 s: %d", r.StatusCode)
			}
			return
		}
	}
	t.Error("nobody is ever sent away")
}

func TestFaultsComeAndGo(t *testing.T) {
	w := New(6, 10, march)
	ask := func(url string, at time.Time) (int, string) {
		r := get(w, url, at)
		return r.StatusCode, body(t, r)
	}
	for _, x := range w.faults.outages {
		in, _ := ask(x.paper.URL, x.from)
		if after, _ := ask(x.paper.URL, x.to); in != 503 || after != 200 || x.to.Sub(x.from) != time.Hour {
			t.Errorf("the outage does not last its hour: %d, %d", in, after)
		}
	}
	for _, x := range w.faults.broken {
		_, in := ask(x.paper.URL+"feed/", x.from)
		if _, after := ask(x.paper.URL+"feed/", x.to); strings.Contains(in, "</rss>") || !strings.Contains(after, "</rss>") {
			t.Error("the feed does not break, or stays broken")
		}
	}
	for _, x := range w.faults.closings {
		for at, closed := range map[time.Time]bool{x.from.Add(-time.Second): false, x.from: true, x.to: false} {
			if _, robots := ask(x.paper.URL+"robots.txt", at); strings.Contains(robots, x.prefix) != closed {
				t.Errorf("robots.txt at %s: %s", at, robots)
			}
		}
	}
	printed := func(x trouble) (n int) {
		for _, a := range x.paper.articles {
			if x.holds(a.published) {
				n++
			}
		}
		return n
	}
	for _, x := range w.faults.overflows {
		_, feed := ask(x.paper.URL+"feed/", x.to)
		if n, items := printed(x), strings.Count(feed, "<item>"); n <= items || items == 0 {
			t.Errorf("%d printed in a night, and the feed holds %d", n, items)
		}
	}
	for _, x := range w.faults.silences {
		if n := printed(x); n > 0 {
			t.Errorf("%d printed on a silent day of %s", n, x.paper.Title)
		}
	}
	two := w.papers[blog]
	for _, at := range w.faults.layouts {
		if w.layoutChanged(two, at.Add(-1)) == w.layoutChanged(two, at) {
			t.Error("the layout stays as it was")
		}
	}
}

func TestNoSuchHost(t *testing.T) {
	if r := get(New(1, 1, march), "http://elsewhere.example/", march); r.StatusCode != http.StatusMisdirectedRequest {
		t.Errorf("status %d", r.StatusCode)
	}
}

package cli

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// web is a web on loopback: one server that plays all hosts, and a ledger of what it was asked.
type web struct {
	t      testing.TB
	server *httptest.Server
	mu     sync.Mutex
	pages  map[string]http.HandlerFunc // by host and request URI
	ledger []string
}

func newWeb(t testing.TB) *web {
	w := &web{t: t, pages: map[string]http.HandlerFunc{}}
	w.server = httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, in *http.Request) {
		url := in.Host + in.RequestURI
		w.mu.Lock()
		w.ledger = append(w.ledger, url)
		page := w.pages[url]
		w.mu.Unlock()
		if page == nil {
			http.NotFound(out, in)
			return
		}
		page(out, in)
	}))
	t.Cleanup(w.server.Close)
	return w
}

func (w *web) handle(url string, page http.HandlerFunc) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.pages[url] = page
}

func (w *web) serve(url, contentType, body string) {
	w.handle(url, func(out http.ResponseWriter, _ *http.Request) {
		out.Header().Set("Content-Type", contentType)
		io.WriteString(out, body)
	})
}

func redirectTo(url string) http.HandlerFunc {
	return func(out http.ResponseWriter, _ *http.Request) {
		out.Header().Set("Location", url)
		out.WriteHeader(http.StatusMovedPermanently)
	}
}

// raw serves bytes and closes the connection.
func (w *web) raw(url, response string) {
	w.handle(url, func(out http.ResponseWriter, _ *http.Request) {
		if conn, _, err := http.NewResponseController(out).Hijack(); err == nil {
			io.WriteString(conn, response)
			conn.Close()
		}
	})
}

// article serves a page that is read as an article.
func (w *web) article(url, headline string) {
	w.serve(url, "text/html; charset=utf-8", articlePage(headline))
}

func articlePage(headline string) string {
	return fmt.Sprintf(`<!doctype html><html lang="en"><head><title>%[1]s</title>
<meta property="article:published_time" content="2026-03-02T08:15:00+01:00"></head><body><article><h1>%[1]s</h1>
<p class="byline">By Ada Winter</p>
<p>The harbour board said on Monday that the old crane would be taken down before the summer, after two inspections in a row had found rust in its base.</p>
<p>Dock workers had asked for the repair for three years. "We wrote letters, and nobody came," said one of them, who has worked at the quay since he was sixteen.</p>
<p>The board will meet again on Thursday to decide who pays for the work, which it says will take about four weeks and cost less than a new crane.</p>
</article></body></html>`, headline)
}

// paper is a newspaper at host with a feed of these paths, each an article, and its settings.
func (w *web) paper(host string, paths ...string) (toml string) {
	var b strings.Builder
	b.WriteString("<rss><channel>")
	for i, p := range paths {
		w.article(host+p, "Crane number "+fmt.Sprint(i+1)+" comes down")
		fmt.Fprintf(&b, "<item><link>http://%s%s</link></item>", host, p)
	}
	b.WriteString("</channel></rss>")
	w.serve(host+"/feed", "application/rss+xml", b.String())
	w.serve(host+"/", "text/html", "<html><body><p>front</p></body></html>")
	return fmt.Sprintf("\n[[source]]\nname = %q\nurl = \"http://%s/\"\nfeeds = [\"http://%s/feed\"]\ndelay = \"1ms\"\n", strings.TrimSuffix(host, ".example"), host, host)
}

// addr is what --connect-to wants.
func (w *web) addr() string { return w.server.Listener.Addr().String() }

// asked counts the requests for a URL.
func (w *web) asked(url string) (n int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, u := range w.ledger {
		if u == url {
			n++
		}
	}
	return n
}

// crawl runs `crawl` against the web.
func (w *web) crawl(dir string, args ...string) (code int, stdout, stderr string) {
	return run(w.t, append([]string{"-C", dir, "crawl", "--connect-to", w.addr(), "--disk-floor", "0"}, args...)...)
}

// quickly is a clock whose sleeps are over at once.
type quickly struct {
	mu  sync.Mutex
	now time.Time
}

func (c *quickly) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *quickly) Sleep(ctx context.Context, d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(max(d, 0))
	return ctx.Err()
}

// runAt runs the program under a clock.
func runAt(t testing.TB, c *quickly, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs strings.Builder
	p := &program{stdin: strings.NewReader(""), stdout: &out, stderr: &errs, now: c.Now, clock: c}
	code = p.main(t.Context(), args)
	return code, out.String(), errs.String()
}

func content(t testing.TB, name ...string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(name...))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

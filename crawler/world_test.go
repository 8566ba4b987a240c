package crawler

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"broadsheet/archive"
)

// world is a web on loopback: one server that plays all hosts, and a ledger of what it was asked.
type world struct {
	t        *testing.T
	clock    *virtual
	frontier *memory
	tape     *tape
	server   *httptest.Server
	skips    []archive.Skip

	mu     sync.Mutex
	pages  map[string]http.HandlerFunc // by host and request URI
	ledger []hit
}

// hit is one request as the server saw it.
type hit struct {
	url    string // host and request URI
	at     time.Time
	header http.Header
}

func newWorld(t *testing.T) *world {
	w := &world{t: t, clock: newVirtual(), tape: &tape{}, pages: map[string]http.HandlerFunc{}}
	w.frontier = newMemory(w.tape)
	w.server = httptest.NewServer(http.HandlerFunc(w.answer))
	t.Cleanup(w.server.Close)
	t.Cleanup(func() {
		for _, p := range w.frontier.problems {
			t.Error(p)
		}
	})
	return w
}

func (w *world) answer(out http.ResponseWriter, in *http.Request) {
	url := in.Host + in.RequestURI
	w.mu.Lock()
	w.ledger = append(w.ledger, hit{url, w.clock.Now(), in.Header.Clone()})
	page := w.pages[url]
	w.mu.Unlock()
	out.Header()["Date"] = nil
	if page == nil {
		http.NotFound(out, in)
		return
	}
	page(out, in)
}

// handle serves url ("host/path") by a function.
func (w *world) handle(url string, page http.HandlerFunc) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.pages[url] = page
}

// serve serves a body.
func (w *world) serve(url, contentType, body string) {
	w.handle(url, func(out http.ResponseWriter, _ *http.Request) {
		out.Header().Set("Content-Type", contentType)
		fmt.Fprint(out, body)
	})
}

// article serves a page of HTML.
func (w *world) article(url string) {
	w.serve(url, "text/html", "<html><body><p>"+url+"</p></body></html>")
}

// redirect serves a redirect.
func (w *world) redirect(url, to string) {
	w.handle(url, func(out http.ResponseWriter, _ *http.Request) {
		out.Header().Set("Location", to)
		out.WriteHeader(http.StatusFound)
	})
}

// raw serves bytes and closes the connection, or holds it open until the test is over.
func (w *world) raw(url, response string, hold bool) {
	over := make(chan struct{})
	w.t.Cleanup(func() { close(over) })
	w.handle(url, func(out http.ResponseWriter, _ *http.Request) {
		conn, _, err := http.NewResponseController(out).Hijack()
		if err != nil {
			w.t.Error(err)
			return
		}
		defer conn.Close()
		fmt.Fprint(conn, response)
		if hold {
			<-over
		}
	})
}

// source is a paper at host with a feed of these paths.
func (w *world) source(host string, paths ...string) archive.Source {
	var b strings.Builder
	b.WriteString("<rss><channel>")
	for _, p := range paths {
		fmt.Fprintf(&b, "<item><link>https://%s%s</link></item>", host, p)
	}
	b.WriteString("</channel></rss>")
	w.serve(host+"/feed", "application/rss+xml", b.String())
	return archive.Source{Name: host, URL: "https://" + host + "/", Feeds: []string{"https://" + host + "/feed"}}
}

func (w *world) config(sources ...archive.Source) Config {
	return Config{
		Sources: sources, Frontier: w.frontier, Recorder: w.tape, Contact: "mailto:desk@paper.example",
		ConnectTo: w.server.Listener.Addr().String(), Clock: w.clock, Workers: 1,
		Skipped: func(s archive.Skip) { w.skips = append(w.skips, s) },
	}
}

func (w *world) crawl(c Config) Summary {
	w.t.Helper()
	crawler, err := New(c)
	if err != nil {
		w.t.Fatal(err)
	}
	summary, err := crawler.Run(context.Background())
	if err != nil {
		w.t.Fatal(err)
	}
	return summary
}

// hits lists the requests for a URL, or for all of a host where url ends in '/' and "*".
func (w *world) hits(url string) (out []hit) {
	w.mu.Lock()
	defer w.mu.Unlock()
	host, all := strings.CutSuffix(url, "/*")
	for _, h := range w.ledger {
		if h.url == url || all && strings.HasPrefix(h.url, host+"/") {
			out = append(out, h)
		}
	}
	return out
}

// only gives the one capture of a URL.
func (w *world) only(url string) archive.Capture {
	w.t.Helper()
	all := w.frontier.of(url)
	if len(all) != 1 {
		w.t.Fatalf("%d captures of %s, want 1", len(all), url)
	}
	return all[0]
}

// skipped gives the reason why a URL was left out, "" if it was not.
func (w *world) skipped(url string) archive.SkipReason {
	for _, s := range w.skips {
		if s.URL == url {
			return s.Reason
		}
	}
	return ""
}

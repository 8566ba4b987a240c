package cli

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"sync"
	"testing"
	"time"

	"broadsheet/internal/urls"
)

// goldDir is the folder of the gold pages, or the test is skipped.
func goldDir(t testing.TB) string {
	dir := os.Getenv("BROADSHEET_GOLD")
	if dir == "" {
		missing(t, "BROADSHEET_GOLD is not set: real pages are not read")
	}
	return dir
}

// missing skips a test for want of a tool, or fails it where everything is required.
func missing(t testing.TB, what string) {
	t.Helper()
	if os.Getenv("BROADSHEET_REQUIRE_ALL") != "" {
		t.Fatal(what)
	}
	t.Skip("SKIPPED: " + what)
}

// run runs the program as a user would, and gives its exit code and output.
func run(t testing.TB, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	code = Main(args, strings.NewReader(""), &out, &errs)
	return code, out.String(), errs.String()
}

// must runs the program and fails the test unless it ends with 0.
func must(t testing.TB, args ...string) (stdout, stderr string) {
	t.Helper()
	code, out, errs := run(t, args...)
	if code != 0 {
		t.Fatalf("broadsheet %s: exit code %d\n%s%s", strings.Join(args, " "), code, out, errs)
	}
	return out, errs
}

// goldWeb serves the pages of a gold set under their own host names and paths, with a feed and a sitemap a host, and
// keeps a ledger of every request.
type goldWeb struct {
	*httptest.Server
	pages map[string][]byte   // by canonical URL
	hosts map[string][]string // canonical URLs
	mu    sync.Mutex
	asked []goldRequest
}

type goldRequest struct {
	url         string
	at          time.Time
	conditional bool
}

func newGoldWeb(t testing.TB, set string) *goldWeb {
	w := &goldWeb{pages: map[string][]byte{}, hosts: map[string][]string{}}
	for _, j := range goldSet(t, set) {
		url, err := urls.Canonical(j.URL)
		if err != nil {
			t.Fatal(err)
		}
		body, err := readPage(j.path)
		if err != nil {
			t.Fatal(err)
		}
		w.pages[url] = body
		w.hosts[urls.Host(url)] = append(w.hosts[urls.Host(url)], url)
	}
	w.Server = httptest.NewServer(w)
	t.Cleanup(w.Close)
	return w
}

func goldSet(t testing.TB, set string) []job {
	jobs, err := readManifest(filepath.Join(goldDir(t), "gold", set+".jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	return jobs
}

func (w *goldWeb) ServeHTTP(rw http.ResponseWriter, r *http.Request) {
	url := "https://" + r.Host + r.RequestURI
	w.mu.Lock()
	w.asked = append(w.asked, goldRequest{url, time.Now(), r.Header.Get("If-None-Match") != ""})
	w.mu.Unlock()
	switch body, ok := w.pages[url]; {
	case ok:
		rw.Header().Set("Content-Type", "text/html")
		rw.Write(body)
	case r.URL.Path == "/feed.xml":
		fmt.Fprint(rw, `<?xml version="1.0"?><rss version="2.0"><channel><title>f</title>`)
		for _, u := range w.hosts[r.Host] {
			fmt.Fprintf(rw, "<item><link>%s</link></item>", escapeXML(u))
		}
		fmt.Fprint(rw, "</channel></rss>")
	case r.URL.Path == "/sitemap.xml":
		fmt.Fprint(rw, `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`)
		for _, u := range w.hosts[r.Host] {
			fmt.Fprintf(rw, "<url><loc>%s</loc></url>", escapeXML(u))
		}
		fmt.Fprint(rw, "</urlset>")
	case r.URL.Path == "/":
		rw.Header().Set("Content-Type", "text/html")
		fmt.Fprint(rw, "<title>front</title><p>Nothing links from here.")
	default:
		http.NotFound(rw, r)
	}
}

func escapeXML(s string) string {
	var b bytes.Buffer
	xml.EscapeText(&b, []byte(s))
	return b.String()
}

// archive makes an archive that follows all hosts of the web.
func (w *goldWeb) archive(t testing.TB, delay time.Duration) string {
	dir := t.TempDir()
	must(t, "-C", dir, "init")
	var b strings.Builder
	b.WriteString("contact = \"mailto:test@example.org\"\n")
	for _, h := range sortedKeys(w.hosts) {
		fmt.Fprintf(&b, "[[source]]\nname = %q\nurl = \"https://%s/\"\nfeeds = [\"https://%s/feed.xml\"]\nsitemaps = [\"https://%s/sitemap.xml\"]\ndelay = %q\n", h, h, h, h, delay)
	}
	if err := os.WriteFile(filepath.Join(dir, settingsFile), []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

func (w *goldWeb) addr() string { return w.Listener.Addr().String() }

func (w *goldWeb) ledger() []goldRequest {
	w.mu.Lock()
	defer w.mu.Unlock()
	return append([]goldRequest(nil), w.asked...)
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

func TestCrawlOfRealPagesFetchesEachOncePolitely(t *testing.T) {
	web := newGoldWeb(t, "fundus")
	const delay = 100 * time.Millisecond
	dir := web.archive(t, delay)
	must(t, "-C", dir, "crawl", "--connect-to", web.addr())

	fetched, last := map[string]int{}, map[string]time.Time{}
	for _, r := range web.ledger() {
		fetched[r.url]++
		host := urls.Host(r.url)
		if at, ok := last[host]; ok && r.at.Sub(at) < delay {
			t.Errorf("%s was asked %v after the request before", r.url, r.at.Sub(at))
		}
		last[host] = r.at
	}
	for url := range web.pages {
		if fetched[url] != 1 {
			t.Errorf("%s was fetched %d times", url, fetched[url])
		}
	}
	if n := countRows(t, dir, "captures", "outcome", "page"); n != len(web.pages)+len(web.hosts) {
		t.Errorf("%d page captures, want %d pages and %d fronts", n, len(web.pages), len(web.hosts))
	}
	before := len(web.ledger())
	_, said := must(t, "-C", dir, "crawl", "--connect-to", web.addr())
	if !strings.Contains(said, "nothing new") {
		t.Errorf("a second crawl said %q", said)
	}
	for _, r := range web.ledger()[before:] {
		if _, page := web.pages[r.url]; page {
			t.Errorf("the second crawl fetched %s", r.url)
		}
	}
	must(t, "-C", dir, "verify")
}

// countRows counts the rows of a view whose column has a value.
func countRows(t testing.TB, dir, view, column, value string) int {
	t.Helper()
	p := &program{stdout: io.Discard, stderr: io.Discard, dir: dir, now: time.Now}
	w, err := p.open()
	if err != nil {
		t.Fatal(err)
	}
	defer w.close()
	n := 0
	for row, err := range w.db.Rows(t.Context(), view, []string{column}, []string{column}) {
		if err != nil {
			t.Fatal(err)
		}
		if value == "" || row[0] == value {
			n++
		}
	}
	return n
}

func readLines(t testing.TB, name string) []map[string]any {
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			t.Fatal(err)
		}
	}
	var out []map[string]any
	s := bufio.NewScanner(r)
	s.Buffer(nil, 64<<20)
	for s.Scan() {
		var m map[string]any
		if err := json.Unmarshal(s.Bytes(), &m); err != nil {
			t.Fatal(err)
		}
		out = append(out, m)
	}
	return out
}

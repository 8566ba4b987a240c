package cli

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"broadsheet/internal/urls"
)

// goldDir is the folder of the gold pages, or the test is skipped.
func goldDir(t testing.TB) string {
	if testing.Short() {
		t.Skip("SKIPPED: -short: real pages are not read")
	}
	dir := os.Getenv("BROADSHEET_GOLD")
	if dir == "" {
		t.Skip("SKIPPED: BROADSHEET_GOLD is not set: real pages are not read")
	}
	return dir
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
	var b strings.Builder
	for _, h := range slices.Sorted(maps.Keys(w.hosts)) {
		fmt.Fprintf(&b, "[[source]]\nname = %q\nurl = \"https://%s/\"\nfeeds = [\"https://%s/feed.xml\"]\nsitemaps = [\"https://%s/sitemap.xml\"]\ndelay = %q\n", h, h, h, h, delay)
	}
	return newArchive(t, b.String())
}

func (w *goldWeb) addr() string { return w.Listener.Addr().String() }

func (w *goldWeb) ledger() []goldRequest {
	w.mu.Lock()
	defer w.mu.Unlock()
	return append([]goldRequest(nil), w.asked...)
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

func TestImportOfRealPagesGivesEachARowAndIsIdempotent(t *testing.T) {
	manifest := filepath.Join(goldDir(t), "gold", "fundus.jsonl")
	dir := newArchive(t, "")
	must(t, "-C", dir, "import", "html", "--manifest", manifest)
	must(t, "-C", dir, "normalize")
	pages := goldSet(t, "fundus")
	if got := rows(t, dir, "captures", "url"); len(got) != len(pages) {
		t.Errorf("%d captures of %d pages", len(got), len(pages))
	}
	articles := rows(t, dir, "articles", "url", "headline", "text", "reason")
	if len(articles) != len(pages) {
		t.Errorf("%d rows of %d pages", len(articles), len(pages))
	}
	for _, a := range articles {
		if a[3] == nil && (a[1] == nil || a[2] == nil) {
			t.Errorf("%v has neither an article nor a reason", a[0])
		}
	}
	if _, said := must(t, "-C", dir, "import", "html", "--manifest", manifest); !strings.Contains(said, "nothing new") {
		t.Errorf("the second import said %q", said)
	}
	if _, said := must(t, "-C", dir, "normalize"); !strings.Contains(said, "nothing to read") {
		t.Errorf("the second normalize said %q", said)
	}
	must(t, "-C", dir, "verify")
}

func TestFourCrawlsOfUnchangedPagesStaySmall(t *testing.T) {
	web := newGoldWeb(t, "fundus")
	dir := web.archive(t, time.Millisecond)
	for range 4 {
		must(t, "-C", dir, "crawl", "--revisit", "all", "--connect-to", web.addr())
	}
	texts := 0
	for _, a := range rows(t, dir, "articles", "url", "text") {
		if s, ok := a[1].(string); ok {
			texts += len(s)
		}
	}
	whole, search := databaseSize(t, dir)
	t.Logf("texts %d bytes, database %d bytes, of them %d for search: %.2f times the texts without it", texts, whole, search, float64(whole-search)/float64(texts))
	if whole-search > 3*texts {
		t.Errorf("the database without its search index has %d bytes, more than three times the %d of the texts", whole-search, texts)
	}
}

func TestKilledCrawlLosesNothing(t *testing.T) {
	web := newGoldWeb(t, "fundus")
	dir := web.archive(t, 20*time.Millisecond)
	dice := rand.New(rand.NewPCG(1, 2))
	for range 10 {
		c := process(t, "-C", dir, "crawl", "--connect-to", web.addr())
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(50+dice.IntN(250)) * time.Millisecond)
		c.Process.Kill()
		c.Wait()
	}
	must(t, "-C", dir, "crawl", "--connect-to", web.addr())
	fetched := map[string]int{}
	for _, r := range web.ledger() {
		fetched[r.url]++
	}
	again := 0
	archived := map[string]bool{}
	for _, row := range rows(t, dir, "captures", "url", "outcome") {
		archived[row[0].(string)] = true
	}
	for url := range web.pages {
		if !archived[url] {
			t.Errorf("%s is not archived", url)
		}
		again += fetched[url] - 1
	}
	t.Logf("%d pages were fetched twice after ten kills, at most %d were in flight", again, 10*16)
	if again > 10*16 {
		t.Errorf("%d pages were fetched again", again)
	}
	must(t, "-C", dir, "verify")
}

// databaseSize gives the bytes of archive.db, and of its search index in it.
func databaseSize(t testing.TB, dir string) (whole, search int) {
	t.Helper()
	info, err := os.Stat(filepath.Join(dir, "archive.db"))
	if err != nil {
		t.Fatal(err)
	}
	p := &program{dir: dir, now: time.Now}
	w, err := p.open()
	if err != nil {
		t.Fatal(err)
	}
	defer w.close()
	n, err := w.db.SearchSize(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return int(info.Size()), int(n)
}

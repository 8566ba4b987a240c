package cli

import (
	"database/sql"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// TestWhatServersGetWrongIsArchivedAndTold holds that the good page beside a bad one is read, that the bad one has its
// capture, and that the run says by its exit code whether something has to be tried again.
func TestWhatServersGetWrongIsArchivedAndTold(t *testing.T) {
	t.Parallel()
	const html = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
	for name, c := range map[string]struct {
		response string
		code     int
		capture  string // outcome, truncated
		row      string // page kind and whether a reason is given; "" = no row
	}{
		"a PDF where HTML was promised":    {html + "\r\n%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n", 0, "page <nil>", "none true"},
		"an image where HTML was promised": {html + "\r\n\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + strings.Repeat("\x00\x01\x02\xff", 500), 0, "page <nil>", "none true"},
		"a PDF that says so":               {"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7", 0, "other <nil>", ""},
		"garbage headers":                  {"HTTP/1.1 200 OK\r\n: x\r\nno colon\r\n\x00\xff: y\r\nContent-Type: text/html\r\n\r\n" + articlePage("Crane"), 0, "page <nil>", "article false"},
		"a header of 1 MB":                 {html + "X: " + strings.Repeat("x", 1<<20) + "\r\n\r\n<p>x", ExitPartial, "failed <nil>", ""},
		"a length that is too long":        {html + "Content-Length: 99999\r\n\r\n" + articlePage("Crane"), 0, "page disconnect", "article false"},
		"a length that is no number":       {html + "Content-Length: many\r\n\r\n" + articlePage("Crane"), 0, "page <nil>", "article false"},
		"gzip that is none":                {html + "Content-Encoding: gzip\r\n\r\n" + articlePage("Crane"), 0, "page <nil>", "article false"},
		"a server error":                   {"HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n", ExitPartial, "server-error <nil>", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWeb(t)
			dir := newArchive(t, w.paper("times.example", "/a-bad.html", "/b-good.html"))
			w.raw("times.example/a-bad.html", c.response)
			clock := &quickly{now: time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)}
			code, _, said := runAt(t, clock, "-C", dir, "crawl", "--disk-floor", "0", "--connect-to", w.addr())
			if code != c.code || code != 0 && !strings.Contains(said, "Try:") {
				t.Errorf("exit code %d, want %d: %s", code, c.code, said)
			}
			for _, r := range rows(t, dir, "captures", "url", "outcome", "truncated") {
				if got := fmt.Sprint(r[1], " ", r[2]); r[0] == "http://times.example/a-bad.html" && got != c.capture {
					t.Errorf("capture %q, want %q", got, c.capture)
				}
			}
			got := map[string]string{}
			for _, r := range rows(t, dir, "articles", "url", "page_kind", "reason") {
				got[r[0].(string)] = fmt.Sprint(r[1], " ", r[2] != nil)
			}
			if got["http://times.example/a-bad.html"] != c.row || got["http://times.example/b-good.html"] != "article false" {
				t.Errorf("rows %v, want %q and the good page beside it", got, c.row)
			}
			must(t, "-C", dir, "verify")
		})
	}
}

func TestAFeedThatIsTooLongIsReadAsFarAsItIsKept(t *testing.T) {
	t.Parallel()
	w := newWeb(t)
	dir := newArchive(t, w.paper("times.example", "/a-1.html", "/b-2.html"))
	w.handle("times.example/feed", func(out http.ResponseWriter, _ *http.Request) {
		out.Header().Set("Content-Type", "application/rss+xml")
		fmt.Fprint(out, "<rss><channel><item><link>http://times.example/a-1.html</link></item>")
		blank := []byte(strings.Repeat(" ", 1<<20))
		for range 50 {
			out.Write(blank)
		}
		fmt.Fprint(out, "<item><link>http://times.example/b-2.html</link></item></channel></rss>")
	})
	if code, _, said := w.crawl(dir); code != 0 {
		t.Errorf("exit code %d: %s", code, said)
	}
	if w.asked("times.example/a-1.html") != 1 || w.asked("times.example/b-2.html") != 0 {
		t.Errorf("asked for %v", w.ledger)
	}
	if countRows(t, dir, "captures", "truncated", "length") != 1 {
		t.Error("the feed is not marked as cut")
	}
}

// TestAPageWithoutAnEndAndASitemapThatNamesItselfEnd holds that both are kept once, that the run says of the sitemap
// nothing worse than what it found, and that no host is sent what another one set.
func TestAPageWithoutAnEndAndASitemapThatNamesItselfEnd(t *testing.T) {
	t.Parallel()
	w := newWeb(t)
	dir := newArchive(t, w.paper("times.example", "/a-endless.html", "/b-good.html")+
		"sitemaps = [\"http://times.example/map.xml\"]\n"+w.paper("argus.example", "/c-good.html"))
	w.handle("times.example/a-endless.html", func(out http.ResponseWriter, _ *http.Request) {
		out.Header().Set("Content-Type", "text/html")
		out.Header().Set("Set-Cookie", "id=1; Domain=example")
		fmt.Fprint(out, articlePage("Crane"))
		for err := error(nil); err == nil; {
			_, err = fmt.Fprint(out, strings.Repeat("<p>and on it goes</p>", 1<<12))
		}
	})
	w.serve("times.example/map.xml", "application/xml", `<sitemapindex><sitemap><loc>http://times.example/map.xml</loc></sitemap></sitemapindex>`)
	var cookies atomic.Int32
	for _, url := range []string{"times.example/b-good.html", "argus.example/c-good.html"} {
		w.handle(url, func(out http.ResponseWriter, in *http.Request) {
			cookies.Add(int32(len(in.Cookies())))
			out.Header().Set("Content-Type", "text/html")
			fmt.Fprint(out, articlePage("Crane"))
		})
	}
	code, _, said := w.crawl(dir)
	if code != 0 {
		t.Errorf("exit code %d: %s", code, said)
	}
	if n := w.asked("times.example/map.xml"); n != 1 {
		t.Errorf("the sitemap was asked for %d times", n)
	}
	if countRows(t, dir, "captures", "truncated", "length") != 1 || w.asked("times.example/a-endless.html") != 1 {
		t.Error("the endless page is not kept once, marked as cut")
	}
	if n := countRows(t, dir, "articles", "page_kind", "article"); n < 2 {
		t.Errorf("%d articles beside the endless page, want 2", n)
	}
	if n := cookies.Load(); n != 0 {
		t.Errorf("%d cookies were sent", n)
	}
	must(t, "-C", dir, "verify")
}

// TestATimeThatAFeedToldKeepsItsPlaceWhenThePageIsAskedForAgain holds that the second reading says where the time was
// read, too: by then the page is visited again, and no longer found in the feed or sitemap.
func TestATimeThatAFeedToldKeepsItsPlaceWhenThePageIsAskedForAgain(t *testing.T) {
	t.Parallel()
	w := newWeb(t)
	dir := newArchive(t, w.paper("times.example")+"sitemaps = [\"http://times.example/map.xml\"]\n")
	w.serve("times.example/feed", "application/rss+xml", "<rss><channel><item><link>http://times.example/a-1.html</link><pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate></item></channel></rss>")
	w.serve("times.example/map.xml", "application/xml", `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>http://times.example/b-2.html</loc><n:news><n:publication_date>2026-03-02T08:00:00Z</n:publication_date><n:title>Crane</n:title></n:news></url></urlset>`)
	clock := &quickly{now: time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)}
	for _, headline := range []string{"Crane comes down", "Crane is down"} {
		for _, path := range []string{"/a-1.html", "/b-2.html"} {
			page := articlePage(headline)
			from, to := strings.Index(page, "<meta"), strings.Index(page, "</head>")
			w.serve("times.example"+path, "text/html", page[:from]+page[to:])
		}
		if code, _, said := runAt(t, clock, "-C", dir, "crawl", "--revisit", "all", "--disk-floor", "0", "--connect-to", w.addr()); code != 0 {
			t.Fatalf("exit code %d: %s", code, said)
		}
		clock.now = clock.now.Add(24 * time.Hour)
		got := map[any]any{}
		for _, r := range rows(t, dir, "articles", "url", "published_source", "headline") {
			got[r[0]] = r[1]
			if r[0] != "http://times.example/" && r[2] != headline {
				t.Errorf("%v is %q, want %q", r[0], r[2], headline)
			}
		}
		if got["http://times.example/a-1.html"] != "feed" || got["http://times.example/b-2.html"] != "sitemap" {
			t.Errorf("the times of %q come from %v", headline, got)
		}
	}
}

func TestANameThatLeadsToLoopbackIsRefusedWithTheWayOut(t *testing.T) {
	t.Parallel()
	w := newWeb(t)
	port := w.addr()[strings.LastIndexByte(w.addr(), ':'):]
	dir := newArchive(t, fmt.Sprintf("[[source]]\nname = \"local\"\nurl = \"http://localhost%s/\"\ndelay = \"1ms\"\n", port))
	code, _, said := run(t, "-C", dir, "crawl", "--disk-floor", "0")
	if code != ExitOffline || !strings.Contains(said, "private or local address") || !strings.Contains(said, "allow_net") || len(w.ledger) != 0 {
		t.Errorf("exit code %d, asked for %v: %s", code, w.ledger, said)
	}
}

func TestAClockThatWasSetBackIsTold(t *testing.T) {
	t.Parallel()
	w := newWeb(t)
	dir := newArchive(t, w.paper("times.example", "/a-1.html"))
	clock := &quickly{now: time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)}
	crawl := func() string {
		t.Helper()
		code, _, said := runAt(t, clock, "-C", dir, "crawl", "--disk-floor", "0", "--connect-to", w.addr())
		if code != 0 {
			t.Errorf("exit code %d: %s", code, said)
		}
		return said
	}
	if said := crawl(); strings.Contains(said, "clock") {
		t.Errorf("the first run complains: %s", said)
	}
	clock.now = clock.now.AddDate(0, 0, -1)
	if said := crawl(); !strings.Contains(said, "the clock was set back") {
		t.Errorf("a clock set back by a day: %s", said)
	}
	if n := countRows(t, dir, "captures", "url", "http://times.example/a-1.html"); n != 1 {
		t.Errorf("%d captures of the page, want the first one only", n)
	}
	clock.now = clock.now.AddDate(0, 0, 2)
	crawl()
	if n := countRows(t, dir, "captures", "url", "http://times.example/a-1.html"); n != 2 {
		t.Errorf("%d captures of the page once the clock is right, want 2", n)
	}
	must(t, "-C", dir, "verify")
}

func TestADatabaseThatOthersHaveOpen(t *testing.T) {
	t.Parallel()
	w := newWeb(t)
	dir := newArchive(t, w.paper("times.example", "/a-1.html"))
	db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, "archive.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)

	// Another program keeps the database to itself while a page is fetched: the crawl waits until it is done.
	hold := 12 * time.Second
	if os.Getenv("BROADSHEET_REQUIRE_ALL") != "" {
		hold = time.Minute
	}
	w.handle("times.example/a-1.html", func(out http.ResponseWriter, _ *http.Request) {
		if _, err := db.Exec("BEGIN EXCLUSIVE"); err != nil {
			t.Error(err)
		}
		time.AfterFunc(hold, func() { db.Exec("ROLLBACK") })
		out.Header().Set("Content-Type", "text/html")
		fmt.Fprint(out, articlePage("Crane"))
	})
	if code, _, said := w.crawl(dir); code != 0 {
		t.Errorf("while another program has locked it: exit code %d: %s", code, said)
	}

	w.article("times.example/a-1.html", "Crane")

	// A reader that stays: the crawl goes on beside it, and the reader sees what it saw.
	reader, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	count := func() (n int) {
		if err := reader.QueryRow("SELECT count(*) FROM captures").Scan(&n); err != nil {
			t.Error(err)
		}
		return n
	}
	before := count()
	if code, _, said := w.crawl(dir, "--revisit", "all", "--no-normalize"); code != 0 {
		t.Errorf("while another program reads: exit code %d: %s", code, said)
	}
	if after := count(); after != before || len(rows(t, dir, "captures", "url")) <= before {
		t.Errorf("the reader sees %d captures, then %d; all are %d", before, after, len(rows(t, dir, "captures", "url")))
	}
	reader.Rollback()
	must(t, "-C", dir, "verify")
}

func TestADamagedWARCFileIsNamedAndTheRestStaysUsable(t *testing.T) {
	t.Parallel()
	w := newWeb(t)
	dir := newArchive(t, w.paper("times.example", "/a-1.html", "/b-2.html"))
	w.crawl(dir)
	file := onlyWARC(t, dir)
	at := rows(t, dir, "captures", "url", "warc_offset", "warc_length")
	raw := []byte(content(t, file))
	for _, r := range at {
		if r[0] == "http://times.example/a-1.html" {
			raw[r[1].(int64)+r[2].(int64)/2] ^= 0x55
		}
	}
	write(t, file, string(raw))
	code, _, said := run(t, "-C", dir, "verify")
	if code != ExitDamaged || !strings.Contains(said, "http://times.example/a-1.html") || !strings.Contains(said, "1 problems") || !strings.Contains(said, "Try:") {
		t.Errorf("verify: %d, %s", code, said)
	}
	must(t, "-C", dir, "show", "--raw", "http://times.example/b-2.html")
	if code, _, said := run(t, "-C", dir, "show", "--raw", "http://times.example/a-1.html"); code != ExitDamaged || !strings.Contains(said, "Try:") {
		t.Errorf("show --raw of the damaged page: %d, %s", code, said)
	}
	must(t, "-C", dir, "show", "--text", "http://times.example/a-1.html")
	if code, out, said := run(t, "-C", dir, "normalize", "--all", "--json"); code != ExitPartial || !strings.Contains(out, `"failed": 1`) || !strings.Contains(said, "Try: broadsheet verify") {
		t.Errorf("normalize --all: %d, %s%s", code, out, said)
	}
}

// TestATornTailIsMendedAndTold cuts the file of a run that was killed.
func TestATornTailIsMendedAndTold(t *testing.T) {
	t.Parallel()
	w := newWeb(t)
	dir := newArchive(t, w.paper("times.example", "/a-1.html"))
	w.crawl(dir)
	file := onlyWARC(t, dir)
	whole := content(t, file)
	write(t, file+".open", whole+whole[:100])
	os.Remove(file)
	if code, _, said := w.crawl(dir, "--revisit", "all"); code != 0 || !strings.Contains(said, "mended") || !strings.Contains(said, "100 bytes") {
		t.Errorf("exit code %d: %s", code, said)
	}
	must(t, "-C", dir, "verify")
}

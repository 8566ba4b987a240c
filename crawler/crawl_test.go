package crawler

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"broadsheet/archive"
)

func TestCrawlTakesFeedSitemapAndLinksOnce(t *testing.T) {
	w := newWorld(t)
	source := w.source("paper.example", "/news/a-1", "/news/b-2", "/news/a-1?utm_source=rss")
	w.serve("paper.example/robots.txt", "text/plain", "User-agent: *\nDisallow: /private\nSitemap: https://paper.example/news.xml\n")
	w.serve("paper.example/news.xml", "application/xml", `<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url>
<loc>https://paper.example/news/c-3</loc><news:news><news:publication_date>2026-03-03T08:00:00Z</news:publication_date></news:news></url></urlset>`)
	w.serve("paper.example/", "text/html", `<a href="/news/a-1">A</a> <a href="/news/d-4#top">D</a> <a href="/private/e-5">E</a>
<a href="https://elsewhere.example/x-1">X</a> <a href="mailto:x@paper.example">M</a> <a href="/sport">Sport</a> <a href="/photo.jpg">P</a>`)
	w.serve("paper.example/sport", "text/html", `<a href="/sport/f-6">F</a><a href="/culture">C</a>`)
	for _, p := range []string{"/news/a-1", "/news/b-2", "/news/c-3", "/news/d-4", "/sport/f-6"} {
		w.article("paper.example" + p)
	}
	summary := w.crawl(w.config(source))

	for _, p := range []string{"/robots.txt", "/feed", "/news.xml", "/", "/sport", "/news/a-1", "/news/b-2", "/news/c-3", "/news/d-4", "/sport/f-6"} {
		if n := len(w.hits("paper.example" + p)); n != 1 {
			t.Errorf("%s was asked for %d times, want once", p, n)
		}
	}
	if n := len(w.hits("paper.example/*")); n != 10 {
		t.Errorf("%d requests, want 10: %v", n, w.hits("paper.example/*"))
	}
	if summary.New != 5 || summary.End != EndDone || summary.Requests != 10 {
		t.Errorf("summary %+v, want 5 new pages of 10 requests", summary)
	}
	if got := w.skipped("https://paper.example/private/e-5"); got != archive.SkipRobots {
		t.Errorf("the private page was skipped for %q, want robots", got)
	}
	c := w.only("https://paper.example/news/c-3")
	if c.Via != "sitemap" || c.ViaURL != "https://paper.example/news.xml" || !c.FeedTime.Equal(time.Date(2026, 3, 3, 8, 0, 0, 0, time.UTC)) {
		t.Errorf("capture of the sitemap's page: %+v", c)
	}
	for i, h := range w.ledger {
		if i > 0 && h.at.Sub(w.ledger[i-1].at) < 2*time.Second {
			t.Errorf("%s came %v after %s, want 2s", h.url, h.at.Sub(w.ledger[i-1].at), w.ledger[i-1].url)
		}
		if h.header.Get("Cookie") != "" || h.header.Get("User-Agent") != "Broadsheet (+mailto:desk@paper.example)" {
			t.Errorf("headers of %s: %v", h.url, h.header)
		}
	}

	again := w.crawl(w.config(source))
	if again.New != 0 || again.Requests != 0 || again.NextDue.IsZero() {
		t.Errorf("a second run did something: %+v", again)
	}
}

func TestRecordIsTheBytesOnTheWire(t *testing.T) {
	w := newWorld(t)
	source := w.source("paper.example", "/chunked", "/interim")
	const chunked = "HTTP/1.1 200 OK\r\ncontent-TYPE:  text/html\r\nX-Twice: 1\r\nX-Twice: 2\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
	const final = "HTTP/1.1 200 Fine\r\nContent-Length: 2\r\n\r\nok"
	w.raw("paper.example/chunked", chunked, false)
	w.raw("paper.example/interim", "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n"+final+"and more", false)
	w.crawl(w.config(source))

	x, err := w.tape.of("https://paper.example/chunked")
	if err != nil || string(x.Response) != chunked {
		t.Errorf("response %q, %v; want %q", x.Response, err, chunked)
	}
	if want := "GET /chunked HTTP/1.1\r\nHost: paper.example\r\nUser-Agent: Broadsheet (+mailto:desk@paper.example)\r\n"; !strings.HasPrefix(string(x.Request), want) {
		t.Errorf("request %q, want %q …", x.Request, want)
	}
	if x.IP != "127.0.0.1" || len(x.Metadata) == 0 {
		t.Errorf("exchange %+v", x)
	}
	c := w.only("https://paper.example/chunked")
	if c.Header[0] != [2]string{"content-TYPE", "text/html"} || c.Header[2][1] != "2" || c.PayloadSize != 5 || c.Truncated != "" {
		t.Errorf("capture %+v", c)
	}
	if c.PayloadDigest != payloadDigest([]byte(chunked)) {
		t.Error("digest is not that of the entity")
	}
	if x, err = w.tape.of("https://paper.example/interim"); err != nil || string(x.Response) != final {
		t.Errorf("response %q, %v; want %q", x.Response, err, final)
	}
}

func TestDelayOfSourceAndRobots(t *testing.T) {
	for name, c := range map[string]struct {
		robots string
		source time.Duration
		want   time.Duration
	}{
		"the default":                    {"", 0, 2 * time.Second},
		"the source's":                   {"", 5 * time.Second, 5 * time.Second},
		"robots.txt may ask for more":    {"User-agent: *\nCrawl-delay: 10", 5 * time.Second, 10 * time.Second},
		"robots.txt cannot ask for less": {"User-agent: *\nCrawl-delay: 1", 5 * time.Second, 5 * time.Second},
		"nor for more than a minute":     {"User-agent: *\nCrawl-delay: 600", 0, time.Minute},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			source := w.source("paper.example", "/a-1", "/b-2")
			source.Delay = c.source
			w.serve("paper.example/robots.txt", "text/plain", c.robots)
			w.crawl(w.config(source))
			for i, h := range w.ledger {
				if i > 0 && h.at.Sub(w.ledger[i-1].at) != c.want {
					t.Errorf("%s came after %v, want %v", h.url, h.at.Sub(w.ledger[i-1].at), c.want)
				}
			}
		})
	}
}

func TestManyHostsAtOnce(t *testing.T) {
	w := newWorld(t)
	var sources []archive.Source
	for i := range 12 {
		host := fmt.Sprintf("paper%d.example", i)
		sources = append(sources, w.source(host, "/a-1", "/b-2", "/c-3"))
		for _, p := range []string{"/a-1", "/b-2", "/c-3"} {
			w.article(host + p)
		}
	}
	c := w.config(sources...)
	c.Workers, c.Clock, c.Delay = 4, nil, time.Millisecond
	w.clock.now = time.Now()
	if summary := w.crawl(c); summary.New != 36 {
		t.Errorf("%d new pages, want 36", summary.New)
	}
	seen := map[string]bool{}
	for _, h := range w.ledger {
		if seen[h.url] {
			t.Errorf("%s was asked for twice", h.url)
		}
		seen[h.url] = true
	}
}

func TestConditionalRequestsAndRevisits(t *testing.T) {
	w := newWorld(t)
	source := w.source("paper.example", "/etag", "/same", "/edited")
	w.handle("paper.example/etag", func(out http.ResponseWriter, in *http.Request) {
		out.Header().Set("ETag", `"v1"`)
		if in.Header.Get("If-None-Match") == `"v1"` {
			out.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(out, "<html>etag</html>")
	})
	w.article("paper.example/same")
	n := 0
	w.handle("paper.example/edited", func(out http.ResponseWriter, _ *http.Request) {
		n++
		fmt.Fprintf(out, "<html>version %d</html>", n)
	})
	w.crawl(w.config(source))
	w.clock.Sleep(t.Context(), time.Hour)
	summary := w.crawl(w.config(source))
	if summary.New != 0 || summary.Changed != 1 || summary.Unchanged != 2 {
		t.Errorf("summary %+v, want 1 changed and 2 unchanged", summary)
	}
	for path, want := range map[string]struct {
		outcome archive.Outcome
		profile string
	}{
		"/etag":   {archive.OutcomeNotModified, "server-not-modified"},
		"/same":   {archive.OutcomeUnchanged, "identical-payload-digest"},
		"/edited": {archive.OutcomePage, ""},
	} {
		url := "https://paper.example" + path
		all := w.frontier.of(url)
		if len(all) != 2 {
			t.Errorf("%s: %d captures, want 2", path, len(all))
			continue
		}
		if all[1].Outcome != want.outcome || all[1].Via != "revisit" {
			t.Errorf("%s: %s via %s, want %s", path, all[1].Outcome, all[1].Via, want.outcome)
		}
		x, err := w.tape.of(url)
		if err != nil {
			t.Fatal(err)
		}
		if want.profile == "" {
			if x.Revisit != nil || all[1].RefersTo != "" {
				t.Errorf("%s: a new version was recorded as a revisit", path)
			}
			continue
		}
		if x.Revisit == nil || x.Revisit.Profile != want.profile || x.Revisit.Digest != all[0].PayloadDigest ||
			!x.Revisit.Time.Equal(all[0].FetchedAt) || all[1].RefersTo != all[0].ID || all[1].PayloadDigest != all[0].PayloadDigest {
			t.Errorf("%s: revisit %+v of %+v", path, x.Revisit, all[0])
		}
	}
}

func TestRevisitAllAndOff(t *testing.T) {
	w := newWorld(t)
	source := w.source("paper.example", "/a-1", "/b-2")
	w.article("paper.example/a-1")
	w.article("paper.example/b-2")
	c := w.config(source)
	w.crawl(c)
	c.Revisit = RevisitAll
	if summary := w.crawl(c); summary.Unchanged != 2 || len(w.hits("paper.example/a-1")) != 2 {
		t.Errorf("revisit all: %+v", summary)
	}
	w.clock.Sleep(t.Context(), 48*time.Hour)
	c.Revisit = RevisitOff
	if summary := w.crawl(c); summary.Unchanged != 0 || len(w.hits("paper.example/a-1")) != 2 || len(w.hits("paper.example/feed")) != 3 {
		t.Errorf("revisit off: %+v", summary)
	}
}

func TestAParameterThatSeemsToTrackIsKeptWhereThePageNeedsIt(t *testing.T) {
	w := newWorld(t)
	source := w.source("paper.example", "/a-1?utm_source=rss", "/b-2?utm_source=rss")
	w.article("paper.example/a-1")
	w.article("paper.example/b-2?utm_source=rss")
	if summary := w.crawl(w.config(source)); summary.New != 2 {
		t.Errorf("summary %+v", summary)
	}
	if len(w.hits("paper.example/a-1?utm_source=rss")) != 0 || len(w.hits("paper.example/b-2")) != 1 {
		t.Errorf("ledger %v", w.ledger)
	}
}

func TestSlowServersAreAskedAtOneTime(t *testing.T) {
	w := newWorld(t)
	const hosts = 4
	var sources []archive.Source
	arrived, all := make(chan bool, hosts), make(chan bool)
	go func() {
		for range hosts {
			<-arrived
		}
		close(all)
	}()
	for i := range hosts {
		host := fmt.Sprintf("paper%d.example", i)
		sources = append(sources, w.source(host, "/a-1"))
		w.handle(host+"/a-1", func(out http.ResponseWriter, _ *http.Request) { // nobody is served before all are there
			arrived <- true
			<-all
			fmt.Fprint(out, "<html>a</html>")
		})
	}
	c := w.config(sources...)
	c.Workers, c.Clock, c.Delay = hosts, nil, time.Millisecond
	if summary := w.crawl(c); summary.New != hosts {
		t.Errorf("%d new pages, want %d", summary.New, hosts)
	}
}

func TestADailyJobFindsDueWhatItFetchedTheDayBefore(t *testing.T) {
	w := newWorld(t)
	source := w.source("paper.example", "/a-1", "/gone")
	w.article("paper.example/a-1")
	start := w.clock.Now()
	for day := range 9 {
		w.clock.now = start.AddDate(0, 0, day)
		w.crawl(w.config(source))
	}
	var days []int
	for _, h := range w.hits("paper.example/a-1") {
		days = append(days, int(h.at.Sub(start).Hours()/24))
	}
	if want := "[0 1 2 8]"; fmt.Sprint(days) != want { // an hour, a day and a week, by a job that comes once a day
		t.Errorf("fetched on days %v, want %s", days, want)
	}
	if n := len(w.hits("paper.example/feed")); n != 9 {
		t.Errorf("the feed was polled %d times in 9 days", n)
	}
	if n := len(w.hits("paper.example/gone")); n != 2 {
		t.Errorf("a page that never was there was asked for %d times, want 2", n)
	}
}

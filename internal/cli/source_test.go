package cli

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// front serves a home page and robots.txt that tell of feeds and a sitemap.
func (w *web) front(host string) {
	w.serve(host+"/robots.txt", "text/plain", "User-agent: *\nDisallow: /private\nSitemap: http://"+host+"/map.xml\n")
	w.serve(host+"/", "text/html", `<html lang="nb"><head><link rel="alternate" type="application/rss+xml" href="/feed"></head>
<body><time datetime="2026-03-02T08:00:00+01:00">i dag</time><time datetime="2026-03-02T07:00:00+01:00">i dag</time>
<time datetime="2026-03-02T07:00:00+00:00">i dag</time><a href="/crane-1-comes-down.html">Crane</a></body></html>`)
}

func TestSourceAddFindsFeedsSitemapsLanguageAndOffset(t *testing.T) {
	w := newWeb(t)
	w.front("times.example")
	dir := newArchive(t, "# my sources\n")
	must(t, "-C", dir, "source", "add", "http://times.example/", "--delay", "1ms", "--connect-to", w.addr())
	want := "# my sources\n\n[[source]] # language no, prints times with offset +01:00\nname = \"times.example\"\nurl = \"http://times.example/\"\n" +
		"feeds = [\"http://times.example/feed\"]\nsitemaps = [\"http://times.example/map.xml\"]\ndelay = \"1ms\"\n"
	if got := content(t, dir, settingsFile); !strings.HasSuffix(strings.Replace(got, "language nb", "language no", 1), want) {
		t.Errorf("settings:\n%s\nwant at the end:\n%s", got, want)
	}
	if fmt.Sprint(w.ledger) != "[times.example/robots.txt times.example/]" {
		t.Errorf("it asked for %v, want robots.txt and the home page, once each", w.ledger)
	}
	if n := len(rows(t, dir, "captures", "url")); n != 0 {
		t.Errorf("%d captures were kept", n)
	}
}

func TestSourceAddSaysWhatItCouldNotFindAndAddsTheSource(t *testing.T) {
	w := newWeb(t)
	w.serve("closed.example/robots.txt", "text/plain", "User-agent: *\nDisallow: /\n")
	w.raw("cut.example/", "")
	w.handle("moved.example/", redirectTo("http://www.moved.example/"))
	w.front("www.moved.example")
	for name, c := range map[string]struct{ url, says, settings string }{
		"robots.txt forbids the home page": {"http://closed.example/", "robots", `url = "http://closed.example/"`},
		"no answer":                        {"http://cut.example/", "gave nothing", `url = "http://cut.example/"`},
		"a page that is missing":           {"http://none.example/", "status 404", `url = "http://none.example/"`},
		"a redirect is followed":           {"http://moved.example/", "leads to http://www.moved.example/", `url = "http://www.moved.example/"`},
	} {
		t.Run(name, func(t *testing.T) {
			dir := newArchive(t, "")
			code, _, said := runAt(t, &quickly{now: time.Now()}, "-C", dir, "source", "add", c.url, "--connect-to", w.addr())
			if code != 0 || !strings.Contains(said, c.says) || !strings.Contains(content(t, dir, settingsFile), c.settings) {
				t.Errorf("said %q\nsettings %s", said, content(t, dir, settingsFile))
			}
		})
	}
	t.Run("no contact", func(t *testing.T) {
		dir := filepath.Join(t.TempDir(), "archive")
		must(t, "-C", dir, "init")
		_, said := must(t, "-C", dir, "source", "add", "times.example", "--connect-to", w.addr())
		if !strings.Contains(said, "contact is not set") || !strings.Contains(content(t, dir, settingsFile), `url = "https://times.example"`) {
			t.Errorf("said %q", said)
		}
	})
	t.Run("not asked to", func(t *testing.T) {
		dir, before := newArchive(t, ""), len(w.ledger)
		must(t, "-C", dir, "source", "add", "http://www.moved.example/", "--no-fetch", "--connect-to", w.addr())
		if len(w.ledger) != before || strings.Contains(content(t, dir, settingsFile), "feeds") {
			t.Errorf("asked for %v", w.ledger[before:])
		}
	})
}

func TestSourceDisableKeepsWhatPeopleWrote(t *testing.T) {
	const before = `# head
[[source]] # the first
name = "a" # letters
url = "http://a.example/"
disabled = false # since spring

[[source]]
# the second
name = "b"
url = "http://b.example/"
`
	dir := newArchive(t, before)
	must(t, "-C", dir, "source", "disable", "a", "b")
	want := strings.Replace(strings.Replace(before, "disabled = false", "disabled = true", 1), "[[source]]\n# the", "[[source]]\ndisabled = true\n# the", 1)
	if got := content(t, dir, settingsFile); !strings.HasSuffix(got, want) {
		t.Errorf("settings:\n%s\nwant at the end:\n%s", got, want)
	}
	if code, _, said := run(t, "-C", dir, "crawl"); code != ExitUsage || !strings.Contains(said, "no source to crawl") {
		t.Errorf("crawl of disabled sources: %d, %s", code, said)
	}
	must(t, "-C", dir, "source", "enable", "b")
	if out, _ := must(t, "-C", dir, "source", "list", "-o", "csv"); !strings.Contains(out, "a,http://a.example/,,,false,true") || !strings.Contains(out, "b,http://b.example/,,,false,false") {
		t.Errorf("list:\n%s", out)
	}
	if code, _, said := run(t, "-C", dir, "source", "disable", "c"); code != ExitUsage || !strings.Contains(said, `no source "c"`) {
		t.Errorf("a source that is none: %d, %s", code, said)
	}
	inline := newArchive(t, `source = [{name = "a", url = "http://a.example/"}]`)
	kept := content(t, inline, settingsFile)
	if code, _, said := run(t, "-C", inline, "source", "disable", "a"); code != ExitUsage || !strings.Contains(said, "by hand") || content(t, inline, settingsFile) != kept {
		t.Errorf("settings that cannot be edited: %d, %s", code, said)
	}
}

func TestSourceTestShowsWhatWouldBeReadAndWritesNothing(t *testing.T) {
	w := newWeb(t)
	clock := &quickly{now: time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)}
	paths := make([]string, 12)
	var feed strings.Builder
	feed.WriteString("<rss><channel>")
	for i := range paths {
		paths[i] = fmt.Sprintf("/news/crane-number-%d-comes-down.html", i)
		fmt.Fprintf(&feed, "<item><link>http://times.example%s</link><pubDate>%s</pubDate></item>", paths[i],
			clock.now.Add(-time.Duration(i+1)*time.Hour).Format(time.RFC1123Z))
	}
	toml := w.paper("times.example", paths...)
	w.front("times.example")
	w.serve("times.example/feed", "application/rss+xml", feed.String()+"</channel></rss>")
	w.serve("times.example/map.xml", "text/xml", "<urlset><url><loc>http://times.example/private/x</loc></url></urlset>")
	w.serve("times.example"+paths[1], "application/pdf", "%PDF-1.7")
	dir := newArchive(t, toml)

	code, out, said := runAt(t, clock, "-C", dir, "source", "test", "times", "--json", "--connect-to", w.addr())
	var got testedSource
	if err := json.Unmarshal([]byte(out), &got); err != nil || code != 0 {
		t.Fatalf("exit code %d: %v\n%s%s", code, err, out, said)
	}
	if len(got.Pages) != 4 || len(got.Problems) != 1 || !strings.Contains(got.Problems[0], "application/pdf") {
		t.Errorf("%d pages and problems %q, want 4 of 5 pages and the PDF", len(got.Pages), got.Problems)
	}
	for _, x := range got.Pages {
		if !strings.HasPrefix(x.Title, "Crane number") || fmt.Sprint(x.Authors) != "[Ada Winter]" || x.Published != "2026-03-02T08:15:00+01:00" ||
			x.PublishedSource == "" || x.Words < 70 || x.PageKind != "article" || x.Bytes == 0 {
			t.Errorf("page %+v", x)
		}
	}
	if len(got.Lists) != 2 || got.Lists[0].Entries != 12 || got.Lists[0].PerDay != 24 || got.Day.Articles != 24 || got.Day.Requests < 4*24+96 || got.Day.Bytes == 0 {
		t.Errorf("lists %+v, a day %+v; want 24 articles a day", got.Lists, got.Day)
	}
	if n := len(w.ledger); n != got.Requests || n != 9 { // robots.txt, front, feed, sitemap, five pages
		t.Errorf("%d requests, reported %d: %v", n, got.Requests, w.ledger)
	}
	if n := len(rows(t, dir, "captures", "url")); n != 0 {
		t.Errorf("%d captures were kept", n)
	}
	code, out, said = runAt(t, clock, "source", "test", "http://times.example/", "--contact", "mailto:a@b.example", "--connect-to", w.addr())
	if code != 0 || !strings.Contains(out, "authors    Ada Winter") || !strings.Contains(out, "about 24 articles") {
		t.Errorf("for people, without an archive: %d\n%s%s", code, out, said)
	}
	code, _, said = runAt(t, clock, "source", "test", "http://none.example/", "--contact", "mailto:a@b.example", "--connect-to", w.addr())
	if code != ExitPartial || !strings.Contains(said, "no article page was reached") {
		t.Errorf("a site without articles: %d, %s", code, said)
	}
	code, _, said = runAt(t, clock, "source", "test", "http://gone.example/", "--contact", "mailto:a@b.example", "--connect-to", "127.0.0.1:1")
	if code != ExitOffline {
		t.Errorf("a site that cannot be reached: %d, %s", code, said)
	}
}

func TestExtractFetchesALivePageByAllManners(t *testing.T) {
	w := newWeb(t)
	clock := &quickly{now: time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)}
	w.article("times.example/a", "Crane comes down")
	w.article("times.example/b", "Crane goes up")
	w.serve("times.example/robots.txt", "text/plain", "User-agent: *\nDisallow: /private\n")
	live := []string{"--contact", "mailto:a@b.example", "--connect-to", w.addr()}
	start := clock.now
	code, out, said := runAt(t, clock, append([]string{"extract", "http://times.example/a", "http://times.example/b"}, live...)...)
	if code != 0 || strings.Count(out, `"authors":["Ada Winter"]`) != 2 {
		t.Errorf("exit code %d\n%s%s", code, out, said)
	}
	if w.asked("times.example/robots.txt") != 1 || clock.now.Sub(start) < 4*time.Second {
		t.Errorf("three requests to one host took %v: %v", clock.now.Sub(start), w.ledger)
	}
	code, out, _ = runAt(t, clock, append([]string{"extract", "http://times.example/private/a"}, live...)...)
	if code != ExitPartial || !strings.Contains(out, "robots") || w.asked("times.example/private/a") != 0 {
		t.Errorf("a page that robots.txt forbids: %d, %s", code, out)
	}
	t.Chdir(t.TempDir())
	code, out, _ = runAt(t, clock, "extract", "http://times.example/a", "--connect-to", w.addr())
	if code != ExitPartial || !strings.Contains(out, "none is set") {
		t.Errorf("no contact: %d, %s", code, out)
	}
}

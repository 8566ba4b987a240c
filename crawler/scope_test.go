package crawler

import (
	"fmt"
	"net/netip"
	"strings"
	"testing"
	"time"

	"broadsheet/archive"
)

func TestJudge(t *testing.T) {
	all, err := scopes([]archive.Source{{Name: "paper", URL: "https://www.paper.co.uk/", Include: []string{"/news/**", "/*/story-*.html"}, Exclude: []string{"/news/live/**", "**/print"}}})
	if err != nil {
		t.Fatal(err)
	}
	for url, want := range map[string]archive.SkipReason{
		"https://www.paper.co.uk/news/a-1":                             "",
		"https://paper.co.uk/news/":                                    "",
		"https://m.paper.co.uk/news":                                   "",
		"https://www.paper.co.uk/sport/story-7.html":                   "",
		"https://www.paper.co.uk/sport/uk/story-7.html":                archive.SkipScope,
		"https://www.paper.co.uk/newsletter":                           archive.SkipScope,
		"https://other.co.uk/news/a-1":                                 archive.SkipScope,
		"https://www.paper.co.uk/news/live/a":                          archive.SkipExcluded,
		"https://www.paper.co.uk/news/a-1/print":                       archive.SkipExcluded,
		"ftp://www.paper.co.uk/news/a":                                 archive.SkipScheme,
		"https://www.paper.co.uk/news/a/b/a/b/a/b":                     archive.SkipTrap,
		"https://www.paper.co.uk/news/2026/11/11/11/a":                 "",
		"https://www.paper.co.uk/news/x?" + strings.Repeat("p=1&", 20): archive.SkipTrap,
		"https://www.paper.co.uk/news" + strings.Repeat("/x1", 20):     archive.SkipTrap,
		"https://www.paper.co.uk/news/" + strings.Repeat("x", 2000):    archive.SkipTrap,
	} {
		if got := all["paper"].judge(url, archive.TargetPage, false); got != want {
			t.Errorf("%.60s: %q, want %q", url, got, want)
		}
	}
	for glob := range strings.SplitSeq("news/**|[|", "|") {
		if _, err := scopes([]archive.Source{{Name: "p", URL: "https://p.example/", Exclude: []string{glob}}}); err == nil {
			t.Errorf("glob %q was taken", glob)
		}
	}
	if _, err := scopes([]archive.Source{{Name: "p", URL: "paper"}}); err == nil {
		t.Error("a source without a host was taken")
	}
}

func TestAllow(t *testing.T) {
	allow, err := ParseAllow([]string{"10.1.0.0/16", "192.168.7.7", "Intranet.example", "fd12::/16"})
	if err != nil {
		t.Fatal(err)
	}
	for at, want := range map[string]bool{
		"news.example 93.184.216.34": true, "news.example 2606:2800:220:1::1": true, "news.example 10.1.2.3": true,
		"news.example 192.168.7.7": true, "intranet.example 172.16.0.1": true, "news.example ::ffff:10.1.2.3": true,
		"news.example fd12::1": true, "news.example 127.0.0.1": false, "news.example 10.2.0.1": false,
		"news.example 172.16.0.1": false, "news.example 192.168.7.8": false, "news.example 169.254.169.254": false,
		"news.example 100.100.100.200": false, "news.example 0.0.0.0": false, "news.example 224.0.0.1": false,
		"news.example 255.255.255.255": false, "news.example ::1": false, "news.example ::": false,
		"news.example fe80::1%eth0": false, "news.example fd00:ec2::254": false, "news.example ::ffff:127.0.0.1": false,
		"news.example 64:ff9b::7f00:1": false, "news.example 2002:7f00:1::": false, "news.example ::7f00:1": false,
		"news.example ff02::1": false, "news.example 198.18.0.1": false,
	} {
		name, addr, _ := strings.Cut(at, " ")
		if got := allow.check(name, netip.MustParseAddr(addr)) == nil; got != want {
			t.Errorf("%s: allowed %v, want %v", at, got, want)
		}
	}
	for _, bad := range []string{"", "10.0.0.0/40", "a b", "http://x"} {
		if _, err := ParseAllow([]string{bad}); err == nil {
			t.Errorf("entry %q was taken", bad)
		}
	}
}

func TestReadLinks(t *testing.T) {
	const page = `<!doctype html><head><base href="/sub/"><link rel="stylesheet" href="/x.css">
<link rel="alternate" type="application/rss+xml; charset=utf-8" title="News" href="/feed"><link rel="alternate" type="application/rss+xml" title="Comments" href="/cfeed">
<link rel="alternate" hreflang="de" href="/de"></head><body><a href=one.html>1</a><A HREF='/two?utm_source=x#frag'>2</A><a href="/two">again</a>
<a name=x>none</a><a href="javascript:void(0)">j</a><a href="tel:1">t</a><a href="//other.example/three">3</a><a href="/p.jpg?w=1">p</a>
<script>"<a href='/script'>"</script><!-- <a href="/comment"> --><textarea><a href="/text"></textarea><a href="four &amp; five">4</a><a href="/cut`
	got := readLinks([]byte(page), "https://paper.example/home/")
	if want := "[https://paper.example/sub/one.html https://paper.example/two https://other.example/three https://paper.example/sub/four%20&%20five]"; fmt.Sprint(got.pages) != want {
		t.Errorf("pages %v, want %s", got.pages, want)
	}
	if want := "[https://paper.example/feed]"; fmt.Sprint(got.feeds) != want {
		t.Errorf("feeds %v, want %s", got.feeds, want)
	}
}

func TestLooksLikeSection(t *testing.T) {
	for path, want := range map[string]bool{
		"/sport": true, "/sport/": true, "/news/europe": true, "/arts-culture": true, "/world/middle-east": true,
		"/": false, "/sport/2026": false, "/a-b-c": false, "/login": false, "/about/us": false, "/news/x/y": false,
		"/sport?page=2": false, "/story.html": false, "/Sport": false,
	} {
		if got := looksLikeSection(path); got != want {
			t.Errorf("%s: %v, want %v", path, got, want)
		}
	}
}

func TestRetryAfterHeader(t *testing.T) {
	now := time.Date(2026, 3, 3, 9, 0, 0, 0, time.UTC)
	for value, want := range map[string]time.Duration{
		"120": 2 * time.Minute, " 5 ": 5 * time.Second, "999999": maxRest, "Tue, 03 Mar 2026 09:10:00 GMT": 10 * time.Minute,
		"Tue, 03 Mar 2026 08:10:00 GMT": 0, "Wed, 03 Mar 2027 09:10:00 GMT": maxRest, "-5": 0, "soon": 0, "": 0,
	} {
		if got := retryAfter(value, now); got != want {
			t.Errorf("%q: %v, want %v", value, got, want)
		}
	}
}

func TestConfigIsChecked(t *testing.T) {
	w := newWorld(t)
	good := w.config()
	for name, spoil := range map[string]func(*Config){
		"no contact":    func(c *Config) { c.Contact = "" },
		"no frontier":   func(c *Config) { c.Frontier = nil },
		"no recorder":   func(c *Config) { c.Recorder = nil },
		"bad allow":     func(c *Config) { c.AllowNet = []string{"1.2.3.4/99"} },
		"bad connect":   func(c *Config) { c.ConnectTo = "localhost" },
		"bad source":    func(c *Config) { c.Sources = []archive.Source{{Name: "x"}} },
		"https connect": func(c *Config) { c.ConnectTo = "https://127.0.0.1:443" },
	} {
		c := good
		spoil(&c)
		if _, err := New(c); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := New(good); err != nil {
		t.Error(err)
	}
}

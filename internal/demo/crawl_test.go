package demo

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// patient is the least crawler that meets every crawl fact: it shows that all of them can be met.
type patient struct {
	t     *testing.T
	w     *World
	clock time.Time
	pages map[string]*known
	order []string
	robot map[string][]string
	seen  map[string]Observed
}

// known is what it remembers of a URL.
type known struct {
	due          time.Time
	fetches      int
	front        bool
	etag, since  string
	lastResponse int
}

var (
	links    = regexp.MustCompile(`<(?:a|link)[^>]* href="([^"]+)"|<(?:link|loc)>([^<]+)<`)
	canonReg = regexp.MustCompile(`rel="canonical" href="([^"]+)"`)
)

// run is one crawl: everything due, one paper after the other.
func (c *patient) run(start time.Time) {
	c.clock = start
	for _, p := range c.w.Papers() {
		c.robot[p.Host] = nil
		robots := body(c.t, c.ask(p.URL+"robots.txt", nil, p.Delay))
		if !strings.HasPrefix(robots, "User-agent") {
			continue // not reachable: nothing of this host in this run
		}
		_, ours, _ := strings.Cut(robots, "User-agent: *")
		for line := range strings.Lines(ours) {
			if path, ok := strings.CutPrefix(line, "Disallow: "); ok {
				c.robot[p.Host] = append(c.robot[p.Host], strings.TrimSpace(path))
			}
		}
		for _, seed := range append([]string{p.URL, p.URL + "feed/"}, append(p.Feeds, p.Sitemaps...)...) {
			k := c.know(seed)
			k.front, k.due = true, start
		}
		for i := 0; i < len(c.order); i++ { // grows as links are found
			if strings.HasPrefix(c.order[i], p.URL) {
				c.visit(c.order[i], p.Delay)
			}
		}
	}
}

func (c *patient) know(url string) *known {
	if c.pages[url] == nil {
		c.pages[url] = &known{due: c.clock}
		c.order = append(c.order, url)
	}
	return c.pages[url]
}

func (c *patient) visit(at string, delay time.Duration) {
	k := c.pages[at]
	u, err := url.Parse(at)
	if err != nil || k.due.IsZero() || k.due.After(c.clock) {
		return
	}
	for _, path := range c.robot[u.Host] {
		if strings.HasPrefix(u.RequestURI(), path) {
			return
		}
	}
	r := c.ask(at, k, delay)
	page := body(c.t, r)
	k.fetches++
	k.due = c.clock.Add([...]time.Duration{0, time.Hour, 23 * time.Hour, 6 * 24 * time.Hour}[min(k.fetches, 3)])
	switch {
	case r.StatusCode == 429:
		wait, _ := strconv.Atoi(r.Header.Get("Retry-After"))
		c.clock = c.clock.Add(time.Duration(wait) * time.Second)
		k.due = c.clock
		c.visit(at, delay)
		return
	case r.StatusCode == 410:
		k.due = time.Time{}
		return
	case r.StatusCode >= 400:
		k.fetches--
		k.due = c.clock.Add(RunEvery)
		return
	case r.StatusCode >= 300 && r.Header.Get("Location") != "":
		to, err := u.Parse(r.Header.Get("Location"))
		if err != nil {
			c.t.Fatal(err)
		}
		c.know(to.String())
		k.due = time.Time{}
		return
	case r.StatusCode != 200:
		return
	}
	k.etag, k.since = r.Header.Get("ETag"), r.Header.Get("Last-Modified")
	if m := canonReg.FindStringSubmatch(page); m != nil && html.UnescapeString(m[1]) != at {
		c.know(html.UnescapeString(m[1]))
		k.due = time.Time{}
		return
	}
	if facts, ok := c.w.Page(at, c.clock); ok {
		o := c.seen[at]
		o.FetchedAt, o.PageKind = c.clock, facts.Kind
		c.seen[at] = o
	}
	if !k.front {
		return
	}
	for _, m := range links.FindAllStringSubmatch(page, -1) {
		to, err := u.Parse(html.UnescapeString(m[1] + m[2]))
		if err == nil && to.Host == u.Host && to.String() != at {
			to.Fragment = ""
			c.know(strings.TrimSuffix(regexp.MustCompile(`[?&]utm_source.*`).ReplaceAllString(to.String(), ""), "?"))
		}
	}
}

func (c *patient) ask(at string, k *known, delay time.Duration) *http.Response {
	c.clock = c.clock.Add(delay)
	var header []string
	if k != nil && k.etag != "" {
		header = append(header, "If-None-Match", k.etag)
	}
	if k != nil && k.since != "" {
		header = append(header, "If-Modified-Since", k.since)
	}
	r := get(c.w, at, c.clock, header...)
	o := c.seen[at]
	o.Captures = append(o.Captures, Captured{c.clock, r.StatusCode})
	c.seen[at] = o
	return r
}

func TestAPatientCrawlerMeetsEveryCrawlFact(t *testing.T) {
	for seed := range uint64(7) {
		w := New(seed, 10, march)
		c := &patient{t: t, w: w, pages: map[string]*known{}, robot: map[string][]string{}, seen: map[string]Observed{}}
		for _, start := range w.Runs() {
			c.run(start)
		}
		r := w.Score(w.End(), c.seen)
		for _, m := range r.Missed {
			if r.Kinds[m.Kind].Part == "crawl" {
				t.Errorf("seed %d: %s %s: want %q, got %q", seed, m.Kind, m.URL, m.Want, m.Got)
			}
		}
	}
}

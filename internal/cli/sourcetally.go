package cli

import (
	"cmp"
	"fmt"
	"math"
	"strings"
	"time"

	"broadsheet/archive"
	"broadsheet/crawler"
	"broadsheet/crawler/feed"
	"broadsheet/internal/decode"
	"broadsheet/internal/urls"
	"broadsheet/normalize"
)

// testedSizes adds up what was received, to reckon with.
type testedSizes struct{ pages, lists, front mean }

type mean struct{ sum, n int64 }

func (m *mean) add(v int64)   { m.sum, m.n = m.sum+v, m.n+1 }
func (m mean) value() float64 { return float64(m.sum) / float64(max(m.n, 1)) }

// take adds one capture to the report.
func (t *testedSource) take(g *glance, c archive.Capture, sizes *testedSizes, now time.Time) {
	target := g.targets[c.URL]
	switch {
	case strings.HasSuffix(c.URL, "/robots.txt") && target.URL == "":
		t.Robots = cmp.Or(t.Robots, robotsWord(g, c))
	case c.Outcome == archive.OutcomeRedirect:
	case c.Error != "" && c.Outcome == archive.OutcomeFailed || c.Status >= 400:
		t.Problems = append(t.Problems, fmt.Sprintf("%s: %s", c.URL, cmp.Or(c.Error, fmt.Sprintf("%s, status %d", c.Outcome, c.Status))))
	case c.Outcome == archive.OutcomeFeed || c.Outcome == archive.OutcomeSitemap:
		sizes.lists.add(c.PayloadSize)
		if l, err := readList(g, c, now); err == nil {
			t.Lists = append(t.Lists, l)
		}
	case target.Kind == archive.TargetFront:
		sizes.front.add(c.PayloadSize)
	case target.Kind == archive.TargetPage && c.Outcome == archive.OutcomePage:
		sizes.pages.add(c.PayloadSize)
		t.Pages = append(t.Pages, readTested(g, c, target))
	default:
		t.Problems = append(t.Problems, fmt.Sprintf("%s: neither page, feed nor sitemap (%s)", c.URL, c.ContentType))
	}
}

func robotsWord(g *glance, c archive.Capture) string {
	h := g.hosts[urls.Host(c.URL)]
	switch {
	case c.Outcome == archive.OutcomeRobots:
		return fmt.Sprintf("read, %d bytes", len(h.Robots))
	case c.Status >= 400 && c.Status < 500 && c.Status != 429:
		return "none"
	}
	return fmt.Sprintf("not reached (status %d)", c.Status)
}

func readTested(g *glance, c archive.Capture, target archive.Target) testedPage {
	page := testedPage{Bytes: c.PayloadSize}
	body, contentType, err := g.page(c)
	if err != nil {
		page.extracted = newExtracted(c.URL, c.URL, &archive.Reading{PageKind: archive.KindNone, Reason: err.Error()}, false)
		return page
	}
	in := normalize.Page{URL: c.URL, FetchedAt: c.FetchedAt, FeedTime: target.FeedTime, Plain: isPlain(contentType, body)}
	if in.FeedPlace = archive.PlaceFeed; target.Via == "sitemap" {
		in.FeedPlace = archive.PlaceSitemap
	}
	in.Body, _, _ = decode.UTF8(body, contentType)
	r := normalize.Read(in)
	r.PageKind = cmp.Or(r.PageKind, archive.KindArticle)
	page.extracted = newExtracted(c.URL, c.URL, r, false)
	page.Words = len(strings.Fields(page.Text))
	return page
}

// readList counts what a feed or sitemap names, and how much of it is new a day: of the last week, or of as much as it
// reaches back to.
func readList(g *glance, c archive.Capture, now time.Time) (testedList, error) {
	body, contentType, err := g.page(c)
	if err != nil {
		return testedList{}, err
	}
	if decode.IsGzip(body) {
		body, _ = decode.Body("gzip", body, pageLimit)
	}
	text, _, _ := decode.UTF8(body, contentType)
	d, err := feed.Parse(text)
	if err != nil {
		return testedList{}, err
	}
	l := testedList{URL: c.URL, Kind: string(d.Kind), Entries: len(d.Entries)}
	const week = 7 * 24 * time.Hour
	var newest, oldest time.Time
	recent, reaches := 0, false
	for _, e := range d.Entries {
		at := e.Time()
		if at.IsZero() || at.After(now.Add(time.Hour)) {
			continue
		}
		if at.After(newest) {
			newest = at
		}
		if now.Sub(at) > week {
			reaches = true
			continue
		}
		recent++
		if oldest.IsZero() || at.Before(oldest) {
			oldest = at
		}
	}
	if !newest.IsZero() {
		l.Newest = newest.UTC().Format(time.RFC3339)
	}
	span := week
	if !reaches && recent > 0 {
		span = max(now.Sub(oldest), time.Hour)
	}
	if d.Kind != feed.Index {
		l.PerDay = math.Round(float64(recent)/span.Hours()*24*10) / 10
	}
	return l, nil
}

// forecast reckons what a day takes, with the list that tells of most.
func (t *testedSource) forecast(s archive.Source, sizes testedSizes, fronts int) {
	for _, l := range t.Lists {
		t.Day.Articles = max(t.Day.Articles, l.PerDay)
	}
	f := crawler.NewForecast(t.Day.Articles, s.Watch)
	lists := f.Polls * float64(len(t.Lists))
	front := f.Front * float64(max(fronts, 1))
	t.Day.Requests = int(math.Round(f.Pages + lists + front + 1))
	t.Day.Bytes = int64(f.Pages*sizes.pages.value() + lists*sizes.lists.value() + front*sizes.front.value())
}

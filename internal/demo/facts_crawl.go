package demo

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// graceForRobots is how long a crawler may go by an old robots.txt (RFC 9309 §2.4).
const graceForRobots = 24 * time.Hour

// statuses of the captures of url, in order.
func (x *evidence) statuses(url string) []int {
	var out []int
	for _, c := range x.seen[url].Captures {
		out = append(out, c.Status)
	}
	return out
}

// crawlFacts are what a crawl must have met at one article.
func (w *World) crawlFacts(a *article) []Fact {
	var out []Fact
	add := func(kind, url, want string, due time.Time, check func(*evidence) (string, bool)) {
		out = append(out, Fact{Kind: kind, Part: "crawl", URL: url, Want: want, Due: due, check: check})
	}
	v, wanted := w.visit(a)
	if !wanted {
		return nil
	}
	due := v.Due
	if met(w.faults.outages, a.paper, span{a.published, a.published.Add(2 * RunEvery)}) {
		due = due.Add(2 * RunEvery)
	}
	captured := func(x *evidence) (string, bool) { return x.capturedBy(v, w.end) }
	add("page", v.URL, "200", due, captured)
	if within := a.published.Add(24 * time.Hour); due == v.Due {
		add("page-in-time", v.URL, "200 within a day of its publication", within, func(x *evidence) (string, bool) { return x.capturedBy(v, within) })
	}
	later := a.published.Add(36 * time.Hour)
	if !a.gone.from.IsZero() {
		kind, want, status := "gone", "200, then 410", 410
		if a.gone.to.Before(w.end.AddDate(1, 0, 0)) {
			kind, want, status, later = "back", "200, then 404, then 200 or 304", 404, later.Add(36*time.Hour)
		}
		add(kind, v.URL, want, later, func(x *evidence) (string, bool) {
			for _, url := range append([]string{v.URL}, v.Others...) {
				got := x.statuses(url)
				at := slices.Index(got, status)
				if at >= 0 && (kind == "gone" || slices.Contains(got[at:], 200) || slices.Contains(got[at:], 304)) {
					return "", true
				}
			}
			return fmt.Sprint("statuses ", x.statuses(v.URL)), false
		})
	}
	if len(a.chain) > 0 {
		first := a.paper.URL + strings.TrimPrefix(a.chain[0], "/")
		add("redirect-chain", first, "a redirect captured at every hop, and the page", due, func(x *evidence) (string, bool) {
			for _, hop := range a.chain {
				got := x.statuses(a.paper.URL + strings.TrimPrefix(hop, "/"))
				if !slices.Contains(got, 301) && !slices.Contains(got, 302) {
					return fmt.Sprint(hop, ": statuses ", got), false
				}
			}
			return captured(x)
		})
	}
	if len(a.aliases) > 0 {
		add("one-article", v.URL, "one article under its canonical address", due, func(x *evidence) (string, bool) {
			for _, other := range v.Others {
				o := x.seen[other] // a wall names no canonical address
				if !o.FetchedAt.IsZero() && !w.page(a, o.FetchedAt).walled {
					return "an article of its own at " + other, false
				}
			}
			return "no reading", !x.seen[v.URL].FetchedAt.IsZero()
		})
	}
	if a.limited {
		add("rate-limit", v.URL, "429, a pause of 90 s, then 200", due, func(x *evidence) (string, bool) { return x.paused(v.URL) })
	}
	return out
}

// capturedBy says that a page was captured under one of its addresses, not later than t.
func (x *evidence) capturedBy(v Visit, t time.Time) (string, bool) {
	first := time.Time{}
	for _, url := range append([]string{v.URL}, v.Others...) {
		for _, c := range x.seen[url].Captures {
			if c.Status == 200 && (first.IsZero() || c.At.Before(first)) {
				first = c.At
			}
		}
	}
	if first.IsZero() {
		return "never captured", false
	}
	return "captured at " + first.Format(time.RFC3339), !first.After(t)
}

// paused says that url was left alone for as long as a 429 asked, and fetched afterwards.
func (x *evidence) paused(url string) (string, bool) {
	var until time.Time
	for _, r := range x.ledger {
		switch {
		case r.URL() != url:
		case until.IsZero() && r.Status == 429:
			until = r.Time.Add(retryAfter)
		case until.IsZero():
		case r.Time.Before(until):
			return "asked again at " + r.Time.Format(time.RFC3339), false
		case r.Status == 200:
			return "", true
		}
	}
	return "never fetched after the 429", false
}

// paperFacts are manners, by the ledger of one paper.
func (w *World) paperFacts(p *paper) []Fact {
	add := func(kind, want string, check func(*evidence) (string, bool)) Fact {
		return Fact{Kind: kind, Part: "crawl", URL: p.URL, Want: want, Due: w.start.Add(12 * time.Hour), check: check}
	}
	out := []Fact{
		add("delay", "no two requests less than "+p.Delay.String()+" apart", func(x *evidence) (string, bool) {
			var last Request
			for _, r := range x.ledger {
				if r.Host != p.Host || r.Path == "/robots.txt" {
					continue
				}
				if !last.Time.IsZero() && r.Time.Sub(last.Time) < p.Delay {
					return fmt.Sprintf("%s %s after %s", r.Path, r.Time.Sub(last.Time), last.Path), false
				}
				last = r
			}
			return "no request", !last.Time.IsZero()
		}),
		add("robots", "nothing requested that robots.txt forbids", func(x *evidence) (string, bool) {
			asked := false
			for _, r := range x.ledger {
				if r.Host != p.Host {
					continue
				}
				asked = asked || r.Path == "/robots.txt"
				for _, path := range w.disallowed(p, span{r.Time.Add(-graceForRobots), r.Time}) {
					if strings.HasPrefix(r.Path, path) {
						return r.Path, false
					}
				}
			}
			return "robots.txt never requested", asked
		}),
		add("once", "no page requested twice within ten minutes, unless it was refused", func(x *evidence) (string, bool) {
			last := map[string]Request{}
			for _, r := range x.ledger {
				if r.Host != p.Host || r.Path == "/robots.txt" {
					continue
				}
				before, known := last[r.Path]
				if known && r.Time.Sub(before.Time) < 10*time.Minute && before.Status < 400 {
					return fmt.Sprintf("%s again after %s", r.Path, r.Time.Sub(before.Time)), false
				}
				last[r.Path] = r
			}
			return "no request", len(last) > 0
		}),
	}
	if p.engine != archaic {
		out = append(out, add("not-modified", "a conditional request answered with 304", func(x *evidence) (string, bool) {
			return "none", slices.ContainsFunc(x.ledger, func(r Request) bool { return r.Host == p.Host && r.Status == 304 })
		}))
	}
	return out
}

// faultFacts are how the crawl came through what went wrong.
func (w *World) faultFacts() []Fact {
	var out []Fact
	add := func(kind, url, want string, s span, check func(*evidence) (string, bool)) {
		out = append(out, Fact{Kind: kind, Part: "crawl", URL: url, Want: want, Due: w.dueAfter(s.to), check: check})
	}
	for _, t := range w.faults.outages {
		add("outage", t.paper.URL, "503 met at "+t.from.Format(time.RFC3339)+", at most 12 requests in that hour", t.span, func(x *evidence) (string, bool) {
			n := 0
			for _, r := range x.ledger {
				if r.Host == t.paper.Host && t.holds(r.Time) {
					n++
				}
			}
			return fmt.Sprint(n, " requests"), n > 0 && n <= 12
		})
	}
	for _, t := range w.faults.broken {
		add("feed-broken", t.paper.URL+"feed/", "what was printed from "+t.from.Format(time.RFC3339)+" on is captured all the same", t.span, t.allCaptured)
	}
	for _, t := range w.faults.overflows {
		add("feed-overflow", t.paper.URL+"feed/", "what the feed could not hold in the night of "+t.from.Format(time.DateOnly)+" is captured all the same", t.span, t.allCaptured)
	}
	for _, t := range w.faults.closings {
		for _, at := range []time.Time{t.from, t.to} {
			day := span{at, at.Add(graceForRobots)}
			add("robots-change", t.paper.URL+"robots.txt", "read again within a day of "+at.Format(time.RFC3339)+", and obeyed", day, func(x *evidence) (string, bool) {
				return x.obeyed(t, day)
			})
		}
	}
	return out
}

// allCaptured says that everything the paper printed in that time was captured.
func (t trouble) allCaptured(x *evidence) (string, bool) {
	n := 0
	for _, a := range t.paper.articles {
		if !t.holds(a.published) {
			continue
		}
		n++
		if !slices.Contains(x.statuses(a.url()), 200) {
			return "not captured: " + a.url(), false
		}
	}
	return "nothing was printed", n > 0
}

// obeyed says that robots.txt was read again on the day after it changed, and that nothing was fetched from a closed
// section once a day had passed.
func (x *evidence) obeyed(t trouble, day span) (string, bool) {
	read := false
	for _, r := range x.ledger {
		if r.Host != t.paper.Host {
			continue
		}
		read = read || r.Path == "/robots.txt" && (span{day.from, day.to.Add(RunEvery)}).holds(r.Time)
		if strings.HasPrefix(r.Path, t.prefix) && (span{t.from.Add(graceForRobots), t.to}).holds(r.Time) {
			return r.Path + " at " + r.Time.Format(time.RFC3339), false
		}
	}
	return "not read again", read
}

package crawler

import (
	"context"
	"strings"
	"time"

	"broadsheet/archive"
	"broadsheet/crawler/robots"
	"broadsheet/internal/urls"
)

// visit is one request that may be sent.
type visit struct {
	target archive.Target // what is fetched, or waits for robots.txt
	url    string         // of the target, or of a robots.txt
	robots bool
	lane   *lane
	asked  *lane // of the host that url lies on: another one where robots.txt redirects there
	source *scope
}

const (
	robotsAge      = 24 * time.Hour     // how long a robots.txt is good
	robotsRetry    = time.Hour          // how soon one that cannot be reached is asked for again
	maxRobotsHops  = 5                  // as RFC 9309 asks
	maxHops        = 10                 // redirects of a page
	maxCrawlDelay  = time.Minute        // a longer Crawl-delay is taken as this
	retryDisallow  = 23 * time.Hour     // when a URL that robots.txt forbids is looked at again
	retryUnwelcome = 7 * 24 * time.Hour // likewise for one out of scope, or at a private address
)

// next decides on the next request. Without one, it gives the time until there may be one, negative where there is
// none at all. Targets that may not be fetched are committed as such on the way.
func (r *run) next(ctx context.Context) (*visit, time.Duration, error) {
	for refilled := false; ; {
		now := r.now()
		l := r.earliest(now)
		if l != nil && !l.loaded { // found in this run
			_, err := r.refill(ctx, now)
			if l.empty = !l.loaded; err != nil {
				return nil, -1, err
			}
			continue
		}
		if l == nil {
			if refilled || r.busy > 0 {
				return nil, -1, nil
			}
			refilled = true
			if usable, err := r.refill(ctx, now); err != nil || !usable {
				return nil, -1, err
			}
			continue
		}
		if wait := l.state.NextOK.Sub(now); wait > 0 {
			return nil, wait, nil
		}
		t, err := r.target(ctx, l, now)
		if err != nil {
			return nil, -1, err
		}
		if t == nil {
			continue
		}
		v, skip := r.consider(l, *t, now)
		if skip.Reason != "" {
			err = r.commitSkip(ctx, l, *t, skip, now)
		}
		if v != nil || err != nil {
			return v, -1, err
		}
	}
}

// consider makes a visit of a target, or says why there is none. Neither means that the lane has to wait.
func (r *run) consider(l *lane, t archive.Target, now time.Time) (*visit, archive.Skip) {
	source := r.sources[t.Source]
	skip := archive.Skip{URL: t.URL, Source: t.Source}
	if skip.Reason = source.judge(t.URL, t.Kind, named(&t)); skip.Reason != "" {
		return nil, skip
	}
	v := &visit{target: t, url: t.URL, lane: l, asked: l, source: source}
	if l.stale(now) {
		v.robots, v.url = true, robotsURL(t.URL)
		if l.hop != "" {
			v.url = l.hop
			if v.asked = r.lane(urls.Host(l.hop)); v.asked != l && (v.asked.busy || v.asked.state.NextOK.After(now)) {
				l.state.NextOK = latest(v.asked.state.NextOK, now.Add(r.delay(source, l)))
				return nil, skip
			}
		}
	} else if l.read(r.token); l.unsure {
		skip.Reason = archive.SkipRobotsDown
		return nil, skip
	} else if !l.rules.Allowed(pathOf(t.URL)) {
		skip.Reason = archive.SkipRobots
		return nil, skip
	}
	v.lane.busy, v.asked.busy = true, true
	return v, skip
}

// named says that a target may lie outside its source's site: the source, or a redirect of its feeds, names it.
func named(t *archive.Target) bool {
	return t.Via == "seed" || t.Via == "redirect" && (t.Kind == archive.TargetFeed || t.Kind == archive.TargetSitemap)
}

// stale says whether robots.txt has to be fetched first.
func (l *lane) stale(now time.Time) bool {
	good := robotsAge
	if unreachable(l.state.RobotsStatus) {
		good = robotsRetry
	}
	age := now.Sub(l.state.RobotsAt)
	return l.state.RobotsAt.IsZero() || age >= good || age < -robotsAge // a clock was set back
}

// read makes rules of the robots.txt that is kept. One that cannot be reached forbids everything, unless an earlier
// copy is there to go by.
func (l *lane) read(token string) {
	if l.rules != nil {
		return
	}
	l.unsure = unreachable(l.state.RobotsStatus) && l.state.Robots == nil
	l.rules = robots.Parse(l.state.Robots, token)
}

// unreachable says that a robots.txt answered by status counts as not reached: server errors, "slow down", nothing.
func unreachable(status int) bool { return status == 0 || status == 429 || status >= 500 }

// delay is the least time between the end of one request to the lane's host and the next.
func (r *run) delay(s *scope, l *lane) time.Duration {
	delay := or(s.Delay, r.Delay)
	if l.rules != nil {
		delay = max(delay, min(l.rules.Delay, maxCrawlDelay))
	}
	return delay
}

// robotsURL gives the robots.txt that binds a canonical URL.
func robotsURL(url string) string { return strings.TrimSuffix(url, pathOf(url)) + "/robots.txt" }

// pathOf gives path and query of a canonical URL.
func pathOf(url string) string {
	_, rest, _ := strings.Cut(url, "://")
	return rest[max(strings.IndexByte(rest, '/'), 0):]
}

func latest(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

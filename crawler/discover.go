package crawler

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"time"

	"broadsheet/archive"
	"broadsheet/crawler/feed"
	"broadsheet/crawler/robots"
	"broadsheet/internal/decode"
	"broadsheet/internal/urls"
)

// Priorities: lower comes first. Pages with a date come by their age, so that the news is fetched before the archive.
const (
	priorityFeed      = 0
	prioritySitemap   = 10 // and its depth below the sitemap that the source or robots.txt names
	priorityFront     = 20
	prioritySection   = 30
	priorityRevisit   = 200           // after the news of four days, before the backlog
	priorityPage      = 100           // and its age in hours
	undatedFeedAge    = 24            // hours
	undatedLinkAge    = 48            // hours
	oldestAge         = 5000          // hours; for whatever is older, and for sitemap entries without a date
	maxSitemapDepth   = 3             // indexes within indexes
	maxSections       = 40            // of one front page
	maxAlternateFeeds = 10            // of one front page
	movedSlack        = 2 * time.Hour // entries appear in feeds that much after the time they give
)

// discover notes what an answer leads to: the target of a redirect, what a feed or sitemap names, the links of a
// front page and of the sections it points to. The links of article pages are not followed.
func (r *run) discover(a *answer, read *feed.Document) {
	switch {
	case a.robots:
		a.discoverRobots()
	case a.outcome == archive.OutcomeRedirect:
		a.discoverRedirect()
	case read != nil:
		a.discoverEntries(read, r.Since)
	case a.target.Kind == archive.TargetFront && (a.outcome == archive.OutcomePage || a.outcome == archive.OutcomeUnchanged):
		a.discoverLinks()
	}
}

// offer adds a target, unless the source has no use for it.
func (a *answer) offer(t archive.Target) {
	t.Source, t.Host, t.ViaURL, t.FirstSeen = a.source.Name, urls.Host(t.URL), a.url, a.end
	if t.Due.IsZero() {
		t.Due = a.end
	}
	if reason := a.source.judge(t.URL, t.Kind, named(&t)); reason != "" {
		a.skips = append(a.skips, archive.Skip{URL: t.URL, Source: t.Source, Reason: reason, Detail: "in " + a.url})
		return
	}
	a.found = append(a.found, t)
}

func (a *answer) discoverRedirect() {
	t := a.target
	skip := archive.Skip{URL: t.URL, Source: t.Source, Reason: archive.SkipRedirects, Detail: a.redirect}
	switch {
	case a.redirect == "":
		skip.Reason, skip.Detail = archive.SkipScheme, a.page.head.Header.Get("Location")
	case a.redirect == t.URL || a.redirect == t.ViaURL && t.Via == "redirect":
		skip.Detail = "loop with " + a.redirect
	case t.Hops >= maxHops:
	default:
		a.offer(archive.Target{URL: a.redirect, Kind: t.Kind, Priority: t.Priority, Via: "redirect", FeedTime: t.FeedTime,
			Hops: t.Hops + 1})
		return
	}
	a.skips = append(a.skips, skip)
}

// discoverRobots takes the sitemaps that robots.txt names, if the source names none.
func (a *answer) discoverRobots() {
	if a.outcome != archive.OutcomeRobots || len(a.source.Sitemaps) > 0 {
		return
	}
	for _, raw := range robots.Parse(a.page.body, "").Sitemaps {
		if url := target(a.url, raw); url != "" && urls.Site(urls.Host(url)) == a.source.site {
			a.offer(archive.Target{URL: url, Kind: archive.TargetSitemap, Priority: prioritySitemap, Via: "sitemap"})
		}
	}
}

func (a *answer) discoverEntries(read *feed.Document, since time.Time) {
	via, kind := "feed", archive.TargetPage
	switch read.Kind {
	case feed.Sitemap, feed.Text:
		via = "sitemap"
	case feed.Index:
		via, kind = "sitemap", archive.TargetSitemap
	}
	a.printed = map[string]string{}
	depth := max(a.target.Priority-prioritySitemap, 0) + 1
	dated := false
	for i := range read.Entries {
		e := &read.Entries[i]
		at := e.Time()
		if dated = dated || !at.IsZero(); at.After(a.newest) && !at.After(a.end.Add(day)) {
			a.newest = at
		}
		url, printed := targets(a.url, e.URL)
		if printed != "" {
			a.printed[url] = printed
		}
		if url == "" || url == a.target.URL {
			if !errors.Is(webError(e.URL), urls.ErrScheme) {
				continue
			}
			a.skips = append(a.skips, archive.Skip{URL: e.URL, Source: a.source.Name, Reason: archive.SkipScheme, Detail: "in " + a.url})
			continue
		}
		if !since.IsZero() && !at.IsZero() && at.Before(since) {
			a.skips = append(a.skips, archive.Skip{URL: url, Source: a.source.Name, Reason: archive.SkipOld, Detail: "in " + a.url})
			continue
		}
		t := archive.Target{URL: url, Kind: kind, Via: via, FeedTime: e.Published}
		switch {
		case kind == archive.TargetSitemap && depth > maxSitemapDepth:
			continue
		case kind == archive.TargetSitemap:
			t.Priority, t.FeedTime = prioritySitemap+depth, time.Time{}
		case via == "feed":
			t.Priority, t.FeedTime = priorityPage+age(at, a.end, undatedFeedAge), at
		default:
			t.Priority = priorityPage + age(at, a.end, oldestAge)
		}
		a.offer(t)
	}
	a.moved = a.outcome != archive.OutcomeUnchanged && (!dated || a.newest.Add(movedSlack).After(a.target.LastTime))
}

// discoverPrinted tries a page that is not found under its canonical URL under the one that was printed: a parameter
// that seems to track may be what the page is known by.
func (a *answer) discoverPrinted(printed map[string]string) {
	url := printed[a.url]
	if a.outcome != archive.OutcomeNotFound || a.robots || a.target.LastCapture != "" || url == "" {
		return
	}
	a.offer(archive.Target{URL: url, Kind: a.target.Kind, Priority: a.target.Priority, Via: a.target.Via, FeedTime: a.target.FeedTime})
}

func webError(raw string) error {
	_, err := urls.Canonical(raw)
	return err
}

// age gives the hours between at and now within 0 and oldestAge, or without where there is no time.
func age(at, now time.Time, without int) int {
	if at.IsZero() {
		return without
	}
	return min(max(int(now.Sub(at).Hours()), 0), oldestAge)
}

// discoverLinks follows a front page: its feeds, if the source names none, its sections, if it is the home page, and
// whatever else of the source it points to as pages.
func (a *answer) discoverLinks() {
	text, _, _ := decode.UTF8(a.page.body, a.page.head.Header.Get("Content-Type"))
	l := readLinks(text, a.url)
	a.printed = l.printed
	if len(a.source.Feeds) == 0 {
		for _, url := range l.feeds[:min(len(l.feeds), maxAlternateFeeds)] {
			if urls.Site(urls.Host(url)) == a.source.site {
				a.offer(archive.Target{URL: url, Kind: archive.TargetFeed, Priority: priorityFeed, Via: "link"})
			}
		}
	}
	home := a.target.Priority == priorityFront
	sections := 0
	for _, url := range l.pages {
		if url == a.url || urls.Site(urls.Host(url)) != a.source.site {
			continue // a link that leaves the site is nobody's loss
		}
		t := archive.Target{URL: url, Kind: archive.TargetPage, Priority: priorityPage + undatedLinkAge, Via: "link"}
		if looksLikeSection(pathOf(url)) {
			if !home || sections == maxSections {
				continue
			}
			sections++
			t.Kind, t.Priority = archive.TargetFront, prioritySection
		}
		a.offer(t)
	}
}

// sectionPath is what paths of sections look like: one or two short words, without digits.
var sectionPath = regexp.MustCompile(`^/(?:[a-z]+(?:-[a-z]+)?/?){1,2}$`)

// service lists first words of paths that hold no news.
var service = []string{"about", "account", "advertise", "careers", "contact", "cookies", "donate", "help", "impressum",
	"jobs", "legal", "login", "logout", "newsletter", "newsletters", "privacy", "profile", "register", "search", "shop",
	"signin", "signup", "sitemap", "subscribe", "subscription", "terms"}

// looksLikeSection says whether a path is rather that of a section than that of an article. An error costs little:
// an article taken for a section is polled, and a section taken for an article is not followed.
func looksLikeSection(path string) bool {
	if len(path) > 40 || !sectionPath.MatchString(path) {
		return false
	}
	first, _, _ := strings.Cut(strings.Trim(path, "/"), "/")
	return !slices.Contains(service, first)
}

package crawler

import (
	"errors"
	"time"

	"broadsheet/archive"
)

// Times between two fetches of one page: the n-th is the wait after the n-th fetch; after the last there is none.
var (
	pageSteps  = []time.Duration{time.Hour, 23 * time.Hour, 6 * day}
	watchSteps = []time.Duration{15 * time.Minute, 45 * time.Minute, 5 * time.Hour, 18 * time.Hour, 2 * day, 4 * day, 23 * day}
)

const (
	day = 24 * time.Hour

	feedFastest  = 15 * time.Minute // feeds and sitemaps that move
	frontFastest = time.Hour        // front pages change with every visit, whether they move or not
	pollSlowest  = day              // those that rest: the wait doubles each time
	frontSlowest = 6 * time.Hour    // a paper without feed has no other news: a page must be met within the day
	deadAge      = 30 * day         // a sitemap that names nothing younger
	deadPoll     = 7 * day          // is looked at that often

	goneAfter = 23 * time.Hour // a second 404 that much later means gone
	goneCheck = 7 * day
	goneFor   = 60 * day // after that, no more checks

	targetBackoff = 10 * time.Minute // after the first failure, then doubled
	hostBackoff   = 30 * time.Second // after 429, 502, 503, 504 without Retry-After, then doubled
	lostBackoff   = 5 * time.Second  // after no response, then doubled
	hostSlowest   = time.Hour
)

// settle gives the target as it stands after the answer: counts, validators and when it is due again. capture is
// the one stored for it.
func (a *answer) settle(capture *archive.Capture) archive.Target {
	t := a.target
	kept := false // the payload is in the archive, here or in the capture referred to
	switch a.outcome {
	case archive.OutcomePage, archive.OutcomeFeed, archive.OutcomeSitemap, archive.OutcomeOther:
		kept = a.outcome != archive.OutcomeOther || a.page.status == 200
		t.Unchanged = 0
	case archive.OutcomeNotModified, archive.OutcomeUnchanged:
		kept = true
		t.Unchanged++
	}
	if a.moved {
		t.Unchanged = 0
	}
	switch {
	case kept:
		a.keep(&t, capture)
		t.Fetches++
		t.Fails, t.Due = 0, a.nextVisit(&t)
		t.GoneSince = time.Time{}
		if t.Kind == archive.TargetPage {
			t.Priority = priorityRevisit
		}
	case a.outcome == archive.OutcomeRedirect:
		t.Fetches++
		t.Fails, t.Due = 0, time.Time{}
		if t.Kind != archive.TargetPage || a.page.status == 302 || a.page.status == 303 || a.page.status == 307 {
			t.Due = a.end.Add(goneCheck)
		}
	case a.outcome == archive.OutcomeNotFound || a.outcome == archive.OutcomeGone:
		t.Fetches++
		t.Fails = 0
		a.settleGone(&t)
	case a.outcome == archive.OutcomeBlocked || a.outcome == archive.OutcomeOther:
		t.Fails++
		t.Due = a.end.Add(doubled(day, t.Fails, goneCheck))
	case errors.Is(a.err, ErrAddress):
		t.Fails++
		t.Due = a.end.Add(retryUnwelcome)
	default: // no response, slow down, server error
		t.Fails++
		t.Due = a.end.Add(max(a.retryAfter, doubled(targetBackoff, t.Fails, day)))
	}
	t.Due = a.early(t.Due)
	return t
}

// early cuts a wait by a 48th (half an hour of a day), so that a job that runs at the same time every day finds due
// what it fetched the day before. A host's own rest is not cut: it is kept apart.
func (a *answer) early(due time.Time) time.Time {
	if due.IsZero() {
		return due
	}
	return due.Add(-due.Sub(a.end) / 48).Truncate(time.Microsecond)
}

// keep notes what a later conditional request and revisit record need.
func (a *answer) keep(t *archive.Target, capture *archive.Capture) {
	if capture.RefersTo == "" {
		t.ETag, t.LastModified = capture.ETag, capture.LastModified
		t.LastCapture, t.LastTime, t.LastDigest = capture.ID, capture.FetchedAt, capture.PayloadDigest
	} else { // a 304 may leave them out
		t.ETag, t.LastModified = or(capture.ETag, t.ETag), or(capture.LastModified, t.LastModified)
	}
	if a.page.truncated != "" { // they stand for more than is in the archive
		t.ETag, t.LastModified = "", ""
	}
}

// nextVisit says when a target that was fetched well is due again.
func (a *answer) nextVisit(t *archive.Target) time.Time {
	switch t.Kind {
	case archive.TargetFront:
		return a.end.Add(doubled(frontFastest, t.Unchanged+1, frontSlowest))
	case archive.TargetFeed, archive.TargetSitemap:
		if t.Kind == archive.TargetSitemap && !a.newest.IsZero() && a.end.Sub(a.newest) > deadAge {
			return a.end.Add(deadPoll)
		}
		return a.end.Add(doubled(feedFastest, t.Unchanged+1, pollSlowest))
	}
	if a.outcome == archive.OutcomeOther {
		return time.Time{}
	}
	steps := pageSteps
	if a.source.Watch {
		steps = watchSteps
	}
	switch {
	case t.Fetches <= len(steps):
		return a.at.Add(steps[t.Fetches-1])
	case !a.target.GoneSince.IsZero(): // it came back
		return a.at.Add(day)
	}
	return time.Time{}
}

// settleGone counts a page as gone: at once by 410, by 404 when it is met twice, a day apart. What was ever seen is
// looked for again now and then, since pages come back.
func (a *answer) settleGone(t *archive.Target) {
	if t.GoneSince.IsZero() {
		t.GoneSince = a.at
	}
	absent := a.at.Sub(t.GoneSince)
	switch {
	case t.Kind != archive.TargetPage:
		t.Due = a.end.Add(day)
		if absent > goneCheck {
			t.Due = a.end.Add(goneCheck)
		}
	case a.outcome == archive.OutcomeNotFound && absent < goneAfter:
		t.Due = a.end.Add(goneAfter)
	case t.LastCapture != "" && absent < goneFor:
		t.Due = a.end.Add(goneCheck)
	default:
		t.Due = time.Time{}
	}
}

// rest gives how long the host must rest beyond its delay, and counts its failures.
func (a *answer) rest(h *archive.HostState) time.Duration {
	overloaded := a.page != nil && (a.page.status == 429 || a.page.status == 502 || a.page.status == 503 || a.page.status == 504)
	lost := a.page == nil && !errors.Is(a.err, ErrAddress)
	switch {
	case overloaded && a.retryAfter > 0:
		h.Fails++
		return a.retryAfter
	case overloaded:
		h.Fails++
		return doubled(hostBackoff, h.Fails, hostSlowest)
	case lost:
		h.Fails++
		return doubled(lostBackoff, h.Fails, hostSlowest)
	}
	h.Fails = 0
	return 0
}

// doubled gives first for n = 1, twice that for 2, and so on, but most at most.
func doubled(first time.Duration, n int, most time.Duration) time.Duration {
	for ; n > 1 && first < most; n-- {
		first *= 2
	}
	return min(first, most)
}

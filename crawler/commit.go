package crawler

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"strings"
	"time"

	"broadsheet/archive"
	"broadsheet/crawler/robots"
	"broadsheet/internal/urls"
)

// commit stores answers: first their bytes, synced, then what they change, in one transaction. What is found in
// them is due from then on.
func (r *run) commit(ctx context.Context, batch []*answer) error {
	if len(batch) == 0 {
		return nil
	}
	var fetched []archive.Fetched
	wrote := false
	for _, a := range batch {
		if errors.Is(a.err, context.Canceled) { // cut off at the end of the run: as if it had never been sent
			a.release()
			continue
		}
		f, err := r.record(a)
		if err != nil {
			return err // names the URL
		}
		wrote = wrote || a.page != nil
		fetched = append(fetched, f)
	}
	if wrote {
		if err := r.Recorder.Sync(); err != nil {
			return fmt.Errorf("record: sync: %w", err)
		}
	}
	if len(fetched) > 0 {
		if err := r.Frontier.Commit(ctx, fetched...); err != nil {
			return fmt.Errorf("commit: %w", err)
		}
	}
	for _, a := range batch {
		if !errors.Is(a.err, context.Canceled) {
			r.settled(a)
		}
	}
	return nil
}

// record writes the exchange and makes of the answer what is to be committed.
func (r *run) record(a *answer) (archive.Fetched, error) {
	a.traceLoop(r.hops)
	a.discoverPrinted(r.printed)
	capture := a.capture()
	if a.page != nil {
		location, digest, err := r.Recorder.Write(a.toExchange(capture))
		if err != nil {
			return archive.Fetched{}, err
		}
		capture.WARCFile, capture.WARCOffset, capture.WARCLength = location.File, location.Offset, location.Length
		capture.PayloadDigest = digest
	}
	capture.ID = archive.NewCaptureID(capture.URL, capture.FetchedAt, capture.PayloadDigest)
	f := archive.Fetched{Target: a.target, Capture: capture, Found: a.found}
	switch {
	case errors.Is(a.err, ErrAddress): // nothing was sent
		f.Target, f.Capture = a.settle(capture), nil
		a.skips = append(a.skips, archive.Skip{URL: a.target.URL, Source: a.source.Name, Reason: archive.SkipAddress, Detail: a.err.Error()})
	case a.robots:
		r.learnRobots(a)
	default:
		f.Target = a.settle(capture)
	}
	r.politeness(a)
	f.Host = a.lane.state
	return f, nil
}

// capture makes the capture of an answer, but for its place in the WARC.
func (a *answer) capture() *archive.Capture {
	c := &archive.Capture{
		Source: a.source.Name, URL: a.url, FetchedAt: a.at, Outcome: a.outcome, Via: a.target.Via, ViaURL: a.target.ViaURL,
		FeedTime: a.target.FeedTime, Elapsed: a.end.Sub(a.at),
	}
	if a.target.Fetches > 0 && !a.robots {
		c.Via = "revisit"
	}
	if a.robots {
		c.Via, c.ViaURL, c.FeedTime = "seed", "", time.Time{}
	}
	if a.page == nil {
		c.Error = a.err.Error()
		return c
	}
	p := a.page
	c.Status, c.Header, c.IP, c.Truncated = p.status, p.header, p.ip, p.truncated
	c.ContentType = p.head.Header.Get("Content-Type")
	c.ETag, c.LastModified = p.head.Header.Get("ETag"), p.head.Header.Get("Last-Modified")
	c.RedirectTo = a.redirect
	c.PayloadDigest, c.PayloadSize = a.digest, int64(len(p.entity))
	if p.fault != nil {
		c.Error = p.fault.Error()
	}
	if a.outcome == archive.OutcomeNotModified || a.outcome == archive.OutcomeUnchanged {
		c.RefersTo, c.PayloadDigest = a.target.LastCapture, a.target.LastDigest
	}
	return c
}

// toExchange gives what goes into the WARC.
func (a *answer) toExchange(c *archive.Capture) archive.Exchange {
	x := archive.Exchange{
		URL: c.URL, Time: c.FetchedAt, IP: c.IP, Request: a.page.request, Response: a.page.response, Truncated: c.Truncated,
		Metadata: [][2]string{{"via", strings.TrimSpace(c.Via + " " + c.ViaURL)}},
	}
	if !c.FeedTime.IsZero() {
		x.Metadata = append(x.Metadata, [2]string{"feed-time", archive.FormatTime(c.FeedTime)})
	}
	if c.RefersTo == "" {
		return x
	}
	x.Revisit = &archive.Revisit{Profile: "identical-payload-digest", URL: c.URL, Time: a.target.LastTime, Digest: a.target.LastDigest}
	if a.outcome == archive.OutcomeNotModified {
		x.Revisit.Profile = "server-not-modified"
	}
	return x
}

// traceLoop drops a redirect's target where following it would lead back here.
func (a *answer) traceLoop(hops map[string]string) {
	if a.redirect == "" || a.robots || len(a.found) == 0 {
		return
	}
	hops[a.url] = a.redirect
	for to, n := a.redirect, 0; to != "" && n <= maxHops; to, n = hops[to], n+1 {
		if to == a.url {
			a.found = nil
			a.skips = append(a.skips, archive.Skip{URL: a.url, Source: a.source.Name, Reason: archive.SkipRedirects, Detail: "loop with " + a.redirect})
			return
		}
	}
}

// learnRobots takes the answer to a request for robots.txt into the lane. A copy that was readable once stays while
// the file cannot be reached.
func (r *run) learnRobots(a *answer) {
	l := a.lane
	if a.outcome == archive.OutcomeRedirect && a.redirect != "" && l.hops < maxRobotsHops {
		l.hop, l.hops = a.redirect, l.hops+1
		r.lane(urls.Host(l.hop))
		return
	}
	l.hop, l.hops, l.rules = "", 0, nil
	l.state.RobotsAt, l.state.RobotsStatus = a.at, 0
	if a.page != nil {
		l.state.RobotsStatus = a.page.status
	}
	switch {
	case a.outcome == archive.OutcomeRobots:
		body := a.page.body
		l.state.Robots = append(make([]byte, 0, min(len(body), robots.MaxSize)), body[:min(len(body), robots.MaxSize)]...)
		if len(body) == 0 { // an empty file that was read is no missing copy
			l.state.Robots = []byte("\n")
		}
	case !unreachable(l.state.RobotsStatus): // there is none, or we are not to see it: everything is allowed
		l.state.Robots = nil
	}
	l.read(r.token)
}

// politeness sets when the hosts of an answer may be asked again.
func (r *run) politeness(a *answer) {
	asked := a.asked
	rest := a.rest(&asked.state)
	asked.state.NextOK = a.end.Add(max(r.delay(a.source, asked), rest))
	if a.lane != asked {
		a.lane.state.NextOK = latest(a.lane.state.NextOK, a.end)
	}
}

// settled follows a commit: the lanes are free, what was found wakes those it lies in, and the world is told.
func (r *run) settled(a *answer) {
	a.release()
	if !a.robots || errors.Is(a.err, ErrAddress) {
		a.lane.drop(a.target.URL)
	}
	for i := range a.found { // they may come before what is queued
		l := r.lane(a.found[i].Host)
		l.empty, l.spent, l.queue = false, false, nil
	}
	maps.Copy(r.printed, a.printed)
	r.count(a)
	for _, s := range a.skips {
		r.skip(s)
	}
	r.Logger.Debug("page captured", "source", a.source.Name, "url", a.url, "outcome", string(a.outcome), "found", len(a.found))
	r.progress(a.url, 0)
}

func (a *answer) release() {
	a.lane.busy, a.asked.busy = false, false
}

// commitSkip puts off a target that may not be fetched now.
func (r *run) commitSkip(ctx context.Context, l *lane, t archive.Target, skip archive.Skip, now time.Time) error {
	t.Due = now.Add(retryUnwelcome)
	switch skip.Reason {
	case archive.SkipRobots:
		t.Due = now.Add(retryDisallow)
	case archive.SkipRobotsDown:
		t.Due = now.Add(robotsRetry)
	}
	if err := r.Frontier.Commit(ctx, archive.Fetched{Target: t, Host: l.state}); err != nil {
		return fmt.Errorf("commit %s: %w", t.URL, err)
	}
	l.drop(t.URL)
	r.skip(skip)
	return nil
}

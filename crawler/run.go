package crawler

import (
	"context"
	"fmt"
	"time"

	"broadsheet/archive"
	"broadsheet/internal/urls"
)

// run is one run. The goroutine of Run decides, records and commits; requests are sent, and their answers read, by
// others, which share nothing.
type run struct {
	*Crawler
	summary  Summary
	start    time.Time
	lanes    map[string]*lane
	answers  chan *answer
	fetchers chan *fetcher
	busy     int
	open     int               // requests that may be under way at one time, at present
	pages    int               // asked for so far
	hops     map[string]string // redirects of this run
	printed  map[string]string // URLs met in this run, as printed, where the canonical one lacks parameters
	told     map[string]bool   // skips told of
}

// Run crawls until nothing is due that a host allows within patience, a budget is spent, or ctx ends: then the
// requests under way are finished and committed. The error says why the run could not go on; what was committed
// until then stays, and Summary is true of it.
func (c *Crawler) Run(ctx context.Context) (Summary, error) {
	r := &run{
		Crawler:  c,
		start:    c.now(),
		lanes:    map[string]*lane{},
		open:     1,
		answers:  make(chan *answer, c.Workers),
		fetchers: make(chan *fetcher, c.Workers),
		hops:     map[string]string{},
		printed:  map[string]string{},
		told:     map[string]bool{},
	}
	r.summary = newSummary(r.start, c.sources)
	for range c.Workers {
		r.fetchers <- newFetcher(c.wire, c.UserAgent)
	}
	defer c.wire.close()

	err := r.seed(ctx)
	if err == nil && c.Revisit == RevisitAll {
		err = r.loadAll(ctx, r.start)
	}
	if err == nil {
		err = r.loop(ctx)
	}
	if err == nil {
		err = r.leave(context.WithoutCancel(ctx))
	}
	r.summary.Ended = c.now()
	r.report()
	if err != nil {
		return r.summary, fmt.Errorf("crawl: %w", err)
	}
	return r.summary, nil
}

// now is the time to the microsecond, in UTC: what is stored.
func (c *Crawler) now() time.Time { return c.Clock.Now().UTC().Truncate(time.Microsecond) }

func (r *run) loop(ctx context.Context) error {
	sending, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	defer context.AfterFunc(ctx, func() { time.AfterFunc(r.Grace, cancel) })()
	for {
		wait, err := r.dispatch(ctx, sending)
		if err == nil && r.busy == 0 {
			if wait < 0 {
				return nil
			}
			if r.Budget > 0 {
				wait = min(wait, max(r.Budget-r.now().Sub(r.start), 0))
			}
			r.progress("", wait)
			if r.Clock.Sleep(ctx, wait) != nil {
				r.summary.End = EndStopped
				return nil
			}
			continue
		}
		if err == nil {
			answers := r.await(ctx, wait)
			r.pace(len(answers))
			err = r.commit(context.WithoutCancel(ctx), answers)
		}
		if err != nil {
			cancel()
			for ; r.busy > 0; r.busy-- {
				<-r.answers
			}
			return err
		}
	}
}

// dispatch sends what may be sent now. It gives the time until there may be more, negative where only an answer can
// change that.
func (r *run) dispatch(ctx, sending context.Context) (wait time.Duration, err error) {
	for r.busy < r.open {
		if r.ended(ctx) {
			return -1, nil
		}
		v, wait, err := r.next(ctx)
		if v == nil || err != nil {
			return wait, err
		}
		r.busy++
		if !v.robots && v.target.Kind == archive.TargetPage {
			r.pages++
		}
		go func() {
			f := <-r.fetchers
			a := r.send(sending, f, v)
			r.fetchers <- f
			r.answers <- a
		}()
	}
	return -1, nil
}

// lull is how long, by the wall, no answer must come before one more request may be under way.
const lull = 20 * time.Millisecond

// pace keeps no more requests under way than are needed to have an answer at hand whenever one was committed: with
// far servers all workers are used, with near ones few, so that a killed run has little to fetch again.
func (r *run) pace(answers int) {
	if answers == 0 && r.busy == r.open {
		r.open = min(r.open+1, r.Workers)
	}
	r.open = max(r.open-max(answers-1, 0), 1)
}

// await gives the answers that are there, waiting for the first one: for wait, if that is not negative, or for a
// lull, if more could be sent after it.
func (r *run) await(ctx context.Context, wait time.Duration) []*answer {
	wake := make(chan struct{})
	var quiet <-chan time.Time
	switch {
	case wait >= 0:
		asleep, cancel := context.WithCancel(ctx)
		defer cancel()
		go func() {
			r.Clock.Sleep(asleep, wait)
			close(wake)
		}()
	case r.busy == r.open && r.open < r.Workers && r.summary.End == EndDone:
		quiet = time.After(lull)
	}
	var answers []*answer
	take := func(a *answer) {
		r.busy--
		answers = append(answers, a)
	}
	select {
	case a := <-r.answers:
		take(a)
	case <-wake:
	case <-quiet:
	}
	for {
		select {
		case a := <-r.answers:
			take(a)
		default:
			return answers
		}
	}
}

// ended says whether nothing more may be sent, and notes why.
func (r *run) ended(ctx context.Context) bool {
	switch {
	case r.summary.End != EndDone:
	case ctx.Err() != nil:
		r.summary.End = EndStopped
	case r.Budget > 0 && r.now().Sub(r.start) >= r.Budget:
		r.summary.End = EndBudget
	case r.MaxPages > 0 && r.pages >= r.MaxPages:
		r.summary.End = EndPageLimit
	case r.DiskLow != nil && r.DiskLow():
		r.summary.End = EndDisk
	}
	return r.summary.End != EndDone
}

// seed makes the sources' own URLs known.
func (r *run) seed(ctx context.Context) error {
	var seeds []archive.Target
	for _, name := range sortedKeys(r.sources) {
		s := r.sources[name]
		add := func(raw string, kind archive.TargetKind, priority int) error {
			url, err := urls.Canonical(raw)
			if err != nil {
				return fmt.Errorf("source %s: %w", name, err)
			}
			seeds = append(seeds, archive.Target{URL: url, Source: name, Host: urls.Host(url), Kind: kind,
				Priority: priority, Due: r.start, FirstSeen: r.start, Via: "seed"})
			return nil
		}
		if err := add(s.URL, archive.TargetFront, priorityFront); err != nil {
			return err
		}
		for _, feed := range s.Feeds {
			if err := add(feed, archive.TargetFeed, priorityFeed); err != nil {
				return err
			}
		}
		for _, sitemap := range s.Sitemaps {
			if err := add(sitemap, archive.TargetSitemap, prioritySitemap); err != nil {
				return err
			}
		}
	}
	_, err := r.Frontier.AddTargets(ctx, seeds)
	return err
}

// leave tells of what is due and was not fetched.
func (r *run) leave(ctx context.Context) error {
	now := r.now()
	due, ok, err := r.Frontier.NextDue(ctx)
	if err != nil {
		return err
	}
	if ok {
		r.summary.NextDue = due
	}
	hosts, err := r.Frontier.Hosts(ctx, now)
	if err != nil {
		return err
	}
	const most = 10_000 // of one host
	for _, h := range hosts {
		targets, err := r.Frontier.Next(ctx, h.Host, now, most)
		if err != nil {
			return err
		}
		for i := range targets {
			if r.wanted(&targets[i]) {
				r.skip(archive.Skip{URL: targets[i].URL, Source: targets[i].Source, Reason: endReasons[r.summary.End]})
			}
		}
	}
	return nil
}

// endReasons says why targets that are due when a run ends were not fetched.
var endReasons = map[End]archive.SkipReason{
	EndDone: archive.SkipBackoff, EndStopped: archive.SkipBudget, EndBudget: archive.SkipBudget,
	EndPageLimit: archive.SkipPageLimit, EndDisk: archive.SkipDisk,
}

package crawler

import (
	"context"
	"time"

	"broadsheet/archive"
	"broadsheet/crawler/robots"
)

// lane is one host: what politeness knows of it, and what is asked of it in this run. One request is under way in it
// at most.
type lane struct {
	state  archive.HostState
	loaded bool // state is what the frontier remembers
	busy   bool
	empty  bool // nothing was due when it was last looked at
	spent  bool // what is due is none of this run's business

	queue []archive.Target // due, as the frontier gave them
	ask   int              // how many to ask it for, so that some are wanted

	rules  *robots.Rules // of state.Robots; nil = not read yet
	hop    string        // where robots.txt redirected to; "" = nowhere
	hops   int
	unsure bool // robots.txt cannot be reached and no copy is kept: nothing may be fetched

	extra []archive.Target // known pages that RevisitAll adds
	done  map[string]bool  // what RevisitAll has fetched
}

// lane gives the lane of a host, a new one if need be.
func (r *run) lane(host string) *lane {
	l := r.lanes[host]
	if l == nil {
		l = &lane{state: archive.HostState{Host: host}, ask: batch, empty: true}
		r.lanes[host] = l
	}
	return l
}

// refill wakes the lanes of hosts with something due, and says whether any lane can be used within patience.
func (r *run) refill(ctx context.Context, now time.Time) (bool, error) {
	hosts, err := r.Frontier.Hosts(ctx, now)
	if err != nil {
		return false, err
	}
	usable := false
	for _, state := range hosts {
		l := r.lane(state.Host)
		l.load(state, now)
		if l.spent || l.busy {
			continue
		}
		l.empty = false
		usable = usable || l.state.NextOK.Sub(now) <= r.Patience
	}
	return usable, nil
}

// load takes what the frontier remembers of a host that this run has not asked for a page yet. A rest longer than any
// that is ever kept was noted by a clock that ran ahead.
func (l *lane) load(state archive.HostState, now time.Time) {
	if state.NextOK.After(now.Add(maxRest + maxCrawlDelay)) {
		state.NextOK = now
	}
	if !l.loaded {
		state.NextOK = latest(state.NextOK, l.state.NextOK)
		l.state, l.loaded = state, true
	}
}

// earliest gives the idle lane whose host may be asked first, nil if there is none; names break ties.
func (r *run) earliest(now time.Time) *lane {
	var best *lane
	for _, l := range r.lanes {
		if l.busy || l.empty || l.state.NextOK.Sub(now) > r.Patience {
			continue
		}
		if best == nil || before(l, best) {
			best = l
		}
	}
	return best
}

// before says whether l comes before m. Hosts that may be asked now come in the order in which they became free, so
// that each has its turn.
func before(l, m *lane) bool {
	if c := l.state.NextOK.Compare(m.state.NextOK); c != 0 {
		return c < 0
	}
	return l.state.Host < m.state.Host
}

// batch is how many targets the frontier is asked for at a time: to sort what is due costs it more than to list it.
const batch = 32

// target gives the next target of a lane, which stays in it until drop; nil, and the lane is empty, where there is
// none.
func (r *run) target(ctx context.Context, l *lane, now time.Time) (*archive.Target, error) {
	for len(l.queue) == 0 {
		due, err := r.Frontier.Next(ctx, l.state.Host, now, l.ask)
		if err != nil {
			return nil, err
		}
		for i := range due {
			if r.wanted(&due[i]) {
				l.queue = append(l.queue, due[i])
			}
		}
		if len(due) < l.ask {
			l.spent = len(l.queue) == 0 && len(due) > 0
			break
		}
		if len(l.queue) == 0 {
			l.ask *= 2
		}
	}
	if len(l.queue) > 0 {
		return &l.queue[0], nil
	}
	for len(l.extra) > 0 && l.done[l.extra[0].URL] {
		l.extra = l.extra[1:]
	}
	if len(l.extra) > 0 {
		return &l.extra[0], nil
	}
	l.empty = true
	return nil, nil
}

// drop takes a target that was dealt with out of the lane.
func (l *lane) drop(url string) {
	if len(l.queue) > 0 && l.queue[0].URL == url {
		l.queue = l.queue[1:]
	}
	if l.done != nil {
		l.done[url] = true
	}
}

// wanted says whether a due target is this run's business.
func (r *run) wanted(t *archive.Target) bool {
	if r.sources[t.Source] == nil {
		return false
	}
	return r.Revisit != RevisitOff || t.Kind != archive.TargetPage || t.Fetches == 0
}

// loadAll gives RevisitAll what is not due yet.
func (r *run) loadAll(ctx context.Context, now time.Time) error {
	const everything = 1 << 30
	end := now.AddDate(1000, 0, 0)
	hosts, err := r.Frontier.Hosts(ctx, end)
	if err != nil {
		return err
	}
	for _, state := range hosts {
		targets, err := r.Frontier.Next(ctx, state.Host, end, everything)
		if err != nil {
			return err
		}
		l := r.lane(state.Host)
		l.load(state, now)
		l.done, l.empty = map[string]bool{}, false
		for i := range targets {
			if r.wanted(&targets[i]) && targets[i].Due.After(now) {
				l.extra = append(l.extra, targets[i])
			}
		}
	}
	return nil
}

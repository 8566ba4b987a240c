package cli

import (
	"cmp"
	"context"
	"slices"
	"time"

	"broadsheet/archive"
	"broadsheet/archive/warc"
	"broadsheet/crawler"
)

// glance is a frontier and recorder in memory: a crawl of a few pages by all manners, of which nothing is kept. What it
// learned of hosts (delays, robots.txt) holds for the next crawl through it.
type glance struct {
	most     map[archive.TargetKind]int // fetches of each kind, redirects aside
	used     map[archive.TargetKind]int
	targets  map[string]archive.Target
	hosts    map[string]archive.HostState
	captures []archive.Capture
	bodies   [][]byte // responses as on the wire; WARCOffset of a capture counts them
	skips    []archive.Skip
}

func newGlance(most map[archive.TargetKind]int) *glance {
	return &glance{most: most, used: map[archive.TargetKind]int{}, targets: map[string]archive.Target{}, hosts: map[string]archive.HostState{}}
}

// due lists what may be fetched at now, best first.
func (g *glance) due(now time.Time) []archive.Target {
	var out []archive.Target
	for _, t := range g.targets {
		if !t.Due.IsZero() && !t.Due.After(now) && g.used[t.Kind] < g.most[t.Kind] {
			out = append(out, t)
		}
	}
	slices.SortFunc(out, func(a, b archive.Target) int {
		return cmp.Or(cmp.Compare(a.Priority, b.Priority), cmp.Compare(a.URL, b.URL))
	})
	return out
}

func (g *glance) Hosts(_ context.Context, now time.Time) ([]archive.HostState, error) {
	var out []archive.HostState
	for _, t := range g.due(now) {
		if !slices.ContainsFunc(out, func(h archive.HostState) bool { return h.Host == t.Host }) {
			h := g.hosts[t.Host]
			h.Host = t.Host
			out = append(out, h)
		}
	}
	return out, nil
}

// Next gives one target at a time: the next answer may use up what is left of a kind.
func (g *glance) Next(_ context.Context, host string, now time.Time, _ int) ([]archive.Target, error) {
	for _, t := range g.due(now) {
		if t.Host == host {
			return []archive.Target{t}, nil
		}
	}
	return nil, nil
}

// Commit keeps the captures. Nothing is tried twice.
func (g *glance) Commit(ctx context.Context, fetched ...archive.Fetched) error {
	for _, f := range fetched {
		g.hosts[f.Host.Host] = f.Host
		robots := f.Capture != nil && f.Capture.URL != f.Target.URL
		if f.Capture != nil {
			g.captures = append(g.captures, *f.Capture)
			if !robots && f.Capture.Outcome != archive.OutcomeRedirect {
				g.used[f.Target.Kind]++
			}
		}
		if f.Target.URL != "" && !robots {
			f.Target.Due = time.Time{}
			g.targets[f.Target.URL] = f.Target
		}
		if _, err := g.AddTargets(ctx, f.Found); err != nil {
			return err
		}
	}
	return nil
}

func (g *glance) AddTargets(_ context.Context, targets []archive.Target) (n int, err error) {
	for _, t := range targets {
		if _, known := g.targets[t.URL]; !known {
			g.targets[t.URL] = t
			n++
		}
	}
	return n, nil
}

func (g *glance) NextDue(context.Context) (time.Time, bool, error) { return time.Time{}, false, nil }
func (g *glance) Sync() error                                      { return nil }

func (g *glance) Write(e archive.Exchange) (archive.Location, string, error) {
	m, err := responseRecord(e.Response).HTTP()
	if err != nil {
		return archive.Location{}, "", err
	}
	g.bodies = append(g.bodies, e.Response)
	return archive.Location{File: "memory", Offset: int64(len(g.bodies) - 1)}, warc.Digest(m.Body), nil
}

// page gives the decoded body of a capture that has one, and its content type.
func (g *glance) page(c archive.Capture) ([]byte, string, error) {
	return recordPage(responseRecord(g.bodies[c.WARCOffset]))
}

func responseRecord(response []byte) *warc.Record {
	return &warc.Record{Header: warc.Header{{"WARC-Type", warc.TypeResponse}}, Block: response, Size: int64(len(response))}
}

// found lists what was met of a kind, fetched or not, best first.
func (g *glance) found(kind archive.TargetKind) []archive.Target {
	var out []archive.Target
	for _, t := range g.targets {
		if t.Kind == kind {
			out = append(out, t)
		}
	}
	slices.SortFunc(out, func(a, b archive.Target) int {
		return cmp.Or(cmp.Compare(a.Priority, b.Priority), cmp.Compare(a.URL, b.URL))
	})
	return out
}

// crawl fetches what of a source the glance has room for.
func (g *glance) crawl(ctx context.Context, p *program, s archive.Source, r reach) (crawler.Summary, error) {
	s.Disabled = false
	cr, err := crawler.New(crawler.Config{
		Sources: []archive.Source{s}, Frontier: g, Recorder: g, Contact: r.contact, UserAgent: r.agent, ConnectTo: r.connectTo,
		AllowNet: r.allow, Workers: 1, Logger: p.logger(), Progress: p.crawlProgress(func() int { return 0 }), Clock: p.clock,
		Skipped: func(s archive.Skip) { g.skips = append(g.skips, s) },
	})
	if err != nil {
		return crawler.Summary{}, fail(ExitUsage, "see README.md for the settings", "%w", err)
	}
	sum, err := cr.Run(ctx)
	p.endProgress()
	if ctx.Err() != nil {
		err = stopped(ctx)
	}
	return sum, err
}

package cli

import (
	"context"
	"fmt"
	"net/url"
	"time"

	"broadsheet/archive"
	"broadsheet/archive/warc"
	"broadsheet/crawler"
	"broadsheet/internal/urls"
)

// onePage is a frontier and recorder in memory that holds one target and its redirects.
type onePage struct {
	targets  map[string]archive.Target
	host     map[string]archive.HostState
	captures []archive.Capture
	bodies   [][]byte // responses as on the wire
}

func (o *onePage) Hosts(_ context.Context, now time.Time) ([]archive.HostState, error) {
	var out []archive.HostState
	for _, t := range o.targets {
		if !t.Due.IsZero() && !t.Due.After(now) {
			h := o.host[t.Host]
			h.Host = t.Host
			return append(out, h), nil
		}
	}
	return nil, nil
}

func (o *onePage) Next(_ context.Context, host string, now time.Time, n int) ([]archive.Target, error) {
	for _, t := range o.targets {
		if t.Host == host && !t.Due.IsZero() && !t.Due.After(now) {
			return []archive.Target{t}, nil
		}
	}
	return nil, nil
}

// Commit keeps the capture, and follows nothing but redirects.
func (o *onePage) Commit(_ context.Context, fetched ...archive.Fetched) error {
	for _, f := range fetched {
		if f.Capture != nil {
			o.captures = append(o.captures, *f.Capture)
		}
		if f.Target.URL != "" {
			f.Target.Due = time.Time{}
			o.targets[f.Target.URL] = f.Target
		}
		o.host[f.Host.Host] = f.Host
		if f.Capture != nil && f.Capture.Outcome == archive.OutcomeRedirect {
			for _, t := range f.Found {
				if _, known := o.targets[t.URL]; !known {
					o.targets[t.URL] = t
				}
			}
		}
	}
	return nil
}

func (o *onePage) AddTargets(context.Context, []archive.Target) (int, error) { return 0, nil }
func (o *onePage) NextDue(context.Context) (time.Time, bool, error)          { return time.Time{}, false, nil }
func (o *onePage) Sync() error                                               { return nil }

func (o *onePage) Write(e archive.Exchange) (archive.Location, string, error) {
	rec := &warc.Record{Header: warc.Header{{"WARC-Type", warc.TypeResponse}, {"WARC-Target-URI", e.URL}}, Block: e.Response, Size: int64(len(e.Response))}
	m, err := rec.HTTP()
	if err != nil {
		return archive.Location{}, "", err
	}
	o.bodies = append(o.bodies, e.Response)
	return archive.Location{File: "memory", Offset: int64(len(o.bodies) - 1)}, warc.Digest(m.Body), nil
}

// fetchOne fetches one live page as a crawl would: robots.txt, address checks and limits hold, nothing is kept.
func (p *program) fetchOne(ctx context.Context, raw, contact, connectTo string, allow []string) (body []byte, c archive.Capture, err error) {
	at, err := urls.Canonical(raw)
	if err != nil {
		return nil, c, fail(ExitUsage, "an http or https URL", "%w", err)
	}
	u, err := url.Parse(at)
	if err != nil {
		return nil, c, err
	}
	now := p.now()
	home := u.Scheme + "://" + u.Host + "/"
	o := &onePage{host: map[string]archive.HostState{}, targets: map[string]archive.Target{
		at: {URL: at, Source: "once", Host: urls.Host(at), Kind: archive.TargetPage, Due: now, FirstSeen: now, Via: "seed"},
	}}
	var skipped *archive.Skip
	cr, err := crawler.New(crawler.Config{
		Sources:  []archive.Source{{Name: "once", URL: home}},
		Frontier: o, Recorder: o, Contact: contact, ConnectTo: connectTo, AllowNet: allow, Workers: 1, Logger: p.logger(),
		Skipped: func(s archive.Skip) { skipped = &s },
	})
	if err != nil {
		return nil, c, err
	}
	if _, err := cr.Run(ctx); err != nil {
		return nil, c, err
	}
	for i := len(o.captures) - 1; i >= 0; i-- {
		c = o.captures[i]
		if c.Outcome == archive.OutcomePage {
			rec := &warc.Record{Header: warc.Header{{"WARC-Type", warc.TypeResponse}}, Block: o.bodies[c.WARCOffset], Size: int64(len(o.bodies[c.WARCOffset]))}
			body, _, err := recordPage(rec)
			return body, c, err
		}
	}
	if skipped != nil {
		return nil, c, fail(ExitPartial, "fetch it by hand and give the file", "%s was not fetched: %s %s", at, skipped.Reason, skipped.Detail)
	}
	if c.Error != "" {
		err = fmt.Errorf("%s", c.Error)
	} else {
		err = fmt.Errorf("%s, status %d", c.Outcome, c.Status)
	}
	return nil, c, fail(ExitPartial, "fetch it by hand and give the file", "%s gave no page: %w", at, err)
}

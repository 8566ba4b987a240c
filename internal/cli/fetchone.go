package cli

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"broadsheet/archive"
	"broadsheet/internal/decode"
	"broadsheet/internal/urls"
	"broadsheet/normalize"
)

// reach is how the live web is reached outside a crawl.
type reach struct {
	contact, agent, connectTo string
	allow                     []string
}

// live is what single pages are fetched through: one at a time, so that delays hold between them.
type live struct {
	sync.Mutex
	ctx                context.Context
	contact, connectTo string // as the flags say
	glance             *glance
	pages              map[string]normalize.Page // by the URL asked for: none is fetched twice
}

// liveFlags are those of verbs that may fetch a live page.
func (p *program) liveFlags(c *cobra.Command) {
	c.PreRun = func(c *cobra.Command, _ []string) { p.live.ctx = c.Context() }
	c.Flags().StringVar(&p.live.contact, "contact", "", "\"mailto:you@example.org\": stands in the User-Agent where a live page is fetched outside an archive")
	c.Flags().StringVar(&p.live.connectTo, "connect-to", "", "send every connection to `ADDR:PORT`, as crawl does")
	c.Flags().MarkHidden("connect-to")
}

// reach takes the contact from the flags, else from the archive at hand.
func (p *program) reach() (reach, error) {
	r := reach{contact: p.live.contact, connectTo: p.live.connectTo}
	if r.contact != "" && !reachesSomebody(r.contact) {
		return r, fail(ExitUsage, "--contact mailto:you@example.org", "--contact %q reaches nobody", r.contact)
	}
	if _, err := p.findDir(); err == nil {
		_, s, err := p.settings()
		if err != nil {
			return r, err
		}
		r.allow = s.AllowNet
		if r.contact == "" {
			r.contact, r.agent = s.Contact, s.UserAgent
		}
	}
	if r.contact == "" && r.agent == "" {
		return r, fail(ExitUsage, "--contact mailto:you@example.org", "a live page is fetched with a contact in the User-Agent, and none is set")
	}
	return r, nil
}

// isLive says that a name is that of a page on the web.
func isLive(name string) bool {
	return strings.HasPrefix(name, "http://") || strings.HasPrefix(name, "https://")
}

// fetchOne fetches one live page as a crawl would: robots.txt, delays, address checks and limits hold, nothing is kept. The caller
// holds p.live.
func (p *program) fetchOne(raw string) (body []byte, c archive.Capture, err error) {
	at, err := urls.Canonical(raw)
	if err != nil {
		return nil, c, fail(ExitUsage, "an http or https URL", "%w", err)
	}
	u, err := url.Parse(at)
	if err != nil {
		return nil, c, err
	}
	r, err := p.reach()
	if err != nil {
		return nil, c, err
	}
	if p.live.glance == nil {
		p.live.glance = newGlance(map[archive.TargetKind]int{archive.TargetPage: 1})
	}
	g, now := p.live.glance, p.now()
	g.used, g.captures, g.skips = map[archive.TargetKind]int{}, nil, nil
	g.targets = map[string]archive.Target{
		at: {URL: at, Source: "once", Host: urls.Host(at), Kind: archive.TargetPage, Due: now, FirstSeen: now, Via: "seed"},
	}
	if _, err := g.crawl(p.live.ctx, p, archive.Source{Name: "once", URL: u.Scheme + "://" + u.Host + "/"}, r); err != nil {
		return nil, c, err
	}
	for _, c = range g.captures {
		if c.Outcome == archive.OutcomePage {
			body, _, err := g.page(c)
			return body, c, err
		}
	}
	return nil, c, fail(ExitPartial, "fetch it by hand and give the file", "%s gave no page: %w", at, g.why())
}

// livePage fetches a page as the normalizer reads it.
func (p *program) livePage(raw string) (normalize.Page, error) {
	p.live.Lock()
	defer p.live.Unlock()
	if in, ok := p.live.pages[raw]; ok {
		return in, nil
	}
	body, c, err := p.fetchOne(raw)
	if err != nil {
		return normalize.Page{}, err
	}
	in := normalize.Page{URL: c.URL, FetchedAt: c.FetchedAt, Plain: isPlain(c.ContentType, body)}
	in.Body, _, _ = decode.UTF8(body, c.ContentType)
	if p.live.pages == nil {
		p.live.pages = map[string]normalize.Page{}
	}
	p.live.pages[raw] = in
	return in, nil
}

// why says what came instead of a page.
func (g *glance) why() error {
	if len(g.skips) > 0 {
		s := g.skips[len(g.skips)-1]
		return fmt.Errorf("not fetched: %s", strings.TrimSpace(string(s.Reason)+" "+s.Detail))
	}
	if len(g.captures) == 0 {
		return errors.New("nothing was sent")
	}
	c := g.captures[len(g.captures)-1]
	if c.Error != "" {
		return errors.New(c.Error)
	}
	return fmt.Errorf("%s, status %d", c.Outcome, c.Status)
}

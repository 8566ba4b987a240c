package cli

import (
	"context"
	"net/url"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"broadsheet/archive"
	"broadsheet/internal/decode"
	"broadsheet/internal/urls"
	"broadsheet/normalize"
)

func (p *program) sourceAdd() *cobra.Command {
	var x sourceSettings
	var delay string
	var noFetch bool
	c := &cobra.Command{
		Use:   "add URL",
		Short: "Append a [[source]] block to broadsheet.toml; comments there stay",
		Long: `Append a [[source]] block to broadsheet.toml; comments there stay. One polite look at robots.txt and the home page
finds feeds, sitemaps and the language; whatever it cannot find, crawls look for.`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			x.URL = withScheme(args[0])
			if delay != "" {
				if err := x.Delay.UnmarshalText([]byte(delay)); err != nil {
					return fail(ExitUsage, "--delay 2s", "%w", err)
				}
			}
			_, s, err := p.settings()
			if err != nil {
				return err
			}
			if known := s.at(x.URL); known != "" {
				return fail(ExitUsage, "broadsheet source show "+known, "%s is followed already, as %s", x.URL, known)
			}
			x.nameByHost()
			if x.problem(s.names()) == "" && !noFetch {
				p.lookFor(c.Context(), &x)
			}
			return p.appendSources([]sourceSettings{x})
		},
	}
	c.Flags().StringVar(&x.Name, "name", "", "short unique name (default: from the host)")
	c.Flags().StringSliceVar(&x.Feeds, "feed", nil, "feed URL (default: found on the page)")
	c.Flags().StringSliceVar(&x.Sitemaps, "sitemap", nil, "sitemap URL (default: found in robots.txt)")
	c.Flags().StringSliceVar(&x.Include, "include", nil, "path glob that articles must match")
	c.Flags().StringSliceVar(&x.Exclude, "exclude", nil, "path glob that is never fetched")
	c.Flags().StringVar(&delay, "delay", "", "least time between two requests to one host")
	c.Flags().BoolVar(&x.Watch, "watch", false, "revisit articles on the long schedule")
	c.Flags().BoolVar(&noFetch, "no-fetch", false, "ask the site nothing; crawls find feeds and sitemaps")
	p.liveFlags(c)
	return c
}

// nameByHost names a source that has no name by its registrable domain.
func (x *sourceSettings) nameByHost() {
	if u, err := url.Parse(x.URL); err == nil && x.Name == "" {
		x.Name = urls.Site(u.Hostname())
	}
}

// lookFor fills in what a look at robots.txt and the home page tells of a source. What cannot be found is said, and
// is no error: crawls look again.
func (p *program) lookFor(ctx context.Context, x *sourceSettings) {
	r, err := p.reach()
	if err != nil {
		p.say("%s was not looked at: contact is not set. Crawls will look for its feeds and sitemaps", x.URL)
		return
	}
	s := settings{Source: []sourceSettings{*x}}.sources()[0]
	g := newGlance(map[archive.TargetKind]int{archive.TargetFront: 1})
	if _, err := g.crawl(ctx, p, s, r); err != nil {
		p.say("%s was not looked at: %v. Crawls will look for its feeds and sitemaps", x.URL, err)
		return
	}
	found := func(kind archive.TargetKind) (list []string) {
		for _, t := range g.found(kind) {
			list = append(list, t.URL)
		}
		return list
	}
	if x.Sitemaps == nil {
		x.Sitemaps = found(archive.TargetSitemap)
	}
	for _, c := range g.captures {
		if c.Outcome == archive.OutcomePage {
			if x.Feeds == nil {
				x.Feeds = found(archive.TargetFeed)
			}
			p.readHome(g, c, x)
			p.say("%s: %d feeds, %d sitemaps", x.Name, len(x.Feeds), len(x.Sitemaps))
			return
		}
	}
	p.say("the home page gave nothing: %v. Crawls will look for feeds and sitemaps", g.why())
}

// readHome takes a redirected address, the language, and the offset from UTC that dates on the home page have.
func (p *program) readHome(g *glance, c archive.Capture, x *sourceSettings) {
	body, contentType, err := g.page(c)
	if err != nil {
		return
	}
	if at, err := urls.Canonical(x.URL); err == nil && at != c.URL {
		p.say("%s leads to %s, which is taken", x.URL, c.URL)
		x.URL = c.URL
	}
	in := normalize.Page{URL: c.URL, FetchedAt: c.FetchedAt}
	in.Body, _, _ = decode.UTF8(body, contentType)
	var notes []string
	if language := normalize.Read(in).Language; language != "" {
		notes = append(notes, "language "+language)
	}
	if offset := printedOffset(in.Body); offset != "" {
		notes = append(notes, "prints times with offset "+offset)
	}
	x.note = strings.Join(notes, ", ")
}

var offsetTime = regexp.MustCompile(`\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?([+-]\d\d:?\d\d)\b`)

// printedOffset is the offset from UTC that most times on a page have; "" where none has one.
func printedOffset(body []byte) (most string) {
	count := map[string]int{}
	for _, m := range offsetTime.FindAllSubmatch(body, -1) {
		offset := string(m[1])
		count[offset]++
		if n := count[offset]; n > count[most] || n == count[most] && offset < most {
			most = offset
		}
	}
	return most
}

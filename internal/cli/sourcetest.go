package cli

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"broadsheet/archive"
	"broadsheet/internal/urls"
)

// testedSource is what `source test --json` prints.
type testedSource struct {
	Name     string       `json:"name"`
	URL      string       `json:"url"`
	Requests int          `json:"requests"` // that this test sent
	Robots   string       `json:"robots"`
	Lists    []testedList `json:"lists"`
	Pages    []testedPage `json:"pages"`
	Problems []string     `json:"problems"`
	Day      testedDay    `json:"a_day"`
}

// testedList is a feed or sitemap.
type testedList struct {
	URL     string  `json:"url"`
	Kind    string  `json:"kind"`
	Entries int     `json:"entries"`
	Newest  string  `json:"newest,omitempty"`
	PerDay  float64 `json:"entries_a_day"` // by the dates in it; 0 = it gives none
}

type testedPage struct {
	extracted
	Words int   `json:"words"`
	Bytes int64 `json:"bytes"` // received
}

// testedDay is what following the source would take a day; Bytes is the most, since unchanged pages cost less.
type testedDay struct {
	Articles float64 `json:"articles"`
	Requests int     `json:"requests"`
	Bytes    int64   `json:"bytes"`
}

func (p *program) sourceTest() *cobra.Command {
	c := &cobra.Command{
		Use:   "test NAME|URL",
		Short: "Fetch at most five articles of a source, show what would be read, forecast the load; writes nothing",
		Long: `Fetch at most five articles of a source, besides its robots.txt, home page, feeds and sitemaps, with all manners of
a crawl; show what would be read, and forecast requests and bytes a day. Nothing is written.`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			s, err := p.sourceNamed(args[0])
			if err != nil {
				return err
			}
			r, err := p.reach()
			if err != nil {
				return err
			}
			return p.testSource(c.Context(), s, r)
		},
	}
	p.liveFlags(c)
	return c
}

// sourceNamed finds a source by its name in the archive at hand, or makes one of a URL.
func (p *program) sourceNamed(name string) (archive.Source, error) {
	_, s, err := p.settings()
	if err == nil {
		for _, x := range s.sources() {
			if x.Name == name {
				return x, nil
			}
		}
	}
	url := withScheme(name)
	if _, cerr := urls.Canonical(url); cerr != nil || !strings.Contains(name, ".") {
		if err != nil {
			return archive.Source{}, err
		}
		return archive.Source{}, fail(ExitUsage, "broadsheet source list", "no source %q, and no URL", name)
	}
	return archive.Source{Name: urls.Site(urls.Host(url)), URL: url}, nil
}

// withScheme lets people leave out https://.
func withScheme(url string) string {
	if strings.Contains(url, "://") {
		return url
	}
	return "https://" + url
}

// testFetches bounds a test, by kind.
var testFetches = map[archive.TargetKind]int{
	archive.TargetFront: 1, archive.TargetFeed: 3, archive.TargetSitemap: 4, archive.TargetPage: 5,
}

func (p *program) testSource(ctx context.Context, s archive.Source, r reach) error {
	g := newGlance(testFetches)
	sum, err := g.crawl(ctx, p, s, r)
	if err != nil {
		return err
	}
	t := testedSource{Name: s.Name, URL: s.URL, Requests: sum.Requests, Lists: []testedList{}, Pages: []testedPage{}, Problems: []string{}}
	var sizes testedSizes
	for _, c := range g.captures {
		t.take(g, c, &sizes, p.now())
	}
	for _, x := range g.skips {
		if x.URL == s.URL || g.targets[x.URL].Fetches > 0 || x.Reason == archive.SkipRobots || x.Reason == archive.SkipRobotsDown || x.Reason == archive.SkipAddress {
			t.Problems = append(t.Problems, strings.TrimSpace(fmt.Sprintf("%s: not fetched: %s %s", x.URL, x.Reason, x.Detail)))
		}
	}
	t.forecast(s, sizes, len(g.found(archive.TargetFront)))
	if p.json {
		err = p.printJSON(t)
	} else {
		err = p.printTest(t)
	}
	if err == nil && len(t.Pages) == 0 {
		code := ExitPartial
		if sum.Sources[s.Name] != nil && sum.Sources[s.Name].Down {
			code = ExitOffline
		}
		return fail(code, "another URL, or --feed and --include of `source add`", "source test: no article page was reached")
	}
	return err
}

func (p *program) printTest(t testedSource) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s  %s\nrobots.txt: %s\n", t.Name, t.URL, cmp.Or(t.Robots, "not asked for"))
	for _, l := range t.Lists {
		fmt.Fprintf(&b, "%s  %s: %d entries", l.Kind, l.URL, l.Entries)
		if l.Newest != "" {
			fmt.Fprintf(&b, ", newest %s", l.Newest)
		}
		if l.PerDay > 0 {
			fmt.Fprintf(&b, ", about %g a day", l.PerDay)
		}
		b.WriteString("\n")
	}
	if len(t.Lists) == 0 {
		b.WriteString("no feed and no sitemap: articles are found by the links of the front pages alone\n")
	}
	for _, x := range t.Pages {
		fmt.Fprintf(&b, "\n%s\n", x.URL)
		published := x.Published
		if published != "" {
			published += " (" + x.PublishedSource + ")"
		}
		kind := string(x.PageKind)
		if x.Reason != "" {
			kind += ": " + x.Reason
		}
		for _, f := range [][2]string{{"headline", x.Title}, {"authors", strings.Join(x.Authors, "; ")}, {"published", published},
			{"words", fmt.Sprint(x.Words)}, {"kind", kind}} {
			fmt.Fprintf(&b, "  %-10s %s\n", f[0], cmp.Or(f[1], "–"))
		}
	}
	for _, x := range t.Problems {
		fmt.Fprintf(&b, "\n! %s", x)
	}
	fmt.Fprintf(&b, "\na day: about %.0f articles, %d requests, at most %s; this test sent %d requests\n",
		t.Day.Articles, t.Day.Requests, humanBytes(t.Day.Bytes), t.Requests)
	_, err := fmt.Fprint(p.stdout, b.String())
	return err
}

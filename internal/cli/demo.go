package cli

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"broadsheet/crawler"
	"broadsheet/internal/demo"
)

// demoStart is the first day of the demo's virtual time.
var demoStart = time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)

// demoMark is the file that says an archive was made by demo, and may be made anew by it.
const demoMark = ".demo"

func (p *program) demo() *cobra.Command {
	var seed uint64
	var days int
	c := &cobra.Command{
		Use:   "demo [DIR]",
		Short: "Serve a small invented news world, crawl it, read it, export it: no network, no account",
		Args:  cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			dir := "broadsheet-demo"
			if len(args) == 1 {
				dir = args[0]
			} else if p.dir != "" {
				dir = p.dir
			}
			if err := clearDemo(dir); err != nil {
				return err
			}
			return p.runDemo(c.Context(), dir, seed, days)
		},
	}
	c.Flags().Uint64Var(&seed, "seed", 1, "another number gives another world")
	countFlag(c, &days, "days", "", 1, 5, "virtual days to live through")
	return c
}

// clearDemo removes an earlier demo archive; anything else stays.
func clearDemo(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) || err == nil && len(entries) == 0 {
		return nil
	}
	if err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(dir, demoMark)); err != nil {
		return fail(ExitUsage, "broadsheet demo ANOTHER-DIR", "%s is not empty, and no demo made it", dir)
	}
	return os.RemoveAll(dir)
}

// runDemo lives through the days of a world: one crawl every few hours, each a run of its own, as cron would.
func (p *program) runDemo(ctx context.Context, dir string, seed uint64, days int) error {
	began := time.Now()
	world := demo.New(seed, days, demoStart)
	if _, err := initArchive(dir, demoSettings(world)); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, demoMark), nil, 0o644); err != nil {
		return err
	}
	clock := &virtualClock{now: demoStart}
	server, err := serveWorld(world, clock)
	if err != nil {
		return err
	}
	defer server.Close()
	quiet := &program{stdin: p.stdin, stdout: io.Discard, stderr: io.Discard, dir: dir, now: clock.Now}
	for _, at := range world.Runs() {
		clock.to(at)
		if err := quiet.demoRun(ctx, clock, server.addr); err != nil {
			return err
		}
		p.line(time.Now(), "day %d of %d", int(at.Sub(demoStart).Hours()/24)+1, days)
	}
	clock.to(world.End())
	w, err := quiet.openWriter()
	if err != nil {
		return err
	}
	defer w.close()
	if _, err := quiet.exportTables(ctx, w, w.path("exports", "demo"), "demo", []string{"articles", "bylines"}); err != nil {
		return err
	}
	s, err := w.status(ctx)
	if err != nil {
		return err
	}
	articles := 0
	for _, source := range s.Sources {
		articles += source["articles"].(int)
	}
	seen, err := w.observe(ctx, world)
	if err != nil {
		return err
	}
	report := world.Score(world.End(), seen)
	p.endProgress()
	if p.json {
		return p.printJSON(report)
	}
	p.tour(dir, days, articles, len(world.Ledger()), report, time.Since(began))
	return nil
}

// demoRun is one crawl of the demo's schedule; failures of sources are part of the world.
func (p *program) demoRun(ctx context.Context, clock *virtualClock, addr string) error {
	w, err := p.openWriter()
	if err != nil {
		return err
	}
	defer w.close()
	f := crawlFlags{revisit: "auto", diskFloor: "0", connectTo: addr, workers: 1}
	c, err := w.crawlConfig(f, nil)
	if err != nil {
		return err
	}
	c.Clock, c.Patience = clock, 10*time.Minute
	err = p.runCrawl(ctx, w, c, f)
	var failed *failure
	if errors.As(err, &failed) && (failed.code == ExitPartial || failed.code == ExitOffline) {
		return nil
	}
	return err
}

func demoSettings(world *demo.World) string {
	var b strings.Builder
	b.WriteString("# The demo's settings. Its papers live on this machine only while demo runs.\ncontact = \"mailto:demo@broadsheet.example\"\n")
	for _, paper := range world.Papers() {
		b.WriteString(sourceSettings{Name: paper.Name, URL: paper.URL, Feeds: paper.Feeds, Sitemaps: paper.Sitemaps, Delay: duration{paper.Delay}, Watch: true}.toml())
	}
	return b.String()
}

// virtualClock is the demo's time: sleeping makes it later at once.
type virtualClock struct{ now time.Time }

var _ crawler.Clock = (*virtualClock)(nil)

func (c *virtualClock) Now() time.Time { return c.now }

func (c *virtualClock) Sleep(ctx context.Context, d time.Duration) error {
	c.now = c.now.Add(max(d, 0))
	return ctx.Err()
}

func (c *virtualClock) to(t time.Time) {
	if t.After(c.now) {
		c.now = t
	}
}

// worldServer serves a world on loopback.
type worldServer struct {
	*http.Server
	addr string
}

func serveWorld(world *demo.World, clock *virtualClock) (*worldServer, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fail(ExitError, "allow this program to listen on 127.0.0.1", "demo: %w", err)
	}
	s := &worldServer{Server: &http.Server{Handler: world.Handler(clock.Now)}, addr: l.Addr().String()}
	go s.Serve(l)
	return s, nil
}

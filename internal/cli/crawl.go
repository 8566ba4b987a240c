package cli

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"broadsheet/archive"
	"broadsheet/archive/sqlite"
	"broadsheet/archive/warc"
	"broadsheet/crawler"
)

type crawlFlags struct {
	revisit, budget, since, connectTo, failOn, diskFloor, retryLock string
	maxPages, workers                                               int
	noNormalize                                                     bool
}

func (p *program) crawl() *cobra.Command {
	f := crawlFlags{revisit: "auto"}
	c := &cobra.Command{
		Use:   "crawl [SOURCE…]",
		Short: "Fetch what is due, archive it, and read the articles",
		RunE: func(c *cobra.Command, args []string) error {
			var err error
			if p.retryLock, err = parseDuration(f.retryLock); err != nil {
				return fail(ExitUsage, "--retry-lock 5m", "--retry-lock: %w", err)
			}
			w, err := p.openWriter()
			if err != nil {
				return err
			}
			defer w.close()
			config, err := w.crawlConfig(f, args)
			if err != nil {
				return err
			}
			config.Clock = p.clock
			return p.runCrawl(c.Context(), w, config, f)
		},
	}
	c.Flags().Var(choice{&f.revisit, []string{"auto", "off", "all"}}, "revisit", "known pages: auto (when due), off, all")
	c.Flags().StringVar(&f.budget, "budget", "", "end cleanly after this time, as 25m")
	c.Flags().StringVar(&f.since, "since", "", "leave out feed and sitemap entries dated before, as 2026-03-01")
	c.Flags().StringVar(&f.connectTo, "connect-to", "", "send every connection to `ADDR:PORT`; names, robots and manners are kept, TLS is not used")
	c.Flags().Var(choice{&f.failOn, []string{"empty"}}, "fail-on", "empty: exit with 4 where nothing new was fetched")
	c.Flags().StringVar(&f.diskFloor, "disk-floor", "1GB", "end where less than this is free")
	c.Flags().StringVar(&f.retryLock, "retry-lock", "0s", "wait that long for another run to end")
	countFlag(c, &f.maxPages, "max-pages", "", 1, 0, "end after this many pages")
	countFlag(c, &f.workers, "workers", "", 1, 16, "hosts that are asked at once")
	c.Flags().BoolVar(&f.noNormalize, "no-normalize", false, "archive only; broadsheet normalize reads later")
	return c
}

// crawlConfig turns settings and flags into what the crawler needs.
func (w *workspace) crawlConfig(f crawlFlags, only []string) (crawler.Config, error) {
	s := w.settings
	c := crawler.Config{
		Contact: s.Contact, UserAgent: s.UserAgent, AllowNet: s.AllowNet, ConnectTo: f.connectTo,
		Workers: f.workers, MaxPages: f.maxPages, Revisit: crawler.Revisit(f.revisit), Frontier: w.db,
	}
	if s.Contact == "" && s.UserAgent == "" {
		return c, fail(ExitUsage, `contact = "mailto:you@example.org" in `+w.path(settingsFile), "%s: contact is not set: sites must be able to reach you", w.path(settingsFile))
	}
	var err error
	if f.budget != "" {
		if c.Budget, err = parseDuration(f.budget); err != nil {
			return c, fail(ExitUsage, "--budget 25m", "--budget: %w", err)
		}
	}
	if f.since != "" {
		if c.Since, err = time.Parse("2006-01-02", f.since); err != nil {
			return c, fail(ExitUsage, "--since 2026-03-01", "--since %q is no date", f.since)
		}
	}
	floor, err := parseBytes(f.diskFloor)
	if err != nil {
		return c, fail(ExitUsage, "--disk-floor 1GB", "--disk-floor: %w", err)
	}
	c.DiskLow = func() bool { free, ok := diskFree(w.dir); return ok && free < floor }
	if c.Sources, err = chosen(s.sources(), only); err != nil {
		return c, err
	}
	// Before anything is written: the settings were checked where they were read, so what is left is a flag.
	trial := c
	trial.Recorder = newGlance(nil)
	if _, err := crawler.New(trial); err != nil {
		return c, fail(ExitUsage, "--connect-to 127.0.0.1:8080", "%w", err)
	}
	return c, nil
}

// chosen gives the enabled sources, or those named.
func chosen(all []archive.Source, names []string) ([]archive.Source, error) {
	var out []archive.Source
	for _, s := range all {
		if len(names) == 0 && !s.Disabled || slices.Contains(names, s.Name) {
			out = append(out, s)
		}
	}
	for _, n := range names {
		if !slices.ContainsFunc(out, func(s archive.Source) bool { return s.Name == n }) {
			return nil, fail(ExitUsage, "broadsheet source list", "no source %q", n)
		}
	}
	if len(out) == 0 {
		return nil, fail(ExitUsage, "broadsheet source add https://times.example/", "no source to crawl")
	}
	return out, nil
}

// runCrawl runs the crawler with its records, log and summary, and then reads what it fetched.
func (p *program) runCrawl(ctx context.Context, w *workspace, c crawler.Config, f crawlFlags) error {
	mended, err := warc.Mend(w.dir)
	if err != nil {
		return fail(ExitDamaged, "broadsheet verify", "mend WARC tails: %w", err)
	}
	for _, m := range mended {
		p.say("mended %s: %d bytes of an unfinished record were cut off", m.File, m.Cut)
	}
	out, err := w.warcWriter(p)
	if err != nil {
		return err
	}
	log, err := w.beginRun()
	if err != nil {
		return err
	}
	id := archive.FormatTime(w.started)
	if err := w.db.SetSources(ctx, w.settings.sources()); err != nil {
		return err
	}
	if last, err := w.lastRun(ctx); err == nil && last > id {
		p.say("the clock was set back: the last run began at %s. What is due after now waits until then", last)
	}
	if err := w.db.BeginRun(ctx, id, "crawl", w.started); err != nil {
		return err
	}
	var skips []archive.Skip
	c.Recorder, c.Logger = out, p.logger(log)
	c.Progress = p.crawlProgress(func() int { _, due, _ := w.db.CountTargets(ctx, p.now()); return due })
	c.Skipped = func(s archive.Skip) { skips = append(skips, s); log.skip(s) }
	cr, err := crawler.New(c)
	if err != nil {
		return err
	}
	sum := crawlSummary{Verb: "crawl"}
	sum.Summary, err = cr.Run(ctx)
	if cerr := out.Close(); err == nil {
		err = cerr
	}
	if err == nil && !f.noNormalize && sum.End != crawler.EndStopped {
		var rs readSummary
		rs, err = p.readUnread(ctx, w, false)
		sum.Read = &rs
	}
	verdict := crawlVerdict(ctx, &sum, f, err)
	if fl, ok := verdict.(*failure); ok {
		sum.Exit = fl.code
	}
	// The run is over, however it ended: its end is noted even where ctx was cancelled.
	end := sqlite.RunEnd{Ended: p.now(), ExitCode: sum.Exit, Summary: sum, Skips: skips}
	if err := w.db.EndRun(context.WithoutCancel(ctx), id, end); err != nil && verdict == nil {
		verdict = err
	}
	if err := log.end(sum); err != nil && verdict == nil {
		verdict = err
	}
	p.endProgress()
	if p.json {
		if err := p.printJSON(sum); err != nil && verdict == nil {
			verdict = err
		}
	} else {
		p.say("%s", sum)
	}
	return verdict
}

// lastRun is when the newest run began, as stored; "" before the first.
func (w *workspace) lastRun(ctx context.Context) (last string, err error) {
	for row, err := range w.db.Rows(ctx, "runs", []string{"started_at"}, []string{"started_at"}) {
		if err != nil {
			return "", err
		}
		last = fmt.Sprint(row[0])
	}
	return last, nil
}

// Package cli is the face of Broadsheet: flags, settings, wiring and exit codes, one subcommand a file. It alone reads
// the environment and the clock, and it alone speaks to people: data goes to stdout, everything else to stderr.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"broadsheet/archive/sqlite"
	"broadsheet/archive/warc"
	"broadsheet/crawler"
)

// Exit codes. New ones may be added; an unknown code must be treated as a failure.
const (
	ExitOK        = 0
	ExitError     = 1
	ExitUsage     = 2
	ExitPartial   = 3
	ExitEmpty     = 4
	ExitNoArchive = 10
	ExitLocked    = 11
	ExitNewer     = 12
	ExitDamaged   = 13
	ExitDisk      = 16
	ExitOffline   = 75
)

// failure is an error with its exit code and the next step.
type failure struct {
	code int
	err  error
	try  string
}

func (f *failure) Error() string { return f.err.Error() }
func (f *failure) Unwrap() error { return f.err }

func fail(code int, try, format string, args ...any) error {
	return &failure{code: code, err: fmt.Errorf(format, args...), try: try}
}

// program holds what every subcommand needs from the outside.
type program struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	dir            string // -C
	json           bool
	verbose        bool
	output         string // -o of lists
	now            func() time.Time
	clock          crawler.Clock // of crawls; nil = the system's
	live           live
	retryLock      time.Duration // how long another run is waited for
	bar            statusLine
}

// Main runs the program and gives its exit code.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := withSignals()
	defer stop()
	p := &program{stdin: stdin, stdout: stdout, stderr: stderr, now: time.Now}
	return p.main(ctx, args)
}

func (p *program) main(ctx context.Context, args []string) int {
	root := p.root()
	root.SetArgs(args)
	root.SetIn(p.stdin)
	root.SetOut(p.stdout)
	root.SetErr(p.stderr)
	err := root.ExecuteContext(ctx)
	p.endProgress()
	if err == nil {
		return ExitOK
	}
	f := &failure{code: ExitUsage, err: err, try: "broadsheet help"}
	errors.As(err, &f)
	fmt.Fprintln(p.stderr, "broadsheet:", err)
	if f.try != "" {
		fmt.Fprintln(p.stderr, "Try:", f.try)
	}
	return f.code
}

func (p *program) root() *cobra.Command {
	c := &cobra.Command{
		Use:           "broadsheet",
		Short:         "Crawl news, archive every byte, read the articles, export datasets",
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	c.PersistentFlags().StringVarP(&p.dir, "dir", "C", "", "archive `directory` (default: $BROADSHEET_DIR, else the nearest parent with a broadsheet.toml)")
	c.PersistentFlags().BoolVar(&p.json, "json", false, "machine-readable output")
	c.PersistentFlags().BoolVarP(&p.verbose, "verbose", "v", false, "say what happens to each page")
	c.AddCommand(p.demo(), p.init(), p.source(), p.crawl(), p.importing(), p.normalize(), p.export(), p.extract(), p.explain(), p.show(), p.search(),
		p.status(), p.verify(), p.doctor(), p.warcCommand(), p.schedule(), p.backup(), p.versionCommand())
	c.AddCommand(p.tools()...)
	strictUsage(c)
	classErrors(c)
	return c
}

// freeSpace is the next step where the disk is full.
const freeSpace = "free some space and run it again: nothing that was fetched is lost"

// diskFull says that err came of a disk without room, whether the system or SQLite met it.
func diskFull(err error) bool {
	return err != nil && (errors.Is(err, syscall.ENOSPC) || strings.Contains(err.Error(), "disk is full"))
}

// classErrors gives errors of verbs an exit code where they have none: what is left then comes from the command line.
func classErrors(c *cobra.Command) {
	for _, sub := range c.Commands() {
		classErrors(sub)
	}
	run := c.RunE
	if run == nil {
		return
	}
	c.RunE = func(c *cobra.Command, args []string) error {
		err := run(c, args)
		var f *failure
		var damage *warc.Finding
		switch {
		case diskFull(err) && !(errors.As(err, &f) && f.code == ExitDisk):
			return fail(ExitDisk, freeSpace, "%w", err)
		case err == nil || errors.As(err, &f):
			return err
		case errors.As(err, &damage) || errors.Is(err, warc.ErrDigest):
			return fail(ExitDamaged, "broadsheet verify", "%w", err)
		case sqlite.Damaged(err):
			return fail(ExitDamaged, mendDatabase, "%w", err)
		case c.Context().Err() != nil:
			return stopped(c.Context())
		}
		return fail(ExitError, "broadsheet doctor, or run it again with -v", "%w", err)
	}
}

package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"broadsheet/archive/warc"
)

func (p *program) warcCommand() *cobra.Command {
	c := &cobra.Command{Use: "warc", Short: "The archive's WARC files"}
	c.AddCommand(&cobra.Command{
		Use:   "index [FILE…]",
		Short: "Print a CDXJ index of WARC files (default: all of the archive), as pywb loads it",
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				dir, err := p.findDir()
				if err != nil {
					return err
				}
				if args, err = filepath.Glob(filepath.Join(dir, "warc", "*", "*", "*.warc.gz*")); err != nil {
					return err
				}
			}
			return p.indexWARCs(args)
		},
	})
	return c
}

func (p *program) indexWARCs(names []string) error {
	var all []string
	broken := 0
	for _, name := range names {
		lines, findings, err := indexWARC(name)
		if err != nil {
			return fail(ExitUsage, "check the file", "warc index: %w", err)
		}
		for _, x := range findings {
			broken++
			p.say("%s: %v", name, x)
		}
		all = append(all, lines...)
	}
	slices.Sort(all)
	for _, l := range all {
		if _, err := fmt.Fprintln(p.stdout, l); err != nil {
			return err
		}
	}
	if broken > 0 {
		return fail(ExitPartial, "broadsheet verify", "warc index: %d records could not be read", broken)
	}
	return nil
}

func indexWARC(name string) ([]string, []*warc.Finding, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	return warc.Index(f, strings.TrimSuffix(filepath.Base(name), ".open"))
}

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
		Long: `Print a CDXJ index of WARC files, as pywb loads it. Without FILE: of all of the archive, by their place under its folder
warc. Replay then takes two files in one folder, index.cdxj and this config.yaml:

  collections:
    news:
      index_paths: index.cdxj
      archive_paths: /srv/my-archive/warc/`,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return p.indexWARCs(args, "")
			}
			dir, err := p.findDir()
			if err != nil {
				return err
			}
			under := filepath.Join(dir, "warc")
			if args, err = filepath.Glob(filepath.Join(under, "*", "*", "*.warc.gz*")); err != nil {
				return err
			}
			return p.indexWARCs(args, under)
		},
	})
	return c
}

// indexWARCs names files by their place under a folder; "" = by their base name.
func (p *program) indexWARCs(names []string, under string) error {
	var all []string
	broken := 0
	for _, name := range names {
		lines, findings, err := indexWARC(name, under)
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

func indexWARC(name, under string) ([]string, []*warc.Finding, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	shown := filepath.Base(name)
	if under != "" {
		if shown, err = filepath.Rel(under, name); err != nil {
			return nil, nil, err
		}
	}
	return warc.Index(f, strings.TrimSuffix(filepath.ToSlash(shown), ".open"))
}

package cli

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/spf13/cobra"
)

func (p *program) sourceDisable() *cobra.Command {
	return p.sourceSwitch("disable NAME…", "Leave sources out of crawls; what is archived stays, and so do comments in broadsheet.toml", true)
}

func (p *program) sourceEnable() *cobra.Command {
	return p.sourceSwitch("enable NAME…", "Crawl sources again that were disabled", false)
}

func (p *program) sourceSwitch(use, short string, disabled bool) *cobra.Command {
	verb, _, _ := strings.Cut(use, " ")
	return &cobra.Command{
		Use:   use,
		Short: short,
		Args:  cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			name, s, err := p.settings()
			if err != nil {
				return err
			}
			text, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			var done []sourceSettings
			for _, a := range args {
				i := slices.IndexFunc(s.Source, func(x sourceSettings) bool { return x.Name == a })
				if i < 0 {
					return fail(ExitUsage, "broadsheet source list", "no source %q", a)
				}
				if s.Source[i].Disabled == disabled {
					p.say("%s is so already", a)
					continue
				}
				s.Source[i].Disabled = disabled
				done = append(done, s.Source[i])
				text = switchSource(text, i, disabled)
			}
			var after settings
			if err := toml.Unmarshal(text, &after); err != nil || !slices.EqualFunc(after.Source, s.Source, sourceSettings.same) {
				return fail(ExitUsage, fmt.Sprintf("set disabled = %v in %s by hand", disabled, name), "%s is written in a way that cannot be edited", name)
			}
			if err := replaceFile(name, text); err != nil {
				return err
			}
			if p.json {
				return p.printJSON(sourceList(done))
			}
			for _, x := range done {
				p.say("%sd %s", verb, x.Name)
			}
			return nil
		},
	}
}

func (x sourceSettings) same(y sourceSettings) bool {
	return x.Name == y.Name && x.URL == y.URL && x.Disabled == y.Disabled
}

var disabledLine = regexp.MustCompile(`(?m)^([ \t]*disabled[ \t]*=[ \t]*)(?:true|false)\b`)

// switchSource writes disabled into the i-th [[source]] block, over the line that is there or behind the block's head.
func switchSource(text []byte, i int, disabled bool) []byte {
	line, _ := sourcePosition(text, i)
	lines := bytes.SplitAfter(text, []byte("\n"))
	begin := bytes.Join(lines[:line], nil)
	end := line
	for end < len(lines) && !strings.HasPrefix(strings.TrimSpace(string(lines[end])), "[") {
		end++
	}
	block := bytes.Join(lines[line:end], nil)
	if disabledLine.Match(block) {
		block = disabledLine.ReplaceAll(block, fmt.Appendf(nil, "${1}%v", disabled))
	} else {
		block = append(fmt.Appendf(nil, "disabled = %v\n", disabled), block...)
	}
	return slices.Concat(begin, block, bytes.Join(lines[end:], nil))
}

// replaceFile writes a file whole or not at all.
func replaceFile(name string, content []byte) error {
	f, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".*")
	if err != nil {
		return fail(ExitError, "a directory that can be written", "%w", err)
	}
	defer os.Remove(f.Name())
	if info, err := os.Stat(name); err == nil {
		f.Chmod(info.Mode())
	}
	if _, err = f.Write(content); err == nil {
		err = f.Sync()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		return fail(ExitError, "free some space and run it again: "+name+" is as it was", "%w", err)
	}
	return nil
}

func (p *program) sourceShow() *cobra.Command {
	return &cobra.Command{
		Use:   "show NAME",
		Short: "Show a source: its settings, and what it gave so far",
		Args:  cobra.ExactArgs(1),
		RunE: p.onArchive(func(c *cobra.Command, w *workspace, args []string) error {
			i := slices.IndexFunc(w.settings.Source, func(x sourceSettings) bool { return x.Name == args[0] })
			if i < 0 {
				return fail(ExitUsage, "broadsheet source list", "no source %q", args[0])
			}
			x := w.settings.Source[i]
			s := status{}
			if err := w.countSources(c.Context(), &s); err != nil {
				return err
			}
			gave := map[string]any{"source": x.Name, "articles": 0, "other_pages": 0, "newest": ""}
			for _, m := range s.Sources {
				if m["source"] == x.Name {
					gave = m
				}
			}
			if p.json {
				shown := sourceList([]sourceSettings{x})[0]
				shown["articles"], shown["other_pages"], shown["newest"] = gave["articles"], gave["other_pages"], gave["newest"]
				return p.printJSON(shown)
			}
			fmt.Fprint(p.stdout, strings.TrimPrefix(x.toml(), "\n"))
			_, err := fmt.Fprintf(p.stdout, "\n%v articles, %v other pages, newest %v\n", gave["articles"], gave["other_pages"], gave["newest"])
			return err
		}),
	}
}

// sourceList gives sources as JSON shows them.
func sourceList(sources []sourceSettings) []map[string]any {
	out := make([]map[string]any, len(sources))
	for i, x := range sources {
		out[i] = map[string]any{
			"name": x.Name, "url": x.URL, "feeds": list(x.Feeds), "sitemaps": list(x.Sitemaps), "include": list(x.Include),
			"exclude": list(x.Exclude), "delay": x.Delay.String(), "watch": x.Watch, "disabled": x.Disabled,
		}
	}
	return out
}

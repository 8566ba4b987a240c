package cli

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
)

func (p *program) source() *cobra.Command {
	c := &cobra.Command{Use: "source", Short: "Sources: the publications an archive follows"}
	c.AddCommand(p.sourceAdd(), p.sourceList(), p.sourceShow(), p.sourceTest(), p.sourceDisable(), p.sourceEnable(), p.sourceImport())
	return c
}

// appendSources checks the new sources against the settings and appends their blocks.
func (p *program) appendSources(add []sourceSettings) error {
	name, s, err := p.settings()
	if err != nil {
		return err
	}
	add = slices.DeleteFunc(add, func(x sourceSettings) bool {
		known := s.at(x.URL)
		if known != "" {
			p.say("%s is followed already, as %s", x.URL, known)
		}
		return known != ""
	})
	seen := s.names()
	var block strings.Builder
	for i := range add {
		x := &add[i]
		x.nameByHost()
		if problem := x.problem(seen); problem != "" {
			if x.from != "" {
				return fail(ExitUsage, "mend the file and run it again: nothing was added", "%s: source %q: %s", x.place(), x.Name, problem)
			}
			return fail(ExitUsage, "broadsheet source add https://times.example/ --name example-times", "source %q: %s", x.Name, problem)
		}
		seen[x.Name] = true
		block.WriteString(x.toml())
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if err := replaceFile(name, append(text, block.String()...)); err != nil {
		return err
	}
	for _, x := range add {
		p.say("added %s (%s)", x.Name, x.URL)
	}
	if p.json {
		return p.printJSON(sourceList(add))
	}
	return nil
}

func (x sourceSettings) toml() string {
	var b strings.Builder
	b.WriteString("\n[[source]]")
	if x.note != "" {
		b.WriteString(" # " + x.note)
	}
	fmt.Fprintf(&b, "\nname = %s\nurl = %s\n", strconv.Quote(x.Name), strconv.Quote(x.URL))
	for _, l := range []struct {
		key  string
		list []string
	}{{"feeds", x.Feeds}, {"sitemaps", x.Sitemaps}, {"include", x.Include}, {"exclude", x.Exclude}} {
		if len(l.list) > 0 {
			q := make([]string, len(l.list))
			for i, s := range l.list {
				q[i] = strconv.Quote(s)
			}
			fmt.Fprintf(&b, "%s = [%s]\n", l.key, strings.Join(q, ", "))
		}
	}
	if x.Delay.Duration != 0 {
		fmt.Fprintf(&b, "delay = %q\n", x.Delay.String())
	}
	if x.Watch {
		b.WriteString("watch = true\n")
	}
	if x.Disabled {
		b.WriteString("disabled = true\n")
	}
	return b.String()
}

func (p *program) sourceList() *cobra.Command {
	c := &cobra.Command{
		Use:   "list",
		Short: "List the sources",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, args []string) error {
			_, s, err := p.settings()
			if err != nil {
				return err
			}
			rows := make([][]any, len(s.Source))
			for i, x := range s.Source {
				var feeds any = strings.Join(x.Feeds, " ")
				if p.json || strings.HasSuffix(p.output, "json") {
					feeds = list(x.Feeds)
				}
				rows[i] = []any{x.Name, x.URL, feeds, x.Delay.String(), x.Watch, x.Disabled}
			}
			return p.table([]string{"name", "url", "feeds", "delay", "watch", "disabled"}, rows)
		},
	}
	p.listFlags(c)
	return c
}

package cli

import (
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"broadsheet/internal/urls"
)

func (p *program) source() *cobra.Command {
	c := &cobra.Command{Use: "source", Short: "Sources: the publications an archive follows"}
	c.AddCommand(p.sourceAdd(), p.sourceList(), p.sourceImport())
	return c
}

func (p *program) sourceAdd() *cobra.Command {
	var x sourceSettings
	var delay string
	c := &cobra.Command{
		Use:   "add URL",
		Short: "Append a [[source]] block to broadsheet.toml; comments there stay",
		Args:  cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			x.URL = args[0]
			if delay != "" {
				if err := x.Delay.UnmarshalText([]byte(delay)); err != nil {
					return fail(ExitUsage, "--delay 2s", "%w", err)
				}
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
	return c
}

// appendSources checks the new sources against the settings and appends their blocks.
func (p *program) appendSources(add []sourceSettings) error {
	dir, err := p.findDir()
	if err != nil {
		return err
	}
	name := filepath.Join(dir, settingsFile)
	s, err := loadSettings(name)
	if err != nil {
		return err
	}
	seen := map[string]bool{}
	for _, x := range s.Source {
		seen[x.Name] = true
	}
	var block strings.Builder
	for _, x := range add {
		if x.Name == "" {
			if u, err := url.Parse(x.URL); err == nil {
				x.Name = urls.Site(u.Hostname())
			}
		}
		if problem := x.problem(seen); problem != "" {
			return fail(ExitUsage, "broadsheet source add https://times.example/ --name example-times", "source %q: %s", x.Name, problem)
		}
		seen[x.Name] = true
		block.WriteString(x.toml())
		p.say("added %s (%s)", x.Name, x.URL)
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_APPEND, 0o644)
	if err != nil {
		return err
	}
	if _, err := f.WriteString(block.String()); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

func (x sourceSettings) toml() string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n[[source]]\nname = %s\nurl = %s\n", strconv.Quote(x.Name), strconv.Quote(x.URL))
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
	if x.Delay != 0 {
		fmt.Fprintf(&b, "delay = %q\n", x.Delay.String())
	}
	if x.Watch {
		b.WriteString("watch = true\n")
	}
	return b.String()
}

func (p *program) sourceList() *cobra.Command {
	c := &cobra.Command{
		Use:   "list",
		Short: "List the sources",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, args []string) error {
			dir, err := p.findDir()
			if err != nil {
				return err
			}
			s, err := loadSettings(filepath.Join(dir, settingsFile))
			if err != nil {
				return err
			}
			rows := make([][]any, len(s.Source))
			for i, x := range s.Source {
				rows[i] = []any{x.Name, x.URL, strings.Join(x.Feeds, " "), x.Delay.String(), x.Watch, x.Disabled}
			}
			return p.table([]string{"name", "url", "feeds", "delay", "watch", "disabled"}, rows)
		},
	}
	p.listFlags(c)
	return c
}

func (p *program) sourceImport() *cobra.Command {
	return &cobra.Command{
		Use:   "import FILE.csv | FILE.opml",
		Short: "Add sources from a CSV (columns name, url, feeds) or an OPML file",
		Args:  cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			f, err := os.Open(args[0])
			if err != nil {
				return fail(ExitUsage, "check the path", "source import: %w", err)
			}
			defer f.Close()
			read := readSourcesCSV
			if strings.EqualFold(filepath.Ext(args[0]), ".opml") || strings.EqualFold(filepath.Ext(args[0]), ".xml") {
				read = readSourcesOPML
			}
			add, err := read(f)
			if err != nil {
				return fail(ExitUsage, "a CSV whose first line is name,url,feeds, or an OPML file", "%s: %w", args[0], err)
			}
			return p.appendSources(add)
		},
	}
}

func readSourcesCSV(r io.Reader) ([]sourceSettings, error) {
	rows, err := csv.NewReader(r).ReadAll()
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	column := map[string]int{}
	for i, h := range rows[0] {
		column[strings.ToLower(strings.TrimSpace(h))] = i
	}
	at, ok := column["url"]
	if !ok {
		return nil, fmt.Errorf("line 1: no column %q", "url")
	}
	var out []sourceSettings
	for _, row := range rows[1:] {
		x := sourceSettings{URL: row[at]}
		if i, ok := column["name"]; ok {
			x.Name = row[i]
		}
		if i, ok := column["feeds"]; ok {
			x.Feeds = strings.Fields(row[i])
		}
		out = append(out, x)
	}
	return out, nil
}

func readSourcesOPML(r io.Reader) ([]sourceSettings, error) {
	type outline struct {
		Text    string    `xml:"text,attr"`
		XMLURL  string    `xml:"xmlUrl,attr"`
		HTMLURL string    `xml:"htmlUrl,attr"`
		Inner   []outline `xml:"outline"`
	}
	var doc struct {
		Body []outline `xml:"body>outline"`
	}
	d := xml.NewDecoder(r)
	d.Strict = false
	if err := d.Decode(&doc); err != nil {
		return nil, err
	}
	var out []sourceSettings
	var walk func([]outline)
	walk = func(list []outline) {
		for _, o := range list {
			if o.XMLURL != "" {
				home := o.HTMLURL
				if home == "" {
					if u, err := url.Parse(o.XMLURL); err == nil {
						home = u.Scheme + "://" + u.Host + "/"
					}
				}
				out = append(out, sourceSettings{URL: home, Feeds: []string{o.XMLURL}})
			}
			walk(o.Inner)
		}
	}
	walk(doc.Body)
	return out, nil
}

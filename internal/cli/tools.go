package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"net/url"

	"github.com/spf13/cobra"

	"broadsheet/crawler/feed"
	"broadsheet/crawler/robots"
	"broadsheet/internal/decode"
	"broadsheet/internal/urls"
)

func (p *program) tools() []*cobra.Command {
	robotsCmd := &cobra.Command{Use: "robots", Short: "Try robots.txt rules"}
	robotsCmd.AddCommand(&cobra.Command{
		Use:   "check AGENT URL",
		Short: "Read a robots.txt from standard input and say whether AGENT may fetch URL",
		Args:  cobra.ExactArgs(2),
		RunE: func(c *cobra.Command, args []string) error {
			raw, err := io.ReadAll(p.stdin)
			if err != nil {
				return err
			}
			u, err := url.Parse(args[1])
			if err != nil {
				return fail(ExitUsage, "an http or https URL", "%w", err)
			}
			word, allowed := "disallowed", robots.Parse(raw, args[0]).Allowed(u.RequestURI())
			if p.json {
				return p.printJSON(map[string]any{"agent": args[0], "url": args[1], "allowed": allowed})
			}
			if allowed {
				word = "allowed"
			}
			_, err = fmt.Fprintln(p.stdout, word)
			return err
		},
	})
	urlCmd := &cobra.Command{Use: "url", Short: "Try URL rules"}
	urlCmd.AddCommand(&cobra.Command{
		Use:   "canon URL…",
		Short: "Print the canonical form of each URL",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			forms := []map[string]string{}
			for _, a := range args {
				u, err := urls.Canonical(a)
				if err != nil {
					return fail(ExitError, "an http or https URL", "%w", err)
				}
				if forms = append(forms, map[string]string{"url": a, "canonical": u}); !p.json {
					fmt.Fprintln(p.stdout, u)
				}
			}
			if p.json {
				return p.printJSON(forms)
			}
			return nil
		},
	})
	feedCmd := &cobra.Command{Use: "feed", Short: "Try the feed reader"}
	feedCmd.AddCommand(p.parseFeed("parse FILE|-", "Print the entries of a feed, one JSON object a line"))
	sitemapCmd := &cobra.Command{Use: "sitemap", Short: "Try the sitemap reader"}
	sitemapCmd.AddCommand(p.parseFeed("parse FILE|-", "Print the URLs of a sitemap, one JSON object a line"))
	return []*cobra.Command{robotsCmd, urlCmd, feedCmd, sitemapCmd}
}

func (p *program) parseFeed(use, short string) *cobra.Command {
	return &cobra.Command{
		Use:   use,
		Short: short,
		Args:  cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			raw, err := readNamed(p.stdin, args[0])
			if err != nil {
				return fail(ExitUsage, "check the path", "%w", err)
			}
			text, _, _ := decode.UTF8(raw, "")
			d, err := feed.Parse(text)
			if err != nil {
				return fail(ExitError, "an RSS, Atom or JSON feed, or a sitemap", "%s: %w", args[0], err)
			}
			enc := json.NewEncoder(p.stdout)
			enc.SetEscapeHTML(false)
			for _, e := range d.Entries {
				if err := enc.Encode(e); err != nil {
					return err
				}
			}
			for _, f := range d.Findings {
				p.say("%s: %s", args[0], f)
			}
			return nil
		},
	}
}

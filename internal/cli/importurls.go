package cli

import (
	"bytes"
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"broadsheet/archive"
	"broadsheet/internal/urls"
)

func (p *program) importURLs() *cobra.Command {
	return &cobra.Command{
		Use:   "urls FILE|-",
		Short: "Put URLs on the frontier, one a line; the next crawl fetches them",
		Args:  cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			raw, err := readNamed(p.stdin, args[0])
			if err != nil {
				return fail(ExitUsage, "check the path", "import urls: %w", err)
			}
			w, err := p.openWriter()
			if err != nil {
				return err
			}
			defer w.close()
			return p.addURLs(c.Context(), w, args[0], raw)
		},
	}
}

func (p *program) addURLs(ctx context.Context, w *workspace, name string, raw []byte) error {
	sum := imported{Verb: "import urls", next: "crawl"}
	var targets []archive.Target
	for i, l := range bytes.Split(raw, []byte("\n")) {
		l = bytes.TrimSpace(l)
		if len(l) == 0 || l[0] == '#' {
			continue
		}
		sum.Named++
		url, err := urls.Canonical(string(l))
		if err != nil {
			sum.Failed++
			p.say("%s:%d: %v", name, i+1, err)
			sum.Failure = append(sum.Failure, fmt.Sprintf("%s:%d: %v", name, i+1, err))
			continue
		}
		t := archive.Target{URL: url, Host: urls.Host(url), Kind: archive.TargetPage, Due: w.started, Via: "import", FirstSeen: w.started}
		for _, s := range w.settings.Source {
			if urls.SameSite(s.URL, url) {
				t.Source = s.Name
			}
		}
		if t.Source == "" {
			sum.Failed++
			p.say("%s:%d: %s belongs to no source: broadsheet source add its site first", name, i+1, url)
			sum.Failure = append(sum.Failure, fmt.Sprintf("%s:%d: %s belongs to no source", name, i+1, url))
			continue
		}
		targets = append(targets, t)
	}
	added, err := w.db.AddTargets(ctx, targets)
	if err != nil {
		return err
	}
	sum.New, sum.Known = added, len(targets)-added
	return p.endImport(sum)
}

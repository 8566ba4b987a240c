package cli

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"broadsheet/archive"
	"broadsheet/archive/sqlite"
)

func (p *program) show() *cobra.Command {
	var text, raw bool
	c := &cobra.Command{
		Use:   "show URL|ID",
		Short: "Show one article",
		Args:  cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			w, err := p.open()
			if err != nil {
				return err
			}
			defer w.close()
			a, err := w.article(c, args[0])
			if err != nil {
				return err
			}
			switch {
			case raw:
				body, _, err := w.payload(a.Capture)
				if err != nil {
					return err
				}
				_, err = p.stdout.Write(body)
				return err
			case text:
				_, err = fmt.Fprintln(p.stdout, a.Read.Reading.Text())
				return err
			case p.json:
				return p.printJSON(newExtracted(a.ID, a.URL, &a.Read.Reading, true))
			}
			return p.showArticle(a)
		},
	}
	c.Flags().BoolVar(&text, "text", false, "the text alone")
	c.Flags().BoolVar(&raw, "raw", false, "the page as captured, content codings undone")
	return c
}

func (w *workspace) article(c *cobra.Command, urlOrID string) (sqlite.Article, error) {
	a, err := w.db.Article(c.Context(), urlOrID)
	if errors.Is(err, archive.ErrNotFound) {
		return a, fail(ExitError, "broadsheet search WORDS", "%w", err)
	}
	return a, err
}

func (p *program) showArticle(a sqlite.Article) error {
	r := &a.Read.Reading
	fmt.Fprintf(p.stdout, "%s\n\n", r.Headline)
	for _, f := range [][2]string{
		{"url", a.URL}, {"source", a.Capture.Source}, {"by", strings.Join(r.Authors(), "; ")}, {"published", r.Published.String()},
		{"read in", r.Published.Source}, {"modified", r.Modified.String()}, {"section", r.Section}, {"dateline", r.Dateline.Place},
		{"wire", r.WireAgency}, {"kind", string(r.PageKind)}, {"why not", r.Reason},
		{"fetched", a.Capture.FetchedAt.Format(time.RFC3339)}, {"warc", fmt.Sprintf("%s@%d", a.Capture.WARCFile, a.Capture.WARCOffset)},
	} {
		if f[1] != "" {
			fmt.Fprintf(p.stdout, "%-10s %s\n", f[0], f[1])
		}
	}
	_, err := fmt.Fprintf(p.stdout, "\n%s\n", r.Text())
	return err
}

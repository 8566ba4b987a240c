package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"broadsheet/archive"
	"broadsheet/archive/sqlite"
	"broadsheet/internal/urls"
)

func (p *program) show() *cobra.Command {
	var text, raw bool
	var at string
	c := &cobra.Command{
		Use:   "show URL|ID",
		Short: "Show one article",
		Args:  cobra.ExactArgs(1),
		RunE: p.onArchive(func(c *cobra.Command, w *workspace, args []string) error {
			a, err := w.article(c.Context(), args[0])
			if err == nil && at != "" {
				err = w.asOf(c.Context(), &a, at)
			}
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
		}),
	}
	c.Flags().BoolVar(&text, "text", false, "the text alone")
	c.Flags().StringVar(&at, "at", "", "as it was captured last at or before `TIME`, as 2026-03-02T08:00:00Z; a date is its first moment, in UTC")
	c.Flags().BoolVar(&raw, "raw", false, "the page as captured, content codings undone")
	return c
}

// article finds an article by its id or its URL: as it stands, in its canonical form (as copied from a browser, with a
// fragment and a campaign), or behind redirects that were captured.
func (w *workspace) article(ctx context.Context, urlOrID string) (sqlite.Article, error) {
	a, err := w.db.Article(ctx, urlOrID)
	at, malformed := urls.Canonical(urlOrID)
	for hops := 0; errors.Is(err, archive.ErrNotFound) && malformed == nil && at != "" && hops < mostHops; hops++ {
		if found, e := w.db.Article(ctx, at); e == nil {
			return found, nil
		}
		moved, _ := w.db.CaptureByURL(ctx, at, time.Time{})
		at = moved.RedirectTo
	}
	return a, notHere(err)
}

// mostHops is how many redirects lead to an article at most.
const mostHops = 10

func notHere(err error) error {
	if errors.Is(err, archive.ErrNotFound) {
		return fail(ExitError, "broadsheet search WORDS", "%w", err)
	}
	return err
}

// asOf puts the newest capture of an article at or before a time, and its reading, in the place of those shown.
func (w *workspace) asOf(ctx context.Context, a *sqlite.Article, at string) error {
	t := parseFetched(at)
	if t.IsZero() {
		return fail(ExitUsage, "--at 2026-03-02T08:00:00Z", "--at %q is no time", at)
	}
	var newest archive.Capture
	for _, url := range []string{a.URL, a.Capture.URL} {
		c, err := w.db.CaptureByURL(ctx, url, t)
		if err != nil && !errors.Is(err, archive.ErrNotFound) {
			return err
		}
		if err == nil && c.FetchedAt.After(newest.FetchedAt) {
			newest = c
		}
	}
	if newest.ID == "" {
		return fail(ExitError, "a later --at", "%s was not captured by %s", a.URL, archive.FormatTime(t))
	}
	read := newest.ID
	if newest.RefersTo != "" {
		read = newest.RefersTo
	}
	r, err := w.db.Reading(ctx, read)
	switch {
	case errors.Is(err, archive.ErrNotFound) && newest.Outcome == archive.OutcomePage:
		return fail(ExitError, "broadsheet normalize", "the capture of %s at %s was not read yet", newest.URL, archive.FormatTime(newest.FetchedAt))
	case errors.Is(err, archive.ErrNotFound):
		return fail(ExitError, "an earlier --at", "at %s %s gave no page: %s, status %d", archive.FormatTime(newest.FetchedAt), newest.URL, newest.Outcome, newest.Status)
	case err != nil:
		return err
	}
	a.Capture, a.Read = newest, r
	return nil
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

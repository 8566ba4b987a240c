package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"broadsheet/archive"
	"broadsheet/archive/warc"
	"broadsheet/internal/urls"
)

func (p *program) importWARC() *cobra.Command {
	var source string
	c := &cobra.Command{
		Use:   "warc FILE…",
		Short: "Import WARC files, compressed by record, by file or not at all",
		Long:  "Import the responses and resources of WARC files. A broken record is named and counted, the rest is taken; what is here already is not taken twice.",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			w, err := p.openWriter()
			if err != nil {
				return err
			}
			defer w.close()
			return p.importWARCs(c.Context(), w, args, source)
		},
	}
	c.Flags().StringVar(&source, "source", "", "name of the source that the pages are of")
	return c
}

func (p *program) importWARCs(ctx context.Context, w *workspace, names []string, source string) error {
	out, err := w.warcWriter(p)
	if err != nil {
		return err
	}
	sum := imported{Verb: "import warc"}
	for _, name := range names {
		if err := p.importWARCFile(ctx, w, out, name, source, &sum); err != nil {
			return errors.Join(err, out.Close())
		}
	}
	if err := out.Close(); err != nil {
		return err
	}
	return p.endImport(sum)
}

func (p *program) importWARCFile(ctx context.Context, w *workspace, out *warc.Writer, name, source string, sum *imported) error {
	f, err := os.Open(name)
	if err != nil {
		return fail(ExitUsage, "check the path", "import warc: %w", err)
	}
	defer f.Close()
	for r := warc.NewReader(f); ctx.Err() == nil; {
		rec, err := r.Next()
		var broken *warc.Finding
		switch {
		case err == io.EOF:
			return nil
		case errors.As(err, &broken):
			sum.Named++
			sum.Failed++
			sum.Failure = append(sum.Failure, fmt.Sprintf("%s: %v", name, broken))
			p.say("%s: %v", name, broken)
			continue
		case err != nil:
			return fail(ExitError, "check the file", "import warc %s: %w", name, err)
		}
		if t := rec.Type(); t != warc.TypeResponse && t != warc.TypeResource {
			continue
		}
		isNew, taken, err := w.importRecord(ctx, out, rec, source)
		if err != nil {
			return fmt.Errorf("import warc %s: byte %d: %w", name, rec.Offset, err)
		}
		if taken {
			sum.Named++
			if isNew {
				sum.New++
			} else {
				sum.Known++
			}
		}
	}
	return ctx.Err()
}

// importRecord stores a response or resource as a capture. Records of other schemes than http (DNS, metadata) are
// not taken.
func (w *workspace) importRecord(ctx context.Context, out *warc.Writer, rec *warc.Record, source string) (isNew, taken bool, err error) {
	url, err := urls.Canonical(rec.URL())
	if err != nil {
		return false, false, nil
	}
	c := archive.Capture{
		Source: source, URL: url, FetchedAt: rec.Time(), IP: rec.Header.Get("WARC-IP-Address"),
		Truncated: truncated(rec.Header.Get("WARC-Truncated")), Via: "import", Outcome: archive.OutcomeOther,
	}
	if c.FetchedAt.IsZero() {
		c.FetchedAt, c.Imported = w.started, true
	}
	payload := rec.Block
	if rec.Type() == warc.TypeResponse {
		m, err := rec.HTTP()
		if err != nil {
			return false, false, nil // no HTTP in it
		}
		payload = m.Body
		c.Status, c.ContentType = m.Status, m.Get("Content-Type")
		c.ETag, c.LastModified, c.RedirectTo = m.Get("ETag"), m.Get("Last-Modified"), redirectTarget(url, m)
	} else {
		c.ContentType = rec.Header.Get("Content-Type")
	}
	c.Outcome = importedOutcome(c)
	c.PayloadDigest, c.PayloadSize = warc.Digest(payload), int64(len(payload))
	c.ID = archive.NewCaptureID(url, c.FetchedAt, c.PayloadDigest)
	if known, err := w.db.HasPayload(ctx, url, c.PayloadDigest); err != nil || known {
		return false, true, err
	}
	var at archive.Location
	if rec.Type() == warc.TypeResponse {
		at, _, err = out.Write(archive.Exchange{URL: url, Time: c.FetchedAt, IP: c.IP, Response: bytes.Clone(rec.Block), Truncated: c.Truncated})
	} else {
		at, _, err = out.WriteResource(archive.Resource{URL: url, Time: c.FetchedAt, ContentType: c.ContentType, Body: bytes.Clone(rec.Block)})
	}
	if err == nil {
		err = out.Sync()
	}
	if err != nil {
		return false, true, err
	}
	c.WARCFile, c.WARCOffset, c.WARCLength = at.File, at.Offset, at.Length
	_, err = w.db.AddCaptures(ctx, []archive.Capture{c})
	return err == nil, true, err
}

func truncated(reason string) string {
	switch reason {
	case "", "length", "time", "disconnect":
		return reason
	}
	return "disconnect"
}

func redirectTarget(url string, m *warc.Message) string {
	if m.Status < 300 || m.Status > 399 {
		return ""
	}
	to, err := urls.Resolve(url, m.Get("Location"))
	if err != nil {
		return ""
	}
	return to
}

// importedOutcome classes an imported capture by status and media type.
func importedOutcome(c archive.Capture) archive.Outcome {
	switch {
	case c.Status >= 300 && c.Status < 400:
		return archive.OutcomeRedirect
	case c.Status == 404:
		return archive.OutcomeNotFound
	case c.Status == 410:
		return archive.OutcomeGone
	case c.Status == 401 || c.Status == 403 || c.Status == 451:
		return archive.OutcomeBlocked
	case c.Status == 429:
		return archive.OutcomeLimited
	case c.Status >= 500:
		return archive.OutcomeServerError
	}
	if isPage(c.ContentType) {
		return archive.OutcomePage
	}
	return archive.OutcomeOther
}

package cli

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"broadsheet/archive"
	"broadsheet/archive/warc"
	"broadsheet/internal/urls"
)

func (p *program) importing() *cobra.Command {
	c := &cobra.Command{Use: "import", Short: "Take pages that were fetched elsewhere into the archive"}
	c.AddCommand(p.importHTML(), p.importText(), p.importWARC(), p.importURLs())
	return c
}

func (p *program) importHTML() *cobra.Command {
	var manifest, source string
	c := &cobra.Command{
		Use:   "html FILE|DIR… | --manifest MANIFEST",
		Short: "Import HTML pages; a manifest names url, html_path and fetched_at, one JSON object a line",
		RunE: func(c *cobra.Command, args []string) error {
			jobs, err := pageJobs(manifest, args)
			if err != nil {
				return err
			}
			return p.importPages(c.Context(), jobs, source, "text/html")
		},
	}
	c.Flags().StringVar(&manifest, "manifest", "", "JSON lines: {\"url\",\"html_path\",\"fetched_at\"?}")
	c.Flags().StringVar(&source, "source", "", "name of the source that the pages are of")
	return c
}

func (p *program) importText() *cobra.Command {
	var source string
	c := &cobra.Command{
		Use:   "text FILE…",
		Short: "Import plain-text scrapes",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			jobs, err := pageJobs("", args)
			if err != nil {
				return err
			}
			return p.importPages(c.Context(), jobs, source, "text/plain")
		},
	}
	c.Flags().StringVar(&source, "source", "", "name of the source that the texts are of")
	return c
}

// imported counts what an import did.
type imported struct {
	Verb    string   `json:"verb"`
	Named   int      `json:"named"`
	New     int      `json:"new"`
	Known   int      `json:"known"`
	Failed  int      `json:"failed"`
	Failure []string `json:"failures,omitempty"`
	next    string   // verb, where it is not normalize
}

func (p *program) importPages(ctx context.Context, jobs []job, source, contentType string) error {
	w, err := p.openWriter()
	if err != nil {
		return err
	}
	defer w.close()
	out, err := w.warcWriter(p)
	if err != nil {
		return err
	}
	sum := imported{Verb: "import", Named: len(jobs)}
	for _, j := range jobs {
		if err := ctx.Err(); err != nil {
			break
		}
		isNew, err := w.importPage(ctx, out, j, source, contentType)
		switch {
		case diskFull(err):
			return errors.Join(err, out.Close())
		case err != nil:
			sum.Failed++
			sum.Failure = append(sum.Failure, err.Error())
			p.say("%v", err)
		case isNew:
			sum.New++
		default:
			sum.Known++
		}
	}
	if err := out.Close(); err != nil {
		return err
	}
	return p.endImport(sum)
}

func (p *program) endImport(sum imported) error {
	if p.json {
		if err := p.printJSON(sum); err != nil {
			return err
		}
		return sum.verdict()
	}
	switch {
	case sum.Named == 0:
		p.say("nothing to import: there is no page in it")
	case sum.New == 0 && sum.Failed == 0:
		p.say("nothing new: all %d were here already", sum.Known)
	case sum.New == 0:
		p.say("0 imported, %d were here already, %d failed", sum.Known, sum.Failed)
	default:
		p.say("%d imported, %d were here already, %d failed. Next: broadsheet %s", sum.New, sum.Known, sum.Failed, cmp.Or(sum.next, "normalize"))
	}
	return sum.verdict()
}

func (sum imported) verdict() error {
	if sum.Failed > 0 {
		return fail(ExitPartial, "mend what is named above and run it again; what is here is not taken twice", "import: %d of %d failed", sum.Failed, sum.Named)
	}
	return nil
}

// importPage stores one page: WARC bytes first, synced, then the capture.
func (w *workspace) importPage(ctx context.Context, out *warc.Writer, j job, source, contentType string) (bool, error) {
	if j.err != nil {
		return false, j.failure(j.err)
	}
	body, err := readPage(j.path)
	if err != nil {
		return false, j.failure(err)
	}
	sum := sha256.Sum256(body)
	digest := "sha256:" + hex.EncodeToString(sum[:])
	url := "urn:" + digest
	if j.URL != "" {
		if url, err = urls.Canonical(j.URL); err != nil {
			return false, j.failure(err)
		}
	}
	at, timed := parseFetched(j.FetchedAt), true
	if at.IsZero() {
		if j.FetchedAt != "" {
			return false, j.failure(fmt.Errorf("fetched_at %q is no time (want RFC 3339)", j.FetchedAt))
		}
		at, timed = w.started, false
	}
	at = at.UTC().Truncate(time.Microsecond)
	if known, err := w.db.HasPayload(ctx, url, digest); err != nil || known {
		return false, err
	}
	loc, _, err := out.WriteResource(archive.Resource{URL: url, Time: at, ContentType: contentType, Body: body})
	if err == nil {
		err = out.Sync()
	}
	if err != nil {
		return false, j.failure(err)
	}
	_, err = w.db.AddCaptures(ctx, []archive.Capture{{
		ID: archive.NewCaptureID(url, at, digest), Source: source, URL: url, FetchedAt: at, Imported: !timed,
		Outcome: archive.OutcomePage, ContentType: contentType, WARCFile: loc.File, WARCOffset: loc.Offset,
		WARCLength: loc.Length, PayloadDigest: digest, PayloadSize: int64(len(body)), Via: "import",
	}})
	return err == nil, err
}

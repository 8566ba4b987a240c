package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"broadsheet/archive"
	"broadsheet/archive/warc"
)

func (p *program) importWARC() *cobra.Command {
	var source string
	c := &cobra.Command{
		Use:   "warc FILE…",
		Short: "Import WARC files, compressed by record, by file or not at all",
		Long: `Import the responses, revisits and resources of WARC files. A broken record is named and counted, the rest is taken;
what is here already is not taken twice. Records that no web page is in (DNS, metadata, screenshots) are left out.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			w, err := p.openWriter()
			if err != nil {
				return err
			}
			defer w.close()
			i := &warcImport{p: p, w: w, source: source, sum: importedWARC{imported: imported{Verb: "import warc"}}}
			return i.files(c.Context(), args)
		},
	}
	c.Flags().StringVar(&source, "source", "", "name of the source that the pages are of")
	return c
}

// importedWARC counts what an import of WARC files did.
type importedWARC struct {
	imported
	Revisits int            `json:"revisits"` // of the new ones: pages that had not changed
	Orphans  int            `json:"orphans"`  // of the revisits: the page they repeat is not here
	Broken   map[string]int `json:"broken,omitempty"`
	Left     int            `json:"left_out"` // records without a web page
}

// warcImport is one run of `import warc`.
type warcImport struct {
	p       *program
	w       *workspace
	out     *warc.Writer
	source  string
	sum     importedWARC
	kin     kin
	pending []archive.Capture // written, and not yet committed
	size    int64             // of them, in bytes
}

// A batch of captures is synced and committed together: a sync takes about as long as writing some hundred pages.
const (
	importBatch = 200
	importBytes = 64 << 20
)

func (i *warcImport) files(ctx context.Context, names []string) (err error) {
	if i.out, err = i.w.warcWriter(i.p); err != nil {
		return err
	}
	for _, name := range names {
		if err = i.file(ctx, name); err != nil {
			break
		}
	}
	err = errors.Join(err, i.flush(context.WithoutCancel(ctx)), i.out.Close())
	if err != nil {
		return err
	}
	return i.end()
}

func (i *warcImport) end() error {
	s := &i.sum
	if !i.p.json {
		for _, class := range slices.Sorted(maps.Keys(s.Broken)) {
			i.p.say("broken records, %s: %d", class, s.Broken[class])
		}
		if s.Revisits > 0 {
			i.p.say("%d of the new captures repeat a page; of %d the page is not here", s.Revisits, s.Orphans)
		}
		return i.p.endImport(s.imported)
	}
	if err := i.p.printJSON(s); err != nil {
		return err
	}
	return s.verdict()
}

func (i *warcImport) file(ctx context.Context, name string) error {
	f, err := os.Open(name)
	if err != nil {
		return fail(ExitUsage, "check the path", "import warc: %w", err)
	}
	defer f.Close()
	for r := warc.NewReader(f); ctx.Err() == nil; {
		rec, err := r.Next()
		var broken *warc.Finding
		if err == nil && rec.Verify() != nil {
			broken = &warc.Finding{Offset: rec.Offset, Class: "digest", Err: rec.Verify()}
		}
		switch {
		case err == io.EOF:
			return nil
		case broken != nil, errors.As(err, &broken):
			i.broken(name, broken)
			continue
		case err != nil:
			return fail(ExitError, "check the file", "import warc %s: %w", name, err)
		}
		if err := i.record(ctx, rec); err != nil {
			return fail(ExitError, "free some space and run it again: what is here is not taken twice", "import warc %s: byte %d: %w", name, rec.Offset, err)
		}
		i.p.line(i.p.now(), "%d imported, %d here already, %d broken · %s", i.sum.New, i.sum.Known, i.sum.Failed, name)
	}
	return stopped(ctx)
}

func (i *warcImport) broken(name string, f *warc.Finding) {
	if i.sum.Broken == nil {
		i.sum.Broken = map[string]int{}
	}
	i.sum.Broken[string(f.Class)]++
	i.sum.Named++
	i.sum.Failed++
	i.sum.Failure = append(i.sum.Failure, fmt.Sprintf("%s: %v", name, f))
	i.p.say("%s: %v", name, f)
}

// record takes one record.
func (i *warcImport) record(ctx context.Context, rec *warc.Record) error {
	c, x, ok := i.capture(rec)
	if !ok {
		if t := rec.Type(); t != warc.TypeInfo && t != warc.TypeRequest {
			i.sum.Left++
		}
		return nil
	}
	i.sum.Named++
	if err := i.relate(ctx, rec, &c, &x); err != nil {
		return err
	}
	known, err := i.known(ctx, c)
	if err != nil {
		return err
	}
	i.kin.add(rec, c)
	if known {
		i.sum.Known++
		return nil
	}
	var at archive.Location
	if rec.Type() == warc.TypeResource {
		at, _, err = i.out.WriteResource(archive.Resource{URL: c.URL, Time: c.FetchedAt, ContentType: c.ContentType, Body: rec.Block})
	} else {
		at, _, err = i.out.Write(x)
	}
	if err != nil {
		return err
	}
	c.WARCFile, c.WARCOffset, c.WARCLength = at.File, at.Offset, at.Length
	i.sum.New++
	if x.Revisit != nil {
		i.sum.Revisits++
		if c.RefersTo == "" {
			i.sum.Orphans++
		}
	}
	i.pending, i.size = append(i.pending, c), i.size+at.Length
	if len(i.pending) >= importBatch || i.size >= importBytes {
		return i.flush(ctx)
	}
	return nil
}

// flush commits what was written: bytes first, synced, then the captures.
func (i *warcImport) flush(ctx context.Context) error {
	if len(i.pending) == 0 {
		return nil
	}
	if err := i.out.Sync(); err != nil {
		return err
	}
	if _, err := i.w.db.AddCaptures(ctx, i.pending); err != nil {
		return err
	}
	i.pending, i.size = i.pending[:0], 0
	return nil
}

// known says whether a capture is here: by its id, or, where it has no time of its own, by URL and payload.
func (i *warcImport) known(ctx context.Context, c archive.Capture) (bool, error) {
	if slices.ContainsFunc(i.pending, func(o archive.Capture) bool { return o.ID == c.ID }) {
		return true, nil
	}
	if c.Imported {
		return i.w.db.HasPayload(ctx, c.URL, c.PayloadDigest)
	}
	_, err := i.w.db.Capture(ctx, c.ID)
	if errors.Is(err, archive.ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}

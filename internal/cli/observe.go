package cli

import (
	"context"

	"broadsheet/archive"
	"broadsheet/internal/demo"
	"broadsheet/normalize"
)

// observe tells what the archive knows of each URL of a demo world.
func (w *workspace) observe(ctx context.Context, world *demo.World) (map[string]demo.Observed, error) {
	seen := map[string]demo.Observed{}
	shown := map[string]string{} // capture id: the article's URL
	for row, err := range w.db.Rows(ctx, "articles", []string{"url", "capture_id"}, []string{"url"}) {
		if err != nil {
			return nil, err
		}
		shown[row[1].(string)] = row[0].(string)
	}
	for c, err := range w.db.Captures(ctx) {
		if err != nil {
			return nil, err
		}
		o := seen[c.URL]
		o.Captures = append(o.Captures, demo.Captured{At: c.FetchedAt, Status: c.Status})
		if url, ok := shown[c.ID]; ok && url == c.URL {
			if err := w.observeReading(ctx, c, &o); err != nil {
				return nil, err
			}
		}
		seen[c.URL] = o
	}
	for id, url := range shown {
		c, err := w.db.Capture(ctx, id)
		if err != nil {
			return nil, err
		}
		if o := seen[url]; o.FetchedAt.IsZero() && c.URL != url {
			if err := w.observeReading(ctx, c, &o); err != nil {
				return nil, err
			}
			seen[url] = o
		}
	}
	return seen, nil
}

// observeReading reads a capture again, for its account is kept in the WARC only.
func (w *workspace) observeReading(ctx context.Context, c archive.Capture, o *demo.Observed) error {
	in, err := w.knownPage(ctx, c)
	if err != nil {
		return err
	}
	r := normalize.Read(in)
	o.FetchedAt, o.PageKind, o.Access = c.FetchedAt, r.PageKind, r.AccessObserved
	o.Headline, o.Dek, o.Authors, o.BylineRaw = r.Headline, r.Dek, r.Authors(), r.BylineRaw
	o.Published, o.Precision = r.Published.String(), string(r.Published.Precision)
	o.Place, o.Agency, o.Text, o.Section, o.Tags, o.Images = r.Dateline.Place, r.Dateline.Agency, r.Text(), r.Section, r.Tags, r.Images
	for _, b := range r.Blocks {
		if b.Kind == archive.BlockKeyPoint {
			o.KeyPoints = append(o.KeyPoints, b.Text)
		}
	}
	for _, s := range r.Account {
		if s.Fate == archive.FateResidue || s.Fate == archive.FateByline {
			o.Residue = append(o.Residue, s)
		}
	}
	return nil
}

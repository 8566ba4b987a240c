package cli

import (
	"context"
	"fmt"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"broadsheet/archive"
	"broadsheet/archive/warc"
	"broadsheet/internal/decode"
	"broadsheet/normalize"
)

// maxPage is the largest decoded page that is read, in bytes; what is longer is cut there.
const maxPage = 64 << 20

func (p *program) normalize() *cobra.Command {
	var all bool
	c := &cobra.Command{
		Use:   "normalize",
		Short: "Read the articles out of the captures that these rules have not read yet",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, args []string) error {
			w, err := p.openWriter()
			if err != nil {
				return err
			}
			defer w.close()
			sum, err := p.readUnread(c.Context(), w, all)
			if err != nil {
				return err
			}
			if p.json {
				return p.printJSON(sum)
			}
			if sum.Read == 0 && sum.Failed == 0 {
				p.say("nothing to read: every capture has been read under rules %s", sum.Rules)
				return nil
			}
			p.say("%s. Next: broadsheet export, or broadsheet search WORDS", sum)
			return nil
		},
	}
	c.Flags().BoolVar(&all, "all", false, "read everything again")
	return c
}

// readSummary counts what a normalize run did.
type readSummary struct {
	Verb   string                   `json:"verb"`
	Rules  string                   `json:"rules_hash"`
	Read   int                      `json:"read"`
	Kinds  map[archive.PageKind]int `json:"kinds"`
	Failed int                      `json:"failed"` // the record could not be read back
}

func (s readSummary) String() string {
	articles := s.Kinds[archive.KindArticle] + s.Kinds[archive.KindLiveBlog]
	t := fmt.Sprintf("%d captures read under rules %s: %d articles, %d other pages", s.Read, s.Rules, articles, s.Read-articles)
	if s.Failed > 0 {
		t += fmt.Sprintf(", %d records could not be read back", s.Failed)
	}
	return t
}

// readBatch is how many readings one transaction takes.
const readBatch = 100

// readUnread reads what is unread, on all cores, and stores the readings in the order of the captures.
func (p *program) readUnread(ctx context.Context, w *workspace, all bool) (readSummary, error) {
	sum := readSummary{Verb: "normalize", Rules: normalize.RulesHash(), Kinds: map[archive.PageKind]int{}}
	if err := p.documentColumns(ctx, w); err != nil {
		return sum, err
	}
	var batch []archive.Capture
	flush := func() error {
		readings := w.readAll(batch, sum.Rules)
		for i, r := range readings {
			if r.Failed != "" {
				sum.Failed++
				p.say("%s: %s", batch[i].URL, r.Failed)
			}
			sum.Kinds[r.Reading.PageKind]++
		}
		sum.Read += len(batch)
		if err := w.db.SaveReadings(ctx, storable(readings)...); err != nil {
			return err
		}
		p.line(p.now(), "%d captures read", sum.Read)
		batch = batch[:0]
		return ctx.Err()
	}
	for c, err := range w.db.Unread(ctx, sum.Rules, all) {
		if err != nil {
			return sum, err
		}
		if batch = append(batch, c); len(batch) == readBatch {
			if err := flush(); err != nil {
				return sum, err
			}
		}
	}
	if len(batch) == 0 {
		return sum, nil
	}
	return sum, flush()
}

// read is one capture's reading; Failed says why its record could not be read back.
type read struct {
	archive.Read
	Failed string
}

func storable(rs []read) []archive.Read {
	out := make([]archive.Read, len(rs))
	for i, r := range rs {
		out[i] = r.Read
	}
	return out
}

func (w *workspace) readAll(captures []archive.Capture, rules string) []read {
	out := make([]read, len(captures))
	work := make(chan int)
	done := make(chan struct{})
	workers := runtime.GOMAXPROCS(0)
	for range workers {
		go func() {
			for i := range work {
				out[i] = w.readCapture(captures[i], rules)
			}
			done <- struct{}{}
		}()
	}
	for i := range captures {
		work <- i
	}
	close(work)
	for range workers {
		<-done
	}
	return out
}

func (w *workspace) readCapture(c archive.Capture, rules string) read {
	out := read{Read: archive.Read{CaptureID: c.ID, RulesHash: rules}}
	in, err := w.page(c)
	if err != nil {
		out.Failed = err.Error()
		out.Reading = archive.Reading{Quality: -1, PageKind: archive.KindNone, Reason: "the WARC record could not be read: " + err.Error()}
		return out
	}
	out.Reading = *normalize.Read(in)
	return out
}

// page gives a capture's page as the normalizer reads it.
func (w *workspace) page(c archive.Capture) (normalize.Page, error) {
	body, contentType, err := w.payload(c)
	if err != nil {
		return normalize.Page{}, err
	}
	in := normalize.Page{FeedTime: c.FeedTime}
	if c.Via == "feed" {
		in.FeedPlace = archive.PlaceFeed
	} else if c.Via == "sitemap" {
		in.FeedPlace = archive.PlaceSitemap
	}
	if !strings.HasPrefix(c.URL, "urn:") {
		in.URL = c.URL
	}
	if !c.Imported {
		in.FetchedAt = c.FetchedAt
	}
	in.Plain = isPlain(contentType, body)
	in.Body, _, _ = decode.UTF8(body, contentType)
	return in, nil
}

// payload gives the decoded bytes of a capture and their content type; of a revisit, those of the capture it repeats.
func (w *workspace) payload(c archive.Capture) (body []byte, contentType string, err error) {
	if c.RefersTo != "" {
		if c, err = w.db.Capture(context.Background(), c.RefersTo); err != nil {
			return nil, "", err
		}
	}
	rec, err := warc.ReadAt(w.dir, archive.Location{File: c.WARCFile, Offset: c.WARCOffset, Length: c.WARCLength})
	if err != nil {
		return nil, "", err
	}
	return recordPage(rec)
}

package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"broadsheet/archive"
	"broadsheet/archive/warc"
	"broadsheet/internal/decode"
	"broadsheet/normalize"
	"broadsheet/normalize/site"
)

// maxPage is the largest decoded page that is read, in bytes; what is longer is cut there.
const maxPage = 64 << 20

func (p *program) normalize() *cobra.Command {
	var all, preview bool
	var samples int
	c := &cobra.Command{
		Use:   "normalize",
		Short: "Read the articles out of the captures that these rules have not read yet",
		Long: `Read the articles out of the captures that these rules have not read yet. With --preview nothing is written: every
stored reading is set beside the one that this binary makes, and what would change is counted by field and by source,
with samples of each kind of change. Exit code 3 says that some records could not be read back.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if preview {
				return p.previewRules(c.Context(), samples)
			}
			w, err := p.openWriter()
			if err != nil {
				return err
			}
			defer w.close()
			sum, err := p.readUnread(c.Context(), w, all)
			if err != nil {
				return err
			}
			switch {
			case p.json:
				err = p.printJSON(sum)
			case sum.Read == 0 && sum.Failed == 0:
				p.say("nothing to read: every capture has been read under rules %s", sum.Rules)
			default:
				p.say("%s. Next: broadsheet export, or broadsheet search WORDS", sum)
			}
			if err == nil && sum.Failed > 0 {
				err = fail(ExitPartial, "broadsheet verify", "normalize: %d records could not be read back", sum.Failed)
			}
			return err
		},
	}
	c.Flags().BoolVar(&all, "all", false, "read everything again")
	c.Flags().BoolVar(&preview, "preview", false, "say what --all would change in the stored readings, and write nothing")
	countFlag(c, &samples, "samples", "", 0, 3, "with --preview: samples shown of each kind of change")
	c.MarkFlagsMutuallyExclusive("all", "preview")
	return c
}

// readSummary counts what a normalize run did.
type readSummary struct {
	Verb   string                   `json:"verb"`
	Rules  string                   `json:"rules_hash"`
	Read   int                      `json:"read"`
	Again  int                      `json:"read_again"` // of those: under a newer site profile
	Kinds  map[archive.PageKind]int `json:"kinds"`
	Failed int                      `json:"failed"` // the record could not be read back
}

func (s readSummary) String() string {
	articles := 0
	for kind, n := range s.Kinds {
		if kind.TellsStory() {
			articles += n
		}
	}
	t := fmt.Sprintf("%d captures read under rules %s: %d articles, %d other pages", s.Read, s.Rules, articles, s.Read-articles)
	if s.Again > 0 {
		t += fmt.Sprintf(", %d of them again under a newer site profile", s.Again)
	}
	if s.Failed > 0 {
		t += fmt.Sprintf(", %d records could not be read back", s.Failed)
	}
	return t
}

// readBatch is how many readings one transaction takes.
const readBatch = 100

// readUnread reads what is unread, on all cores, source by source, each in the order of its captures; and reads again
// what was read under an earlier site profile than it should be.
func (p *program) readUnread(ctx context.Context, w *workspace, all bool) (readSummary, error) {
	sum := readSummary{Verb: "normalize", Rules: normalize.RulesHash(), Kinds: map[archive.PageKind]int{}}
	if err := p.documentColumns(ctx, w); err != nil {
		return sum, err
	}
	sources, err := w.db.SourcesToRead(ctx, sum.Rules, all)
	if err != nil {
		return sum, err
	}
	for _, s := range sources {
		if err := p.readSource(ctx, w, s, all, &sum); err != nil {
			return sum, err
		}
	}
	return sum, nil
}

// readSource reads the captures of one source that are due. The oldest come first, so that those left by a run that was
// stopped are unread and the next run comes back to this source.
func (p *program) readSource(ctx context.Context, w *workspace, source string, all bool, sum *readSummary) error {
	memory, err := w.memoryOf(ctx, source, sum.Rules)
	if err != nil {
		return err
	}
	var rows []int64
	var known []*site.Profile
	flush := func() error {
		captures, err := w.db.CapturesAt(ctx, rows)
		if err != nil {
			return err
		}
		readings := make([]read, len(captures))
		onAllCores(len(captures), func(r *normalize.Reader, i int) {
			readings[i] = w.readCapture(r, captures[i], known[i], sum.Rules)
		})
		for i, r := range readings {
			if r.Failed != "" {
				sum.Failed++
				p.say("%s: %s", captures[i].URL, r.Failed)
			}
			sum.Kinds[r.Reading.PageKind]++
		}
		sum.Read += len(captures)
		if err := w.db.SaveReadings(ctx, storable(readings)...); err != nil {
			return err
		}
		p.line(p.now(), "%d captures read", sum.Read)
		rows, known = rows[:0], known[:0]
		return ctx.Err()
	}
	for n, page := range memory.pages {
		profile, err := memory.of(ctx, n)
		if err != nil {
			return err
		}
		if page.Read && page.Profile == profile.Hash() && !all {
			continue
		}
		if page.Read && !all {
			sum.Again++
		}
		rows, known = append(rows, page.Row), append(known, profile)
		if len(rows) == readBatch {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	if len(rows) == 0 {
		return nil
	}
	return flush()
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

func (w *workspace) readCapture(r *normalize.Reader, c archive.Capture, known *site.Profile, rules string) read {
	out := read{Read: archive.Read{CaptureID: c.ID, RulesHash: rules, Profile: known.Hash()}}
	in, err := w.page(c)
	if err != nil {
		out.Failed = err.Error()
		out.Reading = archive.Reading{Quality: -1, PageKind: archive.KindNone, Reason: "the WARC record could not be read: " + err.Error()}
		return out
	}
	in.Site = known
	out.Reading = *r.Read(in)
	return out
}

// page gives a capture's page as the normalizer reads it.
func (w *workspace) page(c archive.Capture) (normalize.Page, error) {
	body, contentType, err := w.payload(c)
	if err != nil {
		return normalize.Page{}, err
	}
	in := normalize.Page{FeedTime: c.FeedTime, FeedPlace: c.FeedPlace}
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
	switch {
	case errors.Is(err, archive.ErrNotFound): // the file that the archive says it has
		return nil, "", fail(ExitDamaged, "broadsheet verify", "%w", err)
	case err != nil:
		return nil, "", err
	}
	return recordPage(rec)
}

package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"broadsheet/archive"
	"broadsheet/normalize"
	"broadsheet/normalize/site"
)

// preview is what `normalize --preview --json` prints. Its counts are captures.
type preview struct {
	Verb     string           `json:"verb"`
	Rules    string           `json:"rules_hash"`
	Stored   map[string]int   `json:"stored_by_rules"` // the stored readings, by the rules hash they were made under
	Compared int              `json:"compared"`
	Changed  int              `json:"changed"`
	Unread   int              `json:"unread"` // no reading yet: nothing to compare with
	Failed   int              `json:"failed"` // the record could not be read back
	Fields   []*fieldChanges  `json:"fields"`
	Sources  []*sourceChanges `json:"sources"`

	samples int // kept of each kind of change
}

// fieldChanges counts the captures whose field would change, and how.
type fieldChanges struct {
	Field    string   `json:"field"`
	Changed  int      `json:"changed"`
	Gained   int      `json:"gained"`
	Lost     int      `json:"lost"`
	Replaced int      `json:"replaced"`
	Samples  []sample `json:"samples"`
}

// sourceChanges counts the captures of one source that would change, and their fields.
type sourceChanges struct {
	Source   string         `json:"source"`
	Compared int            `json:"compared"`
	Changed  int            `json:"changed"`
	Fields   map[string]int `json:"fields"`
}

// sample is a change of one field. Of a field of several lines (text, names, pictures), before and after are the lines
// that differ.
type sample struct {
	Field   string `json:"-"`
	How     string `json:"change"` // gained, lost or replaced
	Source  string `json:"source"`
	URL     string `json:"url"`
	Capture string `json:"capture_id"`
	Before  string `json:"before"`
	After   string `json:"after"`
}

// previewRules reads every capture that has a reading, as `normalize --all` would, and says what would change. Nothing
// is written, so that it may run beside a crawl.
func (p *program) previewRules(ctx context.Context, samples int) error {
	w, err := p.open()
	if err != nil {
		return err
	}
	defer w.close()
	v := &preview{Verb: "normalize", Rules: normalize.RulesHash(), Stored: map[string]int{}, samples: samples}
	for _, f := range comparedFields {
		v.Fields = append(v.Fields, &fieldChanges{Field: f.name, Samples: []sample{}})
	}
	sources, err := w.db.SourcesToRead(ctx, v.Rules, true)
	if err != nil {
		return err
	}
	for _, s := range sources {
		if err := p.previewSource(ctx, w, s, v); err != nil {
			return err
		}
	}
	v.Fields = slices.DeleteFunc(v.Fields, func(f *fieldChanges) bool { return f.Changed == 0 })
	if p.json {
		err = p.printJSON(v)
	} else {
		err = p.printPreview(v)
	}
	if err == nil && v.Failed > 0 {
		err = fail(ExitPartial, "broadsheet verify", "preview: %d records could not be read back", v.Failed)
	}
	return err
}

func (p *program) previewSource(ctx context.Context, w *workspace, source string, v *preview) error {
	memory, err := w.memoryOf(ctx, source, v.Rules)
	if err != nil {
		return err
	}
	s := &sourceChanges{Source: cmp.Or(source, "(none)"), Fields: map[string]int{}}
	n := 0
	for pages := range slices.Chunk(memory.pages, readBatch) {
		rows := make([]int64, len(pages))
		known := make([]*site.Profile, len(pages))
		for i := range pages {
			rows[i] = pages[i].Row
			if known[i], err = memory.of(ctx, n+i); err != nil {
				return err
			}
		}
		n += len(pages)
		captures, err := w.db.CapturesAt(ctx, rows)
		if err != nil {
			return err
		}
		pairs := make([]pair, len(captures))
		onAllCores(len(captures), func(r *normalize.Reader, i int) {
			if pairs[i].before, pairs[i].err = w.db.Reading(ctx, captures[i].ID); pairs[i].err == nil {
				pairs[i].after = w.readCapture(r, captures[i], known[i], v.Rules)
			}
		})
		for i := range pairs {
			if err := v.add(s, &captures[i], &pairs[i]); err != nil {
				return err
			}
			if failed := pairs[i].after.Failed; failed != "" {
				p.say("%s: %s", captures[i].URL, failed)
			}
		}
		p.line(p.now(), "%d captures compared", v.Compared)
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	if s.Compared > 0 {
		v.Sources = append(v.Sources, s)
	}
	return nil
}

// pair is a capture's stored reading and the one that this binary makes.
type pair struct {
	before archive.Read
	err    error
	after  read
}

func (v *preview) add(s *sourceChanges, c *archive.Capture, r *pair) error {
	switch {
	case errors.Is(r.err, archive.ErrNotFound):
		v.Unread++
		return nil
	case r.err != nil:
		return r.err
	}
	v.Stored[r.before.RulesHash]++
	if r.after.Failed != "" {
		v.Failed++
		return nil
	}
	v.Compared++
	s.Compared++
	changes := changesOf(&r.before.Reading, &r.after.Reading)
	if len(changes) > 0 {
		v.Changed++
		s.Changed++
	}
	for _, d := range changes {
		s.Fields[d.Field]++
		d.Source, d.URL, d.Capture = s.Source, c.URL, c.ID
		for _, f := range v.Fields {
			if f.Field == d.Field {
				f.add(d, v.samples)
			}
		}
	}
	return nil
}

// add counts a change. Of each kind the samples with the lowest capture ids are kept: they are hashes, so that these
// are captures from everywhere, and the same each time.
func (f *fieldChanges) add(d sample, samples int) {
	f.Changed++
	switch d.How {
	case "gained":
		f.Gained++
	case "lost":
		f.Lost++
	default:
		f.Replaced++
	}
	f.Samples = append(f.Samples, d)
	slices.SortFunc(f.Samples, func(a, b sample) int {
		return cmp.Or(strings.Compare(a.How, b.How), strings.Compare(a.Capture, b.Capture))
	})
	kept := map[string]int{}
	f.Samples = slices.DeleteFunc(f.Samples, func(d sample) bool { kept[d.How]++; return kept[d.How] > samples })
}

// printPreview prints counts by field and by source, then the samples.
func (p *program) printPreview(v *preview) error {
	made := fmt.Sprintf("%d of them by other rules", v.Compared+v.Failed-v.Stored[v.Rules])
	fmt.Fprintf(p.stdout, "%d stored readings, %s; under rules %s %d would change", v.Compared, made, v.Rules, v.Changed)
	if v.Unread > 0 {
		fmt.Fprintf(p.stdout, "; %d captures are not read yet", v.Unread)
	}
	fmt.Fprintln(p.stdout)
	if v.Changed == 0 {
		return nil
	}
	var fields, sources [][]any
	for _, f := range v.Fields {
		fields = append(fields, []any{f.Field, f.Changed, f.Gained, f.Lost, f.Replaced})
	}
	for _, s := range v.Sources {
		var which []string
		for _, f := range v.Fields {
			if n := s.Fields[f.Field]; n > 0 {
				which = append(which, fmt.Sprintf("%s %d", f.Field, n))
			}
		}
		sources = append(sources, []any{s.Source, s.Compared, s.Changed, strings.Join(which, ", ")})
	}
	fmt.Fprintln(p.stdout)
	if err := p.table([]string{"field", "captures", "gained", "lost", "replaced"}, fields); err != nil {
		return err
	}
	fmt.Fprintln(p.stdout)
	if err := p.table([]string{"source", "readings", "would change", "in"}, sources); err != nil {
		return err
	}
	for _, f := range v.Fields {
		for i, d := range f.Samples {
			if i == 0 || d.How != f.Samples[i-1].How {
				fmt.Fprintf(p.stdout, "\n%s %s\n", strings.ToUpper(f.Field), d.How)
			}
			fmt.Fprintf(p.stdout, "  %s\n", d.URL)
			p.printSide("-", d.Before)
			p.printSide("+", d.After)
		}
	}
	return nil
}

// maxSide is how many lines of a sample are shown to people.
const maxSide = 6

func (p *program) printSide(mark, text string) {
	if text == "" {
		return
	}
	all := strings.Split(text, "\n")
	for i, line := range all {
		if i == maxSide {
			fmt.Fprintf(p.stdout, "    %s … and %d lines more\n", mark, len(all)-i)
			return
		}
		fmt.Fprintf(p.stdout, "    %s %s\n", mark, clip(line, 110))
	}
}

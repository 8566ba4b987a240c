package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"broadsheet/archive"
)

// status is what `status --json` prints.
type status struct {
	Dir      string           `json:"dir"`
	Known    int              `json:"urls_known"`
	Due      int              `json:"urls_due"`
	NextDue  string           `json:"next_due,omitempty"`
	Writing  bool             `json:"writing"`             // a run holds the lock
	Database int64            `json:"database_bytes"`      // archive.db and its log
	WARC     int64            `json:"warc_bytes"`          // all WARC files
	Free     int64            `json:"disk_free,omitempty"` // bytes; 0 where it is not known
	Sources  []map[string]any `json:"sources"`
	LastRuns []map[string]any `json:"last_runs"`
}

func (p *program) status() *cobra.Command {
	return &cobra.Command{
		Use:   "status",
		Short: "Last runs, queue, next due, and what each source gave",
		Long: `Last runs, queue, next due, and what each source gave. Live blogs, galleries, videos and stubs count as articles; front
and section pages, consent walls and pages without a text as other pages. A run without an end was killed, or runs now.`,
		Args: cobra.NoArgs,
		RunE: p.onArchive(func(c *cobra.Command, w *workspace, args []string) error {
			s, err := w.status(c.Context())
			if err != nil {
				return err
			}
			if p.json {
				return p.printJSON(s)
			}
			fmt.Fprintf(p.stdout, "%s: %d URLs known, %d due", s.Dir, s.Known, s.Due)
			if s.NextDue != "" {
				fmt.Fprintf(p.stdout, ", next at %s", s.NextDue)
			}
			fmt.Fprintf(p.stdout, "\narchive.db %s, WARC %s", humanBytes(s.Database), humanBytes(s.WARC))
			if s.Free > 0 {
				fmt.Fprintf(p.stdout, ", %s free", humanBytes(s.Free))
			}
			if s.Writing {
				fmt.Fprint(p.stdout, "; a run is writing now")
			}
			fmt.Fprintln(p.stdout)
			if err := p.table(sourceColumns, rowsOf(s.Sources, sourceColumns)); err != nil {
				return err
			}
			return p.table(runColumns, rowsOf(s.LastRuns, runColumns))
		}),
	}
}

var (
	sourceColumns = []string{"source", "articles", "other_pages", "newest"}
	runColumns    = []string{"run_id", "verb", "started_at", "ended_at", "exit_code"}
)

func rowsOf(list []map[string]any, columns []string) [][]any {
	rows := make([][]any, len(list))
	for i, m := range list {
		for _, c := range columns {
			rows[i] = append(rows[i], m[c])
		}
	}
	return rows
}

func (w *workspace) status(ctx context.Context) (status, error) {
	s := status{Dir: w.dir, Sources: []map[string]any{}, LastRuns: []map[string]any{}}
	var err error
	if s.Known, s.Due, err = w.db.CountTargets(ctx, w.started); err != nil {
		return s, err
	}
	next, waits, err := w.db.NextDue(ctx)
	if err != nil {
		return s, err
	}
	if waits {
		s.NextDue = next.UTC().Format(time.RFC3339)
	}
	s.Free, _ = diskFree(w.dir)
	s.Writing, _ = writing(w.dir)
	s.Database, s.WARC = sizeOf(w.path("archive.db*")), sizeOf(w.path("warc", "*", "*", "*"))
	if err := w.countSources(ctx, &s); err != nil {
		return s, err
	}
	for row, err := range w.db.Rows(ctx, "runs", runColumns, []string{"started_at"}) {
		if err != nil {
			return s, err
		}
		m := map[string]any{}
		for i, c := range runColumns {
			m[c] = row[i]
		}
		s.LastRuns = append(s.LastRuns, m)
	}
	s.LastRuns = s.LastRuns[max(0, len(s.LastRuns)-5):]
	return s, nil
}

func (w *workspace) countSources(ctx context.Context, s *status) error {
	at := map[string]map[string]any{}
	for row, err := range w.db.Rows(ctx, "articles", []string{"source", "page_kind", "fetched_at"}, []string{"source"}) {
		if err != nil {
			return err
		}
		name, _ := row[0].(string)
		if name == "" {
			name = "(none)"
		}
		m, ok := at[name]
		if !ok {
			m = map[string]any{"source": name, "articles": 0, "other_pages": 0, "newest": ""}
			at[name] = m
			s.Sources = append(s.Sources, m)
		}
		kind := "articles"
		if k, _ := row[1].(string); !archive.PageKind(k).TellsStory() {
			kind = "other_pages"
		}
		m[kind] = m[kind].(int) + 1
		m["newest"] = max(m["newest"].(string), fmt.Sprint(row[2]))
	}
	return nil
}

// sizeOf adds up the files that a pattern names.
func sizeOf(pattern string) (n int64) {
	names, _ := filepath.Glob(pattern)
	for _, name := range names {
		if info, err := os.Stat(name); err == nil && info.Mode().IsRegular() {
			n += info.Size()
		}
	}
	return n
}

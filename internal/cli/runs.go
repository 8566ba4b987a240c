package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"time"

	"broadsheet/archive"
)

// keepRuns is how long the files of a run are kept.
const keepRuns = 90 * 24 * time.Hour

// runLog is the folder runs/<start>/ of one run: summary.json, and skipped.ndjson where something was skipped.
type runLog struct {
	dir     string
	skipped *os.File
}

// beginRun makes the folder and prunes those older than keepRuns.
func (w *workspace) beginRun() (*runLog, error) {
	w.pruneRuns()
	dir := w.path("runs", w.started.UTC().Format("2006-01-02T15-04-05.000000Z"))
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	return &runLog{dir: dir}, nil
}

func (w *workspace) pruneRuns() {
	old, _ := filepath.Glob(w.path("runs", "*"))
	for _, d := range old {
		t, err := time.Parse("2006-01-02T15-04-05.000000Z", filepath.Base(d))
		if err == nil && w.started.Sub(t) > keepRuns {
			os.RemoveAll(d)
		}
	}
}

func (l *runLog) skip(s archive.Skip) {
	if l.skipped == nil {
		f, err := os.Create(filepath.Join(l.dir, "skipped.ndjson"))
		if err != nil {
			return
		}
		l.skipped = f
	}
	json.NewEncoder(l.skipped).Encode(s)
}

// end writes the summary, whole or not at all.
func (l *runLog) end(summary any) error {
	if l.skipped != nil {
		l.skipped.Close()
	}
	b, err := json.MarshalIndent(summary, "", "  ")
	if err != nil {
		return err
	}
	name := filepath.Join(l.dir, "summary.json")
	if err := os.WriteFile(name+".new", append(b, '\n'), 0o644); err != nil {
		return err
	}
	return os.Rename(name+".new", name)
}

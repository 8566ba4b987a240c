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

// runLog is the folder runs/<start>/ of one run: summary.json, and skipped.ndjson and log.ndjson where there was
// something to write in them.
type runLog struct {
	dir          string
	skipped, log *os.File
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
	if f, err := l.file(&l.skipped, "skipped.ndjson"); err == nil {
		json.NewEncoder(f).Encode(s)
	}
}

// Write adds lines to log.ndjson.
func (l *runLog) Write(b []byte) (int, error) {
	f, err := l.file(&l.log, "log.ndjson")
	if err != nil {
		return 0, err
	}
	return f.Write(b)
}

// file gives a file of the folder, made when it is first needed.
func (l *runLog) file(at **os.File, name string) (f *os.File, err error) {
	if *at == nil {
		*at, err = os.Create(filepath.Join(l.dir, name))
	}
	return *at, err
}

// end writes the summary, whole or not at all.
func (l *runLog) end(summary any) error {
	for _, f := range []*os.File{l.skipped, l.log} {
		if f != nil {
			f.Close()
		}
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

package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
	"github.com/spf13/cobra"

	"broadsheet/archive"
	"broadsheet/archive/sqlite"
)

// workspace is an opened archive directory.
type workspace struct {
	dir      string
	settings settings
	db       *sqlite.DB
	lock     *flock.Flock // held by writers
	started  time.Time
}

// findDir gives the archive directory: -C, else $BROADSHEET_DIR, else the nearest parent with a broadsheet.toml.
func (p *program) findDir() (string, error) {
	dir := p.dir
	if dir == "" {
		dir = os.Getenv("BROADSHEET_DIR")
	}
	if dir != "" {
		if _, err := os.Stat(filepath.Join(dir, settingsFile)); err != nil {
			return "", fail(ExitNoArchive, "broadsheet -C "+dir+" init", "%s is no archive: it has no %s", dir, settingsFile)
		}
		return dir, nil
	}
	here, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for d := here; ; d = filepath.Dir(d) {
		if _, err := os.Stat(filepath.Join(d, settingsFile)); err == nil {
			return d, nil
		}
		if d == filepath.Dir(d) {
			return "", fail(ExitNoArchive, "broadsheet -C DIR init", "no archive here: neither %s nor a parent has a %s", here, settingsFile)
		}
	}
}

// open opens the archive for reading; readers never wait for the lock.
func (p *program) open() (*workspace, error) {
	dir, err := p.findDir()
	if err != nil {
		return nil, err
	}
	if err := lostDatabase(dir); err != nil {
		return nil, err
	}
	if _, err := os.Stat(filepath.Join(dir, "archive.db")); err != nil {
		return nil, fail(ExitNoArchive, "broadsheet -C "+dir+" init", "%s has no archive.db", dir)
	}
	return p.openDB(dir, true)
}

// onArchive is the run of a verb that reads an archive.
func (p *program) onArchive(run func(c *cobra.Command, w *workspace, args []string) error) func(*cobra.Command, []string) error {
	return func(c *cobra.Command, args []string) error {
		w, err := p.open()
		if err != nil {
			return err
		}
		defer w.close()
		return run(c, w, args)
	}
}

// openWriter takes the lock and opens the archive for writing.
func (p *program) openWriter() (*workspace, error) {
	dir, err := p.findDir()
	if err != nil {
		return nil, err
	}
	return p.openWriterAt(dir)
}

// glanceAtLock is waited for in any case: status and doctor hold the lock for an instant, to see whether it is free.
const glanceAtLock = 250 * time.Millisecond

func (p *program) openWriterAt(dir string) (*workspace, error) {
	lock := flock.New(filepath.Join(dir, ".lock"), flock.SetPermissions(0o644)) // status asks it, as whoever
	ctx, cancel := context.WithTimeout(context.Background(), max(p.retryLock, glanceAtLock))
	defer cancel()
	ok, err := lock.TryLockContext(ctx, 100*time.Millisecond)
	if errors.Is(err, context.DeadlineExceeded) {
		ok, err = lock.TryLock()
	}
	if err != nil {
		return nil, fail(ExitError, "check that the directory can be written", "lock %s: %w", dir, err)
	}
	if !ok {
		return nil, fail(ExitLocked, "wait for the other run, or look at `broadsheet status`", "%s: %w", dir, archive.ErrLocked)
	}
	if err := writable(dir); err != nil {
		lock.Unlock()
		return nil, fail(ExitError, "a directory that can be written; search, show, status and export --out work as it is", "%s: %w", dir, err)
	}
	err = lostDatabase(dir)
	var w *workspace
	if err == nil {
		w, err = p.openDB(dir, false)
	}
	if err != nil {
		lock.Unlock()
		return nil, err
	}
	w.lock = lock
	return w, nil
}

// writable tries to make a file in dir.
func writable(dir string) error {
	f, err := os.CreateTemp(dir, ".writable-*")
	if err != nil {
		return err
	}
	return errors.Join(f.Close(), os.Remove(f.Name()))
}

// mendDatabase is the next step where archive.db is damaged: all that a crawl fetched is in the WARC files, too.
const mendDatabase = "a backup of archive.db; or a new archive, and `broadsheet import warc` of these WARC files there"

// lostDatabase is damage where WARC files stand without the archive.db that tells of them: a new one beside them would fetch
// all of it again.
func lostDatabase(dir string) error {
	if _, err := os.Stat(filepath.Join(dir, "archive.db")); !errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if files, _ := filepath.Glob(filepath.Join(dir, "warc", "*", "*", "*")); len(files) == 0 {
		return nil
	}
	return fail(ExitDamaged, mendDatabase, "%s has WARC files, but the archive.db that tells of them is gone", dir)
}

func (p *program) openDB(dir string, readOnly bool) (*workspace, error) {
	s, err := loadSettings(filepath.Join(dir, settingsFile))
	if err != nil {
		return nil, err
	}
	name := filepath.Join(dir, "archive.db")
	db, err := sqlite.Open(name, sqlite.Options{ReadOnly: readOnly})
	switch {
	case errors.Is(err, archive.ErrNewer):
		return nil, fail(ExitNewer, "a newer broadsheet", "%w", err)
	case errors.Is(err, archive.ErrOlder):
		return nil, fail(ExitError, "broadsheet -C "+dir+" normalize", "%w", err)
	case sqlite.Damaged(err):
		return nil, fail(ExitDamaged, mendDatabase, "%w", err)
	case err != nil:
		return nil, fail(ExitError, "check that "+name+" can be read, or broadsheet -C "+dir+" doctor", "%w", err)
	}
	return &workspace{dir: dir, settings: s, db: db, started: p.now()}, nil
}

func (w *workspace) close() error {
	err := w.db.Close()
	if w.lock != nil {
		err = errors.Join(err, w.lock.Unlock())
	}
	return err
}

func (w *workspace) path(parts ...string) string {
	return filepath.Join(append([]string{w.dir}, parts...)...)
}

// logger writes past-tense messages to stderr; -v shows what happened to each page. What is worth to know of a run
// goes to also, too.
func (p *program) logger(also ...io.Writer) *slog.Logger {
	shown, kept := slog.LevelWarn, slog.LevelInfo
	if p.verbose {
		shown, kept = slog.LevelDebug, slog.LevelDebug
	}
	handlers := []slog.Handler{slog.NewTextHandler(aside{p}, &slog.HandlerOptions{Level: shown})}
	for _, w := range also {
		handlers = append(handlers, slog.NewJSONHandler(w, &slog.HandlerOptions{Level: kept}))
	}
	return slog.New(slog.NewMultiHandler(handlers...))
}

func (p *program) say(format string, args ...any) { fmt.Fprintf(aside{p}, format+"\n", args...) }

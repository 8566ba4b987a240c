package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/gofrs/flock"
	"github.com/spf13/cobra"

	"broadsheet/archive"
	"broadsheet/archive/sqlite"
)

// finding is one line of doctor.
type finding struct {
	Check string `json:"check"`
	State string `json:"state"` // "ok", "warning" or "bad"
	Says  string `json:"says"`
	Try   string `json:"try,omitempty"`
}

func (p *program) doctor() *cobra.Command {
	return &cobra.Command{
		Use:   "doctor",
		Short: "Check what an archive stands on: disk, clock, lock, settings; asks the network nothing",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, args []string) error {
			dir, err := p.findDir()
			if err != nil {
				return err
			}
			found := p.examine(c.Context(), dir)
			if p.json {
				if err := p.printJSON(found); err != nil {
					return err
				}
			}
			bad := 0
			for _, f := range found {
				if f.State == "bad" {
					bad++
				}
				if !p.json {
					fmt.Fprintf(p.stdout, "%-8s %-12s %s\n", f.State, f.Check, f.Says)
					if f.Try != "" {
						fmt.Fprintf(p.stdout, "%-8s %-12s try: %s\n", "", "", f.Try)
					}
				}
			}
			if bad > 0 {
				return fail(ExitError, "mend what is bad above", "doctor: %d of %d checks are bad", bad, len(found))
			}
			return nil
		},
	}
}

// examine makes all checks. It changes nothing but a file that it makes and removes.
func (p *program) examine(ctx context.Context, dir string) []finding {
	var out []finding
	for _, check := range []func(context.Context, string) finding{
		p.checkDirectory, p.checkFileSystem, p.checkSpace, p.checkLock, p.checkSettings, p.checkContact, p.checkDatabase, p.checkClock, p.checkTails,
	} {
		out = append(out, check(ctx, dir))
	}
	return append(out, p.checkSources(dir)...)
}

func (p *program) checkDirectory(_ context.Context, dir string) finding {
	if err := writable(dir); err != nil {
		return finding{"directory", "bad", fmt.Sprintf("%s cannot be written: %v", dir, err), "readers work; crawl, import and normalize need to write"}
	}
	return finding{"directory", "ok", dir + " can be written", ""}
}

// remote are file systems on which SQLite's log, shared memory and locks cannot be trusted.
var remote = []string{"nfs", "smb", "smb2", "smbfs", "cifs", "9p", "ceph", "afs", "webdav", "afpfs"}

func (p *program) checkFileSystem(_ context.Context, dir string) finding {
	kind := fileSystem(dir)
	switch {
	case kind == "":
		return finding{"file system", "ok", "of a kind that is not known here", ""}
	case slices.Contains(remote, kind):
		return finding{"file system", "bad", kind + ": a database on a network file system can be damaged", "keep the archive on a local disk, and copy it"}
	case kind == "tmpfs" || kind == "fat" || kind == "msdos":
		return finding{"file system", "warning", kind + ": it forgets, or holds no large files", "a local disk"}
	}
	return finding{"file system", "ok", kind, ""}
}

// littleSpace is crawl's own floor.
const littleSpace = 1_000_000_000

func (p *program) checkSpace(_ context.Context, dir string) finding {
	free, ok := diskFree(dir)
	switch {
	case !ok:
		return finding{"disk", "ok", "free space is not known here", ""}
	case free < littleSpace:
		return finding{"disk", "bad", humanBytes(free) + " free: crawl stops below 1.0 GB", "free some space, or crawl --disk-floor"}
	}
	return finding{"disk", "ok", humanBytes(free) + " free", ""}
}

// writing says whether a run holds the lock of dir.
func writing(dir string) (bool, error) {
	name := filepath.Join(dir, ".lock")
	if _, err := os.Stat(name); errors.Is(err, os.ErrNotExist) {
		return false, nil
	}
	lock := flock.New(name)
	defer lock.Close()
	free, err := lock.TryRLock()
	return err == nil && !free, err
}

func (p *program) checkLock(_ context.Context, dir string) finding {
	switch held, err := writing(dir); {
	case err != nil:
		return finding{"lock", "bad", err.Error(), "a file system with locks"}
	case held:
		return finding{"lock", "ok", "another run writes now", ""}
	}
	return finding{"lock", "ok", "nobody writes", ""}
}

func (p *program) checkSettings(_ context.Context, dir string) finding {
	name := filepath.Join(dir, settingsFile)
	_, err := loadSettings(name)
	if err != nil {
		f := &failure{}
		errors.As(err, &f)
		return finding{"settings", "bad", err.Error(), f.try}
	}
	return finding{"settings", "ok", name, ""}
}

func (p *program) checkContact(_ context.Context, dir string) finding {
	s, err := loadSettings(filepath.Join(dir, settingsFile))
	if err == nil && s.Contact == "" && s.UserAgent == "" {
		return finding{"contact", "bad", "not set: crawl refuses to start", `contact = "mailto:you@example.org" in ` + settingsFile}
	}
	return finding{"contact", "ok", s.Contact, ""}
}

func (p *program) checkDatabase(ctx context.Context, dir string) finding {
	db, err := sqlite.Open(filepath.Join(dir, "archive.db"), sqlite.Options{ReadOnly: true})
	switch {
	case errors.Is(err, archive.ErrNewer):
		return finding{"database", "bad", err.Error(), "a newer broadsheet"}
	case errors.Is(err, archive.ErrOlder):
		return finding{"database", "warning", err.Error(), "broadsheet -C " + dir + " normalize"}
	case err != nil:
		return finding{"database", "bad", err.Error(), mendDatabase}
	}
	defer db.Close()
	known, due, err := db.CountTargets(ctx, p.now())
	if err != nil {
		return finding{"database", "bad", err.Error(), "broadsheet -C " + dir + " verify, or a backup"}
	}
	return finding{"database", "ok", fmt.Sprintf("%d URLs known, %d due; `verify` checks every byte", known, due), ""}
}

// builtAfter is a day that this program is younger than: a clock that stands before it is wrong.
var builtAfter = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

func (p *program) checkClock(ctx context.Context, dir string) finding {
	now := p.now().UTC()
	if now.Before(builtAfter) {
		return finding{"clock", "bad", now.Format(time.RFC3339) + " is before this program was made", "set the clock"}
	}
	db, err := sqlite.Open(filepath.Join(dir, "archive.db"), sqlite.Options{ReadOnly: true})
	if err != nil {
		return finding{"clock", "ok", now.Format(time.RFC3339), ""}
	}
	defer db.Close()
	last := ""
	for row, err := range db.Rows(ctx, "runs", []string{"started_at"}, []string{"started_at"}) {
		if err != nil {
			break
		}
		last = fmt.Sprint(row[0])
	}
	if last > archive.FormatTime(now) {
		return finding{"clock", "bad", fmt.Sprintf("%s, but the last run began at %s: the clock was set back", now.Format(time.RFC3339), last), "set the clock"}
	}
	return finding{"clock", "ok", now.Format(time.RFC3339), ""}
}

func (p *program) checkTails(_ context.Context, dir string) finding {
	open, err := filepath.Glob(filepath.Join(dir, "warc", "*", "*", "*.open"))
	if err != nil || len(open) == 0 {
		return finding{"warc", "ok", "no file is under way", ""}
	}
	if held, err := writing(dir); held || err != nil {
		return finding{"warc", "ok", "a run writes", ""}
	}
	return finding{"warc", "warning", fmt.Sprintf("%d files of a run that was killed: the next crawl mends them", len(open)), ""}
}

package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"broadsheet/archive/sqlite"
)

func (p *program) init() *cobra.Command {
	return &cobra.Command{
		Use:   "init [DIR]",
		Short: "Make an archive directory; safe to run again",
		Args:  cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			dir := p.dir
			if len(args) == 1 {
				dir = args[0]
			}
			if dir == "" {
				dir = "."
			}
			made, err := initArchive(dir, newSettings)
			if err != nil {
				return err
			}
			if p.json {
				return p.printJSON(map[string]any{"dir": dir, "made": made})
			}
			if !made {
				p.say("%s is an archive already; nothing changed", dir)
				return nil
			}
			p.say("made %s. Next: set contact in %s, then broadsheet -C %s source add URL", dir, filepath.Join(dir, settingsFile), dir)
			return nil
		},
	}
}

// initArchive makes dir an archive with the given settings, unless it is one.
func initArchive(dir, toml string) (made bool, err error) {
	if err := os.MkdirAll(filepath.Join(dir, "warc"), 0o755); err != nil {
		return false, fail(ExitError, "a directory that can be written", "init: %w", err)
	}
	name := filepath.Join(dir, settingsFile)
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	switch {
	case errors.Is(err, fs.ErrExist):
	case err != nil:
		return false, fail(ExitError, "a directory that can be written", "init: %w", err)
	default:
		made = true
		if _, err := f.WriteString(toml); err != nil {
			return false, err
		}
		if err := f.Close(); err != nil {
			return false, err
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "archive.db")); err == nil && !made {
		return false, nil
	}
	if err := lostDatabase(dir); err != nil {
		return made, err
	}
	db, err := sqlite.Open(filepath.Join(dir, "archive.db"), sqlite.Options{})
	if err != nil {
		return made, err
	}
	return made, db.Close()
}

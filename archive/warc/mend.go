package warc

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Mended says what was done to one file that a crash left open.
type Mended struct {
	File    string // its final name under the archive directory, with '/'
	Records int    // whole ones, all kept
	Cut     int64  // bytes of a torn record cut off its end
	Removed bool   // no whole record was in it
}

// Mend ends each file under dir that is still marked as open: what follows its last whole record is cut off, and it
// gets its final name. Damage before that record is left as it is. Nobody may be writing: the caller holds the lock.
func Mend(dir string) ([]Mended, error) {
	var all []Mended
	err := filepath.WalkDir(filepath.Join(dir, "warc"), func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".warc.gz"+openSuffix) {
			return err
		}
		m, err := mend(name)
		if err != nil {
			return fmt.Errorf("mend %s: %w", name, err)
		}
		final, err := filepath.Rel(dir, strings.TrimSuffix(name, openSuffix))
		m.File = filepath.ToSlash(final)
		all = append(all, m)
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return all, nil
	}
	return all, err
}

func mend(name string) (Mended, error) {
	var m Mended
	file, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return m, err
	}
	defer file.Close()
	good, err := lastGood(file, &m)
	if err != nil {
		return m, err
	}
	stat, err := file.Stat()
	if err != nil {
		return m, err
	}
	m.Cut = stat.Size() - good
	if m.Records == 0 {
		m.Removed = true
		return m, errors.Join(file.Close(), os.Remove(name), syncDir(filepath.Dir(name)))
	}
	if m.Cut > 0 {
		if err := file.Truncate(good); err != nil {
			return m, err
		}
	}
	if err := errors.Join(file.Sync(), file.Close()); err != nil {
		return m, err
	}
	return m, settle(strings.TrimSuffix(name, openSuffix))
}

// lastGood gives the offset at which the last whole record ends, and counts records.
func lastGood(file io.Reader, m *Mended) (int64, error) {
	var good int64
	for r := NewReader(file); ; {
		rec, err := r.Next()
		if errors.Is(err, io.EOF) {
			return good, nil
		}
		if _, ok := errors.AsType[*Finding](err); ok {
			continue
		}
		if err != nil {
			return good, err
		}
		m.Records++
		good = rec.Offset + rec.Length
	}
}

package warc

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"

	"broadsheet/archive"
)

// ReadAt gives the record at a location under the archive directory dir, from a finished file or from the one that is
// being written. A missing file wraps archive.ErrNotFound; a broken record gives a *Finding.
func ReadAt(dir string, at archive.Location) (*Record, error) {
	rec, err := readAt(dir, at)
	if err != nil {
		return nil, fmt.Errorf("read %s at byte %d: %w", at.File, at.Offset, err)
	}
	return rec, nil
}

func readAt(dir string, at archive.Location) (*Record, error) {
	name := filepath.FromSlash(at.File)
	if !filepath.IsLocal(name) || at.Offset < 0 || at.Length <= 0 {
		return nil, errors.New("no location in an archive")
	}
	file, err := openEither(filepath.Join(dir, name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, archive.ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	defer file.Close()
	rec, err := NewReader(io.NewSectionReader(file, at.Offset, at.Length)).Next()
	if errors.Is(err, io.EOF) {
		return nil, &Finding{at.Offset, ClassTorn, io.ErrUnexpectedEOF}
	}
	if f, ok := errors.AsType[*Finding](err); ok {
		f.Offset += at.Offset
	}
	if err != nil {
		return nil, err
	}
	rec.Offset += at.Offset
	return rec, nil
}

// RecordsOf gives the records of one file of the archive at dir, in the order in which they stand; file is its final
// name under dir, with '/', also while it is written to. A broken stretch gives a *Finding, and the records behind it
// follow. Any other error is the last thing given; that of a missing file wraps archive.ErrNotFound.
func RecordsOf(dir, file string) iter.Seq2[*Record, error] {
	return func(yield func(*Record, error) bool) {
		f, err := openEither(filepath.Join(dir, filepath.FromSlash(file)))
		if errors.Is(err, fs.ErrNotExist) {
			err = archive.ErrNotFound
		}
		if err != nil {
			yield(nil, fmt.Errorf("read %s: %w", file, err))
			return
		}
		defer f.Close()
		for r := NewReader(f); ; {
			rec, err := r.Next()
			_, broken := errors.AsType[*Finding](err)
			switch {
			case errors.Is(err, io.EOF) && !broken:
				return
			case err != nil && !broken:
				yield(nil, fmt.Errorf("read %s: %w", file, err))
				return
			case !yield(rec, err):
				return
			}
		}
	}
}

// openEither tries the final name, the open one, and the final again for a file that was closed in between.
func openEither(final string) (*os.File, error) {
	var err error
	for _, name := range []string{final, final + openSuffix, final} {
		var file *os.File
		if file, err = os.Open(name); !errors.Is(err, fs.ErrNotExist) {
			return file, err
		}
	}
	return nil, err
}

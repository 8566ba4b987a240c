package warc

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"broadsheet/archive"

	"github.com/klauspost/compress/gzip"
)

// Defaults of Options.
const (
	DefaultMaxSize = 1 << 30
	DefaultMaxAge  = 24 * time.Hour
)

// openSuffix marks a file that is still written to; a Location never has it.
const openSuffix = ".open"

// Options say what stands in the warcinfo record that begins each file, and when a file is full.
type Options struct {
	Software  string // name and version
	Operator  string // contact, as in the User-Agent
	UserAgent string
	Robots    string           // robots policy, "obey"
	MaxSize   int64            // bytes after which a new file is begun, between exchanges; 0 = DefaultMaxSize
	MaxAge    time.Duration    // likewise; 0 = DefaultMaxAge
	Now       func() time.Time // names files and ages them; required
}

// Writer appends to the newest file. It is safe for concurrent use; an exchange is never split.
type Writer struct {
	mu      sync.Mutex
	dir     string
	options Options

	file   *os.File // nil between files
	name   string   // under dir, with '/', without openSuffix
	infoID string   // of its warcinfo record
	begun  time.Time
	size   int64
	serial int

	pending bytes.Buffer // members of the exchange at hand
	packer  *gzip.Writer // for text
	speedy  *gzip.Writer // for bodies that are compressed already
}

// Open prepares to write files warc/YYYY/MM/broadsheet-<stamp>-<serial>.warc.gz under the archive directory dir. No
// file is made before the first record. Run Mend first: it takes care of files that a crash left open.
func Open(dir string, o Options) (*Writer, error) {
	if o.Now == nil {
		return nil, errors.New("open warc writer: no clock")
	}
	if o.MaxSize <= 0 {
		o.MaxSize = DefaultMaxSize
	}
	if o.MaxAge <= 0 {
		o.MaxAge = DefaultMaxAge
	}
	speedy, err := gzip.NewWriterLevel(nil, gzip.BestSpeed)
	if err != nil {
		return nil, fmt.Errorf("open warc writer: %w", err)
	}
	return &Writer{dir: dir, options: o, packer: gzip.NewWriter(nil), speedy: speedy}, nil
}

// Sync makes everything written durable.
func (w *Writer) Sync() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.file == nil {
		return nil
	}
	if err := w.file.Sync(); err != nil {
		return fmt.Errorf("sync warc %s: %w", w.name, err)
	}
	return nil
}

// Close makes everything durable and gives the file its final name. The Writer may be used again.
func (w *Writer) Close() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.finish()
}

func (w *Writer) finish() error {
	if w.file == nil {
		return nil
	}
	file := w.file
	w.file = nil
	if err := errors.Join(file.Sync(), file.Close()); err != nil {
		return fmt.Errorf("close warc %s: %w", w.name, err)
	}
	return settle(filepath.Join(w.dir, filepath.FromSlash(w.name)))
}

// settle takes openSuffix off a file.
func settle(final string) error {
	if err := os.Rename(final+openSuffix, final); err != nil {
		return fmt.Errorf("close warc: %w", err)
	}
	return syncDir(filepath.Dir(final))
}

// makeRoom ends a file that is full or old, and begins one where there is none.
func (w *Writer) makeRoom() error {
	now := w.options.Now().UTC()
	if w.file != nil && (w.size >= w.options.MaxSize || now.Sub(w.begun) >= w.options.MaxAge) {
		if err := w.finish(); err != nil {
			return err
		}
	}
	if w.file != nil {
		return nil
	}
	if err := w.begin(now); err != nil {
		return fmt.Errorf("begin warc: %w", err)
	}
	var err error
	if w.infoID, err = w.addInfo(path.Base(w.name), now); err == nil {
		err = w.flush()
	}
	if err != nil { // no file without its warcinfo
		if w.file != nil {
			err = errors.Join(err, w.file.Close(), os.Remove(w.file.Name()))
			w.file = nil
		}
		return fmt.Errorf("begin warc: %w", err)
	}
	return nil
}

func (w *Writer) begin(now time.Time) error {
	folder := path.Join("warc", now.Format("2006/01"))
	if err := os.MkdirAll(filepath.Join(w.dir, filepath.FromSlash(folder)), 0o755); err != nil {
		return err
	}
	for ; ; w.serial++ {
		name := path.Join(folder, fmt.Sprintf("broadsheet-%s-%05d.warc.gz", now.Format("20060102150405"), w.serial))
		final := filepath.Join(w.dir, filepath.FromSlash(name))
		if _, err := os.Lstat(final); err == nil {
			continue
		}
		file, err := os.OpenFile(final+openSuffix, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return err
		}
		w.file, w.name, w.begun, w.size = file, name, now, 0
		w.serial++
		return syncDir(filepath.Dir(final))
	}
}

// add packs one record as a member of its own behind those pending, and gives its place in the file.
func (w *Writer) add(h Header, block []byte, packed bool) (archive.Location, error) {
	start := w.pending.Len()
	z := w.packer
	if packed {
		z = w.speedy
	}
	z.Reset(&w.pending)
	writeHeader(z, h, len(block))
	z.Write(block)
	z.Write([]byte("\r\n\r\n"))
	if err := z.Close(); err != nil { // holds the first error of the writes above
		return archive.Location{}, err
	}
	return archive.Location{File: w.name, Offset: w.size + int64(start), Length: int64(w.pending.Len() - start)}, nil
}

// flush writes what is pending, or nothing: what a full disk took halfway is cut off again. Where even that fails the
// file is left as after a crash, for Mend, and the next record begins another.
func (w *Writer) flush() error {
	n, err := w.file.WriteAt(w.pending.Bytes(), w.size)
	w.pending.Reset()
	if err == nil {
		w.size += int64(n)
		return nil
	}
	if cutErr := w.file.Truncate(w.size); cutErr != nil {
		err = errors.Join(err, cutErr, w.file.Close())
		w.file = nil
	}
	return fmt.Errorf("write warc %s: %w", w.name, err)
}

// syncDir makes names durable. Windows has no such call, and needs none.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return fmt.Errorf("sync folder: %w", err)
	}
	return errors.Join(d.Sync(), d.Close())
}

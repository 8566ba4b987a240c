package cli

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/klauspost/compress/gzip"
)

// job is one page named by a manifest line or on the command line.
type job struct {
	ID        string `json:"id"`
	URL       string `json:"url"`
	HTMLPath  string `json:"html_path"`
	FetchedAt string `json:"fetched_at"`
	path      string
	manifest  string // where the line stands, if it came from a manifest
	line      int
	err       error // the line could not be read
}

// failure names the page, and the line of the manifest where it has one.
func (j job) failure(err error) error {
	if j.line > 0 {
		return fmt.Errorf("%s:%d: %w", j.manifest, j.line, err)
	}
	if strings.Contains(err.Error(), j.path) { // as errors of the file system do
		return err
	}
	return fmt.Errorf("%s: %w", j.path, err)
}

// pageJobs lists the pages of a manifest and of the files and directories named.
func pageJobs(manifest string, args []string) ([]job, error) {
	var jobs []job
	if manifest != "" {
		var err error
		if jobs, err = readManifest(manifest); err != nil {
			return nil, err
		}
	}
	for _, a := range args {
		info, err := os.Stat(a)
		if err != nil || !info.IsDir() {
			jobs = append(jobs, job{ID: a, path: a})
			continue
		}
		err = filepath.WalkDir(a, func(name string, d fs.DirEntry, err error) error {
			if err == nil && d.Type().IsRegular() && isPageFile(name) {
				jobs = append(jobs, job{ID: name, path: name})
			}
			return err
		})
		if err != nil {
			return nil, fail(ExitError, "check the permissions", "%w", err)
		}
	}
	if len(jobs) == 0 {
		said := "no pages named"
		if named := append(args, manifest); len(args)+len(manifest) > 0 {
			said = "no pages in " + strings.TrimSpace(strings.Join(named, " ")) + ": those of a directory end in .html, .htm, .xhtml or .txt"
		}
		return nil, fail(ExitUsage, "name files, a directory, or a manifest", "%s", said)
	}
	return jobs, nil
}

func isPageFile(name string) bool {
	switch filepath.Ext(strings.TrimSuffix(strings.ToLower(name), ".gz")) {
	case ".html", ".htm", ".xhtml", ".txt":
		return true
	}
	return false
}

// readPage reads a file, gzipped or not. A directory or a file that is cut gives an error.
func readPage(name string) ([]byte, error) { return new(opener).read(name) }

// opener reads one file after the other and reuses its buffers. It is for one goroutine.
type opener struct {
	file, page bytes.Buffer
	unzip      gzip.Reader
}

// usualPage is more than most pages have, in bytes. Memory that no page has come to is not there yet.
const usualPage = 4 << 20

// read is as readPage; what it gives is valid until the next call.
func (o *opener) read(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	o.file.Reset()
	if info, err := f.Stat(); err == nil {
		o.file.Grow(int(info.Size()) + bytes.MinRead)
	}
	if _, err := o.file.ReadFrom(f); err != nil {
		return nil, err
	}
	b := o.file.Bytes()
	if !bytes.HasPrefix(b, []byte{0x1f, 0x8b}) {
		return b, nil
	}
	if err := o.unzip.Reset(bytes.NewReader(b)); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	size := int(binary.LittleEndian.Uint32(b[len(b)-4:])) // of the last member, if the file is whole
	if o.page.Cap() == 0 {
		o.page = *bytes.NewBuffer(make([]byte, 0, usualPage))
	}
	o.page.Reset()
	o.page.Grow(min(size, 30*len(b), maxPage) + bytes.MinRead)
	if _, err := o.page.ReadFrom(io.LimitReader(&o.unzip, maxPage)); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return o.page.Bytes(), nil
}

func parseFetched(s string) time.Time {
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02 15:04:05.999999", "2006-01-02T15:04:05.999999", "2006-01-02"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t
		}
	}
	return time.Time{}
}

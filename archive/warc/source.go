package warc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
)

// source is a buffered file that knows where it stands, and can go back where the file can.
type source struct {
	*bufio.Reader
	raw  *counter
	seek io.Seeker // nil where the file cannot
	base int64     // where the file stood at first
}

// counter counts the bytes read, and keeps the first error that is not the end: the file's own.
type counter struct {
	r   io.Reader
	n   int64
	err error
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	if err != nil && err != io.EOF && c.err == nil {
		c.err = err
	}
	return n, err
}

func newSource(r io.Reader) source {
	s := source{raw: &counter{r: r}}
	s.Reader = bufio.NewReaderSize(s.raw, window)
	if seek, ok := r.(io.Seeker); ok {
		if base, err := seek.Seek(0, io.SeekCurrent); err == nil { // a pipe says that it can, and cannot
			s.seek, s.base = seek, base
		}
	}
	return s
}

func (s *source) offset() int64 { return s.raw.n - int64(s.Buffered()) }

func (s *source) skipLineEnds() error {
	_, err := skipLineEnds(s.Reader)
	return err
}

// skipLineEnds passes CR and LF and shows up to six bytes of what follows; io.EOF where nothing does.
func skipLineEnds(in *bufio.Reader) ([]byte, error) {
	for {
		next, err := in.Peek(6)
		if len(next) == 0 {
			return nil, err
		}
		if next[0] != '\r' && next[0] != '\n' {
			return next, nil
		}
		if _, err := in.Discard(1); err != nil {
			return nil, err
		}
	}
}

// resync moves to the next place past broken where a record begins, or to the end. It gives back the file's own error.
func (s *source) resync(broken int64, isGzip bool) error {
	if s.raw.err != nil {
		return fmt.Errorf("read warc: %w", s.raw.err)
	}
	if s.seek != nil {
		if _, err := s.seek.Seek(s.base+broken+1, io.SeekStart); err != nil {
			return fmt.Errorf("read warc: %w", err)
		}
		s.raw.n = broken + 1
		s.Reset(s.raw)
	}
	mark, begins := []byte("\nWARC/"), isNextVersion
	if isGzip {
		mark, begins = []byte{0x1f, 0x8b, 8}, isMember
	}
	if err := skipTo(s.Reader, mark, begins); err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("read warc: %w", err)
	}
	return nil
}

// skipTo moves in to the next mark that begins a record, and gives the error that ended the search.
func skipTo(in *bufio.Reader, mark []byte, begins func([]byte) bool) error {
	const probe = 4096 // bytes shown to begins: enough for a gzip header and the first Huffman table
	for {
		view, err := in.Peek(window)
		at := bytes.Index(view, mark)
		if at < 0 && err != nil {
			in.Discard(len(view)) // cannot fail: it was peeked at
			return err
		}
		if at < 0 {
			at = len(view) - len(mark) // the window may end inside a mark
		}
		in.Discard(at)
		if view, _ := in.Peek(probe); bytes.HasPrefix(view, mark) && begins(view) {
			return nil
		}
		in.Discard(1)
	}
}

func isNextVersion(view []byte) bool { return isVersion(view[1:]) }

// isMember says that a gzip member begins here and holds a record.
func isMember(view []byte) bool {
	z, err := gzip.NewReader(bytes.NewReader(view))
	if err != nil {
		return false
	}
	var first [6]byte
	_, err = io.ReadFull(z, first[:])
	return err == nil && isVersion(first[:])
}

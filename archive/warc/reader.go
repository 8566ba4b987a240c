package warc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/klauspost/compress/gzip"
)

const (
	// DefaultMaxBlock is the most of one block that is kept in memory, in bytes.
	DefaultMaxBlock = 64 << 20
	maxHeader       = 64 << 10 // bytes of a WARC header
	window          = 64 << 10 // bytes read at once, and looked at for the next record
)

// Reader reads WARC files of any habit: gzip by record, gzip by file, not compressed; versions 0.17 to 1.1; line
// feeds alone, folded lines, names in any case. What is broken is skipped up to the next record. A source that can
// seek loses least: the search begins right behind the broken record's first byte.
type Reader struct {
	MaxBlock int64 // of Record.Block; 0 = DefaultMaxBlock

	src      source
	gz       *gzip.Reader
	in       *bufio.Reader // the member at hand, decompressed; nil between members
	start    int64         // of the member
	taken    int           // records read from it
	isGzip   bool
	deferred *Finding
}

// NewReader reads from r; offsets count from where r stands.
func NewReader(r io.Reader) *Reader { return &Reader{src: newSource(r)} }

// Next gives the next whole record, and io.EOF at the end. A broken stretch gives a *Finding: count it and go on. Any
// other error is the source's own.
func (r *Reader) Next() (*Record, error) {
	if f := r.deferred; f != nil {
		r.deferred = nil
		return nil, f
	}
	for {
		if r.in == nil {
			if err := r.openMember(); err != nil {
				return nil, err
			}
		}
		var rec *Record
		var err error
		if r.in != nil {
			rec, err = r.fromMember()
		} else {
			rec, err = r.fromPlain()
		}
		if rec != nil || err != nil {
			return rec, err
		}
	}
}

// openMember begins the gzip member that the source stands at; where none begins it leaves in nil.
func (r *Reader) openMember() error {
	if err := r.src.skipLineEnds(); err != nil {
		return err
	}
	r.start = r.src.offset()
	if magic, _ := r.src.Peek(2); !bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		return nil
	}
	r.isGzip = true
	var err error
	if r.gz == nil {
		r.gz, err = gzip.NewReader(r.src.Reader)
	} else {
		err = r.gz.Reset(r.src.Reader)
	}
	if err != nil {
		return r.broken(classOf(err), err)
	}
	r.gz.Multistream(false)
	r.in, r.taken = bufio.NewReaderSize(r.gz, window), 0
	return nil
}

// fromMember gives the next record of the member at hand, nothing at its end.
func (r *Reader) fromMember() (*Record, error) {
	rec, err := r.record(r.in)
	if errors.Is(err, io.EOF) { // the member is over, and its checksum right
		r.in = nil
		return nil, nil
	}
	if f, ok := errors.AsType[*Finding](err); ok {
		return nil, r.brokenInside(f)
	}
	rec.Offset, rec.Shared = r.start, r.taken > 0
	r.taken++
	next, err := skipLineEnds(r.in)
	if err == nil && !isVersion(next) { // the record stands; what follows it belongs to none
		f := &Finding{Class: ClassLength, Err: fmt.Errorf("bytes past the block: %.20q", next)}
		if found := r.brokenInside(f); found != error(f) {
			return nil, found
		}
		r.deferred = f
		if r.in == nil {
			err = io.EOF
		}
	}
	switch {
	case err == nil:
		rec.Shared = true
		return rec, nil
	case !errors.Is(err, io.EOF):
		return nil, r.broken(classOf(err), err)
	}
	r.in = nil
	if !rec.Shared {
		rec.Length = r.src.offset() - r.start
	}
	return rec, nil
}

// fromPlain gives the record that the source stands at, not compressed.
func (r *Reader) fromPlain() (*Record, error) {
	rec, err := r.record(r.src.Reader)
	if f, ok := errors.AsType[*Finding](err); ok {
		return nil, r.broken(f.Class, f.Err)
	} else if err != nil {
		return nil, err
	}
	next, err := skipLineEnds(r.src.Reader)
	if err == nil && !isVersion(next) && next[0] != 0x1f {
		return nil, r.broken(ClassLength, fmt.Errorf("no record follows the block: %.20q", next))
	} else if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	rec.Offset, rec.Length = r.start, r.src.offset()-r.start
	return rec, nil
}

// record reads header and block. It gives io.EOF where nothing is left, a *Finding without offset for what is broken.
func (r *Reader) record(in *bufio.Reader) (*Record, error) {
	next, err := skipLineEnds(in)
	switch {
	case errors.Is(err, io.EOF):
		return nil, io.EOF
	case err != nil:
		return nil, &Finding{Class: classOf(err), Err: err}
	case !isVersion(next):
		return nil, &Finding{Class: ClassHeader, Err: fmt.Errorf("no WARC version: %.20q", next)}
	}
	rec := &Record{}
	if err := rec.readHeader(in); err != nil {
		return nil, err
	}
	size, err := strconv.ParseInt(rec.Header.Get("Content-Length"), 10, 62)
	if err != nil || size < 0 {
		return nil, &Finding{Class: ClassLength, Err: fmt.Errorf("content-length %.40q", rec.Header.Get("Content-Length"))}
	}
	rec.Size = size
	most := r.MaxBlock
	if most <= 0 {
		most = DefaultMaxBlock
	}
	var block bytes.Buffer
	block.Grow(int(min(size, most, 1<<20)))
	n, err := io.CopyN(&block, in, min(size, most))
	if err == nil && n < size {
		var rest int64
		rest, err = io.CopyN(io.Discard, in, size-n)
		n += rest
	}
	rec.Block = block.Bytes()
	switch {
	case err == nil:
		return rec, nil
	case errors.Is(err, io.EOF) && in == r.in:
		return nil, &Finding{Class: ClassLength, Err: fmt.Errorf("block has %d bytes of %d", n, size)}
	case errors.Is(err, io.EOF):
		return nil, &Finding{Class: ClassTorn, Err: fmt.Errorf("block has %d bytes of %d", n, size)}
	}
	return nil, &Finding{Class: classOf(err), Err: err}
}

func (rec *Record) readHeader(in *bufio.Reader) error {
	for total := 0; ; {
		raw, err := in.ReadSlice('\n')
		total += len(raw)
		switch {
		case errors.Is(err, bufio.ErrBufferFull) || total > maxHeader:
			return &Finding{Class: ClassHeader, Err: fmt.Errorf("longer than %d bytes", maxHeader)}
		case errors.Is(err, io.EOF):
			return &Finding{Class: ClassTorn, Err: io.ErrUnexpectedEOF}
		case err != nil:
			return &Finding{Class: classOf(err), Err: err}
		}
		line := strings.TrimRight(string(raw), "\r\n")
		switch {
		case rec.Version == "":
			rec.Version = strings.ToUpper(strings.TrimSpace(line))
		case line == "":
			return nil
		default:
			rec.Header = appendField(rec.Header, line)
		}
	}
}

// broken leaves the member, moves to the next record and gives the finding.
func (r *Reader) broken(class Class, cause error) error {
	r.in, r.deferred = nil, nil
	if err := r.src.resync(r.start, r.isGzip); err != nil {
		return err
	}
	return &Finding{r.start, class, cause}
}

// brokenInside takes a record whose member decompresses: the search goes on inside the member.
func (r *Reader) brokenInside(f *Finding) error {
	if f.Class != ClassHeader && f.Class != ClassLength {
		return r.broken(f.Class, f.Err)
	}
	f.Offset = r.start
	switch err := skipTo(r.in, []byte("\nWARC/"), isNextVersion); {
	case err == nil:
		r.taken++
	case errors.Is(err, io.EOF):
		r.in = nil
	default:
		return r.broken(classOf(err), err)
	}
	return f
}

func classOf(err error) Class {
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return ClassTorn
	}
	return ClassGzip
}

func isVersion(b []byte) bool {
	return len(b) > 5 && strings.EqualFold(string(b[:5]), "WARC/") && b[5] >= '0' && b[5] <= '9'
}

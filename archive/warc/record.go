package warc

import (
	"fmt"
	"strings"
	"time"
)

// Record is one WARC record as read.
type Record struct {
	Version string // "WARC/1.1"
	Header  Header
	Block   []byte // at most Reader.MaxBlock bytes of it
	Size    int64  // of the whole block, in bytes
	Offset  int64  // of its gzip member, or of the record where the file is not compressed, in bytes
	Length  int64  // of that, in bytes; 0 where Shared
	Shared  bool   // the member holds other records too, so that Offset does not lead to this one
}

// Type gives WARC-Type in lower case.
func (r *Record) Type() string { return strings.ToLower(r.Header.Get("WARC-Type")) }

// ID gives WARC-Record-ID as written, with its angle brackets.
func (r *Record) ID() string { return r.Header.Get("WARC-Record-ID") }

// URL gives WARC-Target-URI, without the angle brackets that wget puts around it.
func (r *Record) URL() string { return bare(r.Header.Get("WARC-Target-URI")) }

// Time gives WARC-Date in UTC, cut to the microsecond; zero where there is none that can be read.
func (r *Record) Time() time.Time {
	t, _ := parseDate(r.Header.Get("WARC-Date"))
	return t
}

// RefersTo gives what a revisit record repeats: URL, time and payload digest, as far as it says.
func (r *Record) RefersTo() (url string, t time.Time, digest string) {
	t, _ = parseDate(r.Header.Get("WARC-Refers-To-Date"))
	return bare(r.Header.Get("WARC-Refers-To-Target-URI")), t, r.Header.Get("WARC-Payload-Digest")
}

func bare(uri string) string {
	if strings.HasPrefix(uri, "<") && strings.HasSuffix(uri, ">") {
		return uri[1 : len(uri)-1]
	}
	return uri
}

// Class says what is wrong with a stretch of a WARC file. The list is closed.
type Class string

const (
	ClassTorn   Class = "torn"   // the file ends inside a record
	ClassGzip   Class = "gzip"   // a member that does not decompress, or whose checksum is wrong
	ClassHeader Class = "header" // no WARC header where one should begin, or one past 64 KiB
	ClassLength Class = "length" // no Content-Length, or one that the block contradicts
)

// Finding is a stretch of a WARC file that could not be read, from Offset to the next record.
type Finding struct {
	Offset int64
	Class  Class
	Err    error
}

func (f *Finding) Error() string {
	return fmt.Sprintf("warc record at byte %d: %s: %v", f.Offset, f.Class, f.Err)
}

func (f *Finding) Unwrap() error { return f.Err }

package archive

import "time"

// Exchange is one request and what came back, as bytes on the wire: what a WARC record is made of.
type Exchange struct {
	URL       string // absolute, as requested
	Time      time.Time
	IP        string
	Request   []byte // request head and body as sent; secrets already taken out
	Response  []byte // status line, header and body as received, transfer and content codings untouched
	Truncated string // "", "length", "time", "disconnect": the response was cut at its end
	Revisit   *Revisit
	Metadata  [][2]string // fields of a metadata record beside it (via, feed date, hops); none = no record
}

// Revisit says that a response repeats an earlier one: its body is not written again.
type Revisit struct {
	Profile string // "server-not-modified" or "identical-payload-digest"
	URL     string // of the capture referred to
	Time    time.Time
	Digest  string // its payload digest
}

// Resource is a page that came from elsewhere than the wire: a file, a text scrape.
type Resource struct {
	URL         string // absolute, or "urn:sha256:…"
	Time        time.Time
	ContentType string
	Body        []byte
	Metadata    [][2]string
}

// Location is where a WARC record lies.
type Location struct {
	File           string // path under the archive directory, with '/'
	Offset, Length int64  // of the gzip member, in bytes
}

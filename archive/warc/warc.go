// Package warc keeps the bytes of exchanges as WARC/1.1 files, one gzip member a record, and gives them back by file
// and offset. Exchanges and resources come in; locations and payload digests go out. What it writes follows from its
// arguments alone (no host name, no process id, no randomness), so the same exchanges at the same times give the same
// bytes. It never changes a record once written, and never reads a clock that it was not given.
//
// Digests are "sha256:" and lower-case hex. The payload of a response is its entity: without the transfer coding, with
// the content coding. Tools that hash the chunked bytes instead call the payload digests of chunked responses wrong.
package warc

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"
)

// Sentinels that callers test for.
var (
	ErrDigest  = errors.New("digest does not match")
	ErrNotHTTP = errors.New("block holds no HTTP message")
)

// Record types, as in WARC-Type.
const (
	TypeInfo     = "warcinfo"
	TypeRequest  = "request"
	TypeResponse = "response"
	TypeResource = "resource"
	TypeRevisit  = "revisit"
	TypeMetadata = "metadata"
)

// profilePrefix begins WARC-Profile; the rest is archive.Revisit's Profile.
const profilePrefix = "http://netpreserve.org/warc/1.1/revisit/"

// Header holds named fields in order, names as written.
type Header [][2]string

// Get gives the first value of a name, in whatever case, "" where there is none.
func (h Header) Get(name string) string {
	for _, f := range h {
		if strings.EqualFold(f[0], name) {
			return f[1]
		}
	}
	return ""
}

// Digest gives "sha256:" and the hash of data in lower-case hex.
func Digest(data []byte) string {
	sum := sha256.Sum256(data)
	return "sha256:" + hex.EncodeToString(sum[:])
}

// recordID derives a record's id: a UUID of version 8 (RFC 9562) from the SHA-256 of its parts joined by NUL.
func recordID(kind, uri, date, digest string) string {
	u := sha256.Sum256([]byte(strings.Join([]string{kind, uri, date, digest}, "\x00")))
	u[6] = u[6]&0x0f | 0x80
	u[8] = u[8]&0x3f | 0x80
	return fmt.Sprintf("<urn:uuid:%x-%x-%x-%x-%x>", u[0:4], u[4:6], u[6:8], u[8:10], u[10:16])
}

// parseDate reads WARC-Date as standards and tools have it, to the microsecond.
func parseDate(s string) (time.Time, bool) {
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04:05", "20060102150405", "2006-01-02"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.UTC().Truncate(time.Microsecond), true
		}
	}
	return time.Time{}, false
}

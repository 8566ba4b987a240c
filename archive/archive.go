// Package archive holds the nouns of Broadsheet: what is followed (Source), what was fetched (Capture), and what
// was read in it (Reading, with its Bylines, Blocks, Images, account and evidence).
//
// It imports the standard library only, does no I/O, and promises one thing: a capture is never changed. Everything
// else can be dropped and derived from captures again.
package archive

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"
	"time"
)

// Sentinels that callers test for.
var (
	ErrNotFound = errors.New("not found")
	ErrLocked   = errors.New("another run holds the lock")
	ErrNewer    = errors.New("archive was made by a newer version")
	ErrOlder    = errors.New("archive was made by an older version, and a run that writes brings it up to date")
)

// ID derives a stable identifier from its parts: the first 32 hex digits of the SHA-256 of the parts joined by NUL.
// The same parts give the same id on every machine and in every run; no row number is ever exported.
func ID(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:16])
}

// TimeFormat is how times are stored and exported as text: ISO 8601, UTC, microseconds, fixed width, so that text
// order is time order.
const TimeFormat = "2006-01-02T15:04:05.000000Z"

// FormatTime renders t in TimeFormat; the zero time gives "".
func FormatTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(TimeFormat)
}

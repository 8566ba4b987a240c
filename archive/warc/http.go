package warc

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"broadsheet/internal/decode"
)

// Message is an HTTP response as recorded.
type Message struct {
	Head   []byte      // status line and fields as received, with the empty line
	Status int         // 0 where the status line could not be read
	Header [][2]string // in order, names as sent; folded lines joined, lines without a colon left out
	Raw    []byte      // body as received, perhaps chunked
	Body   []byte      // entity: without the transfer coding, with the content coding
	Cut    error       // why Body may be short; nil if it is whole
}

// Get gives the first value of a header field.
func (m *Message) Get(name string) string { return Header(m.Header).Get(name) }

// splitHTTP parts head and body, whatever the head holds. Without an empty line all is head.
func splitHTTP(block []byte) *Message {
	m := &Message{Head: block}
	for rest := block; len(rest) > 0; {
		line, after, found := bytes.Cut(rest, []byte("\n"))
		line = bytes.TrimSuffix(line, []byte("\r"))
		if len(line) == 0 && found {
			m.Head, m.Raw = block[:len(block)-len(after)], after
			break
		}
		if len(rest) == len(block) {
			m.Status = statusOf(string(line))
		} else {
			m.Header = appendField(m.Header, string(line))
		}
		rest = after
	}
	m.Body = m.Raw
	if isChunked(Header(m.Header)) {
		m.Body, m.Cut = decode.Dechunk(m.Raw)
		if errors.Is(m.Cut, decode.ErrNotCoded) { // the recorder took the coding off, and left the field
			m.Cut = nil
		}
	}
	return m
}

// appendField adds "Name: value", or joins a folded line to the field before it.
func appendField(fields [][2]string, line string) [][2]string {
	if line != "" && (line[0] == ' ' || line[0] == '\t') && len(fields) > 0 {
		fields[len(fields)-1][1] += " " + strings.TrimSpace(line)
		return fields
	}
	name, value, ok := strings.Cut(line, ":")
	if name = strings.TrimSpace(name); !ok || name == "" {
		return fields
	}
	return append(fields, [2]string{name, strings.TrimSpace(value)})
}

// statusOf reads "HTTP/1.1 200 OK", 0 where the line is none.
func statusOf(line string) int {
	proto, rest, _ := strings.Cut(line, " ")
	code, _, _ := strings.Cut(strings.TrimLeft(rest, " "), " ")
	n, err := strconv.Atoi(code)
	if err != nil || n < 100 || n > 999 || !strings.HasPrefix(strings.ToUpper(proto), "HTTP") {
		return 0
	}
	return n
}

// isChunked looks at the last coding of all Transfer-Encoding fields.
func isChunked(h Header) bool {
	last := ""
	for _, f := range h {
		if strings.EqualFold(f[0], "Transfer-Encoding") {
			last = f[1][strings.LastIndexByte(f[1], ',')+1:]
		}
	}
	return strings.EqualFold(strings.TrimSpace(last), "chunked")
}

// HTTP reads the message of a response or revisit record. A block without a status line gives ErrNotHTTP, and what
// was read all the same.
func (r *Record) HTTP() (*Message, error) {
	m := splitHTTP(r.Block)
	if m.Status == 0 {
		return m, fmt.Errorf("record %s: %w", r.ID(), ErrNotHTTP)
	}
	return m, nil
}

// Payload gives what the record is about: the body of a response without its codings, or the whole block of a resource
// or conversion. Errors as decode.Body's, beside what could be decoded; a revisit has no payload of its own.
func (r *Record) Payload(limit decode.Limit) ([]byte, error) {
	if t := r.Type(); t != TypeResponse && t != TypeRevisit {
		return r.Block, nil
	}
	m, err := r.HTTP()
	if err != nil {
		return m.Body, err
	}
	body, err := decode.Body(m.Get("Content-Encoding"), m.Body, limit)
	if err = errors.Join(m.Cut, err); err != nil {
		return body, fmt.Errorf("record %s: %w", r.ID(), err)
	}
	return body, nil
}

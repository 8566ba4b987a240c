package crawler

import (
	"bufio"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"time"
)

// tap is a connection that keeps a copy of what it hears, so that the bytes of one response can be cut out exactly.
type tap struct {
	conn  net.Conn
	in    *bufio.Reader // over the tap itself
	since time.Time     // when it was put by

	copy     []byte // heard since begin, interim responses left out
	marked   int    // where mark was called; -1 = nowhere
	headLeft int    // bytes that the header may still have; -1 = the header is over
	idle     time.Duration
	end      time.Time
}

func newTap(conn net.Conn) *tap {
	t := &tap{conn: conn}
	t.in = bufio.NewReaderSize(t, 16<<10)
	return t
}

func (t *tap) ip() string { return remoteIP(t.conn) }

// begin readies the tap for one exchange whose response header is at most limit bytes long and complete at end.
func (t *tap) begin(limit int, end time.Time) {
	t.copy, t.marked, t.headLeft = nil, -1, limit
	t.conn.SetDeadline(end)
}

// Read reads from the connection and remembers.
func (t *tap) Read(p []byte) (int, error) {
	if t.headLeft == 0 {
		return 0, errHeaderSize
	}
	if t.headLeft > 0 {
		p = p[:min(len(p), t.headLeft)]
	} else {
		deadline := time.Now().Add(t.idle)
		if deadline.After(t.end) {
			deadline = t.end
		}
		t.conn.SetReadDeadline(deadline)
	}
	n, err := t.conn.Read(p)
	t.copy = append(t.copy, p[:n]...)
	if t.headLeft > 0 {
		t.headLeft -= n
	}
	return n, err
}

// readHead reads the response header, passing over interim responses (1xx).
func (t *tap) readHead(req *http.Request) (*http.Response, error) {
	for {
		head, err := http.ReadResponse(t.in, req)
		switch {
		case errors.Is(err, errHeaderSize), err == nil && head.StatusCode == http.StatusSwitchingProtocols:
			return nil, errHeaderOr(err)
		case errors.Is(err, os.ErrDeadlineExceeded):
			return nil, errWait
		case err == io.ErrUnexpectedEOF && len(t.copy) == 0, err == io.EOF:
			return nil, errors.New("connection closed without a response")
		case err != nil:
			return nil, fmt.Errorf("response header: %w", err)
		case head.StatusCode >= 200:
			return head, nil
		}
		t.copy = append([]byte(nil), t.copy[len(t.copy)-t.in.Buffered():]...)
	}
}

func errHeaderOr(err error) error {
	if err == nil {
		return errors.New("response header: switches protocols unasked")
	}
	return errHeaderSize
}

// endHead says that what follows is the body: reads may be idle that long apart, and end at end.
func (t *tap) endHead(idle time.Duration, end time.Time) {
	t.headLeft, t.idle, t.end = -1, idle, end
}

// heard gives the bytes of the response so far: those that the parser has consumed, up to the mark if there is one.
func (t *tap) heard() []byte {
	if t.marked >= 0 {
		return t.copy[:t.marked]
	}
	return t.copy[:len(t.copy)-t.in.Buffered()]
}

func (t *tap) mark()   { t.marked = len(t.copy) - t.in.Buffered() }
func (t *tap) unmark() { t.marked = -1 }

// quiet says whether the connection is open and nothing was said on it since the last exchange.
func (t *tap) quiet() bool {
	raw := t.conn
	if secure, ok := raw.(*tls.Conn); ok {
		raw = secure.NetConn()
	}
	raw.SetReadDeadline(time.Now().Add(time.Millisecond))
	n, err := raw.Read(make([]byte, 1))
	return n == 0 && errors.Is(err, os.ErrDeadlineExceeded)
}

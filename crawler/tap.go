package crawler

import (
	"bufio"
	"crypto/tls"
	"errors"
	"fmt"
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
	failed   error  // of the last read
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
	t.copy, t.failed, t.marked, t.headLeft = nil, nil, -1, limit
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
	t.failed = err
	t.copy = append(t.copy, p[:n]...)
	if t.headLeft > 0 {
		t.headLeft -= n
	}
	return n, err
}

// maxInterim is how many interim responses (1xx) a server may send before its own.
const maxInterim = 16

// readHead reads the response header, passing over interim responses.
func (t *tap) readHead(req *http.Request) (*http.Response, error) {
	for range maxInterim + 1 {
		head, err := http.ReadResponse(t.in, req)
		if err != nil && t.failed == nil && t.headLeft > 0 { // a header that came, and is none
			head, err = t.mended(req)
			if err == nil && head.StatusCode < 200 {
				err = errors.New("interim response with a bad header")
			}
		}
		if err != nil {
			return nil, t.why(err)
		}
		if head.StatusCode == http.StatusSwitchingProtocols {
			return nil, errors.New("response header: switches protocols unasked")
		}
		if head.StatusCode >= 200 {
			return head, nil
		}
		t.copy = append([]byte(nil), t.copy[len(t.copy)-t.in.Buffered():]...)
	}
	return nil, fmt.Errorf("more than %d interim responses", maxInterim)
}

// why says what went wrong with a header, by the connection first: the parser takes a line that was cut for a bad one.
func (t *tap) why(err error) error {
	switch {
	case t.headLeft == 0:
		return errHeaderSize
	case errors.Is(t.failed, os.ErrDeadlineExceeded):
		return errWait
	case t.failed != nil && len(t.copy) == 0:
		return errors.New("connection closed without a response")
	}
	return fmt.Errorf("response header: %w", err)
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

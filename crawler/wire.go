package crawler

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"
)

// Limits bound one exchange. Times are of the wall, whatever clock the crawl runs by.
type Limits struct {
	Body    int64         // largest entity kept, in bytes, content-coded; what is longer is cut and marked "length"
	Decoded int64         // largest decoded entity handed on, in bytes
	Header  int           // largest response header, in bytes
	Connect time.Duration // name, TCP and TLS
	Wait    time.Duration // until the response header is complete
	Idle    time.Duration // between two reads of a body
	Total   time.Duration // the whole exchange; what is longer is cut and marked "time"
}

// defaults fills what is zero.
func (l Limits) defaults() Limits {
	set := func(d *time.Duration, v time.Duration) {
		if *d == 0 {
			*d = v
		}
	}
	if l.Body == 0 {
		l.Body = 32 << 20
	}
	if l.Decoded == 0 {
		l.Decoded = 64 << 20
	}
	if l.Header == 0 {
		l.Header = 256 << 10
	}
	set(&l.Connect, 20*time.Second)
	set(&l.Wait, 30*time.Second)
	set(&l.Idle, 30*time.Second)
	set(&l.Total, 5*time.Minute)
	return l
}

// Errors of the wire that say what the server did.
var (
	errHeaderSize = errors.New("response header is too long")
	errWait       = errors.New("no response header in time")
)

// exchange is one request and its response, as they passed over the wire and as they are read.
type exchange struct {
	request   []byte
	response  []byte // from the status line to the last byte of the entity; interim responses left out
	head      *http.Response
	header    [][2]string // in order, names as sent
	entity    []byte      // de-chunked, still content-coded
	truncated string
	ip        string
}

// wire speaks HTTP/1.1 and keeps what it hears, to the byte. One connection a host is kept open between exchanges;
// it is asked again only while nothing was said on it in between. Safe for concurrent use.
type wire struct {
	dialer dialer
	limits Limits
	mu     sync.Mutex
	idle   map[string]*tap // by scheme and authority
}

const keepAlive = 90 * time.Second

// exchange sends the request and reads the response. An error means that no response header was read; a body that
// ended early is kept and marked. A kept connection that ends without a word was given up by the server at that
// moment, as servers do: the request is sent once more, over a new one.
func (w *wire) exchange(req *http.Request) (*exchange, error) {
	key := req.URL.Scheme + "://" + req.URL.Host
	if t := w.take(key); t != nil {
		x, err := w.over(t, key, req)
		if err == nil || len(t.copy) > 0 || errors.Is(err, errWait) || req.Context().Err() != nil {
			return x, err
		}
	}
	conn, err := w.dialer.open(req.Context(), req.URL)
	if err != nil {
		return nil, err
	}
	return w.over(newTap(conn), key, req)
}

// over sends and reads over t, and keeps or closes it.
func (w *wire) over(t *tap, key string, req *http.Request) (*exchange, error) {
	stop := context.AfterFunc(req.Context(), func() { t.conn.Close() })
	x, keep, err := w.converse(t, req)
	if !stop() {
		return nil, req.Context().Err()
	}
	if !keep || err != nil {
		t.conn.Close()
	} else {
		w.put(key, t)
	}
	return x, err
}

func (w *wire) converse(t *tap, req *http.Request) (x *exchange, keep bool, err error) {
	x = &exchange{ip: t.ip()}
	end := time.Now().Add(w.limits.Total)
	var sent bytes.Buffer
	if err := req.Write(&sent); err != nil {
		return nil, false, fmt.Errorf("request: %w", err)
	}
	x.request = sent.Bytes()
	t.begin(w.limits.Header, time.Now().Add(w.limits.Wait))
	if _, err := t.conn.Write(x.request); err != nil {
		return nil, false, fmt.Errorf("request: %w", err)
	}
	if x.head, err = t.readHead(req); err != nil {
		return nil, false, err
	}
	x.header = fields(t.heard())
	t.endHead(w.limits.Idle, end)
	x.entity, x.truncated = readEntity(t, x.head.Body, w.limits.Body)
	x.response = t.heard()
	keep = x.truncated == "" && !x.head.Close && t.in.Buffered() == 0
	return x, keep, nil
}

// readEntity reads at most limit bytes and says why it stopped before the end.
func readEntity(t *tap, body io.Reader, limit int64) (entity []byte, truncated string) {
	var b bytes.Buffer
	_, err := b.ReadFrom(io.LimitReader(body, limit))
	if err == nil && int64(b.Len()) == limit {
		t.mark()
		var n int
		if n, err = io.ReadFull(body, make([]byte, 1)); n > 0 {
			return b.Bytes(), "length"
		}
		t.unmark()
		if err == io.EOF {
			err = nil
		}
	}
	switch {
	case err == nil:
		return b.Bytes(), ""
	case errors.Is(err, os.ErrDeadlineExceeded):
		return b.Bytes(), "time"
	}
	return b.Bytes(), "disconnect"
}

// take gives the connection that was kept for key, if it is still good; else nil.
func (w *wire) take(key string) *tap {
	w.mu.Lock()
	t := w.idle[key]
	delete(w.idle, key)
	w.mu.Unlock()
	if t != nil && (time.Since(t.since) > keepAlive || !t.quiet()) {
		t.conn.Close()
		return nil
	}
	return t
}

func (w *wire) put(key string, t *tap) {
	t.since = time.Now()
	w.mu.Lock()
	defer w.mu.Unlock()
	if old := w.idle[key]; old != nil {
		old.conn.Close()
	}
	for k, other := range w.idle {
		if time.Since(other.since) > keepAlive {
			other.conn.Close()
			delete(w.idle, k)
		}
	}
	w.idle[key] = t
}

// close ends all connections kept.
func (w *wire) close() {
	w.mu.Lock()
	defer w.mu.Unlock()
	for key, t := range w.idle {
		t.conn.Close()
		delete(w.idle, key)
	}
}

// fields reads the header fields out of raw response bytes, in order, names as sent, folded lines joined, lines
// that are no fields left out.
func fields(raw []byte) [][2]string {
	var out [][2]string
	lines := bufio.NewScanner(bytes.NewReader(raw))
	lines.Buffer(nil, len(raw)+1)
	lines.Scan() // the status line
	for lines.Scan() {
		line := strings.TrimRight(lines.Text(), "\r")
		if line == "" {
			break
		}
		if (line[0] == ' ' || line[0] == '\t') && len(out) > 0 {
			out[len(out)-1][1] += " " + strings.TrimSpace(line)
			continue
		}
		if name, value, ok := strings.Cut(line, ":"); ok && isField(line) {
			out = append(out, [2]string{name, strings.TrimSpace(value)})
		}
	}
	return out
}

// remoteIP gives the address of the other end without its port, "" where it has none.
func remoteIP(conn net.Conn) string {
	host, _, err := net.SplitHostPort(conn.RemoteAddr().String())
	if err != nil {
		return ""
	}
	return host
}

package crawler

import (
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"broadsheet/archive"
)

func TestConnectionsAreKeptAndAskedAgainWhileGood(t *testing.T) {
	for name, c := range map[string]struct {
		secure bool
		close  bool // the server ends the connection after each answer, without a word
		want   int32
	}{
		"over TCP":                    {false, false, 1},
		"over TLS":                    {true, false, 1},
		"not once the server hung up": {false, true, 5}, // robots.txt, front, feed, two pages
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			source := w.source("paper.example", "/a-1", "/b-2")
			w.article("paper.example/a-1")
			w.article("paper.example/b-2")
			var opened atomic.Int32
			server := httptest.NewUnstartedServer(http.HandlerFunc(w.answer))
			conns := make(chan net.Conn, 99)
			server.Config.ConnState = func(conn net.Conn, s http.ConnState) {
				switch {
				case s == http.StateNew:
					opened.Add(1)
				case s == http.StateIdle && c.close:
					conns <- conn
				}
			}
			config := w.config(source)
			config.ConnectTo = ""
			if c.secure {
				server.StartTLS()
				config.TLS = server.Client().Transport.(*http.Transport).TLSClientConfig
			} else {
				server.Start()
				config.Sources[0].URL, config.Sources[0].Feeds[0] = "http://paper.example/", "http://paper.example/feed"
				w.serve("paper.example/feed", "text/xml", "<rss><item><link>http://paper.example/a-1</link></item><item><link>http://paper.example/b-2</link></item></rss>")
			}
			t.Cleanup(server.Close)
			config.Dial = func(ctx context.Context, network, addr string) (net.Conn, error) {
				var d net.Dialer
				return d.DialContext(ctx, network, server.Listener.Addr().String())
			}
			config.Progress = func(p Progress) {
				if c.close && p.URL != "" { // an answer is in, so the server will find its connection idle
					conn := <-conns
					conn.Close()
				}
			}
			if c.secure { // the certificate is that of example.com
				for _, name := range []string{"/robots.txt", "/feed", "/", "/a-1", "/b-2"} {
					w.mu.Lock()
					w.pages["www.example.com"+name] = w.pages["paper.example"+name]
					w.mu.Unlock()
				}
				config.Sources = []archive.Source{w.source("www.example.com", "/a-1", "/b-2")}
			}
			summary := w.crawl(config)
			if summary.New != 2 || opened.Load() != c.want {
				t.Errorf("%d connections for %+v, want %d", opened.Load(), summary, c.want)
			}
		})
	}
}

func TestCertificatesAreVerified(t *testing.T) {
	w := newWorld(t)
	server := httptest.NewUnstartedServer(http.HandlerFunc(w.answer))
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.StartTLS()
	t.Cleanup(server.Close)
	c := w.config(w.source("paper.example", "/a-1"))
	c.ConnectTo = ""
	c.TLS = server.Client().Transport.(*http.Transport).TLSClientConfig
	c.Dial = func(ctx context.Context, network, addr string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, network, server.Listener.Addr().String())
	}
	w.crawl(c)
	if len(w.ledger) != 0 {
		t.Error("a certificate for another name was accepted")
	}
	if got := w.only("https://paper.example/robots.txt"); got.Outcome != archive.OutcomeFailed || !strings.Contains(got.Error, "tls") {
		t.Errorf("capture %+v", got)
	}
}

func TestFields(t *testing.T) {
	got := fields([]byte("HTTP/1.1 200 OK\r\nA: 1\r\nb:2 \r\nFold: x\r\n\ty\r\nNo colon\r\n: x\r\n\x00\xff: y\r\nA: 3\r\n\r\nBody: 4"))
	if want := "[[A 1] [b 2] [Fold x y] [A 3]]"; fmt.Sprint(got) != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

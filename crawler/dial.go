package crawler

import (
	"context"
	"crypto/tls"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
	"time"
)

// DialFunc opens a connection to addr ("host:port"), as net.Dialer.DialContext does.
type DialFunc func(ctx context.Context, network, addr string) (net.Conn, error)

// dialer opens connections for the wire.
type dialer struct {
	dial    DialFunc    // replaces name resolution and address check; nil = the system's
	to      string      // as Config.ConnectTo, without a scheme; "" = where the URL says
	tls     *tls.Config // nil = the system's roots
	allow   Allow
	timeout time.Duration
}

// open connects to the host of u. A host that is a literal address is checked before anything else; a name is
// checked after it was resolved, by the very address the socket connects to, so that no second answer of a name
// server can differ from the one that was judged.
func (d *dialer) open(ctx context.Context, u *url.URL) (net.Conn, error) {
	name := u.Hostname()
	if addr, err := netip.ParseAddr(name); err == nil {
		if err := d.allow.check(name, addr); err != nil {
			return nil, err
		}
	}
	ctx, cancel := context.WithTimeout(ctx, d.timeout)
	defer cancel()
	conn, err := d.connect(ctx, name, net.JoinHostPort(name, port(u)))
	if err != nil || u.Scheme != "https" || d.to != "" {
		return conn, err
	}
	config := &tls.Config{}
	if d.tls != nil {
		config = d.tls.Clone()
	}
	config.ServerName = name
	config.NextProtos = []string{"http/1.1"}
	secure := tls.Client(conn, config)
	if err := secure.HandshakeContext(ctx); err != nil {
		conn.Close()
		return nil, fmt.Errorf("tls: %w", err)
	}
	return secure, nil
}

func (d *dialer) connect(ctx context.Context, name, addr string) (net.Conn, error) {
	switch {
	case d.to != "":
		plain := net.Dialer{}
		return plain.DialContext(ctx, "tcp", d.to)
	case d.dial != nil:
		return d.dial(ctx, "tcp", addr)
	}
	checked := net.Dialer{Control: func(_, address string, _ syscall.RawConn) error {
		ap, err := netip.ParseAddrPort(address)
		if err != nil {
			return fmt.Errorf("address %q: %w", address, err)
		}
		return d.allow.check(name, ap.Addr())
	}}
	return checked.DialContext(ctx, "tcp", addr)
}

func port(u *url.URL) string {
	switch {
	case u.Port() != "":
		return u.Port()
	case u.Scheme == "https":
		return "443"
	}
	return "80"
}

// parseConnectTo reads "ADDR:PORT" or "http://ADDR:PORT".
func parseConnectTo(to string) (string, error) {
	if to == "" {
		return "", nil
	}
	to = strings.TrimSuffix(strings.TrimPrefix(to, "http://"), "/")
	if _, _, err := net.SplitHostPort(to); err != nil {
		return "", fmt.Errorf("connect to %q: want ADDR:PORT: %w", to, err)
	}
	return to, nil
}

package urls

import (
	"fmt"
	"net/netip"
	"strconv"
	"strings"

	"golang.org/x/net/idna"
)

// parts is a URL taken apart; after normalise each part is in canonical form.
type parts struct {
	scheme, host, port, path, query string
}

func parse(raw string) (parts, error) {
	p, err := split(clean(raw))
	if err != nil {
		return p, err
	}
	return p, p.normalise()
}

func normal(raw string) (string, error) {
	p, err := parse(raw)
	if err != nil {
		return "", fmt.Errorf("url %.200q: %w", raw, err)
	}
	return p.join(raw)
}

// split cuts an absolute URL as browsers do: backslashes are slashes, and any number of slashes may follow the scheme.
func split(s string) (parts, error) {
	var p parts
	if len(s) > MaxLength {
		return p, ErrLength
	}
	scheme := schemeOf(s)
	if !isWeb(scheme) {
		return p, ErrScheme
	}
	p.scheme = strings.ToLower(scheme)
	rest := strings.TrimLeft(s[len(scheme)+1:], `/\`)
	end := strings.IndexAny(rest, `/\?#`)
	if end < 0 {
		end = len(rest)
	}
	p.host = rest[:end]
	if at := strings.LastIndexByte(p.host, '@'); at >= 0 {
		p.host = p.host[at+1:]
	}
	if host := withoutPort(p.host); len(host) < len(p.host) {
		p.host, p.port = host, p.host[len(host)+1:]
	}
	p.path, p.query = cutQuery(rest[end:])
	return p, nil
}

// cutQuery takes the fragment off and parts path and query.
func cutQuery(s string) (path, query string) {
	s, _, _ = strings.Cut(s, "#")
	path, query, _ = strings.Cut(s, "?")
	return path, query
}

func (p *parts) normalise() error {
	var err error
	if p.host, err = asciiHost(p.host); err != nil {
		return err
	}
	if p.port != "" {
		n, err := strconv.ParseUint(p.port, 10, 16)
		if err != nil {
			return fmt.Errorf("%w: port %q", ErrHost, p.port)
		}
		p.port = strconv.FormatUint(n, 10)
	}
	if p.port == "80" && p.scheme == "http" || p.port == "443" && p.scheme == "https" {
		p.port = ""
	}
	p.path = cleanPath(encode(p.path, inPath))
	p.query = encode(p.query, inQuery)
	return nil
}

func (p *parts) authority() string {
	if p.port == "" {
		return p.host
	}
	return p.host + ":" + p.port
}

func (p *parts) join(raw string) (string, error) {
	s := p.scheme + "://" + p.authority() + p.path
	if p.query != "" {
		s += "?" + p.query
	}
	if len(s) > MaxLength {
		return "", fmt.Errorf("url %.200q: %w", raw, ErrLength)
	}
	return s, nil
}

// hostNames maps to lower-case ASCII as browsers do; underscores and hyphens anywhere are let through.
var hostNames = idna.New(idna.MapForLookup(), idna.BidiRule(), idna.Transitional(false), idna.StrictDomainName(false),
	idna.CheckHyphens(false), idna.VerifyDNSLength(false))

func asciiHost(host string) (string, error) {
	if strings.HasPrefix(host, "[") {
		addr, err := netip.ParseAddr(strings.Trim(host, "[]"))
		if err != nil || !addr.Is6() || addr.Zone() != "" {
			return "", fmt.Errorf("%w: %q", ErrHost, host)
		}
		return "[" + addr.String() + "]", nil
	}
	plain := unescape(host)
	ascii := strings.ToLower(plain)
	if !isASCII(plain) {
		var err error
		if ascii, err = hostNames.ToASCII(plain); err != nil {
			return "", fmt.Errorf("%w: %q", ErrHost, host)
		}
	}
	ascii = strings.TrimSuffix(ascii, ".")
	if !validHost(ascii) {
		return "", fmt.Errorf("%w: %q", ErrHost, host)
	}
	return ascii, nil
}

// validHost takes letters, digits, '-' and '_' in labels of 1 to 63 bytes. A name that ends in a number must be a
// plain IPv4 address: "0x7f.1" and the like are refused.
func validHost(host string) bool {
	if host == "" || len(host) > 253 {
		return false
	}
	for label := range strings.SplitSeq(host, ".") {
		if label == "" || len(label) > 63 {
			return false
		}
		for i := range len(label) {
			if c := label[i]; !isAlnum(c) && c != '-' && c != '_' {
				return false
			}
		}
	}
	last := host[strings.LastIndexByte(host, '.')+1:]
	if last[0] < '0' || last[0] > '9' {
		return true
	}
	addr, err := netip.ParseAddr(host)
	if err != nil {
		_, err = strconv.ParseUint(last, 0, 64)
		return err != nil
	}
	return addr.Is4()
}

// clean trims what surrounds a URL in markup, and takes out the line breaks and tabs that stand in it.
func clean(s string) string {
	s = strings.TrimFunc(s, func(r rune) bool { return r <= ' ' })
	if strings.ContainsAny(s, "\t\r\n") {
		s = strings.NewReplacer("\t", "", "\r", "", "\n", "").Replace(s)
	}
	return s
}

// schemeOf gives what stands before ':' where it has the form of a scheme, else "".
func schemeOf(s string) string {
	for i := range len(s) {
		c := s[i]
		switch {
		case c == ':':
			return s[:i]
		case isAlnum(c) && (i > 0 || c > '9'):
		case i > 0 && (c == '+' || c == '-' || c == '.'):
		default:
			return ""
		}
	}
	return ""
}

func isWeb(scheme string) bool {
	return strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https")
}

func startsWithSlash(s string) bool { return s != "" && (s[0] == '/' || s[0] == '\\') }

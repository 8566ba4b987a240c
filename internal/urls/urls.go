// Package urls reads URLs always the same way: a URL, or a link and the page it stands on, comes in; one canonical,
// absolute http or https URL goes out, with its host and its registrable domain. It never looks anything up, and
// never changes what a server is asked for but in the ways that Canonical names.
package urls

import (
	"errors"
	"fmt"
	"net/netip"
	"strings"

	"golang.org/x/net/publicsuffix"
)

// MaxLength is the longest URL accepted, in bytes, before and after normalising. Longer ones are traps or mistakes.
const MaxLength = 8192

// Sentinels of Canonical and Resolve; errors wrap them.
var (
	ErrScheme = errors.New("neither http nor https")
	ErrHost   = errors.New("no valid host")
	ErrLength = fmt.Errorf("longer than %d bytes", MaxLength)
)

// Canonical gives the one form under which a URL is known: scheme and host in lower case, host in ASCII (IDNA), no
// user and password, no default port, no trailing dot, at least "/" as path, no dot segments, percent-encoding in
// upper case and only where needed, no fragment, no tracking parameters. The rest of the query keeps its order.
// Canonical of a canonical URL is itself. Errors wrap ErrScheme, ErrHost or ErrLength.
func Canonical(raw string) (string, error) {
	p, err := parse(raw)
	if err != nil {
		return "", fmt.Errorf("url %.200q: %w", raw, err)
	}
	p.query = dropTracking(p.host, p.query)
	return p.join(raw)
}

// Resolve gives the absolute URL that the link ref means on the page at base, in canonical form but with tracking
// parameters kept. Errors as Canonical's; a "mailto:" or "javascript:" link gives ErrScheme.
func Resolve(base, ref string) (string, error) {
	ref = clean(ref)
	if scheme := schemeOf(ref); scheme != "" {
		if rest := ref[len(scheme)+1:]; startsWithSlash(rest) || !isWeb(scheme) {
			return normal(ref)
		} else if b := schemeOf(base); !strings.EqualFold(b, scheme) {
			return normal(ref)
		} else {
			ref = rest // "http:page.html" on an http page is relative, as browsers have it
		}
	}
	b, err := split(clean(base))
	if err != nil {
		return "", fmt.Errorf("base url %.200q: %w", base, err)
	}
	switch {
	case len(ref) > 1 && startsWithSlash(ref) && startsWithSlash(ref[1:]):
		return normal(b.scheme + ":" + ref)
	case startsWithSlash(ref):
		b.path, b.query = cutQuery(ref)
	default:
		path, query := cutQuery(ref)
		if path != "" {
			b.path = b.path[:strings.LastIndexAny(b.path, `/\`)+1] + path
			b.query = query
		} else if query != "" || strings.HasPrefix(ref, "?") {
			b.query = query
		}
	}
	if err := b.normalise(); err != nil {
		return "", fmt.Errorf("url %.200q: %w", ref, err)
	}
	return b.join(ref)
}

// Host gives host[:port] of an absolute URL in canonical form, "" where it has none. It is what politeness counts by.
func Host(url string) string {
	p, err := parse(url)
	if err != nil {
		return ""
	}
	return p.authority()
}

// Site gives the registrable domain of a host, with or without port: "example.co.uk" for "news.example.co.uk". An IP
// address, a single label and a public suffix give themselves. Private suffixes count: each blog of a blog host is a
// site of its own.
func Site(host string) string {
	host = strings.ToLower(strings.TrimSuffix(withoutPort(host), "."))
	if _, err := netip.ParseAddr(strings.Trim(host, "[]")); err == nil {
		return host
	}
	site, err := publicsuffix.EffectiveTLDPlusOne(host)
	if err != nil {
		return host
	}
	return site
}

// SameSite says whether two absolute URLs have the same registrable domain. A URL without a host has none.
func SameSite(a, b string) bool {
	site := Site(Host(a))
	return site != "" && site == Site(Host(b))
}

func withoutPort(host string) string {
	colon := strings.LastIndexByte(host, ':')
	if colon < 0 || strings.HasSuffix(host, "]") || (strings.Count(host, ":") > 1 && host[0] != '[') {
		return host
	}
	return host[:colon]
}

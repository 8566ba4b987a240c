package crawler

import (
	"errors"
	"fmt"
	"net/netip"
	"strings"
)

// ErrAddress says that a connection was refused because the address is private, local or reserved.
var ErrAddress = errors.New("private or local address")

// Allow lists what may be reached although it is private or local.
type Allow struct {
	prefixes []netip.Prefix
	names    map[string]bool
}

// ParseAllow reads entries like "127.0.0.0/8", "10.1.2.3" or "intranet.example".
func ParseAllow(entries []string) (Allow, error) {
	a := Allow{names: map[string]bool{}}
	for _, entry := range entries {
		if prefix, err := netip.ParsePrefix(entry); err == nil {
			a.prefixes = append(a.prefixes, prefix.Masked())
		} else if addr, err := netip.ParseAddr(entry); err == nil {
			a.prefixes = append(a.prefixes, netip.PrefixFrom(addr, addr.BitLen()))
		} else if entry == "" || strings.ContainsAny(entry, "/: ") {
			return Allow{}, fmt.Errorf("allow %q: neither a prefix, an address nor a host name", entry)
		} else {
			a.names[strings.ToLower(entry)] = true
		}
	}
	return a, nil
}

// check refuses addr unless it is public or allowed; name is the host that was asked for.
func (a Allow) check(name string, addr netip.Addr) error {
	addr = addr.WithZone("").Unmap()
	if a.names[strings.ToLower(name)] {
		return nil
	}
	for _, p := range a.prefixes {
		if p.Contains(addr) {
			return nil
		}
	}
	if !addr.IsGlobalUnicast() || addr.IsPrivate() {
		return fmt.Errorf("%w %s", ErrAddress, addr)
	}
	for _, p := range reserved {
		if p.Contains(addr) {
			return fmt.Errorf("%w %s", ErrAddress, addr)
		}
	}
	return nil
}

// reserved are the blocks of the IANA special-purpose registries that netip's own tests do not cover. The metadata
// services of clouds lie in link-local (169.254.169.254), unique local (fd00:ec2::254) and shared space
// (100.100.100.200). Blocks that carry an IPv4 address within are refused whole.
var reserved = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"),
	netip.MustParsePrefix("100.64.0.0/10"), // carrier-grade NAT
	netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("192.0.2.0/24"),
	netip.MustParsePrefix("198.18.0.0/15"),
	netip.MustParsePrefix("198.51.100.0/24"),
	netip.MustParsePrefix("203.0.113.0/24"),
	netip.MustParsePrefix("240.0.0.0/4"),
	netip.MustParsePrefix("::/96"),
	netip.MustParsePrefix("64:ff9b::/96"), // NAT64
	netip.MustParsePrefix("64:ff9b:1::/48"),
	netip.MustParsePrefix("100::/64"),
	netip.MustParsePrefix("2001::/32"), // Teredo
	netip.MustParsePrefix("2001:db8::/32"),
	netip.MustParsePrefix("2002::/16"), // 6to4
	netip.MustParsePrefix("fec0::/10"),
}

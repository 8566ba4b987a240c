package robots

import "strings"

// pattern is the value of one allow or disallow line.
type pattern struct {
	parts  []string // the pieces between '*'
	end    bool     // it ended in '$'
	allow  bool
	length int // octets of the normalized pattern
}

// newPattern reads a rule's value; an empty one says nothing.
func newPattern(value string, allow bool) (pattern, bool) {
	if value == "" {
		return pattern{}, false
	}
	p := pattern{allow: allow}
	value, p.end = strings.CutSuffix(value, "$")
	value = normalize(value, false)
	p.length = len(value)
	if p.end {
		p.length++
	}
	p.parts = strings.Split(value, "*")
	return p, true
}

// match says whether the normalized path begins as the pattern says, or equals it where it ends in '$'.
func (p *pattern) match(path string) bool {
	rest, ok := strings.CutPrefix(path, p.parts[0])
	if !ok {
		return false
	}
	if len(p.parts) == 1 {
		return !p.end || rest == ""
	}
	for _, part := range p.parts[1 : len(p.parts)-1] {
		_, after, found := strings.Cut(rest, part)
		if !found {
			return false
		}
		rest = after
	}
	last := p.parts[len(p.parts)-1]
	if p.end {
		return strings.HasSuffix(rest, last)
	}
	return strings.Contains(rest, last)
}

const hex = "0123456789ABCDEF"

// normalize brings a path or a pattern to one spelling: octets beyond ASCII percent-encoded, unreserved ones not,
// hex digits in upper case. '$' and, in a path, '*' are encoded too, so that a pattern can name them as %24 and %2A.
func normalize(s string, path bool) string {
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); i++ {
		c := s[i]
		encoded := c == '%' && i+2 < len(s) && unhex(s[i+1]) >= 0 && unhex(s[i+2]) >= 0
		if encoded {
			c = byte(unhex(s[i+1])<<4 | unhex(s[i+2]))
			i += 2
		}
		if c >= 0x80 || c <= ' ' || c == '$' || c == '*' && (path || encoded) || encoded && !unreserved(c) {
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

// unhex gives the value of a hex digit, -1 for anything else.
func unhex(c byte) int {
	if c >= 'A' && c <= 'F' {
		c += 'a' - 'A'
	}
	return strings.IndexByte("0123456789abcdef", c)
}

func unreserved(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' || strings.IndexByte("-._~", c) >= 0
}

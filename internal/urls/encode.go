package urls

import "strings"

const upperHex = "0123456789ABCDEF"

// What must be percent-encoded besides controls, space and bytes past ASCII: WHATWG's path and special-query sets,
// and '|', '^', '`' in paths, which browsers and servers write both ways.
const (
	inPath  = "\"<>`{}|^"
	inQuery = "\"<>'"
)

// encode normalises percent-encoding: unreserved characters plain, all else that is encoded in upper case, a '%' that
// begins no escape as "%25".
func encode(s, unsafe string) string {
	start := 0
	for start < len(s) && s[start] != '%' && isPlain(s[start], unsafe) {
		start++
	}
	if start == len(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 16)
	b.WriteString(s[:start])
	for i := start; i < len(s); i++ {
		c := s[i]
		switch v, ok := escapeAt(s, i); {
		case ok && isUnreserved(v):
			b.WriteByte(v)
			i += 2
		case ok:
			writeEscape(&b, v)
			i += 2
		case c == '%' || !isPlain(c, unsafe):
			writeEscape(&b, c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// unescape decodes each percent escape of a host.
func unescape(s string) string {
	if strings.IndexByte(s, '%') < 0 {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if v, ok := escapeAt(s, i); ok {
			b = append(b, v)
			i += 2
		} else {
			b = append(b, s[i])
		}
	}
	return string(b)
}

// cleanPath makes backslashes slashes, resolves "." and ".." segments, and gives "/" for nothing.
func cleanPath(path string) string {
	if strings.IndexByte(path, '\\') >= 0 {
		path = strings.ReplaceAll(path, `\`, "/")
	}
	if path == "" || path[0] != '/' {
		path = "/" + path
	}
	if !strings.Contains(path, "/.") {
		return path
	}
	out := make([]byte, 0, len(path))
	for rest := path; rest != ""; {
		end := strings.IndexByte(rest[1:], '/') + 1
		last := end == 0
		if last {
			end = len(rest)
		}
		switch segment := rest[1:end]; {
		case segment == "..":
			out = out[:max(strings.LastIndexByte(string(out), '/'), 0)]
		case segment != ".":
			out = append(out, rest[:end]...)
			last = false
		}
		if last {
			out = append(out, '/')
		}
		rest = rest[end:]
	}
	return string(out)
}

func escapeAt(s string, i int) (byte, bool) {
	if s[i] != '%' || i+2 >= len(s) {
		return 0, false
	}
	hi, lo := unhex(s[i+1]), unhex(s[i+2])
	return byte(hi<<4 | lo), hi >= 0 && lo >= 0
}

func writeEscape(b *strings.Builder, c byte) {
	b.WriteByte('%')
	b.WriteByte(upperHex[c>>4])
	b.WriteByte(upperHex[c&15])
}

func unhex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

func isPlain(c byte, unsafe string) bool {
	return c > ' ' && c < 0x7f && strings.IndexByte(unsafe, c) < 0
}

func isUnreserved(c byte) bool { return isAlnum(c) || c == '-' || c == '.' || c == '_' || c == '~' }

func isAlnum(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

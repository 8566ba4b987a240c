package warc

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"broadsheet/internal/urls"
)

// surt gives the key that replay tools look a URL up by (Sort-friendly URI Reordering Transform, with the Internet
// Archive's rules): host labels reversed, without "www", everything in lower case, query arguments sorted, session
// ids gone. What is neither http nor https is its own key.
func surt(url string) string {
	canonical, err := urls.Resolve(url, "")
	if err != nil {
		return url
	}
	_, rest, _ := strings.Cut(canonical, "://")
	host, rest, _ := strings.Cut(rest, "/")
	path, query, _ := strings.Cut(rest, "?")
	key := reverseHost(host) + ")" + surtPath("/"+path)
	if query = surtQuery(query); query != "" {
		key += "?" + query
	}
	return key
}

var wwwPrefix = regexp.MustCompile(`^www\d*\.`)

func reverseHost(host string) string {
	host = host[len(wwwPrefix.FindString(host)):]
	if strings.HasPrefix(host, "[") {
		return strings.Trim(host, "[]")
	}
	name, port, found := strings.Cut(host, ":")
	labels := strings.Split(name, ".")
	slices.Reverse(labels)
	name = strings.Join(labels, ",")
	if found {
		name += ":" + port
	}
	return name
}

var (
	slashes     = regexp.MustCompile(`/{2,}`)
	aspxSession = regexp.MustCompile(`^(.*/)\((?:[0-9a-z]{24}|(?:[a-z]\([0-9a-z]{24}\))+)\)/([^?]+\.aspx.*)$`)
)

func surtPath(path string) string {
	path = strings.ToLower(escapeOnce(slashes.ReplaceAllString(unescapeAll(path), "/")))
	path = aspxSession.ReplaceAllString(path, "$1$2")
	if len(path) > 1 {
		path = strings.TrimSuffix(path, "/")
	}
	return path
}

var querySession = regexp.MustCompile(`(?:jsessionid=[0-9a-z]{32}|phpsessid=[0-9a-z]{32}|sid=[0-9a-z]{32}|` +
	`aspsessionid[a-z]{8}=[a-z]{24}|cfid=[^&]+&cftoken=[^&]+)(?:&|$)`)

func surtQuery(query string) string {
	query = querySession.ReplaceAllString(strings.ToLower(escapeOnce(unescapeAll(query))), "")
	if len(query) < 2 {
		return query
	}
	args := strings.Split(query, "&")
	slices.SortStableFunc(args, func(a, b string) int { // by name, then those without a value, then by value
		nameA, valueA, hasA := strings.Cut(a, "=")
		nameB, valueB, hasB := strings.Cut(b, "=")
		if nameA == nameB && hasA != hasB {
			return cmp.Compare(len(a), len(b))
		}
		return cmp.Or(strings.Compare(nameA, nameB), strings.Compare(valueA, valueB))
	})
	return strings.Join(args, "&")
}

// unescapeAll decodes percent escapes until none is left, at most as often as the text can shrink.
func unescapeAll(s string) string {
	for strings.IndexByte(s, '%') >= 0 {
		out := make([]byte, 0, len(s))
		for i := 0; i < len(s); i++ {
			hi, lo := hexAt(s, i+1), hexAt(s, i+2)
			if s[i] != '%' || hi < 0 || lo < 0 {
				out = append(out, s[i])
				continue
			}
			out = append(out, byte(hi<<4|lo))
			i += 2
		}
		if len(out) == len(s) {
			break
		}
		s = string(out)
	}
	return s
}

func hexAt(s string, i int) int {
	if i >= len(s) {
		return -1
	}
	return strings.IndexByte("0123456789abcdef", s[i]|0x20)
}

// escapeOnce encodes controls, space, '#', '%' and bytes past ASCII.
func escapeOnce(s string) string {
	const hex = "0123456789abcdef"
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c >= 0x7f || c == '#' || c == '%' {
			b.WriteString("%" + string(hex[c>>4]) + string(hex[c&15]))
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

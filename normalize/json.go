package normalize

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// value is a JSON value as pages carry it. Strings without escapes are ranges of the page.
type value struct {
	kind  byte   // 's' string, 'o' object, 'a' array, 'l' literal (number, true, false, a bare word), 0 null
	text  string // of strings and literals
	items []member
}

// member is an entry of an object, or of an array (no key).
type member struct {
	key string
	value
}

// maxJSONDepth is the deepest nesting read; deeper values are null.
const maxJSONDepth = 64

// parseJSON reads the JSON in s as browsers' neighbours write it: CDATA and comments around and inside it, control
// characters in strings, trailing and missing commas, single quotes, bare words, several values in a row. It never
// fails: what cannot be read ends the value that holds it.
func parseJSON(s string) []value {
	j := &jsonReader{s: s}
	var out []value
	for j.space(); j.i < len(j.s); j.space() {
		at := j.i
		if c := j.s[j.i]; c == '{' || c == '[' {
			out = append(out, j.value(0))
		}
		if j.i == at {
			j.i++
		}
	}
	return out
}

type jsonReader struct {
	s      string
	i      int
	open   []member // of all containers under way
	strict bool     // a program wrote it: quotes in strings are escaped, and nulls keep their places
}

// space skips white space, comments and the markers of CDATA and HTML comments.
func (j *jsonReader) space() {
	for j.i < len(j.s) {
		c, rest := j.s[j.i], j.s[j.i:]
		switch {
		case c <= ' ' || c == ';':
			j.i++
		case c == 0xEF && strings.HasPrefix(rest, "\ufeff"):
			j.i += 3
		case c == 0xC2 && strings.HasPrefix(rest, "\u00a0"):
			j.i += 2
		case c == '/' && strings.HasPrefix(rest, "/*"):
			j.skipPast("*/")
		case c == '/' && strings.HasPrefix(rest, "//"):
			if line, _, _ := strings.Cut(rest, "\n"); strings.HasPrefix(line, "//<![CDATA[") || strings.HasPrefix(line, "// <![CDATA[") {
				j.i += strings.Index(line, "[CDATA[") + len("[CDATA[")
			} else {
				j.i += len(line)
			}
		case c == '<' && strings.HasPrefix(rest, "<![CDATA["):
			j.i += len("<![CDATA[")
		case c == '<' && strings.HasPrefix(rest, "<!--"):
			j.i += len("<!--")
		case c == '-' && strings.HasPrefix(rest, "-->"), c == ']' && strings.HasPrefix(rest, "]]>"):
			j.i += len("-->")
		default:
			return
		}
	}
}

func (j *jsonReader) skipPast(end string) {
	if n := strings.Index(j.s[j.i:], end); n >= 0 {
		j.i += n + len(end)
	} else {
		j.i = len(j.s)
	}
}

func (j *jsonReader) value(depth int) value {
	j.space()
	if j.i >= len(j.s) || depth > maxJSONDepth {
		j.i = len(j.s)
		return value{}
	}
	switch c := j.s[j.i]; c {
	case '{':
		return j.container('o', '}', depth)
	case '[':
		return j.container('a', ']', depth)
	case '"', '\'':
		return value{kind: 's', text: j.quoted(c)}
	}
	at := j.i
	for j.i < len(j.s) && !strings.ContainsRune(",]}:\n\r", rune(j.s[j.i])) {
		j.i++
	}
	word := strings.TrimSpace(j.s[at:j.i])
	if word == "" || word == "null" || word == "undefined" || word == "NaN" {
		return value{}
	}
	return value{kind: 'l', text: word}
}

func (j *jsonReader) container(kind, end byte, depth int) (v value) {
	from := len(j.open)
	defer func() {
		v.items = slices.Clone(j.open[from:])
		j.open = j.open[:from]
	}()
	v.kind = kind
	j.i++
	for {
		for j.space(); j.i < len(j.s) && j.s[j.i] == ','; j.space() {
			j.i++
		}
		if j.i >= len(j.s) {
			return v
		}
		switch j.s[j.i] {
		case end:
			j.i++
			return v
		case ']', '}', ':': // closes another container, or stands astray
			j.i++
			continue
		}
		at := j.i
		var m member
		if kind == 'o' {
			m.key = j.value(maxJSONDepth).text
			if j.space(); j.i >= len(j.s) || j.s[j.i] != ':' {
				if j.i == at {
					j.i++
				}
				continue
			}
			j.i++
		}
		if m.value = j.value(depth + 1); m.kind != 0 || j.strict {
			j.open = append(j.open, m)
		}
		if j.i == at {
			j.i++
		}
	}
}

// quoted reads a string up to its closing quote; a quote that no comma, colon or bracket follows is part of it.
func (j *jsonReader) quoted(q byte) string {
	j.i++
	at, plain := j.i, true
	for ; ; j.i++ {
		for j.i < len(j.s) && !inString[j.s[j.i]] {
			j.i++
		}
		if j.i >= len(j.s) {
			break
		}
		switch c := j.s[j.i]; {
		case c == '\\':
			plain = false
			j.i++
		case c < ' ':
			plain = false
		case c == q && (j.strict || j.closes()):
			raw := j.s[at:j.i]
			j.i++
			if plain {
				return raw
			}
			return unescape(raw)
		}
	}
	j.i = min(j.i, len(j.s))
	return unescape(j.s[at:j.i])
}

// inString marks the bytes that may be more than themselves in a string.
var inString = func() (t [256]bool) {
	for c := range ' ' {
		t[c] = true
	}
	t['\\'], t['"'], t['\''] = true, true, true
	return
}()

func (j *jsonReader) closes() bool {
	for k := j.i + 1; k < len(j.s); k++ {
		switch c := j.s[k]; {
		case c <= ' ':
		case c == '"':
			return k > j.i+1 // a comma is missing
		case c == ',':
			return j.valueAt(k + 1)
		default:
			return strings.IndexByte(",:]}/<;", c) >= 0
		}
	}
	return true
}

// valueAt says that a key, a value or an end stands at byte k, white space aside.
func (j *jsonReader) valueAt(k int) bool {
	rest := strings.TrimLeft(j.s[min(k, len(j.s)):], " \t\r\n,")
	if rest == "" || strings.IndexByte("\"'{}[]-/0123456789", rest[0]) >= 0 {
		return true
	}
	return strings.HasPrefix(rest, "true") || strings.HasPrefix(rest, "false") || strings.HasPrefix(rest, "null") || strings.HasPrefix(rest, "undefined")
}

func unescape(s string) string {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < ' ' {
			c = ' '
		}
		if c != '\\' || i+1 == len(s) {
			b = append(b, c)
			continue
		}
		i++
		switch s[i] {
		case 'n':
			b = append(b, '\n')
		case 'r', 't', 'b', 'f':
			b = append(b, ' ')
		case 'u':
			r, n := unescapeRune(s[i-1:])
			b = utf8.AppendRune(b, r)
			i += n - 2
		case 'x': // JavaScript's
			n, err := strconv.ParseUint(s[min(i+1, len(s)):min(i+3, len(s))], 16, 8)
			if err != nil {
				b = append(b, 'x')
				continue
			}
			b = utf8.AppendRune(b, rune(max(n, ' ')))
			i += 2
		default:
			b = append(b, s[i])
		}
	}
	return string(b)
}

// unescapeRune reads \u and its four hex digits, or a surrogate pair of them, at the head of s and gives its length.
func unescapeRune(s string) (rune, int) {
	hex := func(s string) (rune, bool) {
		if len(s) < 6 || s[0] != '\\' || s[1] != 'u' {
			return 0, false
		}
		n, err := strconv.ParseUint(s[2:6], 16, 32)
		return rune(n), err == nil
	}
	r, ok := hex(s)
	if !ok {
		return utf8.RuneError, 2
	}
	if r >= 0xD800 && r < 0xDC00 {
		if lo, ok := hex(s[6:]); ok && lo >= 0xDC00 && lo < 0xE000 {
			return (r-0xD800)<<10 | (lo - 0xDC00) + 0x10000, 12
		}
	}
	if r == 0 {
		r = ' '
	}
	return r, 6
}

// get is the member named key of an object, or null.
func (v *value) get(key string) *value {
	if v.kind == 'o' {
		for i := range v.items {
			if v.items[i].key == key {
				return &v.items[i].value
			}
		}
	}
	return &value{}
}

// list is v's items if it is an array, else v alone; nothing if it is null.
func (v *value) list() []member {
	switch v.kind {
	case 0:
		return nil
	case 'a':
		return v.items
	}
	return []member{{value: *v}}
}

// str is a string or literal, the first of a list, or the name or @value of an object; else "".
func (v *value) str() string {
	switch v.kind {
	case 's', 'l':
		return v.text
	case 'a':
		if len(v.items) > 0 {
			return v.items[0].str()
		}
	case 'o':
		if s := v.get("name").str(); s != "" {
			return s
		}
		return v.get("@value").str()
	}
	return ""
}

// strs are the strings of v: one, or those of a list.
func (v *value) strs() []string {
	var out []string
	for _, m := range v.list() {
		if s := m.str(); s != "" {
			out = append(out, s)
		}
	}
	return out
}

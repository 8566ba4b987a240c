package decode

import (
	"bytes"
	"strings"
)

// maxPrescan is how far into a page a charset is looked for, in bytes. WHATWG asks for 1,024; pages put it later.
const maxPrescan = 8192

// prescan finds the charset that a meta element declares, by WHATWG's "prescan a byte stream": comments are skipped,
// the first usable declaration wins. It gives the label as written, "" where there is none.
func prescan(head []byte) string {
	for {
		open := bytes.IndexByte(head, '<')
		if open < 0 || open+1 == len(head) {
			return ""
		}
		head = head[open+1:]
		switch c := head[0]; {
		case bytes.HasPrefix(head, []byte("!--")):
			// "<!-->" is a whole comment, so its two hyphens may be those of the end.
			end := bytes.Index(head[1:], []byte("-->"))
			if end < 0 {
				return ""
			}
			head = head[1+end+3:]
		case c == '!' || c == '?' || c == '/' && len(head) > 1 && !isLetter(head[1]):
			end := bytes.IndexByte(head, '>')
			if end < 0 {
				return ""
			}
			head = head[end+1:]
		case c == '/' || isLetter(c):
			name, rest := tagName(head)
			label, after := attributes(rest, name == "meta")
			if label != "" {
				return label
			}
			head = after
		}
	}
}

// attributes reads past the attributes of one tag; of a meta tag it gives the charset declared.
func attributes(s []byte, isMeta bool) (label string, rest []byte) {
	var charset, content string
	var pragma bool
	seen := map[string]bool{}
	for {
		name, value, after, ok := attribute(s)
		s = after
		if !ok {
			break
		}
		if !isMeta || seen[name] {
			continue
		}
		seen[name] = true
		switch name {
		case "http-equiv":
			pragma = strings.EqualFold(value, "content-type")
		case "content":
			content = charsetOf(value)
		case "charset":
			charset = value
		}
	}
	if charset == "" && pragma {
		charset = content
	}
	if _, name := lookup(charset); name == "" {
		return "", s
	}
	return charset, s
}

// attribute reads one attribute, its name in lower case; ok is false at the end of the tag or of the bytes.
func attribute(s []byte) (name, value string, rest []byte, ok bool) {
	s = bytes.TrimLeft(s, "\t\n\f\r /")
	if len(s) == 0 {
		return "", "", s, false
	}
	if s[0] == '>' {
		return "", "", s[1:], false
	}
	end := 1 // a name may begin with '='
	for end < len(s) && !strings.ContainsRune("\t\n\f\r />=", rune(s[end])) {
		end++
	}
	name = strings.ToLower(string(s[:end]))
	s = bytes.TrimLeft(s[end:], "\t\n\f\r ")
	if len(s) == 0 || s[0] != '=' {
		return name, "", s, true
	}
	s = bytes.TrimLeft(s[1:], "\t\n\f\r ")
	if len(s) == 0 {
		return "", "", s, false
	}
	if quote := s[0]; quote == '"' || quote == '\'' {
		end := bytes.IndexByte(s[1:], quote)
		if end < 0 {
			return "", "", nil, false
		}
		return name, string(s[1 : 1+end]), s[end+2:], true
	}
	if end = bytes.IndexAny(s, "\t\n\f\r >"); end < 0 {
		return "", "", nil, false
	}
	return name, string(s[:end]), s[end:], true
}

func tagName(s []byte) (string, []byte) {
	end := bytes.IndexAny(s, "\t\n\f\r />")
	if s[0] == '/' {
		end = bytes.IndexAny(s, "\t\n\f\r >")
	}
	if end < 0 {
		return "", nil
	}
	return strings.ToLower(string(s[:end])), s[end:]
}

// charsetOf gives the charset parameter of a Content-Type, however sloppily written.
func charsetOf(contentType string) string {
	lower := strings.ToLower(contentType)
	for from := 0; ; {
		i := strings.Index(lower[from:], "charset")
		if i < 0 {
			return ""
		}
		from += i + len("charset")
		rest := strings.TrimLeft(lower[from:], " \t\r\n\f")
		value, ok := strings.CutPrefix(rest, "=")
		if !ok {
			continue
		}
		value = strings.TrimLeft(value, " \t\r\n\f")
		if value != "" && (value[0] == '"' || value[0] == '\'') {
			quoted, _, closed := strings.Cut(value[1:], value[:1])
			if !closed {
				return ""
			}
			return strings.TrimSpace(quoted)
		}
		if end := strings.IndexAny(value, "; \t\r\n\f,\"'"); end >= 0 {
			value = value[:end]
		}
		return value
	}
}

// xmlEncoding gives the encoding of an XML declaration at the start of body.
func xmlEncoding(body []byte) string {
	body = bytes.TrimLeft(body[:min(len(body), 1024)], "\t\n\f\r ")
	if !bytes.HasPrefix(body, []byte("<?xml")) {
		return ""
	}
	head, _, _ := bytes.Cut(body, []byte(">"))
	_, value, found := strings.Cut(strings.ToLower(string(head)), "encoding")
	value = strings.TrimLeft(value, " \t\r\n=")
	if !found || value == "" || value[0] != '"' && value[0] != '\'' {
		return ""
	}
	label, _, _ := strings.Cut(value[1:], value[:1])
	return label
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

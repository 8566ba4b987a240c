package feed

import (
	"bytes"
	"html"
	"regexp"
	"strings"
)

func isWeb(s string) bool {
	s = strings.TrimSpace(s)
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

// withoutControls replaces the control characters that XML forbids by spaces, and cuts a byte order mark.
func withoutControls(text []byte) []byte {
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	bad := func(c byte) bool { return c < ' ' && c != '\t' && c != '\n' && c != '\r' }
	for i, c := range text {
		if !bad(c) {
			continue
		}
		out := bytes.Clone(text)
		for j := i; j < len(out); j++ {
			if bad(out[j]) {
				out[j] = ' '
			}
		}
		return out
	}
	return text
}

var markup = regexp.MustCompile(`<[a-zA-Z/!][^<>]*>`)

// clean makes one line of a title that may hold markup and entities.
func clean(title string) string {
	if strings.ContainsAny(title, "<&") {
		title = html.UnescapeString(markup.ReplaceAllString(title, " "))
	}
	return strings.Join(strings.Fields(title), " ")
}

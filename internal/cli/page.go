package cli

import (
	"bytes"
	"io"
	"os"
	"strings"
)

// readNamed reads a file, or the standard input for "-".
func readNamed(stdin io.Reader, name string) ([]byte, error) {
	if name == "-" {
		return io.ReadAll(stdin)
	}
	return os.ReadFile(name)
}

// isPlain says that a page is plain text: by its media type where one is told, else because no tag stands in it.
func isPlain(contentType string, body []byte) bool {
	if t := strings.ToLower(contentType); strings.HasPrefix(t, "text/plain") {
		return true
	} else if t != "" {
		return false
	}
	for head := body[:min(len(body), 64<<10)]; ; {
		at := bytes.IndexByte(head, '<')
		if at < 0 {
			return true
		}
		head = head[at+1:]
		for _, tag := range pageTags {
			if len(head) >= len(tag) && strings.EqualFold(string(head[:len(tag)]), tag) {
				return false
			}
		}
	}
}

// pageTags are how tags begin that make a page of a text.
var pageTags = []string{"html", "!doctype", "head", "body", "div", "p>", "p ", "article", "title", "h1", "span", "meta", "script", "br", "a "}

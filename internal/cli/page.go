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
	head := bytes.ToLower(body[:min(len(body), 64<<10)])
	for _, tag := range []string{"<html", "<!doctype", "<head", "<body", "<div", "<p>", "<p ", "<article", "<title", "<h1", "<span", "<meta", "<script", "<br", "<a "} {
		if bytes.Contains(head, []byte(tag)) {
			return false
		}
	}
	return true
}

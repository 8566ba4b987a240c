package cli

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
)

// readManifest reads one job a line; a line that cannot be read is a job with an error. Paths are relative to the
// manifest. The manifest may be gzipped.
func readManifest(name string) ([]job, error) {
	raw, err := readPage(name)
	if err != nil {
		return nil, fail(ExitUsage, "check the path", "manifest: %w", err)
	}
	var jobs []job
	var kept []byte
	line := 0
	for text := range bytes.Lines(raw) {
		line++
		if len(bytes.TrimSpace(text)) == 0 {
			continue
		}
		var j job
		kept = slim(kept[:0], text)
		err := json.Unmarshal(kept, &j)
		var other *json.UnmarshalTypeError
		if errors.As(err, &other) {
			j.err = fmt.Errorf("no JSON object with id, url, html_path: %s is a JSON %s", cmp.Or(other.Field, "the line"), other.Value)
		} else if err != nil {
			j.err = fmt.Errorf("no JSON object with id, url, html_path: %w", err)
		} else if j.HTMLPath == "" {
			j.err = errors.New("no html_path")
		}
		j.path, j.manifest, j.line = filepath.Join(filepath.Dir(name), j.HTMLPath), name, line
		if j.ID == "" {
			j.ID = fmt.Sprintf("%s:%d", filepath.Base(name), line)
		}
		jobs = append(jobs, j)
	}
	return jobs, nil
}

// slim appends a JSON object to kept, with null for each object and array in it: what a manifest says of a page beyond
// a job's members may be many kilobytes, and encoding/json reads each byte twice. What is left out is not looked at.
func slim(kept, object []byte) []byte {
	depth := 0
	for i := 0; i < len(object); i++ {
		from := i
		switch object[i] {
		case '"':
			i = stringEnd(object, i)
		case '{', '[':
			if depth++; depth == 2 {
				kept = append(kept, "null"...)
			}
		case '}', ']':
			if depth--; depth == 1 {
				continue
			}
		}
		if depth < 2 {
			kept = append(kept, object[from:min(i+1, len(object))]...)
		}
	}
	return kept
}

// stringEnd is the place of the quote that ends the string beginning at byte i, or the length of s.
func stringEnd(s []byte, i int) int {
	for {
		n := bytes.IndexByte(s[i+1:], '"')
		if n < 0 {
			return len(s)
		}
		from := i + 1
		i = from + n
		if slashes := n - len(bytes.TrimRight(s[from:i], `\`)); slashes%2 == 0 {
			return i
		}
	}
}

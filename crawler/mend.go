package crawler

import (
	"bufio"
	"bytes"
	"io"
	"net/http"
	"strings"
)

// mended reads a header that the parser refused once more, leaving out the lines that are no fields, as browsers do.
// The copy keeps them; only what the page is read by goes without. The connection is not to be used again.
func (t *tap) mended(req *http.Request) (*http.Response, error) {
	heard := bytes.Clone(t.copy)
	in := bufio.NewReaderSize(io.MultiReader(bytes.NewReader(heard), t), len(heard)+16<<10)
	var clean bytes.Buffer
	folds := false // the line before was left in: a folded one may follow
	for n := 0; ; n++ {
		line, err := in.ReadString('\n')
		if err != nil {
			return nil, err
		}
		bare := strings.TrimRight(line, "\r\n")
		if bare == "" && n > 0 {
			break
		}
		if folded := bare != "" && (bare[0] == ' ' || bare[0] == '\t'); !folded {
			folds = n == 0 || isField(bare) && frames(bare)
		}
		if folds && printable(bare) {
			clean.WriteString(bare + "\r\n")
		}
	}
	clean.WriteString("\r\n")
	rest, err := in.Peek(in.Buffered()) // all that was heard: the first read took it whole
	if err != nil {
		return nil, err
	}
	clean.Write(rest)
	t.in = bufio.NewReaderSize(io.MultiReader(&clean, t), clean.Len()+16<<10)
	head, err := http.ReadResponse(t.in, req)
	if err != nil {
		return nil, err
	}
	head.Close = true
	return head, nil
}

// isField says that a header line has a name and no control characters.
func isField(line string) bool {
	name, _, ok := strings.Cut(line, ":")
	token := name != "" && strings.Trim(strings.ToLower(name), "abcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-.^_`|~") == ""
	return ok && token && printable(line)
}

func printable(line string) bool {
	return !strings.ContainsFunc(line, func(r rune) bool { return r < ' ' && r != '\t' || r == 0x7f })
}

// frames says that a field can be gone by: not a length that is no number, nor a transfer coding but chunked.
func frames(line string) bool {
	name, value, _ := strings.Cut(line, ":")
	value = strings.TrimSpace(value)
	switch strings.ToLower(name) {
	case "content-length":
		return value != "" && strings.Trim(value, "0123456789") == ""
	case "transfer-encoding":
		return strings.EqualFold(value, "chunked")
	}
	return true
}

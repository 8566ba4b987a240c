package decode

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func TestWhatIsNoTextGivesNone(t *testing.T) {
	noise := rand.New(rand.NewChaCha8([32]byte{1}))
	random := make([]byte, 3000)
	for i := range random {
		random[i] = byte(noise.Uint32())
	}
	wide := func(s string) string {
		var b strings.Builder
		for _, c := range []byte(s) {
			b.Write([]byte{c, 0})
		}
		return b.String()
	}
	page := strings.Repeat("The harbour reopened on Monday. ", 40)
	for name, c := range map[string]struct {
		body, contentType string
		binary            bool
	}{
		"a PDF":                          {"%PDF-1.4\n1 0 obj", "text/html", true},
		"a picture":                      {"\x89PNG\r\n\x1a\n0000", "", true},
		"random bytes":                   {string(random), "", true},
		"a program":                      {"\x00asm" + strings.Repeat("\x01\x00\x00", 200), "", true},
		"a page":                         {page, "", false},
		"a page with a few controls":     {strings.Repeat("\x00\x01", 20) + page, "", false},
		"a short page with some of them": {"<title>n\x00l</title>\x00<p>a\x00b", "", false},
		"UTF-16 with a mark":             {"\xff\xfe" + wide(page), "", false},
		"UTF-16 as declared":             {wide(page), "text/html; charset=UTF-16LE", false},
		"tabs and line ends":             {strings.Repeat("\t\r\n\f\v", 500) + page, "", false},
		"nothing":                        {"", "", false},
	} {
		text, charset, rule := UTF8([]byte(c.body), c.contentType)
		if (rule == RuleBinary) != c.binary || c.binary && (len(text) > 0 || charset != "") || !c.binary && c.body != "" && len(text) == 0 {
			t.Errorf("%s: %d bytes of text, charset %q by %s", name, len(text), charset, rule)
		}
	}
}

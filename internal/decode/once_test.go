package decode

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

// twice reads UTF-8 as another encoding, bytes without a meaning there as control characters, and writes it as UTF-8 again.
func twice(enc *charmap.Charmap, text string) string {
	var b strings.Builder
	for i := range len(text) {
		r := enc.DecodeByte(text[i])
		if r == '\uFFFD' {
			r = rune(text[i])
		}
		b.WriteRune(r)
	}
	return b.String()
}

func TestTextEncodedTwiceIsReadOnce(t *testing.T) {
	for _, text := range []string{
		"<p>The mayor’s plan — “no” — costs 5 €.</p>",
		"<p>" + polish + "</p>",
		"<p>" + russian + "</p>",
		"<p>a view of the harbour 😄 at dusk</p>",
		"é",
	} {
		for _, enc := range []*charmap.Charmap{charmap.ISO8859_1, charmap.Windows1252} {
			body := twice(enc, text)
			if got, _, _ := UTF8([]byte(body), ""); string(got) != text {
				t.Errorf("%v: %q is read as %q, not %q", enc, body, got, text)
			}
		}
	}
}

func TestTextEncodedOnceStays(t *testing.T) {
	for _, text := range []string{
		"<p>plain</p>",
		"<p>blåbær</p>",
		"<p>Ã</p>",
		"<p>Äh, Öl und Übermut</p>",
		"<p>The mayor’s plan</p>",
		"<p>It showed “â€™” for ’ until the charset was set</p>", // written about, on a page that is itself in order
		"<p>â\u0080</p>",
		"<p>" + strings.Repeat("word ", 40) + "Ã</p>",
		"<p>í\u00a0\u0080</p>", // half of a surrogate pair
		russian,
	} {
		if got, _, _ := UTF8([]byte(text), ""); string(got) != text {
			t.Errorf("%q is read as %q", text, got)
		}
	}
}

package normalize

import (
	"strings"
	"testing"
)

// What is skipped holds no word: of every word, at every place, and of words cut by one byte.
func TestMarksSkipNoWord(t *testing.T) {
	for _, m := range []*marks{authorMarks, notAuthorMarks, captionMarks, crumbMarks, dateMarks, pointMarks, wallMarks} {
		for _, w := range m.words {
			for _, before := range []string{"", "-", "x", "na", "auth", "bylin", "C_quot", strings.Repeat("tl", 9)} {
				if val := before + strings.ToUpper(w) + "r"; !m.in(val) {
					t.Errorf("%q is not in %q", w, val)
				}
				if val := before + w[:len(w)-1]; m.in(val) != m.inLower(val) {
					t.Errorf("%q: %v", val, m.in(val))
				}
			}
		}
	}
}

func TestMarks(t *testing.T) {
	m := newMarks("by-line", "author", "autor", "writer")
	for val, want := range map[string]bool{
		"": false, "a": false, "autho": false, "author": true, "c-Author__name": true, "auautor": true, "BY-LINE": true,
		"by\rline": false, "byline": false, "émile-Writer": true, "wrıter": false, "WRİTER": true, "é autho": false,
	} {
		if got := m.in(val); got != want {
			t.Errorf("%q: %v", val, got)
		}
	}
}

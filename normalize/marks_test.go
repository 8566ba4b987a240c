package normalize

import "testing"

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

package normalize

import (
	"testing"
	"testing/fstest"

	"broadsheet/internal/decode"
)

func TestTheRulesHashCoversWhatDecidesAReading(t *testing.T) {
	files := func(pairs ...string) part {
		m := fstest.MapFS{}
		for i := 0; i < len(pairs); i += 2 {
			m[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
		}
		return part{"rules", m}
	}
	base := hashOf(files("a.go", "1", "dates/b.go", "2"))
	for _, c := range []struct {
		name string
		part part
		same bool
	}{
		{"the same", files("a.go", "1", "dates/b.go", "2"), true},
		{"a test", files("a.go", "1", "a_test.go", "x", "dates/b.go", "2"), true},
		{"the trainer", files("a.go", "1", "dates/b.go", "2", "model/train/grow.go", "x"), true},
		{"another rule", files("a.go", "1", "dates/b.go", "3"), false},
		{"a file more", files("a.go", "1", "dates/b.go", "2", "dates/c.go", ""), false},
		{"another name", files("a.go", "1", "byline/b.go", "2"), false},
	} {
		if got := hashOf(c.part); (got == base) != c.same {
			t.Errorf("%s: hash %s beside %s", c.name, got, base)
		}
	}
	if own := hashOf(part{"normalize", source}); own == RulesHash() {
		t.Error("the decoder is not in the hash")
	}
	if b, err := decode.Source.ReadFile("charset.go"); err != nil || len(b) == 0 {
		t.Errorf("the decoder's source: %d bytes, %v", len(b), err)
	}
}

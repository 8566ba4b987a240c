package archive

import "testing"

func TestWordCount(t *testing.T) {
	for _, c := range []struct {
		text string
		want int
	}{
		{"", 0},
		{" — … ", 0},
		{"The bridge re-opened, didn't it?", 5},
		{"3,000 people\n\nand “one” dog", 6},
		{"橋が再開", 4},
		{"Zu spät’s", 2},
	} {
		if got := WordCount(c.text); got != c.want {
			t.Errorf("WordCount(%q) = %d, want %d", c.text, got, c.want)
		}
	}
}

func TestContentHashIsOfHeadlineAndText(t *testing.T) {
	r := Reading{Headline: "A", Blocks: []Block{{Kind: BlockParagraph, Text: "B"}}}
	same, other := r, r
	same.Section, other.Headline = "Local", "C"
	if r.ContentHash() != same.ContentHash() || r.ContentHash() == other.ContentHash() {
		t.Error("content hash follows something else than headline and text")
	}
	if none := (&Reading{Reason: "section page"}).ContentHash(); none != "" {
		t.Errorf("content hash without an article: %q", none)
	}
}

package normalize

import (
	"encoding/json"
	"testing"
)

// A Reader keeps nothing of one page for the next, and readings keep nothing of the Reader.
func TestReaderReusesNothingButMemory(t *testing.T) {
	pages := []Page{
		{Body: []byte("<title>Harbour</title><h1>Harbour</h1><p>By Ann Lee</p>" + harbourStory), URL: "https://a.example/1"},
		{Body: []byte("<table><p>x<b>y<div>" + harbourStory + "<script type=application/ld+json>{\"headline\":\"H &amp; K\"}</script>")},
		{Body: []byte("<p>short"), URL: "https://b.example/"},
		{Body: []byte("Harbour\n\n" + harbourStory), Plain: true},
	}
	var r Reader
	var want [][]byte
	readings := make([]any, 0, 2*len(pages))
	for range 2 {
		for _, in := range pages {
			readings = append(readings, r.Read(in))
			one, _ := json.Marshal(Read(in))
			want = append(want, one)
		}
	}
	for i, x := range readings { // after all pages are read: a reading that shares memory with the Reader has changed
		one, _ := json.Marshal(x)
		if string(one) != string(want[i]) {
			t.Errorf("page %d:\n%s\nwant\n%s", i, one, want[i])
		}
	}
}

const harbourStory = "<p>The council met on Monday, and after four hours of talk it voted for the plan of the new harbour, they said.</p>" +
	"<p>Work begins in May, the mayor said, and is to take three years; the old quay stays open until the last of it is done.</p>"

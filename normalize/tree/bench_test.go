package tree

import (
	"bytes"
	"testing"

	"golang.org/x/net/html"
)

// BenchmarkParse reads all pages of a set: ours with a warm parser, and x/net's html.Parse.
func BenchmarkParse(b *testing.B) {
	for _, set := range []string{"fundus", "wcxb"} {
		var pages [][]byte
		size := 0
		goldPages(b, set, func(_ string, page []byte) {
			pages = append(pages, page)
			size += len(page)
		})
		var p Parser
		b.Run(set+"/tree", func(b *testing.B) {
			work := 0
			for _, page := range pages {
				p.Parse(page)
				work += p.work()
			}
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				for _, page := range pages {
					p.Parse(page)
				}
			}
			perWork(b, work)
		})
		b.Run(set+"/html.Parse", func(b *testing.B) {
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				for _, page := range pages {
					html.Parse(bytes.NewReader(page))
				}
			}
		})
	}
}

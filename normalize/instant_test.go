package normalize

import (
	"testing"
	"time"
)

// A feed that tells a day's local midnight in UTC adds no time of day to it.
func TestAFeedsMidnightIsADay(t *testing.T) {
	page := []byte(`<html lang="en"><head><title>Pier to be rebuilt</title>
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Pier to be rebuilt","datePublished":"2026-03-03T00:00:00-06:00"}</script>
</head><body><h1>Pier to be rebuilt</h1><p>The harbor council voted on Tuesday evening to rebuild the old ferry pier, which has stood closed since a storm.</p></body></html>`)
	for at, want := range map[string]string{"2026-03-03T06:00:00Z": "2026-03-03", "2026-03-03T15:20:00Z": "2026-03-03T15:20:00+00:00"} {
		feed, err := time.Parse(time.RFC3339, at)
		if err != nil {
			t.Fatal(err)
		}
		r := Read(Page{URL: "https://harbor.example/news/pier", Body: page, FeedTime: feed, FeedPlace: "feed"})
		if got := r.Published.String(); got != want {
			t.Errorf("with %s in the feed: published %s, want %s", at, got, want)
		}
	}
}

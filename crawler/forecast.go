package crawler

import (
	"math"
	"time"
)

// Forecast is what a day of following a source costs, once its backlog is fetched.
type Forecast struct {
	Pages float64 // requests for pages, revisits included
	Polls float64 // requests for each feed and sitemap
	Front float64 // requests for each front page
}

// NewForecast reckons with a source that prints so many articles a day, crawled whenever something is due. Answers
// that tell of no change are counted as requests like any other.
func NewForecast(articles float64, watch bool) Forecast {
	visits := 1 + len(pageSteps)
	if watch {
		visits = 1 + len(watchSteps)
	}
	return Forecast{
		Pages: articles * float64(visits),
		Polls: polls(articles, feedFastest),
		Front: polls(articles, frontFastest),
	}
}

// polls is how often a day something is polled that moves so many times a day: each move starts the waits anew, from
// the fastest on, doubled each time.
func polls(moves float64, fastest time.Duration) float64 {
	most := float64(day) / float64(fastest)
	moves = min(max(moves, 0), most)
	if moves < 1 {
		return 1 + moves*math.Log2(most)
	}
	return min(most, moves*(1+math.Log2(most/moves)))
}

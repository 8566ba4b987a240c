package crawler

import "testing"

func TestForecast(t *testing.T) {
	for name, c := range map[string]struct {
		articles             float64
		watch                bool
		pages, polls, fronts float64
	}{
		"a paper that rests is polled once a day":           {0, false, 0, 1, 1},
		"a paper of many articles is polled at the fastest": {1000, false, 4000, 96, 24},
		"a watched page is asked for eight times":           {96, true, 768, 96, 24},
		"one article a day: the waits double to the end":    {1, false, 4, 1 + 6.585, 1 + 4.585},
	} {
		f := NewForecast(c.articles, c.watch)
		near := func(a, b float64) bool { return a-b < 0.01 && b-a < 0.01 }
		if !near(f.Pages, c.pages) || !near(f.Polls, c.polls) || !near(f.Front, c.fronts) {
			t.Errorf("%s: %+v, want %+v", name, f, c)
		}
	}
}

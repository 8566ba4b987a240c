package crawler

import (
	"maps"
	"slices"
	"time"

	"broadsheet/archive"
)

// End says why a run ended.
type End string

const (
	EndDone      End = "done" // nothing more was due
	EndBudget    End = "budget"
	EndPageLimit End = "page-limit"
	EndDisk      End = "disk-floor"
	EndStopped   End = "stopped"
)

// Summary is what one run did.
type Summary struct {
	Started   time.Time                  `json:"started"`
	Ended     time.Time                  `json:"ended"`
	End       End                        `json:"end"`
	Requests  int                        `json:"requests"` // all that were sent, robots.txt included
	New       int                        `json:"new"`      // pages captured for the first time
	Changed   int                        `json:"changed"`  // pages captured again with another payload
	Unchanged int                        `json:"unchanged"`
	Found     int                        `json:"found"` // pages, feeds and sitemaps met, known ones included
	Bytes     int64                      `json:"bytes"` // received
	Outcomes  map[archive.Outcome]int    `json:"outcomes"`
	Skips     map[archive.SkipReason]int `json:"skips"`
	Sources   map[string]*SourceSummary  `json:"sources"`
	NextDue   time.Time                  `json:"next_due"` // zero = nothing is due any more
}

// SourceSummary is what one run did for one source.
type SourceSummary struct {
	Requests int  `json:"requests"`
	Answers  int  `json:"answers"` // requests that a server answered, whatever it said
	New      int  `json:"new"`
	Changed  int  `json:"changed"`
	Failed   int  `json:"failed"` // no response, or a server error
	Down     bool `json:"down"`   // asked, and never answered
}

// Progress is where a run stands.
type Progress struct {
	Elapsed  time.Duration
	Requests int
	New      int
	Failed   int
	Bytes    int64
	Busy     int           // requests under way
	Waiting  int           // hosts with something due that must rest
	URL      string        // fetched last; "" before a rest
	Rest     time.Duration // until the next request may be sent, where all hosts rest
}

func newSummary(start time.Time, sources map[string]*scope) Summary {
	s := Summary{
		Started: start, End: EndDone,
		Outcomes: map[archive.Outcome]int{}, Skips: map[archive.SkipReason]int{}, Sources: map[string]*SourceSummary{},
	}
	for name := range sources {
		s.Sources[name] = &SourceSummary{}
	}
	return s
}

// count adds one answer.
func (r *run) count(a *answer) {
	s, of := &r.summary, r.summary.Sources[a.source.Name]
	s.Requests++
	of.Requests++
	s.Outcomes[a.outcome]++
	s.Found += len(a.found)
	if a.page != nil {
		s.Bytes += int64(len(a.page.response))
		of.Answers++
	}
	of.Down = of.Answers == 0
	if a.outcome == archive.OutcomeFailed || a.outcome == archive.OutcomeServerError {
		of.Failed++
	}
	if a.robots || a.target.Kind != archive.TargetPage {
		return
	}
	switch {
	case a.outcome == archive.OutcomePage && a.target.LastCapture == "":
		s.New++
		of.New++
	case a.outcome == archive.OutcomePage:
		s.Changed++
		of.Changed++
	case a.outcome == archive.OutcomeUnchanged, a.outcome == archive.OutcomeNotModified:
		s.Unchanged++
	}
}

// skip counts and tells of a URL that was not fetched, once a run.
func (r *run) skip(s archive.Skip) {
	if r.told[s.URL] {
		return
	}
	r.told[s.URL] = true
	r.summary.Skips[s.Reason]++
	if r.Skipped != nil {
		r.Skipped(s)
	}
}

func (r *run) progress(url string, rest time.Duration) {
	if r.Progress == nil {
		return
	}
	p := Progress{
		Elapsed: r.now().Sub(r.start), Requests: r.summary.Requests, New: r.summary.New, Bytes: r.summary.Bytes,
		Failed: r.summary.Outcomes[archive.OutcomeFailed] + r.summary.Outcomes[archive.OutcomeServerError],
		Busy:   r.busy, URL: url, Rest: rest,
	}
	for _, l := range r.lanes {
		if !l.empty && !l.busy {
			p.Waiting++
		}
	}
	r.Crawler.Progress(p)
}

// report logs one line a source.
func (r *run) report() {
	for _, name := range sortedKeys(r.summary.Sources) {
		if s := r.summary.Sources[name]; s.Requests > 0 {
			r.Logger.Info("source crawled", "source", name, "requests", s.Requests, "new", s.New, "changed", s.Changed,
				"failed", s.Failed)
		}
	}
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

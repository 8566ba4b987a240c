package demo

import "time"

// span is a stretch of time, half open.
type span struct{ from, to time.Time }

func (s span) holds(t time.Time) bool { return !t.Before(s.from) && t.Before(s.to) }

// faults are the things that go wrong in the town, apart from those of single pages. A nil paper or an empty span:
// the world is too short for it.
type faults struct {
	outage       span // an hour of 503
	outagePaper  *paper
	consent      span // three hours of consent walls instead of articles, on the first paper
	brokenFeed   span // the second paper's feed is cut short
	overflow     span // the second paper prints more than its feed holds
	robots       time.Time
	robotsPrefix string    // disallowed on the first paper from robots on
	layout       time.Time // the second paper's new layout
	silent       span      // a day on which silentPaper prints nothing
	silentPaper  *paper
}

// drawFaults places each fault around the start of some run, days apart, so that a crawl meets it.
func (w *World) drawFaults(days int) {
	d := w.dice("faults")
	runs := w.Runs()
	f := &w.faults
	at := func(day int) time.Time { // a run of that day, never its first or last
		day = min(day, days-1)
		return runs[min(day*6+1+d.IntN(4), len(runs)-1)]
	}
	if days < 2 {
		return
	}
	later := func(least int) int { return least + d.IntN(max(1, days-1-least)) }
	t := at(later(1))
	f.outagePaper, f.outage = w.papers[d.IntN(3)], span{t.Add(-20 * time.Minute), t.Add(40 * time.Minute)}
	t = at(later(0))
	f.consent = span{t.Add(-time.Hour), t.Add(2 * time.Hour)}
	t = at(later(1))
	f.brokenFeed = span{t.Add(-90 * time.Minute), t.Add(90 * time.Minute)}
	if days < 3 {
		return
	}
	night := w.start.AddDate(0, 0, later(1)).Add(22 * time.Hour)
	f.overflow = span{night.Add(30 * time.Minute), night.Add(3 * time.Hour)}
	f.robots, f.robotsPrefix = w.start.AddDate(0, 0, 1+d.IntN(max(1, days-2))).Add(time.Hour), "/opinion/"
	f.layout = w.start.AddDate(0, 0, later(2)).Add(5 * time.Hour)
	f.silentPaper = w.papers[d.IntN(3)]
	day := w.start.AddDate(0, 0, later(1)).Add(-time.Duration(offset(f.silentPaper)) * time.Second)
	f.silent = span{day, day.AddDate(0, 0, 1)}
}

// offset is the paper's distance from UTC, in seconds.
func offset(p *paper) int {
	_, sec := time.Time{}.In(p.zone).Zone()
	return sec
}

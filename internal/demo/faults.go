package demo

import (
	"slices"
	"strings"
	"time"
)

// span is a stretch of time, half open.
type span struct{ from, to time.Time }

func (s span) holds(t time.Time) bool { return !t.Before(s.from) && t.Before(s.to) }

func (s span) meets(o span) bool { return s.from.Before(o.to) && o.from.Before(s.to) }

// trouble is a fault of a whole paper, for a while.
type trouble struct {
	paper *paper
	span
	prefix string // of a closing: the paths that robots.txt forbids meanwhile
}

// faults are the things that go wrong in the town, apart from those of single pages: each about once in five days, of
// one paper on different days where there is room.
type faults struct {
	outages   []trouble   // an hour of 503
	walls     []trouble   // three hours of consent walls instead of articles
	broken    []trouble   // the feed is cut short
	overflows []trouble   // more is printed in a night than the feed holds
	closings  []trouble   // robots.txt forbids a section, and allows it again
	silences  []trouble   // a day on which nothing is printed
	layouts   []time.Time // the second paper's new layout comes, is taken back, comes again …
}

// moment is t as a span.
func moment(t time.Time) span { return span{t, t.Add(1)} }

// met says that the paper has such a trouble at some time of s.
func met(list []trouble, p *paper, s span) bool {
	return slices.ContainsFunc(list, func(t trouble) bool { return t.paper == p && t.meets(s) })
}

// forbids says that the closing is about the article.
func (t trouble) forbids(a *article) bool {
	return t.paper == a.paper && strings.HasPrefix(a.path, t.prefix)
}

func (w *World) silent(p *paper, t time.Time) bool { return met(w.faults.silences, p, moment(t)) }

// closed says that robots.txt, or a copy of it that a crawler may still go by, forbids the article at some time of s.
func (w *World) closed(a *article, s span) bool {
	return slices.ContainsFunc(w.faults.closings, func(t trouble) bool {
		return t.forbids(a) && t.from.Before(s.to) && s.from.Before(t.to.Add(graceForRobots+RunEvery))
	})
}

// offset is the paper's distance from UTC, in seconds.
func offset(p *paper) int {
	_, sec := time.Time{}.In(p.zone).Zone()
	return sec
}

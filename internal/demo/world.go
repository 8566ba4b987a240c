// Package demo is the news world of `broadsheet demo`: three newspapers that do not exist, a wire agency that does
// not either, and everything that a crawler meets in a month of following them.
//
// In come a seed, a number of days and a first moment; out come a web server that shows the town as it is at a
// virtual moment, and what a reader of it ought to have found. Facts are drawn first (events, articles, authors,
// edits, faults), pages are printed from the facts, and expectations are written from the same facts, never from what
// the program read. The same seed gives the same bytes on every platform; another seed gives other names, wordings,
// orders, dates and places of every fault. Nothing here reads a clock, a file or the network, and nothing of the town
// may be known anywhere else.
package demo

import (
	"hash/fnv"
	"html/template"
	"math/rand/v2"
	"net/http"
	"sync"
	"time"
)

// RunEvery is the time between two crawls of Runs.
const RunEvery = 4 * time.Hour

// World is one town with its papers, over some days.
type World struct {
	seed       uint64
	start, end time.Time
	papers     []*paper
	agency     agency
	faults     faults
	pages      *template.Template
	routes     map[string]*route // host + path and query, read by key only

	mu      sync.Mutex
	ledger  []Request
	limited map[string]time.Time // when a URL was first answered with 429
}

// Paper is what a source list needs to know of a newspaper.
type Paper struct {
	Name     string        `json:"name"` // short: a source's name
	Title    string        `json:"title"`
	Host     string        `json:"host"`
	URL      string        `json:"url"` // home page
	Language string        `json:"language"`
	Feeds    []string      `json:"feeds"`    // told to the source list; the second paper's feed is to be discovered
	Sitemaps []string      `json:"sitemaps"` // likewise
	Delay    time.Duration `json:"delay"`    // least time between two requests, as robots.txt or good manners have it
}

// agency is the wire agency.
type agency struct{ name, short string }

// New draws the world of a seed: days days from the midnight (UTC) of start on. Fewer than one day is one day; faults
// that need more days than there are stay away.
func New(seed uint64, days int, start time.Time) *World {
	start = start.UTC().Truncate(24 * time.Hour)
	days = max(days, 1)
	w := &World{
		seed: seed, start: start, end: start.AddDate(0, 0, days),
		pages: readTemplates(), routes: map[string]*route{}, limited: map[string]time.Time{},
	}
	names := readNames("names.txt")
	w.drawAgency(names)
	w.drawPapers(names)
	c := newCalendar(w.dice("calendar"), days, w.papers)
	w.drawFaults(c)
	w.drawArticles(names, days)
	w.drawHours(c)
	w.drawChanges()
	w.drawLimits()
	w.drawBoxes()
	w.layRoutes()
	return w
}

// Seed is the number the world was drawn from.
func (w *World) Seed() uint64 { return w.seed }

// End is the first moment after the last day.
func (w *World) End() time.Time { return w.end }

// Papers lists the newspapers.
func (w *World) Papers() []Paper {
	var out []Paper
	for _, p := range w.papers {
		out = append(out, p.Paper)
	}
	return out
}

// Runs lists the moments at which cron would start a crawl: every four hours, first two hours after midnight.
func (w *World) Runs() []time.Time {
	var out []time.Time
	for t := w.start.Add(2 * time.Hour); t.Before(w.end); t = t.Add(RunEvery) {
		out = append(out, t)
	}
	return out
}

// Handler serves the town as it stands at the moment now gives, by Host header. It keeps the ledger.
func (w *World) Handler(now func() time.Time) http.Handler {
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) { w.serve(rw, r, now().UTC()) })
}

// dice gives the random numbers of one purpose, so that a new fact of one kind leaves the others as they were.
func (w *World) dice(purpose string) *rand.Rand {
	h := fnv.New64a()
	h.Write([]byte(purpose))
	return rand.New(rand.NewPCG(w.seed, h.Sum64()))
}

// pick draws one of list.
func pick[T any](d *rand.Rand, list []T) T { return list[d.IntN(len(list))] }

// sample draws n different ones of list, in random order.
func sample[T any](d *rand.Rand, list []T, n int) []T {
	order := d.Perm(len(list))
	var out []T
	for _, i := range order[:min(n, len(list))] {
		out = append(out, list[i])
	}
	return out
}

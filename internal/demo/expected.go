package demo

import (
	"slices"
	"strings"
	"time"

	"broadsheet/archive"
)

// Expected is all that is true of the town at a moment.
type Expected struct {
	Seed   uint64    `json:"seed"`
	At     time.Time `json:"at"`
	Papers []Paper   `json:"papers"`
	Pages  []Page    `json:"pages"` // of articles printed so far, as served at At, by paper and time
	Visits []Visit   `json:"visits"`
	Facts  []Fact    `json:"facts"`
}

// Visit is a capture that a crawl of the schedule must have made.
type Visit struct {
	URL    string    `json:"url"`
	Others []string  `json:"others,omitempty"` // other addresses of the same page: one of all will do
	Status int       `json:"status"`
	From   time.Time `json:"from"` // when the page appeared
	Due    time.Time `json:"due"`  // the run after the next, or a day later
}

// Fact is one thing planted in the town, to be found by a crawl, by a reader of pages, or by a reader of many.
type Fact struct {
	Kind string    `json:"kind"`
	Part string    `json:"part"` // "crawl", "reading" or "knowledge"
	URL  string    `json:"url"`
	Want string    `json:"want"`
	Due  time.Time `json:"due"` // when it can have been found

	check func(*evidence) (got string, found bool)
}

// Expected gives the facts as of a moment.
func (w *World) Expected(at time.Time) Expected {
	at = at.UTC()
	x := Expected{Seed: w.seed, At: at, Papers: w.Papers(), Facts: w.factsAt(at)}
	for _, p := range w.papers {
		for _, a := range p.articles {
			if a.published.After(at) {
				break
			}
			x.Pages = append(x.Pages, w.page(a, at))
			if v, wanted := w.visit(a); wanted && !v.Due.After(at) {
				x.Visits = append(x.Visits, v)
			}
		}
	}
	return x
}

// Page gives the facts of the page at url, if it is an article's (under any of its addresses), as served at t.
func (w *World) Page(url string, t time.Time) (Page, bool) {
	x := w.routes[strings.TrimPrefix(url, "http://")]
	if x == nil || x.kind != "article" || x.article.published.After(t) {
		return Page{}, false
	}
	return w.page(x.article, t), true
}

// visit is the capture an article must have. Articles that robots.txt may forbid by the time they are due have none.
func (w *World) visit(a *article) (Visit, bool) {
	if w.closed(a, span{a.published, a.published.AddDate(0, 0, 1)}) {
		return Visit{}, false
	}
	v := Visit{URL: a.url(), Status: 200, From: a.published, Due: w.dueAfter(a.published)}
	if a.paper.engine == archaic { // a front page alone tells of it, and those are polled slowly once they rest
		v.Due = a.published.Add(24 * time.Hour)
	}
	for _, other := range slices.Concat(a.aliases, a.chain) {
		v.Others = append(v.Others, a.paper.URL+strings.TrimPrefix(other, "/"))
	}
	return v, true
}

// dueAfter is the end of the second run that starts after t: what appears at t is captured by then, outages aside.
func (w *World) dueAfter(t time.Time) time.Time {
	first := w.start.Add(2 * time.Hour)
	if t.Before(first) {
		return first.Add(RunEvery + time.Hour)
	}
	n := t.Sub(first)/RunEvery + 2
	return first.Add(n*RunEvery + time.Hour)
}

// Facts lists all facts of the world, as they stand at its end.
func (w *World) Facts() []Fact { return w.factsAt(w.end) }

// Observed is what a program found out about one URL: the current reading, the captures, what is known of its changes
// and kin. Whoever fills it in tells what stands in the archive, nothing else.
type Observed struct {
	FetchedAt time.Time // of the capture that the reading was read in; zero: no reading
	PageKind  archive.PageKind
	Access    string // access observed: "full", "cut" or ""
	Headline  string
	Dek       string
	Authors   []string // names as printed, of role author
	BylineRaw string
	Published string // as archive.Moment prints it, with the page's own offset if known
	Precision string
	Place     string // of the dateline
	Agency    string // of the dateline
	Text      string
	KeyPoints []string
	Section   string
	Tags      []string
	Images    []archive.Image
	Residue   []archive.Span // the account's spans of fate residue and byline

	Captures []Captured
	Versions []Version // of the article, by time; the first is no edit
	Story    string    // id of the group of copies it belongs to; "" for none
	Event    string    // id of the group of tellings it belongs to; "" for none

	Days   []Day       // of a paper, under its home page
	Alerts []time.Time // of a paper: when a change of its layout was noticed
}

// Day is what is known of a paper's day.
type Day struct {
	Date     string // of the paper's calendar
	Status   string // "complete", "partial", "gap", "blocked", "not-run"
	Articles int
}

// Captured is one fetch of a URL.
type Captured struct {
	At     time.Time
	Status int // 0: no response
}

// Version is one text of an article, with the class of the edit that led to it.
type Version struct {
	At    time.Time // of the capture that shows it first
	Class string    // "headline", "numbers", "body", "typo" …
}

package demo

import (
	"maps"
	"slices"
	"strings"
	"time"
)

// Report says what was found of what was planted: the shape of `demo --json`.
type Report struct {
	Seed   uint64           `json:"seed"`
	Kinds  map[string]Count `json:"kinds"`
	Missed []Miss           `json:"missed"`
}

// Count is one kind of fact: how many there are, how many were found.
type Count struct {
	Part    string `json:"part"`
	Planted int    `json:"planted"`
	Found   int    `json:"found"`
}

// Miss is a fact that was not found, or found otherwise.
type Miss struct {
	Kind string `json:"kind"`
	URL  string `json:"url"`
	Want string `json:"want"`
	Got  string `json:"got"`
}

// groups are the headings of a tour, in its order, each with the beginnings of its kinds' names.
var groups = [...]struct {
	part, name string
	kinds      []string
}{
	{"crawl", "pages", []string{"page", "one-article", "redirect-chain", "gone", "back"}},
	{"crawl", "manners", []string{"delay", "robots", "once", "not-modified", "rate-limit"}},
	{"crawl", "faults", []string{"outage", "feed-", "robots-change"}},
	{"reading", "fields", []string{"headline", "dek", "dateline", "section", "tags", "image", "text", "key-points"}},
	{"reading", "bylines", []string{"byline"}},
	{"reading", "dates", []string{"date"}},
	{"reading", "page kinds", []string{"kind-"}},
	{"reading", "residue", []string{"residue-"}},
	{"knowledge", "edits", []string{"edit-", "no-edit"}},
	{"knowledge", "stories", []string{"wire-copy", "event"}},
	{"knowledge", "papers", []string{"silent-day", "layout-change"}},
}

// Group is a heading of the tour: facts of like kinds.
type Group struct {
	Name string
	Count
	Kinds []Kind // by name
}

// Kind is one kind of fact under its heading.
type Kind struct {
	Name string // without what the heading says already
	Count
}

// Groups sorts the report's kinds under the headings of a tour, part by part. A kind belongs to the group with the
// longest beginning of its name.
func (r Report) Groups() []Group {
	out := make([]Group, len(groups))
	for i, g := range groups {
		out[i].Name, out[i].Part = g.name, g.part
	}
	for _, kind := range slices.Sorted(maps.Keys(r.Kinds)) {
		best, length := -1, 0
		for i, g := range groups {
			for _, prefix := range g.kinds {
				if strings.HasPrefix(kind, prefix) && len(prefix) > length {
					best, length = i, len(prefix)
				}
			}
		}
		if best < 0 { // a test holds that there is none
			continue
		}
		c, g := r.Kinds[kind], &out[best]
		g.Planted += c.Planted
		g.Found += c.Found
		g.Kinds = append(g.Kinds, Kind{shortKind(kind), c})
	}
	return slices.DeleteFunc(out, func(g Group) bool { return g.Planted == 0 })
}

// shortKind is the name of a kind without what its heading says.
func shortKind(kind string) string {
	for _, prefix := range []string{"byline-", "date-", "kind-", "residue-", "edit-"} {
		kind = strings.TrimPrefix(kind, prefix)
	}
	return kind
}

// evidence is what facts are checked against.
type evidence struct {
	world  *World
	at     time.Time
	seen   map[string]Observed // read by key only
	ledger []Request
}

// Score compares what was observed by the moment at with the facts due by then. seen maps URLs as requested to what
// is known of them: articles under their canonical address, redirects and other addresses under their own, and a
// paper's home page for what is known of the paper. Reading facts are judged by the page as it was served at
// Observed.FetchedAt; crawl facts also by the server's ledger.
func (w *World) Score(at time.Time, seen map[string]Observed) Report {
	x := &evidence{world: w, at: at.UTC(), seen: seen, ledger: w.Ledger()}
	r := Report{Seed: w.seed, Kinds: map[string]Count{}, Missed: []Miss{}}
	for _, f := range w.factsAt(x.at) {
		c := r.Kinds[f.Kind]
		c.Part = f.Part
		c.Planted++
		got, found := f.check(x)
		if found {
			c.Found++
		} else {
			r.Missed = append(r.Missed, Miss{f.Kind, f.URL, f.Want, got})
		}
		r.Kinds[f.Kind] = c
	}
	return r
}

// factsAt lists the facts due by at, by part, paper and time.
func (w *World) factsAt(at time.Time) []Fact {
	var all []Fact
	for _, p := range w.papers {
		for _, a := range p.articles {
			all = append(all, w.crawlFacts(a)...)
		}
		all = append(all, w.paperFacts(p)...)
	}
	all = append(all, w.faultFacts()...)
	for _, p := range w.papers {
		all = append(all, w.sectionFacts(p)...)
		for _, a := range p.articles {
			if !a.published.After(at) {
				all = append(all, w.readingFacts(a, at)...)
			}
		}
	}
	all = append(all, w.knowledgeFacts()...)
	var due []Fact
	for _, f := range all {
		if !f.Due.After(at) {
			due = append(due, f)
		}
	}
	return due
}

// squeeze makes all white space single spaces.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// short cuts a text for a report.
func short(s string) string {
	if r := []rune(s); len(r) > 120 {
		return string(r[:119]) + "…"
	}
	return s
}

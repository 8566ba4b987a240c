package demo

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// editClass is what an edit is to be called.
func editClass(kind string) string {
	switch kind {
	case "edit-number":
		return "numbers"
	case "edit-quote":
		return "body"
	}
	return strings.TrimPrefix(kind, "edit-")
}

// knowledgeFacts are what only a reader of many pages can know: edits, copies, events, days without news.
func (w *World) knowledgeFacts() []Fact {
	var out []Fact
	add := func(kind, url, want string, due time.Time, check func(*evidence) (string, bool)) {
		out = append(out, Fact{Kind: kind, Part: "knowledge", URL: url, Want: want, Due: due, check: check})
	}
	for _, p := range w.papers {
		for _, a := range p.articles {
			for _, c := range a.changes {
				due := a.published.Add(36 * time.Hour)
				if !c.isEdit() {
					add("no-edit", a.url(), "one version, though "+c.kind, due, func(x *evidence) (string, bool) {
						n := len(x.seen[a.url()].Versions)
						return fmt.Sprint(n, " versions"), n == 1
					})
					continue
				}
				add(c.kind, a.url(), editClass(c.kind)+" after "+c.at.Format(time.RFC3339), due, func(x *evidence) (string, bool) {
					versions := x.seen[a.url()].Versions
					return fmt.Sprint(versions), slices.ContainsFunc(versions, func(v Version) bool {
						return !v.At.Before(c.at) && v.Class == editClass(c.kind)
					})
				})
			}
		}
	}
	for _, group := range w.groups() {
		kind, same := "wire-copy", func(o Observed) string { return o.Story }
		if strings.HasPrefix(group[0].group, "event-") {
			kind, same = "event", func(o Observed) string { return o.Event }
		}
		urls, due := []string{}, time.Time{}
		for _, a := range group {
			urls = append(urls, a.url())
			if t := w.dueAfter(a.published); t.After(due) {
				due = t
			}
		}
		add(kind, urls[0], "the same as "+strings.Join(urls[1:], ", "), due, func(x *evidence) (string, bool) {
			id := same(x.seen[urls[0]])
			for _, url := range urls[1:] {
				if other := same(x.seen[url]); id == "" || other != id {
					return fmt.Sprintf("%q and %q", id, other), false
				}
			}
			return "", true
		})
	}
	return append(out, w.dayFacts()...)
}

// groups lists the wire stories and events that were printed more than once.
func (w *World) groups() [][]*article {
	var names []string
	var out [][]*article
	for _, p := range w.papers {
		for _, a := range p.articles {
			if a.group == "" || a.group == "overflow" {
				continue
			}
			i := slices.Index(names, a.group)
			if i < 0 {
				names, out, i = append(names, a.group), append(out, nil), len(names)
			}
			out[i] = append(out[i], a)
		}
	}
	return slices.DeleteFunc(out, func(g []*article) bool { return len(g) < 2 })
}

// dayFacts are the silent days and the new layouts, known of the paper as a whole.
func (w *World) dayFacts() []Fact {
	var out []Fact
	for _, s := range w.faults.silences {
		day, home := s.from.In(s.paper.zone).Format(time.DateOnly), s.paper.URL
		out = append(out, Fact{Kind: "silent-day", Part: "knowledge", URL: home, Want: day + " complete, with no article", Due: s.to.Add(12 * time.Hour),
			check: func(x *evidence) (string, bool) {
				for _, d := range x.seen[home].Days {
					if d.Date == day {
						return fmt.Sprint(d), d.Status == "complete" && d.Articles == 0
					}
				}
				return "nothing known of that day", false
			}})
	}
	for _, at := range w.faults.layouts {
		home, soon := w.papers[blog].URL, span{at, at.Add(48 * time.Hour)}
		out = append(out, Fact{Kind: "layout-change", Part: "knowledge", URL: home, Want: "noticed within two days of " + at.Format(time.RFC3339), Due: soon.to,
			check: func(x *evidence) (string, bool) {
				return "not noticed", slices.ContainsFunc(x.seen[home].Alerts, soon.holds)
			}})
	}
	return out
}

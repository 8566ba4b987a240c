package demo

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"broadsheet/archive"
)

// article is one article of a paper: all that is true of it, however and whenever it is printed.
type article struct {
	paper      *paper
	no         int
	story      story
	title      string // the headline as first printed
	section    string
	tags       []string
	kind       archive.PageKind
	undeclared bool // a stub whose markup says that it is free
	by         byline
	dating     string // the kind of date it carries: see moment.go
	published  time.Time
	dateline   Dateline
	slash      bool   // the first paragraph opens with a slash byline
	shirtTail  string // who reported and edited, after the text
	wire       string // "", "untouched", "cut" or "own-lead"
	group      string // wire story or event told by several papers; "" for none
	images     []archive.Image
	updates    []time.Duration // of a live blog: when each of its blocks appears, after publication
	path       string
	aliases    []string // other addresses of the same page
	chain      []string // addresses that redirect, the first to the second, the last to path
	unlisted   bool     // in no feed or sitemap: found by links only
	changes    []change
	gone       span      // answered with 410, or, where it comes back, with 404
	softGone   time.Time // from then on the page says "not found", with status 200
	limited    bool      // the first request is answered with 429
	boxes      []box
}

// Dateline is the place at the head of an article.
type Dateline struct {
	Raw    string `json:"raw"`
	Place  string `json:"place"`
	Agency string `json:"agency"`
}

func (a *article) url() string { return a.paper.URL + strings.TrimPrefix(a.path, "/") }

// drawArticles fills the papers, day by day.
func (w *World) drawArticles(names map[string][]string, days int) {
	wire := &paper{lang: "en", zone: time.UTC, book: w.papers[0].book,
		first: names["en.first"], last: names["en.last"], areas: names["en.area"], streets: names["en.street"]}
	wire.staff = wire.people(w.dice("wire staff"), 5)
	desks := make([]*desk, 3)
	for i, p := range w.papers {
		desks[i] = newDesk(w, p)
	}
	for day := range days {
		d := w.dice(fmt.Sprint("day ", day))
		if day%2 == 0 {
			w.printWire(d, wire, names["city"], day, desks)
		}
		if day%2 == 1 || days < 2 {
			w.printEvent(d, day, desks)
		}
		for i, p := range w.papers {
			for range [...]int{2, 2, 1 + day%2}[i] + d.IntN(2) {
				if t := w.moment(d, p, day); w.prints(p, t) {
					desks[i].local(d, t)
				}
			}
			if t := w.moment(d, p, day); p.engine == rich && day%2 == 1 && w.prints(p, t) {
				desks[i].opinion(d, t)
			}
		}
	}
	w.overflow(desks[blog])
	for _, p := range w.papers {
		sortByTime(p.articles)
	}
}

// prints says that the paper prints at t: not on a silent day, and not after the last.
func (w *World) prints(p *paper, t time.Time) bool { return !w.silent(p, t) && t.Before(w.end) }

// moment draws a time of publication on a day of the paper's own calendar.
func (w *World) moment(d *rand.Rand, p *paper, day int) time.Time {
	t := w.start.AddDate(0, 0, day).Add(-time.Duration(offset(p)) * time.Second)
	t = t.Add(time.Duration(5*60+d.IntN(16*60)) * time.Minute)
	if p.engine != archaic {
		t = t.Add(time.Duration(d.IntN(60)) * time.Second)
	}
	return t
}

// printWire lets the three papers print one story of the agency: untouched, cut, and with a lead of its own.
func (w *World) printWire(d *rand.Rand, wire *paper, cities []string, day int, desks []*desk) {
	topics := wire.book.named("wire.")
	city := pick(d, cities)
	e := wire.drawEvent(d, topics[(day/2+int(w.seed%uint64(len(topics))))%len(topics)].name, city, w.start.AddDate(0, 0, day))
	copyOf := wire.write(d, e, whole, 9)
	writers := sample(d, wire.staff, 2)
	ways := sample(w.dice("wire ways"), []string{"untouched", "cut", "own-lead"}, 3)
	for i, k := range desks {
		t := w.moment(d, k.paper, day)
		if w.silent(k.paper, t) {
			t = t.AddDate(0, 0, 1)
		}
		if !w.prints(k.paper, t) {
			continue
		}
		a := k.open(t, copyOf)
		a.wire, a.group = ways[(i+day/2)%3], fmt.Sprintf("wire-%d", day)
		a.by = byline{shape: "byline-organization", people: []string{w.agency.name}, organization: true}
		if i == day/2%3 {
			a.by = byline{shape: "byline-two-agency", people: writers, agency: w.agency.name}
		}
		a.dateline = k.wireDateline(city, w.agency.short)
		switch a.wire {
		case "untouched":
			a.shirtTail = fmt.Sprintf("Reporting by %s in %s; Editing by %s", writers[0], titleCase(strings.Split(city, ",")[0]), pick(d, wire.staff))
		case "cut":
			a.story.lines = append([]line(nil), copyOf.lines[:len(copyOf.lines)-3]...)
		case "own-lead":
			a.story.lines = append([]line(nil), copyOf.lines...)
			a.story.lines[0].phrases = []string{ownLead(d)}
			a.story.headline = copyOf.spare.headline
		}
		if k.paper.engine == archaic {
			a.section = "In English"
		}
		k.address(d, a)
	}
}

// ownLead is a lead that an editor put in place of the agency's.
func ownLead(d *rand.Rand) string {
	return pick(d, []string{
		"It began as a matter for specialists and ended, on {day}, as the talk of a continent: {n} is the number that everybody there now knows.",
		"Far from here, and yet with consequences that will be felt at our own market stalls: the news of {day} in short, and what it means.",
		"Not many stories of this kind end well. This one, as far as could be seen on {day}, may turn out to be an exception.",
	})
}

// printEvent lets the first two papers tell the same local event, each in its own words.
func (w *World) printEvent(d *rand.Rand, day int, desks []*desk) {
	one := desks[0].paper
	topic := pick(d, one.book.named("")).name
	e := one.drawEvent(d, topic, pick(d, one.places[2:]), w.start.AddDate(0, 0, day))
	for i, h := range []half{evens, odds} {
		k := desks[i]
		t := w.moment(d, k.paper, day)
		if !w.prints(k.paper, t) {
			continue
		}
		a := k.open(t, k.paper.write(d, e, h, 6))
		a.group = fmt.Sprintf("event-%d", day)
		k.sign(d, a)
		k.date(a)
		k.illustrate(d, a)
		k.address(d, a)
	}
}

// overflow makes the second paper print more in some nights than its feed holds.
func (w *World) overflow(k *desk) {
	d := w.dice("overflow")
	n := k.paper.feedSize + 3
	for _, night := range w.faults.overflows {
		for i := range n {
			t := night.from.Add(time.Duration(i) * night.to.Sub(night.from) / time.Duration(n)).Add(time.Duration(d.IntN(50)) * time.Second)
			if !w.prints(k.paper, t) {
				continue
			}
			e := k.paper.drawEvent(d, k.topics.deal(), pick(d, k.paper.places), t)
			a := k.open(t, k.paper.write(d, e, whole, 3))
			a.group = "overflow"
			k.sign(d, a)
			k.address(d, a)
		}
	}
}

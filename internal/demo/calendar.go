package demo

import (
	"math/rand/v2"
	"slices"
	"time"

	"broadsheet/archive"
)

// calendar deals out a paper's days, so that its faults fall on different ones.
type calendar struct {
	days int
	free map[*paper][]int // in random order; read by key only
}

func newCalendar(d *rand.Rand, days int, papers []*paper) *calendar {
	c := &calendar{days, map[*paper][]int{}}
	for _, p := range papers {
		c.free[p] = d.Perm(days)
	}
	return c
}

// take gives a day of the paper that is at least least, at most one before the last, lies in the i-th of n parts of the
// calendar and fits: a free one, if there is one. -1: none fits.
func (c *calendar) take(p *paper, i, n, least int, fits func(day int) bool) int {
	from, to := max(least, i*c.days/n), min(c.days-2, (i+1)*c.days/n-1)
	to = max(to, min(least, c.days-1)) // a short calendar
	ok := func(day int) bool { return day >= from && day <= to && (fits == nil || fits(day)) }
	if at := slices.IndexFunc(c.free[p], ok); at >= 0 {
		day := c.free[p][at]
		c.free[p] = slices.Delete(c.free[p], at, at+1)
		return day
	}
	for day := from; day <= to; day++ {
		if ok(day) {
			return day
		}
	}
	return -1
}

// drawFaults places what decides what is printed: a world shorter than three days has none of it.
func (w *World) drawFaults(c *calendar) {
	if c.days < 3 {
		return
	}
	d := w.dice("faults")
	f, n, two := &w.faults, max(1, c.days/5), w.papers[blog]
	turn := d.IntN(3)
	for i := range n {
		apart := func(day int) bool { // a new layout is to be noticed within two days
			return day >= 2 && day <= max(2, c.days-3) && (len(f.layouts) == 0 || w.day(day).Sub(f.layouts[len(f.layouts)-1]) > 60*time.Hour)
		}
		if day := c.take(two, i, n, 2, apart); day >= 0 {
			f.layouts = append(f.layouts, w.day(day).Add(5*time.Hour))
		}
		if day := c.take(two, i, n, 1, nil); day >= 0 {
			night := w.day(day).Add(22 * time.Hour)
			f.overflows = append(f.overflows, trouble{paper: two, span: span{night.Add(30 * time.Minute), night.Add(3 * time.Hour)}})
		}
		p := w.papers[(turn+i)%3]
		if day := c.take(p, i, n, 1, nil); day >= 0 {
			midnight := w.day(day).Add(-time.Duration(offset(p)) * time.Second)
			f.silences = append(f.silences, trouble{paper: p, span: span{midnight, midnight.AddDate(0, 0, 1)}})
		}
	}
	w.drawClosings(c.days)
}

// drawClosings lets robots.txt forbid a section for some days, once in ten days.
func (w *World) drawClosings(days int) {
	d := w.dice("closings")
	for i := range max(1, days/10) {
		x := trouble{paper: w.papers[rich], prefix: "/opinion/"}
		if i%2 == 1 {
			x.paper, x.prefix = w.papers[archaic], "/kultur/"
		}
		first := i*10 + 1 + d.IntN(max(1, min(3, days-2)))
		x.from = w.day(first).Add(time.Hour)
		x.to = x.from.AddDate(0, 0, 3+d.IntN(2)).Add(9 * time.Hour)
		w.faults.closings = append(w.faults.closings, x)
	}
}

// day is the n-th midnight.
func (w *World) day(n int) time.Time { return w.start.AddDate(0, 0, n) }

// drawHours places what must meet a crawl: an outage when a page is due to be looked at again, consent walls when one
// is due for the first time, a broken feed when it has news.
func (w *World) drawHours(c *calendar) {
	if c.days < 2 {
		return
	}
	d := w.dice("hours")
	f, n := &w.faults, max(1, c.days/5)
	turn := d.IntN(3)
	for i := range n {
		p := w.papers[(turn+i)%3]
		if run, _ := w.runAfter(c, d, p, i, n, 1); !run.IsZero() {
			f.outages = append(f.outages, trouble{paper: p, span: span{run.Add(-20 * time.Minute), run.Add(40 * time.Minute)}})
		}
		one, two := w.papers[rich], w.papers[blog]
		if run, _ := w.runAfter(c, d, one, i, n, 0); !run.IsZero() {
			f.walls = append(f.walls, trouble{paper: one, span: span{run.Add(-time.Hour), run.Add(2 * time.Hour)}})
		}
		if run, printed := w.runAfter(c, d, two, i, n, 0); !run.IsZero() {
			f.broken = append(f.broken, trouble{paper: two, span: span{printed.Add(-10 * time.Minute), run.Add(90 * time.Minute)}})
		}
	}
}

// runAfter chooses an ordinary article of the paper, on a day of its calendar, and the run that is the later-th after
// the first that can meet it: never the first or the last of the world. printed is when the article appeared; a zero
// run: there is no such article.
func (w *World) runAfter(c *calendar, d *rand.Rand, p *paper, i, n, later int) (run, printed time.Time) {
	chosen := func(day int) (out []*article) {
		today := span{w.day(day), w.day(day + 1)}
		for _, a := range p.articles {
			plain := a.kind == archive.KindArticle && a.softGone.IsZero() && len(a.aliases)+len(a.chain) == 0 && !a.unlisted && a.group != "overflow"
			if plain && today.holds(w.run(a.published, later)) && !w.closed(a, span{a.published, a.published.AddDate(0, 0, 1)}) {
				out = append(out, a)
			}
		}
		return out
	}
	day := c.take(p, i, n, 0, func(day int) bool { return len(chosen(day)) > 0 })
	if day < 0 {
		return
	}
	a := pick(d, chosen(day))
	return w.run(a.published, later), a.published
}

// run is the later-th run after the first one after t.
func (w *World) run(t time.Time, later int) time.Time {
	first := w.start.Add(2 * time.Hour)
	n := 0
	if t.After(first) {
		n = int((t.Sub(first)-1)/RunEvery) + 1
	}
	return first.Add(time.Duration(n+later) * RunEvery)
}

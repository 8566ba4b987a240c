package normalize

import (
	"strings"

	"broadsheet/archive"
	"broadsheet/normalize/dates"
)

// dated is one candidate for a date of the article.
type dated struct {
	archive.Moment
	rank     rank
	modified bool
	out      string // why it is out; "" while it is in
	doubt    string // what speaks against it; where that alone puts it out, it comes back if nothing else is left
	first    bool   // printed as the first of several publications
	byClass  bool   // a class name alone says that it is the last change
	block    int    // where it is printed; -1 of what machines are told
	far      int    // blocks between it and the headline, those above it counted twice
}

// rank orders the places where dates stand, the surest first. The order is that of their exactness on the fundus and
// wcxb pages.
type rank int

const (
	rankNode     rank = iota + 1 // the article's own JSON-LD
	rankMeta                     // meta elements that only publication dates are written to
	rankItem                     // microdata
	rankWebPage                  // JSON-LD of the page
	rankLabelled                 // printed in the head, said to be the publication
	rankTime                     // a time element in the head
	rankURL                      // the day in the URL
	rankTitle                    // at an end of the page's title
	rankPrinted                  // printed in the head
	rankDate                     // meta elements for any date
	rankTail                     // printed below the body
	rankCreated                  // when it was created, or uploaded
	rankUpdated                  // printed in the head as the last update
)

// readDates reads when the article was published and when it last changed.
func readDates(p *page, r region) (pub, mod *dated) {
	o := dateOptions(p)
	list := readEntries(p, r, o, collectDates(p, r, o))
	bound(p, list)
	unmarkOnly(list)
	doubtItems(list)
	doubtLists(p, r, list)
	outvote(list)
	if !strings.HasSuffix(p.declared.kind, "newsarticle") {
		doubtRenewed(list)
		trustPrint(p, list)
	}
	if isFront(p.in.URL) {
		doubtFront(list)
	}
	if !namesAuthor(p) {
		doubtPage(list)
	}
	if pub = choose(list); pub == nil && readmit(list) {
		pub = choose(list)
	}
	if pub == nil && (len(p.r.Bylines) > 0 || !namesTopic(p.in.URL)) {
		pub = standIn(list)
	}
	if pub == nil {
		d := storyDate(p, o)
		if d == nil {
			d = scriptDate(p, o)
		}
		if d != nil {
			one := []dated{*d}
			bound(p, one)
			list = append(list, one...)
			pub = choose(list)
		}
	}
	if pub != nil {
		settle(p, pub, list)
		p.r.Published = pub.Moment
	}
	mod = lastChange(list)
	if mod != nil {
		if dates.Midnight(mod.Moment) && offset(mod.Moment) == 0 {
			mod.Moment = dates.AsDay(mod.Moment)
		}
		p.r.Modified = mod.Moment
	}
	noteDates(p, list, pub, mod)
	return pub, mod
}

func noteDates(p *page, list []dated, pub, mod *dated) {
	for i := range list {
		d := &list[i]
		field, why := "published", d.out
		if why == "" {
			why = d.doubt
		}
		if d.modified {
			field = "modified"
		}
		chosen := d == pub || d == mod
		if !chosen && why == "" {
			why = "a surer place was found"
			taken := pub
			if d.modified {
				taken = mod
			}
			if taken != nil && dates.Day(d.Moment) == dates.Day(taken.Moment) {
				why = "agrees"
			}
		}
		p.note(field, d.Raw, d.Source, chosen, why)
	}
	if pub == nil {
		p.note("published", "", "text", false, "no date is declared or labelled")
	}
}

// dateOptions says how numeric dates of the page are to be read.
func dateOptions(p *page) dates.Options {
	o := dates.Options{Language: p.r.Language, Capture: p.in.FetchedAt, Room: p.room}
	tag := strings.ToLower(p.declared.language)
	if m, ok := p.declared.meta("og:locale"); ok && len(tag) < 5 {
		tag = strings.ToLower(m.value)
	}
	if primary(tag) != "en" && tag != "" {
		return o
	}
	_, region, ok := strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	if ok {
		o.MonthFirst = region == "us" || region == "ph"
		return o
	}
	host := p.in.URL
	if _, rest, ok := strings.Cut(host, "://"); ok {
		host, _, _ = strings.Cut(rest, "/")
	}
	o.MonthFirst = tag == "en"
	for _, s := range []string{".uk", ".au", ".in", ".ie", ".nz", ".za", ".eu", ".ng", ".ke", ".my", ".sg", ".hk", ".de", ".nl", ".se", ".no", ".fr"} {
		if strings.HasSuffix(host, s) {
			o.MonthFirst = false
		}
	}
	return o
}

// collectDates reads every candidate; where a numeric date can be read in two orders, in the order that agrees with more
// of the page's other dates.
func collectDates(p *page, r region, o dates.Options) []dated {
	machine := told(p, o)
	people := printed(p, r, o)
	for i := range people {
		if dates.Ambiguous(people[i].Raw) {
			flipped := o
			flipped.MonthFirst, flipped.StopsMonthFirst = !o.MonthFirst, true
			other := printed(p, r, flipped)
			if agreeing(other, machine) > agreeing(people, machine) {
				people = other
			}
			break
		}
	}
	return append(machine, people...)
}

// agreeing counts the printed dates that lie on a day that is given without ambiguity.
func agreeing(people, machine []dated) int {
	n := 0
	for i := range people {
		day := dates.Day(people[i].Moment)
		if day == "" || !dates.Ambiguous(people[i].Raw) {
			continue
		}
		for _, list := range [][]dated{machine, people} {
			for k := range list {
				if !dates.Ambiguous(list[k].Raw) && dates.Day(list[k].Moment) == day {
					n++
				}
			}
		}
	}
	return n
}

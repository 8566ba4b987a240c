package demo

import (
	"slices"
	"strings"
	"time"

	"broadsheet/archive"
)

// misspelt are words that a hurried hand gets wrong.
var misspelt = [][2]string{
	{"which", "whcih"}, {"their", "thier"}, {"against", "agianst"}, {"before", "befroe"}, {"would", "woudl"}, {"from the", "form the"},
	{"after", "afetr"}, {"about", "abuot"}, {"ikke", "ikek"}, {"etter", "eter"}, {"som", "osm"},
}

// drawChanges decides which articles change later, and how. A change lies 9 to 20 hours after publication: after a
// first fetch and the look an hour later, before the look after a day. What comes back is away from hour 9 to 14 until
// hour 33: a look in between is followed by another a day later, which finds it again. Nothing changes that nobody
// might see: because of an outage, a wall or robots.txt.
func (w *World) drawChanges() {
	d := w.dice("changes")
	cards := newDeck(d, "edit-headline", "same-counter", "edit-number", "", "edit-quote", "gone", "edit-typo", "same-related", "back", "same-space")
	for _, p := range w.papers {
		for _, a := range p.articles {
			if a.kind != archive.KindArticle || !a.softGone.IsZero() || a.wire != "" || a.group == "overflow" || a.published.After(w.end.AddDate(0, 0, -2)) {
				continue
			}
			looks := span{a.published, a.published.Add(42 * time.Hour)}
			if met(w.faults.outages, p, looks) || met(w.faults.walls, p, looks) || w.closed(a, span{a.published, a.published.AddDate(0, 0, 3)}) {
				continue
			}
			t := a.published.Add(9*time.Hour + time.Duration(d.IntN(11*60))*time.Minute)
			late := a.published.After(w.end.AddDate(0, 0, -3))
			switch card := cards.dealTo(func(card string) bool { return a.canChange(card) && (card != "back" || !late) }); card {
			case "":
			case "gone":
				a.gone = span{t, w.end.AddDate(10, 0, 0)}
			case "back":
				a.gone = span{a.published.Add(9*time.Hour + time.Duration(d.IntN(5*60))*time.Minute), a.published.Add(33 * time.Hour)}
			case "edit-typo":
				a.story.typo = a.misspelling()
				fallthrough
			default:
				a.changes = append(a.changes, change{t, card})
			}
		}
	}
}

// canChange says that the article has what such a change needs.
func (a *article) canChange(card string) bool {
	switch card {
	case "edit-typo":
		return a.misspelling() != [2]string{}
	case "edit-number":
		return a.story.counts()
	case "edit-headline":
		return a.story.spare.headline != a.story.headline
	case "edit-quote":
		return a.story.quote() >= 0 && a.story.spare.quote != ""
	}
	return true
}

// misspelling is a word of the story, and how a hurried hand writes it; empty if there is none.
func (a *article) misspelling() [2]string {
	for _, word := range misspelt {
		for _, b := range a.story.tell().blocks {
			if strings.Contains(b.Text, " "+word[0]+" ") {
				return [2]string{" " + word[0] + " ", " " + word[1] + " "}
			}
		}
	}
	return [2]string{}
}

// counts says that the event's number stands in some paragraph.
func (s *story) counts() bool {
	return slices.ContainsFunc(s.lines, func(l line) bool { return strings.Contains(strings.Join(l.phrases, " "), "{n}") })
}

// quote is the place of the story's first quotation, or -1.
func (s *story) quote() int {
	quotes := s.voice.book.find(s.event.topic).phrases["Q"]
	return slices.IndexFunc(s.lines, func(l line) bool { return slices.Contains(quotes, l.phrases[0]) })
}

// version is an article as it stands at some moment.
type version struct {
	told     told
	state    int       // changes so far, edits or not
	counters int       // of which counters
	related  int       // of which related boxes
	spaces   int       // of which white space
	numbers  int       // of which numbers
	updates  int       // of a live blog, so far
	asOf     time.Time // of the last change or the publication
	modified time.Time // of the last edit; zero if none
}

// at gives the article as it stands at t.
func (a *article) at(t time.Time) version {
	v := version{asOf: a.published}
	s := a.story
	for _, c := range a.changes {
		if c.at.After(t) {
			break
		}
		v.state, v.asOf = v.state+1, c.at
		switch c.kind {
		case "edit-headline":
			s.headline = s.spare.headline
		case "edit-number":
			s.event.n += 3
			v.numbers++
		case "edit-quote":
			s.lines = append([]line(nil), s.lines...)
			i := s.quote()
			s.lines[i] = line{s.lines[i].kind, []string{s.spare.quote}}
		case "edit-typo":
			s.typo = [2]string{}
		case "same-counter":
			v.counters++
		case "same-related":
			v.related++
		case "same-space":
			v.spaces++
		}
		if c.isEdit() {
			v.modified = c.at
		}
	}
	v.told = s.tell()
	for _, after := range a.updates {
		if at := a.published.Add(after); !at.After(t) {
			v.updates, v.asOf, v.modified = v.updates+1, at, at
		}
	}
	return v
}

// drawLimits chooses the articles whose first visitor is asked to come back later: two, and
// one in 25.
func (w *World) drawLimits() {
	d := w.dice("limits")
	var all []*article
	for _, p := range w.papers {
		for _, a := range p.articles {
			if _, wanted := w.visit(a); wanted && a.kind == archive.KindArticle && len(a.aliases) == 0 && a.softGone.IsZero() {
				all = append(all, a)
			}
		}
	}
	for _, a := range sample(d, all, 2+len(all)/25) {
		a.limited = true
	}
}

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
// hour 33: a look in between is followed by another a day later, which finds it again.
func (w *World) drawChanges() {
	for _, p := range w.papers {
		d := w.dice("changes " + p.lang + p.Name)
		cards := newDeck(d, "edit-headline", "same-counter", "edit-number", "", "edit-quote", "gone", "edit-typo", "same-related", "back", "same-space")
		for _, a := range p.articles {
			if a.kind != archive.KindArticle || !a.softGone.IsZero() || a.wire != "" || a.group == "overflow" || a.published.After(w.end.AddDate(0, 0, -2)) {
				continue
			}
			t := a.published.Add(9*time.Hour + time.Duration(d.IntN(11*60))*time.Minute)
			switch card := cards.deal(); card {
			case "":
			case "gone":
				a.gone = span{t, w.end.AddDate(10, 0, 0)}
			case "back":
				if a.paper == w.faults.outagePaper && (span{a.published, a.published.Add(40 * time.Hour)}).holds(w.faults.outage.from) {
					continue // nobody might look in that time
				}
				a.gone = span{a.published.Add(9*time.Hour + time.Duration(d.IntN(5*60))*time.Minute), a.published.Add(33 * time.Hour)}
			case "edit-typo":
				if a.misspell() {
					a.changes = append(a.changes, change{t, card})
				}
			case "edit-number":
				if a.story.counts() {
					a.changes = append(a.changes, change{t, card})
				}
			case "edit-headline":
				if a.story.spare.headline != a.story.headline {
					a.changes = append(a.changes, change{t, card})
				}
			case "edit-quote":
				if a.story.quote() >= 0 && a.story.spare.quote != "" {
					a.changes = append(a.changes, change{t, card})
				}
			default:
				a.changes = append(a.changes, change{t, card})
			}
		}
	}
}

// misspell gives the story a wrong word, and says whether it found one.
func (a *article) misspell() bool {
	for _, word := range misspelt {
		for _, b := range a.story.tell().blocks {
			if strings.Contains(b.Text, " "+word[0]+" ") {
				a.story.typo = [2]string{" " + word[0] + " ", " " + word[1] + " "}
				return true
			}
		}
	}
	return false
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

// drawLimits chooses the articles whose first visitor is asked to come back later: one in 25.
func (w *World) drawLimits() {
	d := w.dice("limits")
	var all []*article
	for _, p := range w.papers {
		for _, a := range p.articles {
			if a.kind == archive.KindArticle && len(a.aliases) == 0 && a.softGone.IsZero() {
				all = append(all, a)
			}
		}
	}
	for _, a := range sample(d, all, 1+len(all)/25) {
		a.limited = true
	}
}

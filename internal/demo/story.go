package demo

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"broadsheet/archive"
)

// event is something that happened: its numbers, people and places. Several papers may tell it.
type event struct {
	topic   string
	place   string
	area    string
	street  string
	people  [2]string
	n, m    int // a count in two digits, a count in one
	big     int // in hundreds
	pct, n2 int
	tenths  int // of a million
	day     time.Time
}

// drawEvent draws what happened in place on day.
func (p *paper) drawEvent(d *rand.Rand, topic, place string, day time.Time) *event {
	who := p.people(d, 2)
	return &event{
		topic: topic, place: place, area: pick(d, p.areas), street: pick(d, p.streets), people: [2]string{who[0], who[1]},
		n: 14 + d.IntN(70), m: 3 + d.IntN(6), big: 3 + d.IntN(60), pct: 4 + d.IntN(35), n2: 60 + d.IntN(240),
		tenths: 11 + d.IntN(180), day: day,
	}
}

var ordinals = [...]string{"third", "fourth", "fifth", "sixth", "seventh", "eighth"}

// slots are the words for the event's facts in the paper's language.
func (e *event) slots(p *paper, t *topic) *strings.Replacer {
	money := fmt.Sprintf("$%d.%d million", e.tenths/10, e.tenths%10)
	big := fmt.Sprintf("%d00", e.big)
	if p.lang == "no" {
		money = fmt.Sprintf("%d,%d millioner kroner", e.tenths/10, e.tenths%10)
	} else if e.big >= 10 {
		big = fmt.Sprintf("%d,%d00", e.big/10, e.big%10)
	}
	return strings.NewReplacer(
		"{place}", e.place, "{area}", e.area, "{street}", e.street, "{person}", e.people[0], "{person2}", e.people[1],
		"{who}", t.word("who"), "{who2}", t.word("who2"), "{body}", t.word("body"),
		"{n}", fmt.Sprint(e.n), "{n2}", fmt.Sprint(e.n2), "{m}", fmt.Sprint(e.m), "{big}", big, "{pct}", fmt.Sprint(e.pct),
		"{money}", money, "{ord}", ordinals[e.m-3], "{day}", p.weekday(e.day), "{day2}", p.weekday(e.day.AddDate(0, 0, 5)),
	)
}

// story is an article's text as phrases, before the event's facts are filled in: so that an edit of a number reaches
// every place where it stands.
type story struct {
	voice    *paper // whose words and language; the agency's for wire copy
	event    event
	headline string
	dek      string
	lines    []line
	points   []string
	captions []string
	spare    struct{ headline, quote string } // for later edits
	typo     [2]string                        // right and wrong spelling of a word, while it is wrong
}

// line is one paragraph of phrases, or a list with a phrase an item.
type line struct {
	kind    archive.BlockKind
	phrases []string
}

// half says which phrases of a topic a paper may use: two papers that tell one event share no sentence.
type half int

const (
	whole half = iota
	evens
	odds
)

func (h half) of(list []string) []string {
	var out []string
	for i, s := range list {
		if h == whole || i%2 == int(h-evens) {
			out = append(out, s)
		}
	}
	return out
}

// write tells an event in the paper's words. size is the number of paragraphs wished for.
func (p *paper) write(d *rand.Rand, e *event, h half, size int) story {
	t, other := p.book.find(e.topic), p.book.find("any")
	s := story{voice: p, event: *e}
	heads := sample(d, h.of(t.phrases["H"]), 2)
	s.headline, s.spare.headline = heads[0], heads[len(heads)-1]
	if deks := h.of(t.phrases["D"]); len(deks) > 0 {
		s.dek = pick(d, deks)
	}
	s.points = h.of(t.phrases["K"])
	s.captions = sample(d, t.phrases["C"], 2)
	details := sample(d, h.of(t.phrases["P"]), size)
	details = append(details, sample(d, h.of(other.phrases["P"]), max(2, size-len(details)))...)
	quotes := sample(d, h.of(t.phrases["Q"]), 3)
	if len(quotes) > 1 {
		s.spare.quote, quotes = quotes[0], quotes[1:]
	}
	if leads := h.of(t.phrases["L"]); len(leads) > 0 {
		s.add(archive.BlockParagraph, pick(d, leads))
	}
	for i := 0; i < len(details) && len(s.lines) < size; i++ {
		if i == 1 || i == 4 {
			if len(quotes) > 0 {
				s.add(p.quoting(d), quotes[0])
				quotes = quotes[1:]
			}
		}
		if i == 5 && len(other.phrases["S"]) > 0 {
			s.add(archive.BlockSubhead, pick(d, other.phrases["S"]))
		}
		if d.IntN(3) == 0 && i+1 < len(details) {
			s.add(archive.BlockParagraph, details[i], details[i+1])
			i++
			continue
		}
		s.add(archive.BlockParagraph, details[i])
	}
	if p.engine == blog && len(s.points) > 1 && d.IntN(3) == 0 {
		list := line{kind: archive.BlockListItem, phrases: s.points}
		s.lines, s.points = slices.Insert(s.lines, min(3, len(s.lines)), list), nil
	}
	if n := len(s.lines); s.lines[n-1].kind == archive.BlockSubhead {
		s.lines = s.lines[:n-1]
	}
	return s
}

// quoting is how the paper sets a quotation: the rich one now and then as a block of its own.
func (p *paper) quoting(d *rand.Rand) archive.BlockKind {
	if p.engine == rich && d.IntN(3) == 0 {
		return archive.BlockQuote
	}
	return archive.BlockParagraph
}

func (s *story) add(kind archive.BlockKind, phrases ...string) {
	s.lines = append(s.lines, line{kind, phrases})
}

// told is a story with its facts filled in.
type told struct {
	headline, dek string
	blocks        []archive.Block
	points        []string
	captions      []string
}

func (s *story) slots() *strings.Replacer {
	return s.event.slots(s.voice, s.voice.book.find(s.event.topic))
}

// title is the headline with its facts filled in.
func (s *story) title() string { return fill(s.headline, s.slots()) }

// tell fills the facts in.
func (s *story) tell() told {
	slots := s.slots()
	say := func(phrase string) string {
		out := fill(phrase, slots)
		if s.typo[0] != "" {
			out = strings.ReplaceAll(out, s.typo[0], s.typo[1])
		}
		return out
	}
	out := told{headline: fill(s.headline, slots), dek: fill(s.dek, slots)}
	for _, l := range s.lines {
		var parts []string
		for _, phrase := range l.phrases {
			parts = append(parts, say(phrase))
		}
		if l.kind == archive.BlockListItem {
			for i, item := range parts {
				out.blocks = append(out.blocks, archive.Block{Kind: l.kind, Text: item, Joined: i > 0})
			}
			continue
		}
		out.blocks = append(out.blocks, archive.Block{Kind: l.kind, Text: strings.Join(parts, " ")})
	}
	for _, k := range s.points {
		out.points = append(out.points, fill(k, slots))
	}
	for _, c := range s.captions {
		out.captions = append(out.captions, fill(c, slots))
	}
	return out
}

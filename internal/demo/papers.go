package demo

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// engine is the software a paper is printed with.
type engine int

const (
	rich    engine = iota // JSON-LD, semantic markup, validators
	blog                  // WordPress-like, microdata
	archaic               // tables, windows-1252
)

// paper is a newspaper with its habits.
type paper struct {
	Paper
	engine     engine
	place      string // the town it is made in
	lang       string // "en" or "no": which words it uses
	zone       *time.Location
	book       *book
	first      []string
	last       []string
	areas      []string
	streets    []string
	places     []string // the towns it writes about
	staff      []string
	shooters   []string
	roles      []string
	editor     string
	noun       string // what it calls its articles
	sections   []string
	feedSize   int
	start      time.Time
	accent     string // colour of its masthead
	style      style
	articles   []*article
	byHeadline map[string]string // paths, read by key only
	fixed      map[string]box    // menu and footer: the same on every page, read by key only
}

// style is what a paper's developers called the parts of its pages, and how they write authors into JSON-LD.
type style struct {
	Body, Dek, Byline, Card string // class names
	Authors                 string // "reference", "object" or "string"
}

func drawStyle(d *rand.Rand, e engine) style {
	s := style{
		Dek:     pick(d, []string{"standfirst", "article__dek", "c-subtitle", "story-summary"}),
		Body:    pick(d, []string{"story-body", "article__body", "c-article-content", "RichTextBody"}),
		Byline:  pick(d, []string{"byline", "article__author", "c-byline", "StoryByline"}),
		Card:    pick(d, []string{"card", "article__aside", "c-promo", "Module"}),
		Authors: pick(d, []string{"reference", "object", "string"}),
	}
	if e == blog { // of the layout that comes later
		s.Body = pick(d, []string{"tdb_single_content", "td-post-content", "jeg_inner_content content-inner", "elementor-widget-theme-post-content"})
	}
	return s
}

func (w *World) drawAgency(names map[string][]string) {
	d := w.dice("agency")
	parts := []string{pick(d, names["agency1"]), pick(d, names["agency2"]), pick(d, names["agency3"])}
	short := ""
	for _, part := range parts {
		short += part[:1]
	}
	w.agency = agency{name: strings.Join(parts, " "), short: short}
}

func (w *World) drawPapers(names map[string][]string) {
	d := w.dice("papers")
	towns := compound(d, names["en.place1"], names["en.place2"], 9)
	bygder := compound(d, names["no.place1"], names["no.place2"], 5)
	english := readBook("en.txt")
	w.papers = []*paper{
		{engine: rich, place: towns[0], lang: "en", book: english, places: towns[:7], feedSize: 10,
			zone:     time.FixedZone("", -3600*(4+d.IntN(5))),
			sections: []string{"News", "Business", "Culture", "Sport", "World", "Science", "Opinion"}, noun: "article"},
		{engine: blog, place: towns[1], lang: "en", book: english, places: towns[:7], feedSize: 6,
			zone:     time.FixedZone("", -3600*(4+d.IntN(5))),
			sections: []string{"News", "Business", "Culture", "Sport", "World", "Science"}, noun: pick(d, []string{"post", "article", "story"})},
		{engine: archaic, place: bygder[0], lang: "no", book: readBook("no.txt"), places: bygder, feedSize: 0,
			zone:     time.FixedZone("", 3600),
			sections: []string{"Nyheter", "Politikk", "Kultur", "Sport", "In English"}, noun: "sak"},
	}
	titles := []string{
		"The " + w.papers[0].place + " " + pick(d, names["en.paper"]),
		w.papers[1].place + " " + pick(d, names["en.weekly"]),
		w.papers[2].place + " " + pick(d, names["no.paper"]),
	}
	colours := sample(d, []string{"#8b1a1a", "#123f6d", "#1d5c3a", "#5b2a6e", "#7a4a00", "#0d5c63"}, 3)
	delays := []time.Duration{time.Second, time.Second, time.Duration(2+d.IntN(3)) * time.Second}
	for i, p := range w.papers {
		p.start, p.style = w.start, drawStyle(d, p.engine)
		p.Title, p.accent = titles[i], colours[i]
		p.first, p.last = names[p.lang+".first"], names[p.lang+".last"]
		p.areas, p.streets = names[p.lang+".area"], names[p.lang+".street"]
		p.shooters, p.roles = names[p.lang+".shooter"], names["en.role"]
		p.staff, p.editor = p.people(d, 6), p.people(d, 1)[0]
		site := slug(strings.TrimPrefix(p.Title, "The "))
		p.Name = site
		site = strings.ReplaceAll(site, "-", "")
		p.Host, p.Language, p.Delay = "www."+site+".example", p.lang, delays[i]
		p.URL = "http://" + p.Host + "/"
	}
	w.papers[0].Feeds = []string{w.papers[0].URL + "feeds/all.xml"}
	w.papers[0].Sitemaps = []string{w.papers[0].URL + "sitemap-news.xml"}
}

// people draws n different names.
func (p *paper) people(d *rand.Rand, n int) []string {
	first, last := sample(d, p.first, n), sample(d, p.last, n)
	var out []string
	for i := range first {
		out = append(out, first[i]+" "+last[i])
	}
	return out
}

// compound puts n different names together from two lists of parts.
func compound(d *rand.Rand, one, two []string, n int) []string {
	a, b := sample(d, one, n), sample(d, two, n)
	var out []string
	for i := range a {
		out = append(out, a[i]+b[i%len(b)])
	}
	return out
}

var plain = strings.NewReplacer("æ", "ae", "ø", "o", "å", "a", "é", "e", "’", "", "–", "", ",", "", ".", "", ":", "")

// slug is s as a part of a URL.
func slug(s string) string {
	words := strings.FieldsFunc(plain.Replace(strings.ToLower(s)), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	return strings.Join(words[:min(len(words), 7)], "-")
}

// months and weekdays of the Norwegian paper.
var (
	maaneder = [...]string{"januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september",
		"oktober", "november", "desember"}
	dager = [...]string{"søndag", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag"}
)

func (p *paper) weekday(t time.Time) string {
	if p.lang == "no" {
		return dager[t.In(p.zone).Weekday()]
	}
	return t.In(p.zone).Weekday().String()
}

// longDate prints the day of t as the paper would in running text.
func (p *paper) longDate(t time.Time) string {
	t = t.In(p.zone)
	if p.lang == "no" {
		return fmt.Sprintf("%d. %s %d", t.Day(), maaneder[t.Month()-1], t.Year())
	}
	return t.Format("January 2, 2006")
}

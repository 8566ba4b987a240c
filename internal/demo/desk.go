package demo

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"broadsheet/archive"
)

// desk makes the articles of one paper and deals out its habits, so that each turns up early and often.
type desk struct {
	world *World
	paper *paper
	kinds, bylines, dates,
	addresses, topics *deck
	no int
}

func newDesk(w *World, p *paper) *desk {
	d := w.dice("desk " + fmt.Sprint(p.engine))
	k := &desk{world: w, paper: p, no: 1000 + d.IntN(8000)}
	var topics []string
	for _, t := range p.book.named("") {
		topics = append(topics, t.name)
	}
	k.topics = newDeck(d, topics...)
	switch p.engine {
	case rich:
		k.kinds = newDeck(d, "article", "article", "live-blog", "gallery", "stub", "article", "soft-404", "stub-undeclared")
		k.bylines = newDeck(d, "byline", "byline-two", "byline-role", "byline-reading-time", "byline-organization")
		k.dates = newDeck(d, "date", "date-midnight", "date-photo", "date-future", "date-none")
		k.addresses = newDeck(d, "", "", "several", "chain")
	case blog:
		k.kinds = newDeck(d, "article", "article", "article", "gallery", "article")
		k.bylines = newDeck(d, "byline-slash", "byline-trailing", "byline", "byline-role", "byline-reading-time", "byline-two-agency")
		k.dates = newDeck(d, "date-relative", "date-local", "date-photo", "date-future")
		k.addresses = newDeck(d, "", "chain", "several", "")
	case archaic:
		k.kinds = newDeck(d, "article", "article", "consent", "article", "article")
		k.bylines = newDeck(d, "byline", "byline-two", "byline-role", "byline-organization", "byline-none")
		k.dates = newDeck(d, "date-local", "date-day", "date-photo", "date-future", "date-none")
		k.addresses = newDeck(d, "", "", "several")
	}
	return k
}

// open begins an article that tells s.
func (k *desk) open(t time.Time, s story) *article {
	k.no += 7
	topic := s.voice.book.find(s.event.topic)
	a := &article{paper: k.paper, no: k.no, story: s, published: t, kind: archive.KindArticle, section: topic.word("at"),
		dating: [...]string{"date", "date-relative", "date-local"}[k.paper.engine]}
	for _, tag := range strings.Split(topic.word("tag"), ", ") {
		a.tags = append(a.tags, strings.ReplaceAll(tag, "{place}", s.event.place))
	}
	k.paper.articles = append(k.paper.articles, a)
	return a
}

// local prints a story of the paper's own.
func (k *desk) local(d *rand.Rand, t time.Time) {
	p := k.paper
	e := p.drawEvent(d, k.topics.deal(), pick(d, p.places[:len(p.places)-1]), t)
	a := k.open(t, p.write(d, e, whole, 6+d.IntN(4)))
	card := k.kinds.deal()
	a.by = byline{shape: "byline", people: sample(d, p.staff, 1)}
	switch card {
	case "article":
		k.sign(d, a)
		k.date(a)
	case "soft-404":
		a.softGone = t.Add(90 * time.Minute)
	case "stub-undeclared":
		a.kind, a.undeclared = archive.KindStub, true
	default:
		a.kind = archive.PageKind(card)
	}
	if a.kind == archive.KindLiveBlog {
		a.story.lines = slices.DeleteFunc(a.story.lines, func(l line) bool { return l.kind == archive.BlockSubhead })
		for i := range a.story.lines {
			a.updates = append(a.updates, time.Duration(i*(30+d.IntN(9)))*time.Minute)
		}
	}
	k.illustrate(d, a)
	k.address(d, a)
}

// opinion prints a column in the section that robots.txt will close.
func (k *desk) opinion(d *rand.Rand, t time.Time) {
	p := k.paper
	e := p.drawEvent(d, k.topics.deal(), p.place, t)
	a := k.open(t, p.write(d, e, whole, 5))
	a.section = "Opinion"
	a.by = byline{shape: "byline-organization", people: []string{"The Editorial Board"}, organization: true}
	k.address(d, a)
}

// sign gives an ordinary article its byline and dateline.
func (k *desk) sign(d *rand.Rand, a *article) {
	p := k.paper
	a.by = byline{shape: k.bylines.deal(), people: sample(d, p.staff, 1)}
	switch a.by.shape {
	case "byline-two":
		a.by.people = sample(d, p.staff, 2)
	case "byline-two-agency":
		a.by.people, a.by.agency = sample(d, p.staff, 2), k.world.agency.name
	case "byline-organization":
		a.by.people, a.by.organization = []string{p.desk()}, true
	case "byline-none":
		a.by.people = nil
	case "byline-role":
		a.by.role = p.role(d)
	case "byline-reading-time":
		a.by.minutes = 2 + d.IntN(7)
	case "byline-slash":
		a.slash = true
		a.dateline = Dateline{Place: a.story.event.place}
	case "byline-trailing":
		a.by.role = k.world.agency.short + " " + pick(d, []string{"Staff Writer", "Regional Writer", "National Writer"})
		a.by.agency = k.world.agency.name
	}
	if !a.slash && d.IntN(3) == 0 {
		a.dateline = k.localDateline(a.story.event.place)
	}
}

// date gives an ordinary article its kind of date. What has none is in no feed either.
func (k *desk) date(a *article) {
	a.dating = k.dates.deal()
	a.unlisted = a.dating == "date-none"
}

// desk is the name under which the paper signs what nobody signed.
func (p *paper) desk() string {
	if p.lang == "no" {
		return p.Title + " redaksjonen"
	}
	return strings.TrimPrefix(p.Title, "The ") + " Staff"
}

func (p *paper) role(d *rand.Rand) string {
	if p.lang == "no" {
		return pick(d, []string{"journalist", "kommentator", "sportsjournalist"})
	}
	return pick(d, p.roles)
}

var separators = [...]string{" — ", " – ", " - "}

func (k *desk) wireDateline(city, agency string) Dateline {
	place, _, _ := strings.Cut(city, ",")
	raw := fmt.Sprintf("%s (%s)%s", city, agency, separators[k.paper.engine])
	return Dateline{Raw: raw, Place: titleCase(place), Agency: agency}
}

func (k *desk) localDateline(place string) Dateline {
	if k.paper.engine == archaic {
		return Dateline{Raw: strings.ToUpper(place) + " (" + k.paper.Title + "): ", Place: place}
	}
	return Dateline{Raw: strings.ToUpper(place) + separators[k.paper.engine], Place: place}
}

// titleCase is a place in capitals as it is written in running text.
func titleCase(s string) string {
	words := strings.Fields(strings.ToLower(s))
	for i := range words {
		words[i] = capital(words[i])
	}
	return strings.Join(words, " ")
}

// illustrate gives the article its pictures.
func (k *desk) illustrate(d *rand.Rand, a *article) {
	p := k.paper
	t := a.story.tell()
	n := d.IntN(2)
	if a.kind == archive.KindGallery {
		n = 4
	} else if a.dating == "date-photo" || a.dating == "date-none" {
		n = 1
	}
	for i := range n {
		caption := t.captions[i%len(t.captions)]
		if i >= len(t.captions) {
			caption += [...]string{", seen from the north", " a day later"}[i%2]
		}
		taken := a.published.AddDate(0, 0, -9-d.IntN(300))
		switch {
		case a.dating != "date-photo" && a.dating != "date-none":
			caption += "."
		case p.lang == "no":
			caption += ", " + p.longDate(taken) + "."
		default:
			caption += ", " + taken.In(p.zone).Format("Monday, January 2, 2006") + "."
		}
		a.images = append(a.images, archive.Image{
			URL:     fmt.Sprintf("%simages/%d-%d.jpg", p.URL, a.no, i+1),
			Caption: caption, Credit: k.credit(d),
		})
	}
}

func (k *desk) credit(d *rand.Rand) string {
	who := pick(d, k.paper.shooters)
	if k.paper.lang == "no" {
		return who
	}
	return pick(d, []string{who + "/" + strings.TrimPrefix(k.paper.Title, "The "), who + ", " + k.world.agency.short})
}

// address gives the article its path, and other addresses by which it can be reached.
func (k *desk) address(d *rand.Rand, a *article) {
	a.title = a.story.title()
	s, t := slug(a.title), a.published.In(k.paper.zone)
	several := ""
	switch k.paper.engine {
	case rich:
		a.path = fmt.Sprintf("/%s/%s/%s-%d", slug(a.section), t.Format("2006/01/02"), s, a.no)
		if a.dating == "date-none" || a.dating == "date-midnight" {
			a.path = fmt.Sprintf("/%s/%s-%d", slug(a.section), s, a.no)
		}
		several = fmt.Sprintf("%s?src=%s", a.path, pick(d, []string{"frontpage", "ticker", "top5"}))
	case blog:
		a.path = fmt.Sprintf("/%s/%s/", t.Format("2006/01"), s)
		if k.taken(a) {
			a.path = fmt.Sprintf("/%s/%s-%d/", t.Format("2006/01"), s, a.no)
		}
		several = a.path + "?amp=1"
	case archaic:
		a.path = fmt.Sprintf("/%s/a%d.html", slug(a.section), a.no)
		several = fmt.Sprintf("/vis.asp?id=%d", a.no)
	}
	switch card := k.addresses.deal(); {
	case card == "several" && a.kind != archive.KindConsent && a.softGone.IsZero(): // those name no canonical address
		a.aliases = []string{several, a.path + sep(a.path) + "utm_source=" + pick(d, []string{"newsletter", "home"}) + "&utm_medium=link"}
		a.aliases = a.aliases[:1+d.IntN(2)]
	case card == "chain":
		a.chain = []string{fmt.Sprintf("/go/%d", a.no), fmt.Sprintf("/go/%d/long", a.no)}
		if k.paper.engine == blog {
			a.chain = []string{fmt.Sprintf("/?p=%d", a.no), strings.TrimSuffix(a.path, "/")}
		}
	}
}

func (k *desk) taken(a *article) bool {
	return slices.ContainsFunc(k.paper.articles, func(b *article) bool { return b != a && b.path == a.path })
}

func sep(path string) string {
	if strings.Contains(path, "?") {
		return "&"
	}
	return "?"
}

func sortByTime(list []*article) {
	slices.SortStableFunc(list, func(a, b *article) int { return a.published.Compare(b.published) })
}

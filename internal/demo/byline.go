package demo

import (
	"fmt"
	"strings"
	"time"
)

// byline is who wrote an article, and the shape in which the paper says so.
type byline struct {
	shape        string // "byline", "byline-two", "byline-two-agency", "byline-role", "byline-reading-time", …
	people       []string
	organization bool // people holds the name of an organization
	agency       string
	role         string
	minutes      int
}

// lines are the byline as printed, a line each.
func (a *article) bylineLines() []string {
	b, p := a.by, a.paper
	if len(b.people) == 0 {
		return nil
	}
	by, and := "By ", " and "
	if p.lang == "no" {
		by, and = "Av ", " og "
	}
	names := strings.Join(b.people, and)
	switch b.shape {
	case "byline-two-agency":
		return []string{by + names + ", " + b.agency}
	case "byline-organization":
		if p.engine == blog {
			return []string{names}
		}
		return []string{by + names}
	case "byline-role":
		switch p.engine {
		case rich:
			return []string{by + names, b.role}
		case blog:
			return []string{names + " | " + b.role}
		}
		return []string{names + ", " + b.role}
	case "byline-reading-time":
		return []string{fmt.Sprintf("%s%s · %d min read", by, names, b.minutes)}
	case "byline-slash":
		return []string{a.slashLine()}
	case "byline-trailing":
		return []string{by + strings.ToUpper(names), b.role}
	}
	return []string{by + names}
}

// slashLine is the byline that opens the first paragraph: headline, paper, place, name and edition.
func (a *article) slashLine() string {
	edition := "Morning Edition"
	if a.published.In(a.paper.zone).Hour() >= 12 {
		edition = "Evening Edition"
	}
	site := strings.ReplaceAll(a.paper.Title, " ", "")
	place := strings.ToUpper(a.dateline.Place)
	return fmt.Sprintf("%s/ %s/ %s/ %s/ %s/", a.at(a.published).told.headline, site, place, a.by.people[0], edition)
}

// authors are the names as printed.
func (a *article) authors() []string {
	out := []string{}
	for _, name := range a.by.people {
		if a.by.shape == "byline-trailing" {
			name = strings.ToUpper(name)
		}
		out = append(out, name)
	}
	return out
}

// change is one change to an article's page after it was printed.
type change struct {
	at   time.Time
	kind string // "edit-headline", "edit-number", "edit-quote", "edit-typo"; or no edit: "same-counter", "same-related", "same-space"
}

// isEdit says that the change alters what the article says.
func (c change) isEdit() bool { return strings.HasPrefix(c.kind, "edit-") }

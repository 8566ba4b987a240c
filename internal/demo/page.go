package demo

import (
	"strings"
	"time"

	"broadsheet/archive"
)

// Page is what a good reader finds on one page: facts, written before the page is printed.
type Page struct {
	URL       string           `json:"url"`
	Paper     string           `json:"paper"`
	Kind      archive.PageKind `json:"page_kind"`
	Language  string           `json:"language"`
	Headline  string           `json:"headline"`
	Dek       string           `json:"dek,omitempty"`
	Byline    string           `json:"byline_raw"` // as printed, lines joined by "\n"
	Shape     string           `json:"byline_shape"`
	Authors   []string         `json:"authors"`
	Agency    string           `json:"agency,omitempty"` // named in the byline beside persons: may stand among the authors, or not
	Published string           `json:"published"`        // as archive.Moment prints it
	Precision string           `json:"precision"`
	Dating    string           `json:"dating"`
	Modified  string           `json:"modified,omitempty"`
	Dateline  Dateline         `json:"dateline"`
	Section   string           `json:"section,omitempty"`
	Tags      []string         `json:"tags,omitempty"`
	Blocks    []archive.Block  `json:"blocks"`
	Images    []archive.Image  `json:"images,omitempty"`
	Residue   []Residue        `json:"residue,omitempty"`

	walled     bool // a consent wall stands before the article at this moment
	undeclared bool // a stub that its markup calls free
}

// Residue is one box around a story, with its lines.
type Residue struct {
	Family archive.Family `json:"family"`
	Lines  []string       `json:"lines"`
}

// Text is the page's text, blocks joined by an empty line.
func (p *Page) Text() string {
	r := archive.Reading{Blocks: p.Blocks}
	return r.Text()
}

// page gives the facts of the article's page as it is served at t, which is not before publication.
func (w *World) page(a *article, t time.Time) Page {
	v := a.at(t)
	p := Page{URL: a.url(), Paper: a.paper.Name, Kind: a.kind, undeclared: a.undeclared, Language: a.story.voice.lang, Authors: []string{}}
	if met(w.faults.walls, a.paper, moment(t)) || a.kind == archive.KindConsent {
		p.Kind, p.walled, p.Language = archive.KindConsent, true, a.paper.lang
		p.Residue = []Residue{{archive.FamilyConsent, a.paper.fixed["consent"].lines}}
		return p
	}
	if !a.softGone.IsZero() && !t.Before(a.softGone) {
		p.Kind = archive.KindStub
		return p
	}
	p.Headline, p.Section, p.Tags = v.told.headline, a.section, a.tags
	p.Byline, p.Shape, p.Authors = strings.Join(a.bylineLines(), "\n"), a.by.shape, a.authors()
	if a.by.shape != "byline-trailing" {
		p.Agency = a.by.agency
	}
	p.Published, p.Precision, p.Dating = a.stamp(a.published), string(a.precision()), a.dating
	if !v.modified.IsZero() && a.paper.engine == rich {
		p.Modified = a.stamp(v.modified)
	}
	if a.paper.engine == archaic || w.layoutChanged(a.paper, t) {
		p.Tags = nil // not printed
	}
	p.Dateline, p.Images = a.dateline, a.images
	p.Blocks = a.blocks(v)
	if a.showsDek() {
		p.Dek = v.told.dek
	}
	for _, b := range a.boxes {
		p.Residue = append(p.Residue, Residue{b.Family, b.at(v)})
	}
	if a.shirtTail != "" {
		p.Residue = append(p.Residue, Residue{archive.FamilyShirtTail, []string{a.shirtTail}})
	}
	for _, key := range []string{"menu", "legal"} {
		b := a.paper.fixed[key]
		p.Residue = append(p.Residue, Residue{b.Family, b.lines})
	}
	return p
}

// points are the page's key points.
func (p *Page) points() []string {
	var out []string
	for _, b := range p.Blocks {
		if b.Kind == archive.BlockKeyPoint {
			out = append(out, b.Text)
		}
	}
	return out
}

// showsDek says that the page prints the dek for its readers.
func (a *article) showsDek() bool {
	return a.story.dek != "" && (a.paper.engine == rich || a.no%2 == 0)
}

// showsPoints says that the page prints the key points.
func (a *article) showsPoints() bool {
	return a.paper.engine == rich && a.kind == archive.KindArticle && a.no%3 == 0 && len(a.story.points) > 1
}

// blocks is the article's text: dek, key points, paragraphs.
func (a *article) blocks(v version) []archive.Block {
	var out []archive.Block
	if a.showsDek() {
		out = append(out, archive.Block{Kind: archive.BlockDek, Text: v.told.dek})
	}
	if a.showsPoints() {
		for i, k := range v.told.points {
			out = append(out, archive.Block{Kind: archive.BlockKeyPoint, Text: k, Joined: i > 0})
		}
	}
	body := v.told.blocks
	switch a.kind {
	case archive.KindLiveBlog:
		body = body[:v.updates]
	case archive.KindStub:
		body = body[:2]
	case archive.KindGallery:
		body = body[:1]
	}
	for i, b := range body {
		if i == 0 && a.dateline.Raw != "" {
			b.Text = a.dateline.Raw + b.Text
		}
		out = append(out, b)
	}
	if v.numbers > 0 && a.paper.engine == rich {
		out = append(out, archive.Block{Kind: archive.BlockCorrection, Text: correction})
	}
	return out
}

// correction owns up to a wrong number.
const correction = "Correction: An earlier version of this article gave a wrong number."

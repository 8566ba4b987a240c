package normalize

import (
	"strings"

	"broadsheet/archive"
	"broadsheet/internal/urls"
	"broadsheet/normalize/model"
	"broadsheet/normalize/site"
)

// Learn gives what a page tells of its site, as it reads alone: Page.Site is left out of account. A page that holds no
// article, and plain text, tell nothing.
func Learn(in Page) (f site.Facts, ok bool) { return LearnWith(embedded(), in) }

// LearnWith is Learn with another model.
func LearnWith(m *model.Model, in Page) (f site.Facts, ok bool) {
	if in.Plain {
		return f, false
	}
	in.Site = nil
	p := new(Reader).open(in)
	p.model = m
	readHeadline(p)
	readBody(p)
	for i := range p.blocks { // as the model left them: fields take some of their own
		b, v := &p.blocks[i], &p.verdicts[i]
		kept := v.fate == archive.FateBody
		ok = ok || kept
		f.Blocks = append(f.Blocks, site.Block{Text: site.Hash(b.Text), Place: site.Place(p.tree, b), Len: b.Len,
			Kept: kept, Ruled: v.rule != "model"})
	}
	readFields(p)
	switch p.r.PageKind {
	case archive.KindSection, archive.KindConsent, archive.KindNone:
		return f, false
	}
	if url := articleURL(p); url != "" {
		f.Article = site.Hash(url)
	}
	if h := fold(p.r.Headline); len(h) >= leastHeadline && !siteNames(p).like(p.r.Headline) {
		f.Headline = site.Hash(h)
	}
	if m := p.r.Published; m.HasOffset {
		_, seconds := m.Clock.Zone()
		f.Zone = seconds / 60
	}
	f.Names = p.declared.site
	if !namesPerson(p.r, p.declared.title) {
		f.Title = p.declared.title
	}
	f.Declared = declaredValues(p)
	return f, ok
}

// leastHeadline is the least length in bytes of a headline that tells articles apart.
const leastHeadline = 20

// articleURL is the canonical URL of the article, if the page names one that is not the home page; else its own.
func articleURL(p *page) string {
	own, err := urls.Canonical(p.in.URL)
	if err != nil {
		return ""
	}
	c, err := urls.Resolve(own, p.declared.canonical)
	if err != nil || p.declared.canonical == "" || !urls.SameSite(c, own) {
		return own
	}
	_, rest, _ := strings.Cut(c, "://")
	if _, path, _ := strings.Cut(rest, "/"); path == "" {
		return own
	}
	return c
}

// namesPerson says that a title names one of the people in the byline.
func namesPerson(r *archive.Reading, title string) bool {
	title = fold(title)
	for _, b := range r.Bylines {
		if name := fold(b.Name); b.Kind == archive.Person && name != "" && strings.Contains(title, name) {
			return true
		}
	}
	return false
}

// declaredValues are what the page declares of its article, after it was read.
func declaredValues(p *page) []site.Value {
	d := &p.declared
	list := []site.Value{{Field: "headline", Text: d.headline}, {Field: "description", Text: d.description}}
	for _, a := range d.authors {
		list = append(list, site.Value{Field: site.FieldAuthor, Text: a.name, Denied: printsOther(p.r, a.name)})
	}
	for _, l := range [][]said{d.metas, d.published, d.modified} {
		for _, m := range l {
			switch f := fieldOf(m.source); f {
			case "":
			case site.FieldAuthor:
				list = append(list, site.Value{Field: f, Text: m.value, Denied: printsOther(p.r, m.value)})
			case "headline", "description":
				list = append(list, site.Value{Field: f, Text: m.value})
			default:
				if strings.Contains(strings.ReplaceAll(m.value, "00:00", ""), ":") { // articles may share a day, not a second
					list = append(list, site.Value{Field: f, Text: m.value})
				}
			}
		}
	}
	for i := range list {
		list[i].Text = strings.Clone(list[i].Text) // not to keep the page
	}
	return list
}

// printsOther says that the page prints a byline, and none with that name.
func printsOther(r *archive.Reading, name string) bool {
	printed := false
	name = fold(name)
	for _, e := range r.Evidence {
		if e.Field != "authors" || !strings.HasPrefix(e.Source, "markup:") && e.Source != "text:line" || e.Why == "one of a list" {
			continue
		}
		if strings.Contains(fold(e.Value), name) {
			return false
		}
		printed = true
	}
	return printed
}

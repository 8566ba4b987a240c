package demo

import (
	"encoding/json"
	"html/template"

	"broadsheet/archive"
)

// jsonLD is the rich paper's graph: page, article, authors, publisher.
func (w *World) jsonLD(a *article, facts Page) template.JS {
	p := a.paper
	kind := "NewsArticle"
	switch a.kind {
	case archive.KindLiveBlog:
		kind = "LiveBlogPosting"
	case archive.KindGallery:
		kind = "ImageGallery"
	}
	article := map[string]any{
		"@type": kind, "@id": a.url() + "#article", "headline": facts.Headline, "description": facts.Dek, "url": a.url(),
		"articleSection": facts.Section, "keywords": facts.Tags, "isAccessibleForFree": a.kind != archive.KindStub || a.undeclared, "inLanguage": p.lang,
		"publisher": map[string]any{"@id": p.URL + "#publisher"}, "mainEntityOfPage": map[string]any{"@id": a.url()},
	}
	if facts.Published != "" {
		article["datePublished"], article["dateModified"] = a.machine(a.published), a.machine(a.published)
		if v := facts.Modified; v != "" {
			article["dateModified"] = v
		}
	}
	if a.kind == archive.KindLiveBlog {
		article["liveBlogUpdate"] = a.liveUpdates(facts)
	}
	graph := []any{
		map[string]any{"@type": "WebPage", "@id": a.url(), "url": a.url(), "name": facts.Headline + " | " + p.Title, "isPartOf": map[string]any{"@id": p.URL + "#site"}},
		map[string]any{"@type": "NewsMediaOrganization", "@id": p.URL + "#publisher", "name": p.Title, "url": p.URL},
		article,
	}
	var authors []any
	for _, name := range a.by.people {
		id, kind := p.URL+"people/"+slug(name), "Person"
		if a.by.organization {
			kind = "Organization"
		}
		switch p.style.Authors {
		case "reference":
			authors = append(authors, map[string]any{"@id": id})
			graph = append(graph, map[string]any{"@type": kind, "@id": id, "name": name})
		case "object":
			authors = append(authors, map[string]any{"@type": kind, "name": name, "url": id})
		default:
			authors = append(authors, name)
		}
	}
	if len(authors) > 0 {
		article["author"] = authors
	}
	out, err := json.Marshal(map[string]any{"@context": "https://schema.org", "@graph": graph})
	if err != nil {
		return "null" // strings and maps of strings only: it cannot happen
	}
	return template.JS(out)
}

// liveUpdates are a live blog's entries, newest first, each with a date of its own.
func (a *article) liveUpdates(facts Page) []any {
	var out []any
	n := 0
	for _, b := range facts.Blocks {
		if b.Kind == archive.BlockDek {
			continue
		}
		at := a.machine(a.published.Add(a.updates[n]))
		out = append([]any{map[string]any{"@type": "BlogPosting", "datePublished": at, "articleBody": b.Text}}, out...)
		n++
	}
	return out
}

package normalize

import (
	"strings"

	"broadsheet/archive"
	"broadsheet/internal/urls"
	"broadsheet/normalize/byline"
)

// authorMetas are names of meta elements that hold authors' names. Seen on the fundus, wcxb and evaldata pages.
var authorMetas = []string{
	"parsely-author", "sailthru.author", "cxenseparse:author", "byl", "byline", "author", "authors", "og:author", "og:article:author", "article:author", "article:author_name", "article.author", "dc.creator", "dcterms.creator",
	"dc.contributor", "dcsext.author", "citation_author", "articleauthor", "mrf:authors", "lrt_authors", "rnews:author", "article_author", "vr:author", "sailthru.authors", "author_name", "prism.author", "creator",
}

// toldAuthors are the authors that the page names to machines.
func toldAuthors(p *page, o byline.Options) []claim {
	var list []claim
	if c, ok := nodeAuthors(p, o); ok {
		list = append(list, c)
	}
	for _, name := range authorMetas {
		c := claim{source: "meta:" + name, rank: authorMeta, block: -1}
		var raw []string
		for _, m := range p.declared.metas {
			if m.source != name {
				continue
			}
			raw = append(raw, m.value)
			if isURL(m.value) {
				if c.names = slugName(m.value, p.in.URL); len(c.names) > 0 {
					c.rank = authorURL
				}
				continue
			}
			value := m.value
			if last, first, ok := strings.Cut(value, ", "); ok && !strings.Contains(first, ",") && (strings.HasPrefix(name, "citation") || strings.HasPrefix(name, "dc.") || p.prints(first+" "+last)) {
				value = first + " " + last // "Marsh, Ada"
			}
			c.names = appendNames(c.names, byline.Declared(cleanMarkup(value), o))
		}
		if c.raw = strings.Join(raw, "; "); c.raw != "" {
			list = append(list, demote(c, o))
		}
	}
	d := &p.declared
	label, ok := d.meta("twitter:label1")
	value, there := d.meta("twitter:data1")
	if ok && there && (strings.Contains(strings.ToLower(label.value), "by") || byline.IsLead(label.value, p.r.Language)) && !strings.Contains(strings.ToLower(label.value), "time") {
		list = append(list, demote(claim{names: byline.Declared(value.value, o), raw: value.value, source: "meta:twitter:data1", rank: authorCard, block: -1}, o))
	}
	return list
}

// prints says that the page prints s as a line, or within a short one.
func (p *page) prints(s string) bool {
	for i := range p.blocks {
		if b := &p.blocks[i]; b.Len < longLine && strings.Contains(b.Text, s) {
			return true
		}
	}
	return false
}

// nodeAuthors are the authors of the article's own JSON-LD.
func nodeAuthors(p *page, o byline.Options) (claim, bool) {
	c := claim{source: "json-ld:author", rank: authorNode, block: -1}
	if len(p.declared.authors) == 0 {
		return c, false
	}
	var raw []string
	for _, a := range p.declared.authors {
		raw = append(raw, a.name)
		names := byline.Declared(a.name, o)
		for i := range names {
			n := &names[i]
			if strings.HasSuffix(a.kind, "organization") && n.Kind != archive.Agency {
				n.Kind = archive.Organization
			} else if a.kind == "person" && n.Kind == archive.Unknown && strings.Contains(n.Name, " ") {
				n.Kind = archive.Person
			}
			if len(names) == 1 {
				if !strings.HasSuffix(a.kind, "organization") && isURL(a.url) && urls.SameSite(a.url, p.in.URL) {
					n.URL = a.url
				}
				n.Title, n.Affiliation = orElse(n.Title, a.title), orElse(n.Affiliation, a.affiliation)
			}
		}
		c.names = appendNames(c.names, names)
	}
	c.raw, c.source = strings.Join(raw, "; "), p.declared.authors[0].source
	return demote(c, o), true
}

// slugName reads a name out of the URL of a profile page of the same site: "/authors/ada-marsh" is "Ada Marsh".
func slugName(url, pageURL string) []archive.Byline {
	if !urls.SameSite(url, pageURL) {
		return nil
	}
	path, _, _ := strings.Cut(url, "?")
	parts := strings.Split(strings.Trim(path, "/"), "/")
	last := parts[len(parts)-1]
	if len(parts) < 4 || strings.Count(last, "-") < 1 || strings.Count(last, "-") > 3 || strings.ContainsAny(last, "0123456789._%") {
		return nil
	}
	words := strings.Split(last, "-")
	for i, w := range words {
		if w == "" {
			return nil
		}
		words[i] = strings.ToUpper(w[:1]) + w[1:]
	}
	return byline.Declared(strings.Join(words, " "), byline.Options{})
}

func isURL(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "//")
}

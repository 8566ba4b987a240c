package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// roots says what a document is by its outermost element that is known.
var roots = map[string]Kind{"rss": RSS, "RDF": RSS, "feed": Atom, "urlset": Sitemap, "sitemapindex": Index}

// entryNames gives the element that is an entry.
var entryNames = map[Kind]string{RSS: "item", Atom: "entry", Sitemap: "url", Index: "sitemap"}

// maxRestarts bounds how often reading starts again after an error.
const maxRestarts = 1000

// readXML reads entry after entry. Where the parser dies, the entry it died in is scraped for the fields it lacks,
// and reading starts again at the next one.
func (d *Document) readXML(text []byte) {
	text = withoutControls(text)
	if i := bytes.Index(text, []byte("?>")); i >= 0 && bytes.HasPrefix(bytes.TrimSpace(text), []byte("<?xml")) {
		text = text[i+2:] // its encoding is no longer true, and version 1.1 would be refused
	}
	r := reader{d: d}
	for from, n := 0, 0; from < len(text); n++ {
		at, err := r.read(text[from:])
		if err == nil || d.full() || d.Kind == "" {
			return
		}
		if n == 0 || r.open || r.inside > 0 { // else it is the end tag of what began before the restart
			d.find("xml at byte %d: %v", from+at, err)
		}
		if n == maxRestarts || errors.Is(err, errDeep) {
			return
		}
		if r.open {
			at = r.start + 1
		}
		end := nextEntry(text, from+at, entryNames[d.Kind])
		if r.open {
			if r.field != nil {
				*r.field = ""
			}
			scrape(&r.entry, text[from+r.start:end])
			r.finish()
		}
		from = end
	}
}

// nextEntry finds where the next entry begins at or after from: the end of text where there is none.
func nextEntry(text []byte, from int, name string) int {
	for from < len(text) {
		i := bytes.Index(text[from:], []byte("<"+name))
		if i < 0 {
			break
		}
		after := from + i + 1 + len(name)
		if after < len(text) && bytes.IndexByte([]byte(" \t\r\n>"), text[after]) >= 0 {
			return from + i
		}
		from = after
	}
	return len(text)
}

var errDeep = errors.New("elements too deep within each other")

// reader follows one document through one or more parsers.
type reader struct {
	d     *Document
	open  bool // within an entry
	start int  // where it began
	level int  // and how deep
	entry Entry
	link  string // the entry's other candidates for a URL, best first
	guid  string
	field *string // where text goes
	depth int     // of the element of field

	inside int // elements open
}

// read follows text until its end or an error, which it places.
func (r *reader) read(text []byte) (at int, err error) {
	x := xml.NewDecoder(bytes.NewReader(text))
	x.Strict = false
	x.Entity = xml.HTMLEntity
	x.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	r.field, r.inside = nil, 0
	for depth := 0; !r.d.full(); r.inside = depth {
		at = int(x.InputOffset())
		token, err := x.Token()
		if err == io.EOF {
			return at, nil
		}
		if err != nil {
			return at, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if depth++; depth > maxDepth {
				return at, errDeep
			}
			if r.d.Kind == "" {
				if t.Name.Local == "html" {
					return at, nil
				}
				r.d.Kind = roots[t.Name.Local]
				continue
			}
			r.begin(t, at, depth)
		case xml.EndElement:
			if r.open && r.isEntry(t.Name) {
				r.finish()
			}
			if r.field != nil && depth <= r.depth {
				r.field = nil
			}
			depth--
		case xml.CharData:
			if r.field != nil && len(*r.field) < maxText {
				*r.field += string(t)
			}
		}
	}
	return at, nil
}

func (r *reader) isEntry(n xml.Name) bool { return n.Local == entryNames[r.d.Kind] && space(n) == "" }

// begin takes a start tag.
func (r *reader) begin(t xml.StartElement, at, depth int) {
	if r.isEntry(t.Name) {
		if r.open { // the one before was never closed
			r.finish()
		}
		r.open, r.start, r.level = true, at, depth
		r.entry, r.link, r.guid = Entry{}, "", ""
		return
	}
	if r.field != nil { // markup within a field: its text belongs to the field
		return
	}
	if !r.open {
		if t.Name.Local == "title" && space(t.Name) == "" && r.d.Title == "" {
			r.field, r.depth = &r.d.Title, depth
		}
		return
	}
	if depth != r.level+1 && space(t.Name) != "news" { // the title of a quoted source is not the entry's
		return
	}
	if f := r.fieldOf(t); f != nil && *f == "" {
		r.field, r.depth = f, depth
	}
}

// fieldOf says where the text of an element of an entry goes; nil = nowhere.
func (r *reader) fieldOf(t xml.StartElement) *string {
	e := &r.entry
	switch space(t.Name) + ":" + t.Name.Local {
	case ":title", "news:title":
		return &e.Title
	case ":loc":
		return &e.URL
	case "feedburner:origLink":
		e.URL = ""
		return &e.URL
	case ":link", "atom:link":
		href, rel := attr(t, "href"), attr(t, "rel")
		if href == "" && space(t.Name) == "" {
			return &r.link
		}
		if rel == "" || rel == "alternate" {
			if r.link == "" {
				r.link = href
			}
		}
	case ":guid":
		if attr(t, "isPermaLink") != "false" {
			return &r.guid
		}
	case ":id":
		return &r.guid
	case ":pubDate", ":published", ":issued", "dc:date", "dcterms:issued", "dcterms:created", "news:publication_date":
		return &e.PublishedRaw
	case ":updated", ":modified", ":lastmod", "dcterms:modified":
		return &e.UpdatedRaw
	}
	return nil
}

// finish hands the open entry over.
func (r *reader) finish() {
	for _, other := range []string{r.link, r.guid} {
		if r.entry.URL = strings.TrimSpace(r.entry.URL); r.entry.URL == "" && (other != r.guid || isWeb(other)) {
			r.entry.URL = other
		}
	}
	r.d.add(r.entry)
	r.open, r.field = false, nil
}

// spaces gives the short name of a name space that matters here: "" for a format's own.
var spaces = map[string]string{
	"http://purl.org/rss/1.0/": "", "http://my.netscape.com/rdf/simple/0.9/": "",
	"http://backend.userland.com/rss2": "", "http://backend.userland.com/RSS2": "",
	"http://www.w3.org/2005/Atom": "", "http://purl.org/atom/ns#": "",
	"http://www.google.com/schemas/sitemap/0.84":      "",
	"http://www.google.com/schemas/sitemap-news/0.9":  "news",
	"https://www.google.com/schemas/sitemap-news/0.9": "news",
	"http://purl.org/dc/elements/1.1/":                "dc",
	"http://purl.org/dc/terms/":                       "dcterms",
	"http://rssnamespace.org/feedburner/ext/1.0":      "feedburner",
}

// space gives the short name of a name's space: "" for a format's own, the prefix itself where that was not declared.
// That of sitemaps is often misspelt, so whatever looks like it counts.
func space(n xml.Name) string {
	if short, ok := spaces[n.Space]; ok {
		return short
	}
	if strings.Contains(n.Space, "sitemap") && !strings.Contains(n.Space, "sitemap-") {
		return ""
	}
	return n.Space
}

func attr(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}

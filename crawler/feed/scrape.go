package feed

import (
	"bytes"
	"html"
	"strings"
)

// scrape fills what an entry lacks out of raw, the bytes of an element that is no XML: the text between the tags
// that carry it, taken by name.
func scrape(e *Entry, raw []byte) {
	for _, f := range []struct {
		to   *string
		tags []string
	}{
		{&e.URL, []string{"loc", "link", "guid"}},
		{&e.Title, []string{"title", "news:title"}},
		{&e.PublishedRaw, []string{"pubDate", "published", "dc:date", "news:publication_date"}},
		{&e.UpdatedRaw, []string{"updated", "lastmod"}},
	} {
		for _, tag := range f.tags {
			if strings.TrimSpace(*f.to) != "" {
				break
			}
			*f.to = between(raw, tag)
		}
	}
	if !isWeb(e.URL) {
		e.URL = ""
	}
}

// between gives the text of the first element of that name, "" where its end is missing.
func between(raw []byte, tag string) string {
	at := bytes.Index(raw, []byte("<"+tag))
	if at < 0 {
		return ""
	}
	rest := raw[at+1+len(tag):]
	open := bytes.IndexByte(rest, '>')
	if open < 0 || open > 0 && rest[0] != ' ' {
		return ""
	}
	rest = rest[open+1:]
	end := bytes.Index(rest, []byte("</"+tag+">"))
	if end < 0 || end > maxText {
		return ""
	}
	text := strings.TrimSpace(string(rest[:end]))
	if cdata, ok := strings.CutPrefix(text, "<![CDATA["); ok {
		return strings.TrimSpace(strings.TrimSuffix(cdata, "]]>"))
	}
	return html.UnescapeString(text)
}

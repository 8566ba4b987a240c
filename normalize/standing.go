package normalize

import (
	"strings"
)

// namesAuthor says that the page tells machines of an author: content systems do so for posts, not for standing pages.
func namesAuthor(p *page) bool {
	d := &p.declared
	_, ok := d.meta("author", "article:author", "byl", "parsely-author")
	if label, there := d.meta("twitter:label1"); there && !strings.Contains(strings.ToLower(label.value), "time") {
		ok = true
	}
	for i := range p.r.Evidence {
		e := &p.r.Evidence[i]
		ok = ok || e.Field == "authors" && e.Chosen && strings.HasPrefix(e.Source, "script:")
	}
	return ok || len(d.authors) > 0
}

// doubtPage takes out the date of a standing page that prints none; what feeds tell is an article's.
func doubtPage(list []dated) {
	for i := range list {
		if d := &list[i]; d.out == "" && !d.modified && d.block >= 0 && d.rank != rankTail {
			return
		}
	}
	for i := range list {
		if d := &list[i]; d.out == "" && !d.modified && d.rank == rankWebPage && strings.HasPrefix(d.Source, "json-ld:") {
			d.out = "a standing page's, not an article's"
		}
	}
}

// doubtFront takes out what the site's front page tells machines: it is the page's, and the page has no day.
func doubtFront(list []dated) {
	for i := range list {
		if d := &list[i]; d.out == "" && d.block < 0 && !d.modified {
			d.out = "a front page's"
		}
	}
}

// namesTopic says that a URL ends in one or two words and no number, as those of standing pages do: "/oral-health".
func namesTopic(url string) bool {
	path, _, _ := strings.Cut(url, "?")
	slug := strings.TrimRight(path, "/")
	slug = slug[strings.LastIndexByte(slug, '/')+1:]
	slug, _, _ = strings.Cut(slug, ".")
	words := strings.FieldsFunc(slug, func(r rune) bool { return r == '-' || r == '_' || r == '+' })
	return len(words) <= 2 && !strings.ContainsAny(slug, "0123456789")
}

package normalize

import (
	"slices"
	"strings"
	"unicode/utf8"

	"broadsheet/internal/urls"
	"broadsheet/normalize/tree"
)

// readSection takes the section that the page tells machines, else the last but one crumb, else what is printed at the
// headline, else a segment of the URL that is known to name sections.
func readSection(p *page, r region) {
	d := &p.declared
	var list []said
	for _, name := range []string{"article:section", "parsely-section", "sailthru.section", "cxenseparse:section", "section", "rubrik", "dc.subject.section", "article.section"} {
		if m, ok := d.meta(name); ok {
			list = append(list, said{"meta:" + name, m.value})
		}
	}
	for _, s := range d.sections {
		list = append(list, said{"json-ld:articleSection", s})
	}
	if n := len(d.breadcrumb); n >= 2 {
		at := n - 1
		if fold(d.breadcrumb[at]) == fold(p.r.Headline) || overlap(fold(d.breadcrumb[at]), fold(p.r.Headline)) > 0.6 || n > 2 {
			at--
		}
		list = append(list, said{"json-ld:breadcrumb", d.breadcrumb[at]})
	}
	list = append(list, printedSections(p, r)...)
	if s := urlSection(p.in.URL); s != "" {
		list = append(list, said{"url", s})
	}
	names := siteNames(p)
	for _, s := range list {
		value := sectionName(s.value)
		why := ""
		switch {
		case p.r.Section != "":
			why = "a surer place was found"
		case value == "":
			why = "no name of a section"
		case in(names.folded, fold(value)):
			why = "the site's name"
		case notSections[fold(value)]:
			why = "a front page"
		}
		if why == "" {
			p.r.Section = value
		}
		p.note("section", s.value, s.source, why == "", why)
	}
}

// notSections are crumbs and values, folded, that name no section.
var notSections = map[string]bool{
	"home": true, "homepage": true, "startseite": true, "start": true, "accueil": true, "inicio": true, "início": true, "hjem": true, "hem": true, "strona główna": true, "главная": true,
	"article": true, "articles": true, "story": true, "post": true, "uncategorized": true, "uncategorised": true, "allgemein": true, "page": true, "blog": true,
	"back": true, "zurück": true, "retour": true, "volver": true, "learn more": true, "read more": true, "current page": true, "rss": true, "privacy": true, "search": true, "suche": true, "login": true, "menu": true, "topics": true, "you are here": true,
}

// sectionName is a value as a section's name: the first of a list, the last part of a path, no code.
func sectionName(s string) string {
	s, _, _ = strings.Cut(s, ",")
	s, _, _ = strings.Cut(s, ";")
	if i := strings.LastIndexAny(s, "/>|"); i >= 0 && i+1 < len(s) {
		s = s[i+1:]
	}
	if s = strings.TrimSpace(s); utf8.RuneCountInString(s) > 60 || strings.ContainsAny(s, "{}_=") || fold(s) == "" {
		return ""
	}
	return s
}

// urlSection is the first segment of the path that names a section, as "Politics" for "/politics/2024/…".
func urlSection(url string) string {
	_, rest, _ := strings.Cut(url, "://")
	parts := strings.Split(strings.ToLower(rest), "/")
	for _, s := range parts[min(1, len(parts)):max(1, len(parts)-1)] {
		if isSection(strings.ReplaceAll(s, "-", " ")) {
			return titleCase(strings.ReplaceAll(s, "-", " "))
		}
	}
	return ""
}

// maxTags is the most tags kept.
const maxTags = 30

// readTags takes the tags that the page tells machines, junk left out; where it tells none, those that it links.
func readTags(p *page) {
	d, names := &p.declared, siteNames(p)
	var folded []string // the tags so far
	add := func(source, value string) {
		for _, tag := range strings.FieldsFunc(value, func(r rune) bool { return r == ',' || r == ';' || r == '、' }) {
			tag = strings.TrimSpace(strings.Trim(strings.TrimSpace(tag), "#\"'"))
			if !isTag(tag) || names.is(tag) || len(p.r.Tags) >= maxTags {
				continue
			}
			if f := fold(tag); !slices.Contains(folded, f) {
				p.r.Tags, folded = append(p.r.Tags, tag), append(folded, f)
			}
		}
		p.note("tags", value, source, true, "")
	}
	for _, m := range d.metas {
		switch m.source {
		case "article:tag", "news_keywords", "parsely-tags", "sailthru.tags", "og:article:tag":
			add("meta:"+m.source, m.value)
		}
	}
	for _, s := range d.tags {
		add("json-ld:keywords", s)
	}
	if m, ok := d.meta("keywords"); ok && len(p.r.Tags) == 0 {
		add("meta:keywords", m.value)
	}
	if len(p.r.Tags) == 0 {
		for _, n := range d.tagLinks {
			if tagList(p.tree, n) == tagList(p.tree, d.tagLinks[0]) { // a later list is another story's
				add("markup:rel=tag", clean(nodeText(p.tree, n)))
			}
		}
	}
}

// tagList is the element that holds a link of a list of tags and its neighbours.
func tagList(t *tree.Tree, link tree.Node) tree.Node {
	n := t.Parent(link)
	if t.Atom(n) == tree.Li {
		return t.Parent(n)
	}
	return n
}

// isTag leaves out codes: identifiers, single letters, names of a system's switches.
func isTag(s string) bool {
	n := utf8.RuneCountInString(s)
	if n < 2 && s == strings.ToLower(s) || n > 80 || strings.ContainsAny(s, "{}=|_") || fold(s) == "" || strings.Contains(s, "://") {
		return false
	}
	hex := 0
	for _, r := range s {
		if r >= '0' && r <= '9' || r >= 'a' && r <= 'f' || r == '-' || r == ':' {
			hex++
		}
	}
	switch fold(s) {
	case "story", "news", "article", "regwall", "paywall", "editors pick", "nlp entity tokens", "none", "null", "default":
		return false
	}
	return !(hex == n && n > 8)
}

// readCanonical believes the canonical URL that the page names, if it is of the same site.
func readCanonical(p *page) {
	for _, s := range []said{{"markup:canonical", p.declared.canonical}, {"meta:og:url", p.declared.metaValue("og:url")}} {
		if s.value == "" {
			continue
		}
		why := ""
		full := resolve(p.in.URL, s.value)
		if full == "" {
			full = s.value
		}
		u, err := urls.Canonical(full)
		switch {
		case err != nil:
			why = "no URL"
		case p.in.URL != "" && !urls.SameSite(u, p.in.URL):
			why = "another site: the page is a copy, or its feed's link was followed"
		case p.r.Canonical != "":
			why = "a surer place was found"
		case isFront(u) && !isFront(p.in.URL):
			why = "the site's front page"
		}
		if why == "" {
			p.r.Canonical = u
		}
		p.note("canonical", s.value, s.source, why == "", why)
	}
}

// isFront says that a URL has no path.
func isFront(url string) bool {
	_, rest, _ := strings.Cut(url, "://")
	_, path, _ := strings.Cut(rest, "/")
	return rest != "" && path == ""
}

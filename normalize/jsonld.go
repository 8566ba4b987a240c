package normalize

import (
	"slices"
	"strings"
)

// articleTypes are the schema.org types of articles, with how much each speaks for a node.
var articleTypes = map[string]int{
	"newsarticle": 12, "article": 11, "reportagenewsarticle": 12, "analysisnewsarticle": 12, "opinionnewsarticle": 12,
	"backgroundnewsarticle": 12, "reviewnewsarticle": 12, "askpublicnewsarticle": 12, "advertisercontentarticle": 11,
	"satiricalarticle": 11, "blogposting": 11, "liveblogposting": 11, "socialmediaposting": 6, "techarticle": 11,
	"scholarlyarticle": 10, "report": 8, "blog": 2, "review": 3, "imagegallery": 6, "mediagallery": 6, "recipe": 6, "medicalwebpage": 4, "podcastepisode": 4,
	"videoobject": 2, "webpage": 2, "itempage": 2, "creativework": 3, "faqpage": 1, "howto": 6,
}

// graph is the JSON-LD of all scripts of a page.
type graph struct {
	byID map[string]*value
	all  []placed
}

// placed is an object of the graph and the property it hangs under.
type placed struct {
	*value
	types []string
	under string
	depth int
}

func newGraph(scripts []value) *graph {
	g := &graph{byID: map[string]*value{}}
	for i := range scripts {
		g.walk(&scripts[i], "", 0)
	}
	return g
}

func (g *graph) walk(v *value, under string, depth int) {
	switch v.kind {
	case 'a':
		for i := range v.items {
			g.walk(&v.items[i].value, under, depth)
		}
	case 'o':
		if id := v.get("@id").text; id != "" && len(v.items) > 1 {
			if old := g.byID[id]; old == nil || len(old.items) < len(v.items) {
				g.byID[id] = v
			}
		}
		g.all = append(g.all, placed{v, types(v), under, depth})
		for i := range v.items {
			m := &v.items[i]
			key := m.key
			if key == "@graph" {
				g.walk(&m.value, under, depth)
			} else {
				g.walk(&m.value, key, depth+1)
			}
		}
	}
}

// resolve follows an @id reference to the node it names.
func (g *graph) resolve(v *value) *value {
	if v.kind == 'o' && len(v.items) <= 2 {
		if id := v.get("@id").text; id != "" && g.byID[id] != nil {
			return g.byID[id]
		}
	}
	return v
}

func types(v *value) []string {
	out := v.get("@type").strs()
	for i, s := range out {
		if n := strings.LastIndexAny(s, "/#:"); n >= 0 {
			s = s[n+1:]
		}
		out[i] = strings.ToLower(s)
	}
	return out
}

// own picks the node that is the article of the page: by its type, by what it says its URL is, and by its headline.
func (g *graph) own(urls []string, titles []string) (best *value, kind string) {
	top := 0
	for _, p := range g.all {
		score, name := 0, ""
		for _, t := range p.types {
			if s := articleTypes[t]; s > score {
				score, name = s, t
			}
		}
		if score == 0 {
			continue
		}
		switch p.under {
		case "", "mainEntity", "mainEntityOfPage":
		case "itemListElement", "item", "hasPart", "relatedLink", "isPartOf", "isRelatedTo", "liveBlogUpdate", "blogPost", "review", "citation", "mentions", "subjectOf", "video", "associatedMedia":
			if g.agrees(p.value, urls, titles) < sameArticle {
				continue // a member of a list is the page's article only if it says so
			}
			score -= 9
		default:
			score -= 4
		}
		score += g.agrees(p.value, urls, titles)
		if score > top {
			best, kind, top = p.value, name, score
		}
	}
	return best, kind
}

// sameArticle is what a node weighs at least whose URL or headline is the page's.
const sameArticle = 4

// agrees weighs how far a node's URL and headline are those of the page.
func (g *graph) agrees(v *value, urls, titles []string) int {
	score := 0
	for _, key := range []string{"url", "mainEntityOfPage", "@id"} {
		u := v.get(key)
		s := u.str()
		if u.kind == 'o' {
			s = u.get("@id").str()
		}
		if s = bareURL(s); s == "" {
			continue
		}
		for _, own := range urls {
			if s == own {
				score += 4
				break
			}
		}
	}
	if h := fold(v.get("headline").str()); h != "" {
		score++
		for _, t := range titles {
			if t == h || strings.Contains(t, h) || strings.Contains(h, t) {
				score += 5
				break
			}
		}
	}
	for _, key := range []string{"author", "datePublished", "articleBody"} {
		if v.get(key).kind != 0 {
			score++
		}
	}
	return score
}

// bareURL is a URL without what commonly differs between two spellings of one page: scheme, "www.", query, fragment,
// the last slash.
func bareURL(s string) string {
	s, _, _ = strings.Cut(s, "#")
	s, _, _ = strings.Cut(s, "?")
	s = strings.TrimPrefix(strings.TrimPrefix(s, "https:"), "http:")
	s = strings.TrimPrefix(strings.TrimPrefix(s, "//"), "www.")
	return strings.ToLower(strings.TrimSuffix(s, "/"))
}

func (d *declared) readGraph(scripts []value, url string) {
	g := newGraph(scripts)
	urls := []string{bareURL(url), bareURL(d.canonical)}
	var titles []string
	for _, s := range []string{d.title, d.metaValue("og:title"), d.metaValue("twitter:title")} {
		if f := fold(s); f != "" {
			titles = append(titles, f)
		}
	}
	v, kind := g.own(urls, titles)
	authors := writers(v)
	for _, p := range g.all {
		for _, t := range p.types {
			switch t {
			case "website":
				d.addSite(clean(p.get("name").str()))
				d.addSite(clean(p.get("alternateName").str()))
			case "organization", "newsmediaorganization", "corporation":
				if p.under == "" && !authors[p.get("@id").text] || p.under == "publisher" {
					d.addSite(clean(p.get("name").str()))
					d.addSite(clean(p.get("alternateName").str()))
				}
			case "breadcrumblist":
				if len(d.breadcrumb) == 0 {
					d.breadcrumb = breadcrumb(g, p.value)
				}
			}
		}
	}
	if v != nil {
		d.readNode(g, v, kind)
	}
	for _, p := range g.all { // a web page's dates stand in for an article's, and after them
		for _, t := range p.types {
			if p.value != v && (t == "webpage" || t == "itempage" || t == "newsarticle" || t == "article") && p.under == "" {
				d.addDates(p.value, "json-ld:"+t+".")
			}
		}
	}
}

// writers are the ids of the nodes that an article names as its authors and not as its publisher: an agency's node is not
// the site's.
func writers(article *value) map[string]bool {
	out := map[string]bool{}
	if article == nil {
		return out
	}
	for _, key := range []string{"author", "creator", "publisher"} {
		for _, m := range article.get(key).list() {
			if id := m.value.get("@id").text; id != "" {
				out[id] = key != "publisher"
			}
		}
	}
	return out
}

func (d *declared) metaValue(name string) string {
	m, _ := d.meta(name)
	return m.value
}

func (d *declared) addDates(v *value, source string) {
	for _, key := range []string{"datePublished", "dateCreated", "uploadDate", "coverageStartTime"} {
		if s := clean(v.get(key).str()); s != "" {
			d.published = append(d.published, said{source + key, s})
		}
	}
	if s := clean(v.get("dateModified").str()); s != "" {
		d.modified = append(d.modified, said{source + "dateModified", s})
	}
}

// readNode takes what the article's own node says.
func (d *declared) readNode(g *graph, v *value, kind string) {
	d.kind, d.live = kind, slices.Contains(types(v), "liveblogposting")
	d.headline = cleanMarkup(v.get("headline").str())
	if d.headline == "" && articleTypes[kind] > 4 {
		d.headline = cleanMarkup(v.get("name").str())
	}
	d.alternative = cleanMarkup(v.get("alternativeHeadline").str())
	d.description = cleanMarkup(v.get("description").str())
	d.articleBody = v.get("articleBody").str()
	if kind == "webpage" || kind == "itempage" {
		d.addDates(v, "json-ld:"+kind+".")
	} else {
		d.addDates(v, "json-ld:")
	}
	for _, key := range []string{"author", "creator"} {
		if len(d.authors) == 0 {
			d.authors = names(g, v.get(key), "json-ld:"+key, 0)
		}
	}
	for _, key := range []string{"editor", "translator", "contributor"} {
		d.others = append(d.others, names(g, v.get(key), "json-ld:"+key, 0)...)
	}
	if p := names(g, v.get("publisher"), "", 0); len(p) > 0 {
		d.publisher = p[0].name
		d.addSite(p[0].name)
	}
	for _, s := range v.get("articleSection").strs() {
		d.sections = append(d.sections, clean(s))
	}
	for _, s := range v.get("keywords").strs() {
		d.tags = append(d.tags, clean(s))
	}
	for _, m := range v.get("image").list() {
		i := g.resolve(&m.value)
		url := i.get("url").str()
		if i.kind == 's' {
			url = i.text
		}
		if url == "" {
			url = i.get("contentUrl").str()
		}
		if url != "" {
			d.images = append(d.images, declaredImage{url, cleanMarkup(i.get("caption").str()), cleanMarkup(i.get("creditText").str())})
		}
	}
	switch strings.ToLower(clean(v.get("isAccessibleForFree").str())) {
	case "true", "1", "http://schema.org/true", "https://schema.org/true":
		d.access = "free"
	case "false", "0", "http://schema.org/false", "https://schema.org/false":
		d.access = "paid"
	}
}

// names reads the shapes of schema.org's author: a string, an object with name or given and family name, a reference,
// a list of any of these.
func names(g *graph, v *value, source string, depth int) []declaredName {
	var out []declaredName
	if depth > 4 {
		return nil
	}
	for _, m := range v.list() {
		x := g.resolve(&m.value)
		if x.kind == 'a' {
			out = append(out, names(g, x, source, depth+1)...)
			continue
		}
		if x.kind == 's' && strings.HasPrefix(x.text, "{") { // an author as a string of JSON
			for _, inner := range parseJSON(x.text) {
				out = append(out, names(g, &inner, source, depth+1)...)
			}
			continue
		}
		n := declaredName{source: source}
		if x.kind == 's' {
			n.name = cleanMarkup(x.text)
		} else {
			inner := x.get("name")
			if inner.kind == 'a' {
				for _, s := range inner.strs() {
					out = append(out, declaredName{name: cleanMarkup(s), kind: first(types(x)), source: source})
				}
				continue
			}
			n.name = cleanMarkup(inner.str())
			if n.name == "" {
				n.name = clean(strings.Join([]string{x.get("givenName").str(), x.get("additionalName").str(), x.get("familyName").str()}, " "))
			}
			n.kind, n.url = first(types(x)), clean(x.get("url").str())
			n.title = cleanMarkup(x.get("jobTitle").str())
			if a := x.get("affiliation"); a.kind != 0 {
				n.affiliation = cleanMarkup(g.resolve(a).str())
			} else {
				n.affiliation = cleanMarkup(g.resolve(x.get("worksFor")).str())
			}
		}
		if n.name != "" {
			out = append(out, n)
		}
	}
	return out
}

func breadcrumb(g *graph, v *value) []string {
	var out []string
	for _, m := range v.get("itemListElement").list() {
		name := m.get("name").str()
		if name == "" {
			name = g.resolve(m.get("item")).get("name").str()
		}
		if name = clean(name); name != "" {
			out = append(out, name)
		}
	}
	return out
}

func first(s []string) string {
	if len(s) == 0 {
		return ""
	}
	return s[0]
}

// cleanMarkup is clean for values that may carry tags.
func cleanMarkup(s string) string {
	if !strings.Contains(s, "<") {
		return clean(s)
	}
	var b strings.Builder
	for {
		i := strings.IndexByte(s, '<')
		if i < 0 {
			break
		}
		end := strings.IndexByte(s[i:], '>')
		if end < 0 || i+1 < len(s) && (s[i+1] == ' ' || s[i+1] >= '0' && s[i+1] <= '9') {
			b.WriteString(s[:i+1])
			s = s[i+1:]
			continue
		}
		b.WriteString(s[:i])
		s = s[i+end+1:]
	}
	b.WriteString(s)
	return clean(b.String())
}

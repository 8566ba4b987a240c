package normalize

import (
	"strings"

	"broadsheet/archive"
	"broadsheet/normalize/byline"
	"broadsheet/normalize/dates"
)

// Keys under which the data that scripts draw a page from keep what an article is called, who wrote it, and when it was
// published, the surest first.
var (
	titleKeys  = [...]string{"headline", "title", "headlines", "name"}
	authorKeys = [...]string{"authors", "author", "bylines", "byline", "credits", "writers", "creators", "creator", "contributors"}
	nameKeys   = [...]string{"name", "fullName", "full_name", "displayName", "display_name", "byline"}
	dateKeys   = [...]string{
		"datePublished", "date_published", "publishedAt", "published_at", "firstPublishedAt", "first_publish_date", "firstPublished", "publishDate", "publish_date", "publicationDate", "publication_date", "publishedDate", "published_date", "displayDate", "display_date", "pubDate", "publishedOn",
	}
)

// titles calls f with each name that an object of such data has.
func titles(v *value, f func(string)) {
	for _, key := range titleKeys {
		h := v.get(key)
		if basic := h.get("basic"); basic.kind != 0 {
			h = basic
		}
		if s := cleanMarkup(h.str()); s != "" {
			f(s)
		}
	}
}

// isCalled says that an object has the name want, which is folded.
func isCalled(v *value, want string) (is bool) {
	titles(v, func(s string) { is = is || fold(s) == want })
	return is
}

// scriptStory is the object that tells most of the article of the page's headline: who wrote it, when, and the text. Nil
// if the data of the page's scripts has none.
func (p *page) scriptStory() *value {
	want := fold(p.r.Headline)
	if want == "" {
		return nil
	}
	var best *value
	top := 0
	for i := range p.scriptData() {
		eachObject(&p.data.values[i], func(v *value) {
			if told := tells(v); told > top && isCalled(v, want) {
				best, top = v, told
			}
		})
	}
	return best
}

func eachObject(v *value, f func(*value)) {
	if v.kind == 'o' {
		f(v)
	}
	for i := range v.items {
		eachObject(&v.items[i].value, f)
	}
}

// tells counts what an object says of an article beside its name.
func tells(v *value) int {
	n := 0
	for _, keys := range [...][]string{authorKeys[:], dateKeys[:]} {
		for _, key := range keys {
			if v.get(key).kind != 0 {
				n++
				break
			}
		}
	}
	for i := range v.items {
		if bodyKeys[strings.ToLower(v.items[i].key)] {
			return n + 1
		}
	}
	return n
}

// scriptHeadline is the name of the one article whose text the page's scripts would draw: for pages that name it nowhere
// else. "" if there is none, or several.
func (p *page) scriptHeadline() string {
	found, names := "", map[string]string{}
	for i := range p.scriptData() {
		eachObject(&p.data.values[i], func(v *value) {
			name := ""
			titles(v, func(s string) { name = orElse(name, s) })
			if name == "" || tells(v) < 2 || !drawsStory(v) {
				return
			}
			if names[fold(name)] = name; len(names) == 1 {
				found = name
			}
		})
	}
	if len(names) > 1 {
		return ""
	}
	return found
}

// drawsStory says that an object holds the text of an article.
func drawsStory(v *value) bool {
	for k := range v.items {
		if m := &v.items[k]; bodyKeys[strings.ToLower(m.key)] && len(markup(&m.value)) >= richText {
			return true
		}
	}
	return false
}

// maxScriptNames is how many names of one list are read.
const maxScriptNames = 50

// scriptAuthors are the authors that the data of the page's scripts gives to the article, where scripts draw its text or
// the page prints the names too.
func scriptAuthors(p *page, o byline.Options) (claim, bool) {
	c := claim{rank: authorURL, block: -1}
	story := p.scriptStory()
	if story == nil {
		return c, false
	}
	var raw []string
	for _, key := range authorKeys {
		v := story.get(key)
		if by := v.get("by"); by.kind != 0 { // Arc's credits
			v = by
		}
		for i, m := range v.list() {
			if i == maxScriptNames {
				break
			}
			if name := cleanMarkup(p.scriptName(&m.value)); name != "" && !isURL(name) {
				raw = append(raw, name)
				c.names = appendNames(c.names, byline.Visible(name, o))
			}
		}
		if len(c.names) > 0 {
			c.source, c.raw = "script:"+key, strings.Join(raw, "; ")
			c = demote(c, o)
			return c, hasAuthor(c.names) && c.rank != authorSite && c.rank != authorAccount && (p.instead != nil || p.prints(c.names[0].NamePrinted))
		}
	}
	return c, false
}

// scriptName is the name in a string, in an object, or in the object that a reference names.
func (p *page) scriptName(v *value) string {
	if v.kind != 'o' {
		return v.str()
	}
	if ref := v.get("__ref").text; ref != "" {
		for i := range p.data.values {
			if to := p.data.values[i].get(ref); to.kind == 'o' {
				v = to
			}
		}
	}
	for _, key := range nameKeys {
		if s := v.get(key); s.kind == 's' && s.text != "" {
			return s.text
		}
	}
	first, last := orElse(v.get("firstName").text, v.get("first_name").text), orElse(v.get("lastName").text, v.get("last_name").text)
	return strings.TrimSpace(first + " " + last)
}

// storyDate is when that data says that the article was published; nil if it does not.
func storyDate(p *page, o dates.Options) *dated {
	story := p.scriptStory()
	if story == nil {
		return nil
	}
	for _, key := range dateKeys {
		if m, ok := dates.Read(story.get(key).str(), o); ok && m.Precision != archive.PrecisionMonth {
			m.Source = "script:" + key
			return &dated{Moment: m, rank: rankCreated, block: -1}
		}
	}
	return nil
}

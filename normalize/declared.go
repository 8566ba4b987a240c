package normalize

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"broadsheet/normalize/blocks"
	"broadsheet/normalize/tree"
)

// declared is what the page says of itself to machines: JSON-LD, meta and link elements. Strings are cleaned: white
// space collapsed, character references decoded, soft hyphens and zero-width characters gone.
type declared struct {
	kind        string // schema.org type of the article's own node; "" if the page has none
	live        bool   // that node is a live blog, whatever else it is
	headline    string // of that node, as the fields down to access
	alternative string
	description string // of that node, else og:description, description
	articleBody string // line breaks kept
	authors     []declaredName
	others      []declaredName // editors, translators, contributors
	published   []said
	modified    []said
	sections    []string
	tags        []string
	images      []declaredImage
	access      string // "free", "paid" or ""

	site       []string // what the page calls its site: og:site_name, publisher, WebSite …
	publisher  string   // of the article's own node
	breadcrumb []string
	language   string // html lang, lower case as written
	canonical  string // rel=canonical as written
	title      string // of the title element
	metas      []said // meta elements, names in lower case, in document order

	h1       []tree.Node
	times    []tree.Node // time elements, and those that tell a time in another attribute
	props    []tree.Node // elements with itemprop
	tagLinks []tree.Node // links with rel=tag
	authored []tree.Node // elements that rel, itemprop, class or id marks as author or byline
}

// said is a value and where it was read.
type said struct{ source, value string }

// declaredName is an author, editor … as a structured source names it.
type declaredName struct {
	name, kind, url, title, affiliation, source, role string
}

type declaredImage struct{ url, caption, credit string }

// meta is the content of the first meta element with one of the names, and its name.
func (d *declared) meta(names ...string) (said, bool) {
	for _, name := range names {
		for _, m := range d.metas {
			if m.source == name {
				return m, true
			}
		}
	}
	return said{}, false
}

func readDeclared(t *tree.Tree, url string) declared {
	var d declared
	var scripts []value
	var names blocks.Seen[bool]
	for n := tree.Root + 1; int(n) < t.Len(); n++ {
		if t.Kind(n) != tree.Element || t.Foreign(n) {
			continue
		}
		switch t.Atom(n) {
		case tree.Html:
			if d.language == "" {
				d.language = strings.ToLower(strings.TrimSpace(t.AttrOr(n, "lang")))
			}
		case tree.Title:
			if d.title == "" {
				d.title = clean(nodeText(t, n))
			}
		case tree.Script:
			if strings.Contains(strings.ToLower(t.AttrOr(n, "type")), "ld+json") {
				scripts = append(scripts, parseJSON(scriptText(t, n))...)
			}
		case tree.Meta:
			d.readMeta(t, n)
			if strings.EqualFold(t.AttrOr(n, "name"), "script:ld+json") { // Remix writes it so where its route is not told how
				scripts = append(scripts, parseJSON(t.AttrOr(n, "content"))...)
			}
		case tree.Link:
			if d.canonical == "" && strings.EqualFold(t.AttrOr(n, "rel"), "canonical") {
				d.canonical = strings.TrimSpace(t.AttrOr(n, "href"))
			}
		case tree.H1:
			d.h1 = append(d.h1, n)
		case tree.Time:
			d.times = append(d.times, n)
		case tree.Abbr:
			if strings.HasPrefix(t.AttrOr(n, "title"), "20") { // hAtom's
				d.times = append(d.times, n)
			}
		}
		d.readMarks(t, n, &names)
	}
	d.readGraph(scripts, url)
	if d.description == "" {
		m, _ := d.meta("og:description", "description", "twitter:description", "dc.description")
		d.description = m.value
	}
	for _, m := range d.metas {
		switch m.source {
		case "og:site_name", "application-name", "apple-mobile-web-app-title", "twitter:app:name:iphone", "publisher", "dc.publisher", "copyright":
			d.addSite(m.value)
		}
	}
	return d
}

func (d *declared) readMeta(t *tree.Tree, n tree.Node) {
	var content string
	var names [4]string // those of property before those of name …
	for i := range t.Attrs(n) {
		switch t.AttrName(n, i) {
		case "content":
			content = clean(t.AttrValue(n, i))
		case "property":
			names[0] = t.AttrValue(n, i)
		case "name":
			names[1] = t.AttrValue(n, i)
		case "itemprop":
			names[2] = t.AttrValue(n, i)
		case "http-equiv":
			names[3] = t.AttrValue(n, i)
		}
	}
	if content == "" {
		return
	}
	for _, name := range names {
		for _, one := range strings.Fields(strings.ToLower(name)) {
			d.metas = append(d.metas, said{one, content})
		}
	}
}

// smallTime is how many nodes an element may hold that tells its time in a data attribute: cards and pages do so too.
const smallTime = 8

// timeAttrs are the attributes beside datetime in which elements tell machines the time that they print.
var timeAttrs = [...]string{"data-datetime", "data-timestamp", "data-time", "data-date", "data-utime", "data-published"}

// machineTime is what an element of declared.times tells machines; "" if nothing.
func machineTime(t *tree.Tree, n tree.Node) string {
	if t.Atom(n) == tree.Abbr {
		if v := t.AttrOr(n, "title"); strings.HasPrefix(v, "20") {
			return v
		}
	}
	if v := t.AttrOr(n, "datetime"); v != "" {
		return v
	}
	for _, a := range timeAttrs {
		if v := t.AttrOr(n, a); isMachineTime(v) {
			return v
		}
	}
	return ""
}

// isMachineTime says that s begins with a day as "2024-03-05", or is a count of seconds or milliseconds since 1970.
func isMachineTime(s string) bool {
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	return digits == 4 && len(s) >= 10 && s[4] == '-' || digits == len(s) && (digits == 10 || digits == 13)
}

// readMarks notes elements whose attributes say that they hold an author, and those with an itemprop.
func (d *declared) readMarks(t *tree.Tree, n tree.Node, names *blocks.Seen[bool]) {
	author := false
	for i := range t.Attrs(n) {
		switch t.AttrKey(n, i) {
		case tree.KeyItemprop:
			d.props = append(d.props, n)
			val := t.AttrValue(n, i)
			author = author || val == "author" || val == "creator"
		case tree.KeyRel:
			rel := t.AttrValue(n, i)
			author = author || strings.Contains(rel, "author")
			if rel == "tag" { // "category tag" is WordPress's section
				d.tagLinks = append(d.tagLinks, n)
			}
		case tree.KeyDataTime:
			if t.Atom(n) != tree.Time && t.End(n)-n < smallTime {
				d.times = append(d.times, n)
			}
		case tree.KeyClass, tree.KeyID, tree.KeyDataTestid, tree.KeyDataComponent, tree.KeyDataQA:
			author = author || names.Of(t.AttrValue(n, i), marksAuthor)
		}
	}
	if author {
		d.authored = append(d.authored, n)
	}
}

func marksAuthor(name string) bool { return authorMarks.in(name) && !notAuthorMarks.in(name) }

func (d *declared) addSite(name string) {
	name = strings.TrimSpace(name)
	if name == "" || len(name) > 80 {
		return
	}
	for _, s := range d.site {
		if s == name {
			return
		}
	}
	d.site = append(d.site, name)
}

func nodeText(t *tree.Tree, n tree.Node) string { return string(t.AppendText(nil, n)) }

// scriptText is the text of a script, in the page's memory.
func scriptText(t *tree.Tree, n tree.Node) string {
	if c := t.First(n); c != tree.None && t.Next(c) == tree.None {
		return t.Text(c)
	}
	return nodeText(t, n)
}

// clean collapses white space, decodes character references that were encoded twice, and drops soft hyphens and
// zero-width characters.
func clean(s string) string {
	if isClean(s) {
		return strings.Clone(s) // not to keep the page
	}
	if strings.IndexByte(s, '&') >= 0 {
		s = html.UnescapeString(s)
		if strings.IndexByte(s, '&') >= 0 {
			s = html.UnescapeString(s)
		}
	}
	b := make([]byte, 0, len(s))
	space := false
	for _, r := range s {
		switch {
		case r == '\u00ad' || r == '\u200b' || r == '\u2060' || r == '\ufeff' || r == '\u200e' || r == '\u200f':
		case r <= ' ' || r == '\u007f' || unicode.IsSpace(r):
			space = len(b) > 0
		default:
			if space {
				b = append(b, ' ')
				space = false
			}
			b = utf8.AppendRune(b, r)
		}
	}
	return string(b)
}

// isClean says that clean would not change s: all of it is ASCII, spaces are single and within, and there is no "&".
func isClean(s string) bool {
	last := byte(' ')
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c >= '\u007f' || c == '&' || c == ' ' && last == ' ' {
			return false
		}
		last = c
	}
	return last != ' '
}

package normalize

import (
	"bytes"
	"strings"

	"broadsheet/archive"
	"broadsheet/normalize/byline"
	"broadsheet/normalize/dates"
	"broadsheet/normalize/tree"
)

// scriptKeys are the names under which scripts carry when the page's article was published, the surest first. Scripts
// carry other articles too, so they are asked last, and believed where all they say under a name is one day.
var scriptKeys = []string{"datePublished", "publishedAt", "published_at", "publishDate", "publicationDate", "firstPublished"}

// scriptDate is the one day that the page's scripts give; nil if they give none or several.
func scriptDate(p *page, o dates.Options) *dated {
	text := p.scriptText()
	for _, key := range scriptKeys {
		var found *dated
		for _, v := range valuesOf(text, key) {
			m, ok := dates.Read(v, o)
			if !ok || m.Precision == archive.PrecisionMonth {
				continue
			}
			if found != nil && dates.Day(found.Moment) != dates.Day(m) {
				return nil
			}
			if m.Source = "script:" + key; found == nil {
				found = &dated{Moment: m, rank: rankCreated, block: -1}
			}
		}
		if found != nil {
			return found
		}
	}
	return nil
}

// scriptText is the text of all scripts of the page but JSON-LD.
func (p *page) scriptText() []byte {
	var text []byte
	for script := range p.scripts {
		text = append(append(text, script...), '\n')
	}
	return text
}

// scripts gives the texts of the scripts of the page but JSON-LD, in the page's memory.
func (p *page) scripts(yield func(string) bool) {
	for n := tree.Root + 1; int(n) < p.tree.Len(); n++ {
		if p.tree.Kind(n) == tree.Element && p.tree.Atom(n) == tree.Script && !strings.Contains(strings.ToLower(p.tree.AttrOr(n, "type")), "ld+json") &&
			!yield(scriptText(p.tree, n)) {
			return
		}
	}
}

// tagAuthor is the key under which WordPress's plug-in for Google's tag manager tells a page's author.
const tagAuthor = "pagePostAuthor"

// tagAuthors are the authors that the page tells its tag manager, where it prints them too.
func tagAuthors(p *page, o byline.Options) (claim, bool) {
	c := claim{source: "script:" + tagAuthor, rank: authorAccount, block: -1}
	for script := range p.scripts {
		if !strings.Contains(script, tagAuthor) {
			continue
		}
		for _, v := range valuesOf([]byte(script), tagAuthor) {
			c.raw, c.names = v, appendNames(c.names, byline.Declared(v, o))
		}
	}
	return c, hasAuthor(c.names) && p.showsAny(c.names)
}

// valuesOf are the strings that a script writes under a key, as JSON does, escaped once or not.
func valuesOf(script []byte, key string) []string {
	var out []string
	for rest := script; ; {
		i := bytes.Index(rest, []byte(key))
		if i < 0 {
			return out
		}
		rest = rest[i+len(key):]
		v := bytes.TrimLeft(rest[:min(len(rest), 60)], `\": `)
		if len(v) == len(rest[:min(len(rest), 60)]) {
			continue
		}
		if end := bytes.IndexAny(v, `\",}`); end > 0 {
			out = append(out, string(v[:end]))
		}
	}
}

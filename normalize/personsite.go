package normalize

import (
	"strings"

	"broadsheet/archive"
	"broadsheet/normalize/byline"
)

// Parts of a name that a host must hold are at least so long, in bytes.
const hostPart = 4

// personSite is the person after whom a site is called, who alone writes it: "adamarsh.example" with "Ada Marsh" as its
// name, behind its titles, or as whose rights it holds. It counts where nothing else names anybody.
func personSite(p *page, o byline.Options) (claim, bool) {
	try := func(name, source string) (claim, bool) {
		name = strings.TrimSpace(name)
		if len(strings.Fields(name)) != 2 || !byline.IsFullName(name) || !byline.OpensGiven(name) || !p.inHost(name) {
			return claim{}, false
		}
		c := claim{names: byline.Visible(name, byline.Options{Language: o.Language}), raw: name, source: source, rank: authorSite, block: -1}
		return c, len(c.names) == 1 && c.names[0].Kind == archive.Person
	}
	for _, name := range p.declared.site {
		if c, ok := try(name, "site"); ok {
			return c, true
		}
	}
	if c, ok := try(lastPart(p.declared.title), "meta:<title>"); ok {
		return c, true
	}
	for i := range p.blocks {
		_, rest, ok := strings.Cut(p.blocks[i].Text, "©")
		if !ok || p.blocks[i].Len > longLine {
			continue
		}
		name, _, _ := strings.Cut(strings.TrimLeft(rest, " 0123456789-–,by"), ".")
		if c, ok := try(name, "text:rights"); ok {
			return c, true
		}
	}
	return claim{}, false
}

// inHost says that the page's host holds one of the words of a name.
func (p *page) inHost(name string) bool {
	for _, w := range strings.Fields(fold(name)) {
		for _, l := range siteNames(p).labels {
			if len(w) >= hostPart && strings.Contains(l, w) {
				return true
			}
		}
	}
	return false
}

package normalize

import (
	"strings"

	"broadsheet/archive"
	"broadsheet/internal/urls"
	"broadsheet/normalize/byline"
)

// claim is one place's word on who wrote the article.
type claim struct {
	names  []archive.Byline
	raw    string
	source string
	rank   authorRank
	block  int    // where it is printed; -1 of what machines are told
	why    string // why it is out; "" while it is in
}

// authorRank orders the places where authors stand, the surest first, by their exactness on the fundus, wcxb and
// evaldata pages.
type authorRank int

const (
	authorNode       authorRank = iota + 1 // the article's own JSON-LD
	authorMeta                             // meta elements for authors
	authorMarked                           // printed in the head, marked by rel, itemprop or class
	authorLine                             // printed in the head behind "By"
	authorCard                             // twitter:data1 under "Written by"
	authorBare                             // printed in the head without any mark, confirmed elsewhere
	authorMarkedSign                       // printed signs of the staff, marked in the head, or anywhere as the author
	authorTail                             // printed below the body
	authorAccount                          // an account's name, told to machines
	authorSite                             // the site's own name
	authorSign                             // printed signs of the staff: "hf/obt"
	authorURL                              // the last segment of a profile page's URL
)

// readAuthors reads who wrote the article.
func readAuthors(p *page, r region) *claim {
	o := byline.Options{Language: p.r.Language, Site: siteNames(p).like}
	list := append(toldAuthors(p, o), printedAuthors(p, r, o)...)
	if s := readSlashLine(p, r, o, dateOptions(p)); s != nil {
		list = append(list, s.claim)
		settleSlashLine(p, s)
	}
	if !strings.HasSuffix(p.declared.kind, "newsarticle") {
		doubtSite(p, list)
	}
	best := contradict(p, r, list, widen(list, chooseAuthors(list)))
	for _, last := range [...]func(*page, byline.Options) (claim, bool){scriptAuthors, tagAuthors, personSite} {
		if best != nil {
			break
		}
		if c, ok := last(p, o); ok {
			list = append(list, c)
			best = &list[len(list)-1]
		}
	}
	if best != nil {
		p.r.Bylines = best.names
		join(p, best, list)
		finish(p, best, list)
	}
	for i := range list {
		c := &list[i]
		why := c.why
		if c != best && why == "" {
			if why = "a surer place was found"; best != nil && sameNames(c.names, best.names) {
				why = "agrees"
			}
		}
		p.note("authors", c.raw, c.source, c == best, why)
	}
	if best == nil {
		p.note("authors", "", "text", false, "none is declared or printed")
	}
	return best
}

func hasAuthor(names []archive.Byline) bool {
	for i := range names {
		if names[i].Role == archive.RoleAuthor {
			return true
		}
	}
	return false
}

func countAuthors(names []archive.Byline) int {
	n := 0
	for i := range names {
		if names[i].Role == archive.RoleAuthor && names[i].Kind == archive.Person {
			n++
		}
	}
	return n
}

// A claim holds so many names, each compared with those before it, and a byline grows by its neighbours to so many bytes.
const (
	maxNames = 200
	maxRaw   = 4000
)

// appendNames appends those of more that list does not have, as far as there is room.
func appendNames(list, more []archive.Byline) []archive.Byline {
next:
	for _, b := range more {
		if len(list) >= maxNames {
			break
		}
		for i := range list {
			if fold(list[i].NamePrinted) == fold(b.NamePrinted) {
				continue next
			}
		}
		list = append(list, b)
	}
	return list
}

func sameNames(a, b []archive.Byline) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if fold(a[i].Name) != fold(b[i].Name) {
			return false
		}
	}
	return true
}

func orElse(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// join adds to the chosen names what other claims know of them: roles beside the author, titles, affiliations, pages.
func join(p *page, best *claim, list []claim) {
	for i := range list {
		c := &list[i]
		if c == best || c.why != "" {
			continue
		}
		for _, b := range c.names {
			if b.Role != archive.RoleAuthor {
				p.r.Bylines = appendNames(p.r.Bylines, []archive.Byline{b})
				continue
			}
			for k := range p.r.Bylines {
				if n := &p.r.Bylines[k]; fold(n.NamePrinted) == fold(b.NamePrinted) {
					n.Title, n.Affiliation, n.URL = orElse(n.Title, b.Title), orElse(n.Affiliation, b.Affiliation), orElse(n.URL, b.URL)
					if n.NamePrinted == strings.ToUpper(n.NamePrinted) && b.Name != strings.ToUpper(b.Name) {
						n.Name = b.Name
					}
				}
			}
		}
	}
	for _, e := range p.declared.others {
		role := archive.RoleContributor
		switch {
		case strings.HasSuffix(e.source, "editor"):
			role = archive.RoleEditor
		case strings.HasSuffix(e.source, "translator"):
			role = archive.RoleTranslator
		}
		names := byline.Declared(e.name, byline.Options{Language: p.r.Language, Site: siteNames(p).like})
		for i := range names {
			names[i].Role = role
			if names[i].Kind == archive.Person {
				p.r.Bylines = appendNames(p.r.Bylines, names[i:i+1])
			}
		}
	}
}

// finish gives each name its id, and keeps the byline as printed.
func finish(p *page, best *claim, list []claim) {
	site := urls.Site(urls.Host(p.in.URL))
	for i := range p.r.Bylines {
		b := &p.r.Bylines[i]
		b.Name = orElse(b.Name, b.NamePrinted)
		finishName(b, p.r.Language, p.r.Bylines[i+1:])
		if slug := byline.Slug(b.Name); slug != "" && site != "" {
			b.AuthorID = site + ":" + slug
		}
	}
	p.r.BylineRaw = p.rawByline(best, list)
}

package normalize

import (
	"strings"

	"broadsheet/archive"
	"broadsheet/internal/urls"
	"broadsheet/normalize/byline"
	"broadsheet/normalize/tree"
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
	authorNode    authorRank = iota + 1 // the article's own JSON-LD
	authorMeta                          // meta elements for authors
	authorMarked                        // printed in the head, marked by rel, itemprop or class
	authorLine                          // printed in the head behind "By"
	authorCard                          // twitter:data1 under "Written by"
	authorBare                          // printed in the head without any mark, confirmed elsewhere
	authorTail                          // printed below the body
	authorAccount                       // an account's name, told to machines
	authorSite                          // the site's own name
	authorSign                          // printed signs of the staff: "hf/obt"
	authorURL                           // the last segment of a profile page's URL
)

// authorMetas are names of meta elements that hold authors' names. Seen on the fundus, wcxb and evaldata pages.
var authorMetas = []string{
	"parsely-author", "sailthru.author", "cxenseparse:author", "byl", "byline", "author", "authors", "og:author", "og:article:author", "article:author", "article:author_name", "article.author", "dc.creator", "dcterms.creator",
	"dc.contributor", "dcsext.author", "citation_author", "articleauthor", "mrf:authors", "lrt_authors", "rnews:author", "article_author", "vr:author", "sailthru.authors", "author_name", "prism.author", "creator",
}

// readAuthors reads who wrote the article.
func readAuthors(p *page, r region) *claim {
	o := byline.Options{Language: p.r.Language, Site: siteNames(p).like}
	list := append(toldAuthors(p, o), printedAuthors(p, r, o)...)
	if s := readSlashLine(p, r, o, dateOptions(p)); s != nil {
		list = append(list, s.claim)
		settleSlashLine(p, s)
	}
	if !strings.HasSuffix(p.declared.kind, "newsarticle") {
		doubtSite(list)
	}
	best := contradict(p, r, list, widen(list, chooseAuthors(list)))
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

// doubtSite takes out the site's own name where JSON-LD alone gives it as the author. News systems mean it; on the
// wcxb pages other systems do so on pages without an author, 10 times in 16.
func doubtSite(list []claim) {
	for i := range list {
		c := &list[i]
		if c.rank != authorSite || !strings.HasPrefix(c.source, "json-ld") || c.why != "" {
			continue
		}
		shown := byline.IsFullName(c.names[0].NamePrinted)
		for k := range list {
			shown = shown || k != i && (list[k].block >= 0 || list[k].source != "meta:twitter:data1") && sameNames(list[k].names, c.names)
		}
		if !shown {
			c.why = "the site's own name, said nowhere else"
		}
	}
}

// chooseAuthors is the claim of the surest place.
func chooseAuthors(list []claim) *claim {
	var best *claim
	for i := range list {
		c := &list[i]
		if c.why != "" {
			continue
		}
		switch {
		case len(c.names) == 0:
			c.why = "no name"
			continue
		case !hasAuthor(c.names):
			c.why = "not as the author"
			continue
		}
		if best == nil || c.rank < best.rank {
			best = c
		}
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

// widen takes a printed byline in place of what machines are told, if it names all of them and more.
func widen(list []claim, best *claim) *claim {
	if best == nil || best.block >= 0 {
		return best
	}
	for i := range list {
		c := &list[i]
		if c.why != "" || c.block < 0 || len(c.names) == 0 {
			continue
		}
		if len(c.names) == 1 && len(best.names) == 1 && !strings.Contains(best.names[0].Name, " ") && strings.HasPrefix(fold(c.names[0].Name), fold(best.names[0].Name)+" ") && c.names[0].Role == archive.RoleAuthor {
			return c // "Ada" is told, "Ada Marsh" printed
		}
		if c.rank != authorMarked && c.rank != authorLine || len(c.names) <= len(best.names) {
			continue
		}
		all := true
		for _, b := range best.names {
			found := false
			for _, n := range c.names {
				found = found || strings.HasSuffix(fold(n.Name), fold(b.Name)) && n.Role == archive.RoleAuthor
			}
			all = all && found
		}
		if all && strings.HasSuffix(fold(c.names[0].Name), fold(best.names[0].Name)) && countAuthors(c.names) > len(best.names) {
			return c
		}
	}
	return best
}

// contradict takes the one byline printed between headline and story in place of another name that machines are told:
// systems tell the account that put the article in. On the wcxb and evaldata pages it is right 5 times in 6.
func contradict(p *page, r region, list []claim, best *claim) *claim {
	if best == nil || best.block >= 0 || r.headline < 0 || best.names[0].Kind == archive.Agency {
		return best
	}
	story := r.headline + 1
	for story < len(p.blocks) && !(p.verdicts[story].fate == archive.FateBody && p.blocks[story].Len >= longBlock) {
		story++
	}
	var led *claim
	for i := range list {
		c := &list[i]
		if c.why != "" || c.rank != authorLine || c.block < r.headline || !hasAuthor(c.names) {
			continue
		}
		if led != nil && !sameNames(led.names, c.names) {
			return best
		}
		led = c
	}
	if led == nil || led.block >= story || !opensWithLead(p, led) {
		return best
	}
	for i := range led.names {
		if n := &led.names[i]; n.Kind != archive.Person || !byline.IsFullName(n.NamePrinted) || n.Role != archive.RoleAuthor || toldOf(list, n) {
			return best
		}
	}
	return led
}

// opensWithLead says that a line is a lead and the names, and little else.
func opensWithLead(p *page, c *claim) bool {
	at := strings.Index(c.raw, c.names[0].NamePrinted)
	return at > 0 && byline.IsLead(c.raw[:at], p.r.Language) && len(c.raw) < at+60+20*len(c.names)
}

// toldOf says that machines are told a name of n's family.
func toldOf(list []claim, n *archive.Byline) bool {
	family := n.Name[strings.LastIndexByte(n.Name, ' ')+1:]
	for i := range list {
		c := &list[i]
		if c.block < 0 && strings.Contains(fold(c.raw), fold(family)) {
			return true
		}
		for k := range c.names {
			if c.block < 0 && strings.HasPrefix(fold(n.NamePrinted), fold(c.names[k].NamePrinted)) {
				return true // it lost what parted it from the words behind
			}
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

// toldAuthors are the authors that the page names to machines.
func toldAuthors(p *page, o byline.Options) []claim {
	var list []claim
	if c, ok := nodeAuthors(p, o); ok {
		list = append(list, c)
	}
	for _, name := range authorMetas {
		c := claim{source: "meta:" + name, rank: authorMeta, block: -1}
		var raw []string
		for _, m := range p.declared.metas {
			if m.source != name {
				continue
			}
			raw = append(raw, m.value)
			if isURL(m.value) {
				if c.names = slugName(m.value, p.in.URL); len(c.names) > 0 {
					c.rank = authorURL
				}
				continue
			}
			value := m.value
			if last, first, ok := strings.Cut(value, ", "); ok && (strings.HasPrefix(name, "citation") || strings.HasPrefix(name, "dc.")) && !strings.Contains(first, ",") {
				value = first + " " + last
			}
			c.names = appendNames(c.names, byline.Declared(cleanMarkup(value), o))
		}
		if c.raw = strings.Join(raw, "; "); c.raw != "" {
			list = append(list, demote(c, o))
		}
	}
	d := &p.declared
	label, ok := d.meta("twitter:label1")
	value, there := d.meta("twitter:data1")
	if ok && there && (strings.Contains(strings.ToLower(label.value), "by") || byline.IsLead(label.value, p.r.Language)) && !strings.Contains(strings.ToLower(label.value), "time") {
		list = append(list, demote(claim{names: byline.Declared(value.value, o), raw: value.value, source: "meta:twitter:data1", rank: authorCard, block: -1}, o))
	}
	return list
}

// nodeAuthors are the authors of the article's own JSON-LD.
func nodeAuthors(p *page, o byline.Options) (claim, bool) {
	c := claim{source: "json-ld:author", rank: authorNode, block: -1}
	if len(p.declared.authors) == 0 {
		return c, false
	}
	var raw []string
	for _, a := range p.declared.authors {
		raw = append(raw, a.name)
		names := byline.Declared(a.name, o)
		for i := range names {
			n := &names[i]
			if strings.HasSuffix(a.kind, "organization") && n.Kind != archive.Agency {
				n.Kind = archive.Organization
			} else if a.kind == "person" && n.Kind == archive.Unknown && strings.Contains(n.Name, " ") {
				n.Kind = archive.Person
			}
			if len(names) == 1 {
				if !strings.HasSuffix(a.kind, "organization") && isURL(a.url) && urls.SameSite(a.url, p.in.URL) {
					n.URL = a.url
				}
				n.Title, n.Affiliation = orElse(n.Title, a.title), orElse(n.Affiliation, a.affiliation)
			}
		}
		c.names = appendNames(c.names, names)
	}
	c.raw, c.source = strings.Join(raw, "; "), p.declared.authors[0].source
	return demote(c, o), true
}

// demote puts a claim that names only the site behind those that name somebody.
func demote(c claim, o byline.Options) claim {
	if len(c.names) == 0 {
		return c
	}
	if first := c.names[0]; first.Kind != archive.Agency && o.Site(first.NamePrinted) && !staff(first.NamePrinted) {
		if c.rank == authorMarked && byline.IsFullName(first.NamePrinted) { // a site called as the person who writes it
			c.names[0].Kind = archive.Person
			return c
		}
		c.rank = authorSite
		for i := range c.names {
			if !byline.IsFullName(c.names[i].NamePrinted) {
				c.names[i].Kind = archive.Organization
			}
		}
		return c
	}
	if c.block >= 0 {
		for i := range c.names {
			if c.names[i].Kind != archive.Unknown {
				return c
			}
		}
		c.rank = authorSign
		return c
	}
	for i := range c.names {
		if n := &c.names[i]; n.Kind != archive.Unknown && !account(n.NamePrinted) {
			return c
		}
	}
	c.rank = authorAccount
	return c
}

// staff says that a name is a newsroom's: "Harbor Staff", not the site's own.
func staff(name string) bool {
	for _, w := range strings.Fields(strings.ToLower(name)) {
		switch w {
		case "staff", "team", "editors", "editorial", "newsroom", "redaktion", "desk", "redaktionsteam":
			return true
		}
	}
	return false
}

// account says that a name is a user's account rather than a person's name: one word in lower case, or with marks.
func account(name string) bool {
	return !strings.Contains(name, " ") && (name == strings.ToLower(name) && name != strings.ToUpper(name) || strings.ContainsAny(name, "._0123456789"))
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

func isURL(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "//")
}

// slugName reads a name out of the URL of a profile page of the same site: "/authors/ada-marsh" is "Ada Marsh".
func slugName(url, pageURL string) []archive.Byline {
	if !urls.SameSite(url, pageURL) {
		return nil
	}
	path, _, _ := strings.Cut(url, "?")
	parts := strings.Split(strings.Trim(path, "/"), "/")
	last := parts[len(parts)-1]
	if len(parts) < 4 || strings.Count(last, "-") < 1 || strings.Count(last, "-") > 3 || strings.ContainsAny(last, "0123456789._%") {
		return nil
	}
	words := strings.Split(last, "-")
	for i, w := range words {
		if w == "" {
			return nil
		}
		words[i] = strings.ToUpper(w[:1]) + w[1:]
	}
	return byline.Declared(strings.Join(words, " "), byline.Options{})
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

// authorText is the text of a marked element, its pieces parted where elements part them.
func authorText(t *tree.Tree, n tree.Node) string {
	var b []byte
	last := tree.None
	for d := n; d < t.End(n); {
		switch a := t.Atom(d); {
		case d != n && (a == tree.Script || a == tree.Style || a == tree.Template || a == tree.Noscript || a == tree.Button || a == tree.Svg || a == tree.Form):
			d = t.End(d)
			continue
		case t.Kind(d) == tree.Text:
			if s := clean(t.Text(d)); s != "" {
				switch {
				case len(b) == 0:
				case inlineMark(t.Atom(t.Parent(d))), d == last+2 && t.Kind(d-1) == tree.Comment: // scripts cut text by comments
					b = append(b, ' ')
				default:
					b = append(b, byline.Separator...)
				}
				b = append(b, s...)
				last = d
			}
		}
		d++
	}
	return string(b)
}

func inlineMark(a tree.Atom) bool {
	return a == tree.B || a == tree.Strong || a == tree.Em || a == tree.I || a == tree.U || a == tree.Font || a == tree.Sup
}

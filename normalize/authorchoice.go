package normalize

import (
	"strings"

	"broadsheet/archive"
	"broadsheet/normalize/byline"
)

// doubtSite takes out the site's own name where JSON-LD alone gives it as the author, and whom JSON-LD alone names where
// the page prints that name nowhere: the account that put the article in. News systems mean it; on the wcxb pages other
// systems do so on pages without an author, 10 times in 16 and 5 in 7.
func doubtSite(p *page, list []claim) {
	if len(list) == 1 && list[0].why == "" && strings.HasPrefix(list[0].source, "json-ld") && len(list[0].names) > 0 && !p.showsAny(list[0].names) {
		list[0].why = "in JSON-LD alone, and printed nowhere"
	}
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

// showsAny says that the page prints one of the names.
func (p *page) showsAny(names []archive.Byline) bool {
	for i := range p.blocks {
		f := fold(p.blocks[i].Text)
		for k := range names {
			if strings.Contains(f, fold(names[k].NamePrinted)) {
				return true
			}
		}
	}
	return false
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

// widen takes a printed byline in place of what machines are told, if it names all of them and more.
func widen(list []claim, best *claim) *claim {
	if best == nil || best.block >= 0 {
		return best
	}
	for i := range list {
		c := &list[i]
		if c.why != "" || c.block < 0 || len(c.names) == 0 || c.source == "text:bio" {
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
// systems tell the account that put the article in. It changes three of the wcxb and evaldata pages, each to the right.
func contradict(p *page, r region, list []claim, best *claim) *claim {
	if best == nil || best.block >= 0 || r.headline < 0 || best.names[0].Kind == archive.Agency {
		return best
	}
	if best.names[0].Kind == archive.Organization {
		for i := range list { // "Autorin: Ute Brandt" below the story, where machines are told the house
			if c := &list[i]; c.why == "" && c.rank == authorTail && c.source == "text:line" && c.names[0].Kind == archive.Person && byline.IsFullName(c.names[0].NamePrinted) && opensWithLabel(c) {
				return c
			}
		}
	}
	story := r.headline + 1
	for story < len(p.blocks) && !(p.verdicts[story].fate == archive.FateBody && p.blocks[story].Len >= longBlock) {
		story++
	}
	var led *claim
	for i := range list {
		c := &list[i]
		if c.why != "" || c.rank != authorLine && (c.rank != authorMarked || !opensWithLead(p, c)) || c.block < r.headline || !hasAuthor(c.names) {
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

// opensWithLabel says that a line is an author's label with a colon, and the name.
func opensWithLabel(c *claim) bool {
	before, _, ok := strings.Cut(c.raw, c.names[0].NamePrinted)
	return ok && strings.HasSuffix(strings.TrimSpace(before), ":") && c.names[0].Role == archive.RoleAuthor
}

// opensWithLead says that a line is a lead and the names, and little else.
func opensWithLead(p *page, c *claim) bool {
	raw := c.raw
	if c.rank == authorMarked {
		raw = p.withLead(c.block, raw) // the lead may stand before the marked element
	}
	at := strings.Index(raw, c.names[0].NamePrinted)
	return at > 0 && byline.IsLead(raw[:at], p.r.Language) && len(raw) < at+60+20*len(c.names)
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

// demote puts a claim that names only the site behind those that name somebody.
func demote(c claim, o byline.Options) claim {
	if len(c.names) == 0 {
		return c
	}
	if first := c.names[0]; first.Kind != archive.Agency && o.Site(first.NamePrinted) && !staff(first.NamePrinted) && !strings.Contains(first.NamePrinted, "/") { // signs: "cbx/obt"
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
		if c.rank == authorMarked || strings.HasPrefix(c.source, "markup:itemprop") || strings.HasPrefix(c.source, "markup:rel") {
			c.rank = authorMarkedSign
		} else {
			c.rank = authorSign
		}
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

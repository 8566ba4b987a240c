// Package byline reads who wrote an article. In come strings that name authors, as JSON-LD, meta elements and visible
// bylines print them; out come names with kind, role, title and affiliation. It never invents a name: what is a place,
// a date, a site account or a piece of interface gives none.
package byline

import (
	"strings"
	"unicode"

	"broadsheet/archive"
)

// Options are what the page says about its names. The zero value knows nothing.
type Options struct {
	Language string                 // primary subtag of the page's language
	Site     func(name string) bool // says that a name is the site's own; nil = none is
}

func (o Options) site(name string) bool { return o.Site != nil && o.Site(name) }

// Separator parts the pieces of a byline that stand in elements of their own.
const Separator = "\x1f"

// Declared reads a string that a page gives to machines as its author: a name, or a list of names. Everything in it
// that can be a name is taken for one.
func Declared(s string, o Options) []archive.Byline {
	p := parser{o: o, role: archive.RoleAuthor, declared: true}
	p.line(s)
	return p.out
}

// Visible reads a byline that the page prints and its markup marks as one: with or without "By", with titles,
// affiliations and dates around the names. Pieces in elements of their own are parted by Separator.
func Visible(s string, o Options) []archive.Byline {
	p := parser{o: o, role: archive.RoleAuthor}
	p.line(s)
	return p.out
}

// Line reads a line of text that no markup marks: only names behind a lead ("By", "Von", "Reporting by") count, and
// only if the line is little more than the byline.
func Line(s string, o Options) []archive.Byline {
	if len(s) > 400 {
		return nil
	}
	p := parser{o: o, led: true}
	p.line(beforeRights(s))
	return p.out
}

// beforeRights is s up to a mark of rights: who stands behind one owns, and need not have written.
func beforeRights(s string) string {
	if i := strings.Index(s, "©"); i >= 0 {
		s = s[:i]
	}
	for _, word := range []string{"Copyright", "copyright", "COPYRIGHT"} {
		if i := strings.Index(s, word); i >= 0 {
			s = s[:i]
		}
	}
	return s
}

// parser reads a byline piece by piece.
type parser struct {
	o        Options
	out      []archive.Byline
	role     archive.Role
	declared bool
	led      bool // names count only behind a lead
	open     bool // a lead was read, its names are still to come
	explicit bool // the lead cannot be running text ("Autor:", "posted by"): whatever follows is a name
	noun     bool // the lead is a noun without a colon: only a sure name follows it
	done     bool // something else followed the names: only a lead opens a list again
}

// maxLine is the longest byline read, in bytes; what is longer is cut. Lists of a hundred names are shorter.
const maxLine = 2000

// line reads s, parted at strong separators.
func (p *parser) line(s string) {
	if len(s) > maxLine {
		s = strings.ToValidUTF8(s[:maxLine], "")
	}
	east := eastern(s)
	if east {
		s = narrow(s)
	}
	s = stripContacts(s)
	if east && p.korean(s) {
		return
	}
	for _, seg := range segments(s) {
		p.segment(seg)
	}
}

// wide writes the marks of East Asian type that this package parts lines at as others do.
var wide = strings.NewReplacer("\u3000", " ", "文／", "文/", "撮影／", "撮影/", "写真／", "写真/", "作者／", "作者/")

// narrow is s with those marks written as others write them.
func narrow(s string) string {
	if strings.Contains(s, "\u3000") || strings.Contains(s, "／") {
		return wide.Replace(s)
	}
	return s
}

// dashed begins a segment that a dash parts from the one before.
const dashed = "\x1e"

// segments parts s at marks that stand between a name and something else, never within one.
func segments(s string) []string {
	if !parts(s) {
		return []string{s}
	}
	for _, sep := range []string{"\n", "\t", " | ", "|", " · ", " • ", "•", "·", "；", ";", " / ", "／", "→", "»", " // "} {
		s = strings.ReplaceAll(s, sep, Separator)
	}
	for _, dash := range []string{" — ", " – ", " - "} {
		s = strings.ReplaceAll(s, dash, Separator+dashed)
	}
	return strings.Split(s, Separator)
}

// parts says that a mark which parts segments may be in s.
func parts(s string) bool {
	for i := range len(s) {
		switch s[i] {
		case '\n', '\t', '|', ';', '/', '-', Separator[0], 0xC2, 0xE2, 0xEF: // "·" and "»"; "•", dashes and "→"; wide marks
			return true
		}
	}
	return false
}

// eastern says that s has a character from U+3000 on, as all of East Asia's have.
func eastern(s string) bool {
	for i := range len(s) {
		if s[i] >= 0xE3 {
			return true
		}
	}
	return false
}

// segment reads one segment: an optional lead, names, and what belongs to them.
func (p *parser) segment(s string) {
	s, behindDash := strings.CutPrefix(s, dashed)
	s = trim(s)
	if behindDash && !p.declared && p.lastPerson() && p.out[len(p.out)-1].Affiliation != "" && IsFullName(s) {
		return // where: "Por Rui Prado, Harbor — Porto Velho"
	}
	if !p.led { // a link's title: "Read more about Ada Marsh"
		if low := strings.ToLower(s); len(low) == len(s) {
			s = s[len(s)-len(strings.TrimPrefix(strings.TrimPrefix(low, "read "), "more about ")):]
		}
	}
	if len(p.out) > 0 {
		if s = p.afterConjunction(s); !p.declared && opensSection(s) {
			p.done = true // "in Rubrik: Harbor > Ferry Tests"
			return
		}
	}
	if s == "" {
		return
	}
	if p.lastPerson() && isTitle(s) && !strings.Contains(s, " is ") && (takeName(strings.Fields(s)) < 2 || endsInTitle(s)) && !strings.Contains(strings.ToLower(s), " by ") {
		p.title(s)
		return
	}
	for depth := 0; depth < 6; depth++ {
		before, role, rest, ok := cutLead(s, p.o.Language)
		if !ok {
			break
		}
		if before != "" && (p.declared || takeName(strings.Fields(before)) > 1 || p.open && unicode.Is(unicode.Han, firstRune(before)) || agency(before) != nil) {
			p.names(before)
		}
		if role == archive.RoleAuthor && !p.open && !p.declared && before == "" {
			p.out = nil // what stood before "By" was no byline
		}
		lead := strings.TrimSpace(s[len(before) : len(s)-len(rest)])
		if depth > 0 && desks[strings.ToLower(strings.Trim(lead, ","))] { // "Por Redação, com …"
			break
		}
		p.role, p.open, p.done = role, true, false
		p.explicit = strings.ContainsAny(lead, " "+colons)
		p.noun = p.led && !strings.ContainsAny(lead, " /|=＝・"+colons) && trim(rest) != "" && !prepositions[strings.ToLower(lead)]
		if s = trim(rest); s == "" {
			return
		}
	}
	if p.led && !p.open {
		return
	}
	p.names(s)
}

// opensSection says that a piece behind the names begins to tell in which section they stand.
func opensSection(s string) bool {
	word, rest, _ := strings.Cut(strings.ToLower(s), " ")
	if word == "in" {
		word, _, _ = strings.Cut(rest, " ")
	}
	return sectionWords[strings.TrimRight(word, ":")]
}

// sectionWords are words for a section, in lower case.
var sectionWords = wordSet("rubrik kategorie kategorien category categories filed section ressort rubrique catégorie categoría categoria sezione sección seção rubriek kategori tags topics")

// names reads the names of s, which holds no lead.
func (p *parser) names(s string) {
	if p.led && !p.open || p.done {
		return
	}
	found := 0
	for i, piece := range p.pieces(s) {
		if i == 0 && p.explicit && isWhere(piece) {
			continue // "De notre correspondant à Berlin, Luc Moreau"
		}
		if !p.piece(piece, found > 0 || p.lastPerson() || !p.declared && len(p.out) > 0 && !p.explicit) {
			if !p.declared {
				p.done = p.done || p.lastPerson() || len(p.out) > 0 && !p.led && looksDated(piece) // what a date parts from the names is no name
				break
			}
			continue
		}
		found++
	}
	p.explicit = false
	if found == 0 && p.led {
		p.open = false
	}
}

// isWhere says that a piece is where a correspondent is: "à Berlin", "in Rom".
func isWhere(s string) bool {
	word, place, _ := strings.Cut(s, " ")
	return (word == "à" || word == "en" || word == "in" || word == "a" || word == "au") && unicode.IsUpper(firstRune(place))
}

// add appends a name, unless it is there already, holds one that is ("Shout Ada Marsh"), or begins one, as biographies
// repeat names.
func (p *parser) add(b archive.Byline) bool {
	if b.Role == "" {
		if b.Role = p.role; b.Role == "" {
			b.Role = archive.RoleAuthor
		}
	}
	for i := range p.out {
		old := p.out[i].NamePrinted
		if strings.EqualFold(old, b.NamePrinted) || !p.declared && p.out[i].Role == b.Role && strings.Contains(old, " ") && (strings.HasSuffix(b.NamePrinted, " "+old) || strings.HasPrefix(old, b.NamePrinted+" ")) {
			return true
		}
	}
	p.out = append(p.out, b)
	return true
}

// trim cuts white space and the marks that are left over at the ends of a piece.
func trim(s string) string {
	return strings.Trim(s, " \u00a0,:;|/·•–—-*\"“”„»«›‹")
}

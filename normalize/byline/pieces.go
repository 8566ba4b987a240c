package byline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"broadsheet/archive"
)

// conjunctions stand between two names, by the languages whose conjunctions they are; "" is any language: what is spelled
// so elsewhere is rare, or stands between names there too.
var conjunctions = map[string]string{
	"and": "", "&": "", "+": "", "with": "", "und": "", "sowie": "", "et": "", "avec": "", "y": "", "och": "", "og": "", "oraz": "", "és": "", "și": "", "και": "", "με": "", "và": "", "ve": "",
	"и": "", "та": "", "і": "", "й": "", "ו": "", "و": "", "और": "",
	"a": "cs sk", "i": "pl ca hr sr bs", "en": "nl af", "ja": "fi et", "e": "it pt gl", "ed": "it", "u": "uz", "dan": "id ms", "mit": "de", "con": "es it", "com": "pt", "met": "nl af", "med": "sv no nb nn da",
}

// joins says that a word stands between two names.
func (p *parser) joins(word string) bool {
	languages, ok := conjunctions[strings.ToLower(word)]
	return ok && word != "I" && word != "A" && (languages == "" || p.o.Language == "" || strings.Contains(languages, p.o.Language))
}

// pieces parts s at commas, and at conjunctions where both sides look like names.
func (p *parser) pieces(s string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == '、' || r == '，' || r == '،' || r == '・' }) {
		out = append(out, p.parted(trim(part))...)
	}
	return out
}

// parted parts s at its first conjunction with a name on either side.
func (p *parser) parted(s string) []string {
	words := strings.Fields(s)
	if left, right := p.prefixed(words); right != "" {
		return append([]string{left}, p.parted(right)...)
	}
	if p.o.Language == "zh" && len(words) > 1 && allNames(words) {
		return words // "王小明 李大山"
	}
	for i, w := range words {
		if i > 0 && i+1 < len(words) && p.joins(w) {
			left, right := strings.Join(words[:i], " "), strings.Join(words[i+1:], " ")
			if p.sides(left, right) {
				return append([]string{left}, p.parted(right)...)
			}
		}
	}
	if s == "" {
		return nil
	}
	if i := strings.IndexByte(s, '/'); i > 0 && !unicode.IsLower(firstRune(s)) { // "AFP/Reuters", "Ada Marsh/Ben Quill"
		if l, r := s[:i], s[i+1:]; p.sides(l, r) {
			return append([]string{l}, p.parted(r)...)
		}
	}
	return []string{s}
}

// and are the conjunctions that are written as one word with the name behind them, in Arabic and Hebrew.
var and = map[string]string{"ar": "و", "he": "ו"}

// withAnd are given names that begin with that letter.
var withAnd = wordSet("وليد وائل وسام وسيم وجدي وديع وحيد وفاء وداد وردة وهبة وضاح وجيه ולדימיר ויקטור ויקטוריה ורד ולרי ולרד")

// prefixed parts words at the conjunction that a name's first word carries: two words and more on either side.
func (p *parser) prefixed(words []string) (left, right string) {
	letter := and[p.o.Language]
	if letter == "" {
		return "", ""
	}
	for i := 2; i+1 < len(words); i++ {
		if rest, ok := strings.CutPrefix(words[i], letter); ok && utf8.RuneCountInString(rest) > 1 && !withAnd[words[i]] {
			return strings.Join(words[:i], " "), rest + " " + strings.Join(words[i+1:], " ")
		}
	}
	return "", ""
}

// allNames says that each word is a Chinese name of its own: two to four characters.
func allNames(words []string) bool {
	for _, w := range words {
		if n := utf8.RuneCountInString(w); n < 2 || n > 4 || strings.ContainsFunc(w, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) {
			return false
		}
	}
	return true
}

// afterConjunction is s without the conjunction that it begins with, where a name or nothing follows: lists whose names
// stand in elements of their own have it outside of them.
func (p *parser) afterConjunction(s string) string {
	word, rest, _ := strings.Cut(s, " ")
	if p.joins(word) && (rest == "" || takeName(strings.Fields(rest)) >= 2 || agency(rest) != nil) {
		return trim(rest)
	}
	return s
}

// sides says that a conjunction between left and right parts two names: each is a full name, an agency, or the first
// of several.
func (p *parser) sides(left, right string) bool {
	ok := func(s string) bool {
		if agency(s) != nil || p.o.site(s) {
			return true
		}
		w := strings.Fields(s)
		n := takeName(w)
		if len(w) > 0 && titleWords[strings.ToLower(w[0])] && isTitle(s) {
			return false // "Executive Editor and Master Gardener"
		}
		return n >= 2 || n == len(w) && n == 1 && !unicode.Is(unicode.Latin, firstRune(s))
	}
	if ok(left) && (ok(right) || ok(p.firstName(right))) {
		return true
	}
	return false
}

// firstName is s up to its first comma or conjunction.
func (p *parser) firstName(s string) string {
	w := strings.Fields(s)
	for i := range w {
		if p.joins(w[i]) {
			return strings.Join(w[:i], " ")
		}
	}
	return s
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// piece reads one piece; after says that a name of the same segment stands before it. It says whether the piece
// belongs to a byline at all.
func (p *parser) piece(s string, after bool) bool {
	s, inside := cutParens(s)
	s = trim(strings.TrimPrefix(strings.TrimPrefix(s, "@"), "#"))
	if s == "" {
		if p.declared && IsFullName(inside) { // "ada@harbor.example (Ada Marsh)"
			return p.person(inside, "")
		}
		return p.inParens(inside)
	}
	if a := agency(s); a != nil {
		return p.add(archive.Byline{Name: a.Names[0], NamePrinted: s, Kind: archive.Agency}) && p.inParens(inside)
	}
	if p.open && isDesk(s) {
		return p.add(archive.Byline{Name: s, NamePrinted: s, Kind: archive.Organization})
	}
	if p.noun && !sureName(s, p.o.Language) {
		return false
	}
	if isCredential(s) || after && len(s) <= 5 && !strings.Contains(s, " ") && s == strings.ToUpper(s) && unicode.Is(unicode.Latin, firstRune(s)) {
		return after // "MS", or letters like it
	}
	if !p.declared {
		s = beforeDay(s)
	}
	words := strings.Fields(s)
	n := takeName(words)
	rest := strings.Join(words[n:], " ")
	latin := unicode.Is(unicode.Latin, firstRune(s))
	switch {
	case n >= 2 && n < len(words) && links[strings.ToLower(words[n])] && !p.declared && (p.o.site(strings.Join(words[n+1:], " ")) || isOrganization(strings.Join(words[n+1:], " "))): // "Ada Marsh of The Daily Harbor"
		p.person(strings.Join(words[:n], " "), "")
		p.affiliation(strings.Join(words[n+1:], " "))
		return true
	case n >= 2 && strings.HasPrefix(rest, "on behalf of"):
		p.done = true
		return p.person(strings.Join(words[:n], " "), "")
	case n == 0 && len(words) > 2 && len(words) < 7 && strings.EqualFold(words[0], "the") && !p.declared && (p.open || !p.led) && isNewsroom(words[len(words)-1]) && capitalized(words[1:len(words)-1]): // "By the Harbor Team", "The Harbor editors"
		return p.add(archive.Byline{Name: s, NamePrinted: s, Kind: archive.Organization})
	case n >= 2 && n < len(words) && !p.declared && !after && (words[n] == "in" || words[n] == "under") && !isTitle(s): // "Ada Marsh in News"
		return p.person(strings.Join(words[:n], " "), "")
	case n < len(words) && (p.o.site(s) && n > 0 && capitalized(words) && !strings.ContainsAny(s, "0123456789") || isNewsroom(rest)) && !(after && p.lastPerson()): // "The Daily Harbor Staff" is no title of "Daily Harbor"
		return p.add(archive.Byline{Name: s, NamePrinted: s, Kind: archive.Organization}) && p.inParens(inside)
	case n == len(words) && houseAt(words) > 0: // "ADA MARSH Associated Press"
		at := houseAt(words)
		p.person(strings.Join(words[:at], " "), "")
		house := strings.Join(words[at:], " ")
		return p.add(archive.Byline{Name: agency(house).Names[0], NamePrinted: house, Kind: archive.Agency})
	case n >= 2 && rest != "" && agency(rest) != nil:
		p.person(strings.Join(words[:n], " "), "")
		return p.add(archive.Byline{Name: agency(rest).Names[0], NamePrinted: rest, Kind: archive.Agency})
	case n < 2 && strings.Contains(s, "/") && IsFullName(s[:strings.IndexByte(s, '/')]): // "Ada Marsh/CBX"
		p.person(s[:strings.IndexByte(s, '/')], "")
		p.affiliation(trim(s[strings.IndexByte(s, '/'):]))
		return true
	case n >= 2 && rest != "" && unicode.IsDigit(firstRune(rest)) && !p.declared:
		return p.person(strings.Join(words[:n], " "), "")
	case p.led && n == 1 && !after && len(words) > 1 && len(words) < 8 && stopsAccount[strings.ToLower(words[1])] && strings.ContainsAny(rest, "0123456789"): // "Von Ada am 03.05.2013"
		return p.person(words[0], "")
	case isJunk(s) && !(p.explicit && !after), !p.declared && !p.explicit && looksDated(s) && !(p.handle(words, after) && unicode.IsLetter(firstRune(s))):
		return false
	case n > 0 && n < len(words) && !p.declared && verbs[words[n]]: // a biography begins: "Ada Marsh is a …"
		named := n >= 2 && !after && p.person(strings.Join(words[:n], " "), "")
		p.done = true
		return named
	case n > 0 && n < len(words) && (n >= 2 || !latin) && isTitle(rest):
		return p.person(strings.Join(words[:n], " "), rest) && p.inParens(inside)
	case after && isTitle(s):
		p.title(s)
		return true
	case !p.declared && isTitle(s) && endsInTitle(s) && !staff(s):
		return false // a title whose name stands elsewhere
	case p.o.site(s) || isOrganization(s) && (p.declared || capitalized(words)):
		if after && p.lastPerson() {
			p.affiliation(s)
			return true
		}
		return p.add(archive.Byline{Name: s, NamePrinted: s, Kind: archive.Organization}) && p.inParens(inside)
	case n == len(words) && n == 1 && latin && utf8.RuneCountInString(s) < 3:
		return false
	case n == len(words) && (n >= 2 || p.declared || !after || !latin):
		return p.person(s, "") && p.inParens(inside)
	case n == len(words) && after:
		return true // a place: "Ada Marsh, Nairobi"
	case !p.declared && !p.led && (!after || len(p.out) > 0 && p.out[len(p.out)-1].Kind == archive.Unknown) && isSign(s):
		return p.add(archive.Byline{Name: s, NamePrinted: s, Kind: archive.Unknown})
	case n == 1 && len(words) == 3 && latin && p.joins(words[1]) && takeName(words[2:]) == 1 && p.open && !after: // "By Ada and Ben" are one author, as "Ada & Ben" are
		return p.add(archive.Byline{Name: s, NamePrinted: s, Kind: archive.Unknown})
	case p.declared:
		return p.whole(s)
	case n >= 2:
		return p.person(strings.Join(words[:n], " "), "")
	case p.explicit && !after, p.handle(words, after):
		return p.account(words)
	}
	return false
}

// houseAt is where the agency of several words begins that ends words behind a full name; 0 if none does.
func houseAt(words []string) int {
	for at := 2; at+1 < len(words); at++ {
		if agency(strings.Join(words[at:], " ")) != nil {
			return at
		}
	}
	return 0
}

// links are words between a name and the house that it writes for.
var links = wordSet("of for from at")

// isSign says that s is a staff sign: two to four small letters, or several of them parted by slashes.
func isSign(s string) bool {
	for _, part := range strings.Split(s, "/") {
		if n := utf8.RuneCountInString(part); n < 2 || n > 4 || strings.Trim(part, "abcdefghijklmnopqrstuvwxyzäöüß") != "" {
			return false
		}
	}
	_, joins := conjunctions[s]
	return !notName[s] && !particles[s] && !joins
}

// beforeDay is s up to a weekday or a date that "on" leads to.
func beforeDay(s string) string {
	head, tail, ok := strings.Cut(s, " on ")
	if !ok {
		return s
	}
	word, _, _ := strings.Cut(strings.ToLower(tail), " ")
	if notName[strings.Trim(word, ",.")] || unicode.IsDigit(firstRune(tail)) {
		return trim(head)
	}
	return s
}

// account takes what an explicit lead names up to a word that cannot belong to it: "posted by kestrel92 in Travel".
func (p *parser) account(words []string) bool {
	n := 0
	for n < len(words) && n < 3 && !stopsAccount[strings.ToLower(words[n])] && !unicode.IsDigit(firstRune(words[n])) && !(n > 0 && unicode.IsLower(firstRune(words[n])) && !particles[words[n-1]]) {
		n++
	}
	name := trim(strings.Join(words[:n], " "))
	if n == 0 || n < len(words) && n == 3 || isJunk(name) || utf8.RuneCountInString(name) < 3 || notName[strings.ToLower(name)] || particles[name] {
		return false
	}
	return p.add(archive.Byline{Name: name, NamePrinted: name, Kind: archive.Unknown})
}

// Account reads what a page marks as its author beyond doubt, and is no name: the account of a forum or a blog, one word.
func Account(s string) []archive.Byline {
	words := strings.Fields(s)
	if len(words) != 1 || utf8.RuneCountInString(s) > 24 || isJunk(s) || isTitleWord(strings.ToLower(s)) {
		return nil
	}
	p := parser{role: archive.RoleAuthor}
	p.account(words)
	return p.out
}

// handle says that words are one behind a lead, in an element marked as the author: "by kestrel92".
func (p *parser) handle(words []string, after bool) bool {
	return p.open && !p.led && !p.declared && !after && len(words) == 1
}

// verbs are words between a name and what a biography says of its bearer.
var verbs = wordSet("is was has writes covers ist schreibt est")

// stopsAccount are words that end an account's name.
var stopsAccount = wordSet("at on in under um am unter im and und with mit the a an this that to for of is was who")

// capitalized says that every word but short ones begins with a capital or a digit.
func capitalized(words []string) bool {
	for i, w := range words {
		if r := firstRune(w); unicode.IsLower(r) && (i == 0 || utf8.RuneCountInString(w) > 3) {
			return false
		}
	}
	return true
}

// whole takes a declared piece that is neither person nor organization as it stands.
func (p *parser) whole(s string) bool {
	if utf8.RuneCountInString(s) > 60 || strings.Count(s, " ") > 7 || p.lastPerson() && unicode.IsDigit(firstRune(s)) { // "10 years at sea"
		return false
	}
	return p.add(archive.Byline{Name: s, NamePrinted: s, Kind: archive.Unknown})
}

// person adds a person, with the title printed behind the name.
func (p *parser) person(printed, title string) bool {
	printed = trim(stripSuffixRole(printed))
	if w := strings.TrimRight(printed, "."); w != printed && !isInitials(printed[strings.LastIndexByte(printed, ' ')+1:]) && !suffixes[strings.ToLower(printed[strings.LastIndexByte(printed, ' ')+1:])] {
		printed = w
	}
	if printed == "" {
		return false
	}
	if p.o.site(printed) && isOrganization(printed) {
		return p.add(archive.Byline{Name: printed, NamePrinted: printed, Kind: archive.Organization})
	}
	b := archive.Byline{Name: Recase(printed), NamePrinted: printed, Kind: archive.Person, Title: title}
	b.Sort = SortKey(b.Name, p.o.Language)
	return p.add(b)
}

func (p *parser) lastPerson() bool {
	return len(p.out) > 0 && p.out[len(p.out)-1].Kind == archive.Person
}

func (p *parser) title(s string) {
	if p.lastPerson() && p.out[len(p.out)-1].Title == "" {
		p.out[len(p.out)-1].Title = s
	}
}

func (p *parser) affiliation(s string) {
	if p.lastPerson() && p.out[len(p.out)-1].Affiliation == "" {
		p.out[len(p.out)-1].Affiliation = s
	}
}

// inParens reads what stood in parentheses behind a name: an agency, a title, an affiliation, or nothing of use.
func (p *parser) inParens(s string) bool {
	switch s = trim(s); {
	case s == "":
	case agency(s) != nil && len(p.out) > 0:
		p.affiliation(agency(s).Names[0])
	case isTitle(s):
		p.title(s)
	case isOrganization(s):
		p.affiliation(s)
	}
	return true
}

// cutParens cuts parenthesised text out of s.
func cutParens(s string) (outside, inside string) {
	for {
		i := strings.IndexAny(s, "([")
		if i < 0 {
			return s, inside
		}
		j := strings.IndexAny(s[i:], ")]")
		if j < 0 {
			return strings.TrimSpace(s[:i]), s[i+1:]
		}
		inside = s[i+1 : i+j]
		s = strings.TrimSpace(s[:i]) + " " + strings.TrimSpace(s[i+j+1:])
	}
}

package normalize

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"broadsheet/archive"
	"broadsheet/normalize/byline"
	"broadsheet/normalize/dates"
)

// datelineDepth is how many paragraphs from the top may open with the dateline.
const datelineDepth = 3

// signAgency is the agency in parentheses at the end of the last paragraph: "… sagte er. (dpa)".
func signAgency(s string) string {
	s = strings.TrimRight(s, ". ")
	if i := strings.LastIndexByte(s, '('); i >= 0 && strings.HasSuffix(s, ")") && len(s)-i < 40 {
		return byline.AgencyID(s[i+1 : len(s)-1])
	}
	return ""
}

// longestDateline is the longest dateline, in bytes.
const longestDateline = 110

var (
	datelineEnd = regexp.MustCompile(`\s*(?:\.\s?[-–—]|\s[-–—]{1,2}|[—–]|\s?=|:)\s+|\)\s*[-–—]{1,2}\s*|/\.\s+`)
	inParens    = regexp.MustCompile(`\s*\(([^()]{2,40})\)\s*$|\s*/\s?([^/]{2,30})\s?/\s*$`)
	// bracketed are datelines of scripts without capitals: place, then agency. They begin with a parenthesis or beyond U+3000.
	bracketed = []*regexp.Regexp{
		regexp.MustCompile(`^【(\p{L}+)(?:[^】=＝]*)[=＝](\p{L}+)】`),
		regexp.MustCompile(`^[（(［\[](\p{Han}+|\p{Katakana}+|[\p{Katakana}ー]+)\s*\d{1,2}日\s*(\p{L}+)[）)］\]]\s*-?`),
		regexp.MustCompile(`^(?:\()(\p{Hangul}+)=(\p{Hangul}+)\)`),
	}
	xinhua = regexp.MustCompile(`^(新华社|新華社|中新社|中新网)(\p{Han}{2,8}?)\d{1,2}月\d{1,2}日电`)
)

// cutDateline reads the dateline that s begins with: places, a region, a date, an agency, and a sign behind them. Without
// an agency or a date it takes a place in capitals, known unless a dash follows.
func cutDateline(s string) (archive.Dateline, bool) {
	head := s[:min(len(s), longestDateline)]
	if head != "" && (head[0] >= 0xE3 || head[0] == '(' || head[0] == '[') {
		for _, re := range bracketed {
			if m := re.FindStringSubmatch(s); m != nil && byline.AgencyID(m[2]) != "" {
				return archive.Dateline{Raw: m[0], Place: m[1], Agency: m[2]}, true
			}
		}
		if m := xinhua.FindStringSubmatch(s); m != nil {
			return archive.Dateline{Raw: m[0], Place: m[2], Agency: m[1]}, true
		}
	}
	if !mayEnd(head) {
		return archive.Dateline{}, false
	}
	for _, at := range datelineEnd.FindAllStringIndex(head, 4) {
		end := at[1]
		if d, ok := parseDateline(datelineHead(s, at), strings.TrimSpace(s[at[0]:end])); ok {
			if d.Place == "" && d.Date == "" { // "(ANSA) - ROMA, 16 APR - "
				if more, ok := cutDateline(s[end:]); ok && more.Agency == "" && more.Date != "" {
					d.Place, d.Date = more.Place, more.Date
					end += strings.Index(s[end:], more.Raw) + len(more.Raw)
				}
			}
			if n := agencyAt(s[end:]); n > 0 && d.Agency == "" { // "МОСКВА, 16 апр — РИА Новости."
				d.Agency = s[end : end+n]
				end += n + 1
			}
			d.Raw = strings.TrimSpace(s[:end])
			return d, true
		}
	}
	return archive.Dateline{}, false
}

// mayEnd says that datelineEnd may match in s: a sign stands before a space, or behind a parenthesis or slash.
func mayEnd(s string) bool {
	closed := false
	for i, r := range s {
		switch r {
		case ')', '/':
			closed = true
		case '-', '–', '—', '=', ':', '.':
			if next := s[i+utf8.RuneLen(r):]; closed || r != '.' && next != "" && next[0] <= ' ' {
				return true
			}
		}
	}
	return false
}

// agencyAt is the length of the agency's name that s begins with, a full stop behind it; 0 if there is none.
func agencyAt(s string) int {
	i := strings.Index(s, ". ")
	if i <= 0 || i > 40 || byline.AgencyID(s[:i]) == "" {
		return 0
	}
	return i
}

// datelineHead is what stands before the sign at, a closing parenthesis or slash that was matched with it included.
func datelineHead(s string, at []int) string {
	sign := s[at[0]:at[1]]
	if i := strings.IndexAny(sign, ")/"); i >= 0 {
		return s[:at[0]+i+1]
	}
	return s[:at[0]]
}

// parseDateline reads what stands before the sign.
func parseDateline(head, sign string) (d archive.Dateline, ok bool) {
	rest := head
	if m := inParens.FindStringSubmatchIndex(rest); m != nil {
		name := rest[max(m[2], m[4]):max(m[3], m[5])]
		if byline.AgencyID(name) == "" {
			return d, false
		}
		d.Agency = strings.TrimSpace(name)
		rest = rest[:m[0]]
	}
	found := dates.Find(rest, dates.Options{})
	if i := strings.LastIndex(rest, ", "); i > 0 && (len(found) > 0 || dayMonth.MatchString(rest[i+2:])) {
		if len(found) > 0 {
			i = strings.LastIndex(rest[:found[0].Start], ", ")
		}
		if i > 0 {
			d.Date, rest = strings.Trim(rest[i+2:], " .,"), rest[:i]
		}
	}
	rest = strings.TrimSpace(rest)
	if rest == "" {
		return d, d.Agency != ""
	}
	if !placeShaped(rest) {
		return d, false
	}
	d.Place = placeName(rest)
	city, _, _ := strings.Cut(rest, ",")
	city, _, _ = strings.Cut(city, "/")
	switch {
	case d.Agency != "":
		return d, true
	case !isUpper(city):
		return d, d.Date != "" && isPlace(city)
	case d.Date != "", isPlace(city):
		return d, true
	}
	return d, strings.Contains(sign, "—") && len(strings.Fields(rest)) <= 4 && !notPlaces[strings.ToLower(city)]
}

// dayMonth is a day with a month's name and no year.
var dayMonth = regexp.MustCompile(`^\d{1,2}\.?(er|º)? (de )?\p{L}{3,10}\.?$|^\p{L}{3,10}\.? \d{1,2}$`)

// notPlaces are words in capitals that stand before a dash and name no place.
var notPlaces = map[string]bool{"breaking": true, "update": true, "exclusive": true, "analysis": true, "opinion": true, "watch": true, "video": true, "live": true, "correction": true, "note": true, "warning": true, "eilmeldung": true, "kommentar": true, "analyse": true, "exclusif": true, "vidéo": true, "entretien": true, "exclusiva": true, "análisis": true}

// placeShaped says that s can name places: at most eight words with capitals, small ones between them.
func placeShaped(s string) bool {
	words := strings.Fields(s)
	if len(words) > 8 || len(words) == 0 {
		return false
	}
	for i, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(r), unicode.IsLetter(r) && !unicode.IsLower(r):
		case i > 0 && len(w) <= 4 && unicode.IsLower(r):
		default:
			return false
		}
		if strings.ContainsFunc(w, unicode.IsDigit) || strings.ContainsAny(w, "\"“”„»«!?;") {
			return false
		}
	}
	return true
}

// smallWords are written small within a place's name.
var smallWords = map[string]bool{"of": true, "the": true, "de": true, "del": true, "do": true, "da": true, "la": true, "am": true, "an": true, "der": true, "den": true, "et": true, "sur": true, "les": true, "upon": true, "y": true, "i": true, "ob": true, "im": true}

// placeName is a place as printed, its capitals made a name's: "MEXICO CITY" is "Mexico City", "RIO DE JANEIRO" is "Rio
// de Janeiro".
func placeName(s string) string {
	var b strings.Builder
	first := true
	for i, w := range strings.Split(s, " ") {
		if i > 0 {
			b.WriteByte(' ')
		}
		for k, part := range strings.Split(w, "/") {
			if k > 0 {
				b.WriteByte('/')
				first = true
			}
			low := strings.ToLower(part)
			switch {
			case !isUpper(part) || strings.Count(part, ".") > 1:
				b.WriteString(part)
			case !first && smallWords[low]:
				b.WriteString(low)
			default:
				b.WriteString(titleCase(low))
			}
			first = false
		}
	}
	return b.String()
}

// titleCase makes the first letter of each part of a hyphenated word a capital.
func titleCase(low string) string {
	up := true
	return strings.Map(func(r rune) rune {
		if up {
			up = false
			return unicode.ToUpper(r)
		}
		up = r == '-'
		return r
	}, low)
}

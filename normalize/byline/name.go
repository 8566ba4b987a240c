package byline

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// particles stand in names in lower case.
var particles = map[string]bool{
	"van": true, "von": true, "der": true, "den": true, "de": true, "del": true, "della": true, "di": true, "da": true, "dos": true, "das": true, "do": true, "du": true, "la": true, "le": true, "al": true,
	"el": true, "bin": true, "ibn": true, "abu": true, "ben": true, "ter": true, "ten": true, "'t": true, "zu": true, "zum": true, "zur": true, "y": true, "e": true, "vom": true, "dem": true, "af": true,
	"av": true, "lo": true, "degli": true, "dei": true, "san": true, "st": true, "st.": true, "van't": true, "op": true, "het": true, "i": true, "dal": true, "d'": true, "v.": true, "bint": true, "ul": true, "ur": true, "und": false,
}

// honorifics stand before a name.
var honorifics = map[string]bool{
	"dr": true, "dr.": true, "prof": true, "prof.": true, "mr": true, "mr.": true, "mrs": true, "mrs.": true, "ms": true, "ms.": true, "sir": true, "rev": true, "rev.": true, "mag.": true, "dipl.-ing.": true, "ing.": true, "fr.": true, "lt.": true, "col.": true, "sgt.": true, "gen.": true, "rabbi": true,
}

// givenMonths are months, and their short forms, that are given names too.
var givenMonths = map[string]bool{"jan": true, "april": true, "may": true, "june": true, "august": true, "mai": true, "juni": true, "mart": true, "sun": true, "augustin": true}

// suffixes stand after a name and belong to it.
var suffixes = map[string]bool{"jr": true, "jr.": true, "sr": true, "sr.": true, "ii": true, "iii": true, "iv": true, "fils": true, "filho": true, "neto": true, "júnior": true}

// credentials stand after a name and do not belong to it.
var credentials = map[string]bool{
	"md": true, "phd": true, "ph.d": true, "ms": true, "m.s": true, "rd": true, "rdn": true, "rn": true, "cfp": true, "cfp®": true, "cepf®": true, "cepf": true, "cpa": true, "ea": true, "jd": true, "j.d": true, "esq": true, "mba": true, "mph": true, "do": true,
	"dds": true, "qc": true, "kc": true, "obe": true, "mbe": true, "fand": true, "ld": true, "lcsw": true, "lmft": true, "np": true, "pa-c": true, "pt": true, "dpt": true, "cscs": true, "mfa": true, "ma": true, "m.a": true, "ba": true, "b.a": true, "bsc": true, "msc": true,
	"m.d": true, "facp": true, "faclm": true, "cfa": true, "llb": true, "llm": true, "edd": true, "psyd": true, "pharmd": true, "dvm": true, "bs": true, "cdn": true, "ldn": true, "cpt": true, "med": true, "dmd": true, "fnp": true, "aprn": true, "cissp": true, "pe": true, "chfc": true, "enrolled": true, "pmp": true, "phr": true, "shrm-cp": true, "lpc": true, "cssd": true, "nasm": true, "nasm-cpt": true, "ace": true, "ryt": true, "ccc-slp": true, "aia": true,
}

// isCredential says that every word of s is one: "MS, RD" in pieces, "M.D. FACLM".
func isCredential(s string) bool {
	for _, w := range strings.Fields(s) {
		w = strings.TrimRight(strings.ToLower(strings.Trim(w, ".,()")), "®™")
		if !credentials[w] && !suffixes[w] {
			return false
		}
	}
	return s != ""
}

// takeName counts the words at the head of words that make a personal name: capitalised words, initials, particles
// between them, suffixes after them; in scripts without capitals, up to four words of letters.
func takeName(words []string) int {
	n, full := 0, 0
	for i, w := range words {
		if n >= 7 {
			break
		}
		bare := strings.Trim(w, "\"“”„‘’'`*")
		low := strings.ToLower(bare)
		last := strings.HasSuffix(w, ",")
		switch {
		case bare == "":
			return end(n, full)
		case i == 0 && honorifics[low], n > 0 && full == 0 && honorifics[low]:
			n++
			continue
		case full > 0 && suffixes[strings.TrimRight(low, ",")]:
			n++
			full++
			continue
		case full > 0 && isCredential(bare) && strings.ToUpper(bare) == bare:
			return end(n, full)
		case particles[low] && bare == low && i+1 < len(words) && !unicode.IsDigit(firstRune(words[i+1])) && (full > 0 || i == 0 && len(words) > 2 && isNameWord(words[i+1]) && isNameWord(words[i+2]) || i > 0):
			n++
			continue
		case notName[strings.Trim(low, ".,:")] && !(full == 0 && i+1 < len(words) && givenMonths[low] && (isNameWord(words[i+1]) || particles[words[i+1]]) && !notName[strings.ToLower(words[i+1])]):
			return end(n, full)
		case isInitials(bare):
		case isNameWord(bare):
		default:
			return end(n, full)
		}
		n++
		full++
		if last {
			break
		}
	}
	return end(n, full)
}

// end gives back particles that no name followed.
func end(n, full int) int {
	if full == 0 {
		return 0
	}
	return n
}

// isInitials says that w is "J.", "J.R.R.", "J.-P.".
func isInitials(w string) bool {
	if !strings.Contains(w, ".") {
		return utf8.RuneCountInString(w) == 1 && unicode.IsUpper(firstRune(w))
	}
	for _, part := range strings.FieldsFunc(w, func(r rune) bool { return r == '.' || r == '-' }) {
		if utf8.RuneCountInString(part) > 2 || !unicode.IsUpper(firstRune(part)) {
			return false
		}
	}
	return true
}

// isNameWord says that w can be a part of a name: letters, apostrophes and hyphens, the first letter a capital (or a
// prefix as in "d'Angelo", "O’Brien", "al-Masri"), or a word of a script without capitals.
func isNameWord(w string) bool {
	w = strings.TrimRight(w, ".,")
	r := firstRune(w)
	if !unicode.IsLetter(r) {
		return false
	}
	if strings.HasSuffix(w, "By") && len(w) > 2 {
		return false // two words that lost what parted them
	}
	letters := 0
	upper := unicode.IsUpper(r) || unicode.IsTitle(r)
	for _, c := range w {
		switch {
		case unicode.IsLetter(c):
			letters++
			upper = upper || unicode.IsUpper(c)
		case unicode.Is(unicode.M, c), c == '\'', c == '’', c == '-', c == '‐', c == '‑', c == '`', c == '´', c == '.':
		default:
			return false
		}
	}
	if !unicode.IsLower(r) && !unicode.IsUpper(r) && !unicode.IsTitle(r) || unicode.Is(unicode.Georgian, r) { // no capitals in this script
		return letters <= 12
	}
	if unicode.IsLower(r) {
		i := strings.IndexAny(w, "'’-")
		return i > 0 && i <= 4 && upper
	}
	return true
}

// stripSuffixRole cuts from a name in a script without spaces what says that it is a reporter's: "박준석 기자",
// "山田太郎記者", "…外 1명".
func stripSuffixRole(s string) string {
	for _, cut := range []string{" 외 "} {
		if i := strings.Index(s, cut); i > 0 {
			s = s[:i]
		}
	}
	for range 2 {
		for _, suffix := range []string{"記者", "特派員", "論説委員", "编辑", "记者", "기자", "특파원", "논설위원", "선임기자", "通讯员", "編集委員", "氏"} {
			if rest := strings.TrimSuffix(s, suffix); rest != s && rest != "" {
				s = strings.TrimSpace(rest)
			}
		}
	}
	return s
}

// IsFullName says that s is a personal name of two to five words and nothing else.
func IsFullName(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 5 || takeName(words) != len(words) {
		return false
	}
	for _, w := range words {
		if len(w) > 2 && w == strings.ToUpper(w) && w != strings.ToLower(w) && s != strings.ToUpper(s) && !strings.Contains(w, ".") {
			return false // an acronym
		}
	}
	return !isOrganization(s) && !isTitle(s) && agency(s) == nil
}

// AreFullNames says that s is a full name, or several parted by slashes, commas or conjunctions, and nothing else.
func AreFullNames(s string) bool {
	p := parser{}
	pieces := p.pieces(s)
	for _, piece := range pieces {
		if !IsFullName(piece) {
			return false
		}
	}
	return len(pieces) > 0
}

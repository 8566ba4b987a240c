package byline

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Recase gives a name printed in capitals its mixed case: "MATTHEW LEE" → "Matthew Lee", "Bill MCCARTHY" → "Bill
// McCarthy", "JEAN-LUC O'NEIL" → "Jean-Luc O'Neil". Particles become lower case within the name, initials and suffixes
// stay.
func Recase(name string) string {
	words := strings.Fields(name)
	for i, w := range words {
		if utf8.RuneCountInString(w) < 3 || w != strings.ToUpper(w) || w == strings.ToLower(w) || strings.Contains(w, ".") {
			if !(i > 0 && i+1 < len(words) && particles[strings.ToLower(w)] && w == strings.ToUpper(w) && len(w) > 1) {
				continue
			}
		}
		low := strings.ToLower(w)
		if suffixes[low] && i > 0 {
			continue
		}
		if particles[low] && i > 0 && i+1 < len(words) {
			words[i] = low
			continue
		}
		words[i] = recaseWord(low)
	}
	return strings.Join(words, " ")
}

func recaseWord(low string) string {
	var b strings.Builder
	up := true
	for i, r := range low {
		if up {
			r = unicode.ToUpper(r)
		}
		b.WriteRune(r)
		up = r == '-' || r == '\'' && i == 1 || r == '’' && i == 1 || i == 1 && strings.HasPrefix(low, "mc") && len(low) > 4
	}
	return b.String()
}

// SortKey is a name as a library files it: "Lee, Matthew"; "van der Berg, Jan" keeps its particles. Names in scripts
// without spaces, of languages that print the family name first, and of one word stand as they are.
func SortKey(name, language string) string {
	switch language {
	case "zh", "ja", "ko", "hu", "vi":
		return name
	}
	words := strings.Fields(name)
	for len(words) > 1 && honorifics[strings.ToLower(words[0])] {
		words = words[1:]
	}
	suffix := ""
	for len(words) > 2 && suffixes[strings.ToLower(strings.Trim(words[len(words)-1], ",."))] {
		suffix = ", " + strings.Trim(words[len(words)-1], ",")
		words = words[:len(words)-1]
	}
	if len(words) < 2 {
		return strings.Join(words, " ")
	}
	family := len(words) - 1
	for family > 1 && particles[words[family-1]] {
		family--
	}
	return strings.TrimRight(strings.Join(words[family:], " "), ",") + ", " + strings.Join(words[:family], " ") + suffix
}

// Slug is a name as a stable part of an id: lower case, letters and digits of any script, everything else a hyphen.
func Slug(name string) string {
	var b strings.Builder
	dash := false
	for _, r := range strings.ToLower(name) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			if dash && b.Len() > 0 {
				b.WriteByte('-')
			}
			dash = false
			b.WriteRune(plainLetter(r))
			continue
		}
		if !unicode.Is(unicode.M, r) {
			dash = true
		}
	}
	return b.String()
}

// plainLetter is a Latin letter without its mark.
func plainLetter(r rune) rune {
	const marked, plain = "àáâãäåāăąçćčďđèéêëēėęěğìíîïīįıłñńňòóôõöøōőřŕśşšșťțùúûüūůűųýÿźżž", "aaaaaaaaacccddeeeeeeeegiiiiiiilnnnoooooooorrsssstt" + "uuuuuuuuyyzzz"
	i := 0
	for _, m := range marked {
		if m == r {
			return rune(plain[i])
		}
		i++
	}
	return r
}

package normalize

import (
	"strings"
	"unicode"
)

// fold is s for comparison: lower case, letters and digits of any script, every run of anything else one space.
func fold(s string) string {
	b := make([]byte, 0, len(s))
	space := false
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r) {
			if space && len(b) > 0 {
				b = append(b, ' ')
			}
			space = false
			b = append(b, string(unicode.ToLower(r))...)
		} else {
			space = true
		}
	}
	return string(b)
}

// squeeze is fold without spaces: how a name looks in a host name.
func squeeze(s string) string { return strings.ReplaceAll(fold(s), " ", "") }

// How letters that a host name cannot hold are written in one: spelled out, and without their marks.
var (
	spelled  = strings.NewReplacer("æ", "ae", "ø", "oe", "å", "aa", "ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "œ", "oe")
	stripped = strings.NewReplacer("æ", "ae", "ø", "o", "å", "a", "ä", "a", "ö", "o", "ü", "u", "ß", "ss", "é", "e", "è", "e", "ê", "e", "ë", "e", "á", "a", "à", "a", "â", "a", "ã", "a", "í", "i", "î", "i", "ı", "i", "ó", "o", "ô", "o", "õ", "o", "ú", "u", "û", "u", "ç", "c", "ñ", "n", "ş", "s", "š", "s", "ğ", "g", "č", "c", "ć", "c", "ž", "z", "ż", "z", "ź", "z", "ř", "r", "ý", "y", "ł", "l", "ń", "n", "ą", "a", "ę", "e", "ě", "e", "ů", "u", "ő", "o", "ű", "u")
)

// inHost says that the squeezed name is how the label of a host spells it.
func inHost(name, label string) bool {
	return name == label || spelled.Replace(name) == label || stripped.Replace(name) == label
}

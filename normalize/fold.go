package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// fold is s for comparison: lower case, letters and digits of any script, every run of anything else one space.
func fold(s string) string {
	var room [256]byte
	return string(appendFold(room[:0], s))
}

// foldsTo says that fold gives folded for s. Most texts differ at once, in their first letter.
func foldsTo(s, folded string) bool {
	i := 0
	for i < len(s) && s[i] < utf8.RuneSelf && asciiFold[s[i]] == 0 {
		i++
	}
	if i < len(s) && s[i] < utf8.RuneSelf && (folded == "" || folded[0] != asciiFold[s[i]]) {
		return false
	}
	var room [256]byte
	return string(appendFold(room[:0], s[i:])) == folded
}

func appendFold(b []byte, s string) []byte {
	space := false
	for i := 0; i < len(s); {
		c, r, n := asciiFold[s[i]], rune(0), 1
		if s[i] >= utf8.RuneSelf {
			if r, n = utf8.DecodeRuneInString(s[i:]); unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r) {
				c = 1
			}
		}
		i += n
		if c == 0 {
			space = true
			continue
		}
		if space && len(b) > 0 {
			b = append(b, ' ')
		}
		space = false
		if r == 0 {
			b = append(b, c)
		} else {
			b = utf8.AppendRune(b, unicode.ToLower(r))
		}
	}
	return b
}

// asciiFold is what fold makes of an ASCII letter or digit, and 0 for other bytes.
var asciiFold = func() (t [256]byte) {
	for c := range utf8.RuneSelf {
		if unicode.IsLetter(rune(c)) || unicode.IsDigit(rune(c)) {
			t[c] = byte(unicode.ToLower(rune(c)))
		}
	}
	return t
}()

// squeeze is fold without spaces: how a name looks in a host name.
func squeeze(s string) string { return strings.ReplaceAll(fold(s), " ", "") }

// How letters that a host name cannot hold are written in one: spelled out, and without their marks.
var (
	spelled  = strings.NewReplacer("æ", "ae", "ø", "oe", "å", "aa", "ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "œ", "oe")
	stripped = strings.NewReplacer("æ", "ae", "ø", "o", "å", "a", "ä", "a", "ö", "o", "ü", "u", "ß", "ss", "é", "e", "è", "e", "ê", "e", "ë", "e", "á", "a", "à", "a", "â", "a", "ã", "a", "í", "i", "î", "i", "ı", "i", "ó", "o", "ô", "o", "õ", "o", "ú", "u", "û", "u", "ç", "c", "ñ", "n", "ş", "s", "š", "s", "ğ", "g", "č", "c", "ć", "c", "ž", "z", "ż", "z", "ź", "z", "ř", "r", "ý", "y", "ł", "l", "ń", "n", "ą", "a", "ę", "e", "ě", "e", "ů", "u", "ő", "o", "ű", "u")
)

// inHost says that the squeezed name is how the label of a host spells it.
func inHost(name, label string) bool {
	if name == label {
		return true
	}
	if name == "" || label == "" || (name[0] < utf8.RuneSelf || name[0] >= 0xC6) && name[0] != label[0] {
		return false // only letters up to "ſ" are written otherwise
	}
	for i := range len(name) {
		if name[i] >= utf8.RuneSelf {
			return spelled.Replace(name) == label || stripped.Replace(name) == label
		}
	}
	return false
}

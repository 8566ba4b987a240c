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

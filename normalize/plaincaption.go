package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"broadsheet/normalize/byline"
)

// creditWords are words, in lower case, that make what stands in parentheses at the end of a line a picture's credit,
// and the labels that lead to one.
var (
	creditWords  = []string{"photo", "image", "picture", "getty", "file", "courtesy", "handout", "via", "pool", "foto", "bild", "archiv", "imago", "shutterstock", "photographie", "crédit", "imagen", "fotografía", "cortesía", "foto", "scanpix", "illustration", "illustrasjon", "zdjęcie", "фото", "写真", "图片"}
	creditLabels = []string{"photo credit", "image credit", "picture credit", "photo by", "image by", "picture by", "photos by", "photo courtesy of", "photo", "image", "picture", "credit", "credits", "foto", "fotos", "bild", "bildquelle", "symbolbild", "photo de", "crédit photo", "crédit", "crédits", "imagen", "fotografía", "foto de", "foto av", "illustrasjonsfoto", "arkivfoto", "zdjęcie", "фото"}
)

// longestCredit is the longest credit in characters, without its parentheses; from the captions of the fundus pages.
const longestCredit = 140

// cutCredit finds the credit at the end of a caption: in parentheses, or behind a label after the last full stop. It
// gives the byte where the credit begins, 0 if the line is no caption.
func cutCredit(s string) int {
	if strings.HasSuffix(strings.TrimRight(s, "."), ")") {
		s = strings.TrimRight(s, ".")
		if i := strings.LastIndexByte(s, '('); i > 0 && len(s)-i <= longestCredit && isCredit(s[i+1:len(s)-1]) {
			return i
		}
		return 0
	}
	for _, stop := range []string{". ", "? ", "! ", " | ", ".” ", ".\" ", " — ", "» "} {
		i := strings.LastIndex(s, stop)
		if i < 0 {
			continue
		}
		i += len(stop)
		if rest := s[i:]; len(rest) <= longestCredit && creditLabel(rest) > 0 {
			return i
		}
	}
	return 0
}

// isCredit says that what stands in parentheses names a picture's maker: a word of creditWords, or a name and an agency.
// An agency alone is the sign under its own report.
func isCredit(s string) bool {
	low := " " + strings.ToLower(s)
	for _, w := range creditWords {
		if i := strings.Index(low, w); i > 0 && (low[i-1] == ' ' || low[i-1] == '/' || low[i-1] == '-') {
			return wordsIn(s) <= 16 && mostlyCapitals(s)
		}
	}
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '/' || r == ',' || r == '|' || r == ';' })
	agencies, others := 0, 0
	for _, p := range parts {
		if byline.AgencyID(strings.TrimSpace(p)) != "" {
			agencies++
		} else {
			others++
		}
	}
	return agencies > 0 && others > 0 && byline.IsFullName(strings.TrimSpace(parts[0]))
}

// mostlyCapitals says that more than half of the words of s begin with a capital.
func mostlyCapitals(s string) bool {
	n, all := 0, 0
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !isWordRune(r) && r != '\'' }) {
		all++
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsLower(r) {
			n++
		}
	}
	return 2*n > all
}

// bareCredit is a credit as printed, without its parentheses and the label before it.
func bareCredit(s string) string {
	s = strings.TrimSpace(strings.TrimRight(s, "."))
	if strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") {
		s = s[1 : len(s)-1]
	}
	return s[creditLabel(s):]
}

// creditLabel is the length of the label that s begins with: one of creditLabels, and a sign or a preposition.
func creditLabel(s string) int {
	low := strings.ToLower(s)
	if len(low) != len(s) {
		return 0
	}
	best := 0
	for _, l := range creditLabels {
		rest, ok := strings.CutPrefix(low, l)
		if !ok {
			continue
		}
		trimmed := strings.TrimLeft(rest, " :©/")
		sign := rest[:len(rest)-len(trimmed)]
		spoken := strings.HasSuffix(l, " by") || strings.HasSuffix(l, " of") || strings.HasSuffix(l, " de") || strings.HasSuffix(l, " av")
		if strings.ContainsAny(sign, ":©/") || spoken && sign != "" {
			best = max(best, len(s)-len(trimmed))
		}
	}
	return best
}

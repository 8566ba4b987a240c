package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"broadsheet/archive"
)

// readLanguage believes what the page declares, unless its text is written in a script that the language is not.
func readLanguage(p *page) string {
	declared := primary(p.declared.language)
	if declared == "" {
		m, _ := p.declared.meta("og:locale", "content-language", "language", "dc.language")
		declared = primary(m.value)
	}
	seen := scriptLanguage(p)
	switch {
	case seen == "" && declared == "":
		if words := wordLanguage(bodyText(p, sampleText)); words != "" {
			p.note("language", words, "text:words", true, "its most frequent words")
			return words
		}
		return ""
	case seen == "" || seen == declared:
		if words := otherWords(p, declared); words != "" {
			p.note("language", words, "text:words", true, "its most frequent words")
			p.note("language", declared, "markup:lang", false, "next to none of its words")
			return words
		}
		if declared != "" {
			p.note("language", declared, "markup:lang", true, "declared")
		}
		return declared
	case scripts[declared] == scripts[seen] && declared != "":
		p.note("language", declared, "markup:lang", true, "declared, and the script is its own")
		return declared
	}
	p.note("language", seen, "text:script", true, "the text's script")
	if declared != "" {
		p.note("language", declared, "markup:lang", false, "another script")
	}
	return seen
}

// Systems are delivered with English as the language of their pages. sureWords is how many bytes of a text are looked at
// to see whether it is, and englishWords how often the commonest words stand in it at least, if it is.
const (
	sureWords    = 1500
	englishWords = 3
	sureShare    = 18 // per cent of a text's words that are another language's commonest
)

// otherWords is the language of a text of some length that is declared as English, and has next to none of its words;
// "" if it is English.
func otherWords(p *page, declared string) string {
	if declared != "en" {
		return ""
	}
	text := bodyText(p, sureWords+utf8.UTFMax)
	text = text[:min(len(text), sureWords)]
	if len(text) < sureWords/3 || strings.Count(text, " the ")+strings.Count(text, " and ")+strings.Count(text, " of ") >= englishWords {
		return ""
	}
	best, n, english, all := countLanguages(text, "en")
	if best == "en" || n < 3*english || 100*n < sureShare*all {
		return ""
	}
	return best
}

// sampleText is how much of a body is looked at to tell its language, in bytes.
const sampleText = 8000

// bodyText is the beginning of the body, at most size bytes and a space, blocks joined by spaces.
func bodyText(p *page, size int) string {
	var b strings.Builder
	b.Grow(size + 1)
	for i := range p.blocks {
		if room := size - b.Len(); p.verdicts[i].fate == archive.FateBody && room > 0 {
			text := p.blocks[i].Text
			b.WriteString(text[:min(len(text), room)])
			b.WriteByte(' ')
		}
	}
	return strings.ToValidUTF8(b.String(), "")
}

// scripts names the script of languages that are not written in Latin letters.
var scripts = map[string]string{
	"ja": "ja", "zh": "zh", "ko": "ko", "th": "th", "he": "he", "iw": "he", "yi": "he", "el": "el", "ru": "cyrl", "uk": "cyrl", "be": "cyrl", "bg": "cyrl",
	"sr": "cyrl", "mk": "cyrl", "kk": "cyrl", "ky": "cyrl", "tg": "cyrl", "mn": "cyrl", "ar": "arab", "fa": "arab", "ur": "arab", "ps": "arab", "ku": "arab",
	"hi": "deva", "mr": "deva", "ne": "deva", "bn": "beng", "ta": "taml", "te": "telu", "gu": "gujr", "pa": "guru", "kn": "knda", "ml": "mlym", "si": "sinh",
	"ka": "geor", "hy": "armn", "am": "ethi", "my": "mymr", "km": "khmr", "lo": "laoo",
}

// primary is the primary subtag of a language tag, in lower case; "" if there is none.
func primary(tag string) string {
	tag = strings.ToLower(strings.TrimSpace(tag))
	if i := strings.IndexAny(tag, "-_ ,;"); i >= 0 {
		tag = tag[:i]
	}
	if len(tag) != 2 && len(tag) != 3 || strings.Trim(tag, "abcdefghijklmnopqrstuvwxyz") != "" {
		return ""
	}
	return tag
}

var scriptTables = []struct {
	table    *unicode.RangeTable
	language string
}{
	{unicode.Hangul, "ko"}, {unicode.Thai, "th"}, {unicode.Hebrew, "he"}, {unicode.Greek, "el"}, {unicode.Cyrillic, "ru"}, {unicode.Arabic, "ar"},
	{unicode.Devanagari, "hi"}, {unicode.Bengali, "bn"}, {unicode.Tamil, "ta"}, {unicode.Telugu, "te"}, {unicode.Gujarati, "gu"}, {unicode.Gurmukhi, "pa"},
	{unicode.Kannada, "kn"}, {unicode.Malayalam, "ml"}, {unicode.Sinhala, "si"}, {unicode.Georgian, "ka"}, {unicode.Armenian, "hy"}, {unicode.Ethiopic, "am"},
	{unicode.Myanmar, "my"}, {unicode.Khmer, "km"}, {unicode.Lao, "lo"},
}

// scriptLanguage is the language that the letters of the body, at most 2,000 of them, speak for; "" for Latin text and
// for too little text. Letters that only one language of a script has decide within it.
func scriptLanguage(p *page) string {
	var latin, kana, han, letters, all int
	count := make([]int, len(scriptTables))
	marks := map[string]int{}
	for i := range p.blocks {
		if p.verdicts[i].fate != archive.FateBody {
			continue
		}
		for _, r := range p.blocks[i].Text {
			if r < utf8.RuneSelf {
				if asciiFold[r] > '9' {
					letters++
					latin++
				}
				continue
			}
			if !unicode.IsLetter(r) {
				continue
			}
			letters++
			switch {
			case r < 0x250:
				latin++
				continue
			case unicode.In(r, unicode.Hiragana, unicode.Katakana):
				kana++
			case unicode.Is(unicode.Han, r):
				han++
			default:
				for k := range scriptTables {
					if unicode.Is(scriptTables[k].table, r) {
						count[k]++
						break
					}
				}
			}
			switch r {
			case 'ї', 'є', 'ґ':
				marks["uk"]++
			case 'ў':
				marks["be"]++
			case 'ј', 'љ', 'њ', 'ћ':
				marks["sr"]++
			case 'پ', 'چ', 'ژ', 'گ':
				marks["fa"]++
			case 'ٹ', 'ڈ', 'ے':
				marks["ur"]++
			}
		}
		if letters > 2000 || all > sampleText {
			break
		}
	}
	if letters < 40 || latin*2 > letters {
		return ""
	}
	if kana*20 > letters {
		return "ja"
	}
	if han*2 > letters {
		return "zh"
	}
	for k, n := range count {
		if n*2 > letters {
			lang := scriptTables[k].language
			for _, m := range []string{"uk", "be", "sr", "ur", "fa"} {
				if marks[m]*50 > letters && scripts[m] == scripts[lang] {
					return m
				}
			}
			return lang
		}
	}
	return ""
}

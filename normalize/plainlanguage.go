package normalize

import (
	"strings"

	"broadsheet/archive"
	"broadsheet/normalize/blocks"
)

// functionWords are the most frequent words of languages in Latin letters; words that all neighbours share are left out.
var functionWords = []struct{ language, words string }{
	{"en", "the of and to in that for was with is it on as at by from said has"},
	{"de", "der die und das von nicht mit den ist ein eine auf für im dem sich auch des"},
	{"fr", "les des est dans une que pour pas sur le la et du qui au par plus ce"},
	{"es", "el los las una que por con para del se la de en y no su al es"},
	{"it", "il che di per una sono con della non gli la del un alla nel è le dei"},
	{"pt", "que não uma para com os por mais dos ao do da em um as no é foi"},
	{"nl", "het een van de niet zijn voor met ook op en dat te die in is aan bij"},
	{"no", "og det på av til ikke er har med som å ble etter fra hva seg også etter"},
	{"da", "og det på af til ikke er har med som at blev efter fra hvad sig også mod"},
	{"sv", "och att det som på inte är av för med har till den om ett från också"},
	{"fi", "ja on ei että oli hän mutta kun myös se ovat mukaan joka sen kuin"},
	{"pl", "w na z nie się do że to jest o po od przez jak dla oraz był są"},
	{"cs", "a se na je že v to s z pro ve jsou podle který o do po jako"},
	{"hu", "a az és hogy nem is egy volt meg csak szerint még de van már"},
	{"ro", "și de la în cu nu pe care din este pentru că au fost mai sau"},
	{"tr", "ve bir bu için ile da de olarak olan gibi daha çok ise en kadar"},
	{"id", "yang dan di untuk dengan ini dari pada dalam tidak itu akan juga oleh"},
	{"vi", "và của là có không được cho các một trong với người đã này những"},
	{"is", "og að í á er sem um til við ekki það var hafa hefur af með því en"},
	{"lt", "ir kad yra į su iš tai buvo nuo apie bet kaip jog dėl per savo"},
	{"lv", "un ir ka no ar par uz bet kas arī tika lai pēc gada"},
	{"et", "ja on et ei see oli kui ka ning mis aga oma"},
	{"hr", "i je u na se da za su od koji kao nije te ali što će"},
	{"sk", "a sa na je že v to s z pre ktorý aj nie sú pri podľa"},
	{"sl", "in je na se da za so v ki tudi ne pri bi po ter"},
	{"ca", "els amb una que per del la i de les dels és han aquest més no"},
}

// Most words looked at, and the share of them that a language's words must make, in per cent: on the fundus bodies the
// right language has 20 to 45.
const (
	languageWords = 600
	languageShare = 10
)

// readLanguage says which language the text is written in: by its script, or by its most frequent words; "" if neither
// tells.
func (t *plainText) readLanguage() string {
	var b strings.Builder
	for i := range t.scraps {
		b.WriteString(t.scraps[i].text)
		b.WriteByte('\n')
	}
	text := b.String()
	whole := &page{blocks: []blocks.Block{{Text: text}}, verdicts: []verdict{{fate: archive.FateBody}}}
	if lang := scriptLanguage(whole); lang != "" {
		t.note("language", lang, "text:script", true, "the text's script")
		return lang
	}
	lang := wordLanguage(text)
	if lang != "" {
		t.note("language", lang, "text:words", true, "its most frequent words")
	}
	return lang
}

// wordLanguage is the language whose most frequent words make the largest share of a text; "" if the share is small.
func wordLanguage(text string) string {
	best, top, _, all := countLanguages(text, "")
	if top < 3 || 100*top < languageShare*all {
		return ""
	}
	return best
}

// countLanguages is the language of which most words stand in a text, how many do, how many of another, and how many
// words were looked at.
func countLanguages(text, another string) (best string, top, others, all int) {
	words := strings.Fields(fold(text))
	words = words[:min(len(words), languageWords)]
	count := map[string]int{}
	for _, w := range words {
		count[w]++
	}
	for _, row := range functionWords {
		n := 0
		for w := range strings.FieldsSeq(row.words) {
			n += count[w]
		}
		if n > top {
			best, top = row.language, n
		}
		if row.language == another {
			others = n
		}
	}
	return best, top, others, len(words)
}

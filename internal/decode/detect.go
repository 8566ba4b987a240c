package decode

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
	"unicode/utf8"

	"github.com/saintfish/chardet"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/language"
)

// Tuned on the gold pages of fundus, htmldate and evaldata, written again in the old charsets of their languages.
const (
	detectSample   = 64 << 10 // bytes that the detector looks at
	minConfidence  = 20       // of 100; below it a guess is noise
	sureConfidence = 50       // of 100; below it the language that the page declares is better evidence
)

// detect guesses the charset of a page that declares none: by letter statistics, or by the language it declares where
// statistics are unsure or say Western Europe, as they do of what they do not know. It gives "" where nothing is likely.
func detect(body []byte) (encoding.Encoding, string, string) {
	// Nothing can be learned from the ASCII before the first other byte but the markup that it stands in.
	sample := body
	if first := bytes.IndexFunc(body, func(r rune) bool { return r >= utf8.RuneSelf }); first > 1024 {
		sample = body[first-1024:]
	}
	sample = sample[:min(len(sample), detectSample)]
	results, _ := chardet.NewHtmlDetector().DetectAll(sample)
	slices.SortFunc(results, func(a, b chardet.Result) int { // of equals the first by name: two runs must agree
		return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.Charset, b.Charset))
	})
	byLanguage, languageName := languageDefault(body, sample)
	if languageName != "" && !fits(byLanguage, sample) {
		languageName = ""
	}
	for _, r := range results {
		enc, name := lookup(r.Charset)
		unsure := r.Confidence < sureConfidence || name == "windows-1252"
		if r.Confidence < minConfidence || unsure && languageName != "" {
			break
		}
		if enc != nil && fits(enc, sample) {
			return enc, name, RuleDetector
		}
	}
	return byLanguage, languageName, RuleLanguage
}

// fits says that sample reads as enc with at most one broken character (or control) to twenty others past ASCII.
func fits(enc encoding.Encoding, sample []byte) bool {
	text, err := enc.NewDecoder().Bytes(sample)
	if err != nil {
		return false
	}
	broken, other := 0, 0
	for _, r := range string(text) {
		if r == utf8.RuneError || r >= 0x80 && r < 0xa0 {
			broken++
		} else if r >= utf8.RuneSelf {
			other++
		}
	}
	return broken*20 <= other
}

var htmlLang = regexp.MustCompile(`(?i)<html(?:\s[^>]*)?\slang\s*=\s*["']?([a-z]{2,3}(?:-[a-z0-9]{2,8})*)`)

// languageDefault gives WHATWG's fallback charset for the language of the html element, unless it is windows-1252.
// Of the two for Central Europe, bytes that only windows-1250 gives a letter tell which.
func languageDefault(body, sample []byte) (encoding.Encoding, string) {
	m := htmlLang.FindSubmatch(body[:min(len(body), maxPrescan)])
	if m == nil {
		return nil, ""
	}
	tag, err := language.Parse(string(m[1]))
	if err != nil {
		return nil, ""
	}
	switch name := htmlindex.LanguageDefault(tag); name {
	case "windows-1252":
		return nil, ""
	case "iso-8859-2", "windows-1250":
		if iso, name := lookup("iso-8859-2"); fits(iso, sample) {
			return iso, name
		}
		return lookup("windows-1250")
	default:
		return lookup(name)
	}
}

package decode

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// Rule names what chose the charset of a page. The list is closed.
const (
	RuleBOM      = "bom"
	RuleHeader   = "content-type"
	RuleMeta     = "meta"
	RuleXML      = "xml"
	RuleValid    = "valid-utf8" // the bytes are UTF-8, whatever is declared
	RuleDetector = "detector"   // by letter statistics
	RuleLanguage = "language"   // WHATWG's fallback for the page's language
	RuleFallback = "fallback"   // windows-1252
	RuleBinary   = "binary"     // it is no text
)

// UTF8 converts a page to UTF-8 and names the charset that it was read as (WHATWG's name, lower case) and the rule
// that decided. The order is WHATWG's: byte order mark, Content-Type, meta, XML declaration; then validity, letter
// statistics, the page's language, windows-1252. A declaration is passed over where the bytes disprove it: a declared UTF-8 with more
// broken sequences than good ones, a declared UTF-16 without a NUL, any other where the bytes are UTF-8 with at least
// one sequence of several bytes.
//
// Text that was encoded twice is decoded twice. The text is always valid UTF-8 without byte order mark and without NUL; bytes that mean nothing become U+FFFD. A
// page that is so already is not copied: the text shares its memory. What is no text at all (a PDF, a picture, a program)
// gives none, and no charset.
func UTF8(body []byte, contentType string) (text []byte, charset, rule string) {
	if enc, name, n := byteOrderMark(body); n > 0 {
		return convert(body[n:], enc, bytesSurvey{}), name, RuleBOM
	}
	if isBinary(body) && !strings.Contains(strings.ToLower(contentType), "utf-16") {
		return nil, "", RuleBinary
	}
	s := survey(body)
	for _, d := range declarations(body, contentType) {
		enc, name := lookup(d.label)
		if d.rule != RuleHeader && strings.HasPrefix(name, "utf-16") { // it was read as ASCII, so it is not that
			enc, name = nil, "utf-8"
		}
		switch {
		case name == "" || s.disproves(name):
		case name != "utf-8" && s.good > 0 && s.bad == 0:
			return convert(body, nil, s), "utf-8", RuleValid
		default:
			return convert(body, enc, s), name, d.rule
		}
	}
	if s.isUTF8() {
		return convert(body, nil, s), "utf-8", RuleValid
	}
	if enc, name, rule := detect(body); name != "" {
		return convert(body, enc, s), name, rule
	}
	enc, name := lookup("windows-1252")
	return convert(body, enc, s), name, RuleFallback
}

type declaration struct{ label, rule string }

func declarations(body []byte, contentType string) []declaration {
	return []declaration{
		{charsetOf(contentType), RuleHeader},
		{prescan(body[:min(len(body), maxPrescan)]), RuleMeta},
		{xmlEncoding(body), RuleXML},
	}
}

// bytesSurvey counts how a body reads as UTF-8.
type bytesSurvey struct {
	good  int // sequences of several bytes
	bad   int // bytes that are in none
	nul   bool
	whole bool // it is UTF-8 to its end
}

func survey(body []byte) bytesSurvey {
	s := bytesSurvey{nul: bytes.IndexByte(body, 0) >= 0}
	for i := 0; i < len(body); {
		if body[i] < utf8.RuneSelf {
			for i++; i+32 <= len(body); i += 32 {
				b := (*[32]byte)(body[i:])
				if (word(b[:8])|word(b[8:16])|word(b[16:24])|word(b[24:]))&highBits != 0 {
					break
				}
			}
			for ; i+8 <= len(body) && word(body[i:])&highBits == 0; i += 8 {
			}
			continue
		}
		r, n := utf8.DecodeRune(body[i:])
		i += n
		switch {
		case r != utf8.RuneError || n > 1:
			s.good++
		case !utf8.FullRune(body[i-n:]): // cut at the end: no proof against
			return s
		default:
			s.bad++
		}
	}
	s.whole = s.bad == 0
	return s
}

func word(b []byte) uint64 { return binary.LittleEndian.Uint64(b) }

// highBits are the bits that bytes above ASCII have, of eight bytes.
const highBits = 0x8080808080808080

func (s bytesSurvey) disproves(name string) bool {
	switch name {
	case "utf-8":
		return s.bad > s.good
	case "utf-16le", "utf-16be":
		return !s.nul
	}
	return false
}

// isUTF8 allows one broken byte in ten sequences: comments and adverts are pasted in from elsewhere.
func (s bytesSurvey) isUTF8() bool { return s.bad*10 <= s.good }

func byteOrderMark(body []byte) (encoding.Encoding, string, int) {
	switch {
	case bytes.HasPrefix(body, []byte("\xef\xbb\xbf")):
		return nil, "utf-8", 3
	case bytes.HasPrefix(body, []byte("\xfe\xff")):
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "utf-16be", 2
	case bytes.HasPrefix(body, []byte("\xff\xfe")):
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "utf-16le", 2
	}
	return nil, "", 0
}

// lookup finds an encoding by any label that WHATWG lists; nil with "utf-8" for UTF-8, "" for what browsers refuse.
func lookup(label string) (encoding.Encoding, string) {
	enc, err := htmlindex.Get(strings.TrimSpace(label))
	if err != nil {
		return nil, ""
	}
	name, err := htmlindex.Name(enc)
	switch {
	case err != nil || name == "replacement":
		return nil, ""
	case name == "utf-8":
		return nil, name
	case name == "x-user-defined":
		return lookup("windows-1252")
	case name == "gbk": // WHATWG decodes it as its superset
		return simplifiedchinese.GB18030, name
	}
	return enc, name
}

// convert decodes body; nil stands for UTF-8. What a survey of body found is not looked for again.
func convert(body []byte, enc encoding.Encoding, s bytesSurvey) []byte {
	if enc != nil {
		// A decoder of x/text writes U+FFFD for what it cannot read, and gives no error.
		if text, err := enc.NewDecoder().Bytes(body); err == nil {
			body, s = text, bytesSurvey{}
		}
	}
	if !s.whole && !utf8.Valid(body) {
		body = bytes.ToValidUTF8(body, []byte("\uFFFD"))
	}
	if (s.nul || !s.whole) && bytes.IndexByte(body, 0) >= 0 {
		body = bytes.ReplaceAll(body, []byte{0}, nil)
	}
	if enc == nil && s.bad == 0 {
		body = once(body)
	}
	return bytes.TrimPrefix(body, []byte("\uFEFF"))
}

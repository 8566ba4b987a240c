package decode

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
)

func in(t testing.TB, charset, text string) string {
	t.Helper()
	enc, err := htmlindex.Get(charset)
	if err != nil {
		t.Fatal(err)
	}
	s, err := enc.NewEncoder().String(text)
	if err != nil {
		t.Fatalf("%q in %s: %v", text, charset, err)
	}
	return s
}

const (
	russian = "Городской совет собрался в понедельник вечером и обсудил расходы на ремонт старого моста через реку. Решение отложили."
	polish  = "Rada miasta zebrała się w poniedziałek wieczorem, żeby omówić wydatki na remont starego mostu. Decyzję odłożono na później, do środy."
	turkish = "Belediye meclisi pazartesi akşamı toplandı ve eski köprünün onarım giderlerini görüştü. Karar gelecek aya bırakıldı; ığdır."
)

func TestUTF8(t *testing.T) {
	for name, c := range map[string]struct {
		body, contentType   string
		text, charset, rule string
	}{
		"byte order mark beats all": {
			"\xef\xbb\xbf<meta charset=koi8-r>å", "text/html; charset=windows-1251",
			"<meta charset=koi8-r>å", "utf-8", RuleBOM},
		"UTF-16 with mark": {
			"\xff\xfe<\x00p\x00>\x00\xe5\x00", "",
			"<p>å", "utf-16le", RuleBOM},
		"UTF-16 big-endian with mark": {
			"\xfe\xff\x00<\x00p\x00>\x00\xe5", "text/html; charset=utf-8",
			"<p>å", "utf-16be", RuleBOM},
		"UTF-16 from the header": {
			"<\x00p\x00>\x00\xe5\x00", "text/html; charset=utf-16le",
			"<p>å", "utf-16le", RuleHeader},
		"UTF-16 from the header, disproved": {
			"<p>aå", "text/html; charset=utf-16le",
			"<p>aå", "utf-8", RuleValid},
		"header beats meta": {
			"<meta charset=koi8-r>" + in(t, "windows-1251", russian), "text/html; charset=windows-1251",
			"<meta charset=koi8-r>" + russian, "windows-1251", RuleHeader},
		"latin-1 means windows-1252": {
			"<p>\x93bl\xe5b\xe6r\x94", "text/html;charset=\"ISO-8859-1\"",
			"<p>“blåbær”", "windows-1252", RuleHeader},
		"meta charset": {
			"<!DOCTYPE html><html><head><META CHARSET='windows-1251'>" + in(t, "windows-1251", russian), "text/html",
			"<!DOCTYPE html><html><head><META CHARSET='windows-1251'>" + russian, "windows-1251", RuleMeta},
		"meta http-equiv": {
			`<meta content="text/html; charset=iso-8859-2" http-equiv=Content-Type>` + in(t, "iso-8859-2", polish), "",
			`<meta content="text/html; charset=iso-8859-2" http-equiv=Content-Type>` + polish, "iso-8859-2", RuleMeta},
		"UTF-16 in a meta is UTF-8": {
			"<meta charset=utf-16>å", "",
			"<meta charset=utf-16>å", "utf-8", RuleMeta},
		"XML declaration": {
			"<?xml version='1.0' encoding='windows-1251'?><rss>" + in(t, "windows-1251", russian), "application/rss+xml",
			"<?xml version='1.0' encoding='windows-1251'?><rss>" + russian, "windows-1251", RuleXML},
		"valid UTF-8 beats a declared latin-1": {
			"<meta charset=iso-8859-1>blåbær", "text/html; charset=iso-8859-1",
			"<meta charset=iso-8859-1>blåbær", "utf-8", RuleValid},
		"windows-1252 beats a declared UTF-8 that it cannot be": {
			in(t, "windows-1252", "<p>blåbær på Ålesund, sa hun. Kommunestyret møttes mandag kveld for å drøfte utgiftene til brua."), "text/html; charset=utf-8",
			"<p>blåbær på Ålesund, sa hun. Kommunestyret møttes mandag kveld for å drøfte utgiftene til brua.", "windows-1252", RuleDetector},
		"UTF-8 with a few broken bytes stays UTF-8": {
			"<p>blåbær \xe5 på brød", "text/html; charset=utf-8",
			"<p>blåbær \uFFFD på brød", "utf-8", RuleHeader},
		"UTF-8 cut in a character": {
			"<p>blåbær på br\xc3", "",
			"<p>blåbær på br\uFFFD", "utf-8", RuleValid},
		"nothing declared, plain ASCII": {
			"<p>hello", "text/html",
			"<p>hello", "utf-8", RuleValid},
		"nothing declared, by the letters": {
			"<html><p>" + in(t, "windows-1251", russian), "",
			"<html><p>" + russian, "windows-1251", RuleDetector},
		"nothing declared, by the language": {
			"<html lang=tr><p>" + in(t, "windows-1254", turkish), "",
			"<html lang=tr><p>" + turkish, "windows-1254", RuleLanguage},
		"nothing declared, Central Europe": {
			"<html class=x lang='pl-PL'><p>" + in(t, "windows-1250", polish), "",
			"<html class=x lang='pl-PL'><p>" + polish, "windows-1250", RuleLanguage},
		"nothing declared, nothing likely": {
			"\x93\x94", "",
			"“”", "windows-1252", RuleFallback},
		"unknown label passed over": {
			"<meta charset=windows-1251>" + in(t, "windows-1251", russian), "text/html; charset=none",
			"<meta charset=windows-1251>" + russian, "windows-1251", RuleMeta},
		"label that browsers replace passed over": {
			"<p>hello", "text/html; charset=iso-2022-kr",
			"<p>hello", "utf-8", RuleValid},
		"seven-bit Japanese": {
			in(t, "iso-2022-jp", "<p>市議会"), "text/html; charset=iso-2022-jp",
			"<p>市議会", "iso-2022-jp", RuleHeader},
		"GB2312 read as its superset": {
			in(t, "gb18030", "<p>市议会€"), "text/html; charset=gb2312",
			"<p>市议会€", "gbk", RuleHeader},
		"NUL taken out": {
			"<p>he\x00llo", "text/html; charset=utf-8",
			"<p>hello", "utf-8", RuleHeader},
		"empty": {"", "", "", "utf-8", RuleValid},
	} {
		t.Run(name, func(t *testing.T) {
			text, charset, rule := UTF8([]byte(c.body), c.contentType)
			if string(text) != c.text || charset != c.charset || rule != c.rule {
				t.Errorf("got %q, %s by %s\nwant %q, %s by %s", text, charset, rule, c.text, c.charset, c.rule)
			}
		})
	}
}

func TestPrescan(t *testing.T) {
	for name, c := range map[string]struct{ head, want string }{
		"unquoted":                       {"<meta charset=koi8-r>", "koi8-r"},
		"spaces around":                  {"<meta\n charset = \"koi8-r\" />", "koi8-r"},
		"not in a comment":               {"<!-- <meta charset=koi8-r> --><meta charset=big5>", "big5"},
		"shortest comment":               {"<!--><meta charset=big5>", "big5"},
		"not in another tag's attribute": {"<a title='<meta charset=koi8-r>'><meta charset=big5>", "big5"},
		"after a script":                 {"<script>if (a<b) x()</script><meta charset=big5>", "big5"},
		"content without http-equiv":     {"<meta content='text/html; charset=koi8-r'>", ""},
		"http-equiv of another kind":     {"<meta http-equiv=refresh content='0; charset=koi8-r'>", ""},
		"charset before content":         {"<meta http-equiv=content-type content='a; charset=koi8-r' charset=big5>", "big5"},
		"first of two attributes":        {"<meta charset=koi8-r charset=big5>", "koi8-r"},
		"unknown, then known":            {"<meta charset=nonsense><meta charset=big5>", "big5"},
		"no tag called metadata":         {"<metadata charset=koi8-r>", ""},
		"attribute without end":          {"<meta charset='koi8-r", ""},
		"comment without end":            {"<!-- <meta charset=koi8-r>", ""},
		"past 1,024 bytes":               {strings.Repeat(" ", 4000) + "<meta charset=big5>", "big5"},
		"end tags and declarations":      {"<!DOCTYPE html></head x='>'><?php ?></ ><meta charset=big5>", "big5"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := prescan([]byte(c.head)); got != c.want {
				t.Errorf("got %q; want %q", got, c.want)
			}
		})
	}
}

func TestUTF8DoesNotCopyWhatIsUTF8(t *testing.T) {
	body := []byte("<meta charset=utf-8><p>blåbær")
	if text, _, _ := UTF8(body, ""); &text[0] != &body[0] {
		t.Error("copied")
	}
}

func TestUTF8DecidesAlikeInEveryRun(t *testing.T) {
	body := []byte("<p>" + in(t, "shift_jis", "市") + "\xe9\xfa")
	_, charset, rule := UTF8(body, "")
	for range 50 {
		if _, again, by := UTF8(body, ""); again != charset || by != rule {
			t.Fatalf("%s by %s, then %s by %s", charset, rule, again, by)
		}
	}
}

func FuzzUTF8(f *testing.F) {
	f.Add([]byte("<meta charset=koi8-r>\xe5"), "text/html")
	f.Add([]byte("\xff\xfe<\x00p\x00\x00\xd8"), "")
	f.Add([]byte("<?xml encoding='big5'?>\x81"), "charset=utf-16")
	f.Fuzz(func(t *testing.T, body []byte, contentType string) {
		text, charset, rule := UTF8(body, contentType)
		if !utf8.Valid(text) || strings.ContainsRune(string(text), 0) || charset == "" || rule == "" {
			t.Fatalf("%q, %q by %q", text, charset, rule)
		}
	})
}

func BenchmarkUTF8(b *testing.B) {
	body := []byte("<meta charset=utf-8>" + strings.Repeat("<p>The council met on Monday, på Ålesund.</p>\n", 2000))
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		UTF8(body, "text/html; charset=utf-8")
	}
}

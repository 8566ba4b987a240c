package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"broadsheet/internal/urls"
)

// nameset is what the page itself says its site is called.
type nameset struct {
	folded []string
	labels []string // of the host, without public suffix and "www"
	host   string   // without "www."
	read   int      // so many of the page's names are in folded
}

func siteNames(p *page) nameset {
	s := &p.names
	if s.host == "" {
		s.labels, s.host = hostLabels(p.in.URL), strings.TrimPrefix(strings.ToLower(urls.Host(p.in.URL)), "www.")
	}
	for ; s.read < len(p.declared.site); s.read++ { // more become known on the way
		if f := fold(p.declared.site[s.read]); f != "" {
			s.folded = append(s.folded, f)
		}
	}
	return *s
}

// hostLabels are the telling labels of a URL's host: "www.the-times.co.uk" gives "thetimes".
func hostLabels(url string) []string {
	_, rest, ok := strings.Cut(url, "://")
	if !ok {
		return nil
	}
	host, _, _ := strings.Cut(rest, "/")
	host, _, _ = strings.Cut(host, ":")
	labels := strings.Split(strings.ToLower(host), ".")
	if len(labels) > 1 {
		labels = labels[:len(labels)-1]
	}
	var out []string
	for _, l := range labels {
		switch l {
		case "www", "co", "com", "org", "net", "edu", "gov", "ac", "news", "blog", "m", "amp", "en", "de", "or", "ne", "go":
			continue
		}
		if l = strings.ReplaceAll(l, "-", ""); len(l) > 1 {
			out = append(out, l)
		}
	}
	return out
}

// is says that text is the name of the site.
func (s nameset) is(text string) bool {
	return s.isFolded(text, fold(text))
}

func (s nameset) isFolded(text, f string) bool {
	if f == "" {
		return false
	}
	for _, name := range s.folded {
		if f == name {
			return true
		}
	}
	if s.host != "" && (strings.Contains(text, ".") || !strings.Contains(s.host, ".")) && strings.TrimPrefix(strings.Trim(strings.ToLower(text), " /|»«"), "www.") == s.host {
		return true
	}
	sq := strings.ReplaceAll(f, " ", "")
	for _, l := range s.labels {
		if inHost(sq, l) {
			return true
		}
	}
	return false
}

// like says that text is the name of the site, its host, an abbreviation of it, or begins with it.
func (s nameset) like(text string) bool {
	f := fold(text)
	if s.isFolded(text, f) {
		return true
	}
	if f == "" || len(f) > 60 {
		return false
	}
	for _, name := range s.folded {
		if len(name) >= 3 && (beginsWith(f, name) || beginsWith(name, f) || strings.HasSuffix(f, name) && (len(f) == len(name) || f[len(f)-len(name)-1] == ' ')) {
			return true
		}
	}
	first, _, several := strings.Cut(f, " ")
	sq := strings.ReplaceAll(f, " ", "")
	initials := make([]byte, 0, 32)
	for i := range len(f) {
		if i == 0 || f[i-1] == ' ' {
			initials = append(initials, f[i])
		}
	}
	for _, l := range s.labels {
		switch {
		case len(l) >= 4 && strings.Contains(sq, l), len(sq) >= 4 && strings.Contains(l, sq):
			return true
		case several && string(initials) == l:
			return true
		case first == l:
			return true
		}
	}
	return false
}

// beginsWith says that the folded text s begins with the words of start.
func beginsWith(s, start string) bool {
	return strings.HasPrefix(s, start) && (len(s) == len(start) || s[len(start)] == ' ')
}

var separators = []string{" | ", " - ", " – ", " — ", " • ", " · ", " » ", " « ", " :: ", " / ", "｜", " ｜ ", " ‹ ", " › ", " > ", " < ", " ~ ", " : ", ": ", "|", " -- ", " † ", " ― ", "_"}

// cutSite cuts from a title what names the site or a section: a part behind or before a separator that is like the
// site's name, or whose removal leaves exactly what another candidate says (others, by what they say, folded).
func cutSite(title string, names nameset, others map[string]int) string {
	for range 4 {
		next := cutOnce(title, names, others)
		if next == title {
			break
		}
		title = next
	}
	return title
}

// wholeTitle is a title from which nothing is cut, in bytes: one with a separator every few words would take time by the
// square of its length.
const wholeTitle = 1000

func cutOnce(title string, names nameset, others map[string]int) string {
	if len(title) >= wholeTitle {
		return title
	}
	whole := fold(title)
	if others[whole] > 0 && !names.like(lastPart(title)) { // another candidate carries the very same: nothing is the site's
		return title
	}
	for _, sep := range separators {
		for at := strings.LastIndex(title, sep); at > 0; at = strings.LastIndex(title[:at], sep) {
			head, tail := strings.TrimSpace(title[:at]), strings.TrimSpace(title[at+len(sep):])
			if sep != ": " && sep != "_" && sep != " : " && names.like(tail) && len(head) > 0 || others[fold(head)] > 0 {
				return head
			}
			if at > 40 && names.is(head) || others[fold(tail)] > 0 || sep != "_" && names.is(head) {
				return tail
			}
		}
	}
	return title
}

func lastPart(title string) string {
	at := strings.LastIndexFunc(title, func(r rune) bool {
		return r == '|' || r == '-' || r == '–' || r == '—' || r == '·' || r == '•' || r == '»' || r == '«' || unicode.Is(unicode.So, r)
	})
	if at < 0 {
		return ""
	}
	_, size := utf8.DecodeRuneInString(title[at:])
	return title[at+size:]
}

func in(list []string, s string) bool {
	if s == "" {
		return false
	}
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

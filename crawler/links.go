package crawler

import (
	"bytes"
	"path"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"broadsheet/internal/urls"
)

// links is what a page points to, absolute and canonical, each once, in the order of the page.
type links struct {
	pages   []string          // <a href>
	printed map[string]string // of those, as printed, where they lost parameters
	feeds   []string          // <link rel="alternate"> of a feed type
}

// maxLinks bounds what one page may point to; a front page of a large paper has some 500.
const maxLinks = 5000

// readLinks reads the links of a page at base. Markup is taken as it comes: nothing is ever an error.
func readLinks(body []byte, base string) links {
	out := links{printed: map[string]string{}}
	seen := map[string]bool{}
	z := html.NewTokenizer(bytes.NewReader(body))
	z.SetMaxBuf(1 << 20)
	for len(seen) < maxLinks {
		switch z.Next() {
		case html.ErrorToken:
			return out
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			tag := atom.Lookup(name)
			if !more || tag != atom.A && tag != atom.Link && tag != atom.Base {
				continue
			}
			at := attributes(z)
			if at["href"] == "" {
				continue
			}
			if tag == atom.Base {
				if b, err := urls.Resolve(base, at["href"]); err == nil {
					base = b
				}
				continue
			}
			to, printed := targets(base, at["href"])
			if to == "" || seen[to] {
				continue
			}
			switch {
			case tag == atom.A && !isMedia(to):
				seen[to] = true
				out.pages = append(out.pages, to)
				if printed != "" {
					out.printed[to] = printed
				}
			case tag == atom.Link && isFeedLink(at):
				seen[to] = true
				out.feeds = append(out.feeds, to)
			}
		}
	}
	return out
}

// attributes reads those of the current tag that matter here.
func attributes(z *html.Tokenizer) map[string]string {
	out := map[string]string{}
	for more := true; more; {
		var key, value []byte
		key, value, more = z.TagAttr()
		switch k := string(key); k {
		case "href", "rel", "type", "title":
			if _, twice := out[k]; !twice {
				out[k] = string(value)
			}
		}
	}
	return out
}

// target gives the canonical URL that href means on a page, "" where it has none.
func target(base, href string) string {
	to, _ := targets(base, href)
	return to
}

// targets gives the canonical URL and, where it lacks parameters that only track, the URL as printed.
func targets(base, href string) (canonical, printed string) {
	printed, err := urls.Resolve(base, href)
	if err != nil {
		return "", ""
	}
	if canonical, err = urls.Canonical(printed); err != nil {
		return "", ""
	}
	if canonical == printed {
		printed = ""
	}
	return canonical, printed
}

// isFeedLink says whether a <link> names a feed of news; feeds of comments are left out.
func isFeedLink(at map[string]string) bool {
	if !strings.Contains(" "+strings.ToLower(at["rel"])+" ", " alternate ") {
		return false
	}
	if strings.Contains(strings.ToLower(at["href"]+at["title"]), "comment") {
		return false
	}
	media, _, _ := strings.Cut(strings.ToLower(at["type"]), ";")
	switch strings.TrimSpace(media) {
	case "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json":
		return true
	}
	return false
}

// isMedia says by its name that a URL is neither a page nor a feed.
func isMedia(to string) bool {
	to, _, _ = strings.Cut(to, "?")
	switch strings.ToLower(path.Ext(to)) {
	case ".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".ico", ".avif", ".mp3", ".mp4", ".m4a", ".m3u8", ".webm",
		".ogg", ".mov", ".avi", ".pdf", ".zip", ".gz", ".exe", ".dmg", ".apk", ".css", ".js", ".json", ".xml", ".rss",
		".woff", ".woff2", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".epub", ".ics":
		return true
	}
	return false
}

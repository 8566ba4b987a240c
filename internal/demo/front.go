package demo

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"hash/fnv"
	"strings"
	"time"

	"broadsheet/archive"
)

// public lists the articles that the paper shows at t, newest first, at most n: printed and not taken down. What is
// "not found" with status 200 is linked to for another day.
func (p *paper) public(t time.Time, n int, keep func(*article) bool) []*article {
	var out []*article
	for i := len(p.articles) - 1; i >= 0 && len(out) < n; i-- {
		a := p.articles[i]
		down := a.gone.holds(t) || !a.softGone.IsZero() && t.After(a.softGone.Add(24*time.Hour))
		if !a.published.After(t) && !down && keep(a) {
			out = append(out, a)
		}
	}
	return out
}

// front prints the home page or a section page. The home page links to other addresses of an article where it has any.
func (w *World) front(p *paper, section string, t time.Time) answer {
	x := view{Page: Page{URL: p.URL, Language: p.lang}, Paper: p.view(), Title: p.Title}
	x.Top, x.Foot = []box{p.fixed["menu"]}, []box{p.fixed["legal"]}
	if section != "" {
		x.URL = p.URL + strings.TrimPrefix(p.sectionPath(section), "/")
		x.Title = section + " | " + p.Title
	}
	size := [...]int{14, 18, 20}[p.engine]
	for _, a := range p.public(t, size, func(a *article) bool { return section == "" || a.section == section }) {
		v := a.at(t)
		e := entry{Headline: v.told.headline, Dek: v.told.dek, Section: a.section, Href: a.path}
		if section == "" && len(a.aliases) > 0 {
			e.Href = a.aliases[0]
		} else if section == "" && len(a.chain) > 0 {
			e.Href = a.chain[0]
		}
		x.Entries = append(x.Entries, e)
	}
	out := answer{status: 200, contentType: "text/html; charset=utf-8", body: w.render(p, "front", x)}
	switch p.engine {
	case rich:
		out.etag = digest(out.body)
	case archaic:
		out.contentType = "text/html"
	}
	return out
}

type rss struct {
	XMLName xml.Name `xml:"rss"`
	Version string   `xml:"version,attr"`
	DC      string   `xml:"xmlns:dc,attr"`
	Channel channel  `xml:"channel"`
}

type channel struct {
	Title       string `xml:"title"`
	Link        string `xml:"link"`
	Description string `xml:"description"`
	Items       []item `xml:"item"`
}

type item struct {
	Title       string `xml:"title"`
	Link        string `xml:"link"`
	GUID        guid   `xml:"guid"`
	PubDate     string `xml:"pubDate,omitempty"`
	Creator     string `xml:"dc:creator,omitempty"`
	Category    string `xml:"category"`
	Description string `xml:"description"`
}

type guid struct {
	Permalink bool   `xml:"isPermaLink,attr"`
	Value     string `xml:",chardata"`
}

// feed prints the paper's RSS feed, which holds the newest feedSize articles.
func (w *World) feed(p *paper, t time.Time) answer {
	f := rss{Version: "2.0", DC: "http://purl.org/dc/elements/1.1/", Channel: channel{Title: p.Title, Link: p.URL, Description: "News from " + p.place}}
	for _, a := range p.public(t, p.feedSize, func(a *article) bool { return !a.unlisted }) {
		v := a.at(t)
		link := a.url()
		if n := len(a.aliases); n > 0 {
			link = p.URL + strings.TrimPrefix(a.aliases[n-1], "/")
		} else if len(a.chain) > 0 {
			link = p.URL + strings.TrimPrefix(a.chain[0], "/")
		}
		printed := a.published.In(p.zone)
		if a.dating == "date-midnight" {
			printed = time.Date(printed.Year(), printed.Month(), printed.Day(), 0, 0, 0, 0, p.zone)
		}
		f.Channel.Items = append(f.Channel.Items, item{
			Title: v.told.headline, Link: link, GUID: guid{Value: fmt.Sprintf("%s?p=%d", p.URL, a.no)}, Category: a.section,
			PubDate: printed.Format(time.RFC1123Z), Creator: strings.Join(a.by.people, ", "), Description: v.told.dek,
		})
	}
	body, err := xml.MarshalIndent(f, "", " ")
	if err != nil {
		return text(500, err.Error())
	}
	body = append([]byte(xml.Header), body...)
	out := answer{status: 200, contentType: "application/rss+xml; charset=utf-8"}
	if met(w.faults.broken, p, moment(t)) {
		at := bytes.Index(body, []byte("<item>")) + 60
		out.body = append(body[:at:at], " & <b>Warning: Undefined array key 3 in functions.php on line 212\n"...)
		return out
	}
	out.body = body
	out.etag = digest(body)
	return out
}

type urlset struct {
	XMLName xml.Name    `xml:"urlset"`
	NS      string      `xml:"xmlns,attr"`
	News    string      `xml:"xmlns:news,attr"`
	URLs    []newsEntry `xml:"url"`
}

type newsEntry struct {
	Loc      string `xml:"loc"`
	Name     string `xml:"news:news>news:publication>news:name"`
	Language string `xml:"news:news>news:publication>news:language"`
	Date     string `xml:"news:news>news:publication_date"`
	Title    string `xml:"news:news>news:title"`
}

// sitemap prints the news sitemap: the articles of the last two days.
func (w *World) sitemap(p *paper, t time.Time) answer {
	s := urlset{NS: "http://www.sitemaps.org/schemas/sitemap/0.9", News: "http://www.google.com/schemas/sitemap-news/0.9"}
	recent := func(a *article) bool { return !a.unlisted && a.published.After(t.Add(-48*time.Hour)) }
	for _, a := range p.public(t, 1000, recent) {
		s.URLs = append(s.URLs, newsEntry{a.url(), p.Title, p.lang, a.machine(a.published), a.at(t).told.headline})
	}
	body, err := xml.MarshalIndent(s, "", " ")
	if err != nil {
		return text(500, err.Error())
	}
	body = append([]byte(xml.Header), body...)
	return answer{status: 200, contentType: "application/xml", body: body, etag: digest(body)}
}

// disallowed lists the path prefixes that robots.txt forbids all through s.
func (w *World) disallowed(p *paper, s span) []string {
	out := [][]string{{"/search", "/topics/", "/account/"}, {"/search/", "/tag/", "/account/", "/wp-admin/"}, {"/sok.asp", "/account/"}}[p.engine]
	for _, c := range w.faults.closings {
		if c.paper == p && !s.from.Before(c.from) && !s.to.After(c.to) {
			out = append(out, c.prefix)
		}
	}
	return out
}

func (w *World) robots(p *paper, t time.Time) string {
	var b strings.Builder
	b.WriteString("User-agent: GreedyBot\nDisallow: /\n\nUser-agent: *\n")
	for _, path := range w.disallowed(p, moment(t)) {
		fmt.Fprintf(&b, "Disallow: %s\n", path)
	}
	if p.engine == archaic {
		fmt.Fprintf(&b, "Crawl-delay: %d\n", p.Delay/time.Second)
	}
	for _, s := range p.Sitemaps {
		fmt.Fprintf(&b, "\nSitemap: %s\n", s)
	}
	return b.String()
}

// picture draws a landscape for an image's address: hills in two tones.
func (p *paper) picture(path string) []byte {
	h := fnv.New32a()
	h.Write([]byte(path))
	n := h.Sum32()
	return fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 400"><rect width="640" height="400" fill="hsl(%d 35%% 82%%)"/><circle cx="%d" cy="%d" r="38" fill="#fffbe6"/><path d="M0 %d Q160 %d 320 260 T640 %d V400 H0Z" fill="%s" opacity=".55"/><path d="M0 330 Q200 %d 400 330 T640 310 V400 H0Z" fill="%s"/></svg>`,
		n%360, 80+n%480, 60+n%70, 220+n%60, 120+n%90, 200+n%80, p.accent, 240+n%70, p.accent)
}

// Href is where a line of the box links to.
func (b box) Href(line string) string {
	p := b.paper
	if b.Family == archive.FamilyMenu {
		for _, s := range p.sections {
			if s == line {
				return p.sectionPath(s)
			}
		}
		if line == "Home" || line == "Forsiden" || line == "Menu" || line == "Skip to content" {
			return "/"
		}
		return "/account/" + slug(line)
	}
	if path := p.byHeadline[strings.TrimPrefix(line, "Les også: ")]; path != "" {
		return path
	}
	return [...]string{"/search?q=", "/search/", "/sok.asp?q="}[p.engine] + slug(line)
}

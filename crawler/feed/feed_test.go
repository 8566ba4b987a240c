package feed

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

// entries renders what was read, one line an entry: URL | title | time | updated.
func entries(d *Document) string {
	var b strings.Builder
	stamp := func(t time.Time) string {
		if t.IsZero() {
			return "-"
		}
		return t.Format("2006-01-02T15:04:05Z")
	}
	for _, e := range d.Entries {
		fmt.Fprintf(&b, "%s | %s | %s | %s\n", e.URL, e.Title, stamp(e.Published), stamp(e.Updated))
	}
	return b.String()
}

func TestParse(t *testing.T) {
	for name, c := range map[string]struct {
		kind     Kind
		title    string
		text     string
		want     string
		findings int
	}{
		"rss 2.0 with content, guid and media": {kind: RSS, title: "Harbour Post", text: `<?xml version="1.0" encoding="ISO-8859-1"?>
<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Harbour Post</title><link>https://h.example/</link><atom:link rel="self" href="https://h.example/feed"/>
<image><url>https://h.example/logo.png</url><title>Logo</title><link>https://h.example/</link></image>
<item><media:title>Photo</media:title><title>Ferry &amp;amp; tide</title><link>https://h.example/a</link>
<guid isPermaLink="false">17</guid><pubDate>Tue, 03 Mar 2026 09:05:00 +0100</pubDate><content:encoded><![CDATA[<p>Text <title>x</title></p>]]></content:encoded></item>
<item><guid>https://h.example/b</guid><title><![CDATA[Quay <b>reopens</b>]]></title><pubDate>3 Mar 2026 09:05 EST</pubDate></item>
<item><title>No link</title><guid isPermaLink="false">https://h.example/c</guid></item>
</channel></rss>`, want: `https://h.example/a | Ferry & tide | 2026-03-03T08:05:00Z | -
https://h.example/b | Quay reopens | 2026-03-03T14:05:00Z | -
`},
		"rss 1.0 with dublin core": {kind: RSS, title: "H", text: `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://h.example/"><title>H</title><items><rdf:Seq><rdf:li resource="https://h.example/a"/></rdf:Seq></items></channel>
<item rdf:about="https://h.example/a"><title>A</title><link>https://h.example/a</link><dc:date>2026-03-03T09:05+01:00</dc:date></item></rdf:RDF>`,
			want: "https://h.example/a | A | 2026-03-03T08:05:00Z | -\n"},
		"rss 0.91 without name spaces": {kind: RSS, title: "H", text: `<rss version="0.91"><channel><title>H</title><item><title>A</title><link> https://h.example/a
</link></item></channel></rss>`, want: "https://h.example/a | A | - | -\n"},
		"feedburner's original link is the URL": {kind: RSS, text: `<rss xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel>
<item><link>https://burner.example/~1</link><feedburner:origLink>https://h.example/a</feedburner:origLink></item></channel></rss>`,
			want: "https://h.example/a |  | - | -\n"},
		"atom with a quoted source": {kind: Atom, title: "Valley", text: `<feed xmlns="http://www.w3.org/2005/Atom"><title type="text">Valley</title><link rel="self" href="https://v.example/f"/>
<entry><source><title>Other</title><id>https://o.example/</id><updated>2001-01-01T00:00:00Z</updated></source>
<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Snow <em>stops</em> trains</div></title>
<link rel="edit" href="https://v.example/edit"/><link href="https://v.example/a"/><link rel="alternate" href="https://v.example/b"/>
<id>tag:v.example,2026:1</id><published>2026-03-03T09:05:06.5Z</published><updated>2026-03-04T10:00:00-02:00</updated></entry>
<entry><title>By id</title><id>https://v.example/c</id></entry></feed>`,
			want: `https://v.example/a | Snow stops trains | 2026-03-03T09:05:06Z | 2026-03-04T12:00:00Z
https://v.example/c | By id | - | -
`},
		"json feed": {kind: JSON, title: "J", text: `{"version":"https://jsonfeed.org/version/1.1","title":"J","authors":[{"name":"x"}],"items":[
{"id":"1","url":"https://j.example/a","title":"A","date_published":"2026-03-03T09:05:00+01:00","date_modified":"2026-03-03T10:05:00+01:00"},
{"id":2,"external_url":"https://j.example/b","title":7},{"id":"https://j.example/c"}]}`,
			want: `https://j.example/a | A | 2026-03-03T08:05:00Z | 2026-03-03T09:05:00Z
https://j.example/b |  | - | -
https://j.example/c |  | - | -
`},
		"a json feed that was cut keeps what came before": {kind: JSON, findings: 1,
			text: `{"version":"https://jsonfeed.org/version/1","items":[{"url":"https://j.example/a"},{"url":"https://j.exa`,
			want: "https://j.example/a |  | - | -\n"},
		"a sitemap": {kind: Sitemap, text: `<?xml version="1.1"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>https://s.example/a?x=1&amp;y=2</loc><lastmod>2026-03-03</lastmod><image:image><image:loc>https://s.example/i.jpg</image:loc></image:image></url>
<url><image:image><image:loc>https://s.example/j.jpg</image:loc></image:image><loc>https://s.example/b</loc></url></urlset>`,
			want: "https://s.example/a?x=1&y=2 |  | - | 2026-03-03T00:00:00Z\nhttps://s.example/b |  | - | -\n"},
		"a news sitemap": {kind: Sitemap, text: `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://s.example/a</loc><news:news><news:publication><news:name>S</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2026-03-03T09:05:00Z</news:publication_date><news:title>A night</news:title></news:news></url></urlset>`,
			want: "https://s.example/a | A night | 2026-03-03T09:05:00Z | -\n"},
		"a news sitemap that declares no prefix": {kind: Sitemap, text: `<urlset><url><loc>https://s.example/a</loc><news:news>
<news:publication_date>2026-03-03</news:publication_date><news:title>A</news:title></news:news></url></urlset>`,
			want: "https://s.example/a | A | 2026-03-03T00:00:00Z | -\n"},
		"a misspelt name space of sitemaps": {kind: Sitemap, text: `<urlset xmlns="http://sitemaps.org/schemas/sitemap/0.9/"><url><loc>https://s.example/a</loc></url></urlset>`,
			want: "https://s.example/a |  | - | -\n"},
		"a sitemap index": {kind: Index, text: `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://s.example/1.xml.gz</loc><lastmod>2026-03-03T09:05:00+00:00</lastmod></sitemap></sitemapindex>`,
			want: "https://s.example/1.xml.gz |  | - | 2026-03-03T09:05:00Z\n"},
		"a text sitemap": {kind: Text, findings: 1, text: "https://s.example/a\r\nhttps://s.example/b\n\nnothing\n",
			want: "https://s.example/a |  | - | -\nhttps://s.example/b |  | - | -\n"},

		"control characters are taken as spaces": {kind: RSS, text: "<rss><channel><item><title>A\x02\x0bB</title><link>https://h.example/a</link></item></channel></rss>",
			want: "https://h.example/a | A B | - | -\n"},
		"entities of HTML, and none": {kind: RSS, text: `<rss><channel><item><title>A&nbsp;caf&eacute; &foo; R&D</title><link>https://h.example/a?b&c=d</link></item></channel></rss>`,
			want: "https://h.example/a?b&c=d | A café &foo; R&D | - | -\n"},
		"entities of the document are not expanded": {kind: RSS, text: `<!DOCTYPE rss [<!ENTITY a "boom"><!ENTITY b SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&a;&b;</title><link>https://h.example/a</link></item></channel></rss>`,
			want: "https://h.example/a | &a;&b; | - | -\n"},
		"warnings before the document are passed over": {kind: RSS, text: "<br />\n<b>Warning</b>: mysql gone<br />\n<rss><channel><item><link>https://h.example/a</link></item></channel></rss>",
			want: "https://h.example/a |  | - | -\n"},
		"a document that was cut keeps what came before": {kind: RSS, findings: 1, text: `<rss><channel><item><link>https://h.example/a</link></item><item><link>https://h.example/b</link><title>Be</title><descr`,
			want: "https://h.example/a |  | - | -\nhttps://h.example/b | Be | - | -\n"},
		"a bare bracket costs nothing but itself": {kind: RSS, findings: 1, text: `<rss><channel><item><title>1 < 2</title><link>https://h.example/a</link><pubDate>Tue, 03 Mar 2026 09:05:00 GMT</pubDate></item>
<item><title>B</title><link>https://h.example/b</link></item></channel></rss>`,
			want: "https://h.example/a | 1 < 2 | 2026-03-03T09:05:00Z | -\nhttps://h.example/b | B | - | -\n"},
		"a CDATA section without end costs its entry at most": {kind: RSS, findings: 1, text: `<rss><channel><item><link>https://h.example/a</link><description><![CDATA[ open </description></item>
<item><title>B</title><link>https://h.example/b</link></item></channel></rss>`,
			want: "https://h.example/a |  | - | -\nhttps://h.example/b | B | - | -\n"},
		"prefixes stay known after a restart": {kind: Sitemap, findings: 1, text: `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://s.example/a</loc><x <y></url><url><loc>https://s.example/b</loc><news:news><news:title>B</news:title></news:news></url></urlset>`,
			want: "https://s.example/a |  | - | -\nhttps://s.example/b | B | - | -\n"},
		"entries that are never closed": {kind: RSS, findings: 1, text: `<rss><channel><item><link>https://h.example/a</link><item><link>https://h.example/b</link>`,
			want: "https://h.example/a |  | - | -\nhttps://h.example/b |  | - | -\n"},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := Parse([]byte(c.text))
			if err != nil {
				t.Fatal(err)
			}
			if d.Kind != c.kind || d.Title != c.title {
				t.Errorf("kind %q title %q, want %q %q", d.Kind, d.Title, c.kind, c.title)
			}
			if got := entries(d); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
			if len(d.Findings) != c.findings {
				t.Errorf("findings %q, want %d", d.Findings, c.findings)
			}
		})
	}
}

func TestWhatIsNoFeed(t *testing.T) {
	for name, text := range map[string]string{
		"nothing":       "",
		"a page":        "<!doctype html><html><body><rss></rss></body></html>",
		"other JSON":    `{"items":[{"url":"https://h.example/a"}]}`,
		"other XML":     "<opml><body/></opml>",
		"plain text":    "see https://h.example/a",
		"broken at all": "<<<>>>",
	} {
		if d, err := Parse([]byte(text)); !errors.Is(err, ErrNone) {
			t.Errorf("%s: %v, %v; want ErrNone", name, d, err)
		}
	}
}

func TestLimits(t *testing.T) {
	var b strings.Builder
	b.WriteString("<urlset>")
	for i := range MaxEntries + 10 {
		fmt.Fprintf(&b, "<url><loc>https://s.example/%d</loc></url>", i)
	}
	d, err := Parse([]byte(b.String()))
	if err != nil || len(d.Entries) != MaxEntries {
		t.Errorf("%d entries, %v; want %d", len(d.Entries), err, MaxEntries)
	}
	deep := "<rss>" + strings.Repeat("<a>", 100_000)
	if d, err = Parse([]byte(deep)); err != nil || len(d.Findings) != 1 {
		t.Errorf("deep document: %v, %v; want one finding", d, err)
	}
	broken := "<rss>" + strings.Repeat("<item><link>https://h.example/a</link>< ", 5000)
	if d, err = Parse([]byte(broken)); err != nil || len(d.Entries) > maxRestarts+1 {
		t.Errorf("broken document: %v; want at most %d restarts", err, maxRestarts)
	}
}

func TestParseTime(t *testing.T) {
	for raw, want := range map[string]string{
		"Tue, 03 Mar 2026 09:05:00 GMT":          "2026-03-03T09:05:00Z",
		"Tue, 3 Mar 2026 09:05:00 +0100 (CET)":   "2026-03-03T08:05:00Z",
		"Tuesday, 03-Mar-26 09:05:00 GMT":        "2026-03-03T09:05:00Z",
		"Tue,03 March 2026 09:05:00 PDT":         "2026-03-03T16:05:00Z",
		"3 Sept. 2026 09:05 CEST":                "2026-09-03T07:05:00Z",
		"2026-03-03T09:05:00.123456+05:30":       "2026-03-03T03:35:00.123456Z",
		"2026-03-03T09:05:00+0530":               "2026-03-03T03:35:00Z",
		"2026-03-03 09:05:00 UTC":                "2026-03-03T09:05:00Z",
		"2026-03-03T09:05Z":                      "2026-03-03T09:05:00Z",
		"2026-03-03":                             "2026-03-03T00:00:00Z",
		"2026-03":                                "2026-03-01T00:00:00Z",
		"March 3, 2026 9:05 AM":                  "2026-03-03T09:05:00Z",
		"0000-00-00T00:00:00Z":                   "",
		"-0001-11-30T00:00:00+00:00":             "",
		"yesterday":                              "",
		"":                                       "",
		"Thu, 01 Jan 1960 00:00:00 GMT":          "",
		strings.Repeat("2026-03-03T09:05Z ", 99): "",
	} {
		got := ""
		if at := ParseTime(raw); !at.IsZero() {
			got = at.Format(time.RFC3339Nano)
		}
		if got != want {
			t.Errorf("%q: %q, want %q", raw, got, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("<rss><item><link>https://h.example/a</link><![CDATA[</item><item>"))
	f.Add([]byte(`{"version":"https://jsonfeed.org/version/1","items":[{}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		if d, err := Parse(text); err == nil {
			for _, e := range d.Entries {
				if e.URL == "" {
					t.Error("entry without a URL")
				}
			}
		}
	})
}

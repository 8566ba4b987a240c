// Package feed reads what a newspaper publishes for machines: RSS 0.9x, 1.0 and 2.0, Atom, JSON Feed, and sitemaps
// (URL sets, Google News entries, indexes, plain text). A document in UTF-8 comes in; its entries come out, with what
// was wrong with it as findings. Feeds are often broken, so whatever can be read is read: a bad character, an unknown
// entity or a lost end costs the entry it stands in at most. It never fetches, never resolves a URL and never expands
// an entity that the document defines.
package feed

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// Kind is the format of a document.
type Kind string

const (
	RSS     Kind = "rss"
	Atom    Kind = "atom"
	JSON    Kind = "json"
	Sitemap Kind = "sitemap"
	Index   Kind = "sitemap-index" // its entries are sitemaps
	Text    Kind = "text"          // a sitemap of one URL a line
)

// ErrNone says that a document is neither a feed nor a sitemap.
var ErrNone = errors.New("neither feed nor sitemap")

// Limits of the sitemap protocol, kept for feeds too.
const (
	MaxEntries = 50_000
	MaxSize    = 50 << 20 // bytes of UTF-8; what lies beyond is not read
	maxDepth   = 64       // elements within each other; real documents stay below 12
	maxText    = 8 << 10  // bytes of one field
)

// Document is one feed or sitemap.
type Document struct {
	Kind     Kind
	Title    string
	Entries  []Entry
	Findings []string // what was wrong with it, in the order met; at most 20
}

// Entry is one article (or sitemap) that a document names. Fields it does not give are empty.
type Entry struct {
	URL          string // as printed, spaces trimmed
	Title        string
	Published    time.Time // UTC; zero where there is none or PublishedRaw means nothing
	PublishedRaw string
	Updated      time.Time // likewise: Atom's updated, a sitemap's lastmod
	UpdatedRaw   string
}

// Time is the best that the entry says of when it was published; zero if nothing.
func (e *Entry) Time() time.Time {
	if e.Published.IsZero() {
		return e.Updated
	}
	return e.Published
}

// Parse reads a document. The error is ErrNone where it is no feed and no sitemap; everything else is a finding.
func Parse(text []byte) (*Document, error) {
	d := &Document{}
	if len(text) > MaxSize {
		text = text[:MaxSize]
		d.find("longer than %d bytes, cut", MaxSize)
	}
	switch begin := strings.TrimSpace(string(text[:min(len(text), 1024)])); {
	case strings.HasPrefix(begin, "{"):
		d.readJSON(text)
	case strings.HasPrefix(begin, "http://"), strings.HasPrefix(begin, "https://"):
		d.readLines(string(text))
	default:
		d.readXML(text)
	}
	if d.Kind == "" {
		return nil, ErrNone
	}
	return d, nil
}

// add keeps an entry, if it has a URL and there is room for it.
func (d *Document) add(e Entry) {
	e.URL, e.Title = strings.TrimSpace(e.URL), clean(e.Title)
	if e.URL == "" {
		return
	}
	if d.full() {
		d.find("more than %d entries, the rest is left out", MaxEntries)
		return
	}
	e.Published, e.Updated = ParseTime(e.PublishedRaw), ParseTime(e.UpdatedRaw)
	d.Entries = append(d.Entries, e)
}

func (d *Document) full() bool { return len(d.Entries) >= MaxEntries }

func (d *Document) find(format string, args ...any) {
	if len(d.Findings) < 20 {
		d.Findings = append(d.Findings, fmt.Sprintf(format, args...))
	}
}

// readLines reads a plain text sitemap.
func (d *Document) readLines(text string) {
	d.Kind = Text
	for line := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '\n' || r == '\r' }) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "http://") || strings.HasPrefix(line, "https://") {
			d.add(Entry{URL: line})
		} else if line != "" {
			d.find("a line is no URL: %.80q", line)
		}
		if d.full() {
			return
		}
	}
}

// Package normalize reads an article out of a captured page. In comes a page as UTF-8 with its URL and the time of its
// capture; out comes an archive.Reading: the fields with their evidence, the text, and an account in which every
// visible block has one fate. It is pure: no I/O, no clock, no network, no state between pages; the same bytes give
// the same reading on every platform.
package normalize

import (
	"slices"
	"sync"
	"time"

	"broadsheet/archive"
	"broadsheet/normalize/blocks"
	"broadsheet/normalize/dates"
	"broadsheet/normalize/model"
	"broadsheet/normalize/residue"
	"broadsheet/normalize/site"
	"broadsheet/normalize/tree"
)

// Page is what is read.
type Page struct {
	URL       string    // final URL of the capture; "" if unknown
	FetchedAt time.Time // zero if unknown: then no date has an upper bound
	Body      []byte    // UTF-8
	Plain     bool      // plain text, not HTML
	FeedTime  time.Time // publication time that a feed or sitemap gave; zero if none
	FeedPlace archive.Place
	Site      *site.Profile // what is known of its site; nil if nothing
}

// page is a page under way: each step fills in more of it. A step reads what the steps before it left, and writes the
// part it owns.
type page struct {
	in       Page
	tree     *tree.Tree      // nil for plain text
	blocks   []blocks.Block  // every visible block, in reading order
	boxes    []blocks.Box    // the elements that hold them
	verdicts []verdict       // one a block
	declared declared        // what JSON-LD, meta and microdata say
	model    *model.Model    // what judges the blocks
	rows     []*residue.Rule // one a block: the row of the residue table that it falls under, or nil
	look     *model.Page     // what it saw
	scores   []int32         // what it said, one a block, in thousandths of a logit
	data     scriptValues    // what its scripts draw it from, once it was asked for
	found    foundDates
	names    nameset // what siteNames knows so far
	room     *dates.Room
	instead  []archive.Block // the text, where what the page declares takes the place of what it shows
	r        *archive.Reading
}

// verdict is what became of a block.
type verdict struct {
	fate   archive.Fate
	family archive.Family
	rule   string
	parts  []archive.Span // the block's pieces, where it has several fates; they add up to its text
}

// Read reads one page. It never fails: a page without an article is a reading with a Reason.
func Read(in Page) *archive.Reading { return new(Reader).Read(in) }

// ReadWith is Read with another model: how the trainer scores a page by a model that never saw its publisher.
func ReadWith(m *model.Model, in Page) *archive.Reading { return new(Reader).read(m, in).r }

// Reader reads pages one after the other and reuses its buffers from page to page; readings share none of them. It is
// for one goroutine. The zero value is ready.
type Reader struct {
	parser   tree.Parser
	splitter blocks.Splitter
	look     model.Page
	verdicts []verdict
	room     dates.Room
}

// Read is as the function.
func (r *Reader) Read(in Page) *archive.Reading { return r.read(embedded(), in).r }

// embedded is the model that the program carries.
var embedded = sync.OnceValue(func() *model.Model {
	m, err := model.Default()
	if err != nil {
		panic(err) // the weights are part of the program
	}
	return m
})

func (r *Reader) read(m *model.Model, in Page) *page {
	if in.Plain {
		p := &page{in: in, r: &archive.Reading{Quality: -1}}
		readPlain(p)
		return p
	}
	p := r.open(in)
	p.model = m
	readHeadline(p)
	readBody(p)
	recall(p)
	readFields(p)
	closeAccount(p)
	return p
}

// open parses a page and reads what it declares.
func (r *Reader) open(in Page) *page {
	p := &page{in: in, tree: r.parser.Parse(in.Body), look: &r.look, room: &r.room, r: &archive.Reading{Quality: -1}}
	p.blocks, p.boxes = r.splitter.Split(p.tree)
	r.verdicts = slices.Grow(r.verdicts[:0], len(p.blocks))[:len(p.blocks)]
	clear(r.verdicts)
	p.verdicts = r.verdicts
	p.declared = readDeclared(p.tree, in.URL)
	remember(p)
	return p
}

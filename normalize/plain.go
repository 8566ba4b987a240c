package normalize

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"broadsheet/archive"
	"broadsheet/normalize/byline"
	"broadsheet/normalize/dates"
	"broadsheet/normalize/residue"
)

// scrap is a piece of a plain-text page: a line, or a part of a line that holds several pieces. Each has one fate.
type scrap struct {
	text string // white space single
	mark string // the bullet before text, "" if none
	gap  bool   // an empty line stands before it
	part bool   // it goes on the line of the scrap before it

	class  class
	row    *residue.Rule // the row of the residue table that it falls under, or nil
	fate   archive.Fate  // "" until it is known
	family archive.Family
	rule   string
	kind   archive.BlockKind
}

// plainText is a plain-text page under way.
type plainText struct {
	*page
	scraps []scrap
	rows   *residue.Matcher
	names  byline.Options
	dates  dates.Options

	core     span // the run of prose that is the story, captions and lists between it
	whole    bool // a whole page, menus and all
	headline int  // scrap of the headline; -1 if none
	first    int  // first scrap of the text, dek included
	end      int  // scrap after the story: the tail begins here
}

// readPlain reads a page of plain text: lines without any markup, as a scraper leaves them. What a line is, its words,
// its shape and its place say: above the story stand headline, bylines and dates, below it what the site added.
func readPlain(p *page) {
	t := &plainText{page: p, rows: residue.NewMatcher(), headline: -1}
	t.scraps = cutLines(string(p.in.Body))
	p.r.Language = t.readLanguage()
	p.declared.language = p.r.Language
	t.names = byline.Options{Language: p.r.Language, Site: siteNames(p).like}
	t.dates = dateOptions(p)
	t.classify()
	t.findCore()
	t.cutJoined()
	t.classify()
	t.findCore()
	t.readHead()
	t.readTail()
	t.readPlainDates()
	t.readMiddle()
	t.readBylines()
	t.noteOtherDates()
	t.readDateline()
	t.close()
}

// settle gives scrap i its fate.
func (t *plainText) settle(i int, fate archive.Fate, rule string) {
	t.scraps[i].fate, t.scraps[i].rule = fate, rule
}

// drop makes scrap i residue.
func (t *plainText) drop(i int, family archive.Family, rule string) {
	t.settle(i, archive.FateResidue, rule)
	t.scraps[i].family = family
}

// dropByRow makes scrap i residue if a row says so that removes by itself.
func (t *plainText) dropByRow(i int) bool {
	r := t.scraps[i].row
	if r == nil || r.Weak {
		return false
	}
	t.drop(i, r.Family, r.ID)
	return true
}

// close turns the scraps into account, text and pictures.
func (t *plainText) close() {
	r := t.page.r
	list := false // the block before is an item of the same list
	for i := range t.scraps {
		s := &t.scraps[i]
		r.Account = append(r.Account, archive.Span{Fate: s.fate, Family: s.family, Rule: s.rule, Text: strings.TrimSpace(s.mark + " " + s.text)})
		switch s.fate {
		case archive.FateBody, archive.FateDek:
			item := s.kind == archive.BlockListItem || s.kind == archive.BlockKeyPoint
			r.Blocks = append(r.Blocks, archive.Block{Kind: s.kind, Text: norm.NFC.String(s.text), Joined: item && list && !s.gap})
			list = item
			continue
		case archive.FateCaption:
			r.Images = append(r.Images, archive.Image{Caption: s.text})
		case archive.FateCredit:
			if !s.part || len(r.Images) == 0 {
				r.Images = append(r.Images, archive.Image{})
			}
			r.Images[len(r.Images)-1].Credit = bareCredit(s.text)
		}
		list = false
	}
	if r.PageKind = archive.KindArticle; len(r.Blocks) == 0 {
		r.PageKind, r.Reason = archive.KindNone, "no text that is a story"
	}
}

package normalize

import (
	"broadsheet/archive"
	"broadsheet/normalize/blocks"
	"golang.org/x/text/unicode/norm"
)

// kinds of text by kinds of block.
var kinds = [...]archive.BlockKind{
	blocks.Bare: archive.BlockParagraph, blocks.Paragraph: archive.BlockParagraph, blocks.Heading: archive.BlockSubhead,
	blocks.Item: archive.BlockListItem, blocks.Quote: archive.BlockQuote, blocks.Row: archive.BlockTableRow,
	blocks.Caption: archive.BlockParagraph, blocks.Pre: archive.BlockParagraph, blocks.Control: archive.BlockParagraph,
}

// closeAccount turns the verdicts into the account and the text. Adjacent pieces of one fate and one rule are one span.
func closeAccount(p *page) {
	w := writer{p: p, list: -1}
	for i := range p.blocks {
		if p.verdicts[i].fate == archive.FateDek && p.instead == nil {
			w.block(i)
		}
	}
	for i := range p.blocks {
		v := &p.verdicts[i]
		if v.parts == nil {
			w.span(archive.Span{Fate: v.fate, Family: v.family, Rule: v.rule, Text: p.blocks[i].Text})
		}
		for _, s := range v.parts {
			w.span(s)
		}
		if v.fate == archive.FateBody && p.instead == nil {
			w.block(i)
		}
	}
	w.close()
	p.r.Blocks = append(p.r.Blocks, p.instead...)
	markCorrections(p.r.Blocks)
}

// A correction has at most so many bytes, and stands among the first or last so many blocks.
const (
	longCorrection = 900
	atEnds         = 8
)

// markCorrections tells corrections from paragraphs by the words that begin them.
func markCorrections(bs []archive.Block) {
	for i := range bs {
		b := &bs[i]
		if b.Kind == archive.BlockParagraph && (i < atEnds || i >= len(bs)-atEnds) && len(b.Text) < longCorrection && isCorrection(b.Text) {
			b.Kind = archive.BlockCorrection
		}
	}
}

// writer writes the account and the text.
type writer struct {
	p    *page
	list int          // block whose lines were written last
	open archive.Span // span under way
	more []byte       // its text, where it is more than one block's
}

// span adds to the account; what goes on as the residue before is part of it.
func (w *writer) span(s archive.Span) {
	if s.Fate == archive.FateResidue && s.Fate == w.open.Fate && s.Family == w.open.Family && s.Rule == w.open.Rule {
		if len(w.more) == 0 {
			w.more = append(w.more, w.open.Text...)
		}
		w.more = append(append(w.more, '\n'), s.Text...)
		return
	}
	w.close()
	w.open = s
}

// close ends the span under way.
func (w *writer) close() {
	if len(w.more) > 0 {
		w.open.Text, w.more = string(w.more), w.more[:0]
	}
	if w.open.Fate != "" {
		w.p.r.Account = append(w.p.r.Account, w.open)
	}
}

// block adds the lines of block i to the text.
func (w *writer) block(i int) {
	b, v := &w.p.blocks[i], &w.p.verdicts[i]
	kind := kinds[b.Kind]
	switch {
	case v.fate == archive.FateDek:
		kind = archive.BlockDek
	case v.rule == rulePoints:
		kind = archive.BlockKeyPoint
	}
	joined := w.list >= 0 && w.sameList(&w.p.blocks[w.list], b)
	w.list = i
	if v.parts != nil {
		for _, s := range v.parts {
			if s.Fate == archive.FateBody {
				joined = w.line(kind, s.Text, joined)
			}
		}
		return
	}
	for line := range b.Lines {
		joined = w.line(kind, line, joined)
	}
}

func (w *writer) line(kind archive.BlockKind, text string, joined bool) bool {
	w.p.r.Blocks = append(w.p.r.Blocks, archive.Block{Kind: kind, Text: norm.NFC.String(text), Joined: joined})
	return true
}

// sameList says that b goes on with the list or table of a.
func (w *writer) sameList(a, b *blocks.Block) bool {
	if b.Group < 0 || a.Group < 0 || a.Kind != b.Kind || b.Kind != blocks.Item && b.Kind != blocks.Row {
		return false
	}
	return w.p.tree.Contains(a.Group, b.Group) || w.p.tree.Contains(b.Group, a.Group)
}

package normalize

import (
	"unicode"
	"unicode/utf8"

	"broadsheet/archive"
	"broadsheet/normalize/blocks"
)

// kinds of text by kinds of block.
var kinds = [...]archive.BlockKind{
	blocks.Bare: archive.BlockParagraph, blocks.Paragraph: archive.BlockParagraph, blocks.Heading: archive.BlockSubhead,
	blocks.Item: archive.BlockListItem, blocks.Quote: archive.BlockQuote, blocks.Row: archive.BlockTableRow,
	blocks.Caption: archive.BlockParagraph, blocks.Pre: archive.BlockParagraph, blocks.Control: archive.BlockParagraph,
}

// closeAccount turns the verdicts into the account and the text.
func closeAccount(p *page) {
	for i := range p.blocks {
		b, v := &p.blocks[i], &p.verdicts[i]
		if v.parts != nil {
			p.r.Account = append(p.r.Account, v.parts...)
			for _, s := range v.parts {
				if s.Fate == archive.FateBody {
					p.r.Blocks = append(p.r.Blocks, archive.Block{Kind: kinds[b.Kind], Text: s.Text})
				}
			}
			continue
		}
		p.r.Account = append(p.r.Account, archive.Span{Fate: v.fate, Family: v.family, Rule: v.rule, Text: b.Text})
		if v.fate == archive.FateBody || v.fate == archive.FateDek {
			p.r.Blocks = appendLines(p.r.Blocks, b)
		}
	}
}

// appendLines appends a block as the lines that br cuts it into.
func appendLines(out []archive.Block, b *blocks.Block) []archive.Block {
	from, joined := 0, false
	for _, at := range b.Breaks {
		if line := b.Text[from:at]; newLine(line, b.Text[at+1:]) {
			out = append(out, archive.Block{Kind: kinds[b.Kind], Text: line, Joined: joined})
			from, joined = int(at)+1, true
		}
	}
	return append(out, archive.Block{Kind: kinds[b.Kind], Text: b.Text[from:], Joined: joined})
}

// newLine says that a br between two pieces of text parts them: what follows does not go on in lower case.
func newLine(before, after string) bool {
	r, _ := utf8.DecodeRuneInString(after)
	return !unicode.IsLower(r)
}

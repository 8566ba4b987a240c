package tree

// mode is an insertion mode of the standard. Each has a function that treats the token and says whether it is used up.
type mode uint8

const (
	initial mode = iota
	beforeHTML
	beforeHead
	inHead
	inHeadNoscript
	afterHead
	inBody
	inTable
	inCaption
	inColumnGroup
	inTableBody
	inRow
	inCell
	inTemplate
	afterBody
	inFrameset
	afterFrameset
	afterAfterBody
	afterAfterFrameset
)

// process treats the token until it is used up.
func (p *Parser) process() {
	for range maxRounds {
		p.rounds++
		if len(p.open) > 0 && p.top().space != inHTML && p.isForeign() {
			if p.foreignContent() {
				return
			}
		} else if p.step() {
			return
		}
	}
}

// step treats the token by the rules of the mode.
func (p *Parser) step() bool {
	switch p.mode {
	case inBody:
		return p.inBody()
	case initial:
		return p.initial()
	case beforeHTML:
		return p.beforeHTML()
	case beforeHead:
		return p.beforeHead()
	case inHead:
		return p.inHead()
	case inHeadNoscript:
		return p.inHeadNoscript()
	case afterHead:
		return p.afterHead()
	case inTable:
		return p.inTable()
	case inCaption:
		return p.inCaption()
	case inColumnGroup:
		return p.inColumnGroup()
	case inTableBody:
		return p.inTableBody()
	case inRow:
		return p.inRow()
	case inCell:
		return p.inCell()
	case inTemplate:
		return p.inTemplate()
	case afterBody:
		return p.afterBody()
	case inFrameset, afterFrameset, afterAfterFrameset:
		return p.framesets()
	case afterAfterBody:
		return p.afterAfterBody()
	}
	return true
}

// resetMode finds the mode from what is open.
func (p *Parser) resetMode() {
	p.mode = inBody
	i := p.top().carry.at(topAnchor)
	if i < 0 {
		return
	}
	switch p.open[i].atom {
	case Td, Th:
		p.mode = inCell
	case Tr:
		p.mode = inRow
	case Tbody, Thead, Tfoot:
		p.mode = inTableBody
	case Caption:
		p.mode = inCaption
	case Colgroup:
		p.mode = inColumnGroup
	case Table:
		p.mode = inTable
	case Template:
		if n := len(p.templates); n > 0 {
			p.mode = p.templates[n-1]
		}
	case Head:
		p.mode = inHead
	case Frameset:
		p.mode = inFrameset
	case Html:
		p.mode = afterHead
		if p.head == None {
			p.mode = beforeHead
		}
	}
}

// blank says that the token's text is white space, NUL counted as such or not.
func (p *Parser) blank(nul bool) bool {
	return p.spaceEnd(nul) == p.tok.to
}

// spaceEnd is where the white space ends that the token's text begins with.
func (p *Parser) spaceEnd(nul bool) int {
	page, i, to := p.tree.page, p.tok.from, p.tok.to
	for ; i < to; i++ {
		switch c := page[i]; {
		case isSpace[c], c == 0 && nul:
		case c == '&' && p.tok.how&withRefs != 0:
			var buf [8]byte
			b, n := appendRef(buf[:0], page[i:to], false)
			if n == 0 || !isSpace[b[0]] {
				return i
			}
			i += n - 1
		default:
			return i
		}
	}
	return to
}

// skipSpace takes white space off the beginning of the token's text and says whether nothing is left.
func (p *Parser) skipSpace() bool {
	p.tok.from = p.spaceEnd(false)
	return p.tok.from == p.tok.to
}

// insertSpace inserts the white space that the token's text begins with, and says whether nothing is left.
func (p *Parser) insertSpace() bool {
	from := p.tok.from
	done := p.skipSpace()
	p.addText(from, p.tok.from, p.tok.how)
	return done
}

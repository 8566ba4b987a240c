package tree

func (p *Parser) afterBody() bool {
	switch p.tok.kind {
	case textToken:
		if p.blank(false) {
			return p.inBody()
		}
	case commentToken:
		p.addComment(p.open[0].node)
		return true
	case doctypeToken, endOfPage:
		return true
	case startTag:
		if p.tok.atom == Html {
			return p.inBody()
		}
	case endTag:
		if p.tok.atom == Html {
			p.mode = afterAfterBody
			return true
		}
	}
	p.mode = inBody
	return false
}

func (p *Parser) afterAfterBody() bool {
	switch p.tok.kind {
	case textToken:
		if p.blank(false) {
			return p.inBody()
		}
	case commentToken:
		p.addComment(Root)
		return true
	case doctypeToken, endOfPage:
		return true
	case startTag:
		if p.tok.atom == Html {
			return p.inBody()
		}
	}
	p.mode = inBody
	return false
}

// framesets treats a token within a frameset, behind it, and behind its document.
func (p *Parser) framesets() bool {
	switch p.tok.kind {
	case textToken:
		p.framesetText()
	case commentToken:
		under := None
		if p.mode == afterAfterFrameset {
			under = Root
		}
		p.addComment(under)
	case startTag:
		switch p.tok.atom {
		case Html:
			return p.inBody()
		case Noframes:
			p.metadata()
		case Frameset:
			if p.mode == inFrameset {
				p.openElement()
			}
		case Frame:
			if p.mode == inFrameset {
				p.addElement(inHTML, 0)
			}
		}
	case endTag:
		switch {
		case p.tok.atom == Frameset && p.mode == inFrameset && len(p.open) > 1:
			p.pop()
			if p.topAtom() != Frameset {
				p.mode = afterFrameset
			}
		case p.tok.atom == Html && p.mode == afterFrameset:
			p.mode = afterAfterFrameset
		}
	}
	return true
}

// framesetText keeps only the white space of a text.
func (p *Parser) framesetText() {
	p.tok.how |= spaceOnly
	for ; p.tok.from < p.tok.to; p.tok.from++ {
		if p.spaceEnd(false) > p.tok.from {
			if p.mode == afterAfterFrameset {
				p.reopen()
			}
			p.insertText()
			return
		}
	}
}

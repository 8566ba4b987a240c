package tree

func (p *Parser) initial() bool {
	switch p.tok.kind {
	case textToken:
		if p.skipSpace() {
			return true
		}
	case commentToken:
		p.addComment(Root)
		return true
	case doctypeToken:
		p.quirks = isQuirky(p.tree.page[p.tok.from:p.tok.to])
		p.mode = beforeHTML
		return true
	}
	p.quirks = true
	p.mode = beforeHTML
	return false
}

func (p *Parser) beforeHTML() bool {
	switch p.tok.kind {
	case doctypeToken:
		return true
	case textToken:
		if p.skipSpace() {
			return true
		}
	case commentToken:
		p.addComment(Root)
		return true
	case startTag:
		if p.tok.atom == Html {
			p.openRoot(p.tok.attrFrom, p.tok.attrTo)
			return true
		}
	case endTag:
		if !isRootEnd(p.tok.atom) {
			return true
		}
	}
	p.openRoot(0, 0)
	return false
}

// openRoot opens the html element, which is never closed.
func (p *Parser) openRoot(attrFrom, attrTo int) {
	n, x := p.tree.newNode()
	*x = node{kind: Element, atom: Html, how: isOpen, end: n + 1, from: int32(attrFrom), to: int32(attrTo), name: int32(Html)}
	p.insert(Root, None, n)
	p.push(n, int32(Html), Html, inHTML, classes[Html])
	p.mode = beforeHead
}

// isRootEnd says that an end tag of that name makes the elements that must be there, where others are ignored.
func isRootEnd(a Atom) bool { return a == Head || a == Body || a == Html || a == Br }

func (p *Parser) beforeHead() bool {
	switch p.tok.kind {
	case textToken:
		if p.skipSpace() {
			return true
		}
	case commentToken:
		p.addComment(None)
		return true
	case doctypeToken:
		return true
	case startTag:
		switch p.tok.atom {
		case Html:
			return p.inBody()
		case Head:
			p.head = p.openElement()
			p.mode = inHead
			return true
		}
	case endTag:
		if !isRootEnd(p.tok.atom) {
			return true
		}
	}
	p.head = p.openImplied(Head)
	p.mode = inHead
	return false
}

func (p *Parser) inHead() bool {
	switch p.tok.kind {
	case textToken:
		if p.insertSpace() {
			return true
		}
	case commentToken:
		p.addComment(None)
		return true
	case doctypeToken:
		return true
	case startTag:
		switch p.tok.atom {
		case Html:
			return p.inBody()
		case Noscript:
			p.openElement()
			p.mode = inHeadNoscript
			return true
		case Head:
			return true
		}
		if p.metadata() {
			return true
		}
	case endTag:
		switch {
		case p.tok.atom == Head:
			p.popTo(1)
			p.mode = afterHead
			return true
		case p.tok.atom == Template:
			p.closeTemplate()
			return true
		case !isRootEnd(p.tok.atom):
			return true
		}
	}
	p.popTo(1)
	p.mode = afterHead
	return false
}

// metadata treats the start tags that mean the same in the head and in the body, and says whether it is one.
func (p *Parser) metadata() bool {
	switch p.tok.atom {
	case Base, Basefont, Bgsound, Link, Meta:
		p.addElement(inHTML, 0)
	case Title:
		p.openRaw(withRefs | keepNUL)
	case Noframes, Script, Style:
		p.openRaw(keepNUL)
	case Template:
		p.openElement()
		p.addMarker()
		p.framesetOK = false
		p.mode = inTemplate
		p.templates = append(p.templates, inTemplate)
	default:
		return false
	}
	return true
}

// closeTemplate closes the innermost template.
func (p *Parser) closeTemplate() {
	if i := p.lastOpen(Template); i >= 0 {
		p.popTo(i)
		p.clearToMarker()
		p.leaveTemplate()
	}
}

func (p *Parser) leaveTemplate() {
	if n := len(p.templates); n > 0 {
		p.templates = p.templates[:n-1]
	}
	p.resetMode()
}

func (p *Parser) inHeadNoscript() bool {
	switch p.tok.kind {
	case doctypeToken:
		return true
	case textToken:
		if p.blank(false) {
			return p.inHead()
		}
	case commentToken:
		return p.inHead()
	case startTag:
		switch p.tok.atom {
		case Html:
			return p.inBody()
		case Basefont, Bgsound, Link, Meta, Noframes, Style:
			return p.metadata()
		case Head, Noscript:
			return true
		}
	case endTag:
		switch p.tok.atom {
		case Noscript:
			p.popTo(2)
			p.mode = inHead
			return true
		case Br:
		default:
			return true
		}
	}
	p.popTo(2)
	p.mode = inHead
	return false
}

func (p *Parser) afterHead() bool {
	switch p.tok.kind {
	case textToken:
		if p.insertSpace() {
			return true
		}
	case commentToken:
		p.addComment(None)
		return true
	case doctypeToken:
		return true
	case startTag:
		switch p.tok.atom {
		case Html:
			return p.inBody()
		case Body:
			p.openElement()
			p.framesetOK = false
			p.mode = inBody
			return true
		case Frameset:
			p.openElement()
			p.mode = inFrameset
			return true
		case Head:
			return true
		case Base, Basefont, Bgsound, Link, Meta, Noframes, Script, Style, Template, Title:
			p.lateMetadata()
			return true
		}
	case endTag:
		if p.tok.atom == Template {
			p.closeTemplate()
			return true
		}
		if p.tok.atom == Head || !isRootEnd(p.tok.atom) {
			return true
		}
	}
	p.openImplied(Body)
	p.mode = inBody
	return false
}

// lateMetadata puts metadata that comes after the head into it.
func (p *Parser) lateMetadata() {
	if p.disorder&moved == 0 && p.tree.nodes[p.head].end < Node(len(p.tree.nodes)) {
		p.startMoving()
	}
	p.tree.nodes[p.head].how |= isOpen
	p.push(p.head, int32(Head), Head, inHTML, classes[Head])
	p.metadata()
	p.remove(p.openAt(p.head, int32(Head)))
}

func (p *Parser) inTemplate() bool {
	switch p.tok.kind {
	case startTag:
		m := inBody
		switch p.tok.atom {
		case Base, Basefont, Bgsound, Link, Meta, Noframes, Script, Style, Template, Title:
			p.metadata()
			return true
		case Caption, Colgroup, Tbody, Tfoot, Thead:
			m = inTable
		case Col:
			m = inColumnGroup
		case Tr:
			m = inTableBody
		case Td, Th:
			m = inRow
		}
		if n := len(p.templates); n > 0 {
			p.templates[n-1] = m
		}
		p.mode = m
		return false
	case endTag:
		if p.tok.atom == Template {
			p.closeTemplate()
		}
		return true
	case endOfPage:
		if p.lastOpen(Template) < 0 {
			return true
		}
		p.closeTemplate()
		return false
	}
	return p.inBody()
}

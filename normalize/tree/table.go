package tree

func (p *Parser) inTable() bool {
	switch p.tok.kind {
	case textToken:
		if p.skipNUL() {
			return true
		}
		if a := p.topAtom(); (p.top().class&isFostering != 0 || a == Template) && p.blank(true) {
			p.insertText()
			return true
		}
	case commentToken:
		p.addComment(None)
		return true
	case doctypeToken:
		return true
	case endOfPage:
		return p.inBody()
	case startTag:
		if used, done := p.tableStart(p.tok.atom); done {
			return used
		}
	case endTag:
		switch p.tok.atom {
		case Table:
			if p.closeTable(p.lastOpen(Table)) {
				p.resetMode()
			}
			return true
		case Body, Caption, Col, Colgroup, Html, Tbody, Td, Tfoot, Th, Thead, Tr:
			return true
		case Template:
			p.closeTemplate()
			return true
		}
	}
	p.disorder |= fosters
	used := p.inBody()
	p.disorder &^= fosters
	return used
}

// tableStart treats the start tags that belong in a table; done is false for others.
func (p *Parser) tableStart(a Atom) (used, done bool) {
	switch a {
	case Caption:
		p.popUntil(p.lastOpen(Table))
		p.addMarker()
		p.openElement()
		p.mode = inCaption
	case Colgroup:
		p.popUntil(p.lastOpen(Table))
		p.openElement()
		p.mode = inColumnGroup
	case Col:
		p.popUntil(p.lastOpen(Table))
		p.openImplied(Colgroup)
		p.mode = inColumnGroup
		return false, true
	case Tbody, Tfoot, Thead:
		p.popUntil(p.lastOpen(Table))
		p.openElement()
		p.mode = inTableBody
	case Td, Th, Tr:
		p.popUntil(p.lastOpen(Table))
		p.openImplied(Tbody)
		p.mode = inTableBody
		p.rounds++
		return p.inTableBody(), true
	case Table:
		if !p.closeTable(p.lastOpen(Table)) {
			return true, true
		}
		p.resetMode()
		return false, true
	case Style, Script, Template:
		p.metadata()
	case Input:
		if !p.hiddenToken() {
			return false, false
		}
		p.addElement(inHTML, 0)
	case Form:
		if p.form == None && p.lastOpen(Template) < 0 {
			p.form = p.addElement(inHTML, 0)
		}
	default:
		return false, false
	}
	return true, true
}

// hiddenToken says that the token has a type attribute that says hidden.
func (p *Parser) hiddenToken() bool {
	t := &p.tree
	for i := p.tok.attrFrom; i < p.tok.attrTo; i++ {
		if a := &t.attrs[i]; t.named(a, "type") {
			return equalFold(t.text(a.value, a.valueEnd, attrText), "hidden")
		}
	}
	return false
}

func (p *Parser) inCaption() bool {
	again := false
	switch p.tok.kind {
	case startTag:
		switch p.tok.atom {
		case Caption, Col, Colgroup, Tbody, Td, Tfoot, Th, Thead, Tr:
			again = true
		default:
			return p.inBody()
		}
	case endTag:
		switch p.tok.atom {
		case Caption:
		case Table:
			again = true
		case Body, Col, Colgroup, Html, Tbody, Td, Tfoot, Th, Thead, Tr:
			return true
		default:
			return p.inBody()
		}
	default:
		return p.inBody()
	}
	if !p.closeTable(p.lastOpen(Caption)) {
		return true
	}
	p.clearToMarker()
	p.mode = inTable
	return !again
}

func (p *Parser) inColumnGroup() bool {
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
		case Col:
			p.addElement(inHTML, 0)
			return true
		case Template:
			return p.metadata()
		}
	case endTag:
		switch p.tok.atom {
		case Colgroup:
			if p.topAtom() == Colgroup {
				p.pop()
				p.mode = inTable
			}
			return true
		case Col:
			return true
		case Template:
			p.closeTemplate()
			return true
		}
	case endOfPage:
		return p.inBody()
	}
	if p.topAtom() != Colgroup {
		return true
	}
	p.pop()
	p.mode = inTable
	return false
}

func (p *Parser) inTableBody() bool {
	switch p.tok.kind {
	case startTag:
		switch p.tok.atom {
		case Tr:
			p.popUntil(p.lastBody())
			p.openElement()
			p.mode = inRow
			return true
		case Td, Th:
			p.popUntil(p.lastBody())
			p.openImplied(Tr)
			p.mode = inRow
			p.rounds++
			return p.inRow()
		case Caption, Col, Colgroup, Tbody, Tfoot, Thead:
			return p.closeTableBody()
		}
	case endTag:
		switch p.tok.atom {
		case Tbody, Tfoot, Thead:
			if p.inTableScope(p.tok.atom) {
				p.closeTableBody()
			}
			return true
		case Table:
			return p.closeTableBody()
		case Body, Caption, Col, Colgroup, Html, Td, Th, Tr:
			return true
		}
	}
	return p.inTable()
}

// closeTableBody closes the open table body; where none is, the token counts as used up.
func (p *Parser) closeTableBody() (used bool) {
	if !p.closeTable(p.lastBody()) {
		return true
	}
	p.mode = inTable
	return false
}

func (p *Parser) inRow() bool {
	switch p.tok.kind {
	case startTag:
		switch p.tok.atom {
		case Td, Th:
			p.popUntil(p.lastOpen(Tr))
			p.openElement()
			p.mode = inCell
			p.addMarker()
			return true
		case Caption, Col, Colgroup, Tbody, Tfoot, Thead, Tr:
			return p.closeRow()
		}
	case endTag:
		switch p.tok.atom {
		case Tr:
			p.closeRow()
			return true
		case Table:
			return p.closeRow()
		case Tbody, Tfoot, Thead:
			return !p.inTableScope(p.tok.atom) || p.closeRow()
		case Body, Caption, Col, Colgroup, Html, Td, Th:
			return true
		}
	}
	return p.inTable()
}

// closeRow closes the open row; where none is, the token counts as used up.
func (p *Parser) closeRow() (used bool) {
	if !p.closeTable(p.lastOpen(Tr)) {
		return true
	}
	p.mode = inTableBody
	return false
}

func (p *Parser) inCell() bool {
	switch p.tok.kind {
	case startTag:
		switch p.tok.atom {
		case Caption, Col, Colgroup, Tbody, Td, Tfoot, Th, Thead, Tr:
			return p.closeCell(max(p.lastOpen(Td), p.lastOpen(Th)))
		}
	case endTag:
		switch p.tok.atom {
		case Td, Th:
			p.closeCell(p.lastOpen(p.tok.atom))
			return true
		case Body, Caption, Col, Colgroup, Html:
			return true
		case Table, Tbody, Tfoot, Thead, Tr:
			if !p.inTableScope(p.tok.atom) {
				return true
			}
			if p.closeCell(max(p.lastOpen(Td), p.lastOpen(Th))) {
				p.mode = inRow
			}
			return false
		}
	}
	return p.inBody()
}

// closeCell closes the cell that is open at i; where none is, the token counts as used up.
func (p *Parser) closeCell(i int) (used bool) {
	if !p.closeTable(i) {
		return true
	}
	p.clearToMarker()
	p.mode = inRow
	return false
}

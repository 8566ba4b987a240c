package tree

func (p *Parser) inBody() bool {
	switch p.tok.kind {
	case textToken:
		p.bodyText()
	case commentToken:
		p.addComment(None)
	case startTag:
		return p.bodyStart()
	case endTag:
		return p.bodyEnd()
	case endOfPage:
		if len(p.templates) > 0 {
			return p.inTemplate()
		}
	}
	return true
}

func (p *Parser) bodyText() {
	if p.skipNUL() {
		return
	}
	p.reopen()
	p.insertText()
	if p.framesetOK && !p.blank(true) {
		p.framesetOK = false
	}
}

// skipNUL takes NUL off the beginning of the token's text, where it does not count, and says whether nothing is left.
func (p *Parser) skipNUL() bool {
	if p.tok.how&keepNUL != 0 {
		return false
	}
	for p.tok.from < p.tok.to && p.tree.page[p.tok.from] == 0 {
		p.tok.from++
	}
	return p.tok.from == p.tok.to
}

func (p *Parser) bodyStart() bool {
	switch a := p.tok.atom; startRules[a] {
	case ordinary:
		p.reopen()
		p.openElement()
	case block:
		p.closeP()
		p.openElement()
	case link:
		p.closeLink()
		p.reopen()
		p.openFormatting()
	case formatting:
		p.reopen()
		p.openFormatting()
	case nobr:
		p.reopen()
		if p.inScope(Nobr) {
			p.closeFormatting(Nobr)
			p.reopen()
		}
		p.openFormatting()
	case void:
		p.reopen()
		p.addElement(inHTML, 0)
		p.framesetOK = false
	case item:
		p.openItem(a)
	case metadata:
		p.metadata()
	case heading:
		p.closeP()
		if p.top().class&isHeading != 0 {
			p.pop()
		}
		p.openElement()
	case foreign:
		p.reopen()
		space := uint8(inSVG)
		if a == Math {
			space = inMath
		}
		p.openForeign(space)
	case openTable:
		if !p.quirks {
			p.closeP()
		}
		p.openElement()
		p.framesetOK = false
		p.mode = inTable
	case newlined:
		p.closeP()
		p.openElement()
		p.skipNewline()
		p.framesetOK = false
	case marked:
		p.reopen()
		p.openElement()
		p.addMarker()
		p.framesetOK = false
	case root:
		p.rootStart(a)
	case control:
		p.controlStart(a)
	case again:
		p.tok.atom, p.tok.name = Img, int32(Img)
		return false
	case rare:
		p.rareStart(a)
	}
	return true
}

// closeLink closes the link that is active: links do not nest.
func (p *Parser) closeLink() {
	if p.actives[A] == 0 {
		return
	}
	if i := p.lastActive(A); i >= 0 {
		p.closeOpenLink(i)
	}
}

// closeOpenLink closes the link that is active element i.
func (p *Parser) closeOpenLink(i int) {
	n := p.active[i].node
	p.closeFormatting(A)
	if p.tree.nodes[n].how&isOpen != 0 {
		p.remove(p.openAt(n, int32(A)))
	}
	if p.tree.nodes[n].how&isActive != 0 {
		p.dropActive(p.indexActive(n))
	}
}

// openItem opens a list item and closes one of its kind that is open.
func (p *Parser) openItem(a Atom) {
	p.framesetOK = false
	if i := p.top().carry.at(topItem); i >= 0 && p.open[i].space == inHTML {
		b := p.open[i].atom
		if b == a || a != Li && (b == Dd || b == Dt) {
			p.popTo(i)
		}
	}
	p.closeP()
	p.openElement()
}

func (p *Parser) rootStart(a Atom) {
	switch {
	case a == Html:
		if p.lastOpen(Template) < 0 {
			p.mergeAttrs(p.open[0].node)
		}
	case len(p.open) < 2 || p.open[1].atom != Body:
	case a == Body:
		if p.lastOpen(Template) < 0 {
			p.framesetOK = false
			p.mergeAttrs(p.open[1].node)
		}
	case p.framesetOK:
		p.detach(p.open[1].node)
		p.popTo(1)
		p.openElement()
		p.mode = inFrameset
	}
}

func (p *Parser) controlStart(a Atom) {
	switch a {
	case Form:
		template := p.lastOpen(Template) >= 0
		if p.form != None && !template {
			return
		}
		p.closeP()
		n := p.openElement()
		if !template {
			p.form = n
		}
	case Button:
		if p.inScope(Button) {
			p.popTo(p.lastOpen(Button))
		}
		p.reopen()
		p.openElement()
		p.framesetOK = false
	case Input:
		if p.inScope(Select) {
			p.popTo(p.lastOpen(Select))
		}
		p.reopen()
		n := p.addElement(inHTML, 0)
		if !p.isHidden(n) {
			p.framesetOK = false
		}
	case Select:
		if p.inScope(Select) {
			p.popTo(p.lastOpen(Select))
			return
		}
		p.reopen()
		p.openElement()
		p.framesetOK = false
	case Option, Optgroup:
		if but := Optgroup; p.inScope(Select) {
			if a == Optgroup {
				but = AtomNone
			}
			p.implyEnds(but)
		} else if p.topAtom() == Option {
			p.pop()
		}
		p.reopen()
		p.openElement()
	case Textarea:
		p.openRaw(withRefs | keepNUL)
		p.framesetOK = false
	}
}

// isHidden says that an input is of the hidden type.
func (p *Parser) isHidden(n Node) bool {
	v, _ := p.tree.Attr(n, "type")
	return equalFold(v, "hidden")
}

func (p *Parser) rareStart(a Atom) {
	switch a {
	case Hr:
		if p.inButtonScope(P) {
			p.popTo(p.lastOpen(P))
		}
		if p.inScope(Select) {
			p.implyEnds(AtomNone)
		}
		p.addElement(inHTML, 0)
		p.framesetOK = false
	case Param, Source, Track:
		p.addElement(inHTML, 0)
	case Iframe:
		p.framesetOK = false
		p.openRaw(keepNUL)
	case Noembed:
		p.openRaw(keepNUL)
	case Xmp:
		p.closeP()
		p.reopen()
		p.framesetOK = false
		p.openRaw(keepNUL)
	case Rb, Rtc:
		if p.inScope(Ruby) {
			p.implyEnds(AtomNone)
		}
		p.openElement()
	case Rp, Rt:
		if p.inScope(Ruby) {
			p.implyEnds(Rtc)
		}
		p.openElement()
	case Plaintext:
		p.closeP()
		p.openElement()
		p.plaintext = true
	}
}

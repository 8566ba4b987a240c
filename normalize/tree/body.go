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
	if p.tree.page[p.tok.from] == 0 && p.skipNUL() {
		return
	}
	p.reopen()
	p.addText(p.tok.from, p.tok.to, p.tok.how)
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
	case form:
		p.openForm()
	case button:
		p.openButton()
	case input:
		p.addInput()
	case selection:
		p.openSelect()
	case option:
		p.openOption()
	case again:
		p.tok.atom, p.tok.name = Img, int32(Img)
		return false
	case rare:
		p.rareStart(a)
	}
	return true
}

// closeLink closes a link that is active: links do not nest.
func (p *Parser) closeLink() {
	if p.actives[A] > 0 {
		p.closeActiveLink()
	}
}

func (p *Parser) closeActiveLink() {
	i := p.lastActive(A)
	if i < 0 {
		return
	}
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
	case Textarea:
		p.openRaw(withRefs | keepNUL)
		p.framesetOK = false
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

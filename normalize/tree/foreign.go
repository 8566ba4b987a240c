package tree

// isForeign says that the token falls under the rules of SVG and MathML content.
func (p *Parser) isForeign() bool {
	e := p.top()
	if e.space == inHTML || p.tok.kind == endOfPage {
		return false
	}
	start, text := p.tok.kind == startTag, p.tok.kind == textToken
	switch {
	case e.class&isMathText != 0 && (text || start && p.tok.atom != mglyph && p.tok.atom != malignmark):
		return false
	case e.space == inMath && e.atom == annotationXML && start && p.tok.atom == Svg:
		return false
	}
	return e.class&isIntegration == 0 || !start && !text
}

// foreignContent treats the token by those rules and says whether it is used up.
func (p *Parser) foreignContent() bool {
	switch p.tok.kind {
	case textToken:
		p.tok.how |= keepNUL
		if p.framesetOK && !p.blank(true) {
			p.framesetOK = false
		}
		p.insertText()
	case commentToken:
		p.addComment(None)
	case startTag:
		if breaksOut[p.tok.atom] || p.tok.atom == Font && p.hasAnyAttr("color", "face", "size") {
			p.leaveForeign()
			return p.step()
		}
		p.openForeign(p.top().space)
	case endTag:
		if p.tok.atom == Br || p.tok.atom == P {
			p.leaveForeign()
			return p.step()
		}
		if i := int(p.last[lastKey(p.tok.name, inSVG)]) - 1; i > p.top().carry.at(topHTML) {
			p.popTo(i)
			return true
		}
		return p.step()
	}
	return true
}

// leaveForeign closes foreign elements up to one whose content is HTML.
func (p *Parser) leaveForeign() {
	for p.top().space != inHTML && p.top().class&(isIntegration|isMathText) == 0 {
		p.pop()
	}
}

// openForeign inserts a foreign element for the token's tag, and opens it unless the tag closes itself.
func (p *Parser) openForeign(space uint8) {
	for i := p.tok.attrFrom; i < p.tok.attrTo; i++ {
		p.stripPrefix(&p.tree.attrs[i])
	}
	p.makeRoom()
	if p.tok.selfClosing {
		p.addElement(space, 0)
		return
	}
	n := p.addElement(space, isOpen)
	class := classOf(space, p.tok.atom)
	if p.tok.atom == annotationXML && space == inMath {
		encoding, _ := p.tree.Attr(n, "encoding")
		if equalFold(encoding, "text/html") || equalFold(encoding, "application/xhtml+xml") {
			class |= isIntegration
		}
	}
	p.push(n, p.tok.name, p.tok.atom, space, class)
}

// stripPrefix takes the prefix off an attribute that the standard puts into the namespace of XLink, XML or XMLNS.
func (p *Parser) stripPrefix(a *attr) {
	name := p.tree.page[a.name:a.nameEnd]
	if name[0]|0x20 != 'x' {
		return
	}
	for _, s := range [...]string{"xlink:actuate", "xlink:arcrole", "xlink:href", "xlink:role", "xlink:show",
		"xlink:title", "xlink:type", "xml:lang", "xml:space", "xmlns:xlink"} {
		if equalFold(name, s) {
			for s[0] != ':' {
				s = s[1:]
			}
			a.name = a.nameEnd - int32(len(s)-1)
			return
		}
	}
}

// hasAnyAttr says that the token has one of these attributes.
func (p *Parser) hasAnyAttr(names ...string) bool {
	for i := p.tok.attrFrom; i < p.tok.attrTo; i++ {
		for _, name := range names {
			if p.tree.named(&p.tree.attrs[i], name) {
				return true
			}
		}
	}
	return false
}

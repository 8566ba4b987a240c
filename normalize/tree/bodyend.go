package tree

func (p *Parser) bodyEnd() bool {
	switch a := p.tok.atom; endRules[a] {
	case ordinary:
		p.closeOther(p.tok.name)
	case block:
		if p.inScope(a) {
			p.popTo(p.lastOpen(a))
		}
	case paragraph:
		if p.last[2*P] != 0 && p.inButtonScope(P) {
			p.popTo(p.lastOpen(P))
			break
		}
		p.makeRoom()
		p.addEmpty(P)
	case formatting:
		p.closeFormatting(a)
	case listItem:
		if p.inListScope(Li) {
			p.popTo(p.lastOpen(Li))
		}
	case heading:
		i := -1
		for h := H1; h <= H6; h++ {
			i = max(i, p.lastOpen(h))
		}
		if i >= p.top().carry.at(topStop) {
			p.popTo(i)
		}
	case root:
		if p.inScope(Body) {
			p.mode = afterBody
			return a == Body
		}
	case form:
		p.closeForm()
	case marked:
		if p.inScope(a) {
			p.popTo(p.lastOpen(a))
			p.clearToMarker()
		}
	case again:
		p.tok.kind = startTag
		return false
	case closeTemplate:
		p.closeTemplate()
	}
	return true
}

// closeOther closes the topmost element of that name that no special one covers.
func (p *Parser) closeOther(name int32) {
	if i := int(p.last[2*name]) - 1; i >= 0 && i >= p.top().carry.at(topSpecial) {
		p.popTo(i)
	}
}

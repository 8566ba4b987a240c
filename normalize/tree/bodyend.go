package tree

func (p *Parser) bodyEnd() bool {
	switch a := p.tok.atom; a {
	case Div, Ul, Section, Article, Header, Footer, Nav, Main, Aside, Figure, Figcaption, Ol, Blockquote, Address,
		Button, Center, Details, Dialog, Dir, Dl, Fieldset, Hgroup, Listing, Menu, Pre, Search, Select, Summary, Dd, Dt:
		if p.inScope(a) {
			p.popTo(p.lastOpen(a))
		}
	case P:
		if !p.inButtonScope(P) {
			p.openImplied(P)
		}
		p.popTo(p.lastOpen(P))
	case A, B, Big, Code, Em, Font, I, Nobr, S, Small, Strike, Strong, Tt, U:
		p.closeFormatting(a)
	case Li:
		if p.inListScope(Li) {
			p.popTo(p.lastOpen(Li))
		}
	case H1, H2, H3, H4, H5, H6:
		i := -1
		for h := H1; h <= H6; h++ {
			i = max(i, p.lastOpen(h))
		}
		if i >= int(p.top().stop) {
			p.popTo(i)
		}
	case Body, Html:
		if p.inScope(Body) {
			p.mode = afterBody
			return a == Body
		}
	case Form:
		p.closeForm()
	case Applet, Marquee, Object:
		if p.inScope(a) {
			p.popTo(p.lastOpen(a))
			p.clearToMarker()
		}
	case Br:
		p.tok.kind = startTag
		return false
	case Template:
		p.closeTemplate()
	default:
		p.closeOther(p.tok.name)
	}
	return true
}

// closeOther closes the topmost element of that name that no special one covers.
func (p *Parser) closeOther(name int32) {
	if i := int(p.last[2*name]) - 1; i >= 0 && i >= int(p.top().special) {
		p.popTo(i)
	}
}

// closeForm closes the form. Elements open within it stay open.
func (p *Parser) closeForm() {
	if p.lastOpen(Template) >= 0 {
		if p.inScope(Form) {
			p.popTo(p.lastOpen(Form))
		}
		return
	}
	n := p.form
	p.form = None
	if n == None || p.tree.nodes[n].how&isOpen == 0 {
		return
	}
	i := p.openAt(n, int32(Form))
	if i < int(p.top().stop) {
		return
	}
	p.implyEnds(AtomNone)
	if i == len(p.open)-1 {
		p.pop()
	} else {
		p.remove(i)
	}
}

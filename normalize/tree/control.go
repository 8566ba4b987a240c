package tree

func (p *Parser) openForm() {
	template := p.lastOpen(Template) >= 0
	if p.form != None && !template {
		return
	}
	p.closeP()
	n := p.openElement()
	if !template {
		p.form = n
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
	if i < p.top().carry.at(topStop) {
		return
	}
	p.implyEnds(AtomNone)
	if i == len(p.open)-1 {
		p.pop()
	} else {
		p.remove(i)
	}
}

func (p *Parser) openButton() {
	if p.inScope(Button) {
		p.popTo(p.lastOpen(Button))
	}
	p.reopen()
	p.openElement()
	p.framesetOK = false
}

func (p *Parser) addInput() {
	if p.inScope(Select) {
		p.popTo(p.lastOpen(Select))
	}
	p.reopen()
	n := p.addElement(inHTML, 0)
	if v, _ := p.tree.Attr(n, "type"); !equalFold(v, "hidden") {
		p.framesetOK = false
	}
}

// openSelect opens a select, or closes one: they do not nest.
func (p *Parser) openSelect() {
	if p.inScope(Select) {
		p.popTo(p.lastOpen(Select))
		return
	}
	p.reopen()
	p.openElement()
	p.framesetOK = false
}

// openOption opens an option, or a group of them.
func (p *Parser) openOption() {
	if but := Optgroup; p.inScope(Select) {
		if p.tok.atom == Optgroup {
			but = AtomNone
		}
		p.implyEnds(but)
	} else if p.topAtom() == Option {
		p.pop()
	}
	p.reopen()
	p.openElement()
}

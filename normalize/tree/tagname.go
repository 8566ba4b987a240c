package tree

// tagName reads the name that begins at i, with a letter, into the token and gives its end.
func (p *Parser) tagName(i int) int {
	page := p.tree.page
	if i+wordLen < len(page) {
		w := word(page, i)
		n, key := wordLen, w|lower
		if m := oddBytes(w); m != 0 {
			n, key = firstMark(m), beforeMark(key, m)
		}
		if i += n; tagByte[page[i]] == 0 {
			a := atomSlots[key*nameHash>>slotShift]
			if atomKeys[a] != key {
				p.unknownName(i-n, i, uint32(key*nameHash>>32))
				return i
			}
			p.tok.atom, p.tok.name = a, int32(a)
			return i
		}
		i -= n
	}
	return p.longName(i)
}

// longName is tagName for names of more than eight bytes, or of unusual ones, or at the page's end.
func (p *Parser) longName(i int) int {
	page, from := p.tree.page, i
	for i < len(page) && tagByte[page[i]] != 0 {
		i++
	}
	name := page[from:i]
	if a := atomOf(name); a != AtomOther {
		p.tok.atom, p.tok.name = a, int32(a)
	} else {
		p.unknownName(from, i, foldHash(name))
	}
	return i
}

// unknownName gives the token a name that is not in the table. An end tag's that no start tag had has no number: nothing
// of that name is open.
func (p *Parser) unknownName(from, to int, hash uint32) {
	p.tok.atom, p.tok.name = AtomOther, p.tree.names.find(p.tree.page, from, to, hash)
	if p.tok.name == noName && p.tok.kind == startTag {
		p.tok.name = p.tree.names.add(from, to, hash)
		p.growLast(p.tok.name)
	}
}

package tree

import "strings"

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
func (p *Parser) longName(from int) int {
	page := p.tree.page
	end, hash, _ := attrName(page, from)
	if end < len(page) && page[end] == '=' { // which a tag's name may hold
		for end < len(page) && tagByte[page[end]] != 0 {
			end++
		}
		hash = attrHash(page[from:end])
	}
	name, short := page[from:end], uint32(hash>>32)
	if p.tree.odd && strings.IndexByte(name, 0) >= 0 {
		name = lowerName(name)
		short = uint32(attrHash(name) >> 32)
	}
	if len(name) <= wordLen {
		short = uint32(foldWord(name) * nameHash >> 32)
	}
	if a := atomOf(name); a != AtomOther {
		p.tok.atom, p.tok.name = a, int32(a)
	} else {
		p.unknownName(from, end, short)
	}
	return end
}

// unknownName gives the token a name that is not in the table. An end tag's that no start tag had has no number:
// nothing of that name is open.
func (p *Parser) unknownName(from, to int, hash uint32) {
	name := p.tree.names.number(p.tree.page, from, to, hash, p.tok.kind == startTag)
	p.tok.atom, p.tok.name = AtomOther, name
	if int(2*name+1) >= len(p.last) {
		p.growLast(name)
	}
}

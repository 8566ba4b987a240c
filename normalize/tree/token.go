package tree

// A token is what the page's bytes are cut into, before the rules of tree construction see it.
type token struct {
	kind        tokenKind
	atom        Atom
	selfClosing bool
	how         uint8 // of text: how it is decoded
	name        int32 // of tags: the name, as a number: the atom, or an interned name

	// Ints, though nodes hold 32 bits: two that were written are read one by one, and not at once as eight bytes, which
	// would have to wait for both.
	from, to         int // text, comment or doctype, as a range of the page
	attrFrom, attrTo int
}

type tokenKind uint8

const (
	textToken tokenKind = iota
	startTag
	endTag
	commentToken
	doctypeToken
	endOfPage
)

// The bytes that end a tag's name and an attribute's name map to 0, the others to themselves in lower case; NUL, which
// stands in no known name, to 0xff.
var tagByte, attrByte = func() (tag, attr [256]byte) {
	for i := range 256 {
		tag[i] = lowered(byte(i))
	}
	tag[0] = 0xff
	for _, c := range []byte(" \t\n\f\r/>") {
		tag[c] = 0
	}
	attr = tag
	attr['='] = 0
	return tag, attr
}()

// tokenize cuts the page into tokens and hands each to the rules of tree construction.
func (p *Parser) tokenize() {
	page := p.tree.page
	for p.pos < len(page) {
		if p.plaintext {
			p.emitText(p.pos, len(page), keepNUL)
			break
		}
		if i := p.pos; page[i] == '<' && i+1 < len(page) {
			switch c := page[i+1]; {
			case isLetter(c):
				p.startTag()
				continue
			case c == '/':
				if p.endTag() {
					continue
				}
			case c == '!':
				p.declaration()
				continue
			case c == '?':
				p.bogusComment(i + 1)
				continue
			}
		}
		to := textEnd(page, p.pos)
		p.emitText(p.pos, to, withRefs)
	}
	p.tok = token{kind: endOfPage}
	p.process()
}

// textEnd is where the text that begins at i ends: before the next tag, comment or declaration. The byte at i is text.
func textEnd(page string, i int) int {
	for i++; ; i++ {
		i = indexByte(page, i, '<')
		if i+1 >= len(page) {
			return len(page)
		}
		for i+1 < len(page) && page[i+1] == '<' {
			i++
		}
		if i+1 == len(page) {
			return i + 1
		}
		switch c := page[i+1]; {
		case isLetter(c), c == '!', c == '?', c == '/' && i+2 < len(page):
			return i
		}
	}
}

func (p *Parser) emitText(from, to int, how uint8) {
	p.pos = to
	if from == to {
		return
	}
	p.tok.kind, p.tok.how, p.tok.from, p.tok.to = textToken, how, from, to
	if p.mode == inBody && p.top().space == inHTML {
		p.rounds++
		p.bodyText()
		return
	}
	p.process()
}

func (p *Parser) emitComment(from, to, pos int) {
	p.pos = pos
	p.tok.kind, p.tok.from, p.tok.to = commentToken, from, to
	if p.mode == inBody {
		p.rounds++
		p.addComment(None)
		return
	}
	p.process()
}

func (p *Parser) startTag() {
	p.tok.kind, p.tok.selfClosing = startTag, false
	i := p.tagName(p.pos + 1)
	p.tok.attrFrom = len(p.tree.attrs)
	if i < len(p.tree.page) && p.tree.page[i] == '>' {
		p.pos = i + 1
	} else if !p.attributes(i) {
		return
	}
	p.tok.attrTo = len(p.tree.attrs)
	if p.mode >= beforeHead && p.top().space == inHTML {
		p.rounds++
		used := false
		if p.mode == inBody {
			used = p.bodyStart()
		} else {
			used = p.step()
		}
		if used {
			return
		}
	}
	p.process()
}

// endTag reads an end tag, and says whether there is one: the page may end after its first two bytes.
func (p *Parser) endTag() bool {
	page := p.tree.page
	i := p.pos + 2
	switch {
	case i == len(page):
		return false
	case page[i] == '>':
		p.pos = i + 1
		return true
	case !isLetter(page[i]):
		p.bogusComment(i)
		return true
	}
	p.tok.kind = endTag
	i = p.tagName(i)
	if i < len(page) && page[i] == '>' {
		p.pos = i + 1
	} else {
		if !p.dropAttributes(i) {
			return true
		}
	}
	p.tok.selfClosing = false
	p.tok.attrFrom, p.tok.attrTo = 0, 0
	if p.mode == inBody {
		if p.tok.name == noName { // nothing of that name is open
			p.rounds++
			return true
		}
		if p.top().space == inHTML {
			p.rounds++
			if p.bodyEnd() {
				return true
			}
		}
	}
	p.process()
	return true
}

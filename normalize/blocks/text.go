package blocks

import (
	"unicode/utf8"

	"broadsheet/normalize/tree"
)

// inLine says that the innermost block-level element is a paragraph or heading, so that an element that may be either
// is part of its line.
func (s *Splitter) inLine() bool {
	for i := len(s.stack) - 1; i > 0; i-- {
		if f := &s.stack[i]; f.block {
			return f.atom == tree.P || tree.H1 <= f.atom && f.atom <= tree.H6
		}
	}
	return false
}

// text adds a text node to the open block, or opens one.
func (s *Splitter) text(n tree.Node) {
	top := &s.stack[len(s.stack)-1]
	linked := top.marks&InLink != 0
	str := s.t.Text(n)
	b := &s.cur
	if s.open && top.hidden != s.hide {
		if s.hide == tree.None {
			return // a hidden part of a visible line
		}
		s.flush()
	}
	for i := 0; i < len(str); {
		made, size, weight := ascii[str[i]], 1, int32(1)
		r := rune(str[i])
		if made == wide {
			r, size = utf8.DecodeRuneInString(str[i:])
			if made, weight = weigh(r); weight == 0 {
				made = leftOut
			}
		}
		if made >= space {
			if made == space {
				s.space = true
				if r == '\n' && s.open && b.Kind == Pre {
					s.breaks = max(s.breaks, 1)
				}
				for i+size < len(str) && str[i+size] == ' ' { // most white space is indentation
					size++
				}
			}
			i += size
			continue
		}
		if !s.open {
			s.begin(n, r)
		} else if s.breaks > 1 && s.row == tree.None {
			s.flush()
			s.begin(n, r)
		} else if s.space {
			if s.breaks == 1 {
				s.lines = append(s.lines, int32(len(s.buf)-s.from))
			}
			s.buf = append(s.buf, ' ')
			b.Words++
		}
		s.space, s.breaks = false, 0
		if r < utf8.RuneSelf {
			var spaces int32
			made, size, spaces = asciiRun(str[i:])
			weight, r = int32(size)-spaces, rune(str[i+size-1])
			b.Words += spaces
		}
		s.buf = append(s.buf, str[i:i+size]...)
		i += size
		b.add(made)
		b.Len += weight
		b.Last, b.LastRune = n, r
		if linked {
			b.Linked += weight
		}
		if top.strong {
			b.Strong += weight
		}
	}
	if s.open && linked && b.Last == n {
		for i := len(s.stack) - 1; i > 0; i-- {
			if s.stack[i].atom == tree.A {
				if s.link != s.stack[i].node {
					s.link = s.stack[i].node
					b.Links++
				}
				break
			}
		}
	}
}

// begin opens a block at text node n, whose first character is r.
func (s *Splitter) begin(n tree.Node, r rune) {
	top := &s.stack[len(s.stack)-1]
	i := len(s.stack) - 1
	for i > 0 && !s.stack[i].block {
		i--
	}
	h := &s.stack[i]
	s.open, s.space, s.breaks, s.from, s.hide, s.link = true, false, 0, len(s.buf), top.hidden, tree.None
	s.cur = Block{Node: h.node, First: n, Box: s.box(i), Marks: top.marks, Depth: uint16(len(s.stack)), Near: top.near, Group: h.list, Entry: h.item}
	s.cur.FirstRune, s.cur.Words = r, 1
	k := Bare
	switch a := h.atom; {
	case tree.H1 <= a && a <= tree.H6:
		k, s.cur.Level = Heading, uint8(a-tree.H1)+1
	case a == tree.Tr:
		k = Row
	case a == tree.Figcaption || a == tree.Caption:
		k = Caption
	case a == tree.Button || a == tree.Legend:
		k = Control
	case a == tree.Pre || a == tree.Listing || a == tree.Xmp || a == tree.Plaintext:
		k = Pre
	case top.marks&InFigure != 0:
		k = Caption
	case h.item != tree.None:
		k = Item
	case top.marks&InQuote != 0:
		k = Quote
	case a == tree.P:
		k = Paragraph
	}
	s.cur.Kind = k
}

package tree

import (
	"slices"
	"strings"
)

// manyAttrs is the number of attributes from which a tag's are looked up by hash.
const manyAttrs = 24

// attributes reads the rest of a tag from i into the tree's attributes. It says false, and drops what it read, where
// the page ends within the tag.
func (p *Parser) attributes(i int) bool {
	t := &p.tree
	page, base := t.page, len(t.attrs)
	p.seen.base = -1
	var seen uint64 // a bit for each name that occurred, and for others by chance
	for {
		for i < len(page) && isSpace[page[i]] {
			i++
		}
		if i >= len(page) {
			break
		}
		switch page[i] {
		case '>':
			p.pos = i + 1
			return true
		case '/':
			i++
			p.tok.selfClosing = i < len(page) && page[i] == '>'
			continue
		}
		from := i
		to, hash, fold := attrName(page, i)
		value, valueEnd, next := attrValue(page, to)
		if i = next; i > len(page) {
			break
		}
		bit := uint64(1) << (hash >> 58)
		if (seen&bit != 0 || len(t.attrs)-base >= manyAttrs) && t.duplicate(&p.seen, base, hash, page[from:to]) {
			continue
		}
		seen |= bit
		a := t.newAttr()
		a.name, a.nameEnd, a.value, a.valueEnd = int32(from), int32(to), int32(value), int32(valueEnd)
		a.fold, a.key, a.hash = fold, keyOf(hash, page[from:to]), uint16(hash>>48)
	}
	t.attrs = t.attrs[:base]
	p.pos = len(page)
	return false
}

// dropAttributes is attributes for an end tag, whose attributes count for nothing.
func (p *Parser) dropAttributes(i int) bool {
	kept := len(p.tree.attrs)
	ok := p.attributes(i)
	p.tree.attrs = p.tree.attrs[:kept]
	return ok
}

// newAttr adds an attribute, all of which is for the caller to say.
func (t *Tree) newAttr() *attr {
	n := len(t.attrs)
	if n == cap(t.attrs) {
		t.attrs = slices.Grow(t.attrs, 64+n/2)
	}
	t.attrs = t.attrs[:n+1]
	return &t.attrs[n]
}

// attrName reads the name that begins at i and gives its end, its hash without regard to case, and whether it may hold
// capitals or NUL. Whatever its first byte, a name begins.
func attrName(page string, i int) (end int, hash uint64, fold bool) {
	from, capital := i, uint64(0)
	for i+wordLen < len(page) {
		w := word(page, i)
		m := endBytes(w)
		if m == 0 {
			capital |= capitals(w)
			hash = mix(hash, w|lower)
			i += wordLen
			continue
		}
		i += firstMark(m)
		if i == from || attrByte[page[i]] != 0 {
			break
		}
		capital |= capitals(beforeMark(w, m))
		return i, mix(hash, beforeMark(w|lower, m)), capital != 0
	}
	return oddAttrName(page, from)
}

// oddAttrName is attrName for names of unusual bytes, or at the page's end.
func oddAttrName(page string, from int) (end int, hash uint64, fold bool) {
	changed := tagByte[page[from]] ^ page[from]
	i := from + 1
	for ; i < len(page) && attrByte[page[i]] != 0; i++ {
		changed |= attrByte[page[i]] ^ page[i]
	}
	return i, attrHash(page[from:i]), changed != 0
}

// attrHash is the hash of an attribute's name.
func attrHash(name string) (hash uint64) {
	for ; len(name) >= wordLen; name = name[wordLen:] {
		hash = mix(hash, word(name, 0)|lower)
	}
	return mix(hash, foldWord(name))
}

// attrValue reads what follows the name of an attribute at i: the range of the value and the place behind it, which is
// past the page's end where the page ends before the value does.
func attrValue(page string, i int) (from, to, next int) {
	if i+1 < len(page) && page[i] == '=' && page[i+1] == '"' {
		to = indexByte(page, i+2, '"')
		if to == len(page) {
			return 0, 0, len(page) + 1
		}
		return i + 2, to, to + 1
	}
	j := i
	for j < len(page) && isSpace[page[j]] {
		j++
	}
	if j == len(page) {
		return 0, 0, len(page) + 1
	}
	if page[j] != '=' {
		return i, i, j
	}
	for j++; j < len(page) && isSpace[page[j]]; j++ {
	}
	if j == len(page) {
		return 0, 0, len(page) + 1
	}
	switch c := page[j]; c {
	case '"', '\'':
		j++
		n := strings.IndexByte(page[j:], c)
		if n < 0 {
			return 0, 0, len(page) + 1
		}
		return j, j + n, j + n + 1
	case '>':
		return i, i, j
	}
	from = j
	for j < len(page) && page[j] != '>' && !isSpace[page[j]] {
		j++
	}
	return from, j, j
}

// duplicate says that there is an attribute of that name already among those from base on. Where there is none, the
// caller adds it.
func (t *Tree) duplicate(set *attrSet, base int, hash uint64, name string) bool {
	before := t.attrs[base:]
	if len(before) >= manyAttrs {
		return !set.add(t, base, hash, name)
	}
	for i := range before {
		b := &before[i]
		if b.hash == uint16(hash>>48) && sameName(t.page[b.name:b.nameEnd], name) {
			return true
		}
	}
	return false
}

// mergeAttrs gives the element those attributes of the token that it has not.
func (p *Parser) mergeAttrs(n Node) {
	t, x := &p.tree, &p.tree.nodes[n]
	added := t.attrs[p.tok.attrFrom:p.tok.attrTo]
	if len(added) == 0 {
		return
	}
	old, base := int(x.to-x.from), int(x.from)
	steps := len(added) + min(old, manyAttrs)*min(len(added), manyAttrs)
	if int(x.to) != p.tok.attrFrom || old >= manyAttrs && p.kept.base != base {
		steps += old
	}
	if !p.spend(steps) {
		return
	}
	if int(x.to) == p.tok.attrFrom {
		t.attrs = t.attrs[:x.to] // the token's are behind the element's own, and move up
	} else {
		base, p.kept.base = len(t.attrs), -1
		t.attrs = append(t.attrs, t.attrs[x.from:x.to]...)
	}
	for i := range added {
		a := &added[i]
		if name := t.page[a.name:a.nameEnd]; !t.duplicate(&p.kept, base, attrHash(name), name) {
			if b := t.newAttr(); b != a {
				*b = *a
			}
		}
	}
	x.from, x.to = int32(base), int32(len(t.attrs))
}

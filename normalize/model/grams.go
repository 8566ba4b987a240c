package model

import (
	"unicode"
	"unicode/utf8"

	"broadsheet/normalize/blocks"
)

const (
	offset = 14695981039346656037
	prime  = 1099511628211
)

// table is a hash table from non-zero 64-bit hashes to small numbers; -1 is no value.
type table struct {
	key []uint64
	val []int32
}

// reset makes t empty, with room for n hashes.
func (t *table) reset(n int) *table {
	size := 256
	for size < 2*n {
		size *= 2
	}
	t.key, t.val = zeros(t.key, size), zeros(t.val, size)
	for i := range t.val {
		t.val[i] = -1
	}
	return t
}

// at is the place of h, taken by it if it was free. The table must have room.
func (t *table) at(h uint64) int {
	if h == 0 {
		h = 1
	}
	mask := len(t.key) - 1
	i := int(h>>7) & mask
	for t.key[i] != 0 && t.key[i] != h {
		i = (i + 1) & mask
	}
	t.key[i] = h
	return i
}

// has says that h was put in.
func (t *table) has(h uint64) bool {
	if h == 0 {
		h = 1
	}
	mask := len(t.key) - 1
	i := int(h>>7) & mask
	for t.key[i] != 0 {
		if t.key[i] == h {
			return true
		}
		i = (i + 1) & mask
	}
	return false
}

// Tokens appends the hashes of the words of s, case folded; in scripts without spaces each character is a word.
func Tokens(out []uint64, s string) []uint64 {
	h, open := uint64(offset), false
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			i++
			if low := wordRunes[c]; low != 0 {
				h, open = (h^uint64(low))*prime, true
			} else if open {
				out = append(out, h)
				h, open = offset, false
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		alone := 0x3040 <= r && r <= 0x30FF || 0x3400 <= r && r <= 0x9FFF || 0x0E00 <= r && r <= 0x0E7F
		low := r
		if !alone {
			low = wordRune(r)
		}
		if r == 0xAD || 0x200B <= r && r <= 0x200F || r == 0xFEFF {
			continue
		}
		if open && (alone || low == 0) {
			out = append(out, h)
			h, open = offset, false
		}
		if alone {
			out = append(out, (h^uint64(r))*prime)
		} else if low != 0 {
			h, open = (h^uint64(low))*prime, true
		}
	}
	if open {
		out = append(out, h)
	}
	return out
}

// wordRune maps letters, digits and marks to lower case, other characters to 0.
func wordRune(r rune) rune {
	switch {
	case int(r) < len(wordRunes):
		return rune(wordRunes[r])
	case 0x2000 <= r && r < 0x2070: // dashes, quotes
		return 0
	}
	return anyWordRune(r)
}

func anyWordRune(r rune) rune {
	if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
		return unicode.ToLower(r)
	}
	return 0
}

// wordRunes is wordRune of the characters of two bytes and less.
var wordRunes = func() (t [0x800]uint16) {
	for r := range t {
		t[r] = uint16(anyWordRune(rune(r)))
	}
	return
}()

// Grams appends the hashes of the runs of three tokens; a shorter text is one run.
func Grams(out []uint64, tokens []uint64) []uint64 {
	if len(tokens) == 0 {
		return out
	}
	if len(tokens) < 3 {
		h := uint64(offset)
		for _, t := range tokens {
			h = (h ^ t) * prime
		}
		return append(out, h)
	}
	for i := 0; i+3 <= len(tokens); i++ {
		out = append(out, ((offset^tokens[i])*prime^tokens[i+1])*prime^tokens[i+2]*31)
	}
	return out
}

// set makes t the set of the hashes.
func (t *table) set(hashes []uint64) *table {
	t.reset(len(hashes))
	for _, h := range hashes {
		t.val[t.at(h)] = 1
	}
	return t
}

func (t *table) share(hashes []uint64) int16 {
	if len(hashes) == 0 {
		return 0
	}
	n := int32(0)
	for _, h := range hashes {
		if t.has(h) {
			n++
		}
	}
	return share(n, int32(len(hashes)))
}

// Least is the shortest articleBody that is a witness, in bytes; shorter ones are teasers.
const Least = 400

// overlaps compares the blocks with the headline, the description, the declared body and each other.
func (p *Page) overlaps(w Witness) {
	room := &p.room
	head := Tokens(nil, w.Headline)
	heads := room.heads.set(head)
	tokens := Tokens(room.tokens[:0], w.Description)
	grams := Grams(room.grams[:0], tokens)
	described, descs := len(tokens) > 0, room.descs.set(grams)
	var body *table
	if len(w.ArticleBody) >= Least {
		tokens = Tokens(tokens[:0], w.ArticleBody)
		grams = Grams(grams[:0], tokens)
		body = room.body.set(grams)
	}
	copies := room.alike.reset(len(p.Blocks))
	keys := make([]int32, len(p.Blocks))
	level := 9
	for i := range p.Blocks {
		v := &p.Vectors[i]
		tokens = Tokens(tokens[:0], p.Blocks[i].Text)
		h := uint64(offset)
		for _, t := range tokens {
			h = (h ^ t) * prime
		}
		k := copies.at(h)
		copies.val[k]++
		keys[i] = int32(k)
		v[fArticleBody] = -1
		v[fHeadline] = heads.share(tokens)
		if len(head) > 0 && v[fHeadline] == 1000 && same(tokens, head) {
			v[fHeadline] = 1001
			if l := rank(&p.Blocks[i]); l < level {
				level, p.Headline = l, i
			}
		}
		if !described && body == nil {
			continue
		}
		grams = Grams(grams[:0], tokens)
		v[fDescription] = descs.share(grams)
		if body != nil && len(tokens) > 2 {
			v[fArticleBody] = body.share(grams)
		}
	}
	for i := range p.Vectors {
		p.Vectors[i][fCopies] = limit(copies.val[keys[i]])
	}
	room.tokens, room.grams = tokens, grams
}

// rank orders blocks that all read like the headline: an h1 first.
func rank(b *blocks.Block) int {
	switch {
	case b.Marks&(blocks.InNav|blocks.InFooter|blocks.InAside) != 0:
		return 8
	case b.Kind == blocks.Heading:
		return int(b.Level)
	}
	return 7
}

func same(a, b []uint64) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// Contained is the share of the runs of three tokens of part that whole has, in thousandths.
func Contained(part, whole []uint64) int16 {
	return new(table).set(Grams(nil, whole)).share(Grams(nil, part))
}

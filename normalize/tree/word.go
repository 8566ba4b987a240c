package tree

import (
	"math/bits"
	"strings"
)

// Names and short texts are read in words of eight bytes, the first byte lowest. A mark is the highest bit of a byte.
const (
	wordLen = 8
	ones    = 0x0101010101010101
	marks   = 0x80 * ones
	lower   = 0x20 * ones // makes letters small; other bytes of a name may become like each other
)

// word is the eight bytes of s from i on.
func word(s string, i int) uint64 {
	b := s[i : i+wordLen]
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
		uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
}

// shortWord is a string of at most eight bytes as a word.
func shortWord(s string) uint64 {
	var w uint64
	for i := len(s) - 1; i >= 0; i-- {
		w = w<<8 | uint64(s[i])
	}
	return w
}

// foldWord is a string of at most eight bytes as a word, in lower case if it is letters and digits.
func foldWord(s string) uint64 { return shortWord(s) | firstBytes(lower, len(s)) }

// firstMark is the number of bytes before the first that is marked; one is.
func firstMark(m uint64) int { return bits.TrailingZeros64(m) >> 3 }

// beforeMark keeps the bytes of a word before the first that is marked; one is.
func beforeMark(w, m uint64) uint64 { return w & ((m ^ (m - 1)) >> 8) }

// firstBytes keeps the first n bytes of a word.
func firstBytes(w uint64, n int) uint64 { return w & (1<<(8*uint(n)) - 1) }

// oddBytes marks the bytes of a word that are neither letters nor digits nor beyond '@': those that end a tag's name
// are among them.
func oddBytes(w uint64) uint64 {
	const low = 0x7f * ones
	digits := (w^'0'*ones)&low + (0x80-10)*ones // no mark: a digit, if the byte is below '@'
	return digits &^ (w | w<<1) & marks
}

// endBytes marks the bytes of a word that are below '@' but no digit, '-', '.' or ':': those that end an attribute's
// name are among them.
func endBytes(w uint64) uint64 {
	const low = 0x7f * ones
	x := w & low
	common := (x + (0x80-'-')*ones) &^ (x + (0x80-':'-1)*ones) // from '-' to ':'
	slash := x ^ '/'*ones + low                                // no mark: a slash, if the byte is below 0x80
	return (^common | ^slash) &^ (w | w<<1) & marks
}

// capitals marks bytes of a word among which are all capital letters.
func capitals(w uint64) uint64 { return w << 1 &^ (w << 2) & marks }

// equalBytes marks the bytes of a word that are c, and perhaps some behind the first of them.
func equalBytes(w uint64, c byte) uint64 {
	x := w ^ uint64(c)*ones
	return (x - ones) &^ x & marks
}

// indexByte is the place of the next c in s from i on, or len(s).
func indexByte(s string, i int, c byte) int {
	if i+wordLen <= len(s) {
		if m := equalBytes(word(s, i), c); m != 0 {
			return i + firstMark(m)
		}
		i += wordLen
	}
	if n := strings.IndexByte(s[i:], c); n >= 0 {
		return i + n
	}
	return len(s)
}

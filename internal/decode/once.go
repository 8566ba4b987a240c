package decode

import (
	"encoding/binary"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// once undoes a second encoding: text that was UTF-8, was read as Latin-1 or windows-1252 on its way, and was written
// as UTF-8 again, so that an apostrophe shows as three characters. In such a page every character above ASCII stands
// for a byte, and the bytes are UTF-8; no text is both by chance, because one letter with an accent beside plain ones
// is not. Of the 793 pages of wcxb 12 are such, none of the 956 others. A body that is not so is given back as it is.
func once(body []byte) []byte {
	size, left := 0, 0 // bytes of the text; bytes that the sequence under way still wants
	for i := 0; i < len(body); {
		if left == 0 && i+8 <= len(body) && binary.LittleEndian.Uint64(body[i:])&highBits == 0 {
			i += 8
			size += 8
			continue
		}
		b, n, ok := byteFor(body[i:])
		switch {
		case !ok || left > 0 && b&0xC0 != 0x80:
			return body
		case left > 0:
			left--
		case b >= 0xC2 && b <= 0xF4:
			left = 1
			if b >= 0xE0 {
				left++
			}
			if b >= 0xF0 {
				left++
			}
		case b >= utf8.RuneSelf:
			return body
		}
		i += n
		size++
	}
	if size == len(body) || left > 0 {
		return body
	}
	text := make([]byte, 0, size)
	for i := 0; i < len(body); {
		b, n, _ := byteFor(body[i:])
		text = append(text, b)
		i += n
	}
	if !utf8.Valid(text) { // too long a sequence, or a surrogate
		return body
	}
	return text
}

// byteFor is the byte that was read as the first character of s, and that character's length.
func byteFor(s []byte) (b byte, n int, ok bool) {
	if s[0] < utf8.RuneSelf {
		return s[0], 1, true
	}
	r, n := utf8.DecodeRune(s)
	if r <= 0xFF {
		return byte(r), n, true
	}
	b, ok = charmap.Windows1252.EncodeRune(r)
	return b, n, ok
}

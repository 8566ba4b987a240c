package blocks

import "unicode"

// class bits of ASCII characters
const (
	isLetter = 1 << iota
	isUpper
	isDigit
	isStop
	isComma
	isSpace
)

var ascii = func() (t [128]uint8) {
	for c := range t {
		switch {
		case 'a' <= c && c <= 'z':
			t[c] = isLetter
		case 'A' <= c && c <= 'Z':
			t[c] = isLetter | isUpper
		case '0' <= c && c <= '9':
			t[c] = isDigit
		case c == '.' || c == '!' || c == '?':
			t[c] = isStop
		case c == ',' || c == ';':
			t[c] = isComma
		case c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == '\v':
			t[c] = isSpace
		}
	}
	return
}()

// weigh gives the class bits of r and its weight in Latin letters; weight 0 means that r is left out.
func weigh(r rune) (bits uint8, weight int32) {
	switch {
	case r < 0xA0:
		return 0, 1
	case r == 0xA0 || 0x2000 <= r && r <= 0x200A || r == 0x202F || r == 0x205F || r == 0x3000 || r == 0x2028 || r == 0x2029 || r == 0x1680:
		return isSpace, 1
	case r == 0xAD || 0x200B <= r && r <= 0x200F || 0x202A <= r && r <= 0x202E || 0x2060 <= r && r <= 0x2064 || r == 0xFEFF:
		return 0, 0
	case r < 0x2000:
		if r < 0x250 {
			if r == 0xD7 || r == 0xF7 || r < 0xC0 && r != 0xAA && r != 0xB5 && r != 0xBA {
				return 0, 1
			}
			if unicode.IsUpper(r) {
				return isLetter | isUpper, 1
			}
			return isLetter, 1
		}
		switch r {
		case 0x61F, 0x6D4, 0x964, 0x965, 0x589, 0x1362, 0x104B:
			return isStop, 1
		case 0x60C, 0x61B, 0x104A:
			return isComma, 1
		}
		switch {
		case unicode.IsUpper(r):
			return isLetter | isUpper, 1
		case unicode.IsLetter(r) || unicode.IsMark(r):
			return isLetter, 1
		case unicode.IsDigit(r):
			return isDigit, 1
		}
		return 0, 1
	case r == 0x2026 || r == 0x3002 || r == 0xFF01 || r == 0xFF1F || r == 0xFF0E || r == 0xFF61:
		return isStop, 1
	case r == 0x3001 || r == 0xFF0C || r == 0xFF1B:
		return isComma, 1
	case 0x3040 <= r && r <= 0x30FF || 0xAC00 <= r && r <= 0xD7AF || 0x1100 <= r && r <= 0x11FF:
		return isLetter, 2
	case 0x3400 <= r && r <= 0x9FFF || 0xF900 <= r && r <= 0xFAFF || 0x20000 <= r && r <= 0x3FFFF:
		return isLetter, 3
	case 0xFF10 <= r && r <= 0xFF19:
		return isDigit, 1
	case 0xFF21 <= r && r <= 0xFF3A:
		return isLetter | isUpper, 1
	case 0xFF41 <= r && r <= 0xFF5A:
		return isLetter, 1
	}
	if unicode.IsLetter(r) {
		return isLetter, 1
	}
	return 0, 1
}

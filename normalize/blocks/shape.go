package blocks

import "unicode"

// tally counts what a run of characters is made of, each kind in twelve bits of its own, or says what a character is
// that ends a run.
type tally uint64

const (
	letter tally = 1 << (12 * iota) // of Latin size
	upper
	digit
	stop
	comma
)

// what ends a run
const (
	space   tally = (iota + 1) << 60 // white space
	leftOut                          // a control character, or one without width
	wide                             // not ASCII
)

const longRun = 1<<12 - 1

var ascii = func() (t [256]tally) {
	for c := range t {
		switch {
		case c >= 0x80:
			t[c] = wide
		case 'a' <= c && c <= 'z':
			t[c] = letter
		case 'A' <= c && c <= 'Z':
			t[c] = letter | upper
		case '0' <= c && c <= '9':
			t[c] = digit
		case c == '.' || c == '!' || c == '?':
			t[c] = stop
		case c == ',' || c == ';':
			t[c] = comma
		case c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == '\v':
			t[c] = space
		case c < ' ':
			t[c] = leftOut
		}
	}
	return
}()

// asciiRun takes ASCII characters from the head of s, up to white space that is more than one space between two of them.
//
//go:noinline
func asciiRun(s string) (made tally, size int, spaces int32) {
	s = s[:min(len(s), longRun)]
	for ; size < len(s); size++ {
		c := ascii[s[size]]
		if c >= space {
			if s[size] != ' ' || size+1 == len(s) || ascii[s[size+1]] >= space {
				break
			}
			c = 0
			spaces++
		}
		made += c
	}
	return
}

// add counts what a run of characters is made of.
func (s *Shape) add(made tally) {
	s.Letters += int32(made & longRun)
	s.Upper += int32(made / upper & longRun)
	s.Digits += int32(made / digit & longRun)
	s.Stops += int32(made / stop & longRun)
	s.Commas += int32(made / comma & longRun)
}

// weigh gives the tally of r, which is not ASCII, and its weight in Latin letters; weight 0 means that r is left out.
func weigh(r rune) (made tally, weight int32) {
	switch {
	case r < 0xA0:
		return 0, 1
	case r == 0xA0 || 0x2000 <= r && r <= 0x200A || r == 0x202F || r == 0x205F || r == 0x3000 || r == 0x2028 || r == 0x2029 || r == 0x1680:
		return space, 1
	case r == 0xAD || 0x200B <= r && r <= 0x200F || 0x202A <= r && r <= 0x202E || 0x2060 <= r && r <= 0x2064 || r == 0xFEFF:
		return 0, 0
	case r < 0x2000:
		if r < 0x250 {
			if r == 0xD7 || r == 0xF7 || r < 0xC0 && r != 0xAA && r != 0xB5 && r != 0xBA {
				return 0, 1
			}
			if unicode.IsUpper(r) {
				return letter | upper, 1
			}
			return letter, 1
		}
		switch r {
		case 0x61F, 0x6D4, 0x964, 0x965, 0x589, 0x1362, 0x104B:
			return stop, 1
		case 0x60C, 0x61B, 0x104A:
			return comma, 1
		}
		switch {
		case unicode.IsUpper(r):
			return letter | upper, 1
		case unicode.IsLetter(r) || unicode.IsMark(r):
			return letter, 1
		case unicode.IsDigit(r):
			return digit, 1
		}
		return 0, 1
	case r == 0x2026 || r == 0x3002 || r == 0xFF01 || r == 0xFF1F || r == 0xFF0E || r == 0xFF61:
		return stop, 1
	case r == 0x3001 || r == 0xFF0C || r == 0xFF1B:
		return comma, 1
	case 0x3040 <= r && r <= 0x30FF || 0xAC00 <= r && r <= 0xD7AF || 0x1100 <= r && r <= 0x11FF:
		return 2 * letter, 2
	case 0x3400 <= r && r <= 0x9FFF || 0xF900 <= r && r <= 0xFAFF || 0x20000 <= r && r <= 0x3FFFF:
		return 3 * letter, 3
	case 0xFF10 <= r && r <= 0xFF19:
		return digit, 1
	case 0xFF21 <= r && r <= 0xFF3A:
		return letter | upper, 1
	case 0xFF41 <= r && r <= 0xFF5A:
		return letter, 1
	}
	if unicode.IsLetter(r) {
		return letter, 1
	}
	return 0, 1
}

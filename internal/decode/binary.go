package decode

import "bytes"

// signatures are how files begin that are sent or kept under the name of a page and hold no text.
var signatures = []string{"%PDF-", "\x89PNG\r\n", "GIF87a", "GIF89a", "\xff\xd8\xff", "PK\x03\x04", "\x7fELF"}

// Of the first so many bytes of a text hardly one is a control character; of random bytes one in nine is, and of
// programs more are.
const (
	binarySample = 4 << 10
	binaryLeast  = 32 // controls: a page of a few words may have one that got in somehow
	binaryShare  = 16 // one in so many
)

// isBinary says that a body is no text in any charset but UTF-16 and UTF-32, half of which is NUL.
func isBinary(body []byte) bool {
	for _, s := range signatures {
		if bytes.HasPrefix(body, []byte(s)) {
			return true
		}
	}
	sample, controls := body[:min(len(body), binarySample)], 0
	for _, c := range sample {
		if c < ' ' && !(c >= '\t' && c <= '\r') && c != 0x1b { // ISO-2022 begins its shifts with 0x1b
			controls++
		}
	}
	return controls > binaryLeast && controls*binaryShare > len(sample)
}

package archive

import (
	"crypto/sha256"
	"encoding/hex"
	"unicode"
)

// ArticleID gives the id of the article at a canonical URL: the same in every archive.
func ArticleID(canonicalURL string) string { return ID(canonicalURL) }

// Read is one reading of one capture, with what it was read by.
type Read struct {
	CaptureID string
	RulesHash string // of rules and model
	Profile   string // hash of the site profile; "" = read without one
	Reading   Reading
}

// ArticleURL is the URL that the article on c is known by: the canonical one if it was believed, else c's own.
func (r *Reading) ArticleURL(c *Capture) string {
	if r.Canonical != "" {
		return r.Canonical
	}
	return c.URL
}

// ContentHash is "sha256:" and the hex digest of headline and text, joined by NUL: equal where both are. A reading
// without an article has none.
func (r *Reading) ContentHash() string {
	if r.Reason != "" {
		return ""
	}
	sum := sha256.Sum256([]byte(r.Headline + "\x00" + r.Text()))
	return "sha256:" + hex.EncodeToString(sum[:])
}

// WordCount counts the words of text: runs of letters, digits and marks, with apostrophes and hyphens inside them.
// A Han, Hiragana, Katakana or Thai letter counts as a word, for those scripts do not part words.
func WordCount(text string) int {
	n, inside := 0, false
	for _, c := range text {
		switch {
		case unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai):
			n, inside = n+1, false
		case unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c):
			if !inside {
				n, inside = n+1, true
			}
		case inside && (c == '\'' || c == '’' || c == '-'):
		default:
			inside = false
		}
	}
	return n
}

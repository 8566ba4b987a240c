package site

import (
	"crypto/sha256"
	"encoding/binary"
)

// Facts are what one page tells of its site: hashes mostly, so that a thousand pages are at hand at once.
type Facts struct {
	Article  uint64   // Hash of the article's canonical URL; 0 if unknown
	Headline uint64   // Hash of its headline; 0 if that tells no article from another
	Blocks   []Block  // in reading order
	Title    string   // of the title element
	Names    []string // what the page calls its site
	Zone     int      // offset of its time of publication, in minutes; 0 if it has none or is UTC
	Declared []Value
}

// Block is one block of a page.
type Block struct {
	Text  uint64 // Hash of its text
	Place uint64 // as Place gives it
	Len   int32  // as blocks.Shape.Len
	Kept  bool   // read into the text
	Ruled bool   // by a rule, so that it says nothing of its place
}

// Value is what a page declares in a field.
type Value struct {
	Field, Text string
	Denied      bool // the page shows that it is wrong: it prints another author
}

func (v Value) hash() uint64 { return Hash(v.Field + "\x00" + v.Text) }

// Hash is the 64-bit FNV-1a hash of s, the same for ever.
func Hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// digest orders facts whatever order they came in.
func (f *Facts) digest() (out [32]byte) {
	b := binary.BigEndian.AppendUint64(nil, f.Article)
	b = binary.BigEndian.AppendUint64(b, f.Headline)
	for _, x := range f.Blocks {
		b = binary.BigEndian.AppendUint64(b, x.Text)
		b = binary.BigEndian.AppendUint64(b, x.Place)
		b = binary.BigEndian.AppendUint32(b, uint32(x.Len))
		b = append(b, flag(x.Kept), flag(x.Ruled))
	}
	b = binary.AppendVarint(appendString(b, f.Title), int64(f.Zone))
	for _, n := range f.Names {
		b = appendString(b, n)
	}
	for _, v := range f.Declared {
		b = append(appendString(appendString(b, v.Field), v.Text), flag(v.Denied))
	}
	return sha256.Sum256(b)
}

func flag(b bool) byte {
	if b {
		return 1
	}
	return 0
}

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

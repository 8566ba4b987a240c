// Package blocks cuts a page's tree into blocks: the visible pieces of text that a reader would see as one line or
// paragraph, in reading order, each with where it stands and what it is made of. In comes a tree (or plain text), out
// comes the list; nothing visible is left out and nothing is judged. Blocks of hidden elements are in it, marked: a page
// may show them later.
package blocks

import (
	"unicode"
	"unicode/utf8"

	"broadsheet/normalize/tree"
)

// Kind is the kind of a block, from the element that holds it.
type Kind uint8

const (
	Bare      Kind = iota // text that stands in a div, section, cell … of its own
	Paragraph             // p
	Heading               // h1 … h6
	Item                  // li, dt, dd, and what stands in them
	Quote                 // in a blockquote
	Row                   // a table row, its cells joined by a space
	Caption               // figcaption, caption, and text in a figure
	Pre                   // pre
	Control               // button, legend, label
)

// Marks are the landmarks that a block stands in, as bits.
type Marks uint32

const (
	InArticle Marks = 1 << iota
	InMain
	InAside
	InNav
	InFooter
	InHeader
	InForm
	InFigure
	InList
	InQuote
	InTable
	InLink // the block begins in a link
	InControl
	InDialog
	InAriaHidden
	InDetails
	InBody // itemprop=articleBody
	InAddress
	InTime
)

// Block is one visible piece of text. A page may have 440,000: the fields stand in the order that takes least room.
type Block struct {
	Text   string    // one line, white space collapsed; soft hyphens and zero-width marks left out
	Breaks []int32   // places in Text where a br stands for the space, or the end of a line of a pre
	Shape            // what its text is made of
	Node   tree.Node // the block-level element that holds it; None in plain text
	First  tree.Node // first and last text node
	Last   tree.Node
	Group  tree.Node // list or table that it is part of, or None
	Entry  tree.Node // list item that it is part of, or None
	Box    int32     // index of the box that holds it; -1 in plain text
	Marks  Marks
	Depth  uint16 // open elements above it
	Kind   Kind
	Level  uint8 // 1–6 of a heading
	Hidden bool  // in an element that is not shown, unless a script reveals it
	Near   Near  // how far above it class names of each family stand
}

// Shape counts what a text is made of. Lengths are in letters of a Latin text of the same content: a Han character
// counts 3, kana and Hangul 2, any other 1; white space counts nothing.
type Shape struct {
	Len       int32 // all characters
	Linked    int32 // characters in links, as Len
	Strong    int32 // characters in b, strong, em, i, u
	Letters   int32 // letters, as Len
	Upper     int32 // upper-case letters
	Digits    int32
	Words     int32 // runs without white space; in scripts without spaces, Len/5
	Stops     int32 // marks that end a sentence, of any script
	Commas    int32 // commas, semicolons, of any script
	Links     int32 // links begun in it
	LastRune  rune
	FirstRune rune
}

// Lines cuts the text at its breaks. A br before a lower-case letter is a space: the line goes on.
func (b *Block) Lines(yield func(string) bool) {
	from := 0
	for _, at := range b.Breaks {
		if r, _ := utf8.DecodeRuneInString(b.Text[at+1:]); b.Kind != Pre && unicode.IsLower(r) {
			continue
		}
		if !yield(b.Text[from:at]) {
			return
		}
		from = int(at) + 1
	}
	yield(b.Text[from:])
}

// Box is a block-level element that holds at least one block: sums over all its blocks.
type Box struct {
	Class, ID   string
	Path        uint64 // hash of the names and first classes of it and its ancestors
	Node        tree.Node
	Parent      int32 // index, always smaller; -1 for the outermost
	From, To    int32 // its blocks are From … To-1
	Len, Linked int32
	Prose       int32 // Len of its blocks that IsProse
	Own         int32 // Len of the prose blocks whose box or box's parent it is
	Marks       Marks
	Depth       uint16
	Near        Near
}

// IsProse says that a block is shown and reads like running text: long enough, with the end of a sentence, few links.
func (b *Block) IsProse() bool {
	return !b.Hidden && (b.Len >= 80 && b.Stops > 0 && 3*b.Linked < b.Len || b.Len >= 160 && b.Commas > 0 && 3*b.Linked < b.Len)
}

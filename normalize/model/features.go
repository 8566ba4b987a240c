package model

import "broadsheet/normalize/blocks"

// Features is the number of features of a block.
const Features = 64

// Vector is what the model sees of a block.
type Vector [Features]int16

// The features. Shares are in thousandths; lengths as blocks.Shape counts them; distances to class names in
// block-level elements; what has no value is -1.
const (
	fLen = iota
	fWords
	fLinked
	fStrong
	fStops
	fCommas
	fDigits
	fUpper
	fFirst
	fLast
	fBreaks
	fKind
	fLevel
	fWordLen
	fHint

	fDepth
	fIndex
	fProseBefore
	fSinceHeadline

	fHome
	fChrome
	fInside

	fNearBody
	fNearStory
	fNearDek
	fNearComment
	fNearRelated
	fNearChrome
	fNearSide
	fNearAuthor
	fNearMedia
	fNearPromo
	fNearMeta
	fNearBox
	fNearHead

	fBoxProse
	fBoxLinked
	fBoxBlocks
	fBoxLen
	fPathProse
	fPathBlocks
	fPathLen
	fUp
	fDown
	fOuterLinked

	fPrevLen
	fNextLen
	fNextLinked
	fSinceProse
	fUntilProse
	fSamePath

	fHeadline
	fDescription
	fArticleBody
	fCopies

	fOwn // the context: what the first stage said of the block and those around it
	fBefore
	fAfter
	fPath
	fBox
	fPage
	fRegion
	fSinceKept
	fUntilKept
)

// Names are the names of the features, in order.
var Names = [Features]string{
	"len", "words", "linked", "strong", "stops", "commas", "digits", "upper", "first", "last", "breaks", "kind",
	"level", "word-len", "hint", "depth", "index", "prose-before", "since-headline", "home", "chrome",
	"inside", "near-body", "near-story", "near-dek", "near-comment", "near-related", "near-chrome", "near-side",
	"near-author", "near-media", "near-promo", "near-meta", "near-box", "near-head", "box-prose", "box-linked",
	"box-blocks", "box-len", "path-prose", "path-blocks", "path-len", "up", "down", "outer-linked", "prev-len",
	"next-len", "next-linked", "since-prose", "until-prose", "same-path", "headline", "description",
	"article-body", "copies", "own", "before", "after", "path", "box", "page", "region", "since-kept",
	"until-kept",
}

// Witness is what the page declares that bears on its blocks.
type Witness struct {
	Headline, Description, ArticleBody string
	Hints                              []uint8 // one a block: 0 no phrase of residue, 1 a weak one, 2 under a label of one, 3 one
}

// Page holds what the features of a page are made from, and its vectors.
type Page struct {
	Blocks   []blocks.Block
	Boxes    []blocks.Box
	Vectors  []Vector
	Headline int // index of the block that shows the headline, or -1
	paths    []int32
	holders  []int32
	groups   int
	room     room
}

// room is memory that is used again from page to page.
type room struct {
	tokens, grams, words, masks []uint64
	heads, descs, body          table
	alike                       table // of texts, then of paths
	reached                     []uint16
	chance                      []int32
	byPath, byBox               []sums
}

// Look computes the vectors of a page, the context left empty, in the place and the memory of the page before.
func (p *Page) Look(bs []blocks.Block, boxes []blocks.Box, w Witness) {
	p.Blocks, p.Boxes, p.Headline, p.groups = bs, boxes, -1, 0
	p.Vectors = zeros(p.Vectors, len(bs))
	if len(bs) == 0 {
		return
	}
	p.overlaps(w)
	for i := range bs {
		v := &p.Vectors[i]
		p.text(v, &bs[i])
		p.place(v, &bs[i])
		if w.Hints != nil {
			v[fHint] = int16(w.Hints[i])
		}
	}
	p.sequence()
	p.containers()
}

// zeros is n zeros, in the memory of an old slice if it is large enough.
func zeros[T any](old []T, n int) []T {
	if n > cap(old) {
		return make([]T, n)
	}
	clear(old[:n])
	return old[:n]
}

// IsHeadline says that a block is the headline, word for word.
func (v *Vector) IsHeadline() bool { return v[fHeadline] == 1001 }

// FirstContext is the number of the first context feature: the first stage sees only those before it.
const FirstContext = fOwn

// IsFar says that a block is short and far from running text.
func (v *Vector) IsFar() bool {
	return v[fLen] < 60 && v[fSinceProse] > 6 && v[fUntilProse] > 6
}

// Headline is the share of a block's words that the headline has, in thousandths; 1001 for the headline itself.
func (v *Vector) Headline() int16 { return v[fHeadline] }

// Description is the share of a block that the page's description holds, in thousandths of its runs of three words.
func (v *Vector) Description() int16 { return v[fDescription] }

// SinceHeadline is the number of blocks since the headline; -1 before it.
func (v *Vector) SinceHeadline() int16 { return v[fSinceHeadline] }

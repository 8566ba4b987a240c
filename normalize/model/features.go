package model

import (
	"unicode"

	"broadsheet/normalize/blocks"
)

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
	fLinks
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
	fSymbols

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
	fPrevLinked
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
)

// Names are the names of the features, in order.
var Names = [Features]string{
	"len", "words", "linked", "links", "strong", "stops", "commas", "digits", "upper", "first", "last", "breaks", "kind",
	"level", "word-len", "hint", "symbols", "depth", "index", "prose-before", "since-headline", "home", "chrome",
	"inside", "near-body", "near-story", "near-dek", "near-comment", "near-related", "near-chrome", "near-side",
	"near-author", "near-media", "near-promo", "near-meta", "near-box", "near-head", "box-prose", "box-linked",
	"box-blocks", "box-len", "path-prose", "path-blocks", "path-len", "up", "down", "outer-linked", "prev-len",
	"next-len", "prev-linked", "next-linked", "since-prose", "until-prose", "same-path", "headline", "description",
	"article-body", "copies", "own", "before", "after", "path", "box", "page",
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
}

// Look computes the vectors of a page, the context left empty.
func Look(bs []blocks.Block, boxes []blocks.Box, w Witness) *Page {
	p := &Page{Blocks: bs, Boxes: boxes, Vectors: make([]Vector, len(bs)), Headline: -1}
	if len(bs) == 0 {
		return p
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
	return p
}

func limit(x int32) int16 { return int16(min(x, 30000)) }

func share(part, whole int32) int16 {
	if whole <= 0 {
		return 0
	}
	return int16(int64(part) * 1000 / int64(whole))
}

func (p *Page) text(v *Vector, b *blocks.Block) {
	v[fLen], v[fWords] = limit(b.Len), limit(b.Words)
	v[fLinked], v[fLinks] = share(b.Linked, b.Len), limit(b.Links)
	v[fStrong] = share(b.Strong, b.Len)
	v[fStops], v[fCommas] = limit(b.Stops), limit(b.Commas)
	v[fDigits], v[fUpper] = share(b.Digits, b.Len), share(b.Upper, b.Letters)
	v[fFirst], v[fLast] = first(b.FirstRune), last(b.LastRune)
	v[fBreaks], v[fKind], v[fLevel] = limit(int32(len(b.Breaks))), int16(b.Kind), int16(b.Level)
	if b.Words > 0 {
		v[fWordLen] = limit(10 * b.Len / b.Words)
	}
	v[fSymbols] = symbols(b.Text)
}

func first(r rune) int16 {
	switch {
	case unicode.IsLower(r):
		return 1
	case unicode.IsUpper(r):
		return 2
	case unicode.IsLetter(r):
		return 3
	case unicode.IsDigit(r):
		return 4
	case r == '"' || r == '“' || r == '„' || r == '«' || r == '\'' || r == '‘' || r == '「' || r == '»' || r == '”':
		return 5
	case r == '(' || r == '[' || r == '（' || r == '【':
		return 6
	case r == '-' || r == '–' || r == '—' || r == '•' || r == '*' || r == '·':
		return 7
	}
	return 0
}

func last(r rune) int16 {
	switch r {
	case '.', '!', '?', '。', '！', '？', '؟', '।', '۔', '።':
		return 1
	case ':', '：':
		return 3
	case '…':
		return 4
	case '"', '”', '“', '»', '«', '’', '\'', '」', '』':
		return 2
	case ')', ']', '）', '】':
		return 5
	case '›', '→', '>', '▶', '▸', '↓', '↗':
		return 9
	}
	switch {
	case unicode.IsDigit(r):
		return 7
	case unicode.IsLetter(r):
		return 8
	}
	return 6
}

// symbols counts the kinds of marks in a text that running text has seldom: © | @ / → #.
func symbols(s string) int16 {
	var seen uint8
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '|':
			seen |= 1
		case '@':
			seen |= 2
		case '#':
			seen |= 4
		case '/':
			seen |= 8
		case 0xC2:
			if i+1 < len(s) && (s[i+1] == 0xA9 || s[i+1] == 0xAE || s[i+1] == 0xB7) { // © ® ·
				seen |= 16
			}
		case 0xE2:
			if i+1 < len(s) && (s[i+1] == 0x86 || s[i+1] == 0x96) { // arrows, geometric marks
				seen |= 32
			}
		}
	}
	n := int16(0)
	for ; seen != 0; seen &= seen - 1 {
		n++
	}
	return n
}

func (p *Page) place(v *Vector, b *blocks.Block) {
	m := b.Marks
	v[fDepth] = int16(b.Depth)
	for i, bit := range [...]blocks.Marks{blocks.InMain, blocks.InArticle, blocks.InBody} {
		if m&bit != 0 {
			v[fHome] |= 1 << i
		}
	}
	switch {
	case m&blocks.InFooter != 0:
		v[fChrome] = 6
	case m&blocks.InNav != 0:
		v[fChrome] = 5
	case m&(blocks.InDialog|blocks.InControl) != 0:
		v[fChrome] = 4
	case m&blocks.InAside != 0:
		v[fChrome] = 3
	case m&blocks.InHeader != 0:
		v[fChrome] = 2
	case m&blocks.InForm != 0:
		v[fChrome] = 1
	}
	for i, bit := range [...]blocks.Marks{blocks.InLink, blocks.InTable, blocks.InList, blocks.InQuote, blocks.InTime | blocks.InAddress, blocks.InDetails, blocks.InAriaHidden, blocks.InFigure} {
		if m&bit != 0 {
			v[fInside] = int16(i + 1)
		}
	}
	if b.Hidden {
		v[fInside] = 9
	}
	n := &b.Near
	near := func(fs ...blocks.Family) int16 {
		d := uint8(blocks.Far)
		for _, f := range fs {
			d = min(d, n[f])
		}
		return int16(d)
	}
	v[fNearBody] = near(blocks.FamBody, blocks.FamText)
	v[fNearStory] = near(blocks.FamStory)
	v[fNearDek] = near(blocks.FamDek)
	v[fNearComment] = near(blocks.FamComment)
	v[fNearRelated] = near(blocks.FamRelated)
	v[fNearChrome] = near(blocks.FamShare, blocks.FamNav, blocks.FamFoot, blocks.FamHidden)
	v[fNearSide] = near(blocks.FamSide)
	v[fNearAuthor] = near(blocks.FamAuthor)
	v[fNearMedia] = near(blocks.FamMedia)
	v[fNearPromo] = near(blocks.FamAdvert, blocks.FamPromo)
	v[fNearMeta] = near(blocks.FamMeta, blocks.FamTags)
	v[fNearBox] = near(blocks.FamBox, blocks.FamEmbed)
	v[fNearHead] = near(blocks.FamHead)
}

// sequence fills in what the order of the blocks says.
func (p *Page) sequence() {
	bs := p.Blocks
	whole, before := int32(0), int32(0)
	for i := range bs {
		if bs[i].IsProse() {
			whole += bs[i].Len
		}
	}
	since, sinceHead := int16(999), int16(-1)
	for i := range bs {
		v := &p.Vectors[i]
		v[fIndex] = share(int32(i), int32(len(bs)))
		v[fProseBefore] = share(before, whole)
		if i == p.Headline {
			sinceHead = 0
		}
		v[fSinceHeadline] = sinceHead
		if sinceHead >= 0 && sinceHead < 999 {
			sinceHead++
		}
		v[fSinceProse] = since
		if since < 999 {
			since++
		}
		if bs[i].IsProse() {
			before += bs[i].Len
			since = 0
		}
		if i > 0 {
			v[fPrevLen], v[fPrevLinked] = p.Vectors[i-1][fLen], p.Vectors[i-1][fLinked]
		}
		if i+1 < len(bs) {
			v[fNextLen], v[fNextLinked] = limit(bs[i+1].Len), share(bs[i+1].Linked, bs[i+1].Len)
		}
	}
	until := int16(999)
	for i := len(bs) - 1; i >= 0; i-- {
		p.Vectors[i][fUntilProse] = until
		if until < 999 {
			until++
		}
		if bs[i].IsProse() {
			until = 0
		}
	}
}

// containers fills in what the boxes that hold a block say.
func (p *Page) containers() {
	bs, boxes := p.Blocks, p.Boxes
	page := boxes[0].Prose
	p.group()
	type sums struct{ n, len, prose int32 }
	of := make([]sums, p.groups)
	for i := range bs {
		g := &of[p.paths[i]]
		g.n++
		g.len += bs[i].Len
		if bs[i].IsProse() {
			g.prose += bs[i].Len
		}
	}
	main := p.chain()
	for i := range bs {
		v := &p.Vectors[i]
		h := p.holders[i]
		x := &boxes[h]
		v[fBoxProse], v[fBoxLinked] = share(x.Prose, page), share(x.Linked, x.Len)
		v[fBoxBlocks], v[fBoxLen] = limit(x.To-x.From), limit(x.Len/max(1, x.To-x.From))
		for k := 0; k < 2 && x.Parent >= 0; k++ {
			x = &boxes[x.Parent]
		}
		v[fOuterLinked] = share(x.Linked, x.Len)
		g := &of[p.paths[i]]
		v[fPathProse], v[fPathBlocks], v[fPathLen] = share(g.prose, page), limit(g.n), limit(g.len/g.n)
		up, at := int16(0), bs[i].Box
		for at >= 0 && main[at] < 0 {
			at = boxes[at].Parent
			up++
		}
		v[fUp] = up
		if at >= 0 {
			v[fDown] = main[at]
		}
		if i > 0 && p.paths[i] == p.paths[i-1] {
			v[fSamePath] |= 1
		}
		if i+1 < len(bs) && p.paths[i] == p.paths[i+1] {
			v[fSamePath] |= 2
		}
	}
}

// group numbers the paths of the blocks and finds the box that holds each among others.
func (p *Page) group() {
	p.paths, p.holders = make([]int32, len(p.Blocks)), make([]int32, len(p.Blocks))
	t := newTable(len(p.Blocks))
	for i := range p.Blocks {
		at := p.Blocks[i].Box
		k := t.at(p.Boxes[at].Path)
		if t.val[k] < 0 {
			t.val[k] = int32(p.groups)
			p.groups++
		}
		p.paths[i] = t.val[k]
		for k := 0; k < 4 && p.Boxes[at].Parent >= 0 && p.Boxes[at].To-p.Boxes[at].From == 1; k++ {
			at = p.Boxes[at].Parent
		}
		p.holders[i] = at
	}
}

// chain gives, for the box that has most running text of its own and the boxes around it, how far above it they are;
// -1 for all others.
func (p *Page) chain() []int16 {
	best := int32(0)
	for i := range p.Boxes {
		if p.Boxes[i].Own > p.Boxes[best].Own {
			best = int32(i)
		}
	}
	out := make([]int16, len(p.Boxes))
	for i := range out {
		out[i] = -1
	}
	for d := int16(0); best >= 0; d++ {
		out[best] = d
		best = p.Boxes[best].Parent
	}
	return out
}

// IsHeadline says that a block is the headline, word for word.
func (v *Vector) IsHeadline() bool { return v[fHeadline] == 1001 }

// FirstContext is the number of the first context feature: the first stage sees only those before it.
const FirstContext = fOwn

// IsFar says that a block is short and far from running text.
func (v *Vector) IsFar() bool {
	return v[fLen] < 60 && v[fSinceProse] > 6 && v[fUntilProse] > 6
}

// Description is the share of a block that the page's description holds, in thousandths of its runs of three words.
func (v *Vector) Description() int16 { return v[fDescription] }

// SinceHeadline is the number of blocks since the headline; -1 before it.
func (v *Vector) SinceHeadline() int16 { return v[fSinceHeadline] }

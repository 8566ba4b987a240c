package tree

import (
	"math"
	"slices"
	"unsafe"
)

// The limits that keep time and memory in proportion to the page.
const (
	// MaxDepth is the number of elements that are open at one time; what is nested deeper is flattened into siblings.
	// The tree is at most twice as deep, where forms are closed before what they hold.
	MaxDepth = 500

	// maxPage is the number of bytes that are read; ranges are 32 bits wide.
	maxPage = 1<<31 - 1

	// stepsPerByte and minSteps bound the work on formatting elements: entries of the stack and of the list of active
	// ones that are looked at or moved, and copies that are made. None of 1,749 gold pages comes near.
	stepsPerByte = 1
	minSteps     = 100_000

	// reopenCost is what a copy of a formatting element counts, in steps.
	reopenCost = 16

	// bytesPerNode is how many bytes of a page a node is reckoned to take, and an attribute too, before it is read: those
	// of news pages take 140 to 160.
	bytesPerNode = 128

	// maxRounds is how often one token is handed from rule to rule. The rules end by themselves, each round but one
	// closing an element or going on to a later part of the page; this guards against an oversight.
	maxRounds = 2*MaxDepth + 100
)

// Parser parses pages one after the other and reuses its buffers. It is not safe for concurrent use.
type Parser struct {
	tree  Tree
	spare []node // for renumbering
	links []kin
	pos   int // of the next token in the page
	tok   token
	seen  attrSet // attributes of the tag
	kept  attrSet // attributes of html or body, which take those of later tags

	open      []entry          // the stack of open elements
	last      []int16          // by lastKey: place of the topmost open element of that name + 1
	active    []active         // the list of active formatting elements
	actives   [atomCount]int32 // how many of them there are, by name
	templates []mode           // the stack of template insertion modes
	mode      mode
	disorder  uint8 // fosters, offEnd, moved
	ended     int   // the nodes of the entries from this on have their end

	head, form Node
	framesetOK bool // a frameset may still take the body's place
	quirks     bool
	plaintext  bool // the rest of the page is text

	steps, budget int
	rounds        int // tokens, counted once for each rule that treated them
	forgotten     int // formatting elements that adopt gave up
}

// Parse gives the tree of page, which must be UTF-8 and must not be changed afterwards: texts share its memory.
func Parse(page []byte) *Tree { return new(Parser).Parse(page) }

// Parse gives the tree of page, as the function does; the tree is valid until the next call.
func (p *Parser) Parse(page []byte) *Tree {
	p.reset(page[:min(len(page), maxPage)])
	p.tokenize()
	for len(p.open) > 0 {
		p.pop()
	}
	p.number()
	return &p.tree
}

func (p *Parser) reset(page []byte) {
	t := &p.tree
	t.page = unsafe.String(unsafe.SliceData(page), len(page))
	t.nodes = slices.Grow(t.nodes[:0], len(page)/bytesPerNode)
	t.attrs = slices.Grow(t.attrs[:0], len(page)/bytesPerNode)
	t.pieces = t.pieces[:0]
	t.odd, t.flattened = isOdd(t.page), false
	p.pos, p.steps, p.budget = 0, 0, minSteps+stepsPerByte*len(page)
	p.rounds, p.forgotten = 0, 0
	t.names.reset(t.odd)
	p.seen.base, p.kept.base = -1, -1
	p.growLast(firstName)
	if p.open == nil {
		p.open = make([]entry, 0, MaxDepth+1) // a head that is opened once more may stand on top
	}
	p.open, p.active, p.templates = p.open[:0], p.active[:0], p.templates[:0]
	clear(p.actives[:])
	p.mode, p.head, p.form = initial, None, None
	p.framesetOK, p.quirks = true, false
	p.disorder, p.ended, p.plaintext = 0, math.MaxInt, false
	_, x := p.tree.newNode()
	*x = node{kind: Document, parent: None, end: 1}
}

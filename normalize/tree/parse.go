package tree

import "unsafe"

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

	// maxRounds is how often one token is handed from rule to rule. The rules end by themselves, each round but one
	// closing an element or going on to a later part of the page; this guards against an oversight.
	maxRounds = 2*MaxDepth + 100
)

// Parser parses pages one after the other and reuses its buffers. It is not safe for concurrent use.
type Parser struct {
	tree  Tree
	spare []node // for renumbering
	pos   int    // of the next token in the page
	tok   token
	names names
	seen  attrSet

	open      []entry  // the stack of open elements
	last      []int16  // by lastKey: place of the topmost open element of that name + 1
	active    []active // the list of active formatting elements
	templates []mode   // the stack of template insertion modes
	mode      mode

	head, form Node
	framesetOK bool // a frameset may still take the body's place
	quirks     bool
	foster     bool // what does not belong in a table goes before it
	offEnd     bool // nodes were put behind the end of what is open
	moved      bool // nodes may stand out of document order
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
	t.nodes, t.attrs, t.pieces = t.nodes[:0], t.attrs[:0], t.pieces[:0]
	t.odd, t.flattened = isOdd(t.page), false
	p.pos, p.steps, p.budget = 0, 0, minSteps+stepsPerByte*len(page)
	p.rounds, p.forgotten = 0, 0
	p.names.reset()
	p.growLast(firstName)
	p.open, p.active, p.templates = p.open[:0], p.active[:0], p.templates[:0]
	p.mode, p.head, p.form = initial, None, None
	p.framesetOK, p.quirks = true, false
	p.foster, p.offEnd, p.moved, p.plaintext = false, false, false, false
	p.newNode(node{kind: Document})
}

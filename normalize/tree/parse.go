package tree

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
)

// MaxDepth is the deepest nesting kept; what is nested deeper is flattened into siblings.
const MaxDepth = 500

// Parser parses pages one after the other and reuses its buffers.
type Parser struct{ tree Tree }

// Parse gives the tree of page, which must be UTF-8. A new parser is used for each call.
func Parse(page []byte) *Tree { return new(Parser).Parse(page) }

// Parse gives the tree of page; it is valid until the next call.
func (p *Parser) Parse(page []byte) *Tree {
	t := &p.tree
	t.nodes, t.attrs = t.nodes[:0], t.attrs[:0]
	doc, err := html.ParseWithOptions(bytes.NewReader(page), html.ParseOptionEnableScripting(false))
	if err != nil {
		doc = &html.Node{Type: html.DocumentNode}
	}
	t.fill(doc, None)
	return t
}

func (t *Tree) fill(h *html.Node, parent Node) {
	n := Node(len(t.nodes))
	x := node{parent: parent, first: None, next: None}
	switch h.Type {
	case html.DocumentNode:
	case html.ElementNode:
		x.kind, x.foreign = Element, h.Namespace != ""
		x.atom = lookup(h.Data)
		if x.foreign && x.atom != Svg && x.atom != Math {
			x.atom = AtomOther
		}
		x.name = strings.ToLower(h.Data)
		x.attrFrom = int32(len(t.attrs))
		for _, a := range h.Attr {
			t.attrs = append(t.attrs, attr{a.Key, a.Val})
		}
		x.attrTo = int32(len(t.attrs))
	case html.TextNode:
		x.kind, x.text = Text, h.Data
	case html.CommentNode:
		x.kind, x.text = Comment, h.Data
	default:
		return
	}
	t.nodes = append(t.nodes, x)
	last := None
	for c := h.FirstChild; c != nil; c = c.NextSibling {
		at := Node(len(t.nodes))
		t.fill(c, n)
		if Node(len(t.nodes)) == at {
			continue
		}
		if last == None {
			t.nodes[n].first = at
		} else {
			t.nodes[last].next = at
		}
		last = at
	}
	t.nodes[n].end = Node(len(t.nodes))
}

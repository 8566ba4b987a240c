package tree

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// lines describes a tree, a line a node, indented by its depth: elements with their attributes in order of name, and
// texts. Comments are left out unless asked for, and then the texts around them are one.
type lines struct {
	b     []byte
	text  []byte
	depth int
	at    int // depth of the text
}

func (l *lines) add(depth int, s string) {
	l.flush()
	l.b = append(append(strconv.AppendInt(l.b, int64(depth), 10), ' '), s...)
	l.b = append(l.b, lineEnd)
}

func (l *lines) addText(depth int, s string) {
	if len(l.text) > 0 && l.at != depth {
		l.flush()
	}
	l.text, l.at = append(l.text, s...), depth
}

func (l *lines) flush() {
	if len(l.text) > 0 {
		l.b = append(strconv.AppendInt(l.b, int64(l.at), 10), ' ')
		l.b = append(append(l.b, l.text...), lineEnd)
		l.text = l.text[:0]
	}
}

func element(name string, attrs []string) string {
	slices.Sort(attrs)
	return "<" + name + " " + strings.Join(attrs, " ") + ">"
}

// ours describes our tree of the page.
func ours(t *Tree) string {
	var l lines
	depth := make([]int, t.Len())
	for n := Node(1); n < Node(t.Len()); n++ {
		depth[n] = depth[t.Parent(n)] + 1
		switch t.Kind(n) {
		case Element:
			var attrs []string
			for i := range t.Attrs(n) {
				name, value := t.AttrAt(n, i)
				attrs = append(attrs, name+"="+value)
			}
			l.add(depth[n], element(t.Name(n), attrs))
		case Text:
			l.addText(depth[n], t.Text(n))
		}
	}
	l.flush()
	return string(l.b)
}

// oracle is the tree that x/net makes of the page; nil where it makes none.
func oracle(page []byte) *html.Node {
	doc, err := html.ParseWithOptions(bytes.NewReader(page), html.ParseOptionEnableScripting(false))
	if err != nil {
		return nil
	}
	return doc
}

// theirs describes a tree of x/net in the same way.
func theirs(doc *html.Node) string {
	var l lines
	var walk func(h *html.Node, depth int)
	walk = func(h *html.Node, depth int) {
		switch h.Type {
		case html.ElementNode:
			var attrs []string
			for _, a := range h.Attr {
				attrs = append(attrs, lowerName(a.Key)+"="+a.Val)
			}
			l.add(depth, element(lowerName(h.Data), attrs))
		case html.TextNode:
			l.addText(depth, h.Data)
		}
		for c := h.FirstChild; c != nil; c = c.NextSibling {
			walk(c, depth+1)
		}
	}
	walk(doc, 0)
	l.flush()
	return string(l.b)
}

// difference shows where our tree and that of x/net part; "" where they do not.
func difference(t *Tree, doc *html.Node) string {
	if alike(t, Root, doc) {
		return ""
	}
	// Comments may stand between texts in one of the two alone.
	if got, want := ours(t), theirs(doc); got != want {
		return firstDifference(got, want)
	}
	return ""
}

// alike says that two nodes and what is under them are the same, node by node, comments left out.
func alike(t *Tree, n Node, h *html.Node) bool {
	if t.Name(n) != lowerName(h.Data) && h.Type == html.ElementNode || t.Text(n) != h.Data && h.Type == html.TextNode ||
		t.Attrs(n) != len(h.Attr) && h.Type == html.ElementNode {
		return false
	}
	for i := range t.Attrs(n) {
		name, value := t.AttrAt(n, i)
		if !slices.ContainsFunc(h.Attr, func(a html.Attribute) bool { return a.Val == value && lowerName(a.Key) == name }) {
			return false
		}
	}
	c, d := t.First(n), h.FirstChild
	for {
		for c != None && t.Kind(c) == Comment {
			c = t.Next(c)
		}
		for d != nil && (d.Type == html.CommentNode || d.Type == html.DoctypeNode) {
			d = d.NextSibling
		}
		if c == None || d == nil {
			return c == None && d == nil
		}
		if (t.Kind(c) == Element) != (d.Type == html.ElementNode) || !alike(t, c, d) {
			return false
		}
		c, d = t.Next(c), d.NextSibling
	}
}

// lineEnd ends a line; texts hold line feeds.
const lineEnd = 0x1e

// firstDifference shows where two descriptions part.
func firstDifference(got, want string) string {
	g, w := strings.Split(got, string(rune(lineEnd))), strings.Split(want, string(rune(lineEnd)))
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return fmt.Sprintf("line %d, after %.300q\n got %.300q\nwant %.300q", i, g[max(0, i-3):i],
				g[i:min(len(g), i+3)], w[i:min(len(w), i+3)])
		}
	}
	return "one is the beginning of the other"
}

// checkLinks fails where the links, ends and numbers of a tree do not agree.
func checkLinks(tb testing.TB, t *Tree) {
	tb.Helper()
	var check func(n Node, depth int) Node
	check = func(n Node, depth int) Node {
		if depth > 2*MaxDepth {
			tb.Fatalf("node %d is deeper than %d", n, 2*MaxDepth)
		}
		next := n + 1
		for c := t.First(n); c != None; c = t.Next(c) {
			if c != next || t.Parent(c) != n {
				tb.Fatalf("child %d of %d: want number %d, parent %d", c, n, next, t.Parent(c))
			}
			next = check(c, depth+1)
		}
		if t.End(n) != next {
			tb.Fatalf("end of %d is %d, want %d", n, t.End(n), next)
		}
		return next
	}
	if end := check(Root, 0); end != Node(t.Len()) {
		tb.Fatalf("%d nodes, %d reached", t.Len(), end)
	}
}

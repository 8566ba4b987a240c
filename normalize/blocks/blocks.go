// Package blocks cuts a page's tree into blocks: the visible pieces of text that a reader would see as one line or
// paragraph, in reading order, each with where it stands and what it is made of. In comes a tree (or plain text), out
// comes the list; nothing visible is left out and nothing is judged.
package blocks

import "broadsheet/normalize/tree"

// Block is one visible piece of text.
type Block struct {
	Node tree.Node // the block-level element that holds it; None in plain text
	Text string    // white space collapsed
	// more as needed: kind, range of text nodes, link share, path, depth …
}

// Split gives the blocks of t.
func Split(t *tree.Tree) []Block {
	var out []Block
	for n := tree.Root; int(n) < t.Len(); n++ {
		if t.Atom(n) == tree.P {
			out = append(out, Block{Node: n, Text: string(t.AppendText(nil, n))})
		}
	}
	return out
}

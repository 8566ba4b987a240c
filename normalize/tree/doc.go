// Package tree is the compact tree of a page that every rule speaks to: nodes in one slice, in document order, names
// as small integers. In comes a page as UTF-8; out comes the tree that the WHATWG standard describes, as a browser
// without scripts builds it. It never fails: every byte sequence is a tree. It imports nothing but the standard
// library, and can be lifted out as it stands.
//
// # Nodes and memory
//
// Nodes are numbered in document order, so that the descendants of n are n+1 … End(n)-1 and a scan over a part of the
// page is a loop over integers. Names, attributes and texts are ranges of the page: they are decoded (character
// references, line ends, NUL) only when asked for, and only where there is something to decode. So the strings share
// the page's memory: the page must not be changed as long as they are used, and a string that is kept keeps the page.
// A Tree is valid until its Parser parses the next page; strings it returned stay valid. A Parser allocates nothing
// once its buffers have grown to the size of the pages.
//
// # What is kept and what is dropped
//
// Kept: elements with their namespace, attributes, texts, comments. Dropped: the doctype, but for its effect; the case
// of names, those that SVG writes in mixed case included; the prefix of the attributes of SVG and MathML that have a
// namespace, as xlink:href. The content of a template stands under it as ordinary nodes. Noscript holds elements.
// Fragments are not parsed, and elements have no behaviour: selectedcontent stays empty. Two attributes whose names
// differ by NUL in the place of U+FFFD are both kept.
//
// # How it works
//
// token.go, tagname.go, attribute.go and markup.go cut the page into tokens, jumping from one byte that matters to the
// next, and reading names eight bytes at a time (word.go). modes.go hands each token to the rules of its insertion
// mode: head.go, body.go, control.go, bodyend.go, table.go, foreign.go, end.go; rules.go says which rule a name falls
// under. build.go and text.go put nodes into the tree, stack.go keeps the open elements, format.go and adopt.go the
// formatting ones.
//
// A node is added behind all others, and knows its parent and its end: that is all there is to a tree in document
// order. Where elements are built out of it (foster parenting, the adoption agency), links.go links the nodes when that
// first happens, and brings them into order at the end, in one pass.
//
// # Limits
//
// Time and memory are linear in the page. Of the elements open at one time there are at most MaxDepth; deeper ones
// become siblings. Every entry of the stack of open elements carries the answers to the standard's questions (scopes,
// the nearest special element …), so that no tag searches it. What is left that could be quadratic is the handling of
// formatting elements, which is counted: when a page has used up its steps, formatting elements are no longer opened
// again in the next block. Flattened tells of both. No function recurses. A node takes 24 bytes and an attribute 20,
// and a page whose nodes are moved another 40 a node while it is read: an ordinary page's tree is a third of the page's
// size, that of the densest markup eight times. Buffers stay as large as the largest page that a Parser has read.
//
// # How it was tested
//
// Against the html5lib tree-construction tests; against golang.org/x/net/html on 1,749 news and web pages; by
// random pages and fuzzing against it, whose findings are cases (where it departs from the standard, the standard wins:
// see oracleErrs in fuzz_test.go); and on pages written to be slow, by counted work.
package tree

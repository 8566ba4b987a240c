package site

import (
	"slices"
	"strings"

	"broadsheet/normalize/blocks"
	"broadsheet/normalize/tree"
)

// levels is how many elements above a block make its place.
const levels = 4

// Place is where in the site's template a block stands: the names and class stems of the element that holds it and of
// the three above it, and the nearest landmark. It is 0 in plain text.
func Place(t *tree.Tree, b *blocks.Block) uint64 {
	if t == nil || b.Node == tree.None {
		return 0
	}
	path := make([]byte, 0, 160)
	n, level := b.Node, 0
	for ; n > tree.Root && level < levels; n = t.Parent(n) {
		path = appendStep(path, t, n)
		level++
	}
	for ; n > tree.Root; n = t.Parent(n) {
		if a := t.Atom(n); landmark(a) {
			path = append(path, a.String()...)
			break
		}
	}
	return Hash(string(path))
}

func landmark(a tree.Atom) bool {
	switch a {
	case tree.Article, tree.Main, tree.Aside, tree.Footer, tree.Header, tree.Nav:
		return true
	}
	return false
}

func appendStep(path []byte, t *tree.Tree, n tree.Node) []byte {
	path = append(append(path, '/'), t.Name(n)...)
	class := t.AttrOr(n, "class")
	if class == "" {
		return path
	}
	var stems [8]string
	list := stems[:0]
	for word := range strings.FieldsSeq(class) {
		if s := stem(word); s != "" && len(list) < len(stems) {
			list = append(list, s)
		}
	}
	slices.Sort(list)
	for _, s := range slices.Compact(list) {
		path = append(append(path, '.'), s...)
	}
	return path
}

// stem is the part of a class name that a page does not change: what a build or an article's number adds is cut off.
// "css-1x2y3z" is "css", "ArticleText_wrapper__AyX6M" is "ArticleText_wrapper", "post-12345" is "post".
func stem(class string) string {
	class, _, _ = strings.Cut(class, "__")
	for i := 0; i < len(class); i++ {
		if c := class[i]; '0' <= c && c <= '9' {
			at := strings.LastIndexAny(class[:i], "-_:")
			return class[:max(at, 0)]
		}
	}
	return class
}

package normalize

import (
	"unicode"
	"unicode/utf8"

	"broadsheet/normalize/tree"
)

// lineText is the text of n as one line, with a space where elements meet that print apart.
func lineText(t *tree.Tree, n tree.Node) string {
	var b []byte
	for d := n; d < t.End(n); {
		switch a := t.Atom(d); {
		case d != n && (a == tree.Script || a == tree.Style || a == tree.Template || a == tree.Noscript || a == tree.Button || a == tree.Svg):
			d = t.End(d)
			continue
		case a == tree.Br || a == tree.Div || a == tree.P || a == tree.Li:
			b = append(b, ' ')
		case t.Kind(d) == tree.Text:
			text := t.Text(d)
			if last, _ := utf8.DecodeLastRune(b); unicode.IsLower(last) {
				if next, _ := utf8.DecodeRuneInString(text); unicode.IsUpper(next) {
					b = append(b, ' ')
				}
			}
			b = append(b, text...)
		}
		d++
	}
	return clean(string(b))
}

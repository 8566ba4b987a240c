package blocks

import (
	"strings"

	"broadsheet/normalize/tree"
)

var landmarks = func() (m [256]Marks) {
	m[tree.Article], m[tree.Main], m[tree.Aside] = InArticle, InMain, InAside
	m[tree.Nav], m[tree.Footer], m[tree.Header] = InNav, InFooter, InHeader
	m[tree.Form], m[tree.Figure], m[tree.Figcaption] = InForm, InFigure, InFigure
	m[tree.Ul], m[tree.Ol], m[tree.Dl], m[tree.Menu] = InList, InList, InList, InList
	m[tree.Blockquote], m[tree.Table], m[tree.A] = InQuote, InTable, InLink
	m[tree.Button], m[tree.Label], m[tree.Legend] = InControl, InControl, InControl
	m[tree.Dialog], m[tree.Details], m[tree.Address], m[tree.Time] = InDialog, InDetails, InAddress, InTime
	return
}()

// attributes reads what the attributes of a frame's element say: classes, landmark roles, hiding.
func (s *Splitter) attributes(f *frame) {
	for i, k := 0, s.t.Attrs(f.node); i < k; i++ {
		switch s.t.AttrKey(f.node, i) {
		case tree.KeyClass:
			v := s.t.AttrValue(f.node, i)
			s.families(&f.near, v)
			if f.block {
				f.path = pathHash(f.path, v)
			}
		case tree.KeyID, tree.KeyDataTestid, tree.KeyDataQA, tree.KeyDataComponent, tree.KeyDataPart:
			s.families(&f.near, s.t.AttrValue(f.node, i))
		case tree.KeyItemprop:
			v := s.t.AttrValue(f.node, i)
			s.families(&f.near, v)
			if v == "articleBody" {
				f.marks |= InBody
			}
		case tree.KeyRole:
			f.marks |= role(s.t.AttrValue(f.node, i))
		case tree.KeyAriaHidden:
			if s.t.AttrValue(f.node, i) == "true" {
				f.marks |= InAriaHidden
			}
		case tree.KeyHidden:
			if f.hidden == tree.None && s.t.AttrValue(f.node, i) != "until-found" && !streamed(s.t, f.node) {
				f.hidden = f.node
			}
		case tree.KeyStyle:
			if f.hidden == tree.None && hides(s.t.AttrValue(f.node, i)) {
				f.hidden = f.node
			}
		}
	}
	if f.atom == tree.Dialog && f.hidden == tree.None {
		if _, open := s.t.Attr(f.node, "open"); !open {
			f.hidden = f.node
		}
	}
}

// streamed says that a hidden element is a part that the server sent late, which a script puts in its place: React
// names it S: and a number.
func streamed(t *tree.Tree, n tree.Node) bool {
	return strings.HasPrefix(t.AttrOr(n, "id"), "S:")
}

func role(v string) Marks {
	switch v {
	case "navigation", "menu", "menubar", "search", "tablist":
		return InNav
	case "main":
		return InMain
	case "banner":
		return InHeader
	case "contentinfo":
		return InFooter
	case "complementary":
		return InAside
	case "article":
		return InArticle
	case "dialog", "alertdialog":
		return InDialog
	case "button", "tab":
		return InControl
	}
	return 0
}

// hides says that a style attribute hides its element.
func hides(style string) bool {
	for _, prop := range [...]string{"display", "visibility"} {
		i := strings.Index(style, prop)
		if i < 0 {
			continue
		}
		v := strings.TrimLeft(style[i+len(prop):], " \t\n:")
		if strings.HasPrefix(v, "none") || strings.HasPrefix(v, "hidden") {
			return true
		}
	}
	return false
}

// pathHash mixes the first class of an attribute into h, digits left out.
func pathHash(h uint64, class string) uint64 {
	begun := false
	for i := range len(class) {
		c := class[i]
		if c == ' ' || c == '\n' || c == '\t' {
			if begun {
				break
			}
			continue
		}
		begun = true
		if '0' <= c && c <= '9' {
			continue
		}
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}

package tree

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func TestTextIsDecoded(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"references", "<p>&lt;a&gt; &amp;amp; &copy &Aacute; &#65;&#x42;&#150;&#0;&notit; &unknown; &", "<a> &amp; © Á AB–\uFFFD¬it; &unknown; &"},
		{"two characters for one name", "<p>&NotEqualTilde;", "≂̸"},
		{"line ends", "<p>a\r\nb\rc", "a\nb\nc"},
		{"NUL is dropped", "<p>a\x00b", "ab"},
		{"NUL is replaced in a title", "<title>a\x00&amp;b", "a\uFFFD&b"},
		{"a script is raw", "<script>a &amp; b</script>", "a &amp; b"},
		{"text put before a table is joined", "a&amp;<table>b<tr>c\r</table>", "a&bc\n"},
		{"bytes that are no UTF-8 are kept", "<p>a\xff", "a\xff"},
	} {
		t.Run(c.name, func(t *testing.T) {
			tree := Parse([]byte(c.page))
			for n := range Node(tree.Len()) {
				if tree.Kind(n) != Text {
					continue
				}
				if got := tree.Text(n); got != c.want {
					t.Errorf("%q: got %q, want %q", c.page, got, c.want)
				}
				if got := string(tree.AppendText(nil, tree.Parent(n))); got != c.want {
					t.Errorf("%q: AppendText gives %q, want %q", c.page, got, c.want)
				}
				return
			}
			t.Errorf("%q: no text", c.page)
		})
	}
}

func TestAttributesAreDecoded(t *testing.T) {
	tree := Parse([]byte("<p Class='a&amp;b' HREF=x?a=1&copy=2&reg id id=2 d\x00=\"\r\n\"><svg viewBox=1 xlink:href=#a>"))
	p, svg := tree.Find(Root, P), tree.Find(Root, Svg)
	for _, c := range []struct {
		n           Node
		name, value string
	}{
		{p, "class", "a&b"}, {p, "href", "x?a=1&copy=2®"}, {p, "id", ""}, {p, "d\uFFFD", "\n"},
		{svg, "viewbox", "1"}, {svg, "href", "#a"},
	} {
		if got, ok := tree.Attr(c.n, c.name); !ok || got != c.value {
			t.Errorf("%s: got %q, %v, want %q", c.name, got, ok, c.value)
		}
	}
	if v, ok := tree.Attr(p, "none"); ok || v != "" || tree.Attrs(p) != 4 {
		t.Errorf("got %q, %v for an attribute that is not there, and %d attributes, want 4", v, ok, tree.Attrs(p))
	}
	if name, value := tree.AttrAt(p, 0); name != "class" || value != "a&b" {
		t.Errorf("first attribute: got %s=%q", name, value)
	}
	for i, want := range []Key{KeyClass, KeyOther, KeyID, KeyOther} {
		if got := tree.AttrKey(p, i); got != want {
			t.Errorf("attribute %d, %s: key %d, want %d", i, tree.AttrName(p, i), got, want)
		}
	}
}

func TestAllNamedReferencesAreTheOracles(t *testing.T) {
	for _, ref := range namedRefs {
		name, text, _ := strings.Cut(ref, ";")
		for _, s := range []string{"&" + name + ";", "&" + name, "&" + name + "x", "&" + name + "="} {
			if got, want := string(appendText(nil, s, withRefs)), html.UnescapeString(s); got != want {
				t.Errorf("%s: got %q, want %q", s, got, want)
			}
		}
		if got := string(appendText(nil, "&"+name+";", withRefs|attrRefs)); got != text {
			t.Errorf("&%s; in an attribute: got %q, want %q", name, got, text)
		}
	}
}

func TestAtomsAreFoundByName(t *testing.T) {
	for a := A; a < atomCount; a++ {
		if got := atomOf(a.String()); got != a {
			t.Errorf("%s has atom %d, want %d", a, got, a)
		}
	}
}

func TestStringsOutliveTheTree(t *testing.T) {
	var p Parser
	tree := p.Parse([]byte("<p id=first>one"))
	id, text := tree.AttrOr(tree.Find(Root, P), "id"), tree.Text(Node(tree.Len()-1))
	p.Parse([]byte("<p id=other>two"))
	if id != "first" || text != "one" {
		t.Errorf("got %q and %q after the next page, want first and one", id, text)
	}
}

func TestNestingBeyondTheLimitIsFlattened(t *testing.T) {
	for _, c := range []struct {
		depth int
		want  bool
	}{{MaxDepth - 2, false}, {MaxDepth - 1, true}, {10_000, true}} {
		tree := Parse([]byte(strings.Repeat("<div>", c.depth) + "x"))
		if tree.Flattened() != c.want {
			t.Errorf("%d nested elements: flattened is %v, want %v", c.depth, tree.Flattened(), c.want)
		}
		divs := 0
		for n := range Node(tree.Len()) {
			if tree.Atom(n) == Div {
				divs++
			}
		}
		if divs != c.depth || string(tree.AppendText(nil, Root)) != "x" {
			t.Errorf("%d nested elements: %d are kept", c.depth, divs)
		}
	}
}

func TestEmptyPageHasTheElementsThatMustBeThere(t *testing.T) {
	for _, page := range []string{"", " ", "\x00", "<", "</", "<!", "<a", "</a", "<!-", "<!--", "<!doctype", "&", "\r"} {
		tree := Parse([]byte(page))
		checkLinks(t, tree)
		if tree.Find(Root, Html) == None || tree.Find(Root, Head) == None || tree.Find(Root, Body) == None {
			t.Errorf("%q: got %s", page, outline(tree))
		}
	}
}

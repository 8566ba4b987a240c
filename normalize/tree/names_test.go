package tree

import (
	"fmt"
	"strings"
	"testing"
)

// oddNames are names as long as a word, shorter and longer, of usual bytes and others.
var oddNames = []string{"a", "x", "x1", "x_y", "template", "templatf", "abcdefgh", "abcdefghi", "blockquote", "x-y",
	"my-element", "a:b", "annotation-xml", "abcdefghijklmnop", "abcdefgh-jklmnopq", "x=y", "abcdefghij=", "h\"", "x'y<z", "é",
	"xéabcdefgh", "a@", "a`", "[", "{"}

// upper is s with its ASCII letters in capitals: names are the same without regard to those alone.
func upper(s string) string {
	return strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' {
			r -= 'a' - 'A'
		}
		return r
	}, s)
}

func TestNamesAreReadAlikeWhereverTheyStand(t *testing.T) {
	for _, name := range oddNames {
		if !isLetter(name[0]) {
			continue
		}
		for _, c := range []struct{ what, open, end string }{
			{"in the page", "<" + name + "><i>", "</" + upper(name) + ">" + strings.Repeat("x", 20)},
			{"at its end", "<" + upper(name) + "><i>", "</" + name + ">"},
			{"with attributes", "<" + name + " b=1><i>", "</" + upper(name) + "\n/>"},
		} {
			tree := Parse([]byte(c.open))
			n := tree.Parent(tree.Find(Root, I))
			if got := tree.Name(n); got != name {
				t.Errorf("%s %s: got %s", name, c.what, got)
			}
			tree = Parse([]byte(c.open + c.end + "<u>"))
			// The end tag of a formatting element closes it, and opens the one within it again.
			if u := tree.Find(Root, U); tree.Name(tree.Parent(u)) == name || tree.Name(tree.Parent(tree.Parent(u))) == name {
				t.Errorf("%s %s: its end tag does not close it", name, c.what)
			}
		}
	}
}

func TestAttributesAreToldApartByNameAlone(t *testing.T) {
	for _, name := range oddNames {
		if strings.ContainsAny(name, "=") {
			continue
		}
		for _, page := range []string{
			"<p " + name + "=1 " + upper(name) + "=2 z=3>" + strings.Repeat("x", 20),
			"<p " + name + "=1 z=3 " + upper(name) + ">",
			"<p " + upper(name) + "=1 z=3 " + count("%dy ")(200) + name + ">",
		} {
			tree := Parse([]byte(page))
			p := tree.Find(Root, P)
			want := 2
			if i := strings.Count(page, "y "); i > 0 {
				want += i
			}
			if got, _ := tree.Attr(p, name); tree.Attrs(p) != want || got != "1" {
				t.Errorf("%.40s: %d attributes, want %d; the value is %q", page, tree.Attrs(p), want, got)
			}
		}
	}
}

func TestKeysAreFoundByName(t *testing.T) {
	for _, x := range keyNames {
		for _, name := range []string{x.name, upper(x.name)} {
			for _, page := range []string{"<p " + name + ">", "<p " + name + "=x>" + strings.Repeat("x", 20)} {
				tree := Parse([]byte(page))
				if got := tree.AttrKey(tree.Find(Root, P), 0); got != x.key {
					t.Errorf("%s: key %d, want %d", name, got, x.key)
				}
				if got := tree.AttrName(tree.Find(Root, P), 0); got != x.name {
					t.Errorf("%s: its name is %s", name, got)
				}
			}
		}
	}
}

func TestHTMLAndBodyTakeTheAttributesOfLaterTags(t *testing.T) {
	for _, tag := range []string{"html", "body"} {
		for _, between := range []string{"", "x", "<p c=1>", "</p c=1 d=2>"} {
			var b strings.Builder
			for i := range 300 {
				fmt.Fprintf(&b, "<%s a%d=first a%d=second b=%d>%s", tag, i, i/2, i, between)
			}
			tree := Parse([]byte(b.String()))
			n := tree.First(Root)
			if tag == "body" {
				n = tree.Find(Root, Body)
			}
			if tree.Flattened() || tree.Attrs(n) != 301 || tree.AttrOr(n, "a299") != "first" || tree.AttrOr(n, "b") != "0" {
				t.Errorf("%s, %q between: %d attributes, flattened %v, want 301", tag, between, tree.Attrs(n), tree.Flattened())
			}
		}
	}
}

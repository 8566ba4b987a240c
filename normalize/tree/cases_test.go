package tree

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
)

// outline is a tree in a line: names with their children in brackets, texts quoted.
func outline(t *Tree) string {
	var write func(b *strings.Builder, n Node)
	write = func(b *strings.Builder, n Node) {
		switch t.Kind(n) {
		case Text:
			b.WriteString(strconv.Quote(t.Text(n)))
		case Comment:
			fmt.Fprintf(b, "<!%s>", t.Text(n))
		case Element:
			b.WriteString(t.Name(n))
		}
		if t.First(n) == None {
			return
		}
		open := "("
		for c := t.First(n); c != None; c = t.Next(c) {
			b.WriteString(open)
			write(b, c)
			open = " "
		}
		b.WriteString(")")
	}
	var b strings.Builder
	write(&b, Root)
	return strings.TrimSuffix(strings.TrimPrefix(b.String(), "("), ")")
}

// The cases in which fuzzing or reading found x/net, or us, to depart from the standard.
var standardCases = []struct{ name, page, want string }{
	{"a doctype in capitals is not quirky: a table closes a paragraph", `<!DOCTYPE HTML><p><table>`, `html(head body(p table))`},
	{"a strict public identifier alone is not quirky", `<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01//EN"><p><table>`,
		`html(head body(p table))`},
	{"a transitional public identifier alone is quirky", `<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN"><p><table>`,
		`html(head body(p(table)))`},
	{"an identifier that does not end is quirky", `<!DOCTYPE html SYSTEM "about><p><table>`, `html(head body(p(table)))`},
	{"a header cell closes a caption", `<table><caption><th>`, `html(head body(table(caption tbody(tr(th)))))`},
	{"what a column group ignores is no raw text", `<template><col><title><col>`, `html(head(template(col col)) body)`},
	{"what a frameset ignores is no raw text", `<frameset><title><frame>`, `html(head frameset(frame))`},
	{"a template bars framesets", `<template></template><a><frameset>`, `html(head(template) body(a))`},
	{"a line feed in pre is dropped only at its very beginning", "<pre>\n</m>\r", `html(head body(pre("\n")))`},
	{"a reference to a carriage return is no line feed", "<pre>&#xd;a<pre>&#10;b", `html(head body(pre("\ra" pre("b"))))`},
	{"white space in a template's table part opens no formatting", "<template><tr><b><thead>\n", `html(head(template(tr b "\n")) body)`},
	{"adoption gives up formatting behind three other elements", `<a><nobr><n><m><m><h2></a><h2>`,
		`html(head body(a(nobr(n(m(m)))) h2(a) h2))`},
	{"adoption ends after eight blocks", `<a><b><div><div><div><div><div><div><div><div><div></a></div>1</div>2`, `html(head body(a(b) ` +
		`b(div(a div(a div(a div(a div(a div(a div(a div(a(div "1")) a("2")))))))))))`},
	{"text in a table is judged as a whole", "<table>\n</", `html(head body("\n</" table))`},
	{"white space behind a frameset's document opens formatting", `<b><frameset></frameset></html> `, `html(head frameset b(" "))`},
	{"the end of a paragraph leaves foreign content", `<p><math><annotation-xml></p>x`, `html(head body(p(math(annotation-xml)) "x"))`},
	{"a foreign option is closed by no form", `<form><math><option></form>x`, `html(head body(form(math(option("x")))))`},
	{"a foreign table head is no part of a table", `<svg><thead><title><table><table>`,
		`html(head body(svg(thead(title(table table)))))`},
	{"a foreign html does not bound a table", `<table><thead><svg><html></thead>x`,
		`html(head body(svg(html) "x" table(thead)))`},
	{"a less-than sign does not end the comment in a script", `<script><!--<!<script></script></script>x`,
		`html(head(script("<!--<!<script></script>")) body("x"))`},
	{"names of foreign elements differ in every byte beyond ASCII", "<math><x\x8b><svg></svg></x\x8f><mi>",
		"html(head body(math(x\x8b(svg mi))))"},
	{"a CDATA section holds no references", `<svg><![CDATA[&amp;]]>`, `html(head body(svg("&amp;")))`},
	{"a search element bounds formatting", `<b><search></b>x`, `html(head body(b search(b "x")))`},
	{"a template may stand in foreign content", `<math><template><mo><template>`, `html(head body(math(template(mo(template)))))`},
	{"an end tag without a name is nothing", `a</>b`, `html(head body("ab"))`},
	{"NUL in a name is U+FFFD", "<svg><g\x00></G\uFFFD>a<abcdefgh\uFFFD></ABCDEFGH\x00>b", `html(head body(svg(g� "a" abcdefgh� "b")))`},
	{"references stand as they are in comments", `<!--&amp;-->`, `<!&amp;> html(head body)`},
	{"a doctype behind the body changes nothing", `</body><!doctype html><!--c-->`, `html(head body <!c>)`},
}

func TestCasesFollowTheStandard(t *testing.T) {
	for _, c := range standardCases {
		t.Run(c.name, func(t *testing.T) {
			tree := Parse([]byte(c.page))
			checkLinks(t, tree)
			if got := outline(tree); got != c.want {
				t.Errorf("%q\n got %s\nwant %s", c.page, got, c.want)
			}
		})
	}
}

package tree

import (
	"bytes"
	"regexp"
	"testing"
)

// oracleErrs are the pages on which x/net departs from the standard, as far as fuzzing met them: in lower case, and
// with a comment for the usual doctype.
var oracleErrs = []struct {
	pattern *regexp.Regexp
	why     string
}{
	{regexp.MustCompile(`<!doctype`), "a doctype in capitals, or with a public identifier alone, counts as quirky"},
	{regexp.MustCompile(`(?s)<template.*<(svg|math)|<(svg|math).*<template`), "a template in foreign content ends the page"},
	{regexp.MustCompile(`<(pre|listing)\b[^>]*>([\x00\r\n]|&#?\w+;?|<[^>]*>)*<[^>]*>\x00*[\r\n&]`), "a line feed is dropped from a pre although a tag stands before it"},
	{regexp.MustCompile(`<(pre|listing|textarea)\b[^>]*>&#(x0*d|0*13)`), "a reference to a carriage return counts as a line feed"},
	{regexp.MustCompile(`(?s)<!\[cdata\[.*[&\x00]`), "character references are decoded in CDATA sections"},
	{regexp.MustCompile(`(?s)<(frameset|template.*<col).*<(script|style|title|textarea|iframe|xmp|noembed|plaintext|noscript|noframes)`), "what a frameset or column group ignores is read as raw text"},
	{regexp.MustCompile(`(?s)<template.*<frameset`), "a body made without a tag lets a frameset take its place again"},
	{regexp.MustCompile(`(?s)<caption.*<th\b`), "a header cell does not close a caption"},
	{regexp.MustCompile(`(?s)<template.*<(t|c).*<(a|b|i|u|s|em|font|nobr|code|big|small|strong|strike|tt)\b|<template.*<(a|b|i|u|s|em|font|nobr|code|big|small|strong|strike|tt)\b.*<(t|c)`), "white space in a template's table opens formatting again"},
	{regexp.MustCompile(`(?s)<(math|svg).*<(annotation-xml|desc|title|foreignobject|mi|mo|mn|ms|mtext)\b.*</p\b`), "the end of a paragraph does not leave foreign content"},
	{regexp.MustCompile(`</$`), "the page's last bytes are a text of their own"},
	{regexp.MustCompile(`(?s)<script.*<!--.*<[^/a-z]`), "a less-than sign ends the comment in a script"},
	{regexp.MustCompile(`(?s)<(svg|math).*</[^\s/>]*[^\x00-\x7f]`), "names of foreign elements are compared beyond ASCII"},
	{regexp.MustCompile(`<search`), "search is not special"},
}

func oracleErr(page []byte) bool {
	lower := bytes.ToLower(bytes.ReplaceAll(page, []byte("<!DOCTYPE html>"), []byte("<!>")))
	for _, e := range oracleErrs {
		if e.pattern.Match(lower) {
			return true
		}
	}
	return false
}

// borrowsName says that a foreign element has a name that tables, forms or lists are made of: x/net takes it for one.
func borrowsName(t *Tree) bool {
	for n := range Node(t.Len()) {
		if t.Foreign(n) {
			for a := Abbr; a <= Xmp; a++ {
				if a.String() == t.Name(n) && classes[a]&(isScopeStop|isAnchor|isImpliedEnd|isHeading|isLenient) != 0 {
					return true
				}
			}
		}
	}
	return false
}

// compare fails where our tree of the page is not x/net's. It says false, and compares nothing, where x/net departs from
// the standard or one of the two meets a limit.
func compare(t *testing.T, page []byte) bool {
	t.Helper()
	var p Parser
	tree := p.Parse(page)
	checkLinks(t, tree)
	if tree.Flattened() || p.forgotten > 0 || borrowsName(tree) || oracleErr(page) {
		return false
	}
	doc := oracle(page)
	if doc == nil {
		return false
	}
	if s := difference(tree, doc); s != "" {
		t.Errorf("%q: %s", page, s)
	}
	return true
}

// FuzzTree compares our tree with that of x/net, where the page is UTF-8; others have one too.
func FuzzTree(f *testing.F) {
	for _, c := range datCases(f) {
		f.Add([]byte(c.page))
	}
	for _, c := range standardCases {
		f.Add([]byte(c.page))
	}
	for _, h := range hostile {
		f.Add([]byte(h.page(100)))
	}
	f.Fuzz(func(t *testing.T, page []byte) {
		checkLinks(t, Parse(page))
		compare(t, bytes.ToValidUTF8(page, []byte("\uFFFD")))
	})
}

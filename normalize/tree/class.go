package tree

// What the standard's rules ask of an element by its name alone.
const (
	special     = 1 << iota // the "special" category
	scopeStop               // ends the default scope
	lenient                 // special, yet no end to the search for an open list item: address, div, p
	anchor                  // decides the insertion mode when it is reset
	impliedEnd              // its end tag is implied where another end asks for it
	fostering               // text and elements put into it go before the table
	heading                 // h1 … h6
	integration             // foreign, yet its content may be HTML
	mathText                // MathML whose content is text
)

// classes of HTML elements by atom.
var classes = func() (c [atomCount]uint16) {
	set := func(class uint16, atoms ...Atom) {
		for _, a := range atoms {
			c[a] |= class
		}
	}
	set(special, Address, Applet, Area, Article, Aside, Base, Basefont, Bgsound, Blockquote, Body, Br, Button, Caption,
		Center, Col, Colgroup, Dd, Details, Dir, Div, Dl, Dt, Embed, Fieldset, Figcaption, Figure, Footer, Form, Frame,
		Frameset, H1, H2, H3, H4, H5, H6, Head, Header, Hgroup, Hr, Html, Iframe, Img, Input, Keygen, Li, Link, Listing,
		Main, Marquee, Menu, Meta, Nav, Noembed, Noframes, Noscript, Object, Ol, P, Param, Plaintext, Pre, Script,
		Search, Section, Select, Source, Style, Summary, Table, Tbody, Td, Template, Textarea, Tfoot, Th, Thead, Title,
		Tr, Track, Ul, Wbr, Xmp)
	set(scopeStop, Applet, Caption, Html, Table, Td, Th, Marquee, Object, Template, Select)
	set(lenient, Address, Div, P)
	set(anchor, Td, Th, Tr, Tbody, Thead, Tfoot, Caption, Colgroup, Table, Template, Head, Body, Frameset, Html)
	set(impliedEnd, Dd, Dt, Li, Optgroup, Option, P, Rb, Rp, Rt, Rtc)
	set(fostering, Table, Tbody, Tfoot, Thead, Tr)
	set(heading, H1, H2, H3, H4, H5, H6)
	return c
}()

// classOf is the class of an element of that namespace.
func classOf(space uint8, a Atom) uint16 {
	switch space {
	case inHTML:
		return classes[a]
	case inSVG:
		switch a {
		case foreignObject, desc, Title:
			return special | scopeStop | integration
		}
	case inMath:
		switch a {
		case mi, mo, mn, ms, mtext:
			return special | scopeStop | mathText
		case annotationXML:
			return special | scopeStop // an integration point only with some encodings
		}
	}
	return 0
}

// breaksOut says that a start tag of that name ends SVG and MathML content.
var breaksOut = func() (b [atomCount]bool) {
	for _, a := range []Atom{B, Big, Blockquote, Body, Br, Center, Code, Dd, Div, Dl, Dt, Em, Embed, H1, H2, H3, H4, H5,
		H6, Head, Hr, I, Img, Li, Listing, Menu, Meta, Nobr, Ol, P, Pre, Ruby, S, Small, Span, Strong, Strike, Sub, Sup,
		Table, Tt, U, Ul, Var} {
		b[a] = true
	}
	return b
}()

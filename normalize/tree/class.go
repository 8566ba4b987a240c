package tree

// What the standard's rules ask of an element by its name alone.
const (
	isSpecial     = 1 << iota // the "special" category
	isScopeStop               // ends the default scope
	isLenient                 // special, yet no end to the search for an open list item: address, div, p
	isAnchor                  // decides the insertion mode when it is reset
	isImpliedEnd              // its end tag is implied where another end asks for it
	isFostering               // text and elements put into it go before the table
	isHeading                 // h1 … h6
	isIntegration             // foreign, yet its content may be HTML
	isMathText                // MathML whose content is text
	isHeir                    // of an entry of the stack alone: the one below it is not its parent, which was removed
)

// classes of HTML elements by atom.
var classes = func() (c [atomCount]uint16) {
	set := func(class uint16, atoms ...Atom) {
		for _, a := range atoms {
			c[a] |= class
		}
	}
	set(isSpecial, Address, Applet, Area, Article, Aside, Base, Basefont, Bgsound, Blockquote, Body, Br, Button, Caption,
		Center, Col, Colgroup, Dd, Details, Dir, Div, Dl, Dt, Embed, Fieldset, Figcaption, Figure, Footer, Form, Frame,
		Frameset, H1, H2, H3, H4, H5, H6, Head, Header, Hgroup, Hr, Html, Iframe, Img, Input, Keygen, Li, Link, Listing,
		Main, Marquee, Menu, Meta, Nav, Noembed, Noframes, Noscript, Object, Ol, P, Param, Plaintext, Pre, Script,
		Search, Section, Select, Source, Style, Summary, Table, Tbody, Td, Template, Textarea, Tfoot, Th, Thead, Title,
		Tr, Track, Ul, Wbr, Xmp)
	set(isScopeStop, Applet, Caption, Html, Table, Td, Th, Marquee, Object, Template, Select)
	set(isLenient, Address, Div, P)
	set(isAnchor, Td, Th, Tr, Tbody, Thead, Tfoot, Caption, Colgroup, Table, Template, Head, Body, Frameset, Html)
	set(isImpliedEnd, Dd, Dt, Li, Optgroup, Option, P, Rb, Rp, Rt, Rtc)
	set(isFostering, Table, Tbody, Tfoot, Thead, Tr)
	set(isHeading, H1, H2, H3, H4, H5, H6)
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
			return isSpecial | isScopeStop | isIntegration
		}
	case inMath:
		switch a {
		case mi, mo, mn, ms, mtext:
			return isSpecial | isScopeStop | isMathText
		case annotationXML:
			return isSpecial | isScopeStop // an isIntegration point only with some encodings
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

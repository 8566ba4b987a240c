package tree

// rule is what the standard's rules for "in body" do with a tag, by its name.
type rule uint8

const (
	ordinary      rule = iota // opens; ends what no special element covers
	block                     // closes a paragraph and opens; ends what is in scope
	formatting                // opens and is remembered as active; ends by the adoption agency
	link                      // as formatting, but links do not nest
	nobr                      // likewise
	heading                   // closes a paragraph and another heading
	item                      // closes an item of its kind and a paragraph
	void                      // has no content
	metadata                  // means what it means in the head
	newlined                  // closes a paragraph; may begin with a line feed that does not count
	marked                    // opens, and formatting does not go beyond it
	form                      // a form, of which one is open at a time
	button                    // a button, likewise
	input                     // closes a select
	selection                 // a select
	option                    // option, optgroup
	foreign                   // svg, math
	root                      // html, body, frameset
	paragraph                 // its end tag makes one where none is open
	listItem                  // li: its scope ends at lists
	again                     // is treated as another tag
	ignored                   // belongs elsewhere
	openTable                 // a table
	closeTemplate             // a template
	rare                      // has a rule of its own
)

// startRules and endRules are the rules of start and end tags, by atom.
var startRules, endRules = func() (start, end [atomCount]rule) {
	set := func(r rule, rules *[atomCount]rule, atoms ...Atom) {
		for _, a := range atoms {
			rules[a] = r
		}
	}
	blocks := []Atom{Div, Ul, Section, Article, Header, Footer, Nav, Main, Aside, Figure, Figcaption, Ol, Blockquote,
		Address, Center, Details, Dialog, Dir, Dl, Fieldset, Hgroup, Menu, Search, Summary}
	formats := []Atom{B, Big, Code, Em, Font, I, S, Small, Strike, Strong, Tt, U}
	for _, rules := range [...]*[atomCount]rule{&start, &end} {
		set(block, rules, blocks...)
		set(formatting, rules, formats...)
		set(heading, rules, H1, H2, H3, H4, H5, H6)
		set(marked, rules, Applet, Marquee, Object)
		set(root, rules, Html, Body)
	}
	set(block, &start, P)
	set(link, &start, A)
	set(nobr, &start, Nobr)
	set(item, &start, Li, Dd, Dt)
	set(void, &start, Img, Br, Wbr, Area, Embed, Keygen)
	set(metadata, &start, Base, Basefont, Bgsound, Link, Meta, Noframes, Script, Style, Template, Title)
	set(newlined, &start, Pre, Listing)
	set(form, &start, Form)
	set(button, &start, Button)
	set(input, &start, Input)
	set(selection, &start, Select)
	set(option, &start, Option, Optgroup)
	set(foreign, &start, Math, Svg)
	set(root, &start, Frameset)
	set(openTable, &start, Table)
	set(again, &start, Image)
	set(ignored, &start, Caption, Col, Colgroup, Frame, Head, Tbody, Td, Tfoot, Th, Thead, Tr)
	set(rare, &start, Textarea, Hr, Param, Source, Track, Iframe, Noembed, Xmp, Rb, Rtc, Rp, Rt, Plaintext)

	set(formatting, &end, A, Nobr)
	set(block, &end, Button, Listing, Pre, Select, Dd, Dt)
	set(paragraph, &end, P)
	set(listItem, &end, Li)
	set(form, &end, Form)
	set(again, &end, Br)
	set(closeTemplate, &end, Template)
	return start, end
}()

package tree

// Atom is an element name as a small integer.
type Atom uint8

// The element names of HTML. AtomNone is no element, AtomOther a name that is not listed.
const (
	AtomNone Atom = iota
	AtomOther
	A
	Abbr
	Acronym
	Address
	Applet
	Area
	Article
	Aside
	Audio
	B
	Base
	Basefont
	Bdi
	Bdo
	Bgsound
	Big
	Blink
	Blockquote
	Body
	Br
	Button
	Canvas
	Caption
	Center
	Cite
	Code
	Col
	Colgroup
	Data
	Datalist
	Dd
	Del
	Details
	Dfn
	Dialog
	Dir
	Div
	Dl
	Dt
	Em
	Embed
	Fieldset
	Figcaption
	Figure
	Font
	Footer
	Form
	Frame
	Frameset
	H1
	H2
	H3
	H4
	H5
	H6
	Head
	Header
	Hgroup
	Hr
	Html
	I
	Iframe
	Image
	Img
	Input
	Ins
	Kbd
	Keygen
	Label
	Legend
	Li
	Link
	Listing
	Main
	Map
	Mark
	Marquee
	Math
	Menu
	Menuitem
	Meta
	Meter
	Nav
	Nobr
	Noembed
	Noframes
	Noscript
	Object
	Ol
	Optgroup
	Option
	Output
	P
	Param
	Picture
	Plaintext
	Pre
	Progress
	Q
	Rb
	Rp
	Rt
	Rtc
	Ruby
	S
	Samp
	Script
	Search
	Section
	Select
	Slot
	Small
	Source
	Span
	Strike
	Strong
	Style
	Sub
	Summary
	Sup
	Svg
	Table
	Tbody
	Td
	Template
	Textarea
	Tfoot
	Th
	Thead
	Time
	Title
	Tr
	Track
	Tt
	U
	Ul
	Var
	Video
	Wbr
	Xmp

	// Names of SVG and MathML that the standard's rules speak of; Atom says AtomOther for them.
	annotationXML
	desc
	foreignObject
	malignmark
	mglyph
	mi
	mn
	mo
	ms
	mtext

	atomCount
)

var atomNames = [atomCount]string{
	AtomNone: "", AtomOther: "",
	A:          "a",
	Abbr:       "abbr",
	Acronym:    "acronym",
	Address:    "address",
	Applet:     "applet",
	Area:       "area",
	Article:    "article",
	Aside:      "aside",
	Audio:      "audio",
	B:          "b",
	Base:       "base",
	Basefont:   "basefont",
	Bdi:        "bdi",
	Bdo:        "bdo",
	Bgsound:    "bgsound",
	Big:        "big",
	Blink:      "blink",
	Blockquote: "blockquote",
	Body:       "body",
	Br:         "br",
	Button:     "button",
	Canvas:     "canvas",
	Caption:    "caption",
	Center:     "center",
	Cite:       "cite",
	Code:       "code",
	Col:        "col",
	Colgroup:   "colgroup",
	Data:       "data",
	Datalist:   "datalist",
	Dd:         "dd",
	Del:        "del",
	Details:    "details",
	Dfn:        "dfn",
	Dialog:     "dialog",
	Dir:        "dir",
	Div:        "div",
	Dl:         "dl",
	Dt:         "dt",
	Em:         "em",
	Embed:      "embed",
	Fieldset:   "fieldset",
	Figcaption: "figcaption",
	Figure:     "figure",
	Font:       "font",
	Footer:     "footer",
	Form:       "form",
	Frame:      "frame",
	Frameset:   "frameset",
	H1:         "h1",
	H2:         "h2",
	H3:         "h3",
	H4:         "h4",
	H5:         "h5",
	H6:         "h6",
	Head:       "head",
	Header:     "header",
	Hgroup:     "hgroup",
	Hr:         "hr",
	Html:       "html",
	I:          "i",
	Iframe:     "iframe",
	Image:      "image",
	Img:        "img",
	Input:      "input",
	Ins:        "ins",
	Kbd:        "kbd",
	Keygen:     "keygen",
	Label:      "label",
	Legend:     "legend",
	Li:         "li",
	Link:       "link",
	Listing:    "listing",
	Main:       "main",
	Map:        "map",
	Mark:       "mark",
	Marquee:    "marquee",
	Math:       "math",
	Menu:       "menu",
	Menuitem:   "menuitem",
	Meta:       "meta",
	Meter:      "meter",
	Nav:        "nav",
	Nobr:       "nobr",
	Noembed:    "noembed",
	Noframes:   "noframes",
	Noscript:   "noscript",
	Object:     "object",
	Ol:         "ol",
	Optgroup:   "optgroup",
	Option:     "option",
	Output:     "output",
	P:          "p",
	Param:      "param",
	Picture:    "picture",
	Plaintext:  "plaintext",
	Pre:        "pre",
	Progress:   "progress",
	Q:          "q",
	Rb:         "rb",
	Rp:         "rp",
	Rt:         "rt",
	Rtc:        "rtc",
	Ruby:       "ruby",
	S:          "s",
	Samp:       "samp",
	Script:     "script",
	Search:     "search",
	Section:    "section",
	Select:     "select",
	Slot:       "slot",
	Small:      "small",
	Source:     "source",
	Span:       "span",
	Strike:     "strike",
	Strong:     "strong",
	Style:      "style",
	Sub:        "sub",
	Summary:    "summary",
	Sup:        "sup",
	Svg:        "svg",
	Table:      "table",
	Tbody:      "tbody",
	Td:         "td",
	Template:   "template",
	Textarea:   "textarea",
	Tfoot:      "tfoot",
	Th:         "th",
	Thead:      "thead",
	Time:       "time",
	Title:      "title",
	Tr:         "tr",
	Track:      "track",
	Tt:         "tt",
	U:          "u",
	Ul:         "ul",
	Var:        "var",
	Video:      "video",
	Wbr:        "wbr",
	Xmp:        "xmp",

	annotationXML: "annotation-xml",
	desc:          "desc",
	foreignObject: "foreignobject",
	malignmark:    "malignmark",
	mglyph:        "mglyph",
	mi:            "mi",
	mn:            "mn",
	mo:            "mo",
	ms:            "ms",
	mtext:         "mtext",
}

// nameHash spreads the names of up to eight letters, as words, over atomSlots without a collision; the number was found
// by trial.
const (
	nameHash  = 0x2705f5fdf23c8171
	slotShift = 64 - 10
)

// atomKeys are the names of up to eight letters as words, by atom, atomSlots the atoms by hash.
var atomKeys, atomSlots = func() (keys [1 << 8]uint64, slots [1 << 10]Atom) {
	for a := AtomOther + 1; a < atomCount; a++ {
		if name := atomNames[a]; len(name) <= wordLen {
			keys[a] = shortWord(name)
			slots[keys[a]*nameHash>>slotShift] = a
		}
	}
	return keys, slots
}()

// String is the name in lower case; "" for AtomNone and AtomOther.
func (a Atom) String() string { return atomNames[a] }

// atomOf is the atom of a name.
func atomOf(name string) Atom {
	if len(name) <= wordLen {
		key := foldWord(name)
		if a := atomSlots[key*nameHash>>slotShift]; atomKeys[a] == key && equalFold(name, atomNames[a]) {
			return a
		}
		return AtomOther
	}
	for _, a := range longAtoms {
		if len(name) == len(atomNames[a]) && equalFold(name, atomNames[a]) {
			return a
		}
	}
	return AtomOther
}

// longAtoms are those whose names are longer than a word.
var longAtoms = [...]Atom{Blockquote, Figcaption, Plaintext, annotationXML, foreignObject, malignmark}

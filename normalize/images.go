package normalize

import (
	"strings"

	"broadsheet/archive"
	"broadsheet/normalize/blocks"
	"broadsheet/normalize/byline"
	"broadsheet/normalize/tree"
)

// maxImages is the most pictures kept of one article.
const maxImages = 60

// readImages takes the article's own pictures: figures between the headline and the end of the body, and the picture
// that the page tells machines. Their captions and credits get their fates.
func readImages(p *page, r region) {
	end := r.last + 2
	for end < len(p.blocks) && (p.verdicts[end-1].family == archive.FamilyCaption || p.blocks[end-1].Kind == blocks.Caption) {
		end++ // pictures that close the story
	}
	from, to := p.span(max(r.headline, r.head), end)
	for n := from; n < to; n++ {
		a := p.tree.Atom(n)
		if a != tree.Figure && a != tree.Picture && a != tree.Img {
			continue
		}
		holder := n
		if a != tree.Figure {
			holder = captioned(p, n, from)
		}
		if img := p.imageIn(holder); img.URL != "" && len(p.r.Images) < maxImages && (a == tree.Figure || img.Caption != "" || holder != n) {
			p.addImage(img, "markup:figure")
		}
		if holder >= n {
			n = p.tree.End(n) - 1
		}
	}
	for _, d := range p.declared.images {
		p.addImage(archive.Image{URL: resolve(p.in.URL, d.url), Caption: d.caption, Credit: d.credit}, "json-ld:image")
	}
	if m, ok := p.declared.meta("og:image", "twitter:image"); ok && len(p.r.Images) == 0 {
		p.addImage(archive.Image{URL: resolve(p.in.URL, m.value)}, "meta:"+m.source)
	}
}

// captioned is the element around the picture n that holds its caption too: its parent or grandparent, if it has a
// class of captions; else n.
func captioned(p *page, n, from tree.Node) tree.Node {
	for k, up := 0, p.tree.Parent(n); k < 5 && up > from; k, up = k+1, p.tree.Parent(up) {
		if p.tree.Atom(up) == tree.Figure {
			return up
		}
		if captionMarks.in(p.tree.AttrOr(up, "class")) {
			return up
		}
		if p.tree.Atom(up) == tree.Table && p.captionTable(up) {
			return up
		}
	}
	return n
}

// captionTable says that a table holds one picture and, as its only text, a line that ends in a credit: how pages set
// pictures before there were figures.
func (p *page) captionTable(n tree.Node) bool {
	i := p.blockOf(n)
	return i >= 0 && p.blocks[i].Last < p.tree.End(n) && (i+1 == len(p.blocks) || p.blocks[i+1].First >= p.tree.End(n)) && cutCredit(p.blocks[i].Text) > 0
}

// imageIn reads the picture, caption and credit of an element.
func (p *page) imageIn(n tree.Node) archive.Image {
	var img archive.Image
	for d := n; d < p.tree.End(n) && img.URL == ""; d++ {
		if p.tree.Atom(d) == tree.Img {
			img.URL = resolve(p.in.URL, imageURL(p.tree, d))
		}
	}
	if img.URL == "" {
		return img
	}
	for i := p.blockOf(n); i >= 0 && i < len(p.blocks) && p.blocks[i].First < p.tree.End(n); i++ {
		p.readCaption(&img, i)
	}
	return img
}

// readCaption reads block i as caption or credit of a picture.
func (p *page) readCaption(img *archive.Image, i int) {
	b := &p.blocks[i]
	if b.Kind == blocks.Control {
		return
	}
	cut := p.creditStart(b)
	if cut == 0 {
		cut = cutCredit(b.Text)
	}
	if cut == 0 {
		cut = cutName(b.Text)
	}
	if f := p.verdicts[i].fate; f != archive.FateResidue && (f != archive.FateBody || cut == 0 || b.Kind != blocks.Caption && !p.inCaption(b.Node)) {
		return
	}
	switch {
	case isCreditBlock(p, i):
		img.Credit = orElse(img.Credit, bareCredit(b.Text))
		p.verdicts[i] = verdict{fate: archive.FateCredit, rule: "credit"}
	case cut > 0:
		img.Caption = orElse(img.Caption, strings.Trim(b.Text[:cut], " |•·–—-/"))
		img.Credit = orElse(img.Credit, bareCredit(b.Text[cut:]))
		p.verdicts[i] = verdict{fate: archive.FateCaption, rule: "caption", parts: []archive.Span{
			{Fate: archive.FateCaption, Rule: "caption", Text: b.Text[:cut]}, {Fate: archive.FateCredit, Rule: "credit", Text: b.Text[cut:]}}}
	default:
		img.Caption = strings.TrimSpace(img.Caption + " " + b.Text)
		p.verdicts[i] = verdict{fate: archive.FateCaption, rule: "caption"}
	}
}

// inCaption says that n or an element right above it has a class of captions.
func (p *page) inCaption(n tree.Node) bool {
	return captionMarks.in(p.tree.AttrOr(n, "class")) || captionMarks.in(p.tree.AttrOr(p.tree.Parent(n), "class"))
}

// creditStart is where the element of a class of credits begins that ends the text of b; 0 if there is none.
func (p *page) creditStart(b *blocks.Block) int {
	for n := b.First; n > b.Node && n <= b.Last; n++ {
		if p.tree.Kind(n) != tree.Text {
			continue
		}
		up := p.tree.Parent(n)
		if up <= b.Node || !creditMarks.in(p.tree.AttrOr(up, "class")) || captionMarks.in(p.tree.AttrOr(up, "class")) {
			continue
		}
		if before, ok := strings.CutSuffix(b.Text, clean(nodeText(p.tree, up))); ok && before != "" {
			return len(before)
		}
	}
	return 0
}

// cutName finds a maker in parentheses at the end of a caption whose words alone do not tell that it is one: a person's
// name, and behind a slash or a comma whom the person works for.
func cutName(s string) int {
	i := strings.LastIndexByte(s, '(')
	if i <= 0 || !strings.HasSuffix(s, ")") || len(s)-i > longestCredit {
		return 0
	}
	inside := s[i+1 : len(s)-1]
	if name, of, ok := strings.Cut(inside, "/"); ok && byline.IsFullName(strings.TrimSpace(name)) && mostlyCapitals(of) && wordsIn(of) <= 5 {
		return i
	}
	if name, of, ok := strings.Cut(inside, ", "); ok && byline.IsFullName(name) && isUpper(of) && len(of) <= 6 && wordsIn(of) == 1 {
		return i
	}
	return 0
}

// isCreditBlock says that block i is a credit as a whole: its class says so, or it begins with a label.
func isCreditBlock(p *page, i int) bool {
	b := &p.blocks[i]
	for k, n := 0, b.Node; k < 2 && n > tree.Root; k, n = k+1, p.tree.Parent(n) {
		if creditMarks.in(p.tree.AttrOr(n, "class")) && !captionMarks.in(p.tree.AttrOr(n, "class")) {
			return true
		}
	}
	return b.Len < longestCredit && (creditLabel(b.Text) > 0 || strings.HasPrefix(b.Text, "©"))
}

// imageURL is the address of an img element: its source, or what scripts load later.
func imageURL(t *tree.Tree, n tree.Node) string {
	for _, a := range []string{"src", "data-src", "data-original", "data-lazy-src", "srcset", "data-srcset"} {
		v := strings.TrimSpace(t.AttrOr(n, a))
		if v == "" || strings.HasPrefix(v, "data:") || strings.HasPrefix(v, "blob:") {
			continue
		}
		if strings.HasSuffix(a, "srcset") {
			v, _, _ = strings.Cut(v, " ")
		}
		return v
	}
	return ""
}

// addImage keeps a picture that is not kept yet.
func (p *page) addImage(img archive.Image, source string) {
	if img.URL == "" || len(p.r.Images) >= maxImages {
		return
	}
	for i := range p.r.Images {
		if old := &p.r.Images[i]; sameImage(old.URL, img.URL) {
			old.Caption, old.Credit = orElse(old.Caption, img.Caption), orElse(old.Credit, img.Credit)
			return
		}
	}
	p.r.Images = append(p.r.Images, img)
	p.note("images", img.URL, source, true, "")
}

// sameImage says that two addresses name one picture in different sizes: the same file name.
func sameImage(a, b string) bool {
	name := func(s string) string {
		s, _, _ = strings.Cut(s, "?")
		return s[strings.LastIndexByte(s, '/')+1:]
	}
	return a == b || len(name(a)) > 8 && name(a) == name(b)
}

// span is the range of nodes that the blocks from … to-1 take.
func (p *page) span(from, to int) (tree.Node, tree.Node) {
	if to = min(to, len(p.blocks)); from >= to {
		return 0, 0
	}
	return p.blocks[from].First, p.blocks[to-1].Last + 1
}

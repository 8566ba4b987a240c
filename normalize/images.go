package normalize

import (
	"strings"

	"broadsheet/archive"
	"broadsheet/normalize/blocks"
	"broadsheet/normalize/tree"
)

// maxImages is the most pictures kept of one article.
const maxImages = 60

// readImages takes the article's own pictures: figures between the headline and the end of the body, and the picture
// that the page tells machines. Their captions and credits get their fates.
func readImages(p *page, r region) {
	from, to := p.span(max(r.headline, r.head), r.last+2)
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
	for k, up := 0, p.tree.Parent(n); k < 3 && up > from; k, up = k+1, p.tree.Parent(up) {
		if p.tree.Atom(up) == tree.Figure {
			return up
		}
		if marks(p.tree.AttrOr(up, "class"), []string{"caption", "wp-caption"}) {
			return up
		}
	}
	return n
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
	if p.verdicts[i].fate != archive.FateResidue || b.Kind == blocks.Control {
		return
	}
	cut := cutCredit(b.Text)
	switch {
	case isCreditBlock(p, i):
		img.Credit = orElse(img.Credit, bareCredit(b.Text))
		p.verdicts[i] = verdict{fate: archive.FateCredit, rule: "credit"}
	case cut > 0:
		img.Caption = orElse(img.Caption, strings.TrimSpace(b.Text[:cut]))
		img.Credit = orElse(img.Credit, bareCredit(b.Text[cut:]))
		p.verdicts[i] = verdict{fate: archive.FateCaption, rule: "caption", parts: []archive.Span{
			{Fate: archive.FateCaption, Rule: "caption", Text: b.Text[:cut]}, {Fate: archive.FateCredit, Rule: "credit", Text: b.Text[cut:]}}}
	default:
		img.Caption = strings.TrimSpace(img.Caption + " " + b.Text)
		p.verdicts[i] = verdict{fate: archive.FateCaption, rule: "caption"}
	}
}

// isCreditBlock says that block i is a credit as a whole: its class says so, or it begins with a label.
func isCreditBlock(p *page, i int) bool {
	b := &p.blocks[i]
	for k, n := 0, b.Node; k < 2 && n > tree.Root; k, n = k+1, p.tree.Parent(n) {
		if marks(p.tree.AttrOr(n, "class"), []string{"credit", "copyright", "photographer", "quelle", "source"}) && !marks(p.tree.AttrOr(n, "class"), []string{"caption"}) {
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

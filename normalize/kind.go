package normalize

import (
	"strings"

	"broadsheet/archive"
	"broadsheet/normalize/blocks"
)

// kindOfType is the page kind that the schema.org type of a page's own node names.
var kindOfType = map[string]archive.PageKind{
	"liveblogposting": archive.KindLiveBlog, "imagegallery": archive.KindGallery, "mediagallery": archive.KindGallery, "videoobject": archive.KindVideo, "collectionpage": archive.KindSection, "searchresultspage": archive.KindSection,
}

// stubWords is the fewest words of an article that is more than a teaser; consentShare is the share of a page's text
// that speaks of consent where nothing else is on it, in per cent.
// wallShare is that share of a short page with neither date nor author. By judgement: the gold pages hold no such wall.
const (
	stubWords    = 60
	consentShare = 50
	wallShare    = 25
)

// A page of so many pictures with captions, and fewer words of text for each, is a gallery. By judgement: the gold pages
// hold no galleries.
const (
	galleryPictures = 4
	wordsAPicture   = 25
)

// readKind says what the page is, by its markup, its URL and its text. A page without a text is a reading with a reason.
func readKind(p *page, r region) {
	d := &p.declared
	words, linked, all, consent := 0, 0, 0, 0
	for i := range p.blocks {
		b, v := &p.blocks[i], &p.verdicts[i]
		all += int(b.Len)
		linked += int(b.Linked)
		if v.fate == archive.FateBody || v.fate == archive.FateDek {
			words += int(b.Words)
		}
		if v.family == archive.FamilyConsent {
			consent += int(b.Len)
		}
	}
	captioned := 0
	for _, m := range p.r.Images {
		if m.Caption != "" {
			captioned++
		}
	}
	front, lists := isFront(p.in.URL) && linked*2 > all, p.listsStories(r)
	named := words < 4*stubWords && p.r.Published.IsZero() && !hasAuthor(p.r.Bylines) && namesSection(p.in.URL)
	kind, source, why := archive.KindArticle, "text", "running text"
	switch byType := kindOfType[d.kind]; {
	case words == 0 && consent*100 > all*consentShare,
		words < stubWords && consent*100 > all*wallShare && !p.tellsDate() && len(p.r.Bylines) == 0:
		kind, why = archive.KindConsent, "a wall that asks for consent"
		p.r.Reason = "a consent wall"
	case words == 0 && !front && !lists && !named:
		kind, why = archive.KindNone, "no running text"
		p.r.Reason = "no text that is a story"
	case byType == archive.KindVideo && words > 2*stubWords:
		why = "a video with a text"
	case d.live:
		kind, source, why = archive.KindLiveBlog, "json-ld:@type", "liveblogposting"
	case byType != "":
		kind, source, why = byType, "json-ld:@type", d.kind
	case front:
		kind, source, why = archive.KindSection, "url", "the site's front page"
	case lists:
		kind, source, why = archive.KindSection, "markup", "headings that link to articles"
	case linked*10 > all*6 && words < 4*stubWords && p.r.Published.IsZero():
		kind, why = archive.KindSection, "mostly links"
	case named:
		kind, source, why = archive.KindSection, "url", "a section's name"
	case p.isLive():
		kind, source, why = archive.KindLiveBlog, "url", "live"
	case urlHas(p.in.URL, "/gallery/", "/galleries/", "/fotostrecke/", "/bildergalerie/", "/photos/", "/slideshow/", "/diaporama/", "/fotogaleria/") && len(p.r.Images) > 4:
		kind, source, why = archive.KindGallery, "url", "pictures"
	case urlHas(p.in.URL, "/video/", "/videos/", "/watch/") && words < 4*stubWords:
		kind, source, why = archive.KindVideo, "url", "video"
	case captioned >= galleryPictures && words < wordsAPicture*captioned:
		kind, source, why = archive.KindGallery, "pictures", "little but pictures with captions"
	case p.r.AccessObserved == "cut":
		kind, why = archive.KindStub, "cut before a paywall"
	case words < stubWords:
		kind, why = archive.KindStub, "a few words"
	}
	p.r.PageKind = kind
	p.note("page_kind", string(kind), source, true, why)
}

// A page whose every so many words are a heading that links elsewhere lists stories; so many of them are the least. By
// judgement, from front and section pages of common publishing systems.
const (
	listedStories = 4
	wordsAStory   = 45
)

// listsStories says that the page is a list of articles: headings that are links, one after another, with hardly more
// than a dek for each; the page neither declares an article nor names who wrote it.
func (p *page) listsStories(r region) bool {
	if t := p.declared.kind; strings.HasSuffix(t, "article") || t == "blogposting" || len(p.r.Bylines) > 0 || !p.r.Published.IsZero() {
		return false
	}
	headings, words, first := 0, 0, true
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.Hidden || r.outside(p, i, blocks.InNav|blocks.InFooter|blocks.InAside) {
			continue
		}
		if b.Kind == blocks.Heading && b.Linked*10 >= b.Len*8 && b.Words > 2 {
			headings++
		}
		if f := p.verdicts[i].fate; f == archive.FateBody || f == archive.FateDek || b.IsProse() {
			words += int(b.Words)
		}
		if b.Kind == blocks.Heading && b.Linked == 0 && b.Words > 2 && first && p.verdicts[i].fate == archive.FateHeadline {
			first = false
		}
	}
	return headings >= listedStories && words < wordsAStory*headings && (first || isFront(p.in.URL))
}

// namesSection says that a URL's last segment is a section's name: "/nyheter/", "/middle-east.html".
func namesSection(url string) bool {
	path, _, _ := strings.Cut(url, "?")
	_, path, _ = strings.Cut(path, "://")
	at := strings.LastIndexByte(strings.TrimRight(path, "/"), '/')
	if at < 0 {
		return false
	}
	name, _, _ := strings.Cut(strings.Trim(path[at:], "/"), ".")
	return sectionNames[fold(strings.ReplaceAll(name, "-", " "))]
}

// tellsDate says that the page itself tells when it was published; its URL and a feed say so of a wall too.
func (p *page) tellsDate() bool {
	switch archive.Place(p.r.Published.Source) {
	case archive.PlaceURL, archive.PlaceFeed, archive.PlaceSitemap:
		return false
	}
	return !p.r.Published.IsZero()
}

func urlHas(url string, parts ...string) bool {
	url = strings.ToLower(url)
	for _, part := range parts {
		if strings.Contains(url, part) {
			return true
		}
	}
	return false
}

// readAccess says whether the page declares to cost money, and whether its text was cut.
func readAccess(p *page, r region) {
	d := &p.declared
	p.r.AccessDeclared = d.access
	source := "json-ld:isAccessibleForFree"
	if d.access == "" {
		for _, name := range []string{"article:content_tier", "og:article:content_tier", "content_tier", "is-paid", "paywall", "cxenseparse:paywall", "access", "article:access"} {
			m, ok := d.meta(name)
			if !ok {
				continue
			}
			source = "meta:" + name
			switch strings.ToLower(m.value) {
			case "free", "open", "public", "0", "false", "no":
				p.r.AccessDeclared = "free"
			case "locked", "metered", "paid", "premium", "subscription", "1", "true", "yes", "plus":
				p.r.AccessDeclared = "paid"
			}
			break
		}
	}
	if p.r.AccessDeclared != "" {
		p.note("access_declared", p.r.AccessDeclared, source, true, "")
	}
	p.r.AccessObserved = observe(p, r)
	if p.r.AccessObserved != "" {
		p.note("access_observed", p.r.AccessObserved, "text", true, "")
	}
}

// observe judges whether the text was cut: a notice of a paywall right below a short body, or a last paragraph that
// breaks off. "" where the page does not say that it costs money and nothing was seen.
func observe(p *page, r region) string {
	words := 0
	for i := range p.blocks {
		if p.verdicts[i].fate == archive.FateBody {
			words += int(p.blocks[i].Words)
		}
	}
	if words == 0 {
		return ""
	}
	wall := false
	for i := r.last + 1; i < min(r.last+belowWall, len(p.blocks)); i++ {
		wall = wall || p.verdicts[i].family == archive.FamilyPaywall && (i < r.last+rightBelow || p.inWall(i, r.last))
	}
	last := strings.TrimRight(p.blocks[r.last].Text, " ")
	breaks := strings.HasSuffix(last, "…") || strings.HasSuffix(last, "...") || strings.HasSuffix(last, "[…]")
	switch {
	case wall && words < 300, breaks && (wall || p.r.AccessDeclared == "paid"):
		return "cut"
	case p.r.AccessDeclared == "paid" && words < 120:
		return "cut"
	case p.r.AccessDeclared != "" || wall:
		return "full"
	}
	return ""
}

// A notice stands fewer than rightBelow blocks below the text that it cuts, or in a box called a wall fewer than belowWall:
// sites put boxes between them. No gold page is read otherwise for it.
const (
	rightBelow = 6
	belowWall  = 20
)

// wallMarks are words of class names and ids of boxes that stand in the way. Seen: paywall, regwalled, piano-content-lock
// (fundus, wcxb).
var wallMarks = newMarks("paywall", "pay-wall", "regwall", "reg-wall", "content-lock", "content-gate")

// inWall says that block i stands in a box called a wall, and block last, which ends the text, does not: the text behind a
// wall is called so, too.
func (p *page) inWall(i, last int) bool {
	for x := p.blocks[i].Box; x >= 0; x = p.boxes[x].Parent {
		if b := &p.boxes[x]; wallMarks.in(b.Class) || wallMarks.in(b.ID) {
			return !p.holds(x, last)
		}
	}
	return false
}

// holds says that block i stands in box x.
func (p *page) holds(x int32, i int) bool {
	at := p.blocks[i].Box
	for at > x {
		at = p.boxes[at].Parent
	}
	return at == x
}

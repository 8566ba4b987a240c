package blocks

import (
	"encoding/binary"
	"math/bits"
)

// Family is a family of class names: what people call the parts of a page.
type Family uint8

const (
	FamBody Family = iota
	FamStory
	FamDek
	FamComment
	FamRelated
	FamShare
	FamNav
	FamFoot
	FamSide
	FamAuthor
	FamMedia
	FamAdvert
	FamPromo
	FamTags
	FamBox
	FamMeta
	FamHead
	FamHidden
	FamList
	FamEmbed
	FamText
	Families
)

// Far is the distance of a family that no element above has.
const Far = 12

// Near is, for each family, how many block-level elements above a block the nearest one with such a class stands;
// Far if none.
type Near [Families]uint8

var farNear = func() (n Near) {
	for i := range n {
		n[i] = Far
	}
	return
}()

// deeper adds one to each distance, to Far at most: eight at a time, for it is done at every block-level element.
func (n *Near) deeper() {
	const tail = len(n) - 8
	a, b, c := word(n[:8]), word(n[8:16]), word(n[tail:])
	binary.LittleEndian.PutUint64(n[:8], oneMore(a))
	binary.LittleEndian.PutUint64(n[8:16], oneMore(b))
	binary.LittleEndian.PutUint64(n[tail:], oneMore(c))
}

// oneMore adds one to each of eight bytes that is less than Far; none is more.
func oneMore(v uint64) uint64 {
	const ones = 0x0101010101010101
	return v + ^((v+(0x80-Far)*ones)>>7)&ones
}

// tokens are words of class names, ids and component names, cut at everything that is no letter and at camel humps.
var tokens = [Families][]string{
	FamBody:    {"articlebody", "storybody", "postbody", "entrycontent", "postcontent", "articlecontent", "articletext", "maincontent", "bodytext", "body", "content", "contents", "richtext", "wysiwyg", "prose", "artikeltext", "fliesstext", "texte", "corpo", "cuerpo", "corps", "contenido", "conteudo", "contenuto", "inhalt", "copy", "markdown", "rte", "bodycopy", "storycontent", "newsbody", "newstext", "detail", "detailtext", "articlebodycontent"},
	FamStory:   {"article", "story", "post", "entry", "news", "artikel", "articolo", "articulo", "noticia", "nota", "beitrag", "single", "main", "primary", "hentry", "blogpost", "blog", "materia", "haber", "artykul"},
	FamDek:     {"dek", "standfirst", "strapline", "summary", "lead", "lede", "subtitle", "subhead", "subheadline", "chapo", "entradilla", "vorspann", "ingress", "intro", "teasertext", "excerpt", "description", "subheading", "deck", "abstract", "anons", "perex", "lid", "introduction", "preamble", "bajada", "copete", "sommario", "occhiello", "spot", "leadtext", "sousline", "descripcion", "underline", "subline", "linhafina", "introtext", "headnote", "kicktext"},
	FamComment: {"comment", "comments", "commentlist", "respond", "disqus", "coral", "viafoura", "spotim", "openweb", "reply", "replies", "kommentare", "kommentar", "commentaires", "comentarios", "comentario", "discussion", "wpdiscuz", "hyvor", "reactions", "feedback", "commento", "reacties", "forum"},
	FamRelated: {"related", "relatedposts", "recommended", "recommendations", "recommendation", "recirc", "recirculation", "more", "readmore", "readalso", "teaser", "teasers", "card", "cards", "trending", "popular", "mostread", "latest", "yarpp", "crp", "jp", "outbrain", "taboola", "similar", "suggested", "suggestions", "carousel", "slider", "grid", "tile", "tiles", "ticker", "feed", "archive", "linkbox", "promoted", "topstories", "next", "prev", "previous", "upnext", "links", "crosslink", "interstitial", "zergnet", "rec", "series", "relacionadas", "relacionados", "mostpopular", "headlines", "river", "stream", "loop", "siblings", "onward", "pagination", "pager", "textlink", "readon", "collection", "mgid", "revcontent", "swiper"},
	FamShare:   {"share", "sharing", "social", "sharedaddy", "addtoany", "addthis", "sharethis", "follow", "facebook", "twitter", "whatsapp", "socials", "teilen", "partage", "compartir", "bookmark", "tools", "toolbar", "print", "rating", "ratings", "vote", "votes", "like", "likes", "actions", "essb", "dpsp", "swp", "heateor", "rmp", "kksr", "yasr", "poll", "quiz", "survey"},
	FamNav:     {"nav", "navigation", "navbar", "menu", "menus", "breadcrumb", "breadcrumbs", "skip", "search", "login", "topbar", "submenu", "dropdown", "tabs", "tab", "sitemap", "offcanvas", "burger", "hamburger", "account", "toc", "pagenav", "anchor", "anchors", "jump", "signin", "crumbs", "crumb", "language", "lang"},
	FamFoot:    {"footer", "foot", "copyright", "legal", "colophon", "bottom", "disclaimer", "imprint", "impressum", "pie", "rodape", "legalese", "footnote", "footnotes"},
	FamSide:    {"sidebar", "aside", "side", "rail", "secondary", "rightcol", "leftcol", "marginalia", "complementary", "sticky", "right", "left", "column"},
	FamAuthor:  {"author", "authors", "byline", "bylines", "bio", "biography", "writer", "contributor", "contributors", "saboxplugin", "authorbox", "vcard", "profile", "autor", "auteur", "autore", "autoren", "signature", "journalist", "reporter", "avatar", "credits", "about", "staff", "person", "team", "redakteur", "yazar"},
	FamMedia:   {"caption", "captions", "figcaption", "image", "images", "img", "photo", "photos", "gallery", "slideshow", "slide", "video", "videos", "player", "media", "picture", "figure", "credit", "lightbox", "audio", "podcast", "imagecaption", "bildunterschrift", "legend", "legende", "thumb", "thumbnail", "foto", "copyrightholder", "jw", "brightcove", "attachment", "leadimage", "galerie", "bild", "wp-caption"},
	FamAdvert:  {"ad", "ads", "advert", "advertisement", "advertising", "adsbygoogle", "sponsor", "sponsored", "dfp", "gpt", "adslot", "banner", "anzeige", "werbung", "publicidad", "publicite", "affiliate", "commercial", "adunit", "adbox", "adcontainer", "partner", "partners", "promotion", "promotions", "product", "products", "shop", "price", "shopping", "deal", "deals", "offer", "offers", "cart", "buy"},
	FamPromo:   {"newsletter", "newsletters", "subscribe", "subscription", "signup", "paywall", "premium", "regwall", "piano", "metered", "promo", "promos", "cta", "optin", "donate", "donation", "support", "membership", "mailchimp", "appeal", "callout", "app", "register", "registration", "abo", "subscriber", "upsell", "marketing", "campaign", "trial", "mc4wp", "hubspot", "abonnement", "contribute", "contact"},
	FamTags:    {"tag", "tags", "tagcloud", "taglist", "topics", "topic", "keywords", "category", "categories", "filed", "label", "labels", "kicker", "eyebrow", "overline", "rubrik", "rubric", "section", "schlagworte", "chip", "chips", "badge", "flag", "themen", "cat", "catlinks", "etiquetas", "supertitle", "sectiontitle", "dachzeile"},
	FamBox:     {"box", "factbox", "infobox", "widget", "widgets", "sidenote", "inset", "fact", "facts", "info", "infos", "module", "insert", "textbox", "factsheet", "explainer", "highlight", "highlights", "keypoints", "keyfacts", "takeaways", "tldr", "glossary", "accordion", "faq", "note", "notes", "notice", "message", "alert", "kasten", "encadre", "aparte", "profilebox", "supplementary"},
	FamMeta:    {"meta", "date", "time", "timestamp", "published", "updated", "dateline", "publication", "posted", "pubdate", "datetime", "datum", "fecha", "data", "readtime", "readingtime", "modified", "reading", "created", "views", "entrymeta", "postmeta", "details", "datepublished", "location", "source"},
	FamHead:    {"header", "head", "headline", "title", "titles", "heading", "masthead", "hero", "titel", "titulo", "titre", "titolo", "h1", "entrytitle", "posttitle"},
	FamHidden:  {"hidden", "hide", "screenreader", "sronly", "visuallyhidden", "sr", "visually", "invisible", "modal", "popup", "overlay", "cookie", "cookies", "consent", "gdpr", "onetrust", "didomi", "cmp", "toast", "tooltip", "dialog", "lightboxcontent", "offscreen", "privacy", "interstitials", "ot", "print-only", "template", "none", "noscript", "sp", "drawer", "collapse", "collapsed", "flyout"},
	FamList:    {"list", "listing", "items", "item", "row", "ul", "li", "table", "results", "listitem"},
	FamEmbed:   {"embed", "embedded", "tweet", "instagram", "oembed", "iframe", "embedding", "youtube", "tiktok", "telegram", "infogram", "datawrapper", "external", "opta", "scorecard", "livescore", "map", "chart", "graphic", "interactive", "placeholder", "blockquote", "pullquote", "quote", "zitat", "citation"},
	FamText:    {"text", "paragraph", "para", "p", "absatz", "articleparagraph", "txt", "paragraphs", "par", "textblock", "textmodule", "absaetze"},
}

// vocabulary is tokens as a hash table whose size is a power of two: numbers of entries, 0 for none.
var vocabulary = func() (v struct {
	slots   [4096]uint16
	entries []entry
	lens    [32 * 32]uint32 // by the first two letters: the lengths that tokens have, as bits; most words have none
}) {
	v.entries = []entry{{}}
	for f, words := range tokens {
		for _, w := range words {
			v.lens[firstTwo(w)] |= 1 << len(w)
			h := uint32(0)
			for i := range len(w) {
				h = mix(h, w[i])
			}
			for v.slots[h%uint32(len(v.slots))] != 0 {
				h++
			}
			v.slots[h%uint32(len(v.slots))] = uint16(len(v.entries))
			v.entries = append(v.entries, entry{w, Family(f)})
		}
	}
	return
}()

type entry struct {
	word   string
	family Family
}

// firstTwo numbers the first two letters of a word, in any case.
func firstTwo(word string) int {
	if len(word) == 1 {
		return int(word[0] & 31)
	}
	return int(word[0]&31)<<5 | int(word[1]&31)
}

func mix(h uint32, c byte) uint32 { return h*33 + uint32(c) }

// letters maps ASCII letters to lower case, and other bytes to 0.
var letters = func() (t [256]byte) {
	for c := byte('a'); c <= 'z'; c++ {
		t[c], t[c-'a'+'A'] = c, c
	}
	return
}()

// families sets n[f] to 0 for each family that v names.
func (s *Splitter) families(n *Near, v string) {
	for left := s.seen.Of(v, familiesOf); left != 0; left &= left - 1 {
		n[bits.TrailingZeros32(left)] = 0
	}
}

// familiesOf gives the families whose words occur in a class attribute, id or component name, as bits.
func familiesOf(s string) (bits uint32) {
	for i := 0; i < len(s); {
		if letters[s[i]] == 0 {
			i++
			continue
		}
		from := i
		for i++; i < len(s) && letters[s[i]] != 0; i++ {
			if s[i] < 'a' && s[i-1] >= 'a' { // a hump begins the next word
				break
			}
		}
		if k := i - from; k < 32 && vocabulary.lens[firstTwo(s[from:i])]>>k&1 != 0 {
			if f, ok := family(s[from:i]); ok {
				bits |= 1 << f
			}
		}
	}
	return bits
}

// family is that of a word, in any case.
func family(word string) (Family, bool) {
	h := uint32(0)
	for i := range len(word) {
		h = mix(h, letters[word[i]])
	}
next:
	for ; ; h++ {
		e := &vocabulary.entries[vocabulary.slots[h%uint32(len(vocabulary.slots))]]
		if e.word == "" {
			return 0, false
		}
		if len(e.word) != len(word) {
			continue
		}
		for i := range len(word) {
			if letters[word[i]] != e.word[i] {
				continue next
			}
		}
		return e.family, true
	}
}

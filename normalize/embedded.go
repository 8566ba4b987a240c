package normalize

import (
	"html"
	"slices"
	"strings"

	"broadsheet/archive"
	"broadsheet/normalize/blocks"
	"broadsheet/normalize/tree"
)

// bodyKeys are the keys under which such data keep the text of a story: one string of HTML, or a list of its parts.
var bodyKeys = map[string]bool{
	"content_elements": true, "articlebody": true, "body": true, "bodyhtml": true, "bodytext": true, "body_html": true,
	"content": true, "contenthtml": true, "blocks": true, "paragraphs": true, "story": true, "text": true, "html": true,
}

// typeKeys say of a part what it is; wordKeys hold its words, the first that is there counts.
var (
	typeKeys = [...]string{"type", "_type", "__typename", "kind", "nodeType"}
	wordKeys = [...]string{"text", "content", "html", "value", "children", "items", "body"}
)

// notText are words in the types of parts that are no text of the story.
var notText = [...]string{"image", "photo", "picture", "video", "audio", "gallery", "embed", "advert", "ad_", "promo", "related", "link_list", "interstitial", "newsletter", "raw_html", "script", "button", "social"}

// maxBodies is how many texts of the page's headline are looked at: data may name one text by the thousand.
const maxBodies = 20

// embeddedBody gives the story out of the data that scripts draw the page from, where they name it by the page's
// headline; nil if none does. Of several, the longest.
func embeddedBody(p *page) []archive.Block {
	want := fold(p.r.Headline)
	if want == "" {
		return nil
	}
	var out []archive.Block
	longest, tried := richText, 0
	for i := range p.scriptData() {
		eachBody(&p.data.values[i], want, false, func(markup string) {
			if len(markup) < longest || tried == maxBodies {
				return
			}
			tried++
			if bs, size := storyBlocks(markup); size >= longest {
				out, longest = bs, size+1
			}
		})
	}
	return out
}

// eachBody calls f with the markup of each text that stands under a body key within an object of the wanted headline.
func eachBody(v *value, want string, named bool, f func(markup string)) {
	if v.kind == 'o' && !named {
		named = isCalled(v, want)
	}
	for i := range v.items {
		m := &v.items[i]
		if named && bodyKeys[strings.ToLower(m.key)] {
			f(markup(&m.value))
		}
		eachBody(&m.value, want, named, f)
	}
}

// markup writes a text as HTML: a string as it is, a list part by part.
func markup(v *value) string {
	if v.kind != 'a' {
		return v.str()
	}
	var b strings.Builder
	for i := range v.items {
		part := &v.items[i].value
		kind := ""
		for _, key := range typeKeys {
			kind += " " + strings.ToLower(part.get(key).str())
		}
		if slices.ContainsFunc(notText[:], func(w string) bool { return strings.Contains(kind, w) }) {
			continue
		}
		name := "p"
		if strings.Contains(kind, "head") || strings.Contains(kind, " h2") || strings.Contains(kind, " h3") {
			name = "h2"
		}
		b.WriteString("<" + name + ">")
		partWords(&b, part)
		b.WriteString("</" + name + ">")
	}
	return b.String()
}

// partWords writes the words of a part and of what is in it.
func partWords(b *strings.Builder, v *value) {
	switch v.kind {
	case 's':
		b.WriteString(v.text)
	case 'a':
		for i := range v.items {
			partWords(b, &v.items[i].value)
		}
	case 'o':
		for _, key := range wordKeys {
			if w := v.get(key); w.kind != 0 {
				partWords(b, w)
				return
			}
		}
	}
}

// storyBlocks cuts markup into blocks of text, captions left out, and counts the bytes of those that read like running
// text. Markup may be escaped once more.
func storyBlocks(markup string) (out []archive.Block, size int) {
	if !strings.Contains(markup, "<") && strings.Contains(markup, "&lt;") {
		markup = html.UnescapeString(markup)
	}
	if !strings.Contains(markup, "<") {
		markup = "<pre>" + markup
	}
	bs, _ := blocks.Split(tree.Parse([]byte(markup)))
	for i := range bs {
		b := &bs[i]
		if b.Hidden || b.Kind == blocks.Caption || b.Kind == blocks.Control {
			continue
		}
		if b.IsProse() {
			size += len(b.Text)
		}
		for line := range b.Lines {
			out = append(out, archive.Block{Kind: kinds[b.Kind], Text: line})
		}
	}
	return out, size
}

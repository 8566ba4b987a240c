package normalize

import (
	"strings"
	"time"
	"unicode/utf8"

	"broadsheet/archive"
	"broadsheet/normalize/blocks"
	"broadsheet/normalize/dates"
	"broadsheet/normalize/tree"
)

// publishedMetas are names of meta elements that hold the date of publication, dateMetas those that hold some date,
// modifiedMetas the last change. All were seen on the fundus, wcxb, htmldate or evaldata pages.
var (
	publishedMetas = []string{
		"article:published_time", "og:article:published_time", "og:published_time", "article:published", "article_date_original", "parsely-pub-date", "cxenseparse:recs:publishtime",
		"cxenseparse:publishtime", "datepublished", "publishdate", "publish-date", "publish_date", "pubdate", "publication_date", "date_published", "publicationdate", "published-date", "published_time",
		"sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.date", "dcterms.created", "citation_publication_date", "citation_date", "citation_online_date", "rnews:datepublished", "article.published",
		"bt:pubdate", "shareaholic:article_published_time", "displaydate", "originalpublicationdate", "sort_date", "og:pubdate", "date.available", "dc.date.published", "video:release_date", "og:release_date", "release_date", "article:post_date", "og:regdate", "prism.publicationdate", "wi-date-published", "w-published-date", "published", "article:publish_date", "publishedat", "article-publish-date", "dcsext.articlefirstpublished",
	}
	dateMetas     = []string{"date", "dc.date", "dc.date.created", "date_created", "created", "article:date", "doc_date", "article-date", "last-modified-date", "buildtime", "datecreated", "dc.created", "creation_date", "live_date"}
	modifiedMetas = []string{"article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "last-modified", "lastmod", "dcterms.modified", "dc.date.modified", "modified", "revised", "lastmodified", "article:updated", "last_modified", "dcterms.dateupdated"}
)

// told are the dates that the page tells machines.
func told(p *page, o dates.Options) []dated {
	var list []dated
	add := func(s said, k rank, modified bool) {
		if m, ok := dates.Read(s.value, o); ok {
			m.Source = s.source
			list = append(list, dated{Moment: m, rank: k, modified: modified, block: -1})
		} else if strings.ContainsAny(s.value, "0123456789") {
			list = append(list, dated{Moment: archive.Moment{Raw: s.value, Source: s.source}, modified: modified, out: "not a date", block: -1})
		}
	}
	for _, s := range p.declared.published {
		k := rankNode
		switch {
		case strings.HasSuffix(s.source, "dateCreated"), strings.HasSuffix(s.source, "uploadDate"), strings.HasSuffix(s.source, "coverageStartTime"):
			k = rankCreated
		case strings.HasPrefix(s.source, "json-ld:webpage"), strings.HasPrefix(s.source, "json-ld:itempage"):
			k = rankWebPage
		}
		add(s, k, false)
	}
	for _, s := range p.declared.modified {
		k := rankNode
		if s.source != "json-ld:dateModified" {
			k = rankWebPage
		}
		add(s, k, true)
	}
	for _, m := range p.declared.metas {
		s := said{"meta:" + m.source, m.value}
		switch {
		case has(publishedMetas, m.source):
			add(s, rankMeta, false)
		case has(modifiedMetas, m.source):
			add(s, rankMeta, true)
		case has(dateMetas, m.source):
			add(s, rankDate, false)
		}
	}
	for _, n := range p.declared.props {
		prop := p.tree.AttrOr(n, "itemprop")
		if prop == "datePublished" || prop == "dateModified" || prop == "dateCreated" {
			k := rankItem
			if prop == "dateCreated" {
				k = rankCreated
			}
			if !inComment(p, n) {
				add(said{"microdata:" + prop, machineValue(p.tree, n)}, k, prop == "dateModified")
			}
		}
	}
	if m, ok := dates.FromURL(p.in.URL); ok {
		m.Source = "url"
		list = append(list, dated{Moment: m, rank: rankURL, block: -1})
	}
	list = append(list, titleDate(p, o)...)
	if t := p.in.FeedTime; !t.IsZero() {
		m := archive.Moment{Clock: t, HasOffset: true, Precision: archive.PrecisionSecond, Source: string(p.in.FeedPlace), Raw: t.Format(time.RFC3339)}
		list = append(list, dated{Moment: m, rank: rankWebPage, block: -1})
	}
	return list
}

// titleDate is a date that begins or ends the page's title, set apart from it: "28.04.2023 | Harbor opens".
func titleDate(p *page, o dates.Options) []dated {
	for _, s := range []said{{"meta:<title>", p.declared.title}, {"meta:og:title", p.declared.metaValue("og:title")}} {
		for _, f := range dates.Find(s.value, o) {
			before, after := strings.TrimSpace(s.value[:f.Start]), strings.TrimSpace(s.value[f.End:])
			apart := before == "" && after != "" && strings.ContainsRune("|-–—•·", firstOf(after)) || after == "" && before != "" && strings.ContainsRune("|-–—•·,", lastOf(before))
			if !apart || f.Relative || f.Precision == archive.PrecisionMonth {
				continue
			}
			f.Moment.Source = s.source
			return []dated{{Moment: f.Moment, rank: rankTitle, block: -1}}
		}
	}
	return nil
}

func firstOf(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func lastOf(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// machineValue is the value of an element with an itemprop: its content, datetime, title, or text.
func machineValue(t *tree.Tree, n tree.Node) string {
	for _, a := range []string{"content", "datetime", "title", "data-timestamp", "data-datetime"} {
		if v := strings.TrimSpace(t.AttrOr(n, a)); v != "" {
			return clean(v)
		}
	}
	if m := t.Find(n, tree.Time); m != tree.None {
		if v := t.AttrOr(m, "datetime"); v != "" {
			return clean(v)
		}
	}
	return lineText(t, n)
}

// maxAround is how many of the elements around a node are asked. Thousands of elements, one in another, would take time by
// the square of their depth.
const maxAround = 64

// inComment says that n stands in a reader's comment or in a list of other articles. What holds the page's heading is the
// article itself, whatever it is called: "has-comments", "category-commentary", a Review.
func inComment(p *page, n tree.Node) bool {
	for k := 0; n > tree.Root && k < maxAround; k, n = k+1, p.tree.Parent(n) {
		it := p.tree.AttrOr(n, "itemtype")
		reader := it != "" && (strings.HasSuffix(it, "Comment") || strings.HasSuffix(it, "UserComments") || strings.HasSuffix(it, "Review"))
		if !reader && !p.calledComment(n) {
			continue
		}
		return !p.holdsHeading(n)
	}
	return false
}

// calledComment says that n is a comment, a shop's review or a list of other articles by its class or id.
func (p *page) calledComment(n tree.Node) bool {
	class, id := p.tree.AttrOr(n, "class"), p.tree.AttrOr(n, "id")
	others, comment := othersMarks.in(class) || othersMarks.in(id), commentMarks.in(class) || commentMarks.in(id)
	if !others && !comment || p.tree.Atom(n) == tree.Body || p.tree.Atom(n) == tree.Html {
		return false
	}
	c := strings.ToLower(class + " " + id)
	return others || !strings.Contains(c, "nocomment") && !strings.Contains(c, "comments-")
}

// holdsHeading says that a heading of the first rank stands in n.
func (p *page) holdsHeading(n tree.Node) bool {
	for _, h := range p.declared.h1 {
		if h >= n && h < p.tree.End(n) {
			return true
		}
	}
	return false
}

// commented says that block i is a reader's comment, or stands in one.
func (p *page) commented(i int) bool {
	b := &p.blocks[i]
	if b.Near[blocks.FamComment] >= nearComment {
		return false
	}
	for n, k := b.Node, 0; n > tree.Root && k <= nearComment; n, k = p.tree.Parent(n), k+1 {
		if p.calledComment(n) {
			return !p.holdsHeading(n)
		}
	}
	return true
}

func has(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

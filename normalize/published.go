package normalize

import (
	"strings"
	"time"
	"unicode/utf8"

	"broadsheet/archive"
	"broadsheet/normalize/dates"
	"broadsheet/normalize/tree"
)

// dated is one candidate for a date of the article.
type dated struct {
	archive.Moment
	rank     rank
	modified bool
	out      string // why it is out; "" while it is in
	block    int    // where it is printed; -1 of what machines are told
	far      int    // blocks between it and the headline, those above it counted twice
}

// rank orders the places where dates stand, the surest first. The order is that of their exactness on the fundus and
// wcxb pages.
type rank int

const (
	rankNode     rank = iota + 1 // the article's own JSON-LD
	rankMeta                     // meta elements that only publication dates are written to
	rankItem                     // microdata
	rankWebPage                  // JSON-LD of the page
	rankLabelled                 // printed in the head, said to be the publication
	rankTime                     // a time element in the head
	rankURL                      // the day in the URL
	rankTitle                    // at an end of the page's title
	rankPrinted                  // printed in the head
	rankDate                     // meta elements for any date
	rankTail                     // printed below the body
	rankCreated                  // when it was created, or uploaded
	rankUpdated                  // printed in the head as the last update
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

// readDates reads when the article was published and when it last changed.
func readDates(p *page, r region) (pub, mod *dated) {
	o := dateOptions(p)
	list := collectDates(p, r, o)
	bound(p, list)
	doubtItems(list)
	outvote(list)
	if !strings.HasSuffix(p.declared.kind, "newsarticle") {
		doubtRenewed(list)
		trustPrint(p, list)
	}
	if !namesAuthor(p) {
		doubtPage(list)
	}
	pub = choose(list)
	if pub != nil {
		settle(p, pub, list)
		p.r.Published = pub.Moment
	}
	mod = lastChange(list)
	if mod != nil {
		p.r.Modified = mod.Moment
	}
	noteDates(p, list, pub, mod)
	return pub, mod
}

func noteDates(p *page, list []dated, pub, mod *dated) {
	for i := range list {
		d := &list[i]
		field, why := "published", d.out
		if d.modified {
			field = "modified"
		}
		chosen := d == pub || d == mod
		if !chosen && why == "" {
			why = "a surer place was found"
			if pub != nil && dates.Day(d.Moment) == dates.Day(pub.Moment) {
				why = "agrees"
			}
		}
		p.note(field, d.Raw, d.Source, chosen, why)
	}
	if pub == nil {
		p.note("published", "", "text", false, "no date is declared or labelled")
	}
}

// dateOptions says how numeric dates of the page are to be read.
func dateOptions(p *page) dates.Options {
	o := dates.Options{Language: p.r.Language, Capture: p.in.FetchedAt}
	tag := strings.ToLower(p.declared.language)
	if m, ok := p.declared.meta("og:locale"); ok && len(tag) < 5 {
		tag = strings.ToLower(m.value)
	}
	if primary(tag) != "en" && tag != "" {
		return o
	}
	_, region, ok := strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	if ok {
		o.MonthFirst = region == "us" || region == "ph"
		return o
	}
	host := p.in.URL
	if _, rest, ok := strings.Cut(host, "://"); ok {
		host, _, _ = strings.Cut(rest, "/")
	}
	o.MonthFirst = tag == "en"
	for _, s := range []string{".uk", ".au", ".in", ".ie", ".nz", ".za", ".eu", ".ng", ".ke", ".my", ".sg", ".hk", ".de", ".nl", ".se", ".no", ".fr"} {
		if strings.HasSuffix(host, s) {
			o.MonthFirst = false
		}
	}
	return o
}

// collectDates reads every candidate; where a numeric date can be read in two orders, in the order that agrees with more
// of the page's other dates.
func collectDates(p *page, r region, o dates.Options) []dated {
	machine := told(p, o)
	people := printed(p, r, o)
	for i := range people {
		if dates.Ambiguous(people[i].Raw) {
			flipped := o
			flipped.MonthFirst = !o.MonthFirst
			other := printed(p, r, flipped)
			if agreeing(other, machine) > agreeing(people, machine) {
				people = other
			}
			break
		}
	}
	return append(machine, people...)
}

// agreeing counts the printed dates that lie on a day that is given without ambiguity.
func agreeing(people, machine []dated) int {
	n := 0
	for i := range people {
		day := dates.Day(people[i].Moment)
		if day == "" || !dates.Ambiguous(people[i].Raw) {
			continue
		}
		for _, list := range [][]dated{machine, people} {
			for k := range list {
				if !dates.Ambiguous(list[k].Raw) && dates.Day(list[k].Moment) == day {
					n++
				}
			}
		}
	}
	return n
}

// namesAuthor says that the page tells machines of an author: content systems do so for posts, not for standing pages.
func namesAuthor(p *page) bool {
	d := &p.declared
	_, ok := d.meta("author", "article:author", "byl", "parsely-author")
	if label, there := d.meta("twitter:label1"); there && !strings.Contains(strings.ToLower(label.value), "time") {
		ok = true
	}
	return ok || len(d.authors) > 0
}

// doubtPage takes out the date of a standing page that prints none.
func doubtPage(list []dated) {
	for i := range list {
		if d := &list[i]; d.out == "" && !d.modified && d.block >= 0 && d.rank != rankTail {
			return
		}
	}
	for i := range list {
		if d := &list[i]; d.out == "" && !d.modified && d.rank == rankWebPage {
			d.out = "a standing page's, not an article's"
		}
	}
}

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
		case strings.HasSuffix(s.source, "dateCreated"), strings.HasSuffix(s.source, "uploadDate"):
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

// inComment says that n stands in a reader's comment or in a list of other articles.
func inComment(p *page, n tree.Node) bool {
	for ; n > tree.Root; n = p.tree.Parent(n) {
		if it := p.tree.AttrOr(n, "itemtype"); it != "" && (strings.HasSuffix(it, "Comment") || strings.HasSuffix(it, "UserComments") || strings.HasSuffix(it, "Review")) {
			return true
		}
		if class := p.tree.AttrOr(n, "class") + " " + p.tree.AttrOr(n, "id"); len(class) > 1 && p.tree.Atom(n) != tree.Body && p.tree.Atom(n) != tree.Html {
			c := strings.ToLower(class)
			if strings.Contains(c, "comment") && !strings.Contains(c, "nocomment") && !strings.Contains(c, "comments-") || strings.Contains(c, "related") {
				return true
			}
		}
	}
	return false
}

func has(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

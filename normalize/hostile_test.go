package normalize

import (
	"fmt"
	"strings"
)

// hostile are pages of about n bytes that are written to be slow to read: much of one thing. Those that are slow to
// parse stand in normalize/tree.
var hostile = []struct {
	name string
	page func(n int) string
}{
	{"short paragraphs", count("<p>%d")},
	{"paragraphs of a story", count("<p>The council of ward %d met on Monday, and it voted for the plan that the harbour needs.</p>")},
	{"paragraphs, all the same", rep("<p>The council met on Monday, and it voted for the plan that the harbour needs.</p>")},
	{"one text", rep("All the news that is fit to read, and some that is not. ")},
	{"one word", rep("news")},
	{"one text of no letters", rep("… — · ")},
	{"Chinese", rep("<p>市议会星期一开会，通过了港口需要的计划。</p>")},
	{"lines parted by br", count("The council met %d times.<br>")},
	{"br alone", rep("<br>")},
	{"br before lower case", rep("a<br>")},
	{"blocks that do not close", rep("<div>news ")},
	{"boxes in boxes", func(n int) string {
		return strings.Repeat("<div class=a><div class=b>", n/80) + "<p>The council met.</p>" + strings.Repeat("</div></div>", n/80)
	}},
	{"sections in sections", rep("<section class=story><p>The council met on Monday.</p>")},
	{"inline in inline", rep("<b>news <i>")},
	{"lists in lists", rep("<ul><li>news")},
	{"items", count("<li>Number %d")},
	{"links", count("<a href=/%d>Number %[1]d is here to stay</a> ")},
	{"lists of links", count("<ul><li><a href=/%d>Number %[1]d</a></ul>")},
	{"tables in tables", rep("<table><tr><td>news")},
	{"rows", count("<table><tr><td>%d<td>news</table>")},
	{"one row of cells", func(n int) string { return "<table><tr>" + count("<td>%d")(n) }},
	{"headings", count("<h2>Number %d of the council's plans</h2>")},
	{"first headings", count("<h1>The council votes for plan %d</h1>")},
	{"the same heading", rep("<h1>The council votes for the plan</h1>")},
	{"titles", count("<title>The council votes for plan %d - Times</title>")},
	{"one title", func(n int) string {
		return "<title>" + rep("plan a | plan b: ")(n) + "</title><h1>plan a</h1><p>The council met.</p>"
	}},
	{"one heading", func(n int) string { return "<h1>" + count("plan %d: ")(n) + "</h1><p>The council met.</p>" }},
	{"classes, each another", count("<div class=a%d><p>news</div>")},
	{"one class of many names", func(n int) string { return "<div class='" + count("a%d ")(n) + "'><p>news</div>" }},
	{"many boxes with many names", func(n int) string {
		return strings.Repeat("<div class='"+count("related a%d ")(300)+"'><p>news</div>", n/300)
	}},
	{"hidden blocks", count("<p hidden>%d</p>")},
	{"styles that hide", rep("<p style='display:none;color:red'>news</p>")},
	{"figures", count("<figure><img src=/%d.jpg><figcaption>The harbour. Photo: Jana Roe</figcaption></figure>")},
	{"images", count("<img src=/%d.jpg alt='The harbour' srcset='/a.jpg 1x, /b.jpg 2x'>")},
	{"one srcset", func(n int) string { return "<article><p>news<img srcset='" + count("/%d.jpg 2x, ")(n) + "'>" }},
	{"times", count("<time datetime=2026-03-02T10:00:00Z>%d March 2026</time>")},
	{"dates in one text", rep("Updated 2 March 2026, 10:15 CET · ")},
	{"dates in paragraphs", rep("<p>Published: March 2, 2026 10:15")},
	{"digits", rep("20260302")},
	{"digits and marks", rep("2/3-4.5:6 ")},
	{"months", rep("March ")},
	{"hours ago", rep("<span class=date>3 hours ago</span>")},
	{"bylines", count("<p class=byline>By Ada Marsh %d and Ben Quill</p>")},
	{"one byline of names", func(n int) string { return "<p class=byline>By " + rep("Ada Marsh, Ben Quill and ")(n) + "</p>" }},
	{"one byline of initials", func(n int) string { return "<p class=author>" + rep("A. B. ")(n) + "</p>" }},
	{"author links", count("<a rel=author href=/author/%d>Ada Marsh %[1]d</a>")},
	{"microdata", rep("<div itemscope itemtype=https://schema.org/NewsArticle><span itemprop=author>Ada Marsh</span>")},
	{"authors in authors", rep("<div class=author>Ada Marsh ")},
	{"headlines in headlines", rep("<div itemprop=headline>The council votes ")},
	{"first headings in first headings", rep("<h1><div>The council votes ")},
	{"times in times", rep("<div class=date><time>2 March 2026 ")},
	{"comments in comments", rep("<div class=comment><p>news")},
	{"plug-ins in plug-ins", rep("<div class='sharedaddy x'><p>news")},
	{"figures in figures", rep("<figure><img src=/a.jpg><figcaption>The harbour ")},
	{"pictures in links in boxes", rep("<div><a href=/a><img src=/a.jpg>")},
	{"sections in breadcrumbs", rep("<ul class=breadcrumb><li><a href=/a>Coast</a>")},
	{"definitions", rep("<dl><dt>a<dd>b")},
	{"buttons and forms", rep("<form><button>Share</button><input value=x>")},
	{"meta", count("<meta property=article:author content='Ada Marsh %d'>")},
	{"meta of one name", rep("<meta property=og:title content='The council votes'>")},
	{"tags", count("<meta property=article:tag content='tag %d'>")},
	{"one meta of keywords", func(n int) string { return "<meta name=keywords content='" + count("word %d, ")(n) + "'><p>news" }},
	{"JSON-LD scripts", count(`<script type="application/ld+json">{"@type":"NewsArticle","headline":"Plan %d"}</script>`)},
	{"one JSON-LD list", ld("[", count(`{"@type":"NewsArticle","@id":"#%d","headline":"Plan"},`), "{}]")},
	{"JSON-LD in JSON-LD", ld("", rep(`{"a":[`), "")},
	{"JSON-LD that refers to itself", ld("[", count(`{"@id":"#%d","author":{"@id":"#7"}},`), "{}]")},
	{"JSON-LD authors", ld(`{"@type":"NewsArticle","author":[`, count(`{"@type":"Person","name":"Ada Marsh %d"},`), `{}]}`)},
	{"one JSON-LD string", ld(`{"@type":"NewsArticle","articleBody":"`, rep(`The council met on Monday.\n`), `"}`)},
	{"JSON-LD quotes", ld(`{"@type":"NewsArticle","headline":"`, rep(`a "b" `), `"}`)},
	{"JSON-LD that is cut", ld(`{"@type":"NewsArticle","headline":`, rep(`{"a":"b",`), ``)},
	{"backslashes", ld(`{"a":"`, rep(`\`), ``)},
	{"residue", rep("<p>Read also: The harbour<p>Share this article<p>© 2026 Times")},
	{"residue that nearly matches", rep("<p>read more about the harbour read more about")},
	{"residue in lines", rep("Read also: The harbour<br>Share this article<br>")},
	{"datelines", rep("<p>WASHINGTON (AP) — The council met.")},
	{"capitals", rep("<p>WASHINGTON AND LONDON AND PARIS ")},
	{"brackets", rep("<p>((((")},
	{"quotes", rep("<p>“‘\"'")},
	{"pre", func(n int) string { return "<pre>" + rep("line of code\n")(n) }},
	{"ruby", rep("<ruby>港<rt>みなと</rt></ruby>")},
	{"zero-width", rep("\u200b\u00ad\ufeff")},
	{"marks that combine", func(n int) string { return "<p>e" + rep("\u0301")(n) }},
}

// hostileTexts are plain texts of that kind.
var hostileTexts = []struct {
	name string
	page func(n int) string
}{
	{"paragraphs", rep("The council met on Monday, and it voted for the plan that the harbour needs.\n\n")},
	{"lines", count("Line %d\n")},
	{"empty lines", rep("\n")},
	{"one line", rep("The council met on Monday. ")},
	{"one word", rep("news")},
	{"slashes", rep("a / ")},
	{"slashes alone", rep("/")},
	{"bullets", rep("• news\n")},
	{"bylines", rep("By Ada Marsh and Ben Quill\n")},
	{"dates", rep("Published 2 March 2026, 10:15\n")},
	{"dates in one line", rep("2 March 2026 ")},
	{"captions", rep("The harbour. Photo: Jana Roe\n")},
	{"residue", rep("Read also: The harbour\nShare\nPrevious article\n")},
	{"datelines", rep("WASHINGTON (AP) - The council met.\n")},
	{"capitals", rep("NEWS ")},
	{"tail", func(n int) string {
		return strings.Repeat("The council met on Monday, and it voted.\n\n", 20) + rep("Tags: a, b, c\n")(n)
	}},
	{"names", rep("Ada Marsh, ")},
	{"colons", rep("a: b: ")},
}

// rep is a page that repeats s; count one that repeats it with a number in it; ld one whose JSON-LD is so.
func rep(s string) func(int) string {
	return func(n int) string { return strings.Repeat(s, 1+n/len(s)) }
}

func count(format string) func(int) string {
	return func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
}

func ld(before string, middle func(int) string, after string) func(int) string {
	return func(n int) string {
		return `<script type="application/ld+json">` + before + middle(n) + after + `</script><h1>The council votes</h1><p>The council met on Monday.</p>`
	}
}

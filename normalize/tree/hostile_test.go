package tree

import (
	"fmt"
	"strings"
	"testing"
)

// hostile are pages of about n bytes that are written to be slow to read.
var hostile = []struct {
	name string
	page func(n int) string
}{
	{"links that do not close", rep("<a>")},
	{"bold that does not close", rep("<b>")},
	{"bold around paragraphs", rep("<b><p>")},
	{"links around blocks", rep("<a><div>")},
	{"links around blocks that close", rep("<a><div></a>")},
	{"italics and bold crossed", rep("<i><b>x</i>y</b>")},
	{"formatting crossed over blocks", rep("<i><b><p>x</i>y</b>")},
	{"formatting of many kinds", count("<b id=%d>")},
	{"formatting of many kinds, then paragraphs", func(n int) string {
		return count("<b id=%d>")(n/8) + strings.Repeat("<p>x", n/5)
	}},
	{"sixty kinds of formatting, then paragraphs", func(n int) string {
		return count("<b id=%d>")(600) + strings.Repeat("<p>x", n/4)
	}},
	{"formatting of many kinds, then ends of another", func(n int) string { return count("<b id=%d>")(4000) + rep("</i>")(n) }},
	{"formatting of many kinds, then links", func(n int) string { return count("<b id=%d>")(4000) + rep("<a></a>")(n) }},
	{"a link over a deep stack", func(n int) string { return strings.Repeat("<a>"+rep("<span>")(3000)+"<p></a>", n/3000) }},
	{"a link over what a table puts outside", rep("<table><a>1<p>2</a>3</p>")},
	{"nobr", rep("<nobr>")},
	{"fonts with attributes in another order", rep("<font a=1 b=2><font b=2 a=1>")},
	{"formatting in cells", rep("<table><td><b><td><i>")},
	{"blocks that do not close", rep("<div>")},
	{"ends of blocks that are not open", func(n int) string { return rep("<span>")(3000) + rep("</div>")(n) }},
	{"ends of blocks out of scope", func(n int) string { return "<section><table><td>" + rep("<i>")(1500) + rep("</section>")(n) }},
	{"ends of unknown names", func(n int) string { return count("<x%d>")(4000) + rep("</y>")(n) }},
	{"unknown names, each another", count("<x%d>")},
	{"unknown ends, each another", count("</x%d>")},
	{"deep tables", rep("<table><td>")},
	{"tables in tables", rep("<table>")},
	{"tables in a deep stack", func(n int) string { return rep("<span>")(2900) + rep("<table></table>")(n) }},
	{"text in a table", rep("<table>x<tr>y")},
	{"text before two tables in turn", func(n int) string { return "<table><td><table>" + rep("x<tr></table>y<table>")(n) }},
	{"captions and columns", rep("<caption><col><colgroup>")},
	{"templates", rep("<template>")},
	{"templates with tables", rep("<template><tr></template><td>")},
	{"forms closed before what they hold", rep("<form><div></form>")},
	{"list items in a deep stack", func(n int) string { return rep("<span>")(2900) + rep("<li><b>")(n) }},
	{"paragraphs out of scope", func(n int) string { return "<p><button>" + rep("<i>")(1400) + rep("<div></div>")(n) }},
	{"ends of paragraphs", rep("</p>")},
	{"options", rep("<select><option><optgroup>")},
	{"framesets", rep("<frameset><frame>")},
	{"svg groups", rep("<svg><g>")},
	{"ends of svg groups that are not open", func(n int) string { return "<svg>" + rep("<g>")(1400) + rep("</h>")(n) }},
	{"svg left and entered", rep("<svg><g><p>")},
	{"math texts", rep("<math><mi><annotation-xml>")},
	{"attributes, each another", func(n int) string { return "<p " + count("a%d ")(n) + ">" }},
	{"attributes, all the same", func(n int) string { return "<p " + rep("a=1 ")(n) + ">" }},
	{"many attributes on many tags", func(n int) string {
		return "<p " + count("a%d ")(n/2) + ">" + strings.Repeat("<p "+count("a%d ")(200)+">", n/400)
	}},
	{"attributes for html", count("<html a%d>")},
	{"attributes for body, many at once", func(n int) string { return strings.Repeat("<body "+count("a%d ")(2000)+">", n/2000) }},
	{"one text", rep("All the news. ")},
	{"NUL", rep("\x00")},
	{"NUL in tags", rep("<\x00p a\x00=\x00>")},
	{"carriage returns", rep("\r\n")},
	{"ampersands", rep("&")},
	{"references", rep("&notit;")},
	{"less-than signs", rep("<")},
	{"bogus comments", rep("<!>")},
	{"comments that nearly end", func(n int) string { return "<!--" + rep("->--!")(n) }},
	{"a script in a script", func(n int) string { return "<script><!--" + rep("<script></script>")(n) }},
	{"a script that nearly ends", func(n int) string { return "<script>" + rep("</scrip")(n) }},
	{"a title that does not end", func(n int) string { return "<title>" + rep("</titl")(n) }},
	{"plain text", func(n int) string { return "<plaintext>" + rep("</p>")(n) }},
	{"a page that ends in a tag", func(n int) string { return "<p " + rep("a=b ")(n) }},
	{"a page that ends in a value", func(n int) string { return "<p a='" + rep("x>")(n) }},
	{"a page that ends in a comment", func(n int) string { return "<!--" + rep("x>")(n) }},
}

// rep is a page that repeats s; count one that repeats it with a number in it.
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

// maxWork is the work on a byte, as work counts it, that no page may need more of. The densest markup has a node on
// three bytes, each made by one token, and formatting may cost stepsPerByte on top.
const maxWork = 3

// work is what the parser did: tokens, nodes, attributes, pieces of text, and steps over formatting elements. All else
// takes a fixed time for each of these, or for each byte.
func (p *Parser) work() int {
	return p.rounds + len(p.tree.nodes) + len(p.tree.attrs) + len(p.tree.pieces) + p.steps
}

func TestHostilePagesAskForNoMoreWorkThanTheirSize(t *testing.T) {
	for _, h := range hostile {
		t.Run(h.name, func(t *testing.T) {
			var p Parser
			page := h.page(1 << 20)
			tree := p.Parse([]byte(page))
			checkLinks(t, tree)
			if got := p.work() - minSteps; got > maxWork*len(page) {
				t.Errorf("%d bytes: work %d, of it %d steps, %d rounds, %d nodes", len(page), got, p.steps, p.rounds, tree.Len())
			}
		})
	}
}

// perWork reports the time that a benchmark took for each piece of work it did.
func perWork(b *testing.B, work int) {
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(max(1, work)), "ns/work")
}

// BenchmarkHostile shows the time that a byte of each takes, and the time of each piece of work; compare with
// BenchmarkParse.
func BenchmarkHostile(b *testing.B) {
	for _, h := range hostile {
		page := []byte(h.page(1 << 20))
		b.Run(h.name, func(b *testing.B) {
			var p Parser
			p.Parse(page)
			b.SetBytes(int64(len(page)))
			for b.Loop() {
				p.Parse(page)
			}
			perWork(b, p.work())
		})
	}
}

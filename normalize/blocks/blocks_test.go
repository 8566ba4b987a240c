package blocks

import (
	"slices"
	"strings"
	"testing"

	"broadsheet/normalize/tree"
)

func TestSplit(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"paragraphs", "<p>One <b>two</b>.<p>Three", "p:One two.|p:Three"},
		{"bare text around a paragraph", "<div>before<p>in</p>after</div>", "b:before|p:in|b:after"},
		{"inline elements do not part words", "<p>har<i>bou</i>r</p>", "p:harbour"},
		{"block elements part words", "<div>a</div><div>b</div>", "b:a|b:b"},
		{"white space is one space, at the ends none", "<p>\n  a \t b&nbsp;  c </p>", "p:a b c"},
		{"two br part blocks", "<div>a<br><br>b</div>", "b:a|b:b"},
		{"one br is a space", "<p>a<br>b</p>", "p:a b"},
		{"headings, items, quotes", "<h2>h</h2><ul><li>i<li><p>j</ul><blockquote>q</blockquote>", "h:h|i:i|i:j|q:q"},
		{"a data row is one block", "<table><tr><th>a<th>b<tr><td>1<td><p>2</table>", "r:a b|r:1 2"},
		{"cells of a layout table are blocks", "<table><tr><td><p>a<p>b<p>c<p>d<td>e</table>", "p:a|p:b|p:c|p:d|b:e"},
		{"captions", "<figure><img><figcaption>c <span>d</span></figcaption></figure>", "c:c d"},
		{"what is not shown", "<body><script>x</script><style>x</style><noscript>x</noscript><template>x</template><iframe>x</iframe><select><option>x</select><p>y", "p:y"},
		{"soft hyphens and zero-width marks go", "<p>har\u00adbour\u200b</p>", "p:harbour"},
		{"a hidden part of a line goes", "<p>a <span style='display:none'>x</span> b</p>", "p:a b"},
		{"a hidden block is marked", "<p hidden>x</p><p>y</p>", "p!:x|p:y"},
		{"a part that React streamed is shown", "<div hidden id='S:0'><p>x</p></div>", "p:x"},
		{"unknown elements part blocks outside a line", "<x-a>a</x-a><x-b>b</x-b><p>c<x-c>d</x-c></p>", "b:a|b:b|p:cd"},
		{"ruby keeps its base and its reading", "<p><ruby>港<rp>(</rp><rt>みなと</rt></ruby></p>", "p:港みなと"},
		{"a button is a block of its own", "<div>a<button>b</button>c</div>", "b:a|k:b|b:c"},
	} {
		t.Run(c.name, func(t *testing.T) {
			bs, boxes := Split(tree.Parse([]byte(c.page)))
			var out []string
			for i := range bs {
				b := &bs[i]
				k := "bphiqrcxk"[b.Kind : b.Kind+1]
				if b.Hidden {
					k += "!"
				}
				out = append(out, k+":"+b.Text)
				if x := boxes[b.Box]; int32(i) < x.From || int32(i) >= x.To {
					t.Errorf("block %d is not in its box %d … %d", i, x.From, x.To)
				}
			}
			if got := strings.Join(out, "|"); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestLines(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"a br parts lines", "<p>One.<br>Two.", "One.|Two."},
		{"not before a lower-case letter", "<p>the quay<br>of the port", "the quay of the port"},
		{"a newline is a space", "<p>One.\nTwo.", "One. Two."},
		{"but parts the lines of a pre", "<pre>a = 1\n\n  b = 2\n</pre>", "a = 1|b = 2"},
		{"whatever is marked in them", "<pre><code><b>a</b> = 1\n<i>b</i> = 2</code></pre>", "a = 1|b = 2"},
	} {
		bs, _ := Split(tree.Parse([]byte(c.page)))
		if len(bs) != 1 {
			t.Fatalf("%s: %d blocks", c.name, len(bs))
		}
		if got := strings.Join(slices.Collect(bs[0].Lines), "|"); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestHiddenTextIsShownWhereItIsTheBulk(t *testing.T) {
	story := strings.Repeat("<p>The council met on Monday, and after four hours of talk it voted for the plan of the new harbour, they said.</p>", 6)
	bs, _ := Split(tree.Parse([]byte("<p>Loading</p><div style='visibility: hidden'>" + story + "</div>")))
	for _, b := range bs {
		if b.Hidden {
			t.Fatalf("%q is hidden", b.Text)
		}
	}
}

func TestLengthsCountByScript(t *testing.T) {
	for _, c := range []struct {
		text  string
		len   int32
		words int32
		stops int32
	}{
		{"The harbour, rebuilt.", 19, 3, 1},
		{"港は朝に開く。", 3*3 + 2*3 + 1, 3, 1},
		{"الميناء مفتوح.", 13, 2, 1},
		{"항구가 열렸다.", 13, 2, 1},
	} {
		bs, _ := Split(tree.Parse([]byte("<p>" + c.text)))
		if b := bs[0]; b.Len != c.len || b.Words != c.words || b.Stops != c.stops {
			t.Errorf("%s: len %d words %d stops %d, want %d %d %d", c.text, b.Len, b.Words, b.Stops, c.len, c.words, c.stops)
		}
	}
}

func TestLongTextsAreCountedInRuns(t *testing.T) {
	for _, unit := range []string{"Aa1.,- ", "ab ", "a,  b\n", "a\u00a0é ", "\x01a\x7f "} {
		one, _ := Split(tree.Parse([]byte("<p>" + unit + "|")))
		text := strings.Repeat(unit, 3000)
		bs, _ := Split(tree.Parse([]byte("<p>" + text + "|")))
		got, want := bs[0].Shape, one[0].Shape
		want.Len, want.Letters, want.Upper = 3000*(want.Len-1)+1, 3000*want.Letters, 3000*want.Upper
		want.Digits, want.Stops, want.Commas = 3000*want.Digits, 3000*want.Stops, 3000*want.Commas
		want.Words = 3000*(want.Words-1) + 1
		if got != want {
			t.Errorf("%q: got %+v, want %+v", unit, got, want)
		}
		if clean := strings.Join(strings.Fields(strings.ReplaceAll(text, "\x01", "")), " "); strings.TrimSuffix(strings.TrimSuffix(bs[0].Text, "|"), " ") != clean {
			t.Errorf("%q: not its text", unit)
		}
	}
}

func TestDistancesEndAtFar(t *testing.T) {
	for from := range uint8(Far + 1) {
		var n Near
		for i := range n {
			n[i] = (from + uint8(i)) % (Far + 1)
		}
		want := n
		for i, v := range want {
			want[i] = min(v+1, Far)
		}
		if n.deeper(); n != want {
			t.Errorf("got %v, want %v", n, want)
		}
	}
}

func TestNestedTablesAndDepthAreLinear(t *testing.T) {
	var page strings.Builder
	for range 400 {
		page.WriteString("<table><tr><td>a<td>")
	}
	page.WriteString(strings.Repeat("<p>b", 50_000))
	bs, _ := Split(tree.Parse([]byte(page.String())))
	if len(bs) < 50_000 {
		t.Fatalf("%d blocks", len(bs))
	}
}

func BenchmarkSplit(b *testing.B) {
	page := []byte("<body><nav><ul>" + strings.Repeat("<li class='menu-item nav'><a href='/x'>News</a>", 200) + "</ul></nav><article class='article-body'>" +
		strings.Repeat("<p class='text'>The council met on Monday, and <a href='/y'>after four hours</a> it voted for the plan.</p>", 60) + "</article>")
	t := tree.Parse(page)
	b.SetBytes(int64(len(page)))
	b.ReportAllocs()
	for b.Loop() {
		Split(t)
	}
}

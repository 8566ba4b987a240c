package normalize

import (
	"strings"
	"testing"

	"broadsheet/archive"
)

// drawn is a story as a page's data holds it; its paragraphs read like running text.
var drawn = []string{
	strings.Repeat("The harbour reopened on Monday, after the council had voted for the plan. ", 4),
	strings.Repeat("The old crane is gone for good, and nobody will miss it, said the mayor. ", 5),
}

func TestTheStoryIsReadFromTheDataThatScriptsDraw(t *testing.T) {
	a, b := strings.TrimSpace(drawn[0]), strings.TrimSpace(drawn[1])
	const head = "<title>Harbour reopens</title><h1>Harbour reopens</h1><div id=app>Loading</div>"
	for _, c := range []struct{ name, script, want string }{
		{"parts by type", `<script>window.Fusion=window.Fusion||{};Fusion.globalContent={"headlines":{"basic":"Harbour reopens"},"content_elements":[{"type":"text","content":"` + a + `"},{"type":"image","caption":"The harbour."},{"type":"header","content":"The crane"},{"type":"raw_html","content":"<b>x</b>"},{"type":"text","content":"` + b + `"}]};Fusion.x=1</script>`, a + "|The crane|" + b},
		{"one string of HTML", `<script id="__NEXT_DATA__" type="application/json">{"props":{"post":{"title":"Harbour reopens","body":"<p>` + a + `</p><figure><figcaption>The harbour.</figcaption></figure><p>` + b + `</p>"}}}</script>`, a + "|" + b},
		{"spans within parts", `<script type="application/json">{"title":"Harbour reopens","article":{"content":[{"_type":"block","children":[{"text":"` + drawn[0] + `"},{"text":"` + b + `"}]}]}}</script>`, a + " " + b},
		{"lines of a plain text", `<script>window.__INITIAL_STATE__ = {"headline":"Harbour reopens","text":"` + a + `\n\n` + b + `"}</script>`, a + "|" + b},
		{"another story's", `<script type="application/json">{"title":"Bridge closed","body":"<p>` + a + `</p><p>` + b + `</p>"}</script>`, "Loading"},
		{"a few words", `<script type="application/json">{"title":"Harbour reopens","body":"<p>The harbour reopened.</p>"}</script>`, "Loading"},
		{"no end", `<script type="application/json">{"title":"Harbour reopens","body":[[[{"text":[`, "Loading"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := Read(Page{Body: []byte(head + c.script)})
			var out []string
			for _, b := range r.Blocks {
				out = append(out, b.Text)
			}
			if got := strings.Join(out, "|"); got != c.want && !(c.want == "Loading" && got == "") {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
			told := false
			for _, e := range r.Evidence {
				told = told || e.Field == "text" && e.Source == string(archive.PlaceMarkup)+":script" && e.Chosen
			}
			if told != (c.want != "Loading") {
				t.Errorf("evidence says the data was taken: %v", told)
			}
		})
	}
}

func TestWhatThePageShowsIsReadFirst(t *testing.T) {
	script := `<script type="application/json">{"title":"Harbour reopens","body":"<p>` + strings.Repeat("Another text of the same headline, which the page does not show. ", 20) + `</p>"}</script>`
	r := Read(Page{Body: []byte(strings.Replace(harbour, "</head>", script+"</head>", 1))})
	if strings.Contains(r.Text(), "Another text") {
		t.Error(r.Text())
	}
}

func TestDataThatNamesItselfEnds(t *testing.T) {
	for _, s := range []string{`[{"a":0}]`, `[[1,2],[0,2],[1,0]]`, `[["Reactive",0]]`, `[`, `[{"a":1,"b":1},{"a":2,"b":2},{"a":3,"b":3},{"a":4,"b":4},{"a":0,"b":0}]`} {
		hydrate(s)
	}
	for _, s := range []string{`self.__next_f.push([1,"1a:Tffffff,x"])`, `self.__next_f.push([1,"1a:T`, `self.__next_f.push(`} {
		readFlight(string(appendFlight(nil, s)))
	}
	for _, s := range []string{`window.__NUXT__=(function(a){return {b:a}}(`, `window.__NUXT__=(function(a`, `x=JSON.parse("`, `x=JSON.parse('\x`, `__STATE__=`} {
		assigned(s)
	}
}

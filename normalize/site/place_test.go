package site

import (
	"testing"

	"broadsheet/normalize/blocks"
	"broadsheet/normalize/tree"
)

func TestPlacesOutlastNumbersAndBuilds(t *testing.T) {
	place := func(html string) uint64 {
		p := tree.Parse([]byte(html))
		list, _ := blocks.Split(p)
		return Place(p, &list[len(list)-1])
	}
	a := place(`<main><div class="story post-17 css-1x2y3z"><p class="Text_body__AyX6M b">One.</p></div></main>`)
	for _, c := range []struct {
		name, html string
		same       bool
	}{
		{"another article and build", `<main><div class="css-9q8r7s story post-4711"><p class="b Text_body__QwE1R">Two.</p></div></main>`, true},
		{"further down", `<main><div class="story post-17 css-1x2y3z"><p>Zero.</p><p class="Text_body__AyX6M b">One.</p></div></main>`, true},
		{"another class", `<main><div class="story post-17 css-1x2y3z"><p class="Text_lead__AyX6M b">One.</p></div></main>`, false},
		{"another landmark", `<footer><div class="story post-17 css-1x2y3z"><p class="Text_body__AyX6M b">One.</p></div></footer>`, false},
	} {
		if got := place(c.html) == a; got != c.same {
			t.Errorf("%s: the same place: %t", c.name, got)
		}
	}
}

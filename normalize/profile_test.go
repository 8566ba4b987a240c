package normalize

import (
	"fmt"
	"strings"
	"testing"

	"broadsheet/archive"
	"broadsheet/normalize/site"
)

// harborPage is a page of a site that prints one notice in every story, whose JSON-LD names the site for the headline
// and the time of the build for that of publication, and the account that files all stories for the author.
func harborPage(n int) Page {
	places := []string{"Northgate", "Eastquay", "Millbrook", "Saltmarsh", "Highcliff", "Longreach", "Stonebridge", "Fairhaven", "Oldport", "Westbay"}
	names := []string{"Ada Marsh", "Tom Reed", "Iris Cole", "Paul Stone", "Nora Field"}
	place, name := places[n%len(places)], names[n%len(names)]
	html := fmt.Sprintf(`<!DOCTYPE html><html lang="en"><head><title>%[1]s council votes on bridge number %[2]d - Harbor Times</title>
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"News from the Harbor Times",
"datePublished":"2026-03-09T04:12:33Z","author":{"@type":"Person","name":"Webmaster Desk"}}</script></head><body>
<nav><ul><li><a href="/">Front</a></li><li><a href="/coast">Coast and Country</a></li></ul></nav>
<main><article class="story"><h1>%[1]s council votes on bridge number %[2]d</h1>
<p class="byline">By <a rel="author" href="/people/%[2]d">%[3]s</a></p><time datetime="2026-03-0%[4]dT09:30:00+01:00">March %[4]d, 2026</time>
<div class="text"><p>Coast and Country</p><p>The council of %[1]s voted on Tuesday to repair bridge number %[2]d, after two years in which traffic had to take the long way around the bay.</p>
<h2>What happens next</h2>
<p>Work begins in spring and will take %[2]d weeks, the engineer in charge said, and the ferry to %[1]s will run twice as often until it is done.</p>
<p>Residents of %[1]s, who had collected signatures for months, welcomed the vote and promised to watch over every one of its %[2]d parts.</p>
<p>The Harbor Times is printed on paper from sustainable forests, and its newsroom of twenty has covered the whole coast for almost a century.</p>
</div></article></main></body></html>`, place, n+11, name, n%9+1)
	return Page{URL: fmt.Sprintf("https://harbor.example/%d", n), Body: []byte(html)}
}

func harborProfile(t *testing.T, pages int) *site.Profile {
	var l site.Learner
	for n := range pages {
		f, ok := Learn(harborPage(n))
		if !ok {
			t.Fatalf("page %d tells nothing", n)
		}
		l.Add(f)
	}
	return l.Profile()
}

func TestTheSitesMemory(t *testing.T) {
	in := harborPage(2)
	alone := Read(in)
	in.Site = harborProfile(t, 9)
	with := Read(in)
	const notice = "printed on paper"
	if !strings.Contains(alone.Text(), notice) || strings.Contains(with.Text(), notice) {
		t.Errorf("the notice of every page: alone %t, with memory %t", strings.Contains(alone.Text(), notice), strings.Contains(with.Text(), notice))
	}
	named := false
	for _, s := range with.Account {
		named = named || s.Family == archive.FamilySiteRepeat && s.Rule == "site/repeat: 9 of 9 pages" && strings.Contains(s.Text, notice)
	}
	if !named {
		t.Error("the account does not say on how many pages the notice stands")
	}
	if strings.HasPrefix(with.Text(), "Coast") {
		t.Errorf("the section stands in the text: %s", with.Text())
	}
	for _, keep := range []string{"The council of Millbrook", "What happens next", "Work begins", "Residents of Millbrook"} {
		if !strings.Contains(with.Text(), keep) {
			t.Errorf("%q is gone", keep)
		}
	}
	if want := "Millbrook council votes on bridge number 13"; with.Headline != want {
		t.Errorf("headline %q, alone %q, want %q", with.Headline, alone.Headline, want)
	}
	if got := strings.Join(with.Authors(), "; "); got != "Iris Cole" {
		t.Errorf("authors %q, alone %q", got, alone.Authors())
	}
	if got := with.Published.String(); got != "2026-03-03T09:30:00+01:00" {
		t.Errorf("published %q, alone %q", got, alone.Published)
	}
}

func TestAStockSentenceOfAFewArticlesStays(t *testing.T) {
	const sentence = "<p>The harbor office could not be reached before the deadline.</p>"
	with := func(n int, own bool) Page {
		in := harborPage(n)
		if own {
			in.Body = []byte(strings.Replace(string(in.Body), "</div></article>", sentence+"</div></article>", 1))
		}
		return in
	}
	for _, c := range []struct {
		have, of int
		stays    bool
	}{{3, 5, true}, {4, 7, true}, {4, 5, false}, {5, 16, false}, {3, 3, false}} {
		var l site.Learner
		for n := range c.of {
			f, _ := Learn(with(n, n < c.have))
			l.Add(f)
		}
		in := with(0, true)
		in.Site = l.Profile()
		if got := strings.Contains(Read(in).Text(), "could not be reached"); got != c.stays {
			t.Errorf("on %d of %d pages: stays %t", c.have, c.of, got)
		}
	}
}

func TestTheAccountAddsUpWithMemory(t *testing.T) {
	in := harborPage(2)
	alone := Read(in)
	in.Site = harborProfile(t, 9)
	text := func(r *archive.Reading) string {
		var b strings.Builder
		for _, s := range r.Account {
			b.WriteString(strings.Join(strings.Fields(s.Text), ""))
		}
		return b.String()
	}
	if a, b := text(alone), text(Read(in)); a != b {
		t.Errorf("alone:\n%s\nwith memory:\n%s", a, b)
	}
}

func TestTooFewPagesTeachNothing(t *testing.T) {
	if p := harborProfile(t, 2); p != nil {
		t.Errorf("two pages make a profile of %d", p.Pages)
	}
	if _, ok := Learn(Page{Body: []byte("Plain text."), Plain: true}); ok {
		t.Error("plain text teaches")
	}
}

package demo

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/charmap"

	"broadsheet/archive"
)

var march = time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)

// get asks the world for a URL at a moment.
func get(w *World, url string, at time.Time, header ...string) *http.Response {
	r := httptest.NewRequest("GET", url, nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	rec := httptest.NewRecorder()
	w.Handler(func() time.Time { return at }).ServeHTTP(rec, r)
	return rec.Result()
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	var b bytes.Buffer
	if _, err := b.ReadFrom(r.Body); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// visible is a page's text for comparison: tags as spaces, entities resolved, white space squeezed.
func visible(page string) string {
	var b strings.Builder
	in := false
	for _, r := range page {
		switch {
		case r == '<':
			in = true
			b.WriteByte(' ')
		case r == '>':
			in = false
		case !in:
			b.WriteRune(r)
		}
	}
	return squeeze(html.UnescapeString(b.String()))
}

// served is the article's page in UTF-8.
func served(t *testing.T, w *World, a *article, at time.Time) string {
	t.Helper()
	page := body(t, get(w, a.url(), at))
	if a.paper.engine != archaic {
		return page
	}
	out, err := charmap.Windows1252.NewDecoder().String(page)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestEveryFactStandsOnItsPage(t *testing.T) {
	for seed := range uint64(4) {
		w := New(seed, 8, march)
		for _, p := range w.papers {
			for _, a := range p.articles {
				for _, at := range a.moments(w) {
					if a.gone.holds(at) || met(w.faults.outages, p, moment(at)) {
						continue
					}
					a.limited = false
					facts := w.page(a, at)
					page := served(t, w, a, at)
					text := visible(page)
					for _, want := range facts.strings() {
						if !strings.Contains(text, squeeze(want)) {
							t.Fatalf("seed %d %s at %s: no %q in\n%s", seed, facts.URL, at, want, page)
						}
					}
					if strings.ContainsAny(facts.Text(), "{}") || strings.Contains(text, "{{") {
						t.Fatalf("seed %d %s: an empty slot in %q", seed, facts.URL, facts.Text())
					}
				}
			}
		}
	}
}

// moments are times at which the article's page may look different.
func (a *article) moments(w *World) []time.Time {
	out := []time.Time{a.published, w.end}
	for _, c := range a.changes {
		out = append(out, c.at)
	}
	return out
}

// strings are all texts of a page that its readers see.
func (p *Page) strings() []string {
	out := append([]string{p.Headline, p.Dek, p.Section}, strings.Split(p.Byline, "\n")...)
	for _, b := range p.Blocks {
		out = append(out, b.Text)
	}
	for _, m := range p.Images {
		out = append(out, m.Caption, m.Credit)
	}
	for _, r := range p.Residue {
		out = append(out, r.Lines...)
	}
	return append(out, p.Tags...)
}

// everything is all that a world serves at some moments, as one text.
func everything(t *testing.T, w *World) string {
	t.Helper()
	var b strings.Builder
	for _, at := range []time.Time{w.start.Add(26 * time.Hour), w.end} {
		for _, p := range w.papers {
			paths := []string{"/", "/robots.txt", "/feeds/all.xml", "/feed/", "/sitemap-news.xml"}
			for _, a := range p.articles {
				paths = append(paths, a.path)
			}
			for _, path := range paths {
				r := get(w, p.URL+strings.TrimPrefix(path, "/"), at)
				fmt.Fprintln(&b, path, r.StatusCode, r.Header, body(t, r))
			}
		}
	}
	return b.String()
}

func TestOneSeedOneWorld(t *testing.T) {
	if everything(t, New(7, 5, march)) != everything(t, New(7, 5, march)) {
		t.Error("two worlds of one seed differ")
	}
}

func TestAnotherSeedAnotherWorld(t *testing.T) {
	a, b := New(1, 6, march), New(2, 6, march)
	for i := range a.papers {
		if a.papers[i].Title == b.papers[i].Title {
			t.Errorf("both have a paper called %s", a.papers[i].Title)
		}
		if slices.Equal(kindsOf(a.papers[i]), kindsOf(b.papers[i])) {
			t.Errorf("%s and %s print the same order of bylines", a.papers[i].Title, b.papers[i].Title)
		}
		if a.papers[i].articles[0].published.Equal(b.papers[i].articles[0].published) {
			t.Error("first articles appear at the same moment")
		}
	}
	if a.faults.outages[0].from.Equal(b.faults.outages[0].from) && a.faults.walls[0].from.Equal(b.faults.walls[0].from) {
		t.Error("faults fall on the same hours")
	}
	if a.agency == b.agency {
		t.Error("both have the same agency")
	}
}

func TestExpectationsAreJSON(t *testing.T) {
	x := New(1, 5, march)
	out, err := json.Marshal(x.Expected(x.End()))
	if err != nil {
		t.Fatal(err)
	}
	again, _ := json.Marshal(New(1, 5, march).Expected(x.End()))
	if !bytes.Equal(out, again) {
		t.Error("the expectations of one seed differ")
	}
	var back Expected
	if err := json.Unmarshal(out, &back); err != nil || len(back.Pages) == 0 || len(back.Visits) == 0 || len(back.Facts) == 0 {
		t.Errorf("%d pages, %d visits, %d facts: %v", len(back.Pages), len(back.Visits), len(back.Facts), err)
	}
}

func TestALiveBlogGrows(t *testing.T) {
	w := New(1, 8, march)
	for _, a := range w.papers[rich].articles {
		if a.kind != archive.KindLiveBlog {
			continue
		}
		first, last := w.page(a, a.published), w.page(a, a.published.Add(24*time.Hour))
		if len(first.Blocks) >= len(last.Blocks) || len(first.Blocks) == 0 {
			t.Errorf("%d blocks at first, %d in the end", len(first.Blocks), len(last.Blocks))
		}
	}
}

// The program must not know the town: no host and no sentence of it stands in its code or its tables.
func TestNothingOfTheTownIsKnownElsewhere(t *testing.T) {
	var known []string
	for seed := range uint64(21) {
		for _, p := range New(seed, 1, march).Papers() {
			known = append(known, strings.TrimPrefix(strings.TrimSuffix(p.Host, ".example"), "www."))
		}
	}
	for _, file := range []string{"en.txt", "no.txt"} {
		for _, line := range wordLines(file) {
			_, line, _ = strings.Cut(line, ": ")
			for _, piece := range regexp.MustCompile(`{[a-z0-9]+}`).Split(line, -1) {
				if strings.Count(piece, " ") >= 5 {
					known = append(known, piece)
				}
			}
		}
	}
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if slices.Contains([]string{filepath.Join(root, "internal", "demo"), filepath.Join(root, ".git")}, path) {
				return filepath.SkipDir
			}
			return nil
		}
		if !slices.Contains([]string{".go", ".txt", ".json", ".html", ".sql"}, filepath.Ext(path)) {
			return nil
		}
		data, err := os.ReadFile(path)
		for _, s := range known {
			if bytes.Contains(data, []byte(s)) {
				t.Errorf("%s knows %q", path, s)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func kindsOf(p *paper) []string {
	var out []string
	for _, a := range p.articles {
		out = append(out, a.by.shape)
	}
	return out
}

// planted are the kinds of which every world of ten days has several.
var planted = []string{
	"page", "page-in-time", "gone", "back", "redirect-chain", "one-article", "rate-limit", "delay", "robots", "once", "not-modified",
	"outage", "feed-broken", "feed-overflow", "robots-change",
	"headline", "dek", "key-points", "byline", "byline-two", "byline-two-agency", "byline-organization", "byline-role",
	"byline-reading-time", "byline-slash", "byline-trailing", "byline-none", "byline-raw", "date", "date-relative", "date-local",
	"date-midnight", "date-day", "date-photo", "date-future", "date-none", "dateline", "section", "tags", "text", "image",
	"kind-article", "kind-live-blog", "kind-gallery", "kind-stub", "kind-stub-undeclared", "kind-consent", "kind-soft-404", "kind-section",
	"residue-shirt-tail", "residue-rating", "residue-previous-next", "residue-newsletter", "residue-menu", "residue-related",
	"residue-share", "residue-paywall-notice",
	"edit-headline", "edit-number", "edit-quote", "edit-typo", "no-edit", "wire-copy", "event", "silent-day", "layout-change",
}

func TestEveryKindIsPlantedSeveralTimes(t *testing.T) {
	for seed := range uint64(21) {
		w := New(seed, 10, march)
		kinds := map[string]int{}
		for _, f := range w.Facts() {
			kinds[f.Kind]++
		}
		kinds["wall"] = len(w.faults.walls)
		ways := map[string]int{}
		for _, p := range w.papers {
			for _, a := range p.articles {
				kinds["wire "+a.wire]++
				ways[p.Name+" "+a.wire]++
			}
		}
		for _, want := range append(planted, "wall", "wire untouched", "wire cut", "wire own-lead") {
			if kinds[want] < 2 {
				t.Errorf("seed %d: %d facts of kind %s", seed, kinds[want], want)
			}
		}
		for _, p := range w.papers {
			for _, way := range []string{"untouched", "cut", "own-lead"} {
				if ways[p.Name+" "+way] == 0 {
					t.Errorf("seed %d: %s never prints wire copy %s", seed, p.Name, way)
				}
			}
		}
	}
}

func TestAMonthHasMoreFaults(t *testing.T) {
	f := New(3, 30, march).faults
	for what, n := range map[string]int{
		"outages": len(f.outages), "walls": len(f.walls), "broken feeds": len(f.broken), "overflows": len(f.overflows),
		"silent days": len(f.silences), "layouts": len(f.layouts), "closings": 2 * len(f.closings),
	} {
		if n < 5 {
			t.Errorf("%d %s in a month", n, what)
		}
	}
}

func TestEveryKindStandsUnderAHeadingOfTheTour(t *testing.T) {
	r := New(2, 10, march).Score(march.AddDate(0, 0, 10), nil)
	shown := 0
	for _, g := range r.Groups() {
		planted := 0
		for _, k := range g.Kinds {
			if planted += k.Planted; k.Part != g.Part {
				t.Errorf("%s, of part %s, stands under %s, of part %s", k.Name, k.Part, g.Name, g.Part)
			}
		}
		if shown += len(g.Kinds); planted != g.Planted {
			t.Errorf("%s: %d planted, its kinds add up to %d", g.Name, g.Planted, planted)
		}
	}
	if shown != len(r.Kinds) {
		t.Errorf("%d kinds are shown, there are %d", shown, len(r.Kinds))
	}
}

// perfect observes exactly what the facts say.
func (w *World) perfect(at time.Time) map[string]Observed {
	seen := map[string]Observed{}
	for _, p := range w.papers {
		for _, f := range w.sectionFacts(p) {
			seen[f.URL] = Observed{FetchedAt: at, PageKind: archive.KindSection}
		}
		for _, a := range p.articles {
			if a.published.After(at) {
				continue
			}
			f := w.page(a, at)
			o := Observed{
				FetchedAt: at, PageKind: f.Kind, Headline: f.Headline, Dek: f.Dek, Authors: f.Authors, BylineRaw: f.Byline,
				Published: f.Published, Precision: f.Precision, Place: f.Dateline.Place, Agency: f.Dateline.Agency, Text: f.Text(), KeyPoints: f.points(),
				Section: f.Section, Tags: f.Tags, Images: f.Images,
			}
			for _, r := range f.Residue {
				o.Residue = append(o.Residue, archive.Span{Family: r.Family, Text: strings.Join(r.Lines, " ")})
			}
			seen[a.url()] = o
		}
	}
	return seen
}

func TestAPerfectReaderFindsAllThereIsToRead(t *testing.T) {
	w := New(5, 10, march)
	r := w.Score(w.end, w.perfect(w.end))
	for _, m := range r.Missed {
		if r.Kinds[m.Kind].Part == "reading" {
			t.Errorf("%s %s: want %q, got %q", m.Kind, m.URL, m.Want, m.Got)
		}
	}
}

func TestAnEmptyArchiveFindsNothing(t *testing.T) {
	w := New(5, 10, march)
	for kind, c := range w.Score(w.end, nil).Kinds {
		if c.Found > 0 {
			t.Errorf("%s: %d found by nobody", kind, c.Found)
		}
	}
}

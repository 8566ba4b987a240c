package normalize

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"broadsheet/archive"
)

func goldFolder(t *testing.T) string {
	dir := os.Getenv("BROADSHEET_GOLD")
	if dir == "" {
		t.Skip("BROADSHEET_GOLD is not set: the gold pages are not here")
	}
	return dir
}

// seedWant is what want.json says of one seed.
type seedWant struct {
	Headline  string
	Section   *string
	BylineRaw string `json:"byline_raw"`
	Authors   []archive.Byline
	Dateline  archive.Dateline
	Published *string
	Precision archive.Precision `json:"published_precision"`
	Dek       string            `json:"dek_starts_with"`
	Starts    string            `json:"text_starts_with"`
	Ends      string            `json:"text_ends_with"`
	Contains  []string          `json:"text_contains"`
	Excludes  []string          `json:"text_excludes"`
	Captions  []string          `json:"image_captions"`
	Credits   []string          `json:"image_credits"`
	Removals  map[archive.Family]string
	ReadInto  map[archive.Fate]string `json:"read_into"`
}

func flat(s string) string { return strings.Join(strings.Fields(s), " ") }

// Both seeds read as want.json says, line by line.
func TestPlainSeeds(t *testing.T) {
	dir := filepath.Join(goldFolder(t), "seeds")
	b, err := os.ReadFile(filepath.Join(dir, "want.json"))
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(b, &all); err != nil {
		t.Fatal(err)
	}
	for name, raw := range all {
		if !strings.HasSuffix(name, ".txt") {
			continue
		}
		t.Run(name, func(t *testing.T) {
			var w seedWant
			if err := json.Unmarshal(raw, &w); err != nil {
				t.Fatal(err)
			}
			body, err := os.ReadFile(filepath.Join(dir, name))
			if err != nil {
				t.Fatal(err)
			}
			r := Read(Page{Body: body, Plain: true})
			checkSeedFields(t, r, &w)
			checkSeedText(t, r, &w)
			checkSeedSpans(t, r, &w)
			checkPlainAccount(t, string(body), r)
		})
	}
}

func checkSeedFields(t *testing.T, r *archive.Reading, w *seedWant) {
	same := func(what, got, want string) {
		if flat(got) != flat(want) {
			t.Errorf("%s: %q, want %q", what, got, want)
		}
	}
	same("headline", r.Headline, w.Headline)
	same("byline_raw", r.BylineRaw, w.BylineRaw)
	same("dateline place", r.Dateline.Place, w.Dateline.Place)
	same("dateline agency", r.Dateline.Agency, w.Dateline.Agency)
	if w.Section != nil {
		same("section", r.Section, *w.Section)
	}
	published := ""
	if w.Published != nil {
		published = *w.Published
	}
	same("published", r.Published.String(), published)
	same("precision", string(r.Published.Precision), string(w.Precision))
	if !strings.HasPrefix(flat(r.Dek), w.Dek) {
		t.Errorf("dek: %q", r.Dek)
	}
	persons := 0
	for _, b := range r.Bylines {
		if b.Kind == archive.Person {
			persons++
		}
	}
	if persons != len(w.Authors) {
		t.Errorf("%d persons, want %d", persons, len(w.Authors))
	}
	for _, a := range w.Authors {
		found := false
		for _, b := range r.Bylines {
			found = found || b.Name == a.Name && b.Kind == a.Kind && b.Role == a.Role && b.Affiliation == a.Affiliation && (a.Title == "" || b.Title == a.Title)
		}
		if !found {
			t.Errorf("no byline %+v in %+v", a, r.Bylines)
		}
	}
}

func checkSeedText(t *testing.T, r *archive.Reading, w *seedWant) {
	text := flat(r.Text())
	if !strings.HasPrefix(text, w.Starts) || !strings.HasSuffix(text, w.Ends) {
		t.Errorf("the text begins %.80q and ends %q", text, text[max(0, len(text)-80):])
	}
	for _, s := range w.Contains {
		if !strings.Contains(text, flat(s)) {
			t.Errorf("the text lost %q", s)
		}
	}
	for _, s := range w.Excludes {
		if strings.Contains(text, flat(s)) {
			t.Errorf("%q leaks into the text", s)
		}
	}
}

func checkSeedSpans(t *testing.T, r *archive.Reading, w *seedWant) {
	span := func(ok func(*archive.Span) bool) bool {
		for i := range r.Account {
			if ok(&r.Account[i]) {
				return true
			}
		}
		return false
	}
	for family, s := range w.Removals {
		if !span(func(x *archive.Span) bool {
			return x.Fate == archive.FateResidue && x.Family == family && x.Rule != "" && strings.Contains(flat(x.Text), flat(s))
		}) {
			t.Errorf("no residue %s with %q", family, s)
		}
	}
	for fate, s := range w.ReadInto {
		if !span(func(x *archive.Span) bool { return x.Fate == fate && strings.Contains(flat(x.Text), flat(s)) }) {
			t.Errorf("no span %s with %q", fate, s)
		}
	}
	for i, caption := range w.Captions {
		found := false
		for _, p := range r.Images {
			found = found || flat(p.Caption) == flat(caption) && flat(p.Credit) == flat(w.Credits[i])
		}
		if !found {
			t.Errorf("no picture with %q, credit %q, in %+v", caption, w.Credits[i], r.Images)
		}
	}
}

var goldWord = regexp.MustCompile(`[\p{L}\p{N}_]+`)

// The fundus bodies, a headline on top, survive as plain text: of their words at least 99.5 in a hundred, and each
// headline.
func TestPlainFundusBodies(t *testing.T) {
	f, err := os.Open(filepath.Join(goldFolder(t), "gold", "fundus.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	pages, recall, headlines := 0, 0.0, 0
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var page struct {
			ID   string
			Gold struct{ Title, Body string }
		}
		if err := json.Unmarshal(lines.Bytes(), &page); err != nil {
			t.Fatal(err)
		}
		body := strings.TrimSpace(page.Gold.Title) + "\n\n" + page.Gold.Body
		r := Read(Page{Body: []byte(body), Plain: true})
		checkPlainAccount(t, body, r)
		pages++
		recall += wordRecall(page.Gold.Body, r.Text())
		if flat(r.Headline) == flat(page.Gold.Title) {
			headlines++
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	recall /= float64(pages)
	t.Logf("%d pages, word recall %.4f, headlines %d", pages, recall, headlines)
	if pages < 100 || recall < 0.995 || headlines < pages*98/100 {
		t.Errorf("%d pages, word recall %.4f, headlines %d", pages, recall, headlines)
	}
}

// wordRecall is the share of want's words that got has.
func wordRecall(want, got string) float64 {
	count := map[string]int{}
	for _, w := range goldWord.FindAllString(got, -1) {
		count[w]++
	}
	all, hit := 0, 0
	for _, w := range goldWord.FindAllString(want, -1) {
		all++
		if count[w] > 0 {
			count[w]--
			hit++
		}
	}
	return float64(hit) / float64(max(all, 1))
}

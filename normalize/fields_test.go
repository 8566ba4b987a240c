package normalize

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"broadsheet/archive"
)

// caseWant is a page's URL and capture, and what must be read in it. Only the fields that it names are compared.
type caseWant struct {
	URL     string
	Fetched time.Time
	Text    []string // stands in the text
	NotText []string `json:"not_text"` // does not
}

// Each folder of testdata/cases is a page of ours that behaves as its name says, and what its fields must be.
func TestFieldCases(t *testing.T) {
	pages, _ := filepath.Glob("testdata/cases/*/page.html")
	if len(pages) == 0 {
		t.Fatal("no pages")
	}
	for _, name := range pages {
		t.Run(filepath.Base(filepath.Dir(name)), func(t *testing.T) {
			body, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			raw, err := os.ReadFile(filepath.Join(filepath.Dir(name), "want.json"))
			if err != nil {
				t.Fatal(err)
			}
			var in caseWant
			var want map[string]any
			if err := json.Unmarshal(raw, &in); err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(raw, &want); err != nil {
				t.Fatal(err)
			}
			r := Read(Page{URL: in.URL, FetchedAt: in.Fetched, Body: body})
			got := fieldsOf(r)
			for _, key := range []string{"url", "fetched", "text", "not_text"} {
				delete(want, key)
			}
			for field, w := range want {
				g, known := got[field]
				a, _ := json.Marshal(w)
				b, _ := json.Marshal(g)
				if !known || string(a) != string(b) {
					t.Errorf("%s is %s, want %s", field, b, a)
				}
			}
			for _, s := range in.Text {
				if !strings.Contains(r.Text(), s) {
					t.Errorf("the text lacks %q:\n%s", s, r.Text())
				}
			}
			for _, s := range in.NotText {
				if strings.Contains(r.Text(), s) {
					t.Errorf("the text holds %q:\n%s", s, r.Text())
				}
			}
			checkEvidence(t, name, r)
		})
	}
}

// fieldsOf names a reading's fields as cases do; of the byline, those of its first name.
func fieldsOf(r *archive.Reading) map[string]any {
	first, editors := archive.Byline{}, []string{}
	for i, b := range slices.Backward(r.Bylines) {
		if b.Role == archive.RoleEditor {
			editors = append(editors, b.NamePrinted)
		}
		if i == 0 {
			first = b
		}
	}
	images := []string{}
	for _, i := range r.Images {
		images = append(images, i.URL+"|"+i.Caption+"|"+i.Credit)
	}
	return map[string]any{
		"headline": r.Headline, "section": r.Section, "tags": r.Tags, "language": r.Language, "canonical": r.Canonical, "authors": r.Authors(), "editors": editors, "name": first.Name, "sort": first.Sort,
		"kind": first.Kind, "title": first.Title, "author_id": first.AuthorID, "published": r.Published.String(), "modified": r.Modified.String(), "place": r.Dateline.Place, "agency": r.Dateline.Agency,
		"byline_raw": r.BylineRaw, "dek": r.Dek, "wire": r.WireAgency, "images": images, "access_declared": r.AccessDeclared, "access_observed": r.AccessObserved, "page_kind": r.PageKind,
	}
}

package normalize

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"broadsheet/archive"
	"broadsheet/internal/urls"
	"broadsheet/normalize/byline"
	"broadsheet/normalize/dates"
	"broadsheet/normalize/tree"
)

// TestFieldsOfEveryGoldPage holds what must be true of any page's fields.
func TestFieldsOfEveryGoldPage(t *testing.T) {
	eachGold(t, func(id string, in Page) {
		r := Read(in)
		checkDates(t, id, in, r)
		checkNames(t, id, in, r)
		checkPrinted(t, id, in, r)
		checkEvidence(t, id, r)
		again, _ := json.Marshal(Read(in))
		if once, _ := json.Marshal(r); string(once) != string(again) {
			t.Errorf("%s: the same bytes give another reading", id)
		}
	})
}

func checkDates(t *testing.T, id string, in Page, r *archive.Reading) {
	for _, m := range []archive.Moment{r.Published, r.Modified} {
		if m.IsZero() {
			continue
		}
		if !in.FetchedAt.IsZero() && m.Clock.After(in.FetchedAt.Add(zoneTolerance)) {
			t.Errorf("%s: %s lies after the capture", id, m)
		}
		if m.Source == "" || m.Raw == "" {
			t.Errorf("%s: %s is not said where it was read", id, m)
		}
		if dates.Midnight(m) && !m.HasOffset {
			t.Errorf("%s: %s is a day that is given as an instant", id, m)
		}
	}
}

func checkNames(t *testing.T, id string, in Page, r *archive.Reading) {
	text := ""
	seen := map[string]bool{}
	site := siteNames(new(Reader).open(in))
	for _, b := range r.Bylines {
		n := b.NamePrinted
		if strings.Contains(n, "://") || strings.Contains(n, "@") || n == "" || b.Name == "" || b.Kind == "" || b.Role == "" {
			t.Errorf("%s: %q is no author: %+v", id, n, b)
		}
		if b.Kind == archive.Person && site.is(n) && !byline.IsFullName(n) {
			t.Errorf("%s: %q is the site's name, and no person", id, n)
		}
		if len(dates.Find(n, dates.Options{})) > 0 {
			t.Errorf("%s: %q is a date", id, n)
		}
		if seen[string(b.Role)+fold(n)] {
			t.Errorf("%s: %q is named twice", id, n)
		}
		seen[string(b.Role)+fold(n)] = true
		if b.AuthorID != "" && !strings.HasPrefix(b.AuthorID, urls.Site(urls.Host(in.URL))+":") {
			t.Errorf("%s: id %q is not of the site", id, b.AuthorID)
		}
		if bytes.Contains(in.Body, []byte(n)) {
			continue
		}
		if text == "" {
			text = fold(clean(strings.ReplaceAll(string(in.Body), "\\u00", "&#x")))
		}
		if !hasWords(text, n) {
			t.Errorf("%s: %q does not occur in the page", id, n)
		}
	}
}

// checkPrinted wants headline, dek, dateline and the byline as printed to occur in the page.
func checkPrinted(t *testing.T, id string, in Page, r *archive.Reading) {
	page := new(Reader).open(in)
	text := fold(clean(strings.ReplaceAll(string(in.Body), "\\u00", "&#x"))) + squeeze(nodeText(page.tree, tree.Root)) // elements may part what is printed as one
	for field, value := range map[string]string{"headline": r.Headline, "dek": r.Dek, "dateline": r.Dateline.Raw, "byline_raw": r.BylineRaw} {
		if !hasWords(text, value) {
			t.Errorf("%s: the %s %q does not occur in the page", id, field, value)
		}
	}
}

// hasWords says that every word of name occurs in the folded text: names are told "Last, First" too, or in escapes.
func hasWords(text, name string) bool {
	for _, w := range strings.Fields(fold(name)) {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

func checkEvidence(t *testing.T, id string, r *archive.Reading) {
	chosen := map[string]bool{}
	for _, e := range r.Evidence {
		chosen[e.Field] = chosen[e.Field] || e.Chosen
		if !e.Chosen && e.Why == "" {
			t.Errorf("%s: %s %q lost without a reason", id, e.Field, e.Value)
		}
		if e.Source == "" {
			t.Errorf("%s: %s %q is not said where it was read", id, e.Field, e.Value)
		}
	}
	for field, has := range map[string]bool{
		"headline": r.Headline != "", "dek": r.Dek != "", "access_declared": r.AccessDeclared != "", "access_observed": r.AccessObserved != "", "published": !r.Published.IsZero() && r.Published.String() != r.Modified.String(), "modified": !r.Modified.IsZero(), "authors": len(r.Authors()) > 0, "section": r.Section != "",
		"tags": len(r.Tags) > 0, "language": r.Language != "", "canonical": r.Canonical != "", "dateline": r.Dateline.Raw != "", "images": len(r.Images) > 0, "wire_agency": r.WireAgency != "", "page_kind": r.PageKind != "",
	} {
		if has && !chosen[field] {
			t.Errorf("%s: %s has no evidence", id, field)
		}
	}
}

package byline

import (
	"testing"

	"broadsheet/archive"
)

// FuzzNames holds that no text makes the grammar fail, and that no name is empty.
func FuzzNames(f *testing.F) {
	for _, s := range []string{"By Ada Marsh and Ben Quill, AP", "Von\x1fUte\x1f", "文＝山田太郎", "((", "By, by: / /", "ÄÖ İ Von"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		o := Options{Language: "de"}
		for _, names := range [][]archive.Byline{Declared(s, o), Visible(s, o), Line(s, o)} {
			for _, b := range names {
				if b.NamePrinted == "" || b.Kind == "" || b.Role == "" {
					t.Errorf("%q: %+v", s, b)
				}
				SortKey(b.Name, "")
				Slug(b.Name)
			}
		}
	})
}

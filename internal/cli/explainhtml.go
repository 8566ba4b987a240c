package cli

import (
	_ "embed"
	"html/template"
	"io"

	"broadsheet/archive"
	"broadsheet/normalize"
)

//go:embed explain.html
var explainPage string

var explainTemplate = template.Must(template.New("explain").Parse(explainPage))

// explainHTML writes one self-contained page: fields with their evidence on one side, the page's blocks on the other,
// what was removed shaded and named by its rule. Archived text stands in it as text only.
func explainHTML(w io.Writer, in normalize.Page, r *archive.Reading) error {
	type field struct {
		Name     string
		Evidence []archive.Evidence
	}
	view := struct {
		URL     string
		Reading *archive.Reading
		Fields  []field
	}{URL: in.URL, Reading: r}
	for _, name := range evidenceFields(r) {
		f := field{Name: name}
		for _, e := range r.Evidence {
			if e.Field == name {
				f.Evidence = append(f.Evidence, e)
			}
		}
		view.Fields = append(view.Fields, f)
	}
	return explainTemplate.Execute(w, view)
}

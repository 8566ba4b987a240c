package cli

import (
	"cmp"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strings"

	"broadsheet/archive"
	"broadsheet/normalize"
)

//go:embed explain.html
var explainPage string

var explainTemplate = template.Must(template.New("explain").Parse(explainPage))

// longResidue is how many characters of removed text are shown at once; longer pieces open on a click, so that the
// story is not pages below the menus.
const longResidue = 240

// shownEvidence is how many candidates of a field are shown at once: pages mark every teaser's heading as the first.
const shownEvidence = 6

// explainHTML writes one self-contained page: fields with their evidence on one side, the page's blocks on the other,
// what was removed shaded and named by its rule. Archived text stands in it as text only. name is what the page is
// called where it has no URL.
func explainHTML(w io.Writer, name string, in normalize.Page, r *archive.Reading) error {
	type field struct {
		Name        string
		Shown, More []archive.Evidence
	}
	view := struct {
		Name, Facts string
		Reading     *archive.Reading
		Fields      []field
		Blocks      []explainedBlock
	}{Name: cmp.Or(in.URL, name), Facts: explainFacts(r), Reading: r, Blocks: explainBlocks(r.Account)}
	for _, name := range evidenceFields(r) {
		list := evidenceOf(r, name)
		n := len(list)
		if n > shownEvidence+1 {
			n = shownEvidence
		}
		view.Fields = append(view.Fields, field{name, list[:n], list[n:]})
	}
	return explainTemplate.Execute(w, view)
}

// explainFacts is what was read, in one line: evidence shows values as printed, this one as they are stored.
func explainFacts(r *archive.Reading) string {
	published := "no date"
	if !r.Published.IsZero() {
		published = "published " + r.Published.String()
	}
	facts := []string{published}
	if !r.Modified.IsZero() {
		facts = append(facts, "changed "+r.Modified.String())
	}
	var names []string
	for _, b := range r.Bylines {
		if b.Role != archive.RoleAuthor {
			b.Name += " (" + string(b.Role) + ")"
		}
		names = append(names, b.Name)
	}
	facts = append(facts, cmp.Or(strings.Join(names, ", "), "no author"))
	for _, s := range []string{r.Section, r.Language} {
		if s != "" {
			facts = append(facts, s)
		}
	}
	return strings.Join(facts, " · ")
}

// explainedBlock is a piece of the account as the page shows it.
type explainedBlock struct {
	Class  string // residue, field or body
	Says   string // what became of it
	Text   string
	Folded string // what stands for a text that opens on a click
}

func explainBlocks(account []archive.Span) []explainedBlock {
	out := make([]explainedBlock, 0, len(account))
	for _, s := range account {
		b := explainedBlock{Class: "field", Says: string(s.Fate), Text: s.Text}
		switch s.Fate {
		case archive.FateBody:
			b.Class, b.Says = "body", ""
		case archive.FateResidue:
			b.Class, b.Says = "residue", "removed: "+string(s.Family)
			if s.Rule != "" {
				b.Says += " · " + s.Rule
			}
			if n := len([]rune(s.Text)); n > longResidue {
				b.Folded = fmt.Sprintf("%s (%d characters)", clip(s.Text, 80), n)
			}
		}
		out = append(out, b)
	}
	return out
}

package normalize

import (
	"testing"

	"broadsheet/archive"
)

func TestLinesBesideADateKeepTheirFamilies(t *testing.T) {
	refused := func(text string) archive.Span {
		return archive.Span{Fate: archive.FateResidue, Family: archive.FamilyOther, Rule: "model", Text: text}
	}
	spans := []archive.Span{{Fate: archive.FatePublished, Rule: "published", Text: "Publisert 04.03.2026"}, refused("Skriv ut | Større tekst"), refused("Harbor")}
	nameLines(spans)
	for i, want := range []archive.Family{"", archive.FamilyTools, archive.FamilyOther} {
		if spans[i].Family != want {
			t.Errorf("%q is of the family %q, want %q", spans[i].Text, spans[i].Family, want)
		}
	}
}

package normalize

import "testing"

// Each form of the pattern must pass the words that are sought before it is tried.
func TestCorrections(t *testing.T) {
	for _, s := range []string{"Correction: x", "[Corrections — x", "CLARIFICATION: x", "Editor’s note: x", "Editors' note: x", "Update 3 pm: x", "Korrektur: x",
		"Richtigstellung: x", "Anmerkung der Redaktion: x", "Hinweis der Redaktion: x", "Rectificatif: x", "Précision : x", "PRÉCISION: x", "Erratum: x",
		"Note de la rédaction: x", "Corrección: x", "Rectificación: x", "Fe de errores: x", "Nota de la redacción: x", "Nota del editor: x", "Rettelse: x",
		"Presisering: x", "Rettet: x", "Errata corrige: x", "Nota della redazione: x", "Correção: x", "Correctie: x", "Rättelse: x", "Sprostowanie: x",
		"*(An earlier version of this story x", "A previous version of this story x", "This article has been updated x", "This post was corrected x",
		"In einer früheren Version x", "Une version précédente de x", "Una versión anterior de x", "I en tidligere versjon x"} {
		if !isCorrection(s) {
			t.Errorf("%q is none", s)
		}
	}
	for _, s := range []string{"", "The correction came late: x", "Update", "This story is long"} {
		if isCorrection(s) {
			t.Errorf("%q is one", s)
		}
	}
}

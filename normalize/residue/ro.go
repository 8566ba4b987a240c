package residue

import "broadsheet/archive"

// The Romanian rows.
var romanian = []Rule{
	{ID: "ro/related/read-more", Family: archive.FamilyRelated, Opens: true,
		Literals: []string{"citește", "citiți", "vezi și", "articole similare", "te-ar putea"},
		Max:      260,
		Pattern:  `^((citește|citiți|vezi|vedeți)( (și|mai mult|mai departe|continuarea|mai multe))+( .*|:.*)?|articole (similare|recomandate).*|te-ar putea interesa.*)$`,
		Drop:     []string{"Citește și: Portul în cifre", "Articole similare"}},
	{ID: "ro/advert/label", Family: archive.FamilyAdvert,
		Literals: []string{"publicitate", "reclamă"},
		Pattern:  `^(publicitate|reclamă)$`,
		Drop:     []string{"Publicitate"}},
	{ID: "ro/comments/heading", Family: archive.FamilyComments, Opens: true,
		Literals: []string{"comentari"},
		Pattern:  `^((\d+|vezi)? ?comentarii( \(?\d+\)?)?|lasă un (comentariu|răspuns).*)[.:]?$`,
		Drop:     []string{"Comentarii", "Lasă un comentariu"}},
	{ID: "ro/share/on", Family: archive.FamilyShare,
		Literals: []string{"distribuie", "urmărește-ne"},
		Pattern:  `^(distribuie( .*)?|urmărește-ne.*)[.!:]?$`,
		Drop:     []string{"Distribuie"}},
}

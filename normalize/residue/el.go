package residue

import "broadsheet/archive"

// The Greek rows.
var greek = []Rule{
	{ID: "el/related/read-more", Family: archive.FamilyRelated, Opens: true,
		Literals: []string{"διαβάστε", "δείτε επίσης", "σχετικά"},
		Max:      260,
		Pattern:  `^((διαβάστε|δείτε)( (επίσης|ακόμα|ακόμη|περισσότερα|σχετικά|και))+( .*|:.*)?|σχετικά (άρθρα|θέματα).*)$`,
		Drop:     []string{"Διαβάστε επίσης: Το λιμάνι", "Σχετικά άρθρα"}},
	{ID: "el/comments/heading", Family: archive.FamilyComments, Opens: true,
		Literals: []string{"σχόλια", "σχόλιο"},
		Pattern:  `^((\d+)? ?σχόλι(α|ο)( \(?\d+\)?)?)[.:]?$`,
		Drop:     []string{"Σχόλια"}},
	{ID: "el/share/on", Family: archive.FamilyShare,
		Literals: []string{"κοινοποίηση", "ακολουθήστε"},
		Pattern:  `^(κοινοποίηση|ακολουθήστε .*)[.!:]?$`,
		Drop:     []string{"Ακολουθήστε μας στο Facebook"}},
	{ID: "el/advert/label", Family: archive.FamilyAdvert,
		Literals: []string{"διαφήμιση"},
		Pattern:  `^διαφήμιση$`,
		Drop:     []string{"Διαφήμιση"}},
}

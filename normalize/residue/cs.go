package residue

import "broadsheet/archive"

// The Czech and Slovak rows.
var czech = []Rule{
	{ID: "cs/related/read-more", Family: archive.FamilyRelated, Opens: true,
		Literals: []string{"čtěte ", "přečtěte", "související", "více k tématu", "mohlo by vás", "sledujte", "viac k téme", "čítajte"},
		Max:      260,
		Pattern:  `^((čtěte|přečtěte si|čítajte|sledujte)( (také|též|více|dále|ještě|i|viac|aj))+( .*|:.*)?|související.*|více k tématu.*|mohlo by vás( také)? zajímat.*|čtěte ?:.*)$`,
		Drop:     []string{"Čtěte také: Přístav v číslech", "Související", "Mohlo by vás zajímat"}},
	{ID: "cs/advert/label", Family: archive.FamilyAdvert,
		Literals: []string{"reklama", "inzerce", "článek pokračuje"},
		Pattern:  `^(reklama|inzerce|článek pokračuje .*)[.:]?$`,
		Drop:     []string{"Inzerce"}},
	{ID: "cs/comments/heading", Family: archive.FamilyComments, Opens: true,
		Literals: []string{"komentář", "diskuse", "diskuze"},
		Pattern:  `^((\d+|zobrazit|vstoupit do)? ?(komentáře?|diskuz?s?e)( \(?\d+\)?)?|přidat komentář|vstoupit do diskuz?s?e)[.:]?$`,
		Drop:     []string{"Diskuse (12)", "Komentáře"}},
	{ID: "cs/share/on", Family: archive.FamilyShare,
		Literals: []string{"sdílet", "sdílejte", "kopírovat"},
		Pattern:  `^(sdíle(t|jte)( .*)?|kopírovat odkaz)[.!:]?$`,
		Drop:     []string{"Sdílet", "Sdílet na Facebooku"}},
	{ID: "cs/newsletter/sign-up", Family: archive.FamilyNewsletter,
		Literals: []string{"odběr", "newsletter", "odebírat"},
		Pattern:  `^(.*(přihlaste se k odběru|odebírat|odebírejte).*)$`,
		Drop:     []string{"Přihlaste se k odběru novinek"}},
	{ID: "cs/caption/credit", Family: archive.FamilyCaption,
		Literals: []string{"foto:", "zdroj:", "foto "},
		Max:      260,
		Pattern:  `^(.*\b(foto|zdroj|video) ?[:/©] ?.+)$`,
		Drop:     []string{"Foto: Jan Roe", "Zdroj: Příklad"}},
	{ID: "cs/legal/rights", Family: archive.FamilyLegal,
		Literals: []string{"práva vyhrazena"},
		Pattern:  `^.*všechna práva vyhrazena.*$`,
		Drop:     []string{"Všechna práva vyhrazena"}},
}

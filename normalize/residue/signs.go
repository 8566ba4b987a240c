package residue

import "broadsheet/archive"

// The rows of no language: signs, chrome of players and galleries, code of templates that leaked into the page.
var signs = []Rule{
	{ID: "signs/placeholder/template", Family: archive.FamilyPlaceholder,
		Literals: []string{"}}", "[hour]", "<iframe", "<div", "<script", "$$", "undefined", "[caption", "[embed", "lorem ipsum"},
		Max:      400,
		Pattern:  `^(.*\{?\{?.+\}\}.*|.*\[hour\]:\[minute\].*|<(iframe|div|script|img|a|p)\b.*|\$\$.+\$\$|undefined|\[(caption|embed)\b.*|lorem ipsum.*)$`,
		Drop:     []string{"{{ article.title }}", "[hour]:[minute] [AMPM] [timezone]", "undefined", "Lorem ipsum dolor sit amet"}, Keep: []string{"Undefined behaviour is what the standard calls it."}},
	{ID: "signs/newsletter/mention", Family: archive.FamilyNewsletter, Weak: true,
		Literals: []string{"newsletter", "infolettre", "boletín", "boletines", "nieuwsbrie", "nyhetsbrev", "nyhedsbrev", "uutiskirje"},
		Max:      260,
		Pattern:  `^.*\b(newsletters?|infolettre|boletín|boletines|nieuwsbrie|nyhetsbrev|nyhedsbrev|uutiskirje).*$`,
		Drop:     []string{"The morning newsletter", "Le choix de la newsletter"},
		Keep:     []string{"The newsletter has forty thousand readers.", "Der Verein verschickt im Herbst wieder einen Newsletter.", "La newsletter compte mille lecteurs.", "Bladet startet et nyhetsbrev i fjor."}},
	{ID: "signs/player/clock", Family: archive.FamilyPlayer, Literals: []string{":"},
		Pattern: `^\d{1,2}:\d\d( ?/ ?\d{1,2}:\d\d| ?[|] ?.*)?$`, Drop: []string{"0:00 / 5:32", "03:12"}},
	{ID: "signs/share/handle", Family: archive.FamilyShare, Literals: []string{"@"}, Weak: true,
		Pattern: `^@\w{2,30}$`, Drop: []string{"@janeroe"}},
	{ID: "signs/embed/tweet", Family: archive.FamilyEmbed, Literals: []string{"(@", "pic.twitter.com"},
		Pattern: `(\(@\w{1,20}\) .{3,25}\d{4}$|pic\.twitter\.com/\w+)`, Drop: []string{"— Jane Roe (@janeroe) July 16, 2026"}},
	{ID: "signs/legal/copyright", Family: archive.FamilyLegal, Literals: []string{"©"},
		Max:     260,
		Pattern: `^(©|.*© ?(\d{4}|.*\b(19|20)\d\d)).*$`, Drop: []string{"© 2024 Example Media Ltd", "Example Media © 2019–2024"}},
	{ID: "signs/contact/mail", Family: archive.FamilyContact, Literals: []string{"@"}, Weak: true,
		Pattern: `^[\w.+-]+@[\w-]+\.[\w.-]+$`, Drop: []string{"desk@example.org"}},
}

package byline

import (
	"strings"

	"broadsheet/archive"
)

// desks are what newsrooms sign with where nobody is named, as a line of its own, in lower case.
var desks = map[string]bool{
	"staff report": true, "staff reports": true, "news desk": true, "web desk": true, "online desk": true, "newsroom": true, "editorial staff": true, "editorial team": true, "editorial board": true, "news staff": true, "agencies": true,
	"redaktion": true, "die redaktion": true, "agenturen": true, "la rédaction": true, "rédaction": true, "redacción": true, "redaccion": true, "la redacción": true, "redacción web": true, "redacció": true, "agencias": true,
	"redazione": true, "la redazione": true, "redazione online": true, "redazione web": true, "redação": true, "da redação": true, "redactie": true, "de redactie": true, "redaksi": true, "tim redaksi": true, "redakcja": true, "redakce": true, "redakcia": true, "redakcija": true, "uredništvo": true,
	"szerkesztőség": true, "редакция": true, "редакція": true, "haber merkezi": true, "dış haberler": true, "σύνταξη": true, "redaktionen": true, "redaksjonen": true, "toimitus": true, "編集部": true, "编辑部": true, "هيئة التحرير": true, "وكالات": true,
}

// House reads a line without a lead that is a house's whole byline: agencies and desks, with or without names beside
// them ("Jan Wilk, PAP", "dpa/Ute Brandt", "Redazione ANSA"). Nil if it is anything else besides.
func House(s string, o Options) []archive.Byline {
	if len(s) > 80 {
		return nil
	}
	p := parser{o: o, role: archive.RoleAuthor}
	house := false
	for _, seg := range segments(narrow(strings.ReplaceAll(s, "/", Separator))) {
		for _, piece := range p.pieces(seg) {
			piece = strings.Trim(trim(piece), "()（）")
			switch {
			case piece == "":
			case agency(piece) != nil:
				house = house || len(piece) > 2 || len(p.out) > 0 // "AA" is a button for larger letters
				p.add(archive.Byline{Name: agency(piece).Names[0], NamePrinted: piece, Kind: archive.Agency})
			case isDesk(piece):
				house = true
				p.add(archive.Byline{Name: piece, NamePrinted: piece, Kind: archive.Organization})
			case o.site(piece):
				p.add(archive.Byline{Name: piece, NamePrinted: piece, Kind: archive.Organization})
			case IsFullName(piece):
				p.person(piece, "")
			default:
				return nil
			}
		}
	}
	if !house {
		return nil
	}
	return p.out
}

// isDesk says that s is a desk, or one with the name of its agency behind it.
func isDesk(s string) bool {
	low := strings.ToLower(s)
	if desks[low] {
		return true
	}
	head, tail, ok := strings.Cut(s, " ")
	return ok && desks[strings.ToLower(head)] && agency(tail) != nil
}

// IsTeam says that s is a newsroom's name and nothing else: "Harbor Staff"; of teams, which play and work elsewhere too, those
// that are called after the site.
func IsTeam(s string, o Options) bool {
	words := strings.Fields(s)
	n := len(words)
	if n < 2 || n > 4 || !isNewsroom(words[n-1]) || !capitalized(words) || takeName(words[:1]) == 0 {
		return false
	}
	return !strings.EqualFold(words[n-1], "team") || o.site(strings.Join(words[:n-1], " ")) || strings.EqualFold(words[n-2], "editorial")
}

// IsHouse says that s is an agency or an organization.
func IsHouse(s string) bool { return agency(s) != nil || isOrganization(s) }

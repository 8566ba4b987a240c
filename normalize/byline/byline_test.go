package byline

import (
	"strings"
	"testing"

	"broadsheet/archive"
)

func TestRowExamples(t *testing.T) {
	for _, row := range leadRows {
		if row.Seen == "" {
			t.Errorf("%s %v: not said where it was seen", row.Language, row.Words)
		}
		got := Line(row.Example, Options{Language: row.Language})
		if s := show(got, false); s != row.Want {
			t.Errorf("%s: %q gives %q, want %q", row.Language, row.Example, s, row.Want)
			continue
		}
		if last := got[len(got)-1]; last.Role != row.Role && got[0].Role != row.Role {
			t.Errorf("%s: %q gives role %s, want %s", row.Language, row.Example, last.Role, row.Role)
		}
	}
	for _, row := range Agencies {
		for _, name := range row.Names {
			if AgencyID(name) != row.ID && !strings.Contains(name, "/") {
				t.Errorf("agency %q is read as %q, want %q", name, AgencyID(name), row.ID)
			}
		}
		if row.Seen == "" {
			t.Errorf("agency %s: not said where it was seen", row.ID)
		}
	}
}

// show renders names as "Ada Marsh [author]; AP [agency]", the bracket only with kinds.
func show(list []archive.Byline, kinds bool) string {
	var out []string
	for _, b := range list {
		s := b.NamePrinted
		if kinds {
			s += " " + string(b.Kind)
			if b.Role != archive.RoleAuthor {
				s += " " + string(b.Role)
			}
			if b.Title != "" {
				s += " <" + b.Title + ">"
			}
			if b.Affiliation != "" {
				s += " @" + b.Affiliation
			}
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestDeclared(t *testing.T) {
	site := func(s string) bool { return s == "The Daily Harbor" }
	for _, c := range []struct{ name, in, lang, want string }{
		{"one name", "Ada Marsh", "en", "Ada Marsh person"},
		{"two names in one string", "Ada Marsh and Ben Quill", "en", "Ada Marsh person; Ben Quill person"},
		{"names and an agency", "Ute Brandt und Jörg Stein, dpa", "de", "Ute Brandt person; Jörg Stein person; dpa agency"},
		{"agency alone", "AFP", "de", "AFP agency"},
		{"first names joined are one author", "Maria & Katerina", "en", "Maria & Katerina unknown"},
		{"site account stays, as an organization", "The Daily Harbor", "en", "The Daily Harbor organization"},
		{"newsroom that begins with the site's name", "The Daily Harbor Staff", "en", "The Daily Harbor Staff organization"},
		{"newsroom of two words", "Harbor Team", "en", "Harbor Team organization"},
		{"newsroom", "Redaktion hafenblatt.de", "de", "Redaktion hafenblatt.de organization"},
		{"staff signs", "hf/obt", "de", "hf/obt unknown"},
		{"sign behind the name", "Ute Brandt (obe)", "de", "Ute Brandt person"},
		{"title in parentheses", "Lucía Vega (Enviada especial)", "es", "Lucía Vega person <Enviada especial>"},
		{"prefix within the value", "Autor Ute Brandt", "de", "Ute Brandt person"},
		{"credentials", "Ada Marsh, MS, RD", "en", "Ada Marsh person"},
		{"honorific stays printed", "Dr. Max Kolb", "de", "Dr. Max Kolb person"},
		{"surname in capitals", "Bill MCCARTHY", "en", "Bill MCCARTHY person"},
		{"particles", "Jan van der Berg", "nl", "Jan van der Berg person"},
		{"suffix", "Ada Marsh Jr.", "en", "Ada Marsh Jr. person"},
		{"Japanese", "大川 美咲", "ja", "大川 美咲 person"},
		{"Korean with role", "홍길동 기자", "ko", "홍길동 person <기자>"},
		{"Russian", "Иван Петров", "ru", "Иван Петров person"},
		{"URL", "https://harbor.example/authors/ada", "en", ""},
		{"e-mail", "desk@harbor.example", "en", ""},
		{"a name behind an address, as in feeds", "ada@harbor.example (Ada Marsh)", "en", "Ada Marsh person"},
		{"placeholder", "admin", "en", ""},
		{"name and address", "The Daily Harbor https://harbor.example", "en", "The Daily Harbor organization"},
		{"picture credit", "(Image: Getty Images/iStockphoto)", "en", ""},
		{"hash", "3d23d65-ddc6-4ce5", "en", ""},
		{"years of experience", "Ada Marsh - 10+ Years at Sea", "en", "Ada Marsh person"},
		{"empty name before a comma", ", USA HERALD", "en", "USA HERALD organization"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := show(Declared(c.in, Options{Language: c.lang, Site: site}), true); got != c.want {
				t.Errorf("Declared(%q) = %q, want %q", c.in, got, c.want)
			}
		})
	}
}

func TestVisible(t *testing.T) {
	for _, c := range []struct{ name, in, lang, want string }{
		{"agency glued behind two names", "By Ada Marsh and Ben Quill The Associated Press", "en", "Ada Marsh person; Ben Quill person; The Associated Press agency"},
		{"agency of two words glued behind a name", "By ADA MARSH Associated Press", "en", "ADA MARSH person; Associated Press agency"},
		{"date behind the name", "By Ada Marsh 8 January 2020, 3:51 pm 11 Edit", "en", "Ada Marsh person"},
		{"pieces in elements", "By" + Separator + "Ada Marsh" + Separator + "News Reporter" + Separator + "Ben Quill" + Separator + "Updated 20:49, 5 Aug 2024", "en", "Ada Marsh person <News Reporter>; Ben Quill person"},
		{"conjunction outside of the elements", "Ada Marsh" + Separator + "," + Separator + "Ben Quill" + Separator + "y" + Separator + "Lucía Vega" + Separator + "Hace 13 horas", "es", "Ada Marsh person; Ben Quill person; Lucía Vega person"},
		{"a title with a conjunction in it", "Written By: Ada Marsh" + Separator + "Executive Digital Editor and Master Gardener", "en", "Ada Marsh person <Executive Digital Editor and Master Gardener>"},
		{"a link's title", "Read more about Ada Marsh", "en", "Ada Marsh person"},
		{"an account's serial number", "mquillb6vkpg2ma0ci", "en", ""},
		{"two staff signs", "hf/obt" + Separator + "kes", "de", "hf/obt unknown; kes unknown"},
		{"glued By", "ByAda Marsh", "en", "Ada Marsh person"},
		{"slash line", "Ada Marsh / HARBORNEWS.COM / Apr 16, 2026, 14:04 IST", "en", "Ada Marsh person @HARBORNEWS.COM"},
		{"middle dots", "Ada Marsh · CBX News · Posted: Aug 08, 2024 4:00 AM EDT", "en", "Ada Marsh person @CBX News"},
		{"editor and checker", "Written by Ada Marsh, CEPF® | Edited by Ben Quill, CEPF®", "en", "Ada Marsh person; Ben Quill person editor"},
		{"reporting and editing", "Reporting by Ada Marsh in Paris; Editing by Ben Quill and Cy Rowe", "en", "Ada Marsh person; Ben Quill person editor; Cy Rowe person editor"},
		{"title after a comma", "Ada Marsh, Diplomatic Writer", "en", "Ada Marsh person <Diplomatic Writer>"},
		{"title by a slash", "Kari Moen / Journalist", "no", "Kari Moen person <Journalist>"},
		{"the name again in a call to act", "By" + Separator + "Ada Marsh" + Separator + "Shout Ada Marsh" + Separator + "a coffee", "en", "Ada Marsh person"},
		{"place behind the names", "Anna Moll und Lea Wagner, Nairobi", "de", "Anna Moll person; Lea Wagner person"},
		{"reading time", "5 min read", "en", ""},
		{"a date alone", "January 14 & 21, 2026", "en", ""},
		{"hours ago", "2 hours ago", "en", ""},
		{"photo credit", "Foto: Rescue Photo", "de", "Rescue Photo unknown photographer"},
		{"Polish", "Autor: Jan Wilk", "pl", "Jan Wilk person"},
		{"a biography behind the name", "By Ada Marsh" + Separator + "Ada Marsh is a Bergen-based writer on ferries", "en", "Ada Marsh person"},
		{"a word for and of another language", "By Ada Marsh" + Separator + "Harbor Daily is a Press Pledge member", "en", "Ada Marsh person"},
		{"that word in its own", "Petr Dub a Jana Malá", "cs", "Petr Dub person; Jana Malá person"},
		{"a place behind the name", "Por Lucía Vega en Puerto Viejo", "es", "Lucía Vega person"},
		{"a name cut short in its biography", "By Ada Brook Marsh" + Separator + "Ada Brook is an editor", "en", "Ada Brook Marsh person"},
		{"what a date parts from the names", "by kestrel92" + Separator + "18th Dec 2025" + Separator + "Harbor Forum", "en", "kestrel92 unknown"},
		{"on behalf of", "Ada Marsh on behalf of" + Separator + "Harbor Pledge", "en", "Ada Marsh person"},
		{"a team behind an article", "By the Harbor Team", "en", "the Harbor Team organization"},
		{"editors behind an article", "The Harbor editors", "en", "The Harbor editors organization"},
		{"first names joined are one author", "Written By Ada and Ben", "en", "Ada and Ben unknown"},
		{"an address in an element of its own", "Ada Marsh" + Separator + "ada.marsh@harbor.example", "en", "Ada Marsh person"},
		{"a house and a place behind the name", "Por Rui Prado, Harbor News — Porto Velho", "pt", "Rui Prado person @Harbor News"},
		{"the account that put a Japanese article in", "投稿者" + Separator + "山田太郎", "ja", "山田太郎 person"},
		{"a section behind the name", "von Harbor Redaktion" + Separator + "in Rubrik: Boats" + Separator + "Ferry Tests", "de", "Harbor Redaktion organization"},
		{"where the name is behind a preposition", "Em Porto Velho", "pt", ""},
		{"how to call", "Phone: 555/010-0200 Contact Us", "en", ""},
		{"a topic of two words", "Wind & Weather", "en", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := show(Visible(c.in, Options{Language: c.lang}), true); got != c.want {
				t.Errorf("Visible(%q) = %q, want %q", c.in, got, c.want)
			}
		})
	}
}

func TestLine(t *testing.T) {
	for _, c := range []struct{ name, in, lang, want string }{
		{"By", "By ADA MARSH", "en", "ADA MARSH person"},
		{"Von", "Von Ute Brandt", "de", "Ute Brandt person"},
		{"in a line of dates", "Posted on May 5, 2024 by Ada Marsh in Travel", "en", "Ada Marsh person"},
		{"running text", "By the time the ships came in, the harbor was full.", "en", ""},
		{"von in running text", "Von der Stadt blieb wenig übrig.", "de", ""},
		{"account behind a colon", "22. Januar 2020 @ 18:13 // Autor: k1te // ~ Lesezeit: 1 Minute", "de", "k1te unknown"},
		{"account and time", "Eingestellt von der Fuchs um 21:11", "de", "der Fuchs unknown"},
		{"account and section", "Posted by Kestrel under Just For Fun, Birds", "en", "Kestrel unknown"},
		{"agency by a slash", "Autor: Ada Marsh/CB-X", "de", "Ada Marsh person @CB-X"},
		{"first name and date", "Von Ute am 03.05.2013, 11:51 | 0 Meinungen", "de", "Ute person"},
		{"weekday behind an organization", "Posted by HarborSelect on Tuesday, August 29, 2023", "en", "HarborSelect person"},
		{"words that lost their space", "By CategoryBy Maker", "en", ""},
		{"no lead", "Ada Marsh", "en", ""},
		{"an owner of rights", "Tables copyright © 2002 by Harbor Publishing Company. Published by Harbor Publishing Company.", "en", ""},
		{"an author before the rights", "By Ada Marsh. Copyright 2024 by Harbor News", "en", "Ada Marsh person"},
		{"of a house", "By Ada Marsh of Harbor News", "en", "Ada Marsh person @Harbor News"},
		{"a call to comment behind the name", "March 5, 2024 by Ada Marsh Leave a Comment", "en", "Ada Marsh person"},
		{"a kind of piece before the lead", "Guest Column by Ada Marsh", "en", "Ada Marsh person"},
		{"French date behind the name", "Publié par Luc Moreau le 5 mars 2024", "fr", "Luc Moreau person"},
		{"Spanish date behind the name", "Escrito por Lucía Vega el 5 de marzo de 2024", "es", "Lucía Vega person"},
		{"Dutch date behind the name", "Geschreven door Piet Bakker op 5 maart 2024", "nl", "Piet Bakker person"},
		{"Arabic conjunction in one word", "كتبت: منى علي وأحمد حسن", "ar", "منى علي person; أحمد حسن person"},
		{"an Arabic name that begins like one", "بقلم: منى علي وليد حسن", "ar", "منى علي وليد حسن person"},
		{"Hebrew conjunction in one word", "מאת דן לוי ורות כהן", "he", "דן לוי person; רות כהן person"},
		{"Chinese names parted by space", "记者 王小明 李大山", "zh", "王小明 person; 李大山 person"},
		{"wide slash", "文／王小明", "zh", "王小明 person"},
		{"Korean reporter", "홍길동 기자 hong@harbor.example", "ko", "홍길동 person <기자>"},
		{"two Korean reporters behind a dateline", "(서울=연합뉴스) 홍길동·김철수 기자 =", "ko", "홍길동 person <기자>; 김철수 person <기자>"},
		{"a Korean house before the name", "하버일보 홍길동 선임기자", "ko", "홍길동 person <기자>"},
		{"a Korean sentence", "그는 전직 기자", "ko", ""},
		{"an Arabic sentence", "كتب أحمد حسن أمس على صفحته إن المجلس صوت", "ar", ""},
		{"an Arabic reporter without a mark", "كتبت منى علي", "ar", "منى علي person"},
		{"an Arabic heading", "إعداد الطعام في المنزل", "ar", ""},
		{"an Arabic reporter behind a dash", "كتب - أحمد حسن", "ar", "أحمد حسن person"},
		{"a Hebrew charge", "כתב אישום הוגש נגד ראש העיר", "he", ""},
		{"a Chinese sentence", "记者从市政府获悉", "zh", ""},
		{"a Chinese reporter", "记者 王小明", "zh", "王小明 person"},
		{"a Japanese sentence", "記者 団に語った", "ja", ""},
		{"text and pictures", "文/图 王小明", "zh", "王小明 person"},
		{"authors of a paper", "Author(s): Ada Marsh, Ben Quill", "en", "Ada Marsh person; Ben Quill person"},
		{"contributors", "Contributors: Ada Marsh", "en", "Ada Marsh person"},
		{"an author of either gender", "Autor:in: Ute Brandt", "de", "Ute Brandt person"},
		{"an account's section", "Posted by: Ada Marsh in News", "en", "Ada Marsh person"},
		{"a gallery", "Photo Gallery", "en", ""},
		{"an interview", "Author Interview", "en", ""},
		{"picks", "Editor Picks", "en", ""},
		{"a name behind a noun", "Author Ada Marsh", "en", "Ada Marsh person"},
		{"a desk behind its lead", "Por Redação, com Agência Brasil", "pt", "Redação organization"},
		{"where the correspondent is", "De notre correspondant à Berlin, Luc Moreau", "fr", "Luc Moreau person"},
		{"interview, German", "Das Interview führte Ute Brandt.", "de", "Ute Brandt person"},
		{"from in running text", "From London to Paris by train", "en", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := show(Line(c.in, Options{Language: c.lang}), true); got != c.want {
				t.Errorf("Line(%q) = %q, want %q", c.in, got, c.want)
			}
		})
	}
}

func TestAccount(t *testing.T) {
	for in, want := range map[string]string{"c1ph4": "c1ph4", "The_Kestrel": "The_Kestrel", "admin": "", "Editor": "", "5": "", "@ada@harbor.example": "", "two words": "", "read": "", "2024-05-03": ""} {
		if got := show(Account(in), false); got != want {
			t.Errorf("Account(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestTeams(t *testing.T) {
	o := Options{Site: func(s string) bool { return s == "Harborside" }}
	for in, want := range map[string]bool{"Harborside Team": true, "National Team": false, "Harbor Staff": true, "Harbor Editorial Team": true, "Our Team": false, "team": false, "Staff only here": false} {
		if IsTeam(in, o) != want {
			t.Errorf("IsTeam(%q) = %v", in, !want)
		}
	}
}

func TestDisplay(t *testing.T) {
	for in, want := range map[string]string{
		"MATTHEW LEE": "Matthew Lee|Lee, Matthew", "Bill MCCARTHY": "Bill McCarthy|McCarthy, Bill", "JEAN-LUC O'NEIL": "Jean-Luc O'Neil|O'Neil, Jean-Luc",
		"JAN VAN DER BERG": "Jan van der Berg|van der Berg, Jan", "Ada Marsh Jr.": "Ada Marsh Jr.|Marsh, Ada, Jr.", "J.R. Quill": "J.R. Quill|Quill, J.R.", "Madonna": "Madonna|Madonna",
		"bell hooks": "bell hooks|hooks, bell",
	} {
		name := Recase(in)
		if got := name + "|" + SortKey(name, "en"); got != want {
			t.Errorf("%q gives %q, want %q", in, got, want)
		}
	}
	if got := Slug("Zoë O’Brien-Łukasz"); got != "zoe-o-brien-lukasz" {
		t.Errorf("slug %q", got)
	}
}

func TestHouse(t *testing.T) {
	site := func(s string) bool { return s == "Hafenblatt" }
	for in, want := range map[string]string{
		"dpa": "dpa agency", "Ada Marsh, AP": "Ada Marsh person; AP agency", "AFP/Reuters": "AFP agency; Reuters agency", "(AFP)": "AFP agency", "Jan Wilk, PAP": "Jan Wilk person; PAP agency", "dpa/Ute Brandt": "dpa agency; Ute Brandt person",
		"Hafenblatt/dpa": "Hafenblatt organization; dpa agency", "Redazione ANSA": "Redazione ANSA agency", "Redacción EFE": "Redacción EFE organization", "Da Redação": "Da Redação organization", "Staff Report": "Staff Report organization",
		"Jan Wilk": "", "Jan Wilk, Warschau, PAP": "", "AA": "", "Politik": "", "Redaktion und Verlag": "", "News": "",
	} {
		if got := show(House(in, Options{Site: site}), true); got != want {
			t.Errorf("House(%q) = %q, want %q", in, got, want)
		}
	}
}

package byline

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// notName are words, in lower case, that never stand in a personal name though they are printed with a capital: months
// and weekdays, and what pages print around a byline.
var notName = wordSet(`
january february march april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
januar februar märz juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag
published updated posted modified last read more min mins minute minutes hours ago share comment comments follow email print save subscribe photo image video
about contact home news by the and in on at to for of with from this that how what why when where all new best top our your my we you is are
updated: published: posted: date categories category tags filed under view profile bio see author authors editor's reading time views shares likes
veröffentlicht aktualisiert stand uhr lesezeit teilen kommentare mehr drucken der die das ein eine im am und foto bild redaktion
publié mis à jour le les des publicado actualizado pubblicato aggiornato publisert oppdatert publicerad uppdaterad
posts recent popular today yesterday gestern heute hier ayer staff team desk newsroom editorial contributing written reviewed edited fact checked expert guest post blog article
alle artikel artikler artículos watch hace tiempo lectura lettura leitura leestijd lesetid læsetid lästid skriv ut utskrift rubrik kategorie categoría categoria catégorie
copyright ©copyright
meet em desde kontakt contacto contatto themenstarter threadstarter phone telephone telefon teléfono téléphone fax e-mail
facebook twitter instagram linkedin whatsapp telegram reddit pinterest youtube tiktok
est edt cst cdt pst pdt pt et gmt utc am pm a.m p.m
leave reply share: tweet pin copy link listen login sign up log subscribe newsletter advertisement sponsored disclosure learn ask menu search skip close open next previous
`)

// TrimTail cuts from the end of s the words that pages print around a byline: "Posted May".
func TrimTail(s string) string {
	words := strings.Fields(s)
	n := len(words)
	for n > 0 && notName[strings.ToLower(strings.Trim(words[n-1], ".,:;|"))] {
		n--
	}
	if n == len(words) {
		return s
	}
	return s[:len(s)-len(strings.TrimLeft(s, " "))] + strings.Join(words[:n], " ")
}

func wordSet(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(s) {
		out[w] = true
	}
	return out
}

// titleWords are words of job titles, in lower case: one of them makes what stands behind a name its title.
var titleWords = wordSet(`
reporter writer correspondent editor columnist contributor chief journalist photographer intern freelance freelancer producer analyst director manager specialist strategist founder co-founder ceo cto cmo president
author blogger critic fellow professor researcher scientist expert consultant coach lead head officer executive partner associate assistant senior staff special guest host anchor copywriter marketer engineer developer attorney lawyer nutritionist dietitian
redakteur redakteurin korrespondent korrespondentin volontär volontärin gastautor gastautorin ressortleiter ressortleiterin chefredakteur chefredakteurin reporterin journalistin autor autorin wirtschaftsredakteur politikredakteur leiter leiterin
journaliste correspondant correspondante envoyé envoyée rédacteur rédactrice chroniqueur
enviado enviada corresponsal redactor redactora periodista colaborador colaboradora
inviato inviata corrispondente giornalista redattore redattrice
repórter colunista jornalista correspondente
verslaggever redacteur correspondente journalist reporterka dziennikarz dziennikarka redaktor
корреспондент журналист редактор обозреватель muhabir muhabiri editörü yazar yazarı
kommentator redaktør korrespondent skribent debattør krönikör ledarskribent redaktör frilanser frilans toimittaja kolumnisti
redaktorka reportér reportérka komentátor komentátorka zpravodaj dziennikarz publicysta publicystka korespondent columnista cronista editorialista
jurnalist jurnalistă újságíró szerkesztő δημοσιογράφος αρθρογράφος wartawan penulis журналіст кореспондент журналистка колумнист مراسل صحفي كاتب כתב
記者 特派員 論説委員 編集委員 기자 특파원 논설위원 记者 编辑 通讯员
`)

// titleEnds end the titles that languages write as one word: "Politikredakteurin", "sportsjournalist".
var titleEnds = []string{"redakteur", "redakteurin", "korrespondent", "korrespondentin", "journalist", "journalistin", "reporter", "reporterin", "leiter", "leiterin", "sprecher", "sprecherin", "referent", "referentin", "redaktør", "redaktör", "kommentator", "verslaggever", "redacteur"}

// isTitleWord says that a word in lower case names a job.
func isTitleWord(w string) bool {
	if titleWords[w] {
		return true
	}
	for _, end := range titleEnds {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// isTitle says that s is a job title: at most eight words, one of them of titleWords, and no full name besides.
func isTitle(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 9 {
		return false
	}
	for _, w := range words {
		w = strings.ToLower(strings.Trim(w, ".,()|"))
		if isTitleWord(w) {
			return true
		}
	}
	return false
}

// IsTitle says that s is a job title and nothing else: its last word is one, or its first: "corresponsal en París".
func IsTitle(s string) bool {
	if s == "" || endsInTitle(s) {
		return s != ""
	}
	words := strings.Fields(s)
	return len(words) <= 6 && isTitleWord(strings.ToLower(strings.Trim(words[0], ".,()|")))
}

// NamesTitle says that one of the first words of s names a job.
func NamesTitle(s string) bool {
	words := strings.Fields(s)
	for _, w := range words[:min(len(words), 10)] {
		if isTitleWord(strings.ToLower(strings.Trim(w, ".,;()"))) {
			return true
		}
	}
	return false
}

// endsInTitle says that a short piece is a title as a whole: its last word is one.
func endsInTitle(s string) bool {
	words := strings.Fields(s)
	return len(words) <= 5 && isTitleWord(strings.ToLower(strings.Trim(words[len(words)-1], ".,()|")))
}

// newsroomWords are words, in lower case, that make the name before them a newsroom's: "Harbor Staff".
var newsroomWords = wordSet("staff team desk newsroom editors redaktion redaktionsteam redaksjon redaksjonen redaktionen redaktie")

// isNewsroom says that s is one such word.
func isNewsroom(s string) bool { return newsroomWords[strings.ToLower(s)] }

// staff says that a title stands for a whole newsroom: "Staff Writer", "Guest Contributor".
func staff(s string) bool {
	low := strings.ToLower(s)
	return strings.HasPrefix(low, "staff") || strings.HasPrefix(low, "guest")
}

// organizationWords are words, in lower case, that make a name an organization's.
var organizationWords = wordSet(`
staff desk team newsroom board news media agency times post network service services press institute university inc inc. gmbh ltd ltd. llc corp magazine journal daily herald tribune gazette online editors editorial group foundation association
society center centre college school council committee department ministry office company bank clinic hospital club radio tv channel studio studios agentur agenturen agencia agência agenzia agence redaktion redaktionsteam pressestelle stiftung verband verein zeitung
nachrichten verlag rédaction redacción redazione redação redactie redaksjonen redaktionen redakce redakcja редакция редакція editörü haber servisi 編集部 编辑部 通信 통신 新聞 新闻 ag kg e.v e.v. ev bund dienst portal blog community crew support
marketing solutions technologies systems labs software consulting partners international federation union authority commission care health finance insurance realty law
`)

// isOrganization says that s names an organization: one of its words says so, or it is written like a site.
func isOrganization(s string) bool {
	words := strings.Fields(s)
	if len(words) > 9 {
		return false
	}
	for i, w := range words {
		low := strings.ToLower(strings.Trim(w, ",()"))
		if organizationWords[low] && (len(words) > 1 || i > 0) {
			return true
		}
		for _, end := range []string{"-redaktion", "redaktion", "編集部", "通信社", "新聞", "新聞社", "オンライン", "デジタル", "통신", "뉴스", "新闻", "日报", "社", "-team", ".com", ".de", ".org", ".net", ".at", ".ch", ".co.uk", ".is", ".tr", ".tv"} {
			if strings.HasSuffix(low, end) && low != end || low == "redaktion" {
				return true
			}
		}
	}
	return len(words) > 1 && strings.EqualFold(words[0], "the") || len(words) > 1 && strings.EqualFold(words[0], "die") && isOrganization(strings.Join(words[1:], " "))
}

// isJunk says that s cannot be an author: a placeholder, an address, a hash, a sentence.
func isJunk(s string) bool {
	low := strings.ToLower(s)
	switch strings.Trim(low, "[]{}()<>.") {
	case "", "admin", "administrator", "webmaster", "root", "author", "authors", "no author", "unknown", "none", "null", "undefined", "nan", "n/a", "regwall", "user", "test", "default", "by", "wordpress", "editor", "system", "site admin", "siteadmin", "guest", "false", "true", "autor", "super user", "superuser", "name", "writer", "home", "dev", "developer", "website", "view profile", "view all posts", "see more", "read more", "follow", "more", "website administrator", "shopify api", "blog", "article", "articles", "news", "all posts":
		return true
	}
	if strings.Contains(low, "://") || strings.Contains(low, "www.") || strings.ContainsAny(s, "@{}<>=[]") || strings.ContainsRune(s, '\ufffd') {
		return true
	}
	if strings.Contains(low, "[at]") || strings.Contains(low, "(at)") {
		return true
	}
	if strings.Count(low, ".") > 1 && strings.Contains(low, "author") {
		return true // the name of a template's variable
	}
	digits, letters := 0, 0
	for _, r := range s {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			letters++
		}
	}
	if digits > 1 && letters+digits >= 16 && !strings.ContainsAny(s, " -_") {
		return true // an account's serial number
	}
	return letters == 0 || digits > letters || digits > 4 || utf8.RuneCountInString(s) > 100 || utf8.RuneCountInString(s) == 1
}

// looksDated says that s is a date, a time or a count, not a name.
func looksDated(s string) bool {
	for _, r := range s {
		if unicode.IsDigit(r) {
			words := strings.Fields(s)
			return takeName(words) < 2
		}
	}
	return false
}

// holdsContact says that an address or handle may be in s.
func holdsContact(s string) bool {
	for i := range len(s) {
		switch s[i] {
		case '@':
			return true
		case ':':
			if strings.HasPrefix(s[i:], "://") {
				return true
			}
		case '.':
			if i > 2 && strings.EqualFold(s[i-3:i], "www") {
				return true
			}
		case '[', '(':
			if len(s) > i+2 && strings.EqualFold(s[i+1:i+3], "at") {
				return true
			}
		}
	}
	return false
}

// stripContacts cuts addresses and handles out of s.
func stripContacts(s string) string {
	if !holdsContact(s) {
		return s
	}
	words := strings.Split(strings.ReplaceAll(s, Separator, " "+Separator+" "), " ")
	kept := words[:0]
	for _, w := range words {
		low := strings.ToLower(strings.Trim(w, "(),;:"))
		if strings.Contains(low, "[at]") || strings.Contains(low, "(at)") || strings.Contains(low, "://") || strings.HasPrefix(low, "www.") || strings.Contains(low, "@") && strings.Contains(low, ".") || strings.HasPrefix(low, "@") && len(kept) > 0 {
			continue
		}
		kept = append(kept, w)
	}
	return strings.Trim(strings.Join(kept, " "), " "+Separator)
}

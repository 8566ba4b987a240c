package normalize

import (
	"regexp"
	"strings"
	"unicode"

	"broadsheet/normalize/dates"
)

// wordRow is the words of one language that mark a kind of line, folded.
type wordRow struct {
	language string
	words    []string
}

// sectionRows are the names of a paper's sections.
var sectionRows = []wordRow{
	{"en", []string{"us", "u s", "us news", "usa", "uk", "uk news", "world", "world news", "national", "international", "local", "local news", "politics", "business", "economy", "money", "markets", "finance", "sport", "sports", "football", "culture", "arts", "entertainment", "lifestyle", "life", "style", "travel", "food", "health", "science", "technology", "tech", "environment", "climate", "education", "opinion", "society", "crime", "courts", "weather", "europe", "asia", "africa", "americas", "middle east", "region", "city", "metro", "media", "news", "media and culture", "real estate", "obituaries"}},
	{"de", []string{"politik", "wirtschaft", "sport", "kultur", "gesellschaft", "wissen", "wissenschaft", "panorama", "regional", "lokales", "inland", "ausland", "deutschland", "welt", "meinung", "digital", "netzwelt", "reise", "gesundheit", "finanzen", "vermischtes", "feuilleton", "unterhaltung", "technik", "bildung", "umwelt", "auto", "karriere", "medien"}},
	{"fr", []string{"politique", "économie", "international", "monde", "société", "sports", "culture", "sciences", "santé", "planète", "environnement", "faits divers", "france", "régions", "médias", "opinions", "éducation", "tech", "voyage", "europe", "justice"}},
	{"es", []string{"política", "economía", "internacional", "mundo", "sociedad", "deportes", "cultura", "ciencia", "salud", "españa", "nacional", "opinión", "tecnología", "sucesos", "medio ambiente", "educación", "viajes", "gente", "local"}},
	{"it", []string{"politica", "economia", "esteri", "mondo", "cronaca", "cultura", "spettacoli", "salute", "scienze", "tecnologia", "ambiente"}},
	{"pt", []string{"política", "economia", "mundo", "esporte", "esportes", "desporto", "saúde", "ciência", "brasil", "portugal", "sociedade", "cultura"}},
	{"nl", []string{"politiek", "economie", "binnenland", "buitenland", "cultuur", "wetenschap", "gezondheid", "opinie"}},
	{"no", []string{"nyheter", "innenriks", "utenriks", "politikk", "økonomi", "kultur", "verden", "norge", "helse", "meninger", "lokalt", "næringsliv", "krim"}},
	{"da", []string{"nyheder", "indland", "udland", "politik", "økonomi", "kultur", "debat"}},
	{"sv", []string{"nyheter", "inrikes", "utrikes", "ekonomi", "kultur", "världen", "sverige", "åsikter"}},
	{"pl", []string{"polityka", "gospodarka", "świat", "kraj", "sport", "kultura", "nauka", "zdrowie"}},
}

// genericRows are labels above a headline that name no section.
var genericRows = []wordRow{
	{"en", []string{"top story", "top stories", "breaking", "breaking news", "exclusive", "featured", "developing", "developing story", "live", "update", "latest", "latest news", "trending", "editors pick", "editor s pick", "analysis", "explainer", "home", "front page", "headlines", "news"}},
	{"de", []string{"top thema", "eilmeldung", "exklusiv", "aufmacher", "startseite", "aktuell", "schlagzeilen", "analyse", "nachrichten"}},
	{"fr", []string{"à la une", "une", "exclusif", "accueil", "en direct", "dernière minute", "actualités", "actualité", "flash"}},
	{"es", []string{"última hora", "exclusiva", "portada", "inicio", "en directo", "lo último", "destacado", "noticias", "actualidad"}},
	{"no", []string{"siste nytt", "toppsak", "forsiden", "eksklusivt", "forside", "hjem"}},
	{"it", []string{"in primo piano", "ultima ora", "esclusiva", "home page"}},
	{"nl", []string{"voorpagina", "nieuws", "uitgelicht"}},
}

// pointRows are headings above an article's key points.
var pointRows = []wordRow{
	{"en", []string{"key points", "key takeaways", "takeaways", "quick looks", "quick look", "at a glance", "highlights", "what to know", "in brief", "the main points", "key facts", "summary", "tl dr"}},
	{"de", []string{"das wichtigste in kürze", "das wichtigste im überblick", "auf einen blick", "in kürze", "darum geht s"}},
	{"fr", []string{"l essentiel", "en bref", "ce qu il faut retenir", "à retenir", "les points clés"}},
	{"es", []string{"claves", "las claves", "lo esencial", "en resumen", "puntos clave"}},
	{"no", []string{"kortversjonen", "kort fortalt", "oppsummert", "dette vet vi"}},
	{"it", []string{"in breve", "i punti chiave"}},
	{"pt", []string{"em resumo", "pontos principais"}},
}

// wordIndex are all words of a table.
func wordIndex(tables ...[]wordRow) map[string]bool {
	out := map[string]bool{}
	for _, rows := range tables {
		for _, r := range rows {
			for _, w := range r.words {
				out[w] = true
			}
		}
	}
	return out
}

var (
	sectionNames = wordIndex(sectionRows)
	labelNames   = wordIndex(sectionRows, genericRows)
	pointNames   = wordIndex(pointRows)
)

// isSection says that s is a section's name, or another label above a headline.
func isSection(s string) bool { return labelNames[fold(s)] }

// opensPoints says that s is a heading above key points: it ends in one of their names.
func opensPoints(s string) bool {
	if n := len(strings.TrimRight(s, " .:;,!?-|")); n > 1 && asciiFold[s[n-1]] != 0 && asciiFold[s[n-2]] != 0 && !pointEnds[pair(s[n-2], s[n-1])] {
		return false
	}
	f := fold(s)
	for k, at := 0, len(f); k < 5 && at > 0; k++ {
		at = strings.LastIndexByte(f[:at], ' ')
		if pointNames[f[at+1:]] {
			return true
		}
	}
	return false
}

// pointEnds are the pairs of letters that the names end in: most headings end in others.
var pointEnds = func() (t [32 * 32]bool) {
	for w := range pointNames {
		t[pair(w[len(w)-2], w[len(w)-1])] = true
	}
	return
}()

// corrections are how lines begin that correct the article or say what became of it: they stay.
var corrections = regexp.MustCompile(`(?i)^[\[(*_ ]*(corrections?|clarifications?|editor['’]?s['’]? note|update|korrektur|richtigstellung|anmerkung der redaktion|hinweis der redaktion|rectificatif|correction|précision|erratum|note de la rédaction|corrección|rectificación|fe de errores|nota de la redacción|nota del editor|rettelse|presisering|rettet|errata corrige|nota della redazione|correção|correctie|rättelse|sprostowanie)( \d[^:]{0,30})?\s*[:：—–-]|^[\[(*_ ]*(an earlier version of this|a previous version of this|this (story|article|report|post) (has been|was) (updated|corrected|amended)|in einer früheren version|une version précédente de|una versión anterior de|i en tidligere versjon)`)

// isCorrection says that s corrects the article.
func isCorrection(s string) bool {
	head := strings.TrimLeft(s, "[(*_ ")
	return correctionWords.in(head[:min(len(head), 32)]) && corrections.MatchString(s)
}

// correctionWords are those that one of must stand at the head of a correction: the pattern is tried on no other text.
var correctionWords = newMarks("correc", "correç", "clarif", "editor", "update", "korrektur", "richtig", "anmerk", "hinweis",
	"rectif", "précis", "errat", "note de", "fe de", "nota de", "rett", "presis", "rättelse", "sprost", "versi", "versj", "this ")

// editions are words of an edition's name.
var editions = wordIndex([]wordRow{{"en", []string{"edition"}}, {"de", []string{"ausgabe"}}, {"fr", []string{"édition"}}, {"es", []string{"edición"}}, {"no", []string{"utgave", "utgaven"}}, {"it", []string{"edizione"}}, {"pt", []string{"edição"}}, {"nl", []string{"editie"}}})

// isEdition says that s is an edition's name: "Morning Edition", "Abendausgabe".
func isEdition(s string) bool {
	words := strings.Fields(fold(s))
	if len(words) == 0 || len(words) > 4 {
		return false
	}
	for _, w := range words {
		if editions[w] || strings.HasSuffix(w, "ausgabe") || strings.HasSuffix(w, "utgave") || strings.HasSuffix(w, "utgaven") {
			return true
		}
	}
	return false
}

// dateLabels are labels before a date that are nothing but labels, folded; dates.LabelOf knows those of running text.
var dateLabels = wordIndex([]wordRow{{"en", []string{"date", "dated", "pub date", "time"}}, {"de", []string{"datum", "vom", "am"}}, {"fr", []string{"date", "le"}}, {"es", []string{"fecha", "el"}}, {"it", []string{"data"}}, {"no", []string{"dato", "den"}}, {"nl", []string{"datum"}}, {"pl", []string{"data"}}, {"sv", []string{"datum"}}, {"fi", []string{"päivämäärä"}}})

// isDateLabel says that s is a date's label and nothing else.
func isDateLabel(s string) bool {
	f := fold(s)
	if f == "" || len(strings.Fields(f)) > 4 {
		return false
	}
	return dateLabels[f] || dates.LabelOf(s) == dates.Published || dates.LabelOf(s) == dates.Modified
}

// isDateLine says that s is dates with their labels, and at most two words more.
func (t *plainText) isDateLine(s string) bool {
	if len(s) > 200 || !strings.ContainsFunc(s, unicode.IsDigit) {
		return false
	}
	found := dates.Find(s, t.dates)
	if len(found) == 0 {
		return false
	}
	at, rest := 0, 0
	for _, f := range found {
		if before := s[at:f.Start]; dates.LabelOf(before) == dates.Unlabelled && !isDateLabel(before) {
			rest += len(strings.Fields(fold(before)))
		} else if len(strings.Fields(before)) > 5 {
			return false
		}
		at = f.End
	}
	return rest+len(strings.Fields(fold(s[at:]))) <= 2
}

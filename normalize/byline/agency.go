package byline

import "strings"

// AgencyRow is a news agency. Names are how bylines and datelines print it, the canonical one first; they match whole,
// case aside, but those of at most four letters in capitals or as listed. Seen says where it was seen.
type AgencyRow struct {
	ID    string
	Names []string
	Seen  string
}

// Agencies, by id. Seen in the authors, datelines and rights lines of the fundus and evaldata pages, or taken from the
// members of EANA, OANA and FANA.
var Agencies = []AgencyRow{
	{"ap", []string{"Associated Press", "The Associated Press", "AP", "A.P.", "AP News", "AP Wire", "Associated Press Writer"}, "fundus: AP, Global News"},
	{"reuters", []string{"Reuters", "Thomson Reuters", "Reuters Staff", "ロイター", "Рейтер", "رويترز"}, "fundus: Business Insider DE"},
	{"afp", []string{"AFP", "Agence France-Presse", "AFP Deutschland", "Agence France Presse", "法新社", "أ ف ب", "AFP News", "AFP Faktencheck"}, "fundus: AFP Faktencheck"},
	{"upi", []string{"UPI", "United Press International"}, "OANA"},
	{"dpa", []string{"dpa", "Deutsche Presse-Agentur", "DPA", "dpa-AFX", "dpa-infocom", "Deutsche Presse-Agentur (dpa)", "dpa-tmn", "dpa/lby", "dpa/lbw", "dpa/lnw"}, "fundus: Stuttgarter Zeitung"},
	{"epd", []string{"epd", "Evangelischer Pressedienst"}, "evaldata"},
	{"kna", []string{"KNA", "Katholische Nachrichten-Agentur"}, "EANA"},
	{"sid", []string{"SID", "Sport-Informations-Dienst", "sid"}, "fundus: SID"},
	{"apa", []string{"APA", "Austria Presse Agentur", "apa"}, "EANA"},
	{"sda", []string{"SDA", "Keystone-SDA", "sda", "Schweizerische Depeschenagentur", "ATS", "ats"}, "fundus: SDA"},
	{"efe", []string{"EFE", "Agencia EFE", "Agencia Efe"}, "EANA"},
	{"europapress", []string{"Europa Press", "EUROPA PRESS"}, "EANA"},
	{"ansa", []string{"ANSA", "Ansa", "Redazione ANSA"}, "EANA"},
	{"agi", []string{"AGI", "Agenzia Italia"}, "EANA"},
	{"adnkronos", []string{"Adnkronos", "AdnKronos"}, "EANA"},
	{"lusa", []string{"Lusa", "Agência Lusa", "LUSA"}, "EANA"},
	{"agenciabrasil", []string{"Agência Brasil", "ABr"}, "FANA"},
	{"estadao", []string{"Estadão Conteúdo"}, "FANA"},
	{"folhapress", []string{"Folhapress", "FOLHAPRESS"}, "FANA"},
	{"telam", []string{"Télam", "Telam"}, "FANA"},
	{"notimex", []string{"Notimex"}, "FANA"},
	{"anp", []string{"ANP", "Algemeen Nederlands Persbureau"}, "EANA"},
	{"belga", []string{"Belga", "BELGA"}, "EANA"},
	{"tt", []string{"TT", "TT Nyhetsbyrån"}, "fundus: Aftonbladet"},
	{"ntb", []string{"NTB"}, "fundus: Norwegian pages"},
	{"ritzau", []string{"Ritzau", "/ritzau/"}, "EANA"},
	{"stt", []string{"STT", "Suomen Tietotoimisto"}, "EANA"},
	{"bns", []string{"BNS"}, "EANA"},
	{"elta", []string{"ELTA"}, "EANA"},
	{"leta", []string{"LETA"}, "EANA"},
	{"pap", []string{"PAP", "Polska Agencja Prasowa"}, "EANA"},
	{"ctk", []string{"ČTK", "ctk", "Česká tisková kancelář"}, "EANA"},
	{"tasr", []string{"TASR"}, "EANA"},
	{"mti", []string{"MTI"}, "EANA"},
	{"agerpres", []string{"Agerpres", "AGERPRES"}, "EANA"},
	{"bta", []string{"BTA", "БТА"}, "EANA"},
	{"tanjug", []string{"Tanjug", "Танјуг"}, "EANA"},
	{"beta", []string{"Beta agencija"}, "EANA"},
	{"hina", []string{"Hina", "HINA"}, "EANA"},
	{"fena", []string{"FENA"}, "EANA"},
	{"sta", []string{"STA"}, "EANA"},
	{"amna", []string{"ANA-MPA", "ΑΠΕ-ΜΠΕ"}, "EANA"},
	{"aa", []string{"Anadolu Agency", "AA", "Anadolu", "Anadolu Ajansı"}, "fundus: Anadolu Ajansı"},
	{"dha", []string{"DHA", "Demirören Haber Ajansı"}, "OANA"},
	{"iha", []string{"İHA", "İhlas Haber Ajansı"}, "OANA"},
	{"tass", []string{"TASS", "ТАСС", "ИТАР-ТАСС"}, "EANA"},
	{"ria", []string{"RIA Novosti", "РИА Новости"}, "EANA"},
	{"interfax", []string{"Interfax", "Интерфакс"}, "EANA"},
	{"ukrinform", []string{"Ukrinform", "Укрінформ", "Укринформ"}, "EANA"},
	{"belta", []string{"BelTA", "БелТА"}, "EANA"},
	{"kazinform", []string{"Kazinform", "Казинформ"}, "OANA"},
	{"azertac", []string{"AZERTAC", "AZƏRTAC"}, "OANA"},
	{"armenpress", []string{"Armenpress"}, "EANA"},
	{"wafa", []string{"WAFA", "وفا"}, "FANA"},
	{"mena", []string{"MENA", "أ ش أ"}, "FANA"},
	{"spa", []string{"SPA", "واس"}, "FANA"},
	{"wam", []string{"WAM", "وام"}, "FANA"},
	{"qna", []string{"QNA", "قنا"}, "FANA"},
	{"kuna", []string{"KUNA", "كونا"}, "FANA"},
	{"petra", []string{"Petra", "بترا"}, "FANA"},
	{"nna", []string{"NNA"}, "FANA"},
	{"sana", []string{"SANA", "سانا"}, "FANA"},
	{"irna", []string{"IRNA", "ایرنا"}, "OANA"},
	{"isna", []string{"ISNA", "ایسنا"}, "OANA"},
	{"mehr", []string{"Mehr News Agency", "مهر"}, "OANA"},
	{"tasnim", []string{"Tasnim", "تسنیم"}, "OANA"},
	{"aps", []string{"APS"}, "FANA"},
	{"pti", []string{"PTI", "Press Trust of India", "भाषा"}, "OANA"},
	{"ani", []string{"ANI", "Asian News International"}, "OANA"},
	{"ians", []string{"IANS", "Indo-Asian News Service"}, "OANA"},
	{"uni", []string{"UNI", "United News of India"}, "OANA"},
	{"app", []string{"APP", "Associated Press of Pakistan"}, "OANA"},
	{"bss", []string{"BSS", "Bangladesh Sangbad Sangstha"}, "wcxb: BSS"},
	{"bernama", []string{"Bernama", "BERNAMA"}, "OANA"},
	{"antara", []string{"Antara", "ANTARA"}, "OANA"},
	{"pna", []string{"PNA", "Philippine News Agency"}, "OANA"},
	{"vna", []string{"VNA", "TTXVN"}, "OANA"},
	{"xinhua", []string{"Xinhua", "新华社", "新華社"}, "OANA"},
	{"cns", []string{"中新社", "中新网", "China News Service"}, "OANA"},
	{"cna", []string{"中央社", "Central News Agency"}, "fundus: Taipei Times"},
	{"kyodo", []string{"Kyodo", "共同", "共同通信", "Kyodo News"}, "OANA"},
	{"jiji", []string{"Jiji", "時事", "時事通信", "Jiji Press"}, "OANA"},
	{"yonhap", []string{"Yonhap", "연합뉴스"}, "OANA"},
	{"newsis", []string{"Newsis", "뉴시스"}, "OANA"},
	{"kcna", []string{"KCNA", "조선중앙통신"}, "OANA"},
	{"aap", []string{"AAP", "Australian Associated Press"}, "fundus: Nine News"},
	{"pa", []string{"PA Media", "Press Association", "PA News Agency", "PA"}, "fundus: British pages"},
	{"cp", []string{"The Canadian Press", "Canadian Press", "La Presse canadienne"}, "fundus: Canadian pages"},
	{"cnn-wire", []string{"CNN Newsource", "CNN Wire"}, "newspaper4k#522"},
	{"bloomberg", []string{"Bloomberg", "Bloomberg News"}, "fundus: Financial Post"},
	{"dow-jones", []string{"Dow Jones", "Dow Jones Newswires"}, "OANA"},
	{"tns", []string{"Tribune News Service", "Tribune Content Agency", "TNS"}, "OANA"},
	{"jta", []string{"JTA", "Jewish Telegraphic Agency"}, "htmldate: Times of Israel"},
	{"theconversation", []string{"The Conversation"}, "fundus: Daily Maverick"},
	{"saba", []string{"Saba"}, "FANA"},
}

// agencyIndex finds an agency by a name as listed, and by one in lower case if it is longer than four letters.
var agencyIndex = indexAgencies()

func indexAgencies() map[string]*AgencyRow {
	out := map[string]*AgencyRow{}
	for i := range Agencies {
		for _, n := range Agencies[i].Names {
			out[n] = &Agencies[i]
			out[strings.Trim(n, agencyMarks)] = &Agencies[i]
			if len(n) > 4 {
				out[strings.ToLower(n)] = &Agencies[i]
			}
		}
	}
	return out
}

// agencyMarks are marks around an agency's name.
const agencyMarks = " .,()[]/"

// agency is the agency that s names, whole; nil if it is none.
func agency(s string) *AgencyRow {
	s = strings.Trim(s, agencyMarks)
	if a := agencyIndex[s]; a != nil {
		return a
	}
	return agencyIndex[strings.ToLower(s)]
}

// AgencyID is the id of the agency that s names, or of the first of a list parted by slashes or commas; "" if none.
func AgencyID(s string) string {
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return r == '/' || r == ',' || r == '|' || r == ';' || r == '·' }) {
		if a := agency(part); a != nil {
			return a.ID
		}
	}
	if a := agency(s); a != nil {
		return a.ID
	}
	return ""
}

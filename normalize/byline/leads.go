package byline

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"broadsheet/archive"
)

// leadRow is the words of one language that lead to a name, and the role that they give it. Words are in lower case;
// Colon says that they count only before a colon, because the bare word is common in running text. Example is a line
// that begins with one, and Want the names it gives.
type leadRow struct {
	Language string
	Role     archive.Role
	Words    []string
	Colon    bool
	Example  string
	Want     string // names, separated by "; "
	Seen     string // gold sets whose pages print it, or "newsroom usage" where none does
}

var leadRows = []leadRow{
	{"en", archive.RoleAuthor, []string{"by", "written by", "story by", "words by", "text by", "posted by", "reported by", "reporting by", "analysis by", "opinion by", "review by", "report by", "article by", "author", "authors", "author(s)", "as told to", "interview by", "published by", "submitted by", "created by", "a guest post by", "thread starter", "contributed by", "blog by", "news by", "poem by", "recipe by", "recipes by", "text and recipes by", "research by", "writing by", "view all posts by", "see all posts by", "all posts by", "more posts by", "guest column by", "column by", "commentary by", "guest post by", "guest essay by", "essay by", "perspective by", "editorial by", "feature by", "story and photos by", "story & photos by", "text and photos by", "words and photos by", "photos and story by", "exclusive by"}, false, "Written by Ada Marsh and Ben Quill", "Ada Marsh; Ben Quill", "fundus, wcxb, htmldate, evaldata, sites"},
	{"en", archive.RoleAuthor, []string{"words", "writer", "contributor", "contributors"}, true, "Words: Ada Marsh", "Ada Marsh", "wcxb"},
	{"en", archive.RoleEditor, []string{"edited by", "editing by", "editor", "compiled by", "curated by"}, false, "Reporting by Ada Marsh; Editing by Ben Quill", "Ada Marsh; Ben Quill", "fundus, wcxb, htmldate, evaldata, sites"},
	{"en", archive.RoleContributor, []string{"reviewed by", "medically reviewed by", "fact checked by", "fact-checked by", "fact checked", "expert reviewed by", "additional reporting by", "with reporting by", "with contributions from", "with contributions by", "updated by", "verified by", "tested by", "legally reviewed by", "clinically reviewed by", "technically reviewed by", "approved by"}, false, "By Ada Marsh | Reviewed by Ben Quill", "Ada Marsh; Ben Quill", "fundus, wcxb, htmldate, evaldata"},
	{"en", archive.RolePhotographer, []string{"photo by", "photos by", "photography by", "photographs by", "pictures by", "images by", "image by", "illustration by", "illustrations by", "art by", "graphics by", "video by", "photo credit", "photo"}, false, "Photos by Ben Quill", "Ben Quill", "fundus, wcxb, htmldate, evaldata, sites"},
	{"en", archive.RoleTranslator, []string{"translated by", "translation by"}, false, "Translated by Ben Quill", "Ben Quill", "wcxb"},
	{"de", archive.RoleAuthor, []string{"von", "ein kommentar von", "ein bericht von", "ein gastbeitrag von", "gastbeitrag von", "ein interview von", "interview von", "aufgezeichnet von", "text von", "geschrieben von", "veröffentlicht von", "verfasst von", "erstellt von", "autor", "autorin", "autoren", "autor/in", "autor(in)", "autor*in", "autor:in", "autor_in", "autor*innen", "autor:innen", "autor(en)", "autorin/autor", "autor/autorin", "eine analyse von", "eine reportage von", "eine kolumne von", "ein essay von", "ein artikel von", "artikel von", "beitrag von", "bericht von", "kommentar von", "gespeichert von", "verfasser", "verfasserin", "redakteur", "redakteurin", "verantwortlich", "eingestellt von", "gepostet von"}, false, "Ein Kommentar von Ute Brandt und Jörg Stein", "Ute Brandt; Jörg Stein", "fundus, htmldate, evaldata"},
	{"de", archive.RoleAuthor, []string{"text", "protokoll", "interview", "bericht"}, true, "Text: Ute Brandt", "Ute Brandt", "fundus, htmldate, evaldata"},
	{"de", archive.RoleAuthor, []string{"das interview führte", "das interview führten", "das gespräch führte", "das gespräch führten", "die fragen stellte", "die fragen stellten", "mit ihm sprach", "mit ihr sprach"}, false, "Das Interview führte Ute Brandt.", "Ute Brandt", "newsroom usage"},
	{"de", archive.RolePhotographer, []string{"foto", "fotos", "bild", "bilder", "foto von", "fotos von", "illustration", "grafik"}, false, "Foto: Jörg Stein", "Jörg Stein", "fundus, htmldate, evaldata"},
	{"de", archive.RoleEditor, []string{"redaktion", "bearbeitet von", "redigiert von"}, true, "Redaktion: Jörg Stein", "Jörg Stein", "fundus, htmldate, evaldata"},
	{"de", archive.RoleTranslator, []string{"übersetzung", "übersetzt von", "aus dem englischen von"}, false, "Übersetzt von Jörg Stein", "Jörg Stein", "fundus, htmldate, evaldata"},
	{"fr", archive.RoleAuthor, []string{"par", "écrit par", "publié par", "propos recueillis par", "texte de", "texte par", "rédigé par", "auteur", "posté par", "de notre correspondant", "de notre correspondante", "de notre envoyé spécial", "de notre envoyée spéciale"}, false, "Propos recueillis par Luc Moreau et Inès Petit", "Luc Moreau; Inès Petit", "htmldate, evaldata"},
	{"fr", archive.RolePhotographer, []string{"photo de", "photos de", "photographie", "crédit photo"}, false, "Photos de Luc Moreau", "Luc Moreau", "evaldata"},
	{"es", archive.RoleAuthor, []string{"por", "escrito por", "publicado por", "texto de", "textos de", "redacción", "entrevista de", "autor", "autora", "redactado por", "un reportaje de"}, false, "Por Lucía Vega y Pablo Sanz", "Lucía Vega; Pablo Sanz", "fundus, htmldate, evaldata"},
	{"es", archive.RoleAuthor, []string{"texto", "textos"}, true, "Texto: Lucía Vega", "Lucía Vega", "fundus, htmldate, evaldata"},
	{"es", archive.RoleContributor, []string{"con información de", "con la colaboración de"}, false, "Con información de Pablo Sanz", "Pablo Sanz", "newsroom usage"},
	{"it", archive.RoleAuthor, []string{"di", "a cura di", "scritto da", "dal nostro inviato", "dalla nostra inviata", "testo di", "testi di", "dal nostro corrispondente", "pubblicato da", "articolo di", "autore"}, false, "A cura di Carla Neri e Ugo Bassi", "Carla Neri; Ugo Bassi", "fundus, htmldate, evaldata"},
	{"pt", archive.RoleAuthor, []string{"por", "escrito por", "reportagem de", "texto de", "publicado por", "autor", "autora", "redação"}, false, "Por Rui Prado e Inês Luz", "Rui Prado; Inês Luz", "htmldate, evaldata"},
	{"pt", archive.RoleContributor, []string{"com informações de", "com informações da", "com informações do"}, false, "Com informações de Rui Prado", "Rui Prado", "newsroom usage"},
	{"nl", archive.RoleAuthor, []string{"door", "geschreven door", "van onze verslaggever", "van onze correspondent", "van onze redacteur", "van onze verslaggeefster", "van onze medewerker", "auteur", "interview door"}, false, "Door Piet Bakker en Els Visser", "Piet Bakker; Els Visser", "newsroom usage"},
	{"nl", archive.RoleAuthor, []string{"tekst", "redactie"}, true, "Tekst: Piet Bakker", "Piet Bakker", "newsroom usage"},
	{"pl", archive.RoleAuthor, []string{"autor", "autorka", "autorzy", "opracował", "opracowała", "oprac", "oprac.", "tekst", "rozmawiał", "rozmawiała", "przez"}, false, "Autor: Jan Wilk", "Jan Wilk", "fundus, htmldate, evaldata"},
	{"cs", archive.RoleAuthor, []string{"autor", "autorka", "autoři", "napsal", "napsala", "připravil", "připravila"}, false, "Autor: Petr Dub", "Petr Dub", "fundus"},
	{"sk", archive.RoleAuthor, []string{"autor", "autorka", "napísal", "napísala"}, false, "Autor: Juraj Dub", "Juraj Dub", "newsroom usage"},
	{"sl", archive.RoleAuthor, []string{"piše", "pišeta", "avtor", "avtorica", "besedilo"}, false, "Piše: Ana Novak", "Ana Novak", "newsroom usage"},
	{"hr", archive.RoleAuthor, []string{"piše", "pišu", "autor", "autorica", "autori", "napisao", "napisala", "razgovarao", "razgovarala", "tekst"}, false, "Piše: Ivan Horvat", "Ivan Horvat", "newsroom usage"},
	{"sr", archive.RoleAuthor, []string{"piše", "pišu", "autor", "аутор", "пише", "пишу", "разговарао", "разговарала"}, false, "Пише: Марко Јовић", "Марко Јовић", "newsroom usage"},
	{"mk", archive.RoleAuthor, []string{"автор", "пишува", "подготви"}, false, "Автор: Иван Илиев", "Иван Илиев", "newsroom usage"},
	{"bg", archive.RoleAuthor, []string{"автор", "автори", "текст", "интервю на", "от"}, true, "Автор: Мария Илиева", "Мария Илиева", "newsroom usage"},
	{"lt", archive.RoleAuthor, []string{"autorius", "autorė", "autoriai", "parengė", "tekstas", "kalbino"}, false, "Parengė Jonas Balsys", "Jonas Balsys", "newsroom usage"},
	{"lv", archive.RoleAuthor, []string{"autors", "autore", "autori", "teksts"}, false, "Autors: Jānis Bērzs", "Jānis Bērzs", "newsroom usage"},
	{"et", archive.RoleAuthor, []string{"autor", "tekst", "kirjutas"}, false, "Tekst: Mari Tamm", "Mari Tamm", "newsroom usage"},
	{"is", archive.RoleAuthor, []string{"höfundur", "blaðamaður"}, false, "Höfundur: Anna Jónsdóttir", "Anna Jónsdóttir", "newsroom usage"},
	{"sq", archive.RoleAuthor, []string{"nga", "shkruan", "autor", "autore"}, false, "Nga Arben Hoxha", "Arben Hoxha", "newsroom usage"},
	{"ka", archive.RoleAuthor, []string{"ავტორი"}, false, "ავტორი: ნინო ბერიძე", "ნინო ბერიძე", "newsroom usage"},
	{"az", archive.RoleAuthor, []string{"müəllif", "yazdı"}, true, "Müəllif: Leyla Əliyeva", "Leyla Əliyeva", "newsroom usage"},
	{"ru", archive.RoleAuthor, []string{"автор", "авторы", "текст", "подготовил", "подготовила", "беседовал", "беседовала"}, false, "Автор: Иван Петров", "Иван Петров", "htmldate"},
	{"uk", archive.RoleAuthor, []string{"автор", "автори", "текст", "підготував", "підготувала"}, false, "Автор: Іван Петренко", "Іван Петренко", "newsroom usage"},
	{"tr", archive.RoleAuthor, []string{"haber", "haberi", "yazan", "muhabir", "röportaj", "yazar", "editör"}, false, "Haber: Ayşe Kaya", "Ayşe Kaya", "fundus, htmldate"},
	{"sv", archive.RoleAuthor, []string{"av", "text", "skriven av", "skribent"}, false, "Av Lars Ek", "Lars Ek", "fundus, htmldate"},
	{"no", archive.RoleAuthor, []string{"av", "tekst", "skrevet av", "journalist"}, false, "Tekst: Kari Moen", "Kari Moen", "fundus, htmldate, evaldata"},
	{"da", archive.RoleAuthor, []string{"af", "tekst", "skrevet af"}, false, "Af Mette Holm", "Mette Holm", "htmldate"},
	{"fi", archive.RoleAuthor, []string{"kirjoittaja", "teksti", "toimittaja"}, true, "Teksti: Aino Laine", "Aino Laine", "htmldate"},
	{"hu", archive.RoleAuthor, []string{"szerző", "írta"}, false, "Szerző: Kovács Anna", "Kovács Anna", "newsroom usage"},
	{"ro", archive.RoleAuthor, []string{"de", "scris de", "autor", "publicat de"}, false, "Scris de Ana Popa", "Ana Popa", "newsroom usage"},
	{"el", archive.RoleAuthor, []string{"του", "της", "γράφει ο", "γράφει η", "συντάκτης"}, false, "Γράφει ο Νίκος Παππάς", "Νίκος Παππάς", "htmldate"},
	{"ca", archive.RoleAuthor, []string{"per", "escrit per"}, false, "Escrit per Laia Puig i Marc Font", "Laia Puig; Marc Font", "newsroom usage"},
	{"id", archive.RoleAuthor, []string{"oleh", "penulis", "ditulis oleh", "laporan", "kontributor"}, false, "Oleh Budi Santoso", "Budi Santoso", "htmldate"},
	{"id", archive.RoleAuthor, []string{"reporter", "wartawan"}, true, "Reporter: Budi Santoso", "Budi Santoso", "newsroom usage"},
	{"ms", archive.RoleAuthor, []string{"oleh", "laporan"}, false, "Oleh Siti Aminah", "Siti Aminah", "newsroom usage"},
	{"id", archive.RoleEditor, []string{"editor", "penyunting"}, false, "Penulis: Budi Santoso | Editor: Sri Wahyuni", "Budi Santoso; Sri Wahyuni", "htmldate"},
	{"vi", archive.RoleAuthor, []string{"tác giả", "theo", "bài", "bài viết", "bài và ảnh"}, true, "Tác giả: Nguyễn Văn An", "Nguyễn Văn An", "newsroom usage"},
	{"ar", archive.RoleAuthor, []string{"كتب", "كتبت", "بقلم", "إعداد", "تقرير"}, false, "بقلم أحمد حسن", "أحمد حسن", "htmldate"},
	{"he", archive.RoleAuthor, []string{"מאת", "כתב", "כתבה"}, false, "מאת דן לוי", "דן לוי", "newsroom usage"},
	{"hi", archive.RoleAuthor, []string{"लेखक", "द्वारा"}, true, "लेखक: अमित शर्मा", "अमित शर्मा", "newsroom usage"},
	{"hi", archive.RoleAuthor, []string{"रिपोर्ट", "रिपोर्टर", "द्वारा लिखित", "written by", "reported by", "edited by"}, true, "रिपोर्ट: अमित शर्मा", "अमित शर्मा", "newsroom usage"},
	{"bn", archive.RoleAuthor, []string{"লেখক", "প্রতিবেদক"}, true, "লেখক: রহিম খান", "রহিম খান", "newsroom usage"},
	{"fa", archive.RoleAuthor, []string{"نویسنده", "خبرنگار", "گزارش", "گفت‌وگو"}, true, "نویسنده: علی رضایی", "علی رضایی", "newsroom usage"},
	{"ur", archive.RoleAuthor, []string{"تحریر", "مصنف", "رپورٹ"}, true, "تحریر: علی خان", "علی خان", "newsroom usage"},
	{"th", archive.RoleAuthor, []string{"โดย", "ผู้เขียน", "เรื่อง", "ผู้สื่อข่าว"}, true, "ผู้เขียน: สมชาย ใจดี", "สมชาย ใจดี", "newsroom usage"},
	{"ja", archive.RoleAuthor, []string{"文=", "文＝", "取材・文", "文・", "執筆", "筆者", "文：", "著者", "記者", "取材", "聞き手", "ライター", "執筆者", "投稿者", "文責"}, false, "文＝山田太郎", "山田太郎", "fundus"},
	{"ja", archive.RolePhotographer, []string{"写真・", "写真=", "写真＝", "写真：", "撮影・", "撮影＝", "撮影：", "撮影/", "写真/"}, false, "文・山田太郎　写真・佐藤花子", "山田太郎; 佐藤花子", "newsroom usage"},
	{"zh", archive.RoleAuthor, []string{"作者", "撰文", "本报记者", "记者", "文/图", "图/文", "文/", "文|", "記者", "撰稿", "采写", "作者/"}, false, "作者：王小明", "王小明", "newsroom usage"},
	{"zh", archive.RoleEditor, []string{"责编", "责任编辑", "编辑", "責編", "責任編輯", "編輯"}, false, "责编：王小明、李大山", "王小明; 李大山", "newsroom usage"},
	{"am", archive.RoleAuthor, []string{"ጸሐፊ", "ፀሐፊ", "ዘጋቢ", "ጋዜጠኛ"}, true, "ጸሐፊ፡ ሰላም ተስፋዬ", "ሰላም ተስፋዬ", "newsroom usage"},
	{"ti", archive.RoleAuthor, []string{"ጸሓፊ", "ጸሓፊት", "ጋዜጠኛ"}, true, "ጸሓፊ፦ ሰላም ተስፋይ", "ሰላም ተስፋይ", "newsroom usage"},
	{"my", archive.RoleAuthor, []string{"ရေးသားသူ", "သတင်းရေးသားသူ"}, true, "ရေးသားသူ: မောင် အောင်", "မောင် အောင်", "newsroom usage"},
	{"km", archive.RoleAuthor, []string{"អត្ថបទ", "អ្នកនិពន្ធ", "អ្នកសរសេរ", "ដោយ"}, true, "ដោយ៖ សុខ ដារ៉ា", "សុខ ដារ៉ា", "newsroom usage"},
	{"lo", archive.RoleAuthor, []string{"ໂດຍ", "ຂຽນໂດຍ", "ຜູ້ຂຽນ"}, true, "ໂດຍ: ສົມໃຈ ພົມມະຈັນ", "ສົມໃຈ ພົມມະຈັນ", "newsroom usage"},
	{"ne", archive.RoleAuthor, []string{"लेखक", "संवाददाता"}, true, "लेखक: राम श्रेष्ठ", "राम श्रेष्ठ", "newsroom usage"},
	{"mr", archive.RoleAuthor, []string{"लेखक", "लेखिका"}, true, "लेखक: अमित पाटील", "अमित पाटील", "newsroom usage"},
	{"gu", archive.RoleAuthor, []string{"લેખક"}, true, "લેખક: અમિત શાહ", "અમિત શાહ", "newsroom usage"},
	{"pa", archive.RoleAuthor, []string{"ਲੇਖਕ"}, true, "ਲੇਖਕ: ਅਮਨ ਸਿੰਘ", "ਅਮਨ ਸਿੰਘ", "newsroom usage"},
	{"ta", archive.RoleAuthor, []string{"எழுதியவர்", "ஆசிரியர்"}, true, "எழுதியவர்: முருகன் செல்வம்", "முருகன் செல்வம்", "newsroom usage"},
	{"te", archive.RoleAuthor, []string{"రచయిత", "రాసినవారు"}, true, "రచయిత: రవి కుమార్", "రవి కుమార్", "newsroom usage"},
	{"kn", archive.RoleAuthor, []string{"ಲೇಖಕ", "ಲೇಖಕರು"}, true, "ಲೇಖಕರು: ರವಿ ಕುಮಾರ್", "ರವಿ ಕುಮಾರ್", "newsroom usage"},
	{"ml", archive.RoleAuthor, []string{"ലേഖകൻ", "ലേഖിക", "എഴുതിയത്"}, true, "ലേഖകൻ: രവി മേനോൻ", "രവി മേനോൻ", "newsroom usage"},
	{"hy", archive.RoleAuthor, []string{"հեղինակ", "հեղինակը"}, true, "Հեղինակ՝ Արամ Պետրոսյան", "Արամ Պետրոսյան", "newsroom usage"},
	{"kk", archive.RoleAuthor, []string{"авторы", "автор", "жазған"}, true, "Автор: Айгүл Серікова", "Айгүл Серікова", "newsroom usage"},
	{"uz", archive.RoleAuthor, []string{"muallif"}, true, "Muallif: Anvar Karimov", "Anvar Karimov", "newsroom usage"},
	{"be", archive.RoleAuthor, []string{"аўтар", "аўтары"}, true, "Аўтар: Алесь Новік", "Алесь Новік", "newsroom usage"},
	{"gl", archive.RoleAuthor, []string{"autor", "autora", "texto"}, true, "Autora: Uxía Lago", "Uxía Lago", "newsroom usage"},
	{"sw", archive.RoleAuthor, []string{"mwandishi", "imeandikwa na"}, true, "Mwandishi: Asha Juma", "Asha Juma", "newsroom usage"},
	{"fil", archive.RoleAuthor, []string{"isinulat ni", "ulat ni", "ni"}, true, "Isinulat ni: Maria Santos", "Maria Santos", "newsroom usage"},
	{"af", archive.RoleAuthor, []string{"deur", "geskryf deur", "skrywer"}, true, "Deur: Pieter Botha", "Pieter Botha", "newsroom usage"},
	{"es", archive.RolePhotographer, []string{"foto de", "fotos de", "fotografía de", "fotografías de", "imágenes de"}, false, "Texto de Lucía Vega - Fotos de Pablo Sanz", "Lucía Vega; Pablo Sanz", "newsroom usage"},
	{"it", archive.RolePhotographer, []string{"foto di", "fotografie di", "immagini di", "illustrazioni di"}, false, "Testo di Carla Neri - foto di Ugo Bassi", "Carla Neri; Ugo Bassi", "newsroom usage"},
	{"pt", archive.RolePhotographer, []string{"foto de", "fotos de", "fotografia de", "imagens de"}, false, "Texto de Rui Prado | Fotos de Inês Luz", "Rui Prado; Inês Luz", "newsroom usage"},
	{"nl", archive.RolePhotographer, []string{"foto's", "fotografie", "beeld", "foto’s"}, true, "Tekst: Piet Bakker | Beeld: Els Visser", "Piet Bakker; Els Visser", "newsroom usage"},
	{"pl", archive.RolePhotographer, []string{"zdjęcia", "fotografie", "ilustracje"}, true, "Tekst: Jan Wilk | Zdjęcia: Ewa Lis", "Jan Wilk; Ewa Lis", "newsroom usage"},
	{"ru", archive.RolePhotographer, []string{"фото", "фотографии"}, true, "Текст: Иван Петров | Фото: Анна Белова", "Иван Петров; Анна Белова", "newsroom usage"},
	{"tr", archive.RolePhotographer, []string{"fotoğraf", "fotoğraflar"}, true, "Haber: Ayşe Kaya | Fotoğraf: Can Demir", "Ayşe Kaya; Can Demir", "newsroom usage"},
}

// prepositions are the leads of one word that are no nouns: what follows them is a name, or running text. A noun is common
// in headings ("Photo Gallery", "记者从…获悉"), and needs a colon, or a name that is surely one.
var prepositions = wordSet("by von par por di door av af per oleh nga de του της از توسط بقلم מאת от від theo")

// lead is one form of a lead.
type lead struct {
	words string
	role  archive.Role
	colon bool
	lang  string
}

// leads are the forms of all rows, the longest first, by their first two bytes, in capitals or not.
var leads = indexLeads()

// pair numbers two bytes; other pairs may have the same number.
func pair(s string) int { return int(s[0]&31)<<5 | int(s[1]&31) }

func indexLeads() (out [32 * 32][]lead) {
	for _, row := range leadRows {
		for _, w := range row.Words {
			l := lead{w, row.Role, row.Colon, row.Language}
			out[pair(w)] = append(out[pair(w)], l)
			if upper := pair(strings.ToUpper(w)); upper != pair(w) {
				out[upper] = append(out[upper], l)
			}
		}
	}
	for _, list := range out {
		sort.SliceStable(list, func(i, j int) bool { return len(list[i].words) > len(list[j].words) })
	}
	return out
}

// everywhere are languages whose leads are read on pages of any language.
const everywhere = "en de fr es"

// cutLead cuts the first lead of s: what stands before it, its role, what follows.
func cutLead(s, language string) (before string, role archive.Role, rest string, ok bool) {
	if l, n := leadAt(s, 0, language); n > 0 {
		return "", l.role, s[n:], true
	}
	for i := 1; i < len(s); i++ { // within the line: leads of two words and more, and those with a colon
		if s[i-1] != ' ' && s[i-1] != ')' && s[i-1] != ',' || s[i] == ' ' {
			continue
		}
		l, n := leadAt(s, i, language)
		if n == 0 {
			continue
		}
		if sentence(s[:i]) {
			continue
		}
		if strings.Contains(l.words, " ") || !unicode.IsLetter(lastRune(l.words)) || strings.HasPrefix(s[min(n, len(s)):], ":") || strings.IndexByte(s[i:min(n+1, len(s))], ':') > 0 || strings.ContainsAny(s[:i], "0123456789") && takeName(strings.Fields(s[n:])) > 0 {
			return trim(s[:i]), l.role, s[n:], true
		}
	}
	return "", "", "", false
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// sentence says that what stands before a lead within a line is running text: more words than a name and its titles,
// and no date.
func sentence(before string) bool {
	words := strings.Fields(before)
	if len(words) <= 6 {
		return false
	}
	lower := 0
	for _, w := range words {
		if unicode.IsLower(firstRune(w)) && utf8.RuneCountInString(w) > 3 {
			lower++
		}
	}
	return lower >= 4 || len(words) > 14
}

// colons stand between a lead and a name; those of Chinese, Amharic, Khmer and Armenian among them.
const colons = ":：፡፦៖՝"

// leadAt reads a lead at byte i and gives the byte after it; 0 if there is none.
func leadAt(s string, i int, language string) (lead, int) {
	if i+1 >= len(s) { // leads have two bytes and more
		return lead{}, 0
	}
	for _, l := range leads[pair(s[i:])] {
		end := i + len(l.words)
		if end > len(s) || !strings.EqualFold(s[i:end], l.words) {
			continue
		}
		if l.lang != language && !strings.Contains(everywhere, l.lang) && s[i] < utf8.RuneSelf && language != "" {
			continue
		}
		next, n := utf8.DecodeRuneInString(s[end:])
		colon := next == '/' || strings.ContainsRune(colons, next) || strings.HasPrefix(s[end:], " :")
		switch {
		case l.colon && !colon:
			continue
		case end == len(s):
			return l, end
		case next == ' ' || colon || next == '\u00a0' || !unicode.IsLetter(next) && !unicode.IsDigit(next) && next != '\'' && next != '-' && next != '’' && next != '.':
			return l, end + n
		case l.words == "by" && unicode.IsUpper(next) && s[i] == 'B': // glued: "ByAda Marsh"
			return l, end
		case unicode.Is(unicode.Han, next) && (strings.HasSuffix(l.words, "记者") || !unicode.IsLetter(lastRune(l.words))):
			return l, end
		}
	}
	return lead{}, 0
}

// IsLead says that s is a lead and nothing else: "By", "Autor:".
func IsLead(s, language string) bool {
	if len(s) > 40 {
		return false
	}
	before, _, rest, ok := cutLead(s, language)
	return ok && before == "" && trim(rest) == ""
}

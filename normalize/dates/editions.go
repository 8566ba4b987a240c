package dates

import "strings"

// editionRow is the words of one language that say of a date that it is the day of a print edition, in lower case: the
// web has its own. Example is a line with such a word.
type editionRow struct {
	Language string
	Words    []string
	Example  string
	Seen     string // gold sets whose pages print them, or "newsroom usage" where none does
}

var editionRows = []editionRow{
	{"en", []string{"print edition", "print edition of", "print edition on", "in print on", "in print:", "print issue", "print version on", "in the newspaper on"}, "A version of this article appears in print on May 3, 2024, Section A", "newsroom usage"},
	{"de", []string{"ausgabe vom", "ausgabe nr", "printausgabe", "druckausgabe", "print-ausgabe", "zeitung vom", "heft vom"}, "Aus der Ausgabe vom 03.05.2024, Seite 9", "fundus"},
	{"fr", []string{"édition du", "édition papier", "journal du", "numéro du"}, "Article paru dans l'édition du 3 mai 2024", "newsroom usage"},
	{"es", []string{"edición impresa", "edición del", "edición impresa del", "edición de papel"}, "Publicado en la edición impresa del 3 de mayo de 2024", "newsroom usage"},
	{"it", []string{"edizione del", "edizione cartacea", "in edicola il", "giornale del"}, "Pubblicato nell'edizione del 3 maggio 2024", "newsroom usage"},
	{"pt", []string{"edição impressa", "edição de", "edição do dia"}, "Publicado na edição impressa de 3 de maio de 2024", "newsroom usage"},
	{"nl", []string{"papieren editie", "papieren krant", "krant van", "editie van"}, "Verschenen in de krant van 3 mei 2024", "newsroom usage"},
	{"pl", []string{"wydanie z", "wydaniu z", "wydaniu papierowym", "wydanie papierowe"}, "Tekst ukazał się w wydaniu z 3 maja 2024", "newsroom usage"},
	{"cs", []string{"tištěné vydání", "tištěném vydání", "vydání z", "vydání ze dne"}, "Vyšlo ve vydání z 3. května 2024", "newsroom usage"},
	{"sv", []string{"papperstidningen", "i tidningen den", "tidningen den"}, "Publicerad i papperstidningen 3 maj 2024", "newsroom usage"},
	{"no", []string{"papiravisen", "papirutgaven", "papirutgave"}, "På trykk i papiravisen 3. mai 2024", "newsroom usage"},
	{"da", []string{"den trykte avis", "trykte udgave", "i avisen den"}, "Bragt i den trykte avis 3. maj 2024", "newsroom usage"},
	{"fi", []string{"paperilehdessä", "paperilehti", "painetussa lehdessä"}, "Julkaistu paperilehdessä 3. toukokuuta 2024", "newsroom usage"},
	{"hu", []string{"nyomtatott kiadás", "lapszámban", "nyomtatott változat"}, "Nyomtatott változat: 2024. május 3.", "newsroom usage"},
	{"ru", []string{"печатная версия", "печатной версии", "номере от", "номер от", "выпуск от"}, "Опубликовано в номере от 3 мая 2024", "newsroom usage"},
	{"uk", []string{"номері від", "номер від", "випуск від"}, "Опубліковано в номері від 3 травня 2024", "newsroom usage"},
	{"tr", []string{"gazete baskısı", "basılı gazete", "basılı sayı"}, "Gazete baskısı: 3 Mayıs 2024", "newsroom usage"},
	{"id", []string{"edisi cetak", "edisi"}, "Terbit di edisi cetak 3 Mei 2024", "newsroom usage"},
	{"ja", []string{"紙面掲載"}, "2024年5月3日付朝刊", "newsroom usage"},
	{"ko", []string{"지면보기", "지면"}, "지면보기 2024년 5월 3일", "newsroom usage"},
}

// behindEdition is what stands right behind such a day in Japanese: "2024年5月3日付朝刊".
var behindEdition = []string{"付", "朝刊", "夕刊"}

// editionAt is where in before, in lower case, the last words end that announce a print edition; -1 if there are none.
func editionAt(before string) int {
	end := -1
	for i := range editionRows {
		for _, w := range editionRows[i].Words {
			if at := strings.LastIndex(before, w); at >= 0 {
				end = max(end, at+len(w))
			}
		}
	}
	return end
}

// isEdition says that what stands behind a date makes it an edition's.
func isEdition(behind string) bool {
	behind = strings.TrimLeft(behind, " 　")
	for _, w := range behindEdition {
		if strings.HasPrefix(behind, w) {
			return true
		}
	}
	return false
}

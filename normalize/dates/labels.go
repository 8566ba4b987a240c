package dates

import (
	"slices"
	"strings"
)

// Label is what the words before a date say of it.
type Label uint8

const (
	Unlabelled Label = iota
	Published
	Modified
	Edition // the print edition, which has a day of its own
	Other   // an event, a copyright: not the article's date
)

// labelRow is the words of one language that say what a date is, in lower case. Example is a line with such a word.
type labelRow struct {
	Language            string
	Published, Modified []string
	Example             string
	Seen                string // gold sets whose pages print them, or "newsroom usage" where none does
}

var labelRows = []labelRow{
	{"en", []string{"published", "posted", "publish date", "date published", "publication date", "first published", "originally published", "posted on", "post time", "written on", "created", "issued", "filed", "date:"},
		[]string{"updated", "last updated", "modified", "last modified", "reviewed", "last reviewed", "revised", "update:", "edited", "last edit", "fact checked", "updated on"}, "Last updated: May 3, 2024", "fundus, wcxb, htmldate, evaldata, sites"},
	{"de", []string{"veröffentlicht", "publiziert", "erschienen", "erstellt", "veröffentlichung", "eingestellt", "geschrieben", "vom", "datum", "gepostet", "online seit", "artikel vom", "pressemitteilung vom", "meldung vom", "wurde am"},
		[]string{"aktualisiert", "stand", "zuletzt", "geändert", "bearbeitet", "update", "überarbeitet", "letzte änderung", "aktualisierung"}, "Zuletzt aktualisiert am 3. Mai 2024", "fundus, htmldate, evaldata"},
	{"fr", []string{"publié", "mis en ligne", "paru", "écrit", "posté", "créé", "date de publication"}, []string{"mis à jour", "mise à jour", "modifié", "actualisé"}, "Mis à jour le 3 mai 2024", "htmldate, evaldata"},
	{"es", []string{"publicado", "publicada", "creado", "fecha"}, []string{"actualizado", "actualizada", "modificado", "última actualización", "actualización"}, "Actualizado el 3 de mayo de 2024", "fundus, htmldate, evaldata"},
	{"it", []string{"pubblicato", "scritto", "creato", "pubblicazione"}, []string{"aggiornato", "modificato", "aggiornamento", "ultima modifica"}, "Aggiornato il 3 maggio 2024", "fundus, htmldate, evaldata"},
	{"pt", []string{"publicado", "publicada", "postado", "criado"}, []string{"atualizado", "atualizada", "modificado", "última atualização", "actualizado"}, "Atualizado em 3 de maio de 2024", "evaldata"},
	{"nl", []string{"gepubliceerd", "geplaatst", "geschreven"}, []string{"bijgewerkt", "laatst bijgewerkt", "gewijzigd", "laatste update", "aangepast"}, "Bijgewerkt: 3 mei 2024", "newsroom usage"},
	{"pl", []string{"opublikowano", "data publikacji", "dodano", "utworzono", "publikacja"}, []string{"aktualizacja", "zaktualizowano", "ostatnia aktualizacja", "zmodyfikowano"}, "Aktualizacja: 3 maja 2024", "fundus"},
	{"cs", []string{"publikováno", "vydáno", "zveřejněno", "vytvořeno"}, []string{"aktualizováno", "upraveno", "aktualizace"}, "Aktualizováno 3. května 2024", "fundus"},
	{"sk", []string{"publikované", "zverejnené"}, []string{"aktualizované", "upravené"}, "Aktualizované 3. mája 2024", "newsroom usage"},
	{"ru", []string{"опубликовано", "дата публикации", "размещено", "создано"}, []string{"обновлено", "изменено", "дополнено"}, "Обновлено 3 мая 2024", "newsroom usage"},
	{"uk", []string{"опубліковано"}, []string{"оновлено", "змінено"}, "Оновлено 3 травня 2024", "newsroom usage"},
	{"tr", []string{"yayınlanma", "yayın tarihi", "oluşturulma", "giriş", "eklenme"}, []string{"güncelleme", "güncellenme", "son güncelleme", "güncellendi"}, "Güncelleme: 3 Mayıs 2024", "fundus, htmldate"},
	{"sv", []string{"publicerad", "publicerat", "skapad"}, []string{"uppdaterad", "uppdaterat", "senast uppdaterad", "ändrad"}, "Uppdaterad 3 maj 2024", "fundus, htmldate"},
	{"no", []string{"publisert", "opprettet", "skrevet"}, []string{"oppdatert", "sist oppdatert", "endret"}, "Oppdatert 3. mai 2024", "fundus"},
	{"da", []string{"publiceret", "offentliggjort", "oprettet"}, []string{"opdateret", "sidst opdateret", "ændret"}, "Opdateret 3. maj 2024", "htmldate"},
	{"fi", []string{"julkaistu"}, []string{"päivitetty", "muokattu"}, "Päivitetty 3. toukokuuta 2024", "newsroom usage"},
	{"hu", []string{"közzétéve", "megjelent", "publikálva"}, []string{"frissítve", "módosítva", "frissült"}, "Frissítve: 2024. május 3.", "newsroom usage"},
	{"ro", []string{"publicat", "postat"}, []string{"actualizat", "modificat"}, "Actualizat: 3 mai 2024", "newsroom usage"},
	{"el", []string{"δημοσιεύθηκε", "δημοσίευση", "δημοσιεύτηκε"}, []string{"ενημερώθηκε", "ενημέρωση", "τελευταία ενημέρωση"}, "Ενημερώθηκε 3 Μαΐου 2024", "newsroom usage"},
	{"lt", []string{"paskelbta", "publikuota"}, []string{"atnaujinta"}, "Atnaujinta 2024 m. gegužės 3 d.", "newsroom usage"},
	{"id", []string{"diterbitkan", "dipublikasikan", "terbit"}, []string{"diperbarui", "pembaruan"}, "Diperbarui 3 Mei 2024", "newsroom usage"},
	{"ja", []string{"公開", "掲載", "配信", "公開日", "投稿"}, []string{"更新", "最終更新", "更新日"}, "更新 2024年5月3日", "fundus, htmldate"},
	{"zh", []string{"发布", "發布", "发表", "發表", "发布时间", "发稿"}, []string{"更新", "更新时间"}, "更新时间：2024年5月3日", "newsroom usage"},
	{"ko", []string{"입력", "등록", "발행", "게재"}, []string{"수정", "업데이트"}, "수정 2024.05.03", "fundus, htmldate"},
	{"ar", []string{"نشر", "نُشر", "تاريخ النشر"}, []string{"تحديث", "آخر تحديث", "تم التحديث"}, "آخر تحديث 3 مايو 2024", "htmldate"},
	{"he", []string{"פורסם"}, []string{"עודכן", "עדכון"}, "עודכן 3 במאי 2024", "newsroom usage"},
	{"hi", []string{"प्रकाशित"}, []string{"अपडेट", "अपडेटेड"}, "अपडेट 3 मई 2024", "newsroom usage"},
}

// notPublished are words that say of a date after them that it is another's.
var notPublished = []string{"©", "copyright", "(c)", "all rights", "joined", "mitglied seit", "registriert", "born", "geboren", "born on", "expires", "event date", "effective", "open today", "today's", "opening hours", "öffnungszeiten", "since", "seit dem", "valid until", "gültig bis"}

type labelWord struct {
	word  string
	label Label
}

// labelWords are the words of all rows, and those of other dates, by their first byte.
var labelWords = func() (by [256][]labelWord) {
	add := func(words []string, l Label) {
		for _, w := range words {
			by[w[0]] = append(by[w[0]], labelWord{w, l})
		}
	}
	for i := range labelRows {
		add(labelRows[i].Published, Published)
		add(labelRows[i].Modified, Modified)
	}
	add(notPublished, Other)
	return
}()

// shortLabel is how long a label is at most, in bytes, that other words begin with; longer ones are bent at their ends.
const shortLabel = 5

// LabelOf is what the words right before a date say; before is the text that leads to it.
func LabelOf(before string) Label {
	if before == "" {
		return Unlabelled
	}
	if len(before) > 60 {
		before = before[len(before)-60:]
	}
	before = strings.ReplaceAll(strings.ToLower(before), "’", "'")
	best, at := Unlabelled, -1
	var out []string // words that are the end of another word where they stand last
	for i := len(before) - 1; i >= 0 && at < 0; i-- {
		for _, w := range labelWords[before[i]] {
			switch {
			case !strings.HasPrefix(before[i:], w.word) || slices.Contains(out, w.word):
			case len(w.word) <= shortLabel && i+len(w.word) < len(before) && isWordByte(before[i+len(w.word)]): // "Standard"
			case i > 0 && isWordByte(before[i-1]) && isWordByte(before[i]):
				out = append(out, w.word)
			case at < 0 || w.label == Modified:
				best, at = w.label, i
			}
		}
	}
	if best != Other && editionAt(before) > at { // "ausgabe vom" goes on behind the start of "vom"
		return Edition
	}
	return best
}

// firsts are words that say of a published date that it is the first of several.
var firsts = []string{"originally published", "first published", "zuerst erschienen", "erstmals erschienen", "erstmals veröffentlicht", "publicado originalmente", "publié initialement", "pubblicato originariamente"}

// IsFirst says that the words that lead to a date call it the first publication.
func IsFirst(before string) bool {
	before = strings.ToLower(before[max(0, len(before)-60):])
	for _, w := range firsts {
		if strings.Contains(before, w) {
			return true
		}
	}
	return false
}

func isWordByte(c byte) bool { return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' }

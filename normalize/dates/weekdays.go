package dates

import "strings"

// weekdayRow is the names of the week's days in one language, Sunday first, with other forms behind a space. Example is
// a day without a year, and Day the one that it means in April 2026: the last year in which its weekday is right.
type weekdayRow struct {
	Language string
	Names    [7]string
	Example  string
	Day      string
}

// After Unicode's CLDR.
var weekdayRows = []weekdayRow{
	{"en", [7]string{"sunday sun", "monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thurs", "friday fri", "saturday sat"}, "Friday, April 11", "2025-04-11"},
	{"de", [7]string{"sonntag", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag sonnabend"}, "Freitag, 11. April", "2025-04-11"},
	{"fr", [7]string{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"}, "vendredi 11 avril", "2025-04-11"},
	{"es", [7]string{"domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"}, "viernes, 11 de abril", "2025-04-11"},
	{"it", [7]string{"domenica", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato"}, "venerdì 11 aprile", "2025-04-11"},
	{"pt", [7]string{"domingo", "segunda-feira segunda", "terça-feira terça", "quarta-feira quarta", "quinta-feira quinta", "sexta-feira sexta feira", "sábado"}, "sexta, 11 de abril", "2025-04-11"},
	{"nl", [7]string{"zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"}, "vrijdag 11 april", "2025-04-11"},
	{"sv", [7]string{"söndag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag"}, "fredag 11 april", "2025-04-11"},
	{"no", [7]string{"søndag", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag"}, "fredag 11. april", "2025-04-11"},
	{"da", [7]string{"søndag", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag"}, "fredag 11. april", "2025-04-11"},
	{"fi", [7]string{"sunnuntai sunnuntaina", "maanantai maanantaina", "tiistai tiistaina", "keskiviikko keskiviikkona", "torstai torstaina", "perjantai perjantaina", "lauantai lauantaina"}, "perjantaina 11. huhtikuuta", "2025-04-11"},
	{"pl", [7]string{"niedziela", "poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota"}, "piątek, 11 kwietnia", "2025-04-11"},
	{"cs", [7]string{"neděle", "pondělí", "úterý", "středa", "čtvrtek", "pátek", "sobota"}, "pátek 11. dubna", "2025-04-11"},
	{"ru", [7]string{"воскресенье", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота"}, "пятница, 11 апреля", "2025-04-11"},
	{"uk", [7]string{"неділя", "понеділок", "вівторок", "середа", "четвер", "пʼятниця п'ятниця", "субота"}, "четвер, 10 квітня", "2025-04-10"},
	{"tr", [7]string{"pazar", "pazartesi", "salı", "çarşamba", "perşembe", "cuma", "cumartesi"}, "Cuma, 11 Nisan", "2025-04-11"},
	{"el", [7]string{"κυριακή", "δευτέρα", "τρίτη", "τετάρτη", "πέμπτη", "παρασκευή", "σάββατο"}, "Παρασκευή 11 Απριλίου", "2025-04-11"},
	{"ro", [7]string{"duminică", "luni", "marți", "miercuri", "joi", "vineri", "sâmbătă"}, "vineri, 11 aprilie", "2025-04-11"},
	{"id", [7]string{"minggu", "senin", "selasa", "rabu", "kamis", "jumat", "sabtu"}, "Jumat, 11 April", "2025-04-11"},
	{"ar", [7]string{"الأحد", "الاثنين الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"}, "الجمعة، 11 أبريل", "2025-04-11"},
	{"fa", [7]string{"یکشنبه یک‌شنبه", "دوشنبه دو‌شنبه", "سهشنبه سه‌شنبه", "چهارشنبه چهار‌شنبه", "پنجشنبه پنج‌شنبه", "جمعه", "شنبه"}, "سه‌شنبه، 8 آوریل", "2025-04-08"},
	{"ur", [7]string{"اتوار", "پیر سوموار", "منگل", "بدھ", "جمعرات", "جمعہ", "ہفتہ"}, "جمعہ، 11 اپریل", "2025-04-11"},
	{"hi", [7]string{"रविवार", "सोमवार", "मंगलवार", "बुधवार", "गुरुवार", "शुक्रवार", "शनिवार"}, "शुक्रवार, 11 अप्रैल", "2025-04-11"},
}

var weekdayNames = indexWeekdays()

func indexWeekdays() map[string]map[string]int {
	out := map[string]map[string]int{}
	for _, row := range weekdayRows {
		out[row.Language] = map[string]int{}
		for i, forms := range row.Names {
			for _, name := range strings.Fields(forms) {
				out[row.Language][name] = i
			}
		}
	}
	return out
}

// weekdayBefore is the weekday that stands right before token i in the page's language, Sunday being 0; -1 if none.
func (f *finder) weekdayBefore(i int) int {
	language := f.o.Language
	if language == "nb" || language == "nn" {
		language = "no"
	}
	names := weekdayNames[language]
	for i--; i >= 0 && (f.word(i) == "," || f.word(i) == "." || f.word(i) == "،" || f.word(i) == "den"); i-- {
	}
	if d, ok := names[f.word(i)]; ok {
		return d
	}
	return -1
}

package dates

import (
	"slices"
	"strings"
	"time"
)

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
	{"de", [7]string{"sonntag so", "montag mo", "dienstag di", "mittwoch mi", "donnerstag do", "freitag fr", "samstag sonnabend sa"}, "Freitag, 11. April", "2025-04-11"},
	{"fr", [7]string{"dimanche dim", "lundi lun", "mardi mar", "mercredi mer", "jeudi jeu", "vendredi ven", "samedi sam"}, "vendredi 11 avril", "2025-04-11"},
	{"es", [7]string{"domingo dom", "lunes lun", "martes mar", "miércoles miercoles mié mie", "jueves jue", "viernes vie", "sábado sabado sáb sab"}, "viernes, 11 de abril", "2025-04-11"},
	{"it", [7]string{"domenica dom", "lunedì lunedi lun", "martedì martedi mar", "mercoledì mercoledi mer", "giovedì giovedi gio", "venerdì venerdi ven", "sabato sab"}, "venerdì 11 aprile", "2025-04-11"},
	{"pt", [7]string{"domingo dom", "segunda seg", "terça ter", "quarta qua", "quinta qui", "sexta sex", "sábado sáb"}, "sexta, 11 de abril", "2025-04-11"},
	{"nl", [7]string{"zondag zo", "maandag ma", "dinsdag di", "woensdag wo", "donderdag do", "vrijdag vr", "zaterdag za"}, "vrijdag 11 april", "2025-04-11"},
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
	{"bn", [7]string{"রবিবার রোববার", "সোমবার", "মঙ্গলবার", "বুধবার", "বৃহস্পতিবার", "শুক্রবার", "শনিবার"}, "শুক্রবার, ১১ এপ্রিল", "2025-04-11"},
	{"ne", [7]string{"आइतबार आइतवार", "सोमबार सोमवार", "मंगलबार मङ्गलबार मंगलवार", "बुधबार बुधवार", "बिहीबार बिहिबार", "शुक्रबार शुक्रवार", "शनिबार शनिवार"}, "शुक्रबार, 11 अप्रिल", "2025-04-11"},
	{"am", [7]string{"እሑድ እሁድ", "ሰኞ", "ማክሰኞ", "ረቡዕ ሮብ", "ሐሙስ ሀሙስ", "ዓርብ አርብ", "ቅዳሜ"}, "ዓርብ 11 ኤፕሪል", "2025-04-11"},
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
	for i--; i >= 0 && besideWeekday[f.word(i)]; i-- {
	}
	return f.weekday(i)
}

// weekdayBeside is the weekday right before the date from token i to next, or right behind it where no other date
// follows: "11 Nisan 2025 Cuma"; -1 if none.
func (f *finder) weekdayBeside(i, next int) int {
	switch f.o.Language {
	case "zh", "ja", "ko":
		return f.eastWeekday(i, next)
	}
	if d := f.weekdayBefore(i); d >= 0 {
		return d
	}
	apart := f.word(next)
	if apart == "," || apart == "،" || apart == "(" {
		next++
	}
	if f.is(next+1, 'n') && f.word(next+2) != ":" && f.word(next+2) != "." || len(f.word(next)) <= shortWeekday && apart != "(" {
		return -1 // "so" and "do" are words too
	}
	return f.weekday(next)
}

// eastDays are the signs of the week's days, Sunday first: in Chinese behind 星期, 周 or 週, in Japanese before 曜, in Korean
// before 요일, in each of them alone in parentheses.
var eastDays = map[string][7]string{"zh": {"日", "一", "二", "三", "四", "五", "六"}, "ja": {"日", "月", "火", "水", "木", "金", "土"}, "ko": {"일", "월", "화", "수", "목", "금", "토"}}

// eastWeekday is the weekday beside the date from token i to next in Chinese, Japanese or Korean: "2025年4月11日 星期五",
// "4月11日（金）", "2025.04.11 금요일"; -1 if none.
func (f *finder) eastWeekday(i, next int) int {
	switch f.word(next) {
	case "星", "周", "週":
		return f.weekWord(next)
	case "(", "（", "[":
		if d := f.weekWord(next + 1); d >= 0 {
			return d
		}
		if w := f.word(next + 2); w == ")" || w == "）" || w == "]" {
			return f.eastDay(f.word(next + 1))
		}
		return -1
	case ",", "，", "、":
		next++
	}
	if d := f.weekWord(next); d >= 0 {
		return d
	}
	for start := i - 3; start < i; start++ { // "星期五 2025年4月11日"
		if d := f.weekWord(start); d >= 0 && start+f.weekLength(start) == i {
			return d
		}
	}
	return -1
}

// weekWord is the weekday that a word for it, written out, names at token i; -1 if none.
func (f *finder) weekWord(i int) int {
	switch w := f.word(i); {
	case w == "星" && f.word(i+1) == "期":
		return f.eastDay(f.word(i + 2))
	case w == "周" || w == "週":
		return f.eastDay(f.word(i + 1))
	case f.word(i+1) == "曜":
		return f.eastDay(w)
	case strings.HasSuffix(w, "요일"):
		return f.eastDay(strings.TrimSuffix(w, "요일"))
	}
	return -1
}

// weekLength is how many tokens that word has.
func (f *finder) weekLength(i int) int {
	switch {
	case f.word(i) == "星", f.word(i+1) == "曜" && f.word(i+2) == "日":
		return 3
	case strings.HasSuffix(f.word(i), "요일"):
		return 1
	}
	return 2
}

// eastDay is the weekday of one such sign; -1 if it is none.
func (f *finder) eastDay(sign string) int {
	if sign == "天" {
		sign = "日" // 星期天
	}
	days, ok := eastDays[f.o.Language]
	if !ok {
		return -1
	}
	return slices.Index(days[:], sign)
}

// shortWeekday is how long abbreviations are, in bytes.
const shortWeekday = 3

// besideWeekday is what stands between a weekday and its day. In Portuguese "sexta-feira" is three tokens.
var besideWeekday = map[string]bool{",": true, ".": true, "،": true, "den": true, "feira": true, "-": true}

func (f *finder) weekday(i int) int {
	language := f.o.Language
	if language == "nb" || language == "nn" {
		language = "no"
	}
	if d, ok := weekdayNames[language][f.word(i)]; ok {
		return d
	}
	return -1
}

// otherWeekday says that the weekday beside a day, from token i to next, is another day's.
func (f *finder) otherWeekday(at time.Time, i, next int) bool {
	d := f.weekdayBeside(i, next)
	return d >= 0 && d != int(at.Weekday())
}

func weekdayOf(year, month, day int) int {
	return int(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Weekday())
}

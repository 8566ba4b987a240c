package dates

import (
	"slices"
	"time"

	"broadsheet/archive"
)

// relativeRow is how one language counts back from now. Units are the first letters of its words for them, in lower
// case; Before and After are the words that stand before or after the count and its unit.
type relativeRow struct {
	Language                       string
	Before, After                  string // "vor", "ago"; one of them may be ""
	Minute, Hour, Day, Week, Month []string
	Yesterday, Today               string
	Example                        string        // a text …
	Ago                            time.Duration // … and how long before the capture it is
}

var relativeRows = []relativeRow{
	{"en", "", "ago", []string{"min", "m"}, []string{"hour", "hr", "h"}, []string{"day", "d"}, []string{"week", "w"}, []string{"month", "mo"}, "yesterday", "today", "2 hours ago", 2 * time.Hour},
	{"de", "vor", "", []string{"min"}, []string{"stunde", "std"}, []string{"tag"}, []string{"woche"}, []string{"monat"}, "gestern", "heute", "vor 3 Stunden", 3 * time.Hour},
	{"fr", "a", "", []string{"min"}, []string{"heure", "h"}, []string{"jour", "j"}, []string{"semaine"}, []string{"mois"}, "hier", "aujourd", "il y a 2 heures", 2 * time.Hour},
	{"es", "hace", "", []string{"min"}, []string{"hora", "h"}, []string{"día", "dia"}, []string{"semana"}, []string{"mes"}, "ayer", "hoy", "hace 3 días", 72 * time.Hour},
	{"it", "", "fa", []string{"min"}, []string{"ora", "ore"}, []string{"giorn"}, []string{"settiman"}, []string{"mes"}, "ieri", "oggi", "2 ore fa", 2 * time.Hour},
	{"pt", "há", "", []string{"min"}, []string{"hora", "h"}, []string{"dia"}, []string{"semana"}, []string{"mês", "mes"}, "ontem", "hoje", "há 2 horas", 2 * time.Hour},
	{"nl", "", "geleden", []string{"min"}, []string{"uur", "uren"}, []string{"dag"}, []string{"week", "weken"}, []string{"maand"}, "gisteren", "vandaag", "2 dagen geleden", 48 * time.Hour},
	{"pl", "", "temu", []string{"min"}, []string{"godz"}, []string{"dni", "dzień"}, []string{"tyg"}, []string{"mies"}, "wczoraj", "dzisiaj", "2 dni temu", 48 * time.Hour},
	{"cs", "před", "", []string{"min"}, []string{"hod"}, []string{"dn"}, []string{"týd"}, []string{"měs"}, "včera", "dnes", "před 2 hodinami", 2 * time.Hour},
	{"ru", "", "назад", []string{"мин"}, []string{"час"}, []string{"дн", "день"}, []string{"недел"}, []string{"месяц"}, "вчера", "сегодня", "5 минут назад", 5 * time.Minute},
	{"uk", "", "тому", []string{"хв"}, []string{"год"}, []string{"дн", "день"}, []string{"тиж"}, []string{"місяц"}, "вчора", "сьогодні", "5 хвилин тому", 5 * time.Minute},
	{"tr", "", "önce", []string{"dakika", "dk"}, []string{"saat", "sa"}, []string{"gün"}, []string{"hafta"}, []string{"ay"}, "dün", "bugün", "2 saat önce", 2 * time.Hour},
	{"sv", "", "sedan", []string{"min"}, []string{"timm", "tim"}, []string{"dag"}, []string{"veck"}, []string{"månad"}, "igår", "idag", "2 timmar sedan", 2 * time.Hour},
	{"no", "", "siden", []string{"min"}, []string{"time"}, []string{"dag", "døgn"}, []string{"uke"}, []string{"måned"}, "går", "idag", "2 timer siden", 2 * time.Hour},
	{"id", "", "lalu", []string{"menit"}, []string{"jam"}, []string{"hari"}, []string{"minggu"}, []string{"bulan"}, "kemarin", "ini", "2 jam yang lalu", 2 * time.Hour},
	{"ar", "منذ", "", []string{"دقيقة", "دقائق"}, []string{"ساعة", "ساعات"}, []string{"يوم", "أيام"}, []string{"أسبوع", "أسابيع"}, []string{"شهر", "أشهر"}, "أمس", "اليوم", "منذ 3 ساعات", 3 * time.Hour},
	{"ja", "", "前", []string{"分"}, []string{"時"}, []string{"日"}, []string{"週"}, []string{"か"}, "昨日", "今日", "3時間前", 3 * time.Hour},
	{"zh", "", "前", []string{"分"}, []string{"小", "时"}, []string{"天"}, []string{"周"}, []string{"个"}, "昨天", "今天", "2天前", 48 * time.Hour},
	{"ko", "", "전", []string{"분"}, []string{"시간"}, []string{"일"}, []string{"주"}, []string{"개월"}, "어제", "오늘", "2시간 전", 2 * time.Hour},
}

// relative reads a time counted from the capture, if the text says one and the capture's time is known. Hours and
// minutes give the capture's instant less the count, by the minute; longer units give a day.
func (f *finder) relative() (Found, bool) {
	if f.o.Capture.IsZero() || len(f.t) > 40 {
		return Found{}, false
	}
	for i := range f.t {
		if !f.is(i, 'n') {
			if found, ok := f.named(i); ok {
				return found, true
			}
			continue
		}
		if f.t[i].digits > 3 {
			continue
		}
		for r := range relativeRows {
			row := &relativeRows[r]
			unit, at := f.unit(i+1, row)
			if unit == 0 {
				continue
			}
			end, ok := at+1, row.Before != "" && f.word(i-1) == row.Before
			for k := at + 1; !ok && row.After != "" && k <= at+2; k++ {
				if ok = f.word(k) == row.After; ok {
					end = k + 1
				}
			}
			if ok {
				return f.back(time.Duration(f.t[i].n)*unit, unit, f.t[i].start, f.t[min(end, len(f.t))-1].end), true
			}
		}
	}
	return Found{}, false
}

// named reads "yesterday" or "today" at token i, with a time of day behind it, in a line that is little else.
func (f *finder) named(i int) (Found, bool) {
	if len(f.t) > mostNamed {
		return Found{}, false
	}
	d, ok := namedDays[f.word(i)]
	if !ok {
		return Found{}, false
	}
	c := f.o.Capture.UTC().AddDate(0, 0, -d.ago)
	day := reading{year: c.Year(), month: int(c.Month()), day: c.Day(), hour: -1}
	end := f.t[i].end
	if at, next, ok := f.timeAfter(i+1, day); ok {
		day, end = at, f.t[next-1].end
	} else if len(f.t) > 6 || f.o.Language != "" && f.o.Language != d.language {
		return Found{}, false
	}
	m, ok := day.moment(f.text[f.t[i].start:end])
	return Found{Moment: m, Start: f.t[i].start, End: end, Relative: true}, ok
}

// namedDay is what a word for yesterday or today means, in the first language that has it.
type namedDay struct {
	language string
	ago      int // days
}

var namedDays = func() map[string]namedDay {
	out := map[string]namedDay{}
	for _, row := range slices.Backward(relativeRows) {
		out[row.Yesterday] = namedDay{row.Language, 1}
		out[row.Today] = namedDay{row.Language, 0}
	}
	return out
}()

// unit is the length of the unit at token i.
func (f *finder) unit(i int, row *relativeRow) (time.Duration, int) {
	const day = 24 * time.Hour
	for _, u := range []struct {
		words []string
		d     time.Duration
	}{{row.Minute, time.Minute}, {row.Hour, time.Hour}, {row.Day, day}, {row.Week, 7 * day}, {row.Month, 30 * day}} {
		for _, w := range u.words {
			if got := f.word(i); got == w || len(w) >= 3 && len(got) > len(w) && got[:len(w)] == w {
				return u.d, i
			}
		}
	}
	return 0, 0
}

func (f *finder) back(by, unit time.Duration, start, end int) Found {
	at := f.o.Capture.UTC().Add(-by)
	m := archive.Moment{Clock: at.Truncate(time.Minute), HasOffset: true, Precision: archive.PrecisionMinute, Raw: f.text[start:end]}
	if unit > time.Hour {
		m = AsDay(m)
	}
	return Found{Moment: m, Start: start, End: end, Relative: true}
}

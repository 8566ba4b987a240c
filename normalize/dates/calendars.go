package dates

import (
	"strings"
	"time"
)

// calendarRow is the months of a calendar that is not the Gregorian. Example is a day as pages print it, and Day what
// it means.
type calendarRow struct {
	Languages string   // that print dates in it
	Names     []string // by month, forms parted by spaces
	Years     [2]int   // that pages can be of
	day       func(year, month, day int) time.Time
	weekday   bool // the reckoned day may be one off, and only the weekday beside it tells which it is
	Example   string
	Day       string
}

var calendarRows = []calendarRow{
	{"fa ps", []string{"فروردین حمل وری", "اردیبهشت ثور غویی", "خرداد جوزا غبرګولی", "تیر سرطان چنګاښ", "مرداد امرداد اسد زمری", "شهریور سنبله وږی", "مهر میزان تله", "آبان عقرب لړم", "آذر قوس لیندۍ", "دی جدی مرغومی", "بهمن دلو سلواغه", "اسفند حوت کب"}, [2]int{1369, 1478}, jalali, false, "۲۷ فروردین ۱۴۰۴", "2025-04-16"},
	{"ar fa ur", []string{"محرم المحرم", "صفر", "ربيع_الأول ربیع_الاول", "ربيع_الآخر ربيع_الثاني ربیع_الثانی", "جمادى_الأولى جمادی_الاول", "جمادى_الآخرة جمادى_الثانية جمادی_الثانی", "رجب", "شعبان", "رمضان", "شوال", "ذو_القعدة ذي_القعدة ذیقعده", "ذو_الحجة ذي_الحجة ذیحجه"}, [2]int{1410, 1520}, hijri, true, "السبت 15 رمضان 1446", "2025-03-15"},
	{"am", []string{"መስከረም", "ጥቅምት", "ኅዳር ሕዳር ህዳር", "ታኅሣሥ ታህሳስ ታኅሳስ ታሕሳስ", "ጥር", "የካቲት", "መጋቢት", "ሚያዝያ ሚያዚያ", "ግንቦት", "ሰኔ", "ሐምሌ ሀምሌ", "ነሐሴ ነሃሴ ነሀሴ", "ጳጉሜ ጳጉሜን"}, [2]int{1982, 2092}, ethiopian, false, "ሚያዝያ 8 ቀን 2017 ዓ.ም", "2025-04-16"},
	{"ne", []string{"बैशाख वैशाख", "जेठ ज्येष्ठ", "असार आषाढ", "साउन श्रावण", "भदौ भाद्र भाद्रपद", "असोज आश्विन", "कात्तिक कार्तिक", "मंसिर मङ्सिर", "पुस पुष पौष", "माघ", "फागुन फाल्गुन फाल्गुण", "चैत चैत्र"}, [2]int{bikramFirst, bikramFirst + len(bikramYears) - 1}, bikram, false, "२०८१ चैत ३, आइतबार", "2025-03-16"},
	{"bn", []string{"বৈশাখ", "জ্যৈষ্ঠ", "আষাঢ় আষাঢ়", "শ্রাবণ", "ভাদ্র", "আশ্বিন", "কার্তিক", "অগ্রহায়ণ অগ্রহায়ণ", "পৌষ", "মাঘ", "ফাল্গুন", "চৈত্র"}, [2]int{1396, 1506}, bengali, true, "বুধবার, ৩ বৈশাখ ১৪৩২", "2025-04-16"},
}

// calendarsOf are the rows by language.
var calendarsOf = indexCalendars()

func indexCalendars() map[string][]*calendarRow {
	out := map[string][]*calendarRow{}
	for i := range calendarRows {
		for _, language := range strings.Fields(calendarRows[i].Languages) {
			out[language] = append(out[language], &calendarRows[i])
		}
	}
	return out
}

// otherCalendar reads a day of a calendar that the page's language uses at token i.
func (f *finder) otherCalendar(i int) (reading, int, bool) {
	for _, row := range f.calendars {
		year, month, day, next := f.calendarDay(i, row)
		if next == 0 || year < row.Years[0] || year > row.Years[1] || month > len(row.Names) || day < 1 || day > 32 {
			continue
		}
		at := row.day(year, month, day)
		if row.weekday {
			off := (f.weekdayBeside(i, next) - int(at.Weekday()) + 8) % 7 // 0 a day before, 1 right, 2 a day after
			if f.weekdayBeside(i, next) < 0 || off > 2 {
				continue
			}
			at = at.AddDate(0, 0, off-1)
		}
		return reading{year: at.Year(), month: int(at.Month()), day: at.Day()}, next, true
	}
	return reading{}, 0, false
}

// calendarDay reads "۲۷ فروردین ۱۴۰۴", "ሚያዝያ 8 ቀን 2017", "२०८१ चैत ३", and "۱۴۰۴/۰۱/۲۷" at token i; next is 0 if there is
// none.
func (f *finder) calendarDay(i int, row *calendarRow) (year, month, day, next int) {
	number := func(j int, year bool) (n, next int) {
		if j = f.skipAll(j, besideMonth); f.is(j, 'n') && (f.t[j].digits == 4) == year && (year || f.t[j].digits <= 2) {
			return f.t[j].n, j + 1
		}
		return 0, 0
	}
	switch sep := f.word(i + 1); {
	case f.is(i, 'n') && f.t[i].digits == 4 && (sep == "/" || sep == "-" || sep == ".") && f.is(i+2, 'n') && f.word(i+3) == sep && f.is(i+4, 'n'):
		if row.weekday || f.t[i+2].n < 1 {
			return
		}
		return f.t[i].n, f.t[i+2].n, f.t[i+4].n, i + 5
	case f.is(i, 'n') && f.t[i].digits == 4:
		if month, next = row.month(f, f.skipAll(i+1, besideMonth)); month > 0 {
			year = f.t[i].n
			day, next = number(next, false)
		}
	case f.is(i, 'n') && f.t[i].digits <= 2:
		if month, next = row.month(f, f.skipAll(i+1, besideMonth)); month > 0 {
			day = f.t[i].n
			year, next = number(next, true)
		}
	case f.is(i, 'w'):
		if month, next = row.month(f, i); month > 0 {
			if day, next = number(next, false); next > 0 {
				year, next = number(next, true)
			}
		}
	}
	return
}

// besideMonth is what stands between the day, the month and the year.
var besideMonth = map[string]bool{",": true, "،": true, "/": true, ".": true, "ቀን": true, "साल": true, "गते": true}

// skipAll is the first token from i that is none of words.
func (f *finder) skipAll(i int, words map[string]bool) int {
	for k := 0; k < 2 && words[f.word(i)]; k++ {
		i++
	}
	return i
}

// month is the month that one word names at token i, or two, and the token after them; 0 if none.
func (row *calendarRow) month(f *finder, i int) (month, next int) {
	one := f.word(i)
	if one == "" {
		return 0, 0
	}
	for m, forms := range row.Names {
		for forms != "" {
			form, rest, _ := strings.Cut(forms, " ")
			switch first, second, both := strings.Cut(form, "_"); {
			case first != one:
			case !both:
				return m + 1, i + 1
			case second == f.word(i+1):
				return m + 1, i + 2
			}
			forms = rest
		}
	}
	return 0, 0
}

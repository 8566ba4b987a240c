package dates

import (
	"strings"
	"time"
	"unicode/utf8"
)

// eras are the years before the first of an era.
var eras = map[string]int{"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}

// era reads "令和7年4月16日", "民國114年4月16日".
func (f *finder) era(i int) (r reading, next int, ok bool) {
	if f.t[i].word[0] < utf8.RuneSelf {
		return r, 0, false
	}
	base, known := eras[f.word(i)+f.word(i+1)]
	if !known {
		return r, 0, false
	}
	if f.word(i+2) == "元" {
		r.year = base + 1
	} else if f.is(i+2, 'n') {
		r.year = base + f.t[i+2].n
	}
	if f.word(i+3) == "年" && f.is(i+4, 'n') && f.word(i+5) == "月" && f.is(i+6, 'n') && f.word(i+7) == "日" {
		r.month, r.day = f.t[i+4].n, f.t[i+6].n
		return r, i + 8, true
	}
	return r, 0, false
}

// calendarRow is the months of a calendar that is not the Gregorian. Example is a day as pages print it, and Day what
// it means.
type calendarRow struct {
	Languages string // that print dates in it
	Names     [12]string
	Years     [2]int // that pages can be of
	day       func(year, month, day int) time.Time
	weekday   bool // the day is known only with its weekday
	Example   string
	Day       string
}

var calendarRows = []calendarRow{
	{"fa ps", [12]string{"فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد امرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"}, [2]int{1369, 1478}, jalali, false, "۲۷ فروردین ۱۴۰۴", "2025-04-16"},
	{"ar fa ur", [12]string{"محرم المحرم", "صفر", "ربيع_الأول ربیع_الاول", "ربيع_الآخر ربيع_الثاني ربیع_الثانی", "جمادى_الأولى جمادی_الاول", "جمادى_الآخرة جمادى_الثانية جمادی_الثانی", "رجب", "شعبان", "رمضان", "شوال", "ذو_القعدة ذي_القعدة ذیقعده", "ذو_الحجة ذي_الحجة ذیحجه"}, [2]int{1410, 1520}, hijri, true, "السبت 15 رمضان 1446", "2025-03-15"},
}

// otherCalendar reads "۲۷ فروردین ۱۴۰۴" and, in Persian, "۱۴۰۴/۰۱/۲۷", at token i. A month of the Hijri calendar begins
// when its moon is seen: the reckoned day may be one off, and only the weekday printed before it tells which it is.
func (f *finder) otherCalendar(i int) (r reading, next int, ok bool) {
	for c := range calendarRows {
		row := &calendarRows[c]
		if f.o.Language == "" || !strings.Contains(row.Languages, f.o.Language) {
			continue
		}
		var year, month, day int
		if sep := f.word(i + 1); f.t[i].digits == 4 && !row.weekday && (sep == "/" || sep == "-" || sep == ".") && f.is(i+2, 'n') && f.word(i+3) == sep && f.is(i+4, 'n') {
			year, month, day, next = f.t[i].n, f.t[i+2].n, f.t[i+4].n, i+5
		} else if f.t[i].digits <= 2 {
			day = f.t[i].n
			month, next = row.month(f.word(i+1), f.word(i+2))
			if next += i + 1; month == 0 || !f.is(next, 'n') {
				continue
			}
			year = f.t[next].n
			next++
		}
		if year < row.Years[0] || year > row.Years[1] || month < 1 || month > 12 || day < 1 || day > 31 {
			continue
		}
		at := row.day(year, month, day)
		if row.weekday {
			weekday := f.weekdayBefore(i)
			off := (weekday - int(at.Weekday()) + 8) % 7 // 0 a day before, 1 right, 2 a day after
			if weekday < 0 || off > 2 {
				continue
			}
			at = at.AddDate(0, 0, off-1)
		}
		return reading{year: at.Year(), month: int(at.Month()), day: at.Day()}, next, true
	}
	return r, 0, false
}

// month is the month that one word names, or two, and how many they are.
func (row *calendarRow) month(one, two string) (int, int) {
	for i, forms := range row.Names {
		for _, form := range strings.Fields(forms) {
			switch first, second, both := strings.Cut(form, "_"); {
			case first == one && !both:
				return i + 1, 1
			case first == one && second == two:
				return i + 1, 2
			}
		}
	}
	return 0, 0
}

// jalali is the day of the Iranian calendar, whose years begin at the equinox: leap years as they fall from 1178 to 1633.
func jalali(year, month, day int) time.Time {
	days := 31*(month-1) - max(0, month-7) + day - 1
	at := time.Date(2021, 3, 21, 0, 0, 0, 0, time.UTC) // 1 Farvardin 1400
	for ; year > 1400; year-- {
		days += 365 + jalaliLeap(year-1)
	}
	for ; year < 1400; year++ {
		days -= 365 + jalaliLeap(year)
	}
	return at.AddDate(0, 0, days)
}

func jalaliLeap(year int) int {
	if (8*year+29)%33 < 8 {
		return 1
	}
	return 0
}

// hijri is the day of the Islamic calendar as tables reckon it, months of 30 and 29 days in turn and 11 leap years in
// 30; the moon may put it a day earlier or later.
func hijri(year, month, day int) time.Time {
	days := (year-1)*354 + (3+11*year)/30 + 29*(month-1) + month/2 + day - 1
	return time.Date(622, 7, 19, 0, 0, 0, 0, time.UTC).AddDate(0, 0, days) // 1 Muharram 1, in Gregorian days
}

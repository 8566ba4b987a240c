package dates

import (
	"strings"
	"time"
)

// hebrewMonths are the months of the Hebrew calendar from Tishri on, with their forms; the second Adar is that of leap
// years, and a plain Adar of a common year stands where it does.
var hebrewMonths = [13]string{"תשרי", "חשוון חשון מרחשוון מרחשון", "כסלו כסליו", "טבת", "שבט", "", "אדר", "ניסן", "אייר", "סיוון סיון", "תמוז", "אב", "אלול"}

// adarFirst is the first Adar of a leap year, adar the other.
const adarFirst, adar = 5, 6

// hebrew reads `כ"ח בניסן תשפ"ה` at token i, where the page is Hebrew. Days are counted from their daylight: the
// evening before belongs to them too.
func (f *finder) hebrew(i int) (r reading, next int, ok bool) {
	if f.o.Language != "he" {
		return r, 0, false
	}
	day, j := f.hebrewNumber(i)
	if day < 1 || day > 30 {
		return r, 0, false
	}
	name := f.word(j)
	month := -1
	for m, forms := range hebrewMonths {
		for _, form := range strings.Fields(forms) {
			if name == form || name == "ב"+form {
				month = m
			}
		}
	}
	if j++; month == adar && (f.word(j) == "א" || f.word(j) == "ב") {
		if f.word(j) == "א" {
			month = adarFirst
		}
		if j++; f.word(j) == "'" || f.word(j) == "׳" {
			j++
		}
	}
	if f.word(j) == "ה" && (f.word(j+1) == "'" || f.word(j+1) == "׳") { // the thousands
		j += 2
	}
	year, next := f.hebrewNumber(j)
	if month < 0 || year < 740 || year > 860 {
		return r, 0, false
	}
	at := hebrewDay(5000+year, month, day)
	return reading{year: at.Year(), month: int(at.Month()), day: at.Day()}, next, true
}

// hebrewNumber reads a number in letters at token i: `כ"ח`, "ג'"; 0 if there is none.
func (f *finder) hebrewNumber(i int) (n, next int) {
	letters := f.word(i)
	switch mark := f.word(i + 1); mark {
	case `"`, "״", "”", "''":
		letters, next = letters+f.word(i+2), i+3
	case "'", "׳", "’":
		next = i + 2
	default:
		return 0, 0
	}
	for _, l := range letters {
		v, known := hebrewLetters[l]
		if !known {
			return 0, 0
		}
		n += v
	}
	return n, next
}

var hebrewLetters = map[rune]int{
	'א': 1, 'ב': 2, 'ג': 3, 'ד': 4, 'ה': 5, 'ו': 6, 'ז': 7, 'ח': 8, 'ט': 9, 'י': 10, 'כ': 20, 'ך': 20, 'ל': 30, 'מ': 40, 'ם': 40,
	'נ': 50, 'ן': 50, 'ס': 60, 'ע': 70, 'פ': 80, 'ף': 80, 'צ': 90, 'ץ': 90, 'ק': 100, 'ר': 200, 'ש': 300, 'ת': 400,
}

// hebrewLengths are the days of the months, Tishri first, the first Adar of a leap year among them.
var hebrewLengths = [13]int{30, 29, 30, 29, 30, 30, 29, 30, 29, 30, 29, 30, 29}

// hebrewDay is the Gregorian day; months count from 0, Tishri. The second and the third month show a year's length.
func hebrewDay(year, month, day int) time.Time {
	length := hebrewNewYear(year+1) - hebrewNewYear(year)
	days := day - 1
	for m, n := range hebrewLengths[:month] {
		switch {
		case m == adarFirst && length < 380:
			n = 0
		case m == 1 && length%10 == 5:
			n = 30
		case m == 2 && length%10 == 3:
			n = 29
		}
		days += n
	}
	return time.Date(2024, 10, 3, 0, 0, 0, 0, time.UTC).AddDate(0, 0, hebrewNewYear(year)-hebrewNewYear(5785)+days) // 1 Tishri 5785
}

// hebrewNewYear is the day of the first of Tishri, counted from the calendar's beginning.
func hebrewNewYear(year int) int { return hebrewMoon(year) + hebrewDelay(year) }

// hebrewDelay keeps years from being too long or too short.
func hebrewDelay(year int) int {
	before, this, after := hebrewMoon(year-1), hebrewMoon(year), hebrewMoon(year+1)
	switch {
	case after-this == 356:
		return 2
	case this-before == 382:
		return 1
	}
	return 0
}

// hebrewMoon is the day of a year's mean new moon, or the next where that day of the week may not begin a year.
func hebrewMoon(year int) int {
	months := (235*year - 234) / 19
	day := months*29 + (12084+13753*months)/25920 // parts, 1,080 an hour
	if 3*(day+1)%7 < 3 {
		day++
	}
	return day
}

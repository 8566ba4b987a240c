package dates

import "time"

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

// ethiopian is the day of the Ethiopian calendar: twelve months of thirty days, and one of five or, every fourth year, six.
func ethiopian(year, month, day int) time.Time {
	return time.Date(8, 8, 27, 0, 0, 0, 0, time.UTC).AddDate(0, 0, 365*(year-1)+year/4+30*(month-1)+day-1) // 1 Meskerem 1
}

// bengali is the day of the Bengali calendar as Bangladesh reckons it since 2019: the year begins on 14 April, six months
// have 31 days, the others 30, and Falgun 29 in common years. In India the day may be one later.
func bengali(year, month, day int) time.Time {
	days := 31*min(month-1, 6) + 30*max(month-7, 0) + day - 1
	if month == 12 && daysIn(year+594, 2) == 28 {
		days--
	}
	return time.Date(year+593, 4, 14, 0, 0, 0, 0, time.UTC).AddDate(0, 0, days)
}

// bikramFirst is the first year of bikramYears, which begins on 14 April 1990.
const bikramFirst = 2047

// bikramYears are the years of the Bikram Sambat, Nepal's calendar, whose months are as long as its calendar makers find:
// a digit a month, its days over 29. As published to 2083; the years after it are the makers' forecast.
var bikramYears = [...]string{
	"222322101011", "223222101011", "232321110011", "232321110102", "222322101011", // 2047
	"223222101011", "232321110011", "232321110102", "223222101011", "223231101011", // 2052
	"232321110012", "132321110102", "223222101011", "223321101011", "232321110012", // 2057
	"132322010102", "223222101011", "223321101011", "232321110012", "222322011002", // 2062
	"223222101011", "223321101011", "232321110012", "222322011011", "223222101011", // 2067
	"232321101011", "232321110012", "222322101011", "223222101011", "232321110011", // 2072
	"232321110102", "222322101011", "223222101011", "232321110011", "232321110102", // 2077
	"223222101011", "223222101011", "223221110111", "232312110111", "132321110111", // 2082
	"223222110111", "123312110111", "132321110111", "132321110111", // 2087
}

func bikram(year, month, day int) time.Time {
	days := day - 1
	for y, months := range bikramYears[:year-bikramFirst+1] {
		if y == year-bikramFirst {
			months = months[:month-1]
		}
		for _, over := range months {
			days += 29 + int(over-'0')
		}
	}
	return time.Date(1990, 4, 14, 0, 0, 0, 0, time.UTC).AddDate(0, 0, days)
}

package dates

import (
	"testing"
	"time"
)

func TestRead(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"offset", "2024-04-25T19:30:00+02:00", "2024-04-25T19:30:00+02:00"},
		{"offset without colon, fraction", "2024-04-25T19:30:00.123+0200", "2024-04-25T19:30:00+02:00"},
		{"Z", "2024-04-25T17:30:00Z", "2024-04-25T17:30:00+00:00"},
		{"no zone", "2024-04-25 17:30:00", "2024-04-25T17:30:00"},
		{"minutes", "2024-04-25T17:30", "2024-04-25T17:30:00"},
		{"day", "2024-04-25", "2024-04-25"},
		{"day without zeros", "2025-11-7", "2025-11-07"},
		{"month", "2025-11", "2025-11"},
		{"compact", "20240425", "2024-04-25"},
		{"compact with time", "20240425T173000Z", "2024-04-25T17:30:00+00:00"},
		{"compact day, time with colons", "20240425T17:30:00Z", "2024-04-25T17:30:00+00:00"},
		{"milliseconds", "1762513252000", "2025-11-07T11:00:52+00:00"},
		{"seconds", "1762513252", "2025-11-07T11:00:52+00:00"},
		{"RFC 1123", "Thu, 25 Apr 2024 17:30:00 GMT", "2024-04-25T17:30:00+00:00"},
		{"Unix date", "Fri Apr 28 19:20:36 CEST 2023", "2023-04-28T19:20:36+02:00"},
		{"named zone", "2013-08-22 21:43:53 UTC", "2013-08-22T21:43:53+00:00"},
		{"weekday and slashes", "Thu, 09/25/2025 - 11:38", "2025-09-25T11:38:00"},
		{"ordinal", "Dec 19th 2025", "2025-12-19"},
		{"month name with T", "Oct 01, 2025T10:00:00+03:00", "2025-10-01T10:00:00+03:00"},
		{"embedded quotes", `"2025-12-17T13:22:47Z"`, "2025-12-17T13:22:47+00:00"},
		{"slashes with time", "13/11/2025 09:21:40", "2025-11-13T09:21:40"},
		{"no such day", "2024-02-30", ""},
		{"no such month", "2024-13-01", ""},
		{"nothing", "yesterday", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			m, _ := Read(c.in, Options{})
			if got := m.String(); got != c.want {
				t.Errorf("Read(%q) = %q, want %q", c.in, got, c.want)
			}
		})
	}
}

func TestFind(t *testing.T) {
	capture := time.Date(2025, 4, 16, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		name, in string
		o        Options
		want     []string
		label    Label
	}{
		{"time before the date", "5:09 PM EDT, Thu June 8, 2023", Options{}, []string{"2023-06-08T17:09:00-04:00"}, Unlabelled},
		{"bar between time and date", "14:30 | 12.05.2023", Options{}, []string{"2023-05-12T14:30:00"}, Unlabelled},
		{"German with Uhr", "Stand: 03.05.2024, 14.05 Uhr", Options{}, []string{"2024-05-03T14:05:00"}, Modified},
		{"American winter", "Jan. 5, 2024 9 a.m. ET", Options{}, []string{"2024-01-05T09:00:00-05:00"}, Unlabelled},
		{"month first", "3/4/2025", Options{MonthFirst: true}, []string{"2025-03-04"}, Unlabelled},
		{"day first", "3/4/2025", Options{}, []string{"2025-04-03"}, Unlabelled},
		{"only one order is possible", "3/14/2025", Options{}, []string{"2025-03-14"}, Unlabelled},
		{"two dates", "Published May 1, 2024 Updated May 3, 2024", Options{}, []string{"2024-05-01", "2024-05-03"}, Published},
		{"a time between two dates belongs to the first", "8 Jan 2020 15:51 9 Jan 2020", Options{}, []string{"2020-01-08T15:51:00", "2020-01-09"}, Unlabelled},
		{"glued to the word before", "HealthDECEMBER 22, 2022Updated: JANUARY 02, 2026", Options{}, []string{"2022-12-22", "2026-01-02"}, Unlabelled},
		{"Japanese with time", "2024年5月3日 15時04分", Options{}, []string{"2024-05-03T15:04:00"}, Unlabelled},
		{"Japanese era", "令和7年4月16日", Options{}, []string{"2025-04-16"}, Unlabelled},
		{"Korean", "입력 2024.05.03 15:04", Options{}, []string{"2024-05-03T15:04:00"}, Published},
		{"Vietnamese", "16 tháng 4, 2025", Options{}, []string{"2025-04-16"}, Unlabelled},
		{"Arabic digits", "١٦ أبريل ٢٠٢٥", Options{Language: "ar"}, []string{"2025-04-16"}, Unlabelled},
		{"short year, glued to the time behind it", "28.09.1912:41", Options{}, []string{"2019-09-28T12:41:00"}, Unlabelled},
		{"year, glued to the hour behind it", "Published Fri, Apr 28 20232:23 PM EDT", Options{}, []string{"2023-04-28T14:23:00-04:00"}, Published},
		{"year, glued to the minutes of reading", "Mar 5, 20244 min read", Options{}, []string{"2024-03-05"}, Unlabelled},
		{"from one day to another", "Dates: 2025-12-12 – 2025-12-17", Options{}, []string{"2025-12-12", "2025-12-17"}, Other},
		{"stops, day first", "09.10.2024", Options{MonthFirst: true}, []string{"2024-10-09"}, Unlabelled},
		{"stops, month first", "09.10.2024", Options{StopsMonthFirst: true}, []string{"2024-09-10"}, Unlabelled},
		{"post time", "Post time: 01-04-2024", Options{MonthFirst: true}, []string{"2024-01-04"}, Published},
		{"in force since", "Effective beginning 6/2/2025", Options{MonthFirst: true}, []string{"2025-06-02"}, Other},
		{"no year, capture known", "Friday, April 11", Options{Capture: capture}, []string{"2025-04-11"}, Unlabelled},
		{"no year, capture unknown", "Friday, April 11", Options{}, nil, Unlabelled},
		{"stops and no year before a time", "Julkaistu 5.3. klo 18.30", Options{Language: "fi", Capture: capture}, []string{"2025-03-05T18:30:00"}, Published},
		{"stops and no year, no time", "release 5.3. is out", Options{Capture: capture}, nil, Unlabelled},
		{"yesterday with a time", "gestern, 14:30 Uhr", Options{Language: "de", Capture: capture}, []string{"2025-04-15T14:30:00"}, Unlabelled},
		{"today, capture unknown", "today", Options{}, nil, Unlabelled},
		{"a paper's name that begins as a label", "The Standard, 1 January 2024", Options{}, []string{"2024-01-01"}, Unlabelled},
		{"copyright", "© 01.01.2024", Options{}, []string{"2024-01-01"}, Other},
		{"version", "release 1.12.2024.5", Options{}, nil, Unlabelled},
		{"price", "€12.05.2023", Options{}, nil, Unlabelled},
		{"month alone needs a year", "in May we went", Options{}, nil, Unlabelled},
		{"same month name in Croatian and Polish", "16. listopada 2025.", Options{Language: "hr"}, []string{"2025-10-16"}, Unlabelled},
	} {
		t.Run(c.name, func(t *testing.T) {
			found := Find(c.in, c.o)
			if len(found) != len(c.want) {
				t.Fatalf("Find(%q) = %v, want %v", c.in, found, c.want)
			}
			for i, f := range found {
				if f.String() != c.want[i] {
					t.Errorf("Find(%q)[%d] = %s, want %s", c.in, i, f.String(), c.want[i])
				}
			}
			if len(found) > 0 && found[0].Label != c.label {
				t.Errorf("label %d, want %d", found[0].Label, c.label)
			}
		})
	}
}

func TestFromURL(t *testing.T) {
	for in, want := range map[string]string{
		"https://paper.example/2024/04/05/news":            "2024-04-05",
		"https://paper.example/news/2024-04-05-budget":     "2024-04-05",
		"https://paper.example/news/20240405/budget":       "2024-04-05",
		"https://paper.example/202404051079127690-budget/": "2024-04-05",
		"https://paper.example/2024040512-budget/":         "",
		"https://paper.example/2024/apr/05/budget":         "2024-04-05",
		"https://paper.example/2024/04/budget":             "2024-04",
		"https://paper.example/budget-2024":                "",
		"https://paper.example/article20241399.html":       "",
	} {
		if m, _ := FromURL(in); m.String() != want {
			t.Errorf("FromURL(%s) = %q, want %q", in, m.String(), want)
		}
	}
}

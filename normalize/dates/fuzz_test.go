package dates

import (
	"testing"
	"time"
)

// FuzzFind holds that no text makes the finder fail, and that what it finds lies within the text.
func FuzzFind(f *testing.F) {
	for _, s := range []string{"Updated 5 May 2024, 14:30 CEST", "令和7年4月16日", "vor 3 Stunden", "5-Apr-24", "١٦ أبريل ٢٠٢٥", "2024-13-45T99:99", "۲۷ فروردین ۱۴۰۴", "السبت 15 رمضان 1446", "Apr 28 20232:23 PM", "28.09.1912:41", "ሚያዝያ 8 ቀን 2017 ዓ.ም", "२०८१ चैत ३, आइतबार", "বুধবার, ৩ বৈশাখ ১৪৩২", `כ"ח בניסן תשפ"ה`, "16 เม.ย. 68"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		Read(s, Options{})
		FromURL(s)
		for _, language := range []string{"", "fa", "ar", "en", "am", "ne", "bn", "he", "th"} {
			for _, found := range Find(s, Options{Language: language, Capture: time.Date(2024, 5, 5, 0, 0, 0, 0, time.UTC), MonthFirst: true}) {
				if found.Start < 0 || found.End > len(s) || found.Start >= found.End || found.IsZero() {
					t.Errorf("%q in %q: %+v", s, language, found)
				}
			}
		}
	})
}

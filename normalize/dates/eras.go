package dates

import "unicode/utf8"

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

// buddhist is how many years the Buddhist era is ahead.
const buddhist = 543

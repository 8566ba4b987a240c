package dates

import "time"

// zoneAt reads a zone at token i: "CEST", "(IST)", "+02:00", "UTC+3", "Eastern".
func (f *finder) zoneAt(i int, r reading) (*time.Location, int) {
	j := i
	if w := f.word(j); w == "(" || w == "," {
		j++
	}
	if f.is(j, 'w') {
		if z := zoneNamed(f.t[j].word, r); z != nil {
			if (f.t[j].word == "utc" || f.t[j].word == "gmt") && (f.word(j+1) == "+" || f.word(j+1) == "-") && !f.t[j+1].gap {
				if o, next := f.offsetAt(j + 1); o != nil {
					return o, next
				}
			}
			return z, j + 1
		}
	}
	if w := f.word(j); w == "+" || w == "-" && f.is(j+1, 'n') && !f.t[j+1].gap && f.t[j+1].digits == 4 {
		if o, next := f.offsetAt(j); o != nil {
			return o, next
		}
	}
	return nil, i
}

// offsetAt reads "+2", "+0200", "+02:00" at token i, which is the sign.
func (f *finder) offsetAt(i int) (*time.Location, int) {
	if !f.is(i+1, 'n') || f.t[i+1].gap {
		return nil, i
	}
	end := i + 2
	if f.word(end) == ":" && f.is(end+1, 'n') && f.t[end+1].digits == 2 {
		end += 2
	}
	return readOffset(f.text[f.t[i].start:f.t[end-1].end]), end
}

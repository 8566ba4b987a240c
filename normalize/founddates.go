package normalize

import "broadsheet/normalize/dates"

// foundDates are the dates found in lines of a page, which several steps ask for.
type foundDates struct {
	o  dates.Options
	in map[string][]dates.Found // by the line's text
}

// datesIn is dates.Find; what it gives must not be changed.
func (p *page) datesIn(line string, o dates.Options) []dates.Found {
	if p.found.in == nil || p.found.o != o {
		p.found = foundDates{o, map[string][]dates.Found{}}
	}
	found, ok := p.found.in[line]
	if !ok {
		found = dates.Find(line, o)
		p.found.in[line] = found
	}
	return found
}

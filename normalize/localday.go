package normalize

import (
	"strings"
	"time"

	"broadsheet/archive"
	"broadsheet/internal/urls"
	"broadsheet/normalize/dates"
)

// localDay moves a moment told in UTC into the site's own zone, if the page shows it: by a time of day that it prints of
// the same moment, or by the day that it prints. It stays where the page prints that very day.
func localDay(p *page, pub *dated, list []dated) {
	if zone := shownZone(pub, list); zone != nil {
		pub.Clock = pub.Clock.In(zone)
		return
	}
	shown := ""
	for i := range list {
		d := &list[i]
		if d.out != "" || d.rank == rankTail || d.modified || d.block < 0 && (d.rank != rankURL || d.Precision != archive.PrecisionDay) || d.block >= 0 && d.Source != "text" {
			continue
		}
		switch day := dates.Day(d.Moment); {
		case day == dates.Day(pub.Moment):
			return
		case shown == "":
			shown = day
		}
	}
	if shown == "" {
		return
	}
	for _, zone := range zonesOf(p, pub.Clock, list) {
		if local := pub.Clock.In(zone); local.Format(time.DateOnly) == shown {
			pub.Clock = local
			return
		}
	}
}

// shownZone is the zone in which the page prints pub: UTC where it prints the very time, or any time as GMT; nil if it
// does not print its time.
func shownZone(pub *dated, list []dated) *time.Location {
	var zone *time.Location
	for i := range list {
		d := &list[i]
		if d.out != "" || d.rank == rankTail || d.block < 0 && (d.HasOffset || d.modified) || coarse(d.Moment) {
			continue
		}
		gap := d.Clock.Sub(pub.Clock)
		whole := gap.Round(15 * time.Minute)
		same := (gap - whole).Abs() <= 90*time.Second
		switch {
		case d.HasOffset && offset(d.Moment) == 0:
			if d.Source == "text" {
				return time.UTC
			}
		case d.HasOffset:
			if zone == nil && same && whole == 0 {
				zone = d.Clock.Location()
			}
		case same && whole == 0 && d.block < 0: // machines are told UTC without saying so
		case same && whole == 0:
			return time.UTC
		case zone == nil && same && whole >= -12*time.Hour && whole <= 14*time.Hour:
			zone = time.FixedZone("", int(whole.Seconds()))
		}
	}
	return zone
}

// zoneRows are zones that sites of a language or a country's domain are in; those without either may be any site's.
var zoneRows = []struct {
	language, suffix string
	hours            float64
	europe           bool // an hour more in the European summer
}{
	{"", ".in", 5.5, false}, {"", ".au", 10, false}, {"", ".nz", 12, false}, {"", ".sg", 8, false}, {"", ".my", 8, false}, {"", ".ph", 8, false}, {"ja", "", 9, false}, {"ko", "", 9, false}, {"zh", "", 8, false},
	{"tr", "", 3, false}, {"ru", "", 3, false}, {"he", "", 2, true}, {"fi", "", 2, true}, {"el", "", 2, true}, {"ro", "", 2, true}, {"uk", "", 2, true}, {"", "", 1, true}, {"", "", -5, false}, {"", "", -8, false},
}

// zonesOf are the zones that the site may be in: those of the page, of the site's other articles, then zoneRows'.
func zonesOf(p *page, at time.Time, list []dated) []*time.Location {
	var out []*time.Location
	for i := range list {
		if o := offset(list[i].Moment); o != 0 {
			out = append(out, time.FixedZone("", o))
		}
	}
	out = append(out, siteZones(p)...)
	site := urls.Site(urls.Host(p.in.URL))
	for _, row := range zoneRows {
		if row.language != "" && row.language == p.r.Language || row.language == "" && row.suffix == "" || row.suffix != "" && strings.HasSuffix(site, row.suffix) {
			hours := row.hours
			if row.europe && dates.EuropeanSummer(at) {
				hours++
			}
			out = append(out, time.FixedZone("", int(hours*3600)))
		}
	}
	return out
}

package normalize

import (
	"broadsheet/archive"
	"broadsheet/normalize/blocks"
	"broadsheet/normalize/dates"
)

// isLive says that a page is a live blog by its own type or by its URL.
func (p *page) isLive() bool {
	return p.declared.live || urlHas(p.in.URL, "/live/", "/live-blog/", "/liveblog/", "-liveblog", "/liveticker/", "-liveticker", "/live-ticker/")
}

// entryTimes is how many time elements without a label make the entries of a live blog.
const entryTimes = 3

// readEntries reads the times of a live blog's entries where nothing else says when it began: the first that the page
// holds stands for the publication, the latest for the last change. The newest entry is printed first, and would be
// taken for the publication.
func readEntries(p *page, r region, o dates.Options, list []dated) []dated {
	if !p.isLive() {
		return list
	}
	for i := range list {
		if d := &list[i]; d.out == "" && !d.modified && (d.block < 0 && d.Precision != archive.PrecisionMonth || d.rank == rankLabelled) {
			return list
		}
	}
	var first, last *dated
	n := 0
	for i := max(r.headline, 0); i <= r.last; i++ {
		if r.outside(p, i, blocks.InNav|blocks.InAside|blocks.InFigure) {
			continue
		}
		for _, d := range timeDates(p, i, o) {
			if d.out != "" || d.rank != rankTime || d.Precision == archive.PrecisionDay {
				continue
			}
			if n++; first == nil || d.Clock.Before(first.Clock) {
				first = &d
			}
			if last == nil || d.Clock.After(last.Clock) {
				last = &d
			}
		}
	}
	if n < entryTimes || first.Clock.Equal(last.Clock) {
		return list
	}
	for i := range list {
		if d := &list[i]; d.out == "" && !d.modified && d.block >= 0 && d.rank != rankLabelled && d.Clock.After(first.Clock) {
			d.out = "a later entry of the live blog"
		}
	}
	last.modified, last.rank = true, rankUpdated
	return append(list, *first, *last)
}

package normalize

import (
	"broadsheet/archive"
	"broadsheet/normalize/dates"
)

// headDepth is how far into the story a labelled date may stand, in lines; below that it is text, up to the last
// paragraph.
const headDepth = 4

// mostNoted is how many dates of captions, and of running text, are noted as not taken.
const mostNoted = 3

// readPlainDates reads when the article was published and changed: dates behind a label, above the story or below it,
// and a line between headline and story that is nothing but a date. Dates in captions are the pictures', those in
// running text are the news'; neither is taken.
func (t *plainText) readPlainDates() {
	r := t.page.r
	last := t.lastProse()
	for i := range t.scraps {
		s := &t.scraps[i]
		if s.class != classDated || s.fate != "" || i > t.first+headDepth && i < last {
			continue
		}
		fate, at := archive.FateResidue, 0
		for _, f := range dates.Find(s.text, t.dates) {
			before := s.text[at:f.Start]
			at = f.End
			m, field, why := f.Moment, "published", ""
			m.Source = "text:label"
			switch label := dates.LabelOf(before); {
			case label == dates.Modified:
				field = "modified"
			case label == dates.Other:
				why = "another thing's date"
			case label == dates.Published || isDateLabel(before):
			case i > t.headline && i < t.first && t.headline >= 0:
				m.Source = "text:date-line"
			default:
				why = "without a label, and not between headline and story"
			}
			to, word := &r.Published, archive.FatePublished
			if field == "modified" {
				to, word = &r.Modified, archive.FateModified
			}
			switch {
			case why != "":
			case !t.in.FetchedAt.IsZero() && m.Clock.After(t.in.FetchedAt.AddDate(0, 0, 1)):
				why = "after the capture"
			case !to.IsZero() && !(to.Source == "text:date-line" && m.Source == "text:label"):
				why = "another date stands above it"
			default:
				*to = m
				if fate != archive.FatePublished {
					fate = word
				}
			}
			t.note(field, m.Raw, m.Source, why == "", why)
		}
		if t.settle(i, fate, "plain/date"); fate == archive.FateResidue {
			t.scraps[i].family = archive.FamilyTimestamp
		}
	}
	if r.Published.IsZero() {
		t.note("published", "", "text", false, "no date is labelled, or stands between headline and story")
	}
}

// noteOtherDates notes the first dates that were seen and not taken.
func (t *plainText) noteOtherDates() {
	o := dates.Options{Language: t.dates.Language, MonthFirst: t.dates.MonthFirst}
	captions, texts := 0, 0
	for i := range t.scraps {
		switch s := &t.scraps[i]; s.fate {
		case archive.FateCaption:
			for _, f := range dates.Find(s.text, o) {
				if captions++; captions <= mostNoted {
					t.note("published", f.Raw, "text:caption", false, "the picture's date")
				}
			}
		case archive.FateBody, archive.FateDek:
			for _, f := range dates.Find(s.text, o) {
				if texts++; texts <= mostNoted {
					t.note("published", f.Raw, "text:story", false, "in running text")
				}
			}
		}
	}
}

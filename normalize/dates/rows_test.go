package dates

import (
	"testing"
	"time"
)

func TestRowExamples(t *testing.T) {
	for _, row := range monthRows {
		found := Find(row.Example, Options{Language: row.Language})
		if len(found) != 1 || Day(found[0].Moment) != row.Day {
			t.Errorf("%s: %q gives %v, want %s", row.Language, row.Example, found, row.Day)
		}
		for i, forms := range row.Names {
			if forms == "" {
				t.Errorf("%s: month %d has no name", row.Language, i+1)
			}
		}
	}
	for _, row := range labelRows {
		if row.Seen == "" {
			t.Errorf("%s: not said where it was seen", row.Language)
		}
		found := Find(row.Example, Options{Language: row.Language})
		if len(found) != 1 || Day(found[0].Moment) != "2024-05-03" || found[0].Label != Modified {
			t.Errorf("%s: %q gives %v, want 2024-05-03, modified", row.Language, row.Example, found)
		}
	}
	for _, row := range editionRows {
		if row.Seen == "" {
			t.Errorf("%s: not said where it was seen", row.Language)
		}
		found := Find(row.Example, Options{Language: row.Language})
		if len(found) != 1 || Day(found[0].Moment) != "2024-05-03" || found[0].Label != Edition {
			t.Errorf("%s: %q gives %v, want 2024-05-03, of the edition", row.Language, row.Example, found)
		}
	}
	for _, row := range calendarRows {
		found := Find(row.Example, Options{Language: row.Languages[:2]})
		if len(found) != 1 || Day(found[0].Moment) != row.Day {
			t.Errorf("%s: %q gives %v, want %s", row.Languages, row.Example, found, row.Day)
		}
		if found := Find(row.Example, Options{Language: "en"}); len(found) > 0 {
			t.Errorf("%q on an English page gives %v", row.Example, found)
		}
	}
	for _, row := range weekdayRows {
		found := Find(row.Example, Options{Language: row.Language, Capture: time.Date(2026, 4, 20, 12, 0, 0, 0, time.UTC)})
		if len(found) != 1 || Day(found[0].Moment) != row.Day {
			t.Errorf("%s: %q gives %v, want %s", row.Language, row.Example, found, row.Day)
		}
	}
	capture := time.Date(2025, 4, 16, 12, 0, 0, 0, time.UTC)
	for _, row := range relativeRows {
		found := Find(row.Example, Options{Language: row.Language, Capture: capture})
		want := capture.Add(-row.Ago)
		if len(found) != 1 || !found[0].Relative || Day(found[0].Moment) != want.Format(time.DateOnly) {
			t.Errorf("%s: %q gives %v, want %v", row.Language, row.Example, found, want)
		}
		if f := Find(row.Example, Options{Language: row.Language}); len(f) > 0 {
			t.Errorf("%s: %q without a capture gives %v, want none", row.Language, row.Example, f)
		}
	}
}

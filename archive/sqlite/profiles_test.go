package sqlite

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"broadsheet/archive"
)

func TestPagesToReadFollowTheRules(t *testing.T) {
	db := openTest(t)
	var captures []archive.Capture
	for i := range 5 {
		c := page(fmt.Sprintf("https://times.example/%d", i), start, i)
		c.Source = []string{"times", "", "argus", "times", "times"}[i]
		captures = append(captures, c)
	}
	captures[4].Outcome = archive.OutcomeFeed
	_, err := db.AddCaptures(bg, captures)
	must(t, err)
	read := func(rules, profile string, list ...archive.Capture) {
		for _, c := range list {
			must(t, db.SaveReadings(bg, archive.Read{CaptureID: c.ID, RulesHash: rules, Profile: profile, Reading: none()}))
		}
	}
	for _, c := range []struct {
		name  string
		do    func()
		rules string
		all   bool
		want  []string
	}{
		{"nothing read", func() {}, "1", false, []string{"", "argus", "times"}},
		{"some read", func() { read("1", "", captures[2]); read("1", "p0", captures[0]) }, "1", false, []string{"", "times"}},
		{"all read", func() { read("1", "", captures[1], captures[3]) }, "1", false, nil},
		{"all again", func() {}, "1", true, []string{"", "argus", "times"}},
		{"other rules", func() {}, "2", false, []string{"", "argus", "times"}},
	} {
		c.do()
		if got, err := db.SourcesToRead(bg, c.rules, c.all); err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s: %q %v, want %q", c.name, got, err, c.want)
		}
	}
	for source, want := range map[string][]PageState{
		"times": {{Read: true, Profile: "p0"}, {Read: true}}, "": {{Read: true}},
	} {
		got, err := db.PageStates(bg, source, "1")
		must(t, err)
		var rows []int64
		for i := range got {
			rows = append(rows, got[i].Row)
			got[i].Row = 0
		}
		if !slices.Equal(got, want) {
			t.Errorf("pages of %q: %v, want %v", source, got, want)
		}
		list, err := db.CapturesAt(bg, rows)
		must(t, err)
		if len(list) != len(want) || list[0].Source != source {
			t.Errorf("captures of %q: %v", source, list)
		}
	}
}

func TestProfilesAreKeptByRules(t *testing.T) {
	db := openTest(t)
	must(t, db.SaveProfile(bg, "times", "1", 0, "", nil))
	must(t, db.SaveProfile(bg, "times", "1", 1, "abc", []byte{1, 2}))
	must(t, db.SaveProfile(bg, "argus", "1", 1, "def", []byte{3}))
	if b, err := db.Profile(bg, "times", "1", 0); err != nil || b != nil {
		t.Errorf("too little to learn from: %v %v", b, err)
	}
	if b, err := db.Profile(bg, "times", "1", 1); err != nil || len(b) != 2 {
		t.Errorf("profile 1: %v %v", b, err)
	}
	if b, err := db.ProfileByHash(bg, "def"); err != nil || len(b) != 1 {
		t.Errorf("by hash: %v %v", b, err)
	}
	must(t, db.SaveProfile(bg, "times", "2", 0, "ghi", []byte{4}))
	for _, gone := range []func() error{
		func() error { _, err := db.Profile(bg, "times", "1", 1); return err },
		func() error { _, err := db.ProfileByHash(bg, "abc"); return err },
		func() error { _, err := db.Profile(bg, "times", "2", 1); return err },
	} {
		if err := gone(); !errors.Is(err, archive.ErrNotFound) {
			t.Errorf("after the rules changed: %v", err)
		}
	}
	must(t, db.Drop(bg))
	if _, err := db.ProfileByHash(bg, "def"); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("after a drop: %v", err)
	}
}

package main

import (
	"os"
	"testing"

	"broadsheet/normalize"
	"broadsheet/normalize/model"
)

// maxHarm is how much word F1 a page may lose by what is known of its site.
const maxHarm = 0.02

func TestSiteMemoryHarmsNoPage(t *testing.T) {
	root := os.Getenv("BROADSHEET_GOLD")
	if root == "" || testing.Short() {
		t.Skip("SKIPPED: BROADSHEET_GOLD is not set, or -short: no gold pages to read")
	}
	pages, err := load(root)
	if err != nil {
		t.Fatal(err)
	}
	m, err := model.Default()
	if err != nil {
		t.Fatal(err)
	}
	known := learnSites(pages, []*model.Model{m}, split{folds: 1})
	read, changed := 0, 0
	for _, p := range pages {
		in := p.input()
		if in.Site = known[siteKey{p.Set, p.site}]; in.Site == nil || p.Gold.Body == nil {
			continue
		}
		with := normalize.Read(in).Text()
		in.Site = nil
		alone := normalize.Read(in).Text()
		if read++; with == alone {
			continue
		}
		changed++
		if a, b := wordF1(alone, *p.Gold.Body)[2], wordF1(with, *p.Gold.Body)[2]; b < a-maxHarm {
			t.Errorf("%s: word F1 %.3f alone, %.3f with site memory", p.ID, a, b)
		}
	}
	t.Logf("%d pages of %d known sites, %d texts changed", read, len(known), changed)
	if read < 30 {
		t.Errorf("only %d pages have a profile", read)
	}
}

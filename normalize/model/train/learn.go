package main

import (
	"broadsheet/normalize"
	"broadsheet/normalize/model"
	"broadsheet/normalize/site"
)

// siteKey is a publisher within a set: sets are batches of their own, as `extract --learn` would read them.
type siteKey struct{ set, site string }

// learnSites learns each publisher's profile from its pages in a set, read with the model that never saw it.
func learnSites(pages []*page, models []*model.Model, by split) map[siteKey]*site.Profile {
	count := map[siteKey]int{}
	for _, p := range pages {
		count[siteKey{p.Set, p.site}]++
	}
	learners := map[siteKey]*site.Learner{}
	for _, p := range pages {
		key := siteKey{p.Set, p.site}
		if p.site == "" || count[key] < site.LeastPages {
			continue
		}
		if f, ok := normalize.LearnWith(models[p.fold(by)], p.input()); ok {
			if learners[key] == nil {
				learners[key] = &site.Learner{}
			}
			learners[key].Add(f)
		}
	}
	known := map[siteKey]*site.Profile{}
	for key, l := range learners {
		if profile := l.Profile(); profile != nil {
			known[key] = profile
		}
	}
	return known
}

package cli

import (
	"sync"
	"sync/atomic"

	"broadsheet/internal/urls"
	"broadsheet/normalize"
	"broadsheet/normalize/site"
)

// memory is what a batch taught of its sites, by registrable domain.
type memory map[string]*site.Profile

// of gives the profile of a page's site; nil if there is none.
func (m memory) of(url string) *site.Profile {
	if len(m) == 0 {
		return nil
	}
	return m[siteOf(url)]
}

// siteOf is the registrable domain of a URL, "" without one.
func siteOf(url string) string {
	if url == "" {
		return ""
	}
	return urls.Site(urls.Host(url))
}

// learn reads the pages of a batch for what they tell of their sites. The order of the jobs does not matter. Pages
// without a URL and standard input, which can be read only once, teach nothing; about 10 kB a page are kept meanwhile,
// of at most 2,048 pages a site.
func (p *program) learn(jobs []job, threads int) memory {
	named := map[string]int{} // pages of each site, as far as the jobs themselves tell
	for _, j := range jobs {
		named[siteOf(j.URL)]++
	}
	var mu sync.Mutex
	learners := map[string]*site.Learner{}
	var next atomic.Int64
	var done sync.WaitGroup
	for range max(1, threads) {
		done.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(jobs); i = int(next.Add(1)) - 1 {
				j := jobs[i]
				if j.path == "-" || j.URL != "" && named[siteOf(j.URL)] < site.LeastPages {
					continue
				}
				for in, err := range p.pages(new(opener), j) { // what is learned shares the page's memory
					key := siteOf(in.URL)
					if err != nil || key == "" {
						continue
					}
					facts, ok := normalize.Learn(in.Page)
					if !ok {
						continue
					}
					mu.Lock()
					if learners[key] == nil {
						learners[key] = &site.Learner{}
					}
					learners[key].Add(facts)
					mu.Unlock()
				}
			}
		})
	}
	done.Wait()
	sites := memory{}
	for key, l := range learners {
		if profile := l.Profile(); profile != nil {
			sites[key] = profile
		}
	}
	return sites
}

package cli

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"broadsheet/archive"
	"broadsheet/archive/sqlite"
	"broadsheet/normalize"
	"broadsheet/normalize/site"
)

// sourceMemory gives the site profiles of one source, and learns those that no run has learned yet.
type sourceMemory struct {
	w             *workspace
	source, rules string
	pages         []sqlite.PageState // in the order they came in: the index is a capture's number
	facts         map[int]told       // by number, of captures that a profile was learned from in this run
	k             int                // number of the last profile given
	last          *site.Profile
}

// told is what a capture tells of its site; ok is false where it tells nothing.
type told struct {
	site.Facts
	ok bool
}

func (w *workspace) memoryOf(ctx context.Context, source, rules string) (*sourceMemory, error) {
	pages, err := w.db.PageStates(ctx, source, rules)
	return &sourceMemory{w: w, source: source, rules: rules, pages: pages, facts: map[int]told{}, k: -1}, err
}

// of gives the profile that capture n is read under; nil if there is none. Pages without a source have no memory.
func (m *sourceMemory) of(ctx context.Context, n int) (*site.Profile, error) {
	k := site.Of(n, len(m.pages))
	if m.source == "" || k == m.k {
		return m.last, nil
	}
	encoded, err := m.w.db.Profile(ctx, m.source, m.rules, k)
	switch {
	case errors.Is(err, archive.ErrNotFound):
		m.last, err = m.learn(ctx, k)
	case err == nil && encoded == nil:
		m.last = nil
	case err == nil:
		m.last, err = site.Decode(encoded)
	}
	m.k = k
	return m.last, err
}

// learn makes profile k, and keeps it if the archive is open for writing.
func (m *sourceMemory) learn(ctx context.Context, k int) (*site.Profile, error) {
	from, to := site.Window(k)
	var missing []int
	for n := range m.facts {
		if n < from {
			delete(m.facts, n)
		}
	}
	for n := from; n < to; n++ {
		if _, ok := m.facts[n]; !ok {
			missing = append(missing, n)
		}
	}
	for some := range slices.Chunk(missing, readBatch) {
		if err := m.hear(ctx, some); err != nil {
			return nil, err
		}
	}
	var l site.Learner
	for n := from; n < to; n++ {
		if f := m.facts[n]; f.ok {
			l.Add(f.Facts)
		}
	}
	p := l.Profile()
	if m.w.lock == nil {
		return p, nil
	}
	if p == nil {
		return nil, m.w.db.SaveProfile(ctx, m.source, m.rules, k, "", nil)
	}
	return p, m.w.db.SaveProfile(ctx, m.source, m.rules, k, p.Hash(), p.Encode())
}

// hear reads what the captures with these numbers tell. One whose record cannot be read back tells nothing.
func (m *sourceMemory) hear(ctx context.Context, numbers []int) error {
	rows := make([]int64, len(numbers))
	for i, n := range numbers {
		rows[i] = m.pages[n].Row
	}
	captures, err := m.w.db.CapturesAt(ctx, rows)
	if err != nil {
		return err
	}
	heard := make([]told, len(captures))
	onAllCores(len(captures), func(_ *normalize.Reader, i int) {
		if in, err := m.w.page(captures[i]); err == nil {
			heard[i].Facts, heard[i].ok = normalize.Learn(in)
		}
	})
	for i, n := range numbers {
		m.facts[n] = heard[i]
	}
	return ctx.Err()
}

// onAllCores calls f with 0 … n-1, on all cores, each with a Reader of its own, and returns when all are done.
func onAllCores(n int, f func(*normalize.Reader, int)) {
	var next atomic.Int64
	var done sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		done.Go(func() {
			var r normalize.Reader
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				f(&r, i)
			}
		})
	}
	done.Wait()
}

// knownPage gives a capture's page with the site profile that its stored reading was made under.
func (w *workspace) knownPage(ctx context.Context, c archive.Capture) (normalize.Page, error) {
	in, err := w.page(c)
	if err != nil {
		return in, err
	}
	r, err := w.db.Reading(ctx, c.ID)
	if errors.Is(err, archive.ErrNotFound) || err == nil && r.Profile == "" {
		return in, nil
	}
	if err != nil {
		return in, err
	}
	encoded, err := w.db.ProfileByHash(ctx, r.Profile)
	if errors.Is(err, archive.ErrNotFound) { // read by earlier rules
		return in, nil
	}
	if err == nil {
		in.Site, err = site.Decode(encoded)
	}
	return in, err
}

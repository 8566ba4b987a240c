package crawler

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"maps"
	"slices"
	"sync"
	"time"

	"broadsheet/archive"
	"broadsheet/internal/decode"
)

// memory is a Frontier of maps.
type memory struct {
	mu       sync.Mutex
	hosts    map[string]archive.HostState
	targets  map[string]archive.Target
	captures []archive.Capture
	fail     error    // of the next Commit
	recorder *tape    // asked whether all is synced
	problems []string // breaches of the commit order
	commits  func()   // called after each
}

func newMemory(tape *tape) *memory {
	return &memory{hosts: map[string]archive.HostState{}, targets: map[string]archive.Target{}, recorder: tape}
}

func (m *memory) Hosts(_ context.Context, now time.Time) ([]archive.HostState, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	due := map[string]archive.HostState{}
	for _, t := range m.targets {
		if !t.Due.IsZero() && !t.Due.After(now) {
			state := m.hosts[t.Host]
			state.Host = t.Host
			due[t.Host] = state
		}
	}
	return slices.SortedFunc(maps.Values(due), func(a, b archive.HostState) int { return cmp.Compare(a.Host, b.Host) }), nil
}

func (m *memory) Next(_ context.Context, host string, now time.Time, n int) ([]archive.Target, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var due []archive.Target
	for _, t := range m.targets {
		if t.Host == host && !t.Due.IsZero() && !t.Due.After(now) {
			due = append(due, t)
		}
	}
	slices.SortFunc(due, func(a, b archive.Target) int {
		return cmp.Or(cmp.Compare(a.Priority, b.Priority), a.Due.Compare(b.Due), cmp.Compare(a.URL, b.URL))
	})
	return due[:min(n, len(due))], nil
}

func (m *memory) Commit(_ context.Context, fetched ...archive.Fetched) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.fail != nil {
		return m.fail
	}
	for _, f := range fetched {
		if f.Capture != nil && f.Capture.WARCFile != "" && !m.recorder.synced(f.Capture.WARCOffset) {
			m.problems = append(m.problems, "committed before its bytes were synced: "+f.Capture.URL)
		}
		m.targets[f.Target.URL] = f.Target
		m.hosts[f.Host.Host] = f.Host
		if f.Capture != nil {
			m.captures = append(m.captures, *f.Capture)
		}
		m.add(f.Found)
	}
	if m.commits != nil {
		m.commits()
	}
	return nil
}

func (m *memory) add(targets []archive.Target) (n int) {
	for _, t := range targets {
		if _, known := m.targets[t.URL]; !known {
			m.targets[t.URL] = t
			n++
		}
	}
	return n
}

func (m *memory) AddTargets(_ context.Context, targets []archive.Target) (int, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.add(targets), nil
}

func (m *memory) NextDue(context.Context) (first time.Time, ok bool, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, t := range m.targets {
		if !t.Due.IsZero() && (!ok || t.Due.Before(first)) {
			first, ok = t.Due, true
		}
	}
	return first, ok, nil
}

// of lists the captures of a URL.
func (m *memory) of(url string) (out []archive.Capture) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, c := range m.captures {
		if c.URL == url {
			out = append(out, c)
		}
	}
	return out
}

// tape is a Recorder of a slice; offsets are indexes in it.
type tape struct {
	mu        sync.Mutex
	exchanges []archive.Exchange
	digests   []string
	safe      int
	fail      error // of the next Write
}

func (t *tape) Write(x archive.Exchange) (archive.Location, string, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.fail != nil {
		return archive.Location{}, "", t.fail
	}
	digest := payloadDigest(x.Response)
	if x.Revisit != nil {
		digest = x.Revisit.Digest
	}
	t.exchanges, t.digests = append(t.exchanges, x), append(t.digests, digest)
	return archive.Location{File: "tape", Offset: int64(len(t.exchanges) - 1), Length: 1}, digest, nil
}

func (t *tape) Sync() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.safe = len(t.exchanges)
	return nil
}

func (t *tape) synced(offset int64) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return int(offset) < t.safe
}

// of gives the last exchange of a URL.
func (t *tape) of(url string) (archive.Exchange, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, x := range slices.Backward(t.exchanges) {
		if x.URL == url {
			return x, nil
		}
	}
	return archive.Exchange{}, errors.New("nothing recorded of " + url)
}

// payloadDigest works the digest out of the raw bytes, as a WARC writer does.
func payloadDigest(raw []byte) string {
	head, body, _ := bytes.Cut(raw, []byte("\r\n\r\n"))
	if bytes.Contains(bytes.ToLower(head), []byte("transfer-encoding: chunked")) {
		body, _ = decode.Dechunk(body)
	}
	sum := sha256.Sum256(body)
	return "sha256:" + hex.EncodeToString(sum[:])
}

// virtual is a Clock that moves only when somebody sleeps.
type virtual struct {
	mu  sync.Mutex
	now time.Time
}

func newVirtual() *virtual { return &virtual{now: time.Date(2026, 3, 3, 9, 0, 0, 0, time.UTC)} }

func (v *virtual) Now() time.Time {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.now
}

func (v *virtual) Sleep(ctx context.Context, d time.Duration) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.now = v.now.Add(max(d, 0))
	return ctx.Err()
}

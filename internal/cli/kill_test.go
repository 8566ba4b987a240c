package cli

import (
	"fmt"
	"math/rand/v2"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"broadsheet/archive"
	"broadsheet/internal/demo"
)

// killed is a town that is crawled on a schedule by processes of their own. Within a run the town stands still, so
// that what a page holds does not hang on the moment at which a run that was killed goes on.
type killed struct {
	t     *testing.T
	world *demo.World
	dir   string
	addr  string
	at    atomic.Int64 // the town's time, in nanoseconds
}

func newKilled(t *testing.T, days int) *killed {
	k := &killed{t: t, world: demo.New(7, days, demoStart)}
	server := httptest.NewServer(k.world.Handler(func() time.Time { return time.Unix(0, k.at.Load()).UTC() }))
	t.Cleanup(server.Close)
	k.addr = server.Listener.Addr().String()
	var toml strings.Builder
	for _, p := range k.world.Papers() {
		toml.WriteString(sourceSettings{Name: p.Name, URL: p.URL, Feeds: p.Feeds, Sitemaps: p.Sitemaps, Delay: duration{time.Millisecond}}.toml())
	}
	k.dir = newArchive(t, toml.String())
	return k
}

// crawl runs one crawl at a moment, or later where the archive has captures that are younger. It is killed after a
// while, zero for never; true says that it was.
func (k *killed) crawl(at time.Time, after time.Duration) bool {
	k.t.Helper()
	k.at.Store(at.UnixNano())
	for _, r := range rows(k.t, k.dir, "captures", "fetched_at") {
		if last := parseFetched(r[0].(string)).Add(time.Second); last.After(at) {
			at = last
		}
	}
	c := process(k.t, "-C", k.dir, "crawl", "--connect-to", k.addr, "--workers", "1", "--disk-floor", "0")
	c.Env = append(c.Env, "BROADSHEET_TEST_CLOCK="+at.Format(time.RFC3339Nano))
	var said strings.Builder
	c.Stderr = &said
	if err := c.Start(); err != nil {
		k.t.Fatal(err)
	}
	if after > 0 {
		timer := time.AfterFunc(after, func() { c.Process.Kill() })
		defer timer.Stop()
	}
	c.Wait()
	switch code := c.ProcessState.ExitCode(); code {
	case 0, ExitPartial, ExitOffline:
		return false
	case -1:
		return true
	default:
		k.t.Fatalf("crawl at %s: exit code %d: %s", archive.FormatTime(at), code, said.String())
		return false
	}
}

// state is what must be the same: each URL with each payload and outcome, and each article.
func (k *killed) state() (captures, articles []string) {
	for _, r := range rows(k.t, k.dir, "captures", "url", "payload_digest", "outcome") {
		if outcome := fmt.Sprint(r[2]); outcome == "unchanged" || outcome == "not-modified" {
			r[2] = "page"
		}
		captures = append(captures, fmt.Sprint(r...))
	}
	for _, r := range rows(k.t, k.dir, "articles", "url", "headline", "authors", "published", "page_kind", "text") {
		articles = append(articles, fmt.Sprint(r...))
	}
	slices.Sort(captures)
	slices.Sort(articles)
	return slices.Compact(captures), articles
}

// TestKillingACrawlLosesNothing kills crawls at random moments of a month (of three days, but for BROADSHEET_KILL_DAYS)
// and runs them again: what is archived in the end is what an undisturbed crawl archives.
func TestKillingACrawlLosesNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED: -short: no crawl was killed")
	}
	days, err := strconv.Atoi(os.Getenv("BROADSHEET_KILL_DAYS"))
	if err != nil {
		days = 3
	}
	const kills = 30 // that come in time; some come when the run is over
	calm, rough := newKilled(t, days), newKilled(t, days)
	runs := calm.world.Runs()
	took := make([]time.Duration, len(runs))
	for i, at := range runs {
		start := time.Now()
		calm.crawl(at, 0)
		took[i] = time.Since(start)
	}
	dice := rand.New(rand.NewPCG(7, 30))
	due := map[int]int{} // kills of a run
	for range kills * 2 {
		due[dice.IntN(len(runs))]++
	}
	done := 0
	for i, at := range runs {
		for range due[i] {
			if done < kills && rough.crawl(at, time.Duration(dice.Float64()*float64(took[i]))+time.Millisecond) {
				done++
			}
		}
		rough.crawl(at, 0)
	}
	t.Logf("%d crawls of %d days, killed %d times", len(runs), days, done)
	if done < kills/2 {
		t.Errorf("only %d of %d kills came in time", done, kills)
	}
	captures, articles := calm.state()
	gotCaptures, gotArticles := rough.state()
	compare(t, "captures", gotCaptures, captures)
	compare(t, "articles", gotArticles, articles)
	if len(captures) < 50*days || len(articles) < 10*days {
		t.Errorf("%d captures, %d articles in %d days", len(captures), len(articles), days)
	}
	must(t, "-C", rough.dir, "verify")
	if open, _ := filepath.Glob(filepath.Join(rough.dir, "warc", "*", "*", "*.open")); len(open) > 0 {
		t.Errorf("left open: %v", open)
	}
}

// compare names what only one of two sorted lists has.
func compare(t *testing.T, what string, got, want []string) {
	t.Helper()
	for _, d := range []struct {
		name string
		a, b []string
	}{{"lost", want, got}, {"not in the undisturbed archive", got, want}} {
		n := 0
		for _, s := range d.a {
			if _, found := slices.BinarySearch(d.b, s); !found {
				if n++; n <= 5 {
					t.Errorf("%s: %s: %q", what, d.name, s)
				}
			}
		}
		if n > 0 {
			t.Errorf("%s: %d of %d %s", what, n, len(d.a), d.name)
		}
	}
}

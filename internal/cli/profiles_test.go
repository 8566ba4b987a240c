package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// bridgeStory is a page of a site that prints one notice under every story.
func bridgeStory(n int, notice string) string {
	return fmt.Sprintf(`<html><head><title>Bridge number %[1]d to be repaired</title></head><body><article><h1>Bridge number %[1]d to be repaired</h1>
<p>Bridge number %[1]d will be repaired this year, the council decided on Tuesday, after a debate of %[1]d hours.</p>
<p>Engineer number %[1]d of the county promised that the ferry would run twice as often until the work was done.</p>%[2]s</article></body></html>`, n, notice)
}

const harborNotice = `<p>The Harbor Times is printed on paper from sustainable forests, and has covered the whole coast for almost a century.</p>`

// importStories imports the stories from … to-1 as captures of one source, in that order.
func importStories(t *testing.T, dir string, from, to int) {
	t.Helper()
	importStoriesOf(t, "harbor", dir, from, to)
}

func importStoriesOf(t *testing.T, source, dir string, from, to int) {
	t.Helper()
	var manifest strings.Builder
	at := t.TempDir()
	for n := from; n < to; n++ {
		name := fmt.Sprintf("%03d.html", n)
		write(t, filepath.Join(at, name), bridgeStory(n, harborNotice))
		line, _ := json.Marshal(map[string]string{"url": fmt.Sprintf("https://%s.example/%03d", source, n), "html_path": name})
		fmt.Fprintf(&manifest, "%s\n", line)
	}
	must(t, "-C", dir, "import", "html", "--source", source, "--manifest", write(t, filepath.Join(at, "m.jsonl"), manifest.String()))
}

// readOnce runs normalize and gives how many captures it read.
func readOnce(t *testing.T, dir string, flags ...string) int {
	var sum readSummary
	out, _ := must(t, append([]string{"-C", dir, "--json", "normalize"}, flags...)...)
	if err := json.Unmarshal([]byte(out), &sum); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return sum.Read
}

// stored gives the text of each page, and the profile that it was read under.
func stored(t *testing.T, dir string) map[string]string {
	p := &program{stdout: io.Discard, stderr: io.Discard, dir: dir, now: time.Now}
	w, err := p.open()
	if err != nil {
		t.Fatal(err)
	}
	defer w.close()
	out := map[string]string{}
	for c, err := range w.db.Captures(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		r, err := w.db.Reading(t.Context(), c.ID)
		if err != nil {
			t.Fatal(err)
		}
		out[c.URL] = r.Profile + "\n" + r.Reading.Text()
	}
	return out
}

// Two sources come in piece by piece, in turns that are shuffled, and normalize runs now and then, sometimes over
// everything: what is stored in the end is what one run gives.
func TestReadingsDoNotDependOnWhenNormalizeRan(t *testing.T) {
	const pages = 37
	sources := []string{"harbor", "valley"}
	once := newArchive(t, "")
	for _, s := range sources {
		importStoriesOf(t, s, once, 0, pages)
	}
	readOnce(t, once)
	want := stored(t, once)
	profiles := map[string]int{}
	for url, r := range want {
		profile, text, _ := strings.Cut(r, "\n")
		profiles[profile]++
		if strings.Contains(text, "printed on paper") || !strings.Contains(text, "Engineer number") {
			t.Fatalf("%s under profile %q: %s", url, profile, text)
		}
	}
	if len(want) != 2*pages || len(profiles) != 3 || profiles[""] > 0 {
		t.Fatalf("%d pages under profiles %v, want %d under 3, which the two sites share", len(want), profiles, 2*pages)
	}
	for seed := range uint64(4) {
		rnd := rand.New(rand.NewPCG(seed, 5))
		dir, read := newArchive(t, ""), 0
		in := make([]int, len(sources)) // pages that have come in, of each source
		for in[0] < pages || in[1] < pages {
			k := rnd.IntN(len(sources))
			if in[k] == pages {
				continue
			}
			to := min(pages, in[k]+1+rnd.IntN(12))
			importStoriesOf(t, sources[k], dir, in[k], to)
			in[k] = to
			if (in[0] < pages || in[1] < pages) && rnd.IntN(3) == 0 {
				continue // this run is left out
			}
			flags := []string{}
			if rnd.IntN(6) == 0 {
				flags = append(flags, "--all")
				read += readOnce(t, dir) // what is due; then everything once more, which is not counted
				read -= in[0] + in[1]
			}
			read += readOnce(t, dir, flags...)
		}
		if got := stored(t, dir); !maps.Equal(got, want) {
			for url := range want {
				if got[url] != want[url] {
					t.Errorf("seed %d: %s: %q, want %q", seed, url, got[url], want[url])
				}
			}
		}
		if read > 2*2*pages {
			t.Errorf("seed %d: %d readings of %d captures", seed, read, 2*pages)
		}
		if again := readOnce(t, dir); again != 0 {
			t.Errorf("seed %d: another run reads %d captures again", seed, again)
		}
	}
}

func TestExplainReadsUnderTheStoredProfile(t *testing.T) {
	dir := newArchive(t, "")
	importStories(t, dir, 0, 9)
	readOnce(t, dir)
	out, _ := must(t, "-C", dir, "explain", "--json", "https://harbor.example/003")
	var x extracted
	if err := json.Unmarshal([]byte(out), &x); err != nil {
		t.Fatal(err)
	}
	for _, s := range x.Account {
		if s.Rule == "site/repeat: 8 of 8 pages" && strings.Contains(s.Text, "printed on paper") {
			return
		}
	}
	t.Errorf("the notice is not named: %s", out)
}

func TestAStoppedRunIsMadeUpFor(t *testing.T) {
	const pages = 2*readBatch + 10
	want, dir := newArchive(t, ""), newArchive(t, "")
	importStories(t, want, 0, pages)
	importStories(t, dir, 0, pages)
	readOnce(t, want)
	ctx, stop := context.WithCancel(t.Context())
	p := &program{stdout: io.Discard, stderr: io.Discard, dir: dir, now: time.Now}
	w, err := p.openWriter()
	if err != nil {
		t.Fatal(err)
	}
	p.now = func() time.Time { stop(); return time.Now() } // asked when a batch is stored
	stopped, err := p.readUnread(ctx, w, false)
	w.close()
	if err == nil || stopped.Read != readBatch {
		t.Fatalf("%d of %d captures read, error %v: the run was not stopped", stopped.Read, pages, err)
	}
	readOnce(t, dir)
	if !maps.Equal(stored(t, dir), stored(t, want)) {
		t.Error("after a stopped run the readings differ")
	}
}

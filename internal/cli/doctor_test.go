package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/gofrs/flock"
)

func TestDoctor(t *testing.T) {
	const source = "\n[[source]]\nname = \"a\"\nurl = \"http://a.example/\"\n"
	now := time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		settings string
		now      time.Time
		prepare  func(t *testing.T, dir string)
		check    string
		state    string
		says     string
		code     int
	}{
		"all is well":        {source, now, nil, "source", "ok", "1 followed", 0},
		"no contact":         {"contact = \"\"\n", now, nil, "contact", "bad", "refuses to start", ExitError},
		"a setting unknown":  {"colour = 1\n", now, nil, "settings", "bad", ":2:1: unknown key", ExitError},
		"a glob that is bad": {source + "include = [\"news\"]\n", now, nil, "settings", "bad", "must begin", ExitError},
		"no source":          {"", now, nil, "source", "warning", "no source is followed", 0},
		"one site twice":     {source + strings.Replace(source, `"a"`, `"b"`, 1), now, nil, "source", "warning", "b: is on a.example like a", 0},
		"an impolite delay":  {source + "delay = \"10ms\"\n", now, nil, "source", "warning", "10ms", 0},
		"a clock of 1970":    {source, time.Unix(0, 0), nil, "clock", "bad", "before this program", ExitError},
		"a clock set back":   {source, now.AddDate(0, 0, -1), func(t *testing.T, dir string) { crawlNothing(t, dir, now) }, "clock", "bad", "was set back", ExitError},
		"a run that writes": {source, now, func(t *testing.T, dir string) {
			lock := flock.New(filepath.Join(dir, ".lock"))
			if ok, err := lock.TryLock(); !ok || err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { lock.Unlock() })
		}, "lock", "ok", "another run writes", 0},
		"a file of a killed run": {source, now, func(t *testing.T, dir string) {
			os.MkdirAll(filepath.Join(dir, "warc", "2026", "03"), 0o755)
			write(t, filepath.Join(dir, "warc", "2026", "03", "x.warc.gz.open"), "x")
		}, "warc", "warning", "1 files", 0},
		"a database that is none": {source, now, func(t *testing.T, dir string) {
			write(t, filepath.Join(dir, "archive.db"), strings.Repeat("no database ", 1000))
		},
			"database", "bad", "", ExitError},
	} {
		t.Run(name, func(t *testing.T) {
			dir := newArchive(t, "")
			text := c.settings
			if !strings.HasPrefix(text, "contact") {
				text = "contact = \"mailto:test@example.org\"\n" + text
			}
			write(t, filepath.Join(dir, settingsFile), text)
			if c.prepare != nil {
				c.prepare(t, dir)
			}
			code, out, said := runAt(t, &quickly{now: c.now}, "-C", dir, "doctor", "--json")
			var got []finding
			if err := json.Unmarshal([]byte(out), &got); err != nil {
				t.Fatalf("%v\n%s%s", err, out, said)
			}
			for _, f := range got {
				if f.Check == c.check && f.State == c.state && strings.Contains(f.Says, c.says) && (f.State != "bad" || f.Try != "") {
					if code != c.code && diskFine(got) {
						t.Errorf("exit code %d, want %d: %s", code, c.code, said)
					}
					return
				}
			}
			t.Errorf("no %s %q that says %q in %+v", c.state, c.check, c.says, got)
		})
	}
}

// diskFine says that the machine's own disk is not what is bad.
func diskFine(found []finding) bool {
	for _, f := range found {
		if (f.Check == "disk" || f.Check == "file system") && f.State == "bad" {
			return false
		}
	}
	return true
}

// crawlNothing makes a run at a moment.
func crawlNothing(t *testing.T, dir string, now time.Time) {
	w := newWeb(t)
	runAt(t, &quickly{now: now}, "-C", dir, "crawl", "--disk-floor", "0", "--connect-to", w.addr())
}

// TestAGlanceAtTheLockStopsNoRun: a crawl that began while status looked left with 11.
func TestAGlanceAtTheLockStopsNoRun(t *testing.T) {
	dir := newArchive(t, "")
	lock := flock.New(filepath.Join(dir, ".lock"))
	if ok, err := lock.TryRLock(); !ok || err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(50*time.Millisecond, func() { lock.Unlock() })
	must(t, "-C", dir, "normalize")
}

// TestOtherUsersMayAskTheLock: status said "a run is writing now" to whoever could not open it.
func TestOtherUsersMayAskTheLock(t *testing.T) {
	dir := newArchive(t, "")
	must(t, "-C", dir, "normalize")
	info, err := os.Stat(filepath.Join(dir, ".lock"))
	if err != nil {
		t.Fatal(err)
	}
	if mode := info.Mode().Perm(); runtime.GOOS != "windows" && mode&0o444 != 0o444 {
		t.Errorf("mode %v", mode)
	}
	if held, err := writing(dir); held || err != nil {
		t.Errorf("held %v, %v", held, err)
	}
}

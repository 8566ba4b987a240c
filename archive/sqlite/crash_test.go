package sqlite

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"broadsheet/archive"
)

// crashEnv tells the test binary to be the process that is killed: it commits pages into the archive of that name,
// and prints the number of each once Commit has returned.
const crashEnv = "BROADSHEET_SQLITE_CRASH"

func TestMain(m *testing.M) {
	if name := os.Getenv(crashEnv); name != "" {
		commitForEver(name)
	}
	os.Exit(m.Run())
}

func commitForEver(name string) {
	db, err := Open(name, Options{})
	for i := 0; err == nil; i++ {
		c := page(fmt.Sprintf("https://times.example/%d", i), start.Add(time.Duration(i)*time.Second), i)
		err = db.Commit(bg, archive.Fetched{Capture: &c, Target: target(c.URL, 1, time.Time{}), Found: []archive.Target{target(c.URL+"/next", 1, start)}})
		if err == nil {
			err = db.SaveReadings(bg, archive.Read{CaptureID: c.ID, RulesHash: "rules-1", Reading: reading(fmt.Sprint(i), "harbour "+words(fmt.Sprint(i), 300))})
		}
		if err == nil {
			fmt.Println(i)
		}
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

func TestKilledWriterLosesNothingThatWasCommitted(t *testing.T) {
	name := filepath.Join(t.TempDir(), "archive.db")
	total := 0
	for round, kill := range []int{1, 7, 23} { // after so many pages
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), crashEnv+"="+name)
		out, err := child.StdoutPipe()
		must(t, err)
		must(t, child.Start())
		lines := bufio.NewScanner(out)
		seen := 0
		for seen < kill && lines.Scan() {
			seen++
		}
		must(t, child.Process.Kill())
		for lines.Scan() { // what it printed before it died
			seen++
		}
		child.Wait()
		total = max(total, seen)

		db, err := Open(name, Options{})
		must(t, err)
		integrity, err := db.IntegrityCheck(bg)
		must(t, err)
		foreign, err := db.ForeignKeyCheck(bg)
		must(t, err)
		if len(integrity)+len(foreign) > 0 {
			t.Errorf("round %d: %v %v", round, integrity, foreign)
		}
		indexed(t, db)
		for i := range seen {
			url := fmt.Sprintf("https://times.example/%d", i)
			if _, err := db.Article(bg, url); err != nil {
				t.Errorf("round %d: %v", round, err)
			}
			if _, ok, err := db.Target(bg, url+"/next"); !ok {
				t.Errorf("round %d: %s/next was lost: %v", round, url, err)
			}
		}
		must(t, db.Close())
	}
	if total < 20 {
		t.Errorf("only %d pages were committed", total)
	}
}

func TestOthersReadWhileAWriterCommits(t *testing.T) {
	db := openTest(t)
	tool, err := exec.LookPath("sqlite3")
	if err != nil {
		t.Log("no sqlite3 command: only our own reader is tried")
	}
	stop, done := make(chan struct{}), make(chan error, 1)
	go func() {
		for i := 0; ; i++ {
			select {
			case <-stop:
				done <- nil
				return
			default:
			}
			c := page(fmt.Sprintf("https://times.example/%d", i), start, i)
			err := db.Commit(bg, archive.Fetched{Capture: &c, Target: target(c.URL, 1, start)})
			if err == nil {
				err = db.SaveReadings(bg, archive.Read{CaptureID: c.ID, RulesHash: "rules-1", Reading: reading("Bridge", "harbour")})
			}
			if err != nil {
				done <- err
				return
			}
		}
	}()
	for last, grown := 0, 0; grown < 5; {
		select {
		case err := <-done:
			t.Fatalf("the writer stopped: %v", err)
		default:
		}
		n := 0
		for _, err := range db.Rows(bg, "articles", []string{"article_id", "headline"}, []string{"article_id"}) {
			must(t, err)
			n++
		}
		if n < last {
			t.Errorf("%d articles after %d", n, last)
		}
		if n > last {
			grown++
		}
		last = n
		if tool == "" {
			continue
		}
		out, err := exec.Command(tool, "-readonly", db.path, "SELECT count(*) >= "+fmt.Sprint(n)+" FROM articles").CombinedOutput()
		if got := strings.TrimSpace(string(out)); err != nil || got != "1" {
			t.Errorf("sqlite3 -readonly: %q, %v", got, err)
		}
	}
	close(stop)
	must(t, <-done)
}

func TestOlderReadersOpenEveryView(t *testing.T) {
	name := filepath.Join(t.TempDir(), "archive.db")
	db, err := Open(name, Options{})
	must(t, err)
	saved(t, db, "rules-1", []archive.Capture{page("https://times.example/a", start, 1)}, bridge())
	want := dump(t, db)
	must(t, db.Close())
	if _, err := os.Stat(name + "-wal"); err == nil {
		t.Error("a log stays behind after Close")
	}
	reader, err := Open(name, Options{ReadOnly: true})
	must(t, err)
	if got := dump(t, reader); got != want {
		t.Errorf("read-only:\n%s\nwant\n%s", got, want)
	}
	if err := reader.SaveReadings(bg); err == nil {
		t.Error("a read-only archive took a write")
	}
	must(t, reader.Close())
	tool, err := exec.LookPath("sqlite3")
	if err != nil {
		t.Skip("no sqlite3 command to read with")
	}
	for _, m := range viewName.FindAllStringSubmatch(views, -1) {
		out, err := exec.Command(tool, "-readonly", name, "SELECT * FROM "+m[1]).CombinedOutput()
		if err != nil || (len(out) == 0 && m[1] != "frontier" && m[1] != "sources") {
			t.Errorf("%s: %q, %v", m[1], out, err)
		}
	}
	out, err := exec.Command(tool, "-readonly", name, "PRAGMA integrity_check; SELECT snippet(articles_fts, 2, '[', ']', '', 3) FROM articles_fts WHERE articles_fts MATCH 'cheered'").CombinedOutput()
	if got := strings.TrimSpace(string(out)); err != nil || !strings.HasPrefix(got, "ok\n") || !strings.Contains(got, "[cheered]") {
		t.Errorf("check and search: %q, %v", got, err)
	}
}

package cli

import (
	"compress/gzip"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestBadInputHasAMessageANextStepAndAnExitCode(t *testing.T) {
	archive := newArchive(t, "")
	plain := t.TempDir()
	newer := newArchive(t, "")
	makeNewer(t, newer)
	broken := func(toml string) string { return newArchive(t, toml) }
	html := write(t, filepath.Join(plain, "page.html"), "<title>x</title><p>y")
	nobody := broken("")
	write(t, filepath.Join(nobody, settingsFile), "\ncontact = \"nobody\"\n")
	manifest := func(lines string) string { return write(t, filepath.Join(t.TempDir(), "m.jsonl"), lines) }

	cases := []struct {
		name string
		args []string
		code int
		says []string
	}{
		{"toml syntax error names line and column", []string{"-C", broken("[[source]\n"), "crawl"}, ExitUsage, []string{"broadsheet.toml:2:", "Try:"}},
		{"unknown key names line and column", []string{"-C", broken("delya = \"2s\"\n"), "crawl"}, ExitUsage, []string{"broadsheet.toml:2:1", `"delya"`, "Try:"}},
		{"duration without a unit is told", []string{"-C", broken("[[source]]\nname=\"a\"\nurl=\"https://a.example/\"\ndelay=\"2\"\n"), "crawl"}, ExitUsage, []string{"broadsheet.toml:", "2s", "Try:"}},
		{"source with a bad URL is named", []string{"-C", broken("[[source]]\nname=\"a\"\nurl=\"ftp://a.example/\"\n"), "crawl"}, ExitUsage, []string{"broadsheet.toml:2:1", `"a"`, "ftp://a.example/", "Try:"}},
		{"duration that is a bare number", []string{"-C", broken("[[source]]\nname=\"a\"\nurl=\"https://a.example/\"\ndelay = 2\n"), "crawl"}, ExitUsage, []string{"broadsheet.toml:5:1", "2s", "Try:"}},
		{"duration that is negative", []string{"-C", broken("[[source]]\nname=\"a\"\nurl=\"https://a.example/\"\ndelay = \"-2s\"\n"), "crawl"}, ExitUsage, []string{"broadsheet.toml:5:9", "negative", "Try:"}},
		{"duration that is a date", []string{"-C", broken("[[source]]\nname=\"a\"\nurl=\"https://a.example/\"\ndelay = 2026-01-01\n"), "crawl"}, ExitUsage, []string{"broadsheet.toml:5:9", "delay: want a duration in quotes", "Try:"}},
		{"list that is a string", []string{"-C", broken("[[source]]\nname=\"a\"\nurl=\"https://a.example/\"\nfeeds = \"x\"\n"), "crawl"}, ExitUsage, []string{"broadsheet.toml:5:9", `feeds: want a list, as ["…"]`, "Try:"}},
		{"glob that is none", []string{"-C", broken("[[source]]\nname=\"a\"\nurl=\"https://a.example/\"\ninclude = [\"news\"]\n"), "crawl"}, ExitUsage, []string{"broadsheet.toml:2:1", `"a"`, `glob "news"`, "Try:"}},
		{"glob that is none, on the command line", []string{"-C", archive, "source", "add", "--no-fetch", "--include", "news", "https://a.example/"}, ExitUsage, []string{`glob "news"`, "Try:"}},
		{"address that is none", []string{"-C", broken("allow_net = [\"10.0.0.0/99\"]\n"), "crawl"}, ExitUsage, []string{"broadsheet.toml:2:1", "10.0.0.0/99", "Try:"}},
		{"source without a URL", []string{"-C", broken("[[source]]\nname=\"a\"\n"), "crawl"}, ExitUsage, []string{"broadsheet.toml:2:1", "url is not set", "Try:"}},
		{"contact that reaches nobody", []string{"-C", nobody, "crawl"}, ExitUsage, []string{"broadsheet.toml:2:1", `"nobody"`, "mailto:", "Try:"}},
		{"no contact, no crawl", []string{"-C", broken("contact2=1\n"), "crawl"}, ExitUsage, []string{"contact2"}},
		{"directory that is no archive", []string{"-C", plain, "status"}, ExitNoArchive, []string{plain, "Try: broadsheet -C", "init"}},
		{"archive of a newer version", []string{"-C", newer, "status"}, ExitNewer, []string{"newer", "Try:"}},
		{"unknown verb", []string{"exprot"}, ExitUsage, []string{"exprot", "Try:"}},
		{"unknown flag", []string{"extract", "--jsno"}, ExitUsage, []string{"--jsno", "Try:"}},
		{"unknown table", []string{"-C", archive, "export", "artciles"}, ExitUsage, []string{"artciles", "Try:"}},
		{"unknown source", []string{"-C", archive, "crawl", "nobody"}, ExitUsage, []string{"nobody", "Try:"}},
		{"no source", []string{"-C", archive, "crawl"}, ExitUsage, []string{"no source", "Try:"}},
		{"unknown article", []string{"-C", archive, "show", "https://a.example/"}, ExitError, []string{"https://a.example/", "not found", "Try:"}},
		{"search syntax", []string{"-C", archive, "search", `"open`}, ExitUsage, []string{"Try:"}},
		{"manifest line that is no JSON", []string{"-C", archive, "import", "html", "--manifest", manifest("{\n")}, ExitPartial, []string{"m.jsonl:1", "Try:"}},
		{"manifest that names a missing file", []string{"-C", archive, "import", "html", "--manifest", manifest(`{"url":"https://a.example/1","html_path":"gone.html"}` + "\n")}, ExitPartial, []string{"m.jsonl:1", "gone.html", "Try:"}},
		{"manifest that is missing", []string{"-C", archive, "import", "html", "--manifest", filepath.Join(plain, "none")}, ExitUsage, []string{"none", "Try:"}},
		{"extract of a missing file", []string{"extract", filepath.Join(plain, "none.html")}, ExitPartial, []string{"Try:"}},
		{"file that is no WARC", []string{"-C", archive, "import", "warc", html}, ExitPartial, []string{"page.html", "Try:"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			code, out, errs := run(t, c.args...)
			if code != c.code {
				t.Errorf("exit code %d, want %d", code, c.code)
			}
			for _, s := range c.says {
				if !strings.Contains(errs, s) {
					t.Errorf("stderr does not say %q:\n%s", s, errs)
				}
			}
			if t.Failed() {
				t.Logf("stdout: %s", out)
			}
		})
	}
}

func makeNewer(t *testing.T, dir string) {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(dir, "archive.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec("PRAGMA user_version = 9999"); err != nil {
		t.Fatal(err)
	}
}

func TestStrangePagesAreArchivedAndHaveARow(t *testing.T) {
	dir := t.TempDir()
	pages := map[string]string{
		"empty":          "",
		"invalid-utf8":   "<title>caf\xe9 \xff\xfe</title><p>" + strings.Repeat("na\xefve words of a story. ", 40),
		"nested":         strings.Repeat("<div>", 10000) + "deep" + strings.Repeat("</div>", 10000),
		"thirty-mb":      "<title>long</title>" + strings.Repeat("<p>A sentence that is said again and again, and again.\n", 30<<20/55),
		"nul":            "<title>n\x00l</title>\x00<p>a\x00b",
		"binary":         "\x89PNG\r\n\x1a\n" + strings.Repeat("\x00\x01\x02", 1000),
		"truncated-tags": "<html><body><p>begins <a href=\"x",
	}
	var lines strings.Builder
	for name, body := range pages {
		write(t, filepath.Join(dir, name+".html"), body)
		fmt.Fprintf(&lines, "{\"url\":\"https://strange.example/%s\",\"html_path\":%q}\n", name, name+".html")
	}
	manifest := write(t, filepath.Join(dir, "manifest.jsonl"), lines.String())
	a := newArchive(t, "")
	must(t, "-C", a, "import", "html", "--manifest", manifest)
	must(t, "-C", a, "normalize")
	got := map[string]bool{}
	for _, r := range rows(t, a, "articles", "url", "reason", "text") {
		got[strings.TrimPrefix(r[0].(string), "https://strange.example/")] = true
		if r[1] == nil && r[2] == nil {
			t.Errorf("%v has neither text nor a reason", r[0])
		}
	}
	for name := range pages {
		if !got[name] {
			t.Errorf("%s has no row", name)
		}
	}
	must(t, "-C", a, "export", "--out", filepath.Join(dir, "out"))
	must(t, "-C", a, "verify")
}

func TestServersThatMisbehaveLoseNothing(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		io.WriteString(w, `<a href="/cut">c</a> <a href="/bomb">b</a> <a href="/loop">l</a> <a href="/away">a</a> <a href="/good">g</a> <a href="/file">f</a>`)
	})
	mux.HandleFunc("/robots.txt", http.NotFound)
	mux.HandleFunc("/good", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "<title>good</title><p>Fine.") })
	mux.HandleFunc("/cut", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Header().Set("Content-Length", "5000")
		io.WriteString(w, "<title>cut</title><p>Only the beginning of it came.")
		w.(http.Flusher).Flush()
		c, _, _ := w.(http.Hijacker).Hijack()
		c.Close()
	})
	mux.HandleFunc("/bomb", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		for range 200 {
			z.Write(make([]byte, 1<<20))
		}
		z.Close()
	})
	mux.HandleFunc("/loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) })
	mux.HandleFunc("/away", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://10.0.0.1/", http.StatusFound)
	})
	mux.HandleFunc("/file", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Location", "file:///etc/hostname")
		w.WriteHeader(http.StatusFound)
	})
	s := httptest.NewServer(mux)
	defer s.Close()
	dir := newArchive(t, "[[source]]\nname = \"town\"\nurl = \"http://town.example/\"\ndelay = \"1ms\"\n")
	code, _, errs := run(t, "-C", dir, "crawl", "--connect-to", s.Listener.Addr().String())
	if code != ExitOK && code != ExitPartial {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	got := map[string]string{}
	for _, r := range rows(t, dir, "captures", "url", "outcome", "truncated") {
		got[r[0].(string)] = fmt.Sprint(r[1], " ", r[2])
	}
	for url, want := range map[string]string{
		"http://town.example/good": "page <nil>",
		"http://town.example/cut":  "page disconnect",
		"http://town.example/loop": "redirect <nil>",
		"http://town.example/away": "redirect <nil>",
		"http://town.example/file": "redirect <nil>",
	} {
		if got[url] != want {
			t.Errorf("%s: %q, want %q", url, got[url], want)
		}
	}
	if got["http://town.example/bomb"] == "" {
		t.Error("the bomb has no capture")
	}
	for url := range got {
		if strings.HasPrefix(url, "file:") || strings.Contains(url, "10.0.0.1") {
			t.Errorf("%s was asked for", url)
		}
	}
	must(t, "-C", dir, "verify")
}

func TestUnreachableSourceIsCode75(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
	dir := newArchive(t, "[[source]]\nname = \"town\"\nurl = \"http://town.example/\"\n")
	if code, _, errs := run(t, "-C", dir, "crawl", "--connect-to", l.Addr().String()); code != ExitOffline {
		t.Errorf("exit code %d: %s", code, errs)
	}
}

func TestSecondWriterLeavesWith11AndReadersGoOn(t *testing.T) {
	hold := make(chan struct{})
	asked := make(chan struct{}, 100)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked <- struct{}{}
		<-hold
		http.NotFound(w, r)
	}))
	defer s.Close()
	dir := newArchive(t, "[[source]]\nname = \"town\"\nurl = \"http://town.example/\"\ndelay = \"1ms\"\n")
	c := process(t, "-C", dir, "crawl", "--connect-to", s.Listener.Addr().String())
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	<-asked
	if code, _, errs := run(t, "-C", dir, "crawl"); code != ExitLocked || !strings.Contains(errs, "Try:") {
		t.Errorf("exit code %d: %s", code, errs)
	}
	must(t, "-C", dir, "status")
	if sqlite3, err := exec.LookPath("sqlite3"); err == nil {
		out, err := exec.Command(sqlite3, "-readonly", filepath.Join(dir, "archive.db"), "select count(*) from articles").CombinedOutput()
		if err != nil {
			t.Errorf("sqlite3 while a crawl writes: %v: %s", err, out)
		}
	} else {
		t.Log("sqlite3 is not here: the command-line reader was not tried")
	}
	close(hold)
	c.Wait()
}

func TestSignalStopsACrawlCleanly(t *testing.T) {
	for name, c := range map[string]struct {
		signal syscall.Signal
		code   int
		times  int
	}{
		"interrupt": {syscall.SIGINT, 130, 1}, "terminate": {syscall.SIGTERM, 143, 1},
		"terminate, as timeout(1) does it: the program and its group": {syscall.SIGTERM, 143, 3},
	} {
		t.Run(name, func(t *testing.T) { stopBySignal(t, c.signal, c.code, c.times) })
	}
}

func stopBySignal(t *testing.T, signal syscall.Signal, want, times int) {
	t.Helper()
	asked := make(chan struct{}, 100)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked <- struct{}{}
		w.Header().Set("Content-Type", "text/html")
		for i := range 200 {
			fmt.Fprintf(w, `<a href="/a/%d">a</a> `, i)
		}
	}))
	defer s.Close()
	dir := newArchive(t, "[[source]]\nname = \"town\"\nurl = \"http://town.example/\"\ndelay = \"50ms\"\n")
	c := process(t, "-C", dir, "crawl", "--connect-to", s.Listener.Addr().String())
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	for range 4 {
		<-asked
	}
	for range times {
		c.Process.Signal(signal)
		time.Sleep(2 * time.Millisecond)
	}
	done := make(chan error, 1)
	go func() { done <- c.Wait() }()
	select {
	case <-done:
	case <-time.After(20 * time.Second):
		c.Process.Kill()
		t.Fatal("did not stop")
	}
	if code := c.ProcessState.ExitCode(); code != want {
		t.Errorf("exit code %d, want %d", code, want)
	}
	summaries, _ := filepath.Glob(filepath.Join(dir, "runs", "*", "summary.json"))
	if len(summaries) != 1 {
		t.Errorf("%d summaries", len(summaries))
	}
	open, _ := filepath.Glob(filepath.Join(dir, "warc", "*", "*", "*.open"))
	if len(open) > 0 {
		t.Errorf("left open: %v", open)
	}
	must(t, "-C", dir, "verify")
}

// TestADamagedDatabaseIsDamage: no next step may lead back to the same message.
func TestADamagedDatabaseIsDamage(t *testing.T) {
	t.Parallel()
	for name, spoil := range map[string]func(b []byte) []byte{
		"its head": func(b []byte) []byte { return append([]byte("no database at all"), b[18:]...) },
		"its tables": func(b []byte) []byte {
			for i := 4096; i < len(b); i++ {
				b[i] = 0x55
			}
			return b
		},
	} {
		dir := newArchive(t, "")
		must(t, "-C", dir, "import", "text", write(t, filepath.Join(dir, "page.txt"), "Crane\n\nThe crane is gone."))
		db := filepath.Join(dir, "archive.db")
		write(t, db, string(spoil([]byte(content(t, db)))))
		for _, verb := range []string{"verify", "status", "normalize"} {
			code, _, said := run(t, "-C", dir, verb)
			if code != ExitDamaged || !strings.Contains(said, "Try: a backup of archive.db") {
				t.Errorf("%s: %s: exit code %d: %s", name, verb, code, said)
			}
		}
	}
	dir := newArchive(t, "")
	write(t, filepath.Join(dir, "archive.db"), "")
	if code, _, said := run(t, "-C", dir, "status"); code != ExitError || !strings.Contains(said, "Try: broadsheet -C "+dir+" normalize") {
		t.Errorf("an empty file: exit code %d: %s", code, said)
	}
	must(t, "-C", dir, "normalize")
	must(t, "-C", dir, "status")
}

// TestADatabaseThatIsGoneIsDamage: a new one beside the WARC files would fetch everything again.
func TestADatabaseThatIsGoneIsDamage(t *testing.T) {
	t.Parallel()
	dir := newArchive(t, "")
	must(t, "-C", dir, "import", "text", write(t, filepath.Join(dir, "page.txt"), "Crane\n\nThe crane is gone."))
	for _, name := range []string{"archive.db", "archive.db-wal", "archive.db-shm"} {
		if err := os.Remove(filepath.Join(dir, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Fatal(err)
		}
	}
	for _, verb := range []string{"init", "crawl", "status", "normalize", "verify"} {
		code, _, said := run(t, "-C", dir, verb)
		if code != ExitDamaged || !strings.Contains(said, "Try: a backup of archive.db") {
			t.Errorf("%s: exit code %d: %s", verb, code, said)
		}
	}
}

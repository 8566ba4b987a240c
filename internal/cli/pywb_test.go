package cli

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestPywbReplaysTheDemo asks pywb for pages as captured (id_), by our index and out of our WARC files.
func TestPywbReplaysTheDemo(t *testing.T) {
	python := os.Getenv("BROADSHEET_PYTHON_WARC")
	if python == "" {
		t.Skip("SKIPPED: BROADSHEET_PYTHON_WARC names no Python with pywb: no page was replayed")
	}
	dir := filepath.Join(t.TempDir(), "demo")
	must(t, "demo", dir, "--days", "2")
	index, _ := must(t, "-C", dir, "warc", "index")
	site := t.TempDir()
	write(t, filepath.Join(site, "index.cdxj"), index)
	write(t, filepath.Join(site, "config.yaml"), fmt.Sprintf("collections:\n  demo:\n    index_paths: index.cdxj\n    archive_paths: %s/warc/\n", dir))
	base := startPywb(t, python, site)

	replayed, again, seen := 0, 0, map[string]bool{}
	for _, r := range rows(t, dir, "captures", "fetched_at", "url", "outcome", "refers_to", "source") {
		url, kind := r[1].(string), fmt.Sprint(r[2], r[4])
		if outcome := r[2].(string); outcome != "page" && r[3] == nil || seen[kind] {
			continue
		}
		seen[kind] = true
		stamp := strings.NewReplacer("-", "", ":", "", "T", "", "Z", "").Replace(r[0].(string)[:19])
		status, want := 200, pageAt(t, dir, r[0].(string), url)
		if r[2] == "not-modified" { // pywb gives what came, not what it stands for
			status, want = 304, ""
		}
		got, err := http.Get(base + "/demo/" + stamp + "id_/" + url)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(got.Body)
		got.Body.Close()
		if err != nil || got.StatusCode != status || string(body) != want {
			t.Errorf("%s at %s: status %d, %d bytes, want %d: %v", url, stamp, got.StatusCode, len(body), len(want), err)
		}
		if r[3] == nil {
			replayed++
		} else {
			again++
		}
	}
	if replayed < 3 || again == 0 {
		t.Errorf("%d pages and %d revisits were replayed, want one of each paper", replayed, again)
	}
}

// pageAt gives the decoded payload of a capture.
func pageAt(t *testing.T, dir, at, url string) string {
	t.Helper()
	p := &program{dir: dir, now: time.Now}
	w, err := p.open()
	if err != nil {
		t.Fatal(err)
	}
	defer w.close()
	c, err := w.db.CaptureByURL(t.Context(), url, parseFetched(at))
	if err != nil {
		t.Fatal(err)
	}
	body, _, err := w.payload(c)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

// startPywb starts pywb in a folder with a config.yaml, waits until it answers, and gives its address.
func startPywb(t *testing.T, python, folder string) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := l.Addr().(*net.TCPAddr).Port
	l.Close()
	var said strings.Builder
	c := exec.Command(python, "-c", "import sys; from pywb.apps.cli import wayback; wayback(sys.argv[1:])", "-b", "127.0.0.1", "-p", fmt.Sprint(port))
	c.Dir, c.Stdout, c.Stderr = folder, &said, &said
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		c.Process.Kill()
		c.Wait()
		if t.Failed() {
			t.Logf("pywb said:\n%s", said.String())
		}
	})
	base := fmt.Sprintf("http://127.0.0.1:%d", port)
	for range 300 {
		if r, err := http.Get(base + "/"); err == nil {
			r.Body.Close()
			return base
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatalf("pywb did not start: %s", said.String())
	return ""
}

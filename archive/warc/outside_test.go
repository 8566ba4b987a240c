package warc

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"broadsheet/internal/decode"
)

// outside is what testdata/check_warcio.py prints.
type outside struct {
	Records []struct {
		Type, URL, Date string
		Offset, Length  int64
	}
	Errors []string
}

func TestWarcioReadsWhatWeWrite(t *testing.T) {
	python := os.Getenv("BROADSHEET_PYTHON_WARC")
	if python == "" {
		t.Skip("SKIPPED: BROADSHEET_PYTHON_WARC names no Python with warcio: the outside check of WARC files did not run")
	}
	dir := t.TempDir()
	places, _ := written(t, dir)
	name := filepath.Join(dir, filepath.FromSlash(places[0].File))
	cmd := exec.Command(python, filepath.Join("testdata", "check_warcio.py"), name)
	cmd.Stderr = os.Stderr
	printed, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var theirs outside
	if err := json.Unmarshal(printed, &theirs); err != nil {
		t.Fatal(err)
	}
	for _, e := range theirs.Errors {
		t.Error(e)
	}
	ours := readFile(t, name)
	if len(theirs.Records) != len(ours) {
		t.Fatalf("%d records, warcio reads %d", len(ours), len(theirs.Records))
	}
	for i, r := range theirs.Records {
		o := ours[i]
		if r.Type != o.Type() || r.URL != o.URL() || r.Date != o.Header.Get("WARC-Date") || r.Offset != o.Offset || r.Length != o.Length {
			t.Errorf("record %d: warcio reads %+v, we %+v at %d+%d", i, r, o.Header, o.Offset, o.Length)
		}
	}
}

func TestWgetsFilesAreRead(t *testing.T) {
	wget, err := exec.LookPath("wget")
	if err != nil {
		t.Skip("SKIPPED: no wget here: files of a foreign producer were not read")
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/a":
			http.Redirect(w, r, "/b", http.StatusFound)
		case "/b":
			io.WriteString(w, page[:20])
			w.(http.Flusher).Flush() // chunked from here
			io.WriteString(w, page[20:])
		default:
			http.NotFound(w, r)
		}
	}))
	defer server.Close()
	for _, flag := range []string{"--warc-compression", "--no-warc-compression"} {
		dir := t.TempDir()
		cmd := exec.Command(wget, "-q", "--no-proxy", flag, "--warc-file=w", "-O", "out", server.URL+"/a", server.URL+"/none")
		cmd.Dir = dir
		cmd.Run() // its exit code tells of the 404
		files, err := filepath.Glob(filepath.Join(dir, "w.warc*"))
		if err != nil || len(files) != 1 {
			t.Fatalf("%s: files %v, %v", flag, files, err)
		}
		var pages []string
		for _, r := range readFile(t, files[0]) {
			if err := r.Verify(); err != nil {
				t.Error(err)
			}
			if m, err := r.HTTP(); r.Type() == TypeResponse && err == nil {
				pages = append(pages, fmt.Sprint(m.Status, strings.TrimPrefix(r.URL(), server.URL)))
				if body, err := r.Payload(decode.Limit{}); m.Status == 200 && (err != nil || string(body) != page) {
					t.Errorf("%s: %q, %v", flag, body, err)
				}
			}
		}
		if got := strings.Join(pages, " "); got != "302/a 200/b 404/none" {
			t.Errorf("%s: %s", flag, got)
		}
	}
}

package cli

import (
	"bytes"
	"compress/gzip"
	"crypto/sha1"
	"encoding/base32"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// foreign is a record of another tool.
func foreign(version, block string, fields ...string) string {
	return version + "\r\n" + strings.Join(fields, "\r\n") + fmt.Sprintf("\r\nContent-Length: %d\r\n\r\n", len(block)) + block + "\r\n\r\n"
}

func sha1Digest(body string) string {
	sum := sha1.Sum([]byte(body))
	return "sha1:" + base32.StdEncoding.EncodeToString(sum[:])
}

func response(url, date, body string, more ...string) string {
	block := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
	return foreign("WARC/1.0", block, append([]string{"WARC-Type: response", "WARC-Record-ID: <urn:uuid:" + url + date + ">", "WARC-Target-URI: " + url,
		"WARC-Date: " + date, "Content-Type: application/http; msgtype=response", "WARC-Payload-Digest: " + sha1Digest(body)}, more...)...)
}

func revisit(url, date, refersDate, body string) string {
	return foreign("WARC/1.0", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", "WARC-Type: revisit", "WARC-Record-ID: <urn:uuid:r"+url+date+">", "WARC-Target-URI: "+url,
		"WARC-Date: "+date, "WARC-Profile: http://netpreserve.org/warc/1.0/revisit/identical-payload-digest", "WARC-Refers-To-Target-URI: "+url,
		"WARC-Refers-To-Date: "+refersDate, "WARC-Payload-Digest: "+sha1Digest(body), "Content-Type: application/http; msgtype=response")
}

func zipped(parts ...string) string {
	var b bytes.Buffer
	for _, p := range parts {
		z := gzip.NewWriter(&b)
		io.WriteString(z, p)
		z.Close()
	}
	return b.String()
}

// importJSON imports files and gives what it says.
func importJSON(t *testing.T, code int, dir string, names ...string) importedWARC {
	t.Helper()
	got, out, errs := run(t, append([]string{"-C", dir, "import", "warc", "--json"}, names...)...)
	var sum importedWARC
	if err := json.Unmarshal([]byte(out), &sum); err != nil || got != code {
		t.Fatalf("exit code %d, want %d: %v\n%s%s", got, code, err, out, errs)
	}
	return sum
}

func TestImportWARCTakesEveryHabitAndNothingTwice(t *testing.T) {
	const info = "software: other/1\r\n"
	warcinfo := func(v string) string {
		return foreign(v, info, "WARC-Type: warcinfo", "WARC-Record-ID: <urn:uuid:info>", "WARC-Date: 2026-03-02T08:00:00Z", "Content-Type: application/warc-fields")
	}
	page, other := articlePage("Crane comes down"), articlePage("Crane stays up")
	records := []string{
		warcinfo("WARC/1.0"),
		foreign("WARC/1.0", "GET / HTTP/1.1\r\n\r\n", "WARC-Type: request", "WARC-Target-URI: http://n.example/a", "WARC-Date: 2026-03-02T08:00:00Z"),
		response("http://n.example/a", "2026-03-02T08:00:00Z", page),
		response("http://n.example/b", "2026-03-02T08:00:05Z", other),
		foreign("WARC/1.0", "fetchTimeMs: 5\r\n", "WARC-Type: metadata", "WARC-Target-URI: http://n.example/a", "WARC-Date: 2026-03-02T08:00:00Z", "Content-Type: application/warc-fields"),
	}
	browser := []string{
		warcinfo("WARC/1.1"),
		strings.Replace(response("https://n.example/a", "2026-03-02T08:00:00.123456Z", page), "WARC/1.0", "WARC/1.1", 1),
		foreign("WARC/1.1", page, "WARC-Type: resource", "WARC-Target-URI: https://n.example/b", "WARC-Date: 2026-03-02T08:00:01.5Z", "Content-Type: text/html"),
		foreign("WARC/1.1", "\x89PNG", "WARC-Type: resource", "WARC-Target-URI: urn:screenshot:https://n.example/a", "WARC-Date: 2026-03-02T08:00:01Z", "Content-Type: image/png"),
		foreign("WARC/1.1", `{"type":"navigation"}`, "WARC-Type: metadata", "WARC-Target-URI: https://n.example/a", "Content-Type: application/json"),
		foreign("WARC/1.1", "n.example. 60 IN A 192.0.2.1\n", "WARC-Type: response", "WARC-Target-URI: dns:n.example", "WARC-Date: 2026-03-02T08:00:00Z", "Content-Type: text/dns"),
	}
	crawlBody := "HTTP/1.1 200 OK\r\nX-Crawl-Transfer-Encoding: chunked\r\nX-Crawl-Content-Encoding: gzip\r\nContent-Type: text/html\r\nContent-Length: 9\r\n\r\n" + page
	common := []string{
		warcinfo("WARC/1.0"),
		foreign("WARC/1.0", crawlBody, "WARC-Type: response", "WARC-Date: 2026-03-02T08:00:00Z", "WARC-Record-ID: <urn:uuid:cc>", "WARC-Target-URI: http://n.example/a",
			"WARC-Identified-Payload-Type: text/html", "WARC-Payload-Digest: "+strings.TrimRight(sha1Digest(page), "="), "Content-Type: application/http; msgtype=response"),
	}
	for name, c := range map[string]struct {
		file     string
		captures int
		articles string
	}{
		"gzip by record":       {zipped(records...), 2, "Crane comes down, Crane stays up"},
		"gzip by file":         {zipped(strings.Join(records, "")), 2, "Crane comes down, Crane stays up"},
		"not compressed":       {strings.Join(records, ""), 2, "Crane comes down, Crane stays up"},
		"a browser crawler's":  {zipped(browser...), 2, "Crane comes down, Crane comes down"},
		"Common Crawl's":       {zipped(common...), 1, "Crane comes down"},
		"HTTP/2 in its head":   {zipped(strings.Replace(response("http://n.example/a", "2026-03-02T08:00:00Z", page), "HTTP/1.1 200 OK", "HTTP/2 200 Fine", 1)), 1, "Crane comes down"},
		"without dates":        {zipped(strings.Replace(records[2], "WARC-Date: 2026-03-02T08:00:00Z\r\n", "", 1)), 1, "Crane comes down"},
		"nothing but warcinfo": {zipped(warcinfo("WARC/1.1")), 0, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := newArchive(t, "")
			file := write(t, filepath.Join(t.TempDir(), "x.warc.gz"), c.file)
			if sum := importJSON(t, 0, dir, file); sum.New != c.captures || sum.Known+sum.Failed != 0 {
				t.Errorf("imported %+v, want %d new", sum, c.captures)
			}
			for range 2 {
				if sum := importJSON(t, 0, dir, file); sum.New != 0 || sum.Known != c.captures || sum.Failed != 0 {
					t.Errorf("imported again %+v, want %d known", sum, c.captures)
				}
			}
			must(t, "-C", dir, "normalize")
			var got []string
			for _, r := range rows(t, dir, "articles", "url", "headline") {
				got = append(got, fmt.Sprint(r[1]))
			}
			slices.Sort(got)
			if n := len(rows(t, dir, "captures", "url")); n != c.captures || strings.Join(got, ", ") != c.articles {
				t.Errorf("%d captures, articles %q; want %d, %q", n, got, c.captures, c.articles)
			}
			must(t, "-C", dir, "verify")
		})
	}
}

func TestImportWARCNamesAndCountsWhatIsBroken(t *testing.T) {
	good := func(path string) string {
		return zipped(response("http://n.example/"+path, "2026-03-02T08:00:00Z", articlePage("Crane "+path)))
	}
	flip := func(s string, at int) string {
		b := []byte(s)
		b[at] ^= 0x55
		return string(b)
	}
	lies := strings.Replace(response("http://n.example/lies", "2026-03-02T08:00:00Z", "<p>x"), "WARC-Payload-Digest: sha1:", "WARC-Payload-Digest: sha1:AAAA", 1)
	for name, c := range map[string]struct{ file, class string }{
		"a torn tail":             {good("a") + good("b") + good("c")[:100], "torn"},
		"a corrupt member":        {good("a") + flip(good("x"), 60) + good("b"), "gzip"},
		"a wrong checksum":        {good("a") + flip(good("x"), len(good("x"))-6) + good("b"), "gzip"},
		"no length":               {good("a") + zipped("WARC/1.0\r\nWARC-Type: response\r\n\r\n") + good("b"), "length"},
		"a member that is none":   {good("a") + zipped("<html>") + good("b"), "header"},
		"a digest that is wrong":  {good("a") + zipped(lies) + good("b"), "digest"},
		"garbage between members": {good("a") + "garbage" + good("b"), "header"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := newArchive(t, "")
			file := write(t, filepath.Join(t.TempDir(), "x.warc.gz"), c.file)
			sum := importJSON(t, ExitPartial, dir, file)
			if sum.New != 2 || sum.Failed != 1 || sum.Broken[c.class] != 1 || len(sum.Failure) != 1 || !strings.Contains(sum.Failure[0], "byte ") {
				t.Errorf("imported %+v, want 2 pages, and one broken record of class %s", sum, c.class)
			}
			if sum := importJSON(t, ExitPartial, dir, file); sum.New != 0 || sum.Known != 2 {
				t.Errorf("imported again %+v", sum)
			}
			code, _, said := run(t, "-C", dir, "import", "warc", file)
			if code != ExitPartial || !strings.Contains(said, "broken records, "+c.class+": 1") || !strings.Contains(said, "Try:") {
				t.Errorf("exit code %d: %s", code, said)
			}
			must(t, "-C", dir, "verify")
		})
	}
}

func TestImportedRevisitsReferToTheirPage(t *testing.T) {
	page, edited := articlePage("Crane comes down"), articlePage("Crane stays up")
	const a, first, second, third = "http://n.example/a", "2026-03-02T08:00:00Z", "2026-03-03T08:00:00Z", "2026-03-04T08:00:00Z"
	notModified := foreign("WARC/1.1", "HTTP/1.1 304 Not Modified\r\n\r\n", "WARC-Type: revisit", "WARC-Target-URI: "+a, "WARC-Date: "+third,
		"WARC-Profile: http://netpreserve.org/warc/1.1/revisit/server-not-modified", "WARC-Refers-To-Target-URI: "+a, "WARC-Refers-To-Date: "+first, "WARC-Record-ID: <urn:uuid:x>")
	for name, c := range map[string]struct {
		files   []string
		orphans int
		want    string // outcome of each capture by time, with the number of the one it refers to
	}{
		"behind their page":               {[]string{response(a, first, page) + revisit(a, second, first, page)}, 0, "page, unchanged of 0"},
		"in another file":                 {[]string{response(a, first, page), revisit(a, second, first, page)}, 0, "page, unchanged of 0"},
		"to the right one of two":         {[]string{response(a, first, page) + response(a, second, edited) + revisit(a, third, first, page)}, 0, "page, page, unchanged of 0"},
		"by 304":                          {[]string{response(a, first, page), notModified}, 0, "page, not-modified of 0"},
		"of a page that is not here":      {[]string{revisit(a, second, first, page)}, 1, "unchanged"},
		"written whole, and the same":     {[]string{response(a, first, page) + response(a, second, page) + response(a, third, page)}, 0, "page, unchanged of 0, unchanged of 0"},
		"written whole, in another order": {[]string{response(a, second, page), response(a, first, page)}, 0, "page, page"},
		"changed and changed back":        {[]string{response(a, first, page), response(a, second, edited), response(a, third, page)}, 0, "page, page, page"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := newArchive(t, "")
			for round := range 2 {
				orphans := 0
				for i, f := range c.files {
					sum := importJSON(t, 0, dir, write(t, filepath.Join(t.TempDir(), fmt.Sprintf("%d.warc", i)), f))
					orphans += sum.Orphans
					if round == 1 && sum.New != 0 {
						t.Errorf("imported again: %+v", sum)
					}
				}
				if round == 0 && orphans != c.orphans {
					t.Errorf("%d orphans, want %d", orphans, c.orphans)
				}
			}
			if got := capturesByTime(t, dir); got != c.want {
				t.Errorf("captures %q, want %q", got, c.want)
			}
			must(t, "-C", dir, "normalize")
			must(t, "-C", dir, "verify")
		})
	}
}

// capturesByTime tells the outcome of each capture, and which one it refers to.
func capturesByTime(t *testing.T, dir string) string {
	number := map[any]int{}
	var out []string
	for i, r := range rows(t, dir, "captures", "fetched_at", "capture_id", "outcome", "refers_to") {
		number[r[1]] = i
		s := fmt.Sprint(r[2])
		if r[3] != nil {
			s += fmt.Sprint(" of ", number[r[3]])
		}
		out = append(out, s)
	}
	return strings.Join(out, ", ")
}

func TestImportWARCTakesWgetsFiles(t *testing.T) {
	wget, err := exec.LookPath("wget")
	if err != nil {
		t.Skip("SKIPPED: no wget here: its files were not imported")
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/old":
			http.Redirect(w, r, "/crane", http.StatusFound)
		case "/crane":
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			half := articlePage("Crane comes down")
			io.WriteString(w, half[:200])
			w.(http.Flusher).Flush() // chunked from here
			io.WriteString(w, half[200:])
		default:
			http.NotFound(w, r)
		}
	}))
	defer server.Close()
	for _, flag := range []string{"--warc-compression", "--no-warc-compression"} {
		tmp, dir := t.TempDir(), newArchive(t, "")
		cmd := exec.Command(wget, "-q", "--no-proxy", flag, "--warc-file=w", "-O", "out", server.URL+"/old", server.URL+"/none")
		cmd.Dir = tmp
		cmd.Run() // its exit code tells of the 404
		files, _ := filepath.Glob(filepath.Join(tmp, "w.warc*"))
		if len(files) != 1 {
			t.Fatalf("%s: files %v", flag, files)
		}
		if sum := importJSON(t, 0, dir, files...); sum.New != 3 {
			t.Errorf("%s: imported %+v, want a redirect, a page and a 404", flag, sum)
		}
		if sum := importJSON(t, 0, dir, files...); sum.New != 0 || sum.Known != 3 {
			t.Errorf("%s: imported again %+v", flag, sum)
		}
		must(t, "-C", dir, "normalize")
		if out, _ := must(t, "-C", dir, "show", "--text", server.URL+"/crane"); !strings.HasPrefix(out, "The harbour board") {
			t.Errorf("%s: text %q", flag, out)
		}
		must(t, "-C", dir, "verify")
	}
}

func TestImportWARCThatCannotBeOpened(t *testing.T) {
	dir := newArchive(t, "")
	good := write(t, filepath.Join(t.TempDir(), "good.warc"), response("http://n.example/a", "2026-03-02T08:00:00Z", articlePage("Crane")))
	code, _, said := run(t, "-C", dir, "import", "warc", good, filepath.Join(dir, "none.warc"))
	if code != ExitUsage || !strings.Contains(said, "none.warc") || !strings.Contains(said, "Try:") {
		t.Errorf("exit code %d: %s", code, said)
	}
	if n := len(rows(t, dir, "captures", "url")); n != 1 {
		t.Errorf("%d captures, want the one of the good file", n)
	}
	if _, err := os.Stat(filepath.Join(dir, "archive.db")); err != nil {
		t.Error(err)
	}
	must(t, "-C", dir, "verify")
}

// TestARobotsFileInAWARCIsNoPage takes the archive of a crawl, which keeps robots.txt beside the pages.
func TestARobotsFileInAWARCIsNoPage(t *testing.T) {
	t.Parallel()
	w := newWeb(t)
	from := newArchive(t, w.paper("times.example", "/a-1.html"))
	w.serve("times.example/robots.txt", "text/plain", "User-agent: *\nDisallow: /private\n")
	w.crawl(from)
	file := onlyWARC(t, from)
	dir := newArchive(t, "")
	must(t, "-C", dir, "import", "warc", file)
	must(t, "-C", dir, "normalize")
	if n := countRows(t, dir, "captures", "outcome", "robots"); n != 1 {
		t.Errorf("%d captures of robots.txt", n)
	}
	if n := countRows(t, dir, "articles", "url", "http://times.example/robots.txt"); n != 0 {
		t.Errorf("%d articles in robots.txt", n)
	}
	if out, _ := must(t, "extract", file); strings.Contains(out, "robots.txt") || !strings.Contains(out, "a-1.html") {
		t.Errorf("extract: %s", out)
	}
}

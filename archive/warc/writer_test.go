package warc

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"broadsheet/archive"
	"broadsheet/internal/decode"

	"github.com/klauspost/compress/gzip"
)

var noon = time.Date(2026, 3, 14, 12, 0, 0, 123456000, time.UTC)

func fixed(t time.Time) func() time.Time { return func() time.Time { return t } }

func open(t testing.TB, dir string, now func() time.Time) *Writer {
	t.Helper()
	w, err := Open(dir, Options{Software: "broadsheet/test", Operator: "mailto:desk@news.example", UserAgent: "broadsheet",
		Robots: "obey", Now: now})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func response(head, body string) []byte {
	return []byte("HTTP/1.1 200 OK\r\n" + head + "\r\n" + body)
}

func zipped(t testing.TB, s string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func chunked(s string) string {
	half := len(s) / 2
	return fmt.Sprintf("%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n", half, s[:half], len(s)-half, s[half:])
}

const page = "<html><p>The council met on Monday.</p></html>"

// exchanges holds one of each shape, in the order of their times.
func exchanges(t testing.TB) []archive.Exchange {
	at := func(i int) time.Time { return noon.Add(time.Duration(i) * time.Second) }
	get := []byte("GET /a HTTP/1.1\r\nHost: news.example\r\n\r\n")
	return []archive.Exchange{
		{URL: "https://news.example/plain", Time: at(0), IP: "192.0.2.1", Request: get,
			Response: response("Content-Type: text/html; charset=utf-8\r\nX-Odd-Case: 1\r\nx-odd-case: 2\r\n", page),
			Metadata: [][2]string{{"via", "feed"}, {"note", "two\r\nlines"}}},
		{URL: "https://news.example/chunked", Time: at(1), Request: get,
			Response: response("Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n", chunked(page))},
		{URL: "https://news.example/zipped", Time: at(2), Request: get,
			Response: response("Content-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", chunked(zipped(t, page)))},
		{URL: "https://news.example/cut", Time: at(3), Truncated: "length",
			Response: response("Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n", chunked(page)[:30])},
		{URL: "https://news.example/plain", Time: at(4), Request: get,
			Response: []byte("HTTP/1.1 304 Not Modified\r\nETag: \"x\"\r\n\r\n"),
			Revisit:  &archive.Revisit{Profile: "server-not-modified", URL: "https://news.example/plain", Time: at(0), Digest: Digest([]byte(page))}},
		{URL: "https://news.example/same", Time: at(5), Request: get,
			Response: response("Content-Type: text/html\r\n", page),
			Revisit:  &archive.Revisit{Profile: "identical-payload-digest", URL: "https://news.example/plain", Time: at(0), Digest: Digest([]byte(page))}},
		{URL: "https://news.example/gone", Time: at(6), Request: get,
			Response: []byte("HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n")},
	}
}

// written makes an archive of all exchanges and one resource, and gives where each went.
func written(t testing.TB, dir string) ([]archive.Location, []string) {
	t.Helper()
	w := open(t, dir, fixed(noon))
	var places []archive.Location
	var digests []string
	for _, e := range exchanges(t) {
		at, digest, err := w.Write(e)
		if err != nil {
			t.Fatal(err)
		}
		places, digests = append(places, at), append(digests, digest)
	}
	at, digest, err := w.WriteResource(archive.Resource{URL: "urn:sha256:00", Time: noon, ContentType: "text/plain", Body: []byte("The council met.")})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return append(places, at), append(digests, digest)
}

func readAll(t testing.TB, r *Reader) ([]*Record, []*Finding) {
	t.Helper()
	var records []*Record
	var findings []*Finding
	for {
		rec, err := r.Next()
		if err == nil {
			records = append(records, rec)
			continue
		}
		f, ok := errors.AsType[*Finding](err)
		if !ok {
			return records, findings
		}
		findings = append(findings, f)
		if len(findings) > 1000 {
			t.Fatal("findings without end")
		}
	}
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	dir := t.TempDir()
	places, digests := written(t, dir)
	for i, e := range exchanges(t) {
		rec, err := ReadAt(dir, places[i])
		if err != nil {
			t.Fatal(err)
		}
		if rec.URL() != e.URL || !rec.Time().Equal(e.Time) || rec.Header.Get("WARC-Payload-Digest") != digests[i] {
			t.Errorf("%s: header %v", e.URL, rec.Header)
		}
		if rec.Offset != places[i].Offset || rec.Length != places[i].Length {
			t.Errorf("%s: at %d+%d, not %+v", e.URL, rec.Offset, rec.Length, places[i])
		}
		if err := rec.Verify(); err != nil {
			t.Error(err)
		}
		want := e.Response
		if e.Revisit != nil {
			want = want[:bytes.Index(want, []byte("\r\n\r\n"))+4]
		}
		if !bytes.Equal(rec.Block, want) {
			t.Errorf("%s: block %q", e.URL, rec.Block)
		}
	}
}

func TestPayloadDigestIsOfTheEntity(t *testing.T) {
	_, digests := written(t, t.TempDir())
	for i, want := range []string{page, page, zipped(t, page)} {
		if digests[i] != Digest([]byte(want)) {
			t.Errorf("exchange %d: %s", i, digests[i])
		}
	}
	if digests[4] != Digest([]byte(page)) || digests[5] != Digest([]byte(page)) {
		t.Error("a revisit has the digest of what it repeats")
	}
}

func TestFieldsOfRecords(t *testing.T) {
	dir := t.TempDir()
	places, _ := written(t, dir)
	records := readFile(t, filepath.Join(dir, filepath.FromSlash(places[0].File)))
	byID := map[string]*Record{}
	for _, r := range records {
		if byID[r.ID()] != nil {
			t.Errorf("id %s twice", r.ID())
		}
		byID[r.ID()] = r
	}
	info := records[0]
	if info.Type() != TypeInfo || !strings.Contains(string(info.Block), "http-header-user-agent: broadsheet\r\n") ||
		info.Header.Get("WARC-Filename") != filepath.Base(places[0].File) {
		t.Errorf("warcinfo %v %q", info.Header, info.Block)
	}
	first, request, metadata := records[1], records[2], records[3]
	if byID[first.Header.Get("WARC-Concurrent-To")] != request || byID[request.Header.Get("WARC-Concurrent-To")] != first ||
		byID[metadata.Header.Get("WARC-Concurrent-To")] != first || byID[first.Header.Get("WARC-Warcinfo-ID")] != info {
		t.Error("records of one exchange do not name each other")
	}
	if first.Header.Get("WARC-IP-Address") != "192.0.2.1" || first.Header.Get("WARC-Date") != "2026-03-14T12:00:00.123456Z" {
		t.Errorf("response %v", first.Header)
	}
	if string(metadata.Block) != "via: feed\r\nnote: two  lines\r\n" {
		t.Errorf("metadata %q", metadata.Block)
	}
	cut, _ := ReadAt(dir, places[3])
	again, _ := ReadAt(dir, places[4])
	if cut.Header.Get("WARC-Truncated") != "length" {
		t.Errorf("cut response %v", cut.Header)
	}
	url, when, digest := again.RefersTo()
	if again.Type() != TypeRevisit || url != first.URL() || !when.Equal(first.Time()) || digest != first.Header.Get("WARC-Payload-Digest") ||
		again.Header.Get("WARC-Profile") != "http://netpreserve.org/warc/1.1/revisit/server-not-modified" {
		t.Errorf("revisit %v", again.Header)
	}
}

func readFile(t testing.TB, name string) []*Record {
	t.Helper()
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	records, findings := readAll(t, NewReader(file))
	if len(findings) > 0 {
		t.Fatalf("%s: %v", name, findings[0])
	}
	return records
}

func TestPayloadWithoutItsCodings(t *testing.T) {
	dir := t.TempDir()
	places, _ := written(t, dir)
	for i, want := range map[int]string{0: page, 1: page, 2: page, 6: "", 7: "The council met."} {
		rec, err := ReadAt(dir, places[i])
		if err != nil {
			t.Fatal(err)
		}
		if got, err := rec.Payload(decode.Limit{}); err != nil || string(got) != want {
			t.Errorf("%d: %q, %v", i, got, err)
		}
	}
	rec, err := ReadAt(dir, places[3])
	if err != nil {
		t.Fatal(err)
	}
	if got, err := rec.Payload(decode.Limit{}); !errors.Is(err, decode.ErrTruncated) || !strings.HasPrefix(page, string(got)) || len(got) == 0 {
		t.Errorf("cut: %q, %v", got, err)
	}
}

func TestSameInputsSameBytes(t *testing.T) {
	one, two := t.TempDir(), t.TempDir()
	places, _ := written(t, one)
	again, _ := written(t, two)
	if fmt.Sprint(places) != fmt.Sprint(again) {
		t.Errorf("%v and %v", places, again)
	}
	a, errA := os.ReadFile(filepath.Join(one, filepath.FromSlash(places[0].File)))
	b, errB := os.ReadFile(filepath.Join(two, filepath.FromSlash(places[0].File)))
	if errA != nil || errB != nil || !bytes.Equal(a, b) {
		t.Error("files differ")
	}
}

func TestFilesRotateBetweenExchanges(t *testing.T) {
	now := noon
	w, err := Open(t.TempDir(), Options{Now: func() time.Time { return now }, MaxSize: 1, MaxAge: time.Hour})
	if err != nil {
		t.Fatal(err)
	}
	e := exchanges(t)[0]
	names := map[string]bool{}
	for range 3 {
		at, _, err := w.Write(e)
		if err != nil {
			t.Fatal(err)
		}
		names[at.File] = true
	}
	w.options.MaxSize = DefaultMaxSize
	for _, step := range []time.Duration{0, time.Minute, 2 * time.Hour} {
		now = now.Add(step)
		at, _, err := w.Write(e)
		if err != nil {
			t.Fatal(err)
		}
		names[at.File] = true
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if len(names) != 4 || !names["warc/2026/03/broadsheet-20260314120000-00000.warc.gz"] || !names["warc/2026/03/broadsheet-20260314140100-00003.warc.gz"] {
		t.Errorf("files %v", names)
	}
}

func TestTwoWritersAtOneSecondTakeTwoNames(t *testing.T) {
	dir := t.TempDir()
	places, _ := written(t, dir)
	again, _ := written(t, dir)
	if places[0].File == again[0].File {
		t.Error(places[0].File)
	}
}

func TestFileIsMarkedOpenUntilClosedAndReadableAllAlong(t *testing.T) {
	dir := t.TempDir()
	w := open(t, dir, fixed(noon))
	at, _, err := w.Write(exchanges(t)[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Sync(); err != nil {
		t.Fatal(err)
	}
	final := filepath.Join(dir, filepath.FromSlash(at.File))
	if _, err := os.Stat(final + ".open"); err != nil {
		t.Error(err)
	}
	if _, err := ReadAt(dir, at); err != nil {
		t.Error(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(final); err != nil {
		t.Error(err)
	}
	if _, err := ReadAt(dir, at); err != nil {
		t.Error(err)
	}
}

func TestNothingIsWrittenBeforeTheFirstRecord(t *testing.T) {
	dir := t.TempDir()
	w := open(t, dir, fixed(noon))
	if _, _, err := w.Write(archive.Exchange{URL: "https://news.example/", Time: noon}); err == nil {
		t.Error("an exchange without response is no record")
	}
	if err := errors.Join(w.Sync(), w.Close()); err != nil {
		t.Error(err)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) > 0 {
		t.Errorf("%v, %v", entries, err)
	}
}

func TestAFailedWriteLeavesNoTraceAndTheNextOneSucceeds(t *testing.T) {
	dir := t.TempDir()
	w := open(t, dir, fixed(noon))
	all := exchanges(t)
	first, _, err := w.Write(all[0])
	if err != nil {
		t.Fatal(err)
	}
	good := w.file
	defer good.Close()
	if w.file, err = os.Open(good.Name()); err != nil { // for reading: every write fails
		t.Fatal(err)
	}
	if at, _, err := w.Write(all[1]); err == nil || at.Length != 0 {
		t.Errorf("%+v, %v", at, err)
	}
	second, _, err := w.Write(all[1])
	if err != nil || second.File == first.File {
		t.Fatalf("%+v, %v", second, err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if mended, err := Mend(dir); err != nil || len(mended) != 1 || mended[0].Cut != 0 || mended[0].File != first.File {
		t.Errorf("%+v, %v", mended, err)
	}
	for i, at := range []archive.Location{first, second} {
		if rec, err := ReadAt(dir, at); err != nil || rec.URL() != all[i].URL {
			t.Errorf("%d: %v, %v", i, rec, err)
		}
	}
}

func TestAFolderThatCannotBeMadeIsAnError(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "warc"), nil, 0o644); err != nil { // no folder can be made there
		t.Fatal(err)
	}
	w := open(t, dir, fixed(noon))
	if _, _, err := w.Write(exchanges(t)[0]); err == nil {
		t.Error("no error")
	}
	if err := w.Close(); err != nil {
		t.Error(err)
	}
}

func TestHeaderValuesKeepToTheirLine(t *testing.T) {
	dir := t.TempDir()
	w := open(t, dir, fixed(noon))
	at, _, err := w.WriteResource(archive.Resource{URL: "urn:x\r\nWARC-Type: response", Time: noon, ContentType: "a\nb", Body: []byte("x")})
	if err != nil {
		t.Fatal(err)
	}
	rec, err := ReadAt(dir, at)
	if err != nil || rec.Type() != TypeResource || rec.URL() != "urn:x  WARC-Type: response" {
		t.Errorf("%+v, %v", rec, err)
	}
}

func BenchmarkWrite(b *testing.B) {
	body := strings.Repeat("<p>The council met on Monday and put off its decision on the old bridge until April.</p>\n", 700)
	w := open(b, b.TempDir(), fixed(noon))
	e := archive.Exchange{URL: "https://news.example/a", Time: noon, Request: []byte("GET /a HTTP/1.1\r\n\r\n"), Response: response("Content-Type: text/html\r\n", body)}
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		if _, _, err := w.Write(e); err != nil {
			b.Fatal(err)
		}
	}
}

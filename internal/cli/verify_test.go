package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"broadsheet/archive/warc"
)

// TestVerifyReadsWhatNoCaptureStandsIn damages records of each kind: requests, metadata and warcinfo are archived as
// responses are.
func TestVerifyReadsWhatNoCaptureStandsIn(t *testing.T) {
	t.Parallel()
	w := newWeb(t)
	dir := newArchive(t, w.paper("times.example", "/a-1.html"))
	w.crawl(dir)
	file := onlyWARC(t, dir)
	whole := content(t, file)
	rel, _ := filepath.Rel(dir, file)
	for rec, err := range warc.RecordsOf(dir, filepath.ToSlash(rel)) {
		if err != nil {
			t.Fatal(err)
		}
		raw := []byte(whole)
		raw[rec.Offset+rec.Length/2] ^= 0x55
		write(t, file, string(raw))
		if code, _, said := run(t, "-C", dir, "verify"); code != ExitDamaged || !strings.Contains(said, "1 problems") || !strings.Contains(said, filepath.ToSlash(rel)) {
			t.Errorf("%s at byte %d: exit code %d: %s", rec.Type(), rec.Offset, code, said)
		}
	}
	write(t, file, whole[:len(whole)-20])
	if code, _, said := run(t, "-C", dir, "verify"); code != ExitDamaged || !strings.Contains(said, "1 problems") {
		t.Errorf("a torn end: exit code %d: %s", code, said)
	}
	os.Remove(file)
	if code, _, said := run(t, "-C", dir, "verify"); code != ExitDamaged || !strings.Contains(said, "1 problems") || !strings.Contains(said, "is missing") {
		t.Errorf("a missing file: exit code %d: %s", code, said)
	}
	for _, verb := range []string{"explain", "show --raw"} {
		code, _, said := run(t, append([]string{"-C", dir}, strings.Fields(verb+" http://times.example/a-1.html")...)...)
		if code != ExitDamaged || !strings.Contains(said, "Try: broadsheet verify") {
			t.Errorf("%s of a page whose file is missing: exit code %d: %s", verb, code, said)
		}
	}
	write(t, file, whole)
	if out, _ := must(t, "-C", dir, "verify", "--json"); !strings.Contains(out, `"problems": []`) {
		t.Errorf("mended: %s", out)
	}
}

// TestVerifyReadsFilesThatNoCaptureNames: a run that was killed may have written what it had not yet noted. What is
// whole there is checked; a torn tail of an unfinished file is what the next crawl mends.
func TestVerifyReadsFilesThatNoCaptureNames(t *testing.T) {
	t.Parallel()
	w := newWeb(t)
	dir := newArchive(t, w.paper("times.example", "/a-1.html"))
	w.crawl(dir)
	file := onlyWARC(t, dir)
	raw := []byte(content(t, file))
	stray := filepath.Join(filepath.Dir(file), "stray-00000.warc.gz")
	write(t, stray+".open", string(raw[:len(raw)-20]))
	must(t, "-C", dir, "verify")
	os.Remove(stray + ".open")
	write(t, stray, string(raw[:len(raw)-20]))
	if code, _, said := run(t, "-C", dir, "verify"); code != ExitDamaged || !strings.Contains(said, "stray-00000.warc.gz") {
		t.Errorf("exit code %d: %s", code, said)
	}
}

// onlyWARC is the one WARC file of an archive.
func onlyWARC(t *testing.T, dir string) string {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(dir, "warc", "*", "*", "*.warc.gz"))
	if len(files) != 1 {
		t.Fatalf("WARC files %v", files)
	}
	return files[0]
}

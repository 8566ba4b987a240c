package warc

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func TestTornTailIsMendedAtEveryByte(t *testing.T) {
	source := t.TempDir()
	places, _ := written(t, source)
	whole, err := os.ReadFile(filepath.Join(source, filepath.FromSlash(places[0].File)))
	if err != nil {
		t.Fatal(err)
	}
	last := places[len(places)-1]
	total := len(readFile(t, filepath.Join(source, filepath.FromSlash(last.File))))
	dir := t.TempDir()
	final := filepath.Join(dir, filepath.FromSlash(last.File))
	if err := os.MkdirAll(filepath.Dir(final), 0o755); err != nil {
		t.Fatal(err)
	}
	for size := last.Offset; size < int64(len(whole)); size++ {
		var m Mended
		if good, err := lastGood(bytes.NewReader(whole[:size]), &m); err != nil || good != last.Offset || m.Records != total-1 {
			t.Fatalf("cut at %d: good to %d, %+v, %v", size, good, m, err)
		}
	}
	for size := last.Offset; size <= int64(len(whole)); size = max(size+1, min(size+97, int64(len(whole)))) { // each waits for the disk
		if err := os.WriteFile(final+".open", whole[:size], 0o644); err != nil {
			t.Fatal(err)
		}
		mended, err := Mend(dir)
		if err != nil || len(mended) != 1 || mended[0].File != last.File {
			t.Fatalf("cut at %d: %+v, %v", size, mended, err)
		}
		want, records := last.Offset, total-1
		if size == int64(len(whole)) {
			want, records = size, total
		}
		stat, err := os.Stat(final)
		if err != nil || stat.Size() != want || mended[0].Records != records || mended[0].Cut != size-want {
			t.Fatalf("cut at %d: %+v, %v", size, mended[0], err)
		}
	}
	if again, err := Mend(dir); err != nil || len(again) > 0 {
		t.Errorf("nothing is left to mend: %+v, %v", again, err)
	}
}

func TestMendRemovesAFileWithoutAWholeRecord(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "warc", "2026", "03", "broadsheet-20260314120000-00000.warc.gz.open")
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, content := range []string{"", "\x1f\x8b", zipped(t, simple("a"))[:30]} {
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		mended, err := Mend(dir)
		if err != nil || len(mended) != 1 || !mended[0].Removed {
			t.Errorf("%q: %+v, %v", content, mended, err)
		}
		if entries, err := os.ReadDir(filepath.Dir(name)); err != nil || len(entries) > 0 {
			t.Errorf("%v, %v", entries, err)
		}
	}
}

func TestMendLeavesDamageInTheMiddleAndWhatFollowsIt(t *testing.T) {
	dir := t.TempDir()
	final := filepath.Join(dir, "warc", "2026", "03", "x.warc.gz")
	if err := os.MkdirAll(filepath.Dir(final), 0o755); err != nil {
		t.Fatal(err)
	}
	whole := zipped(t, simple("a")) + flip(zipped(t, simple("b")), 30) + zipped(t, simple("c"))
	if err := os.WriteFile(final+".open", []byte(whole+"torn"), 0o644); err != nil {
		t.Fatal(err)
	}
	mended, err := Mend(dir)
	got, readErr := os.ReadFile(final)
	if err != nil || readErr != nil || string(got) != whole || mended[0].Cut != 4 || mended[0].Records != 2 {
		t.Errorf("%+v, %v, %v", mended, err, readErr)
	}
}

func TestMendOfAnArchiveWithoutWARCs(t *testing.T) {
	if mended, err := Mend(t.TempDir()); err != nil || mended != nil {
		t.Errorf("%v, %v", mended, err)
	}
}

package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// mounted gives a small disk of its own, and a function that mounts it anew with other options.
func mounted(t *testing.T, options string) (dir string, remount func(flags uintptr, options string)) {
	t.Helper()
	dir = t.TempDir()
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, options); err != nil {
		t.Skipf("SKIPPED: this user may not mount a small disk (%v): full and read-only disks were not tried", err)
	}
	t.Cleanup(func() { unix.Unmount(dir, unix.MNT_DETACH) })
	return dir, func(flags uintptr, options string) {
		t.Helper()
		if err := unix.Mount("tmpfs", dir, "tmpfs", unix.MS_REMOUNT|flags, options); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAFullDiskLosesNothingThatWasFetched(t *testing.T) {
	disk, remount := mounted(t, "size=1600k")
	w := newWeb(t)
	var paths []string
	for i := range 30 {
		paths = append(paths, "/"+string(rune('a'+i%26))+strings.Repeat("x", i/26)+"-1.html")
	}
	toml := w.paper("times.example", paths...)
	for i, p := range paths {
		w.serve("times.example"+p, "text/html", articlePage("Crane")+noise(uint32(i), 60_000))
	}
	dir := filepath.Join(disk, "archive")
	must(t, "-C", dir, "init")
	write(t, filepath.Join(dir, settingsFile), "contact = \"mailto:test@example.org\"\n"+toml)
	code, _, said := w.crawl(dir)
	if code != ExitDisk || !strings.Contains(said, "no space left") && !strings.Contains(said, "full") || !strings.Contains(said, "Try:") {
		t.Errorf("on a full disk: exit code %d: %s", code, said)
	}
	remount(0, "size=32m")
	kept := countRows(t, dir, "captures", "outcome", "page")
	must(t, "-C", dir, "verify")
	if code, _, said := w.crawl(dir); code != 0 {
		t.Errorf("with space again: exit code %d: %s", code, said)
	}
	if n := countRows(t, dir, "captures", "outcome", "page"); n < len(paths) || kept == 0 || kept >= len(paths) {
		t.Errorf("%d pages on the full disk, %d in the end, want %d", kept, n, len(paths))
	}
	must(t, "-C", dir, "verify")
}

// TestAFullDiskIsToldByEveryVerb leaves no room at all: each verb that writes ends with 16, and nothing half is left.
func TestAFullDiskIsToldByEveryVerb(t *testing.T) {
	disk, _ := mounted(t, "size=3m")
	w := newWeb(t)
	toml := w.paper("times.example", "/a-1.html")
	dir := filepath.Join(disk, "archive")
	must(t, "-C", dir, "init")
	write(t, filepath.Join(dir, settingsFile), "contact = \"mailto:test@example.org\"\n"+toml)
	if code, _, said := w.crawl(dir); code != 0 {
		t.Fatalf("exit code %d: %s", code, said)
	}
	must(t, "-C", dir, "export", "--name", "old")
	page := write(t, filepath.Join(t.TempDir(), "new.html"), articlePage("Harbour")+noise(1, 100_000))
	fill, err := os.Create(filepath.Join(disk, "fill"))
	if err != nil {
		t.Fatal(err)
	}
	for err == nil {
		_, err = fill.Write(make([]byte, 4096))
	}
	fill.Close()
	for _, line := range []string{
		"export", "export --name old", "backup " + filepath.Join(disk, "b.db"), "normalize --all", "import html " + page, "crawl",
		"explain http://times.example/a-1.html --html " + filepath.Join(disk, "x.html"), "source add http://b.example/ --no-fetch",
	} {
		code, _, said := run(t, append([]string{"-C", dir}, strings.Fields(line)...)...)
		if code != ExitDisk || !strings.Contains(said, "Try:") {
			t.Errorf("%s: exit code %d: %s", line, code, said)
		}
	}
	for _, name := range []string{"b.db", "x.html", "archive/exports/news"} {
		if _, err := os.Stat(filepath.Join(disk, name)); err == nil {
			t.Errorf("%s is left", name)
		}
	}
	os.Remove(fill.Name())
	must(t, "-C", dir, "verify")
	must(t, "-C", dir, "import", "html", page)
	must(t, "-C", dir, "normalize")
}

// noise is text that does not compress well.
func noise(seed uint32, n int) string {
	b := make([]byte, n)
	for i := range b {
		seed = seed*1664525 + 1013904223
		b[i] = 'a' + byte(seed>>24)%26
	}
	return "<!-- " + string(b) + " -->"
}

func TestAReadOnlyDirectoryCanBeReadAndSaysWhyNotMore(t *testing.T) {
	disk, remount := mounted(t, "size=32m")
	w := newWeb(t)
	dir := filepath.Join(disk, "archive")
	must(t, "-C", dir, "init")
	write(t, filepath.Join(dir, settingsFile), "contact = \"mailto:test@example.org\"\n"+w.paper("times.example", "/a-1.html"))
	if code, _, said := w.crawl(dir); code != 0 {
		t.Fatalf("exit code %d: %s", code, said)
	}
	remount(unix.MS_RDONLY, "")
	for _, verb := range [][]string{{"crawl"}, {"normalize"}, {"import", "warc", filepath.Join(dir, "x.warc")}, {"source", "disable", "times"}, {"export"}} {
		code, _, said := run(t, append([]string{"-C", dir}, verb...)...)
		if code != ExitError || !strings.Contains(said, "read-only") || !strings.Contains(said, "Try:") {
			t.Errorf("%v: exit code %d: %s", verb, code, said)
		}
	}
	if code, out, _ := run(t, "-C", dir, "doctor"); code != ExitError || !strings.Contains(out, "cannot be written") {
		t.Errorf("doctor: %d, %s", code, out)
	}
	if out, _ := must(t, "-C", dir, "search", "crane", "-o", "csv"); strings.Count(out, "\n") != 2 {
		t.Errorf("search: %s", out)
	}
	must(t, "-C", dir, "init")
	must(t, "-C", dir, "status")
	must(t, "-C", dir, "show", "http://times.example/a-1.html")
	must(t, "-C", dir, "verify")
	must(t, "-C", dir, "export", "--out", filepath.Join(t.TempDir(), "out"))
}

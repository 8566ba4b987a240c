package cli

import (
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestMain lets the test binary be the program, for tests that kill it or run two at once; BROADSHEET_TEST_CLOCK gives
// that program a clock of its own, and BROADSHEET_TEST_STATUS names a file for what the kernel says of it at its end.
func TestMain(m *testing.M) {
	if os.Getenv("BROADSHEET_BE_THE_PROGRAM") != "" {
		if at, err := time.Parse(time.RFC3339Nano, os.Getenv("BROADSHEET_TEST_CLOCK")); err == nil {
			c := &quickly{now: at}
			p := &program{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, now: c.Now, clock: c}
			os.Exit(p.main(context.Background(), os.Args[1:]))
		}
		code := Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
		if name := os.Getenv("BROADSHEET_TEST_STATUS"); name != "" {
			if b, err := os.ReadFile("/proc/self/status"); err == nil {
				os.WriteFile(name, b, 0o600)
			}
		}
		os.Exit(code)
	}
	os.Exit(m.Run())
}

// process is the program in a process of its own.
func process(t testing.TB, args ...string) *exec.Cmd {
	t.Helper()
	c := exec.Command(os.Args[0], args...)
	c.Env = append(os.Environ(), "BROADSHEET_BE_THE_PROGRAM=1")
	return c
}

// run runs the program as a user would, and gives its exit code and output.
func run(t testing.TB, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	code = Main(args, strings.NewReader(""), &out, &errs)
	return code, out.String(), errs.String()
}

// must runs the program and fails the test unless it ends with 0.
func must(t testing.TB, args ...string) (stdout, stderr string) {
	t.Helper()
	code, out, errs := run(t, args...)
	if code != 0 {
		t.Fatalf("broadsheet %s: exit code %d\n%s%s", strings.Join(args, " "), code, out, errs)
	}
	return out, errs
}

// newArchive makes an archive with a contact and the settings given.
func newArchive(t testing.TB, toml string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "archive")
	must(t, "-C", dir, "init")
	write(t, filepath.Join(dir, settingsFile), "contact = \"mailto:test@example.org\"\n"+toml)
	return dir
}

func write(t testing.TB, name, content string) string {
	t.Helper()
	if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

// rows reads columns of a public view, in the order of the first.
func rows(t testing.TB, dir, view string, columns ...string) [][]any {
	t.Helper()
	p := &program{stdout: io.Discard, stderr: io.Discard, dir: dir, now: time.Now}
	w, err := p.open()
	if err != nil {
		t.Fatal(err)
	}
	defer w.close()
	var out [][]any
	for row, err := range w.db.Rows(t.Context(), view, columns, columns[:1]) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, row)
	}
	return out
}

// countRows counts the rows of a view whose column has a value.
func countRows(t testing.TB, dir, view, column, value string) int {
	t.Helper()
	n := 0
	for _, row := range rows(t, dir, view, column) {
		if row[0] == value {
			n++
		}
	}
	return n
}

func TestAnErrorThatNobodyClassedIsNoUsageError(t *testing.T) {
	dir := newArchive(t, "")
	if code, _, said := run(t, "-C", dir, "explain", "--html", filepath.Join(dir, "none", "x.html"), write(t, filepath.Join(dir, "p.html"), articlePage("Crane"))); code != ExitError || !strings.Contains(said, "Try:") {
		t.Errorf("exit code %d: %s", code, said)
	}
}

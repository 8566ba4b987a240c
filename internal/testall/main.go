// Testall runs `go test ./...` and says at the end, loudly, which tests were skipped and why: go test itself shows
// that with -v only. Arguments are handed on to go test. With BROADSHEET_REQUIRE_ALL set a skipped test is a failure.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
)

// event is one line of go test -json.
type event struct {
	Action, Package, Test, Output string
}

// tally is what came of the tests.
type tally struct {
	passed, failed int
	skipped        []string
	output         map[string]string // of tests under way
}

func main() {
	c := exec.Command("go", append([]string{"test", "-json"}, append(os.Args[1:], "./...")...)...)
	c.Stderr = os.Stderr
	out, err := c.StdoutPipe()
	if err == nil {
		err = c.Start()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "testall:", err)
		os.Exit(1)
	}
	t := tally{output: map[string]string{}}
	t.read(out, os.Stdout)
	err = c.Wait()
	t.report(os.Stdout)
	if err != nil || t.failed > 0 || len(t.skipped) > 0 && os.Getenv("BROADSHEET_REQUIRE_ALL") != "" {
		os.Exit(1)
	}
}

// read follows the events and prints what go test would: a line a package, and the output of tests that failed.
func (t *tally) read(in io.Reader, to io.Writer) {
	s := bufio.NewScanner(in)
	s.Buffer(nil, 16<<20)
	for s.Scan() {
		var e event
		if json.Unmarshal(s.Bytes(), &e) != nil {
			fmt.Fprintln(to, s.Text())
			continue
		}
		t.take(e, to)
	}
}

func (t *tally) take(e event, to io.Writer) {
	name := e.Package + " " + e.Test
	switch {
	case e.Action == "output" && e.Test == "":
		if !strings.HasPrefix(e.Output, "PASS") {
			fmt.Fprint(to, e.Output)
		}
	case e.Action == "build-output":
		fmt.Fprint(to, e.Output)
	case e.Action == "output":
		t.output[name] += e.Output
	case e.Test == "":
	case e.Action == "pass":
		t.passed++
		delete(t.output, name)
	case e.Action == "fail":
		t.failed++
		fmt.Fprint(to, t.output[name])
	case e.Action == "skip":
		t.skipped = append(t.skipped, name+reason(t.output[name]))
	}
}

// reason is what a skipped test said.
func reason(output string) string {
	for line := range strings.Lines(output) {
		if i := strings.Index(line, ".go:"); i >= 0 {
			return ": " + strings.TrimSpace(line[strings.Index(line[i:], " ")+i:])
		}
	}
	return ""
}

func (t *tally) report(to io.Writer) {
	if len(t.skipped) > 0 {
		fmt.Fprintf(to, "\nSKIPPED, for want of what they need (CONTRIBUTING.md tells how to switch them on):\n")
		for _, s := range t.skipped {
			fmt.Fprintln(to, "  "+s)
		}
	}
	fmt.Fprintf(to, "\n%d passed, %d failed, %d skipped\n", t.passed, t.failed, len(t.skipped))
}

package cli

import (
	"strings"
	"testing"
	"time"

	"broadsheet/crawler"
)

func TestStatusLine(t *testing.T) {
	at := time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)
	show := func(terminal bool, json bool) string {
		var errs strings.Builder
		p := &program{stderr: &errs, json: json}
		if terminal {
			p.bar.terminal, p.bar.width = true, func() int { return 30 }
		}
		for second := range 150 {
			p.line(at.Add(time.Duration(second)*time.Second), "second %d and a text that is longer than the terminal", second)
		}
		p.say("done")
		return errs.String()
	}
	got := show(true, false)
	if n := strings.Count(got, "\r\x1b[2K"); n != 151 || strings.Count(got, "\n") != 1 || !strings.HasSuffix(got, "\r\x1b[2Kdone\n") {
		t.Errorf("on a terminal the line was written %d times: %q", n, got[len(got)-80:])
	}
	for _, l := range strings.Split(got, "\r\x1b[2K") {
		if len([]rune(l)) > 29 {
			t.Errorf("%q is wider than the terminal", l)
		}
	}
	if got := show(false, false); got != "second 60 and a text that is longer than the terminal\nsecond 120 and a text that is longer than the terminal\ndone\n" {
		t.Errorf("elsewhere one line a minute, got %q", got)
	}
	if got := show(true, true); got != "done\n" {
		t.Errorf("with --json no line, got %q", got)
	}
}

// Terminals that programs make, as script(1) does, may have no size.
func TestStatusLineOnATerminalWithoutASize(t *testing.T) {
	var errs strings.Builder
	p := &program{stderr: &errs}
	p.bar.terminal, p.bar.width = true, func() int { return 0 }
	const text = "12 requests, 8 new · 1 kB · 0.2/s · all hosts rest"
	if p.line(time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC), text); errs.String() != "\r\x1b[2K"+text {
		t.Errorf("%q", errs.String())
	}
}

func TestCrawlLineTellsWhatIsLeft(t *testing.T) {
	for want, c := range map[string]struct {
		progress crawler.Progress
		due      int
	}{
		"1 requests, 0 new · 0 kB · 0.5/s": {crawler.Progress{Requests: 1, Elapsed: 2 * time.Second}, 0},
		"120 requests, 100 new, 2 failed · 3.0 MB · 2.0/s · 3 hosts rest · 600 due, about 5 min · http://a.example/b": {
			crawler.Progress{Requests: 120, New: 100, Failed: 2, Bytes: 3e6, Waiting: 3, Elapsed: time.Minute, URL: "http://a.example/b"}, 600},
		"12 requests, 8 new · 1 kB · 0.2/s · all hosts rest for 30 s · 4 due, about 20 s": {
			crawler.Progress{Requests: 12, New: 8, Bytes: 500, Waiting: 2, Elapsed: time.Minute, Rest: 30 * time.Second}, 4},
	} {
		if got := crawlLine(c.progress, c.due); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

package cli

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.org/x/term"

	"broadsheet/crawler"
)

// statusLine shows where a run stands: one line that is rewritten on a terminal, one line a minute elsewhere.
type statusLine struct {
	sync.Mutex
	terminal bool
	width    func() int // of the terminal, in columns; 0 where it does not say
	last     time.Time
	shown    bool
}

// begin finds out, once, what the line is shown on.
func (s *statusLine) begin(w io.Writer, now time.Time) {
	s.last = now
	if f, ok := w.(*os.File); ok && term.IsTerminal(int(f.Fd())) && os.Getenv("TERM") != "dumb" {
		s.terminal, s.last = true, time.Time{}
		s.width = func() int {
			w, _, err := term.GetSize(int(f.Fd()))
			if err != nil {
				return 0
			}
			return w
		}
	}
}

// hurry lets the next line come at once, on a terminal: there will be none after it for a while.
func (s *statusLine) hurry() {
	s.Lock()
	defer s.Unlock()
	if s.terminal {
		s.last = time.Time{}
	}
}

// wanted says whether a line that is offered now would be shown.
func (p *program) wanted(now time.Time) bool {
	if p.json {
		return false
	}
	s := &p.bar
	s.Lock()
	defer s.Unlock()
	if s.last.IsZero() && s.width == nil {
		s.begin(p.stderr, now)
	}
	if s.terminal {
		return now.Sub(s.last) >= 100*time.Millisecond
	}
	return now.Sub(s.last) >= time.Minute
}

// line offers a line; it is shown when it is time for one.
func (p *program) line(now time.Time, format string, args ...any) {
	if !p.wanted(now) {
		return
	}
	s := &p.bar
	s.Lock()
	defer s.Unlock()
	s.last = now
	text := fmt.Sprintf(format, args...)
	if !s.terminal {
		fmt.Fprintln(p.stderr, text)
		return
	}
	s.shown = true
	width := s.width()
	if width <= 0 {
		width = 80
	}
	fmt.Fprintf(p.stderr, "\r\x1b[2K%s", clip(text, max(width-1, 20)))
}

// endProgress leaves the terminal's line empty for what follows.
func (p *program) endProgress() {
	s := &p.bar
	s.Lock()
	defer s.Unlock()
	if s.shown {
		fmt.Fprint(p.stderr, "\r\x1b[2K")
		s.shown = false
	}
}

// aside writes to stderr what is no status line, and does not run into one.
type aside struct{ p *program }

func (a aside) Write(b []byte) (int, error) {
	a.p.endProgress()
	return a.p.stderr.Write(b)
}

// countEvery is how often what is still due is counted.
const countEvery = 5 * time.Second

// crawlProgress shows a crawl; due counts what is left.
func (p *program) crawlProgress(due func() int) func(crawler.Progress) {
	left, counted := 0, time.Time{}
	return func(g crawler.Progress) {
		now := time.Now()
		if g.Rest >= time.Second {
			p.bar.hurry()
		}
		if !p.wanted(now) {
			return
		}
		if g.Rest >= countEvery || now.Sub(counted) >= countEvery {
			left, counted = due(), now
		}
		p.line(now, "%s", crawlLine(g, left))
	}
}

// crawlLine tells what is done, how fast, what is left and how long that may take.
func crawlLine(g crawler.Progress, due int) string {
	rate := float64(g.Requests) / max(g.Elapsed.Seconds(), 0.001)
	var b strings.Builder
	fmt.Fprintf(&b, "%d requests, %d new", g.Requests, g.New)
	if g.Failed > 0 {
		fmt.Fprintf(&b, ", %d failed", g.Failed)
	}
	fmt.Fprintf(&b, " · %s · %.1f/s", humanBytes(g.Bytes), rate)
	if g.Rest >= time.Second {
		fmt.Fprintf(&b, " · all hosts rest for %s", humanTime(g.Rest))
	} else if g.Waiting > 0 {
		fmt.Fprintf(&b, " · %d hosts rest", g.Waiting)
	}
	if due > 0 {
		fmt.Fprintf(&b, " · %d due", due)
		if g.Requests >= 10 {
			fmt.Fprintf(&b, ", about %s", humanTime(time.Duration(float64(due)/rate*float64(time.Second))))
		}
	}
	if g.URL != "" {
		b.WriteString(" · " + g.URL)
	}
	return b.String()
}

func humanTime(d time.Duration) string {
	switch {
	case d >= 48*time.Hour:
		return fmt.Sprintf("%.0f days", d.Hours()/24)
	case d >= 2*time.Hour:
		return fmt.Sprintf("%.0f h", d.Hours())
	case d >= 2*time.Minute:
		return fmt.Sprintf("%.0f min", d.Minutes())
	}
	return fmt.Sprintf("%.0f s", d.Seconds())
}

// parseBytes reads "500MB", "2GB" or a plain number of bytes.
func parseBytes(s string) (int64, error) {
	unit := int64(1)
	for i, u := range []string{"kB", "MB", "GB", "TB"} {
		if n, ok := strings.CutSuffix(s, u); ok {
			s = n
			for range i + 1 {
				unit *= 1000
			}
			break
		}
	}
	n, err := strconv.ParseInt(strings.TrimSpace(s), 10, 64)
	if err != nil || n < 0 {
		return 0, fmt.Errorf("%q is no size: want 500MB, 2GB", s)
	}
	return n * unit, nil
}

func humanBytes(n int64) string {
	switch {
	case n >= 1e9:
		return fmt.Sprintf("%.1f GB", float64(n)/1e9)
	case n >= 1e6:
		return fmt.Sprintf("%.1f MB", float64(n)/1e6)
	}
	return fmt.Sprintf("%d kB", (n+999)/1000)
}

package cli

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"golang.org/x/term"

	"broadsheet/crawler"
)

// statusLine shows where a run stands: one line that is rewritten on a terminal, one line a minute elsewhere.
type statusLine struct {
	terminal bool
	last     time.Time
	shown    bool
}

func (p *program) line(now time.Time, format string, args ...any) {
	if p.json {
		return
	}
	s := &p.bar
	if s.last.IsZero() {
		f, ok := p.stderr.(*os.File)
		s.terminal = ok && term.IsTerminal(int(f.Fd()))
		s.last = now
		if !s.terminal {
			return
		}
	}
	wait := time.Minute
	if s.terminal {
		wait = 100 * time.Millisecond
	}
	if now.Sub(s.last) < wait {
		return
	}
	s.last = now
	text := fmt.Sprintf(format, args...)
	if s.terminal {
		s.shown = true
		fmt.Fprintf(p.stderr, "\r\x1b[2K%s", text)
		return
	}
	fmt.Fprintln(p.stderr, text)
}

// endProgress leaves the terminal's line empty for what follows.
func (p *program) endProgress() {
	if p.bar.shown {
		fmt.Fprint(p.stderr, "\r\x1b[2K")
		p.bar.shown = false
	}
}

func (p *program) crawlProgress() func(crawler.Progress) {
	return func(g crawler.Progress) {
		rate := float64(g.Requests) / max(g.Elapsed.Seconds(), 0.001)
		p.line(time.Now(), "%d requests · %d new · %d failed · %s · %.1f/s · %d hosts waiting · %s", g.Requests, g.New, g.Failed, humanBytes(g.Bytes), rate, g.Waiting, g.URL)
	}
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

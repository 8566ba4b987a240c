package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"
)

// schedules are what runs an archive's crawls, as text to put in its place.
type schedules struct {
	Cron    string `json:"cron"`
	Service string `json:"service"`
	Timer   string `json:"timer"`
}

func (p *program) schedule() *cobra.Command {
	var every string
	c := &cobra.Command{
		Use:   "schedule",
		Short: "Print a cron line and systemd units that crawl this archive; installs nothing",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, args []string) error {
			dir, err := p.findDir()
			if err != nil {
				return err
			}
			if dir, err = filepath.Abs(dir); err != nil {
				return err
			}
			self, err := os.Executable()
			if err != nil {
				return err
			}
			cron, calendar, minutes, ok := times(every)
			if !ok {
				return fail(ExitUsage, "--every 30m, 1h, 6h, 1d", "--every %q: want a part of an hour or of a day", every)
			}
			s := newSchedules(self, dir, cron, calendar, max(minutes*5/6, 1))
			if p.json {
				return p.printJSON(s)
			}
			_, err = fmt.Fprintf(p.stdout, `# cron: one line for crontab -e
%s
# systemd: ~/.config/systemd/user/broadsheet.service
%s
# systemd: ~/.config/systemd/user/broadsheet.timer, then: systemctl --user enable --now broadsheet.timer
%s`, s.Cron, s.Service, s.Timer)
			return err
		},
	}
	c.Flags().StringVar(&every, "every", "30m", "time between two crawls")
	return c
}

// times says a time between two crawls as cron and as systemd do; not ok where they cannot say it.
func times(every string) (cron, calendar string, minutes int, ok bool) {
	d, err := parseDuration(every)
	minutes = int(d / time.Minute)
	hours := minutes / 60
	switch {
	case err != nil || d%time.Minute != 0 || minutes == 0:
	case minutes == 24*60:
		return "0 0 * * *", "00:00", minutes, true
	case minutes < 60 && 60%minutes == 0:
		return fmt.Sprintf("*/%d * * * *", minutes), fmt.Sprintf("*:0/%d", minutes), minutes, true
	case hours > 0 && minutes%60 == 0 && 24%hours == 0:
		return fmt.Sprintf("0 */%d * * *", hours), fmt.Sprintf("0/%d:00", hours), minutes, true
	}
	return "", "", 0, false
}

// newSchedules ends each crawl before the next begins; an overlap would leave with exit code 11 and do no harm.
func newSchedules(self, dir, cron, calendar string, budget int) schedules {
	return schedules{
		Cron: fmt.Sprintf("%s  %s -C %s crawl --budget %dm\n", cron, forCron(self), forCron(dir), budget),
		Service: fmt.Sprintf(`[Unit]
Description=Broadsheet crawl
[Service]
Type=oneshot
ExecStart=%s -C %s crawl --budget %dm
SuccessExitStatus=3 11 75
Nice=10
ProtectSystem=strict
ReadWritePaths=%s
`, forCommand(self), forCommand(dir), budget, forUnit(dir)),
		Timer: fmt.Sprintf(`[Unit]
Description=Broadsheet crawl
[Timer]
OnCalendar=%s
Persistent=true
RandomizedDelaySec=60
[Install]
WantedBy=timers.target
`, calendar),
	}
}

// plainPath says that nobody reads anything into a path.
func plainPath(path string) bool {
	return !strings.ContainsFunc(path, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("/._-+:@", r))
	})
}

// forCron quotes a path for the shell, and for cron, to which '%' is the end of the command.
func forCron(path string) string {
	if plainPath(path) {
		return path
	}
	return strings.ReplaceAll("'"+strings.ReplaceAll(path, "'", `'\''`)+"'", "%", `\%`)
}

// forUnit quotes a path for systemd.
func forUnit(path string) string {
	if plainPath(path) {
		return path
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "%", "%%").Replace(path) + `"`
}

// forCommand quotes a path for a command line of systemd, where '$' begins a variable too.
func forCommand(path string) string { return strings.ReplaceAll(forUnit(path), "$", "$$") }

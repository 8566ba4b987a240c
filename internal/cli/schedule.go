package cli

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
)

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
			d, err := parseDuration(every)
			minutes := int(d.Minutes())
			if err != nil || minutes < 1 || minutes > 24*60 || (minutes > 60 && minutes%60 != 0) || (minutes < 60 && 60%minutes != 0) {
				return fail(ExitUsage, "--every 30m, 1h, 6h", "--every %q: want a part of an hour or a number of hours", every)
			}
			self, err := os.Executable()
			if err != nil {
				return err
			}
			cron, calendar := fmt.Sprintf("*/%d * * * *", minutes), fmt.Sprintf("*:0/%d", minutes)
			if minutes >= 60 {
				cron, calendar = fmt.Sprintf("0 */%d * * *", minutes/60), fmt.Sprintf("0/%d:00", minutes/60)
			}
			budget := max(minutes*5/6, 1)
			_, err = fmt.Fprintf(p.stdout, schedules, cron, self, dir, budget, self, dir, budget, dir, calendar)
			return err
		},
	}
	c.Flags().StringVar(&every, "every", "30m", "time between two crawls")
	return c
}

// schedules ends each crawl before the next begins; an overlap would leave with exit code 11 and do no harm.
const schedules = `# cron: one line for crontab -e
%s  %s -C %s crawl --budget %dm

# systemd: ~/.config/systemd/user/broadsheet.service
[Unit]
Description=Broadsheet crawl
[Service]
Type=oneshot
ExecStart=%s -C %s crawl --budget %dm
SuccessExitStatus=3 11 75
Nice=10
ProtectSystem=strict
ReadWritePaths=%s

# systemd: ~/.config/systemd/user/broadsheet.timer, then: systemctl --user enable --now broadsheet.timer
[Unit]
Description=Broadsheet crawl
[Timer]
OnCalendar=%s
Persistent=true
RandomizedDelaySec=60
[Install]
WantedBy=timers.target
`

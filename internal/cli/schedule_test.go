package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestScheduleQuotesWhatCronAndSystemdRead: '%' ends a cron line and begins a specifier of systemd, a blank parts words.
func TestScheduleQuotesWhatCronAndSystemdRead(t *testing.T) {
	dir := filepath.Join(t.TempDir(), `100% of "our" news, $HOME's`)
	must(t, "-C", dir, "init")
	out, _ := must(t, "-C", dir, "schedule")
	for line := range strings.Lines(out) {
		if command, ok := strings.CutPrefix(line, "*/30 * * * *  "); ok {
			if strings.Contains(strings.ReplaceAll(command, `\%`, ""), "%") {
				t.Errorf("cron ends the line at %%: %s", line)
			}
			got, err := exec.Command("sh", "-c", `for word in `+strings.TrimSpace(strings.ReplaceAll(command, `\%`, "%"))+`; do echo "$word"; done`).Output()
			self, _ := os.Executable()
			if want := strings.Join([]string{self, "-C", dir, "crawl", "--budget", "25m"}, "\n") + "\n"; err != nil || string(got) != want {
				t.Errorf("the shell reads\n%s%v\nwant\n%s", got, err, want)
			}
		}
	}
	quoted := strings.NewReplacer(`"`, `\"`, "%", "%%").Replace(dir)
	if want := ` -C "` + strings.ReplaceAll(quoted, "$", "$$") + `" crawl --budget 25m` + "\n"; !strings.Contains(out, want) {
		t.Errorf("systemd reads\n%s\nwant %s", out, want)
	}
	if want := `ReadWritePaths="` + quoted + `"` + "\n"; !strings.Contains(out, want) {
		t.Errorf("systemd reads\n%s\nwant %s", out, want)
	}
}

func TestScheduleTakesTimesThatBothCanSay(t *testing.T) {
	dir := newArchive(t, "")
	for every, want := range map[string][2]string{
		"30m": {"*/30 * * * *", "OnCalendar=*:0/30\n"}, "1h": {"0 */1 * * *", "OnCalendar=0/1:00\n"}, "6h": {"0 */6 * * *", "OnCalendar=0/6:00\n"},
		"1d": {"0 0 * * *", "OnCalendar=00:00\n"},
	} {
		if out, _ := must(t, "-C", dir, "schedule", "--every", every); !strings.Contains(out, want[0]+"  ") || !strings.Contains(out, want[1]) {
			t.Errorf("--every %s:\n%s", every, out)
		}
	}
	for _, every := range []string{"7m", "90m", "1s", "5h", "2d", "90s", "soon"} {
		if code, _, said := run(t, "-C", dir, "schedule", "--every", every); code != ExitUsage || !strings.Contains(said, "Try: --every") {
			t.Errorf("--every %s: exit code %d: %s", every, code, said)
		}
	}
	if out, _ := must(t, "-C", dir, "schedule", "--json"); !strings.Contains(out, `"cron": "*/30 * * * *  `) || !strings.Contains(out, `"timer": "[Unit]\n`) {
		t.Errorf("--json: %s", out)
	}
}

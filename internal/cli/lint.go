package cli

import (
	"fmt"
	"path/filepath"
	"time"

	"broadsheet/internal/urls"
)

// checkSources looks for settings that are allowed and hardly meant.
func (p *program) checkSources(dir string) (out []finding) {
	s, err := loadSettings(filepath.Join(dir, settingsFile))
	if err != nil {
		return nil // "settings" says why
	}
	warn := func(x sourceSettings, says, try string) {
		out = append(out, finding{"source", "warning", x.Name + ": " + says, try})
	}
	site := map[string]string{}
	for _, x := range s.Source {
		if x.Disabled {
			continue
		}
		if d := x.Delay.Duration; d > 0 && d < time.Second {
			warn(x, fmt.Sprintf("delay %s is shorter than sites like", d), `delay = "2s"`)
		}
		host := urls.Host(x.URL)
		if other, twice := site[host]; twice && len(x.Include) == 0 {
			warn(x, "is on "+host+" like "+other+", and would fetch the same pages", "include = […] in both, or one source")
		}
		site[host] = x.Name
	}
	if len(site) == 0 {
		out = append(out, finding{"source", "warning", "no source is followed", "broadsheet source add URL"})
	} else if len(out) == 0 {
		out = append(out, finding{"source", "ok", fmt.Sprintf("%d followed", len(site)), ""})
	}
	return out
}

package cli

import (
	"fmt"
	"path/filepath"
	"time"

	"broadsheet/crawler"
	"broadsheet/internal/urls"
)

// checkSources looks for settings that are allowed and hardly meant.
func (p *program) checkSources(dir string) (out []finding) {
	s, err := loadSettings(filepath.Join(dir, settingsFile))
	if err != nil {
		return nil
	}
	add := func(x sourceSettings, state, says, try string) {
		out = append(out, finding{"source", state, x.Name + ": " + says, try})
	}
	site := map[string]string{}
	for _, x := range s.Source {
		if x.Disabled {
			continue
		}
		if err := s.crawlable(x); err != nil {
			add(x, "bad", err.Error(), "edit "+filepath.Join(dir, settingsFile))
		}
		if d := time.Duration(x.Delay); d > 0 && d < time.Second {
			add(x, "warning", fmt.Sprintf("delay %s is shorter than sites like", d), `delay = "2s"`)
		}
		host := urls.Host(x.URL)
		if other, twice := site[host]; twice && len(x.Include) == 0 {
			add(x, "warning", "is on "+host+" like "+other+", and would fetch the same pages", "include = […] in both, or one source")
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

// crawlable says what a crawl would refuse in a source.
func (s settings) crawlable(x sourceSettings) error {
	g := newGlance(nil)
	_, err := crawler.New(crawler.Config{
		Sources: settings{Source: []sourceSettings{x}}.sources(), AllowNet: s.AllowNet, Frontier: g, Recorder: g, UserAgent: "lint",
	})
	return err
}

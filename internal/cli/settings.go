package cli

import (
	"bytes"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2"

	"broadsheet/archive"
	"broadsheet/crawler"
	"broadsheet/internal/urls"
)

// settingsFile is the settings and source list of an archive.
const settingsFile = "broadsheet.toml"

// settings is broadsheet.toml. Every key is described in README.md.
type settings struct {
	Contact   string           `toml:"contact"`
	UserAgent string           `toml:"user_agent"`
	AllowNet  []string         `toml:"allow_net"`
	Source    []sourceSettings `toml:"source"`
}

type sourceSettings struct {
	Name     string   `toml:"name"`
	URL      string   `toml:"url"`
	Feeds    []string `toml:"feeds"`
	Sitemaps []string `toml:"sitemaps"`
	Include  []string `toml:"include"`
	Exclude  []string `toml:"exclude"`
	Delay    duration `toml:"delay"`
	Watch    bool     `toml:"watch"`
	Disabled bool     `toml:"disabled"`

	note string // a comment beside it
	from string // file that it is imported from
	line int    // there; 0 where it is not known
}

// place is where an imported source stands.
func (x sourceSettings) place() string {
	if x.line == 0 {
		return x.from
	}
	return fmt.Sprintf("%s:%d", x.from, x.line)
}

// settings finds and loads the settings file of the archive at hand.
func (p *program) settings() (name string, s settings, err error) {
	dir, err := p.findDir()
	if err != nil {
		return "", s, err
	}
	name = filepath.Join(dir, settingsFile)
	s, err = loadSettings(name)
	return name, s, err
}

// names are those that are taken.
func (s settings) names() map[string]bool {
	taken := map[string]bool{}
	for _, x := range s.Source {
		taken[x.Name] = true
	}
	return taken
}

// reachesSomebody says that a contact is an address or a URL, as sites need one.
func reachesSomebody(contact string) bool {
	return strings.Contains(contact, "@") || strings.Contains(contact, "://")
}

// at names the source that has a home page; "" if none has.
func (s settings) at(home string) string {
	want, err := urls.Canonical(home)
	for _, x := range s.Source {
		if have, e := urls.Canonical(x.URL); err == nil && e == nil && have == want {
			return x.Name
		}
	}
	return ""
}

// duration is a time.Duration written "2s", "20m", "28d", never a bare number.
type duration struct{ time.Duration }

func (d *duration) UnmarshalText(b []byte) (err error) {
	d.Duration, err = parseDuration(string(b))
	return err
}

func parseDuration(s string) (time.Duration, error) {
	if days, ok := strings.CutSuffix(s, "d"); ok {
		var n int
		if _, err := fmt.Sscanf(days, "%d", &n); err == nil && fmt.Sprint(n) == days {
			return time.Duration(n) * 24 * time.Hour, nil
		}
	}
	d, err := time.ParseDuration(s)
	if err != nil {
		return 0, fmt.Errorf("duration %q: want a number with a unit, as 2s, 20m, 28d", s)
	}
	if d < 0 {
		return 0, fmt.Errorf("duration %q: is negative", s)
	}
	return d, nil
}

var sourceName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9.-]*$`)

// loadSettings reads and checks name. Its errors name file, line and column.
func loadSettings(name string) (settings, error) {
	var s settings
	b, err := os.ReadFile(name)
	if err != nil {
		return s, fail(ExitUsage, "check that "+name+" can be read", "settings: %w", err)
	}
	d := toml.NewDecoder(bytes.NewReader(b)).DisallowUnknownFields()
	if err := d.Decode(&s); err != nil {
		return s, tomlFailure(name, b, err)
	}
	bad := func(line, col int, format string, args ...any) error {
		return fail(ExitUsage, "edit "+name, "%s:%d:%d: %s", name, line, col, fmt.Sprintf(format, args...))
	}
	if s.Contact != "" && !reachesSomebody(s.Contact) {
		line, col := keyPosition(b, "contact")
		return s, bad(line, col, "contact %q: want \"mailto:you@example.org\" or a URL", s.Contact)
	}
	if _, err := crawler.ParseAllow(s.AllowNet); err != nil {
		line, col := keyPosition(b, "allow_net")
		return s, bad(line, col, "allow_net: %v", err)
	}
	seen := map[string]bool{}
	for i, x := range s.Source {
		line, col := sourcePosition(b, i)
		if problem := x.problem(seen); problem != "" {
			return s, bad(line, col, "source %q: %s", x.Name, problem)
		}
		seen[x.Name] = true
	}
	return s, nil
}

func (x sourceSettings) problem(seen map[string]bool) string {
	switch {
	case !sourceName.MatchString(x.Name):
		return "name must be letters, digits, '-' and '.'"
	case seen[x.Name]:
		return "the name is used twice"
	case x.URL == "":
		return "url is not set"
	}
	for _, raw := range append(append([]string{x.URL}, x.Feeds...), x.Sitemaps...) {
		if u, err := url.Parse(raw); err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
			return fmt.Sprintf("%q is no http or https URL", raw)
		}
	}
	if err := crawler.CheckSource(x.source()); err != nil {
		return err.Error()
	}
	return ""
}

func (s settings) sources() []archive.Source {
	out := make([]archive.Source, len(s.Source))
	for i, x := range s.Source {
		out[i] = x.source()
	}
	return out
}

func (x sourceSettings) source() archive.Source {
	return archive.Source{
		Name: x.Name, URL: x.URL, Feeds: x.Feeds, Sitemaps: x.Sitemaps, Include: x.Include, Exclude: x.Exclude,
		Delay: x.Delay.Duration, Watch: x.Watch, Disabled: x.Disabled,
	}
}

// newSettings is what `init` writes.
const newSettings = `# Settings and sources of this archive. Strict: an unknown key is an error.
contact = ""        # "mailto:you@example.org" or a URL: stands in the User-Agent; crawl refuses to start without it
allow_net = []      # private or local addresses that may be reached, as "127.0.0.0/8" or a host name

# [[source]]
# name = "example-times"
# url = "https://times.example/"
# feeds = []          # found from the page where left out
# sitemaps = []       # found from robots.txt where left out
# include = []        # path globs, as "/news/**"; exclude likewise
# delay = "2s"        # least time between two requests to one host
# watch = false       # revisit articles on the long schedule
`

func (d duration) String() string {
	if d.Duration == 0 {
		return ""
	}
	return d.Duration.String()
}

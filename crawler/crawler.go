// Package crawler fetches pages politely. Sources come in; captures go out: every exchange is given to a Recorder
// (WARC) as the bytes that passed over the wire, and then, once those are synced, committed to a Frontier (SQLite)
// with what it changes. It reads nothing in pages but links, feeds, sitemaps and robots.txt. It never runs a
// browser, never keeps a cookie, never goes around a block, and keeps nothing of its own between runs: a run that is
// killed loses the pages in flight, and the next one fetches them.
package crawler

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"broadsheet/archive"
)

// Frontier keeps the URLs known and what politeness remembers of hosts.
type Frontier interface {
	// Hosts lists the hosts that have a target due at now, in the order of their names.
	Hosts(ctx context.Context, now time.Time) ([]archive.HostState, error)
	// Next lists at most n targets of host that are due at now, best first.
	Next(ctx context.Context, host string, now time.Time, n int) ([]archive.Target, error)
	// Commit stores fetches, all of them or none. Where the Capture is that of a robots.txt, Target is what waits for it.
	Commit(ctx context.Context, fetched ...archive.Fetched) error
	// AddTargets stores targets whose URL is unknown and says how many those were.
	AddTargets(ctx context.Context, targets []archive.Target) (int, error)
	// NextDue gives the earliest due time of all targets; false where none is ever due.
	NextDue(ctx context.Context) (time.Time, bool, error)
}

// Recorder keeps exchanges.
type Recorder interface {
	// Write appends the records of one exchange; the digest is that of the payload ("sha256:…").
	Write(archive.Exchange) (location archive.Location, digest string, err error)
	// Sync returns once what was written survives a loss of power.
	Sync() error
}

// Clock is the time that a crawl lives by. A virtual one makes a polite crawl instantaneous, and with one worker
// its times and order are the same in every run.
type Clock interface {
	Now() time.Time
	Sleep(ctx context.Context, d time.Duration) error // returns ctx.Err() if ctx ends first
}

// Revisit says which known pages are fetched again.
type Revisit string

const (
	RevisitAuto Revisit = "auto" // when they are due
	RevisitOff  Revisit = "off"  // none; feeds, sitemaps and front pages are polled all the same
	RevisitAll  Revisit = "all"  // all, due or not, but those that are gone for good
)

// Config is what a Crawler needs. Frontier, Recorder, and Contact or UserAgent must be set.
type Config struct {
	Sources  []archive.Source // targets of other sources are left alone
	Frontier Frontier
	Recorder Recorder

	Contact   string // of the operator, in the User-Agent: "mailto:…" or a URL
	UserAgent string // whole; "" = "Broadsheet (+CONTACT)". Its first product is the name that robots.txt knows

	Delay   time.Duration // least time between two requests to one host, where the source sets none; 0 = 2 s
	Workers int           // hosts asked at one time; 0 = 16
	Limits  Limits        // of one exchange; zero fields have defaults

	// AllowNet lists private or local addresses that may be reached: prefixes, addresses or host names.
	AllowNet []string
	// ConnectTo sends every connection to one "ADDR:PORT" or "http://ADDR:PORT", as curl's option of that name.
	// Names and schemes are kept in requests, robots, politeness and records; the bytes travel plain, for https
	// URLs too.
	ConnectTo string
	// Dial replaces name resolution, address check and connection ("host:port" comes in as in the URL); nil = TCP.
	// Proxies that the environment names are not used: behind one, no address could be checked.
	Dial DialFunc
	// TLS replaces the system's roots; nil = the system's.
	TLS *tls.Config

	Budget   time.Duration // the run ends after it; 0 = none
	MaxPages int           // the run ends after so many pages; 0 = no limit
	Since    time.Time     // feed and sitemap entries dated before are left out; zero = none
	Revisit  Revisit       // "" = RevisitAuto
	Grace    time.Duration // requests under way may go on that long, by the wall, after the run was stopped; 0 = 10 s
	Patience time.Duration // a host that must rest longer is left for the next run; 0 = 2 min
	DiskLow  func() bool   // asked before each request; true ends the run; nil = never

	Clock    Clock              // nil = the system's
	Logger   *slog.Logger       // nil = none
	Progress func(Progress)     // called after each commit and before each rest; nil = none
	Skipped  func(archive.Skip) // called once a run and URL for each known URL that was not fetched; nil = none
}

// Crawler crawls; each Run is one run.
type Crawler struct {
	Config
	token   string // product token
	wire    *wire
	sources map[string]*scope
}

// New checks the configuration.
func New(c Config) (*Crawler, error) {
	if c.Frontier == nil || c.Recorder == nil {
		return nil, errors.New("crawler: no frontier or no recorder")
	}
	if c.UserAgent == "" {
		if c.Contact == "" {
			return nil, errors.New("crawler: neither contact nor user agent: sites must be able to reach the operator")
		}
		c.UserAgent = "Broadsheet (+" + c.Contact + ")"
	}
	allow, err := ParseAllow(c.AllowNet)
	if err != nil {
		return nil, fmt.Errorf("crawler: %w", err)
	}
	to, err := parseConnectTo(c.ConnectTo)
	if err != nil {
		return nil, fmt.Errorf("crawler: %w", err)
	}
	c.Limits = c.Limits.defaults()
	c.Delay = or(c.Delay, 2*time.Second)
	c.Grace = or(c.Grace, 10*time.Second)
	c.Patience = or(c.Patience, 2*time.Minute)
	c.Workers = or(c.Workers, 16)
	c.Revisit = or(c.Revisit, RevisitAuto)
	if c.Clock == nil {
		c.Clock = systemClock{}
	}
	if c.Logger == nil {
		c.Logger = slog.New(slog.DiscardHandler)
	}
	sources, err := scopes(c.Sources)
	if err != nil {
		return nil, fmt.Errorf("crawler: %w", err)
	}
	dialer := dialer{dial: c.Dial, to: to, tls: c.TLS, allow: allow, timeout: c.Limits.Connect}
	token, _, _ := strings.Cut(c.UserAgent, "/")
	token, _, _ = strings.Cut(token, " ")
	return &Crawler{
		Config:  c,
		token:   token,
		wire:    &wire{dialer: dialer, limits: c.Limits, idle: map[string]*tap{}},
		sources: sources,
	}, nil
}

// or gives v, or other where v is zero.
func or[T comparable](v, other T) T {
	var zero T
	if v == zero {
		return other
	}
	return v
}

type systemClock struct{}

func (systemClock) Now() time.Time { return time.Now() }

func (systemClock) Sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

package archive

import "time"

// TargetKind is what a URL of the frontier is expected to be.
type TargetKind string

const (
	TargetPage    TargetKind = "page"
	TargetFeed    TargetKind = "feed"
	TargetSitemap TargetKind = "sitemap"
	TargetFront   TargetKind = "front" // a home or section page, read for its links
)

// Target is one URL of the frontier: known, and due at some time or never again.
type Target struct {
	URL          string // canonical, absolute
	Source       string
	Host         string // host[:port] that politeness counts by
	Kind         TargetKind
	Priority     int       // lower comes first
	Due          time.Time // when it may be fetched next; zero = never again
	Via          string    // as Capture.Via
	ViaURL       string
	FeedTime     time.Time // publication time that a feed or sitemap gave; zero if none
	FirstSeen    time.Time
	Hops         int // redirects that led here
	Fetches      int // completed fetches, 304s included
	Fails        int // consecutive failures
	Unchanged    int // consecutive fetches without a change
	GoneSince    time.Time
	ETag         string // validators of the last capture with a payload
	LastModified string
	LastCapture  string // its id, and what a revisit record needs of it
	LastTime     time.Time
	LastDigest   string
}

// HostState is what politeness remembers of a host between runs.
type HostState struct {
	Host         string
	NextOK       time.Time // no request before
	Fails        int       // consecutive failures; backs off
	Robots       []byte    // the last robots.txt that was readable
	RobotsStatus int       // HTTP status of its fetch; 0 = unreachable
	RobotsAt     time.Time // when it was fetched
}

// SkipReason says why a known URL was not fetched. The list is closed.
type SkipReason string

const (
	SkipRobots     SkipReason = "robots" // disallowed by robots.txt
	SkipRobotsDown SkipReason = "robots-unreachable"
	SkipScope      SkipReason = "out-of-scope" // another site, or not included
	SkipExcluded   SkipReason = "excluded"     // by the source's exclude list
	SkipDuplicate  SkipReason = "duplicate"    // canonical URL already known
	SkipBudget     SkipReason = "budget"       // the run ended first
	SkipPageLimit  SkipReason = "page-limit"
	SkipRedirects  SkipReason = "redirect-limit" // too many hops, or a loop
	SkipScheme     SkipReason = "scheme"         // neither http nor https
	SkipAddress    SkipReason = "private-address"
	SkipTrap       SkipReason = "trap" // endless paths
	SkipOld        SkipReason = "older-than-since"
	SkipDisk       SkipReason = "disk-floor"
	SkipBackoff    SkipReason = "host-backing-off"
)

// Skip is one URL that was not fetched, with its reason.
type Skip struct {
	URL    string     `json:"url"`
	Source string     `json:"source"`
	Reason SkipReason `json:"reason"`
	Detail string     `json:"detail,omitempty"`
}

// Fetched is what one fetch changes: stored in one transaction, after its WARC bytes are synced.
type Fetched struct {
	Target  Target   // with its new Due, counts and validators
	Capture *Capture // nil where nothing was sent (a skip)
	Found   []Target // URLs found in it; those already known are left alone, but for a FeedTime they lacked
	Host    HostState
}

package archive

import "time"

// Outcome classes one fetch. The list is closed: a new outcome is a new constant.
type Outcome string

const (
	OutcomePage        Outcome = "page" // an HTML or text page that may hold an article
	OutcomeFeed        Outcome = "feed"
	OutcomeSitemap     Outcome = "sitemap"
	OutcomeRobots      Outcome = "robots"
	OutcomeRedirect    Outcome = "redirect"
	OutcomeNotModified Outcome = "not-modified" // 304; a WARC revisit record
	OutcomeUnchanged   Outcome = "unchanged"    // 200 with the payload of an earlier capture; a WARC revisit record
	OutcomeNotFound    Outcome = "not-found"    // 404
	OutcomeGone        Outcome = "gone"         // 410
	OutcomeBlocked     Outcome = "blocked"      // 401, 403, 451
	OutcomeLimited     Outcome = "limited"      // 429
	OutcomeServerError Outcome = "server-error" // 5xx
	OutcomeOther       Outcome = "other"        // neither page, feed nor sitemap: PDF, image, unknown
	OutcomeFailed      Outcome = "failed"       // no response: DNS, TLS, time-out, refused, malformed
)

// Capture is one fetch of one URL at one moment. It is never changed once stored.
type Capture struct {
	ID            string    // ID(URL, FetchedAt in TimeFormat, PayloadDigest)
	Source        string    // Source.Name; "" for imports without one
	URL           string    // as requested; "urn:sha256:…" for an imported page without URL
	FetchedAt     time.Time // UTC, to the microsecond: when the request was sent
	Imported      bool      // FetchedAt is the time of the import, and bounds nothing
	Outcome       Outcome
	Status        int         // HTTP status; 0 where there was no response
	Header        [][2]string // response header fields, in order, names as sent
	ContentType   string      // media type with parameters, as sent
	RedirectTo    string      // absolute target of a redirect
	ETag          string
	LastModified  string    // validator, as sent
	IP            string    // remote address, without port
	WARCFile      string    // path under the archive directory, with '/' ; "" where nothing was received
	WARCOffset    int64     // of the response, resource or revisit record's gzip member, in bytes
	WARCLength    int64     // of that member, in bytes
	PayloadDigest string    // "sha256:" + lower-case hex, over the entity: de-chunked, still content-coded
	PayloadSize   int64     // bytes of that entity
	Truncated     string    // "", "length", "time", "disconnect", as in WARC-Truncated
	RefersTo      string    // for a revisit: the id of the capture whose payload this is
	Via           string    // how the URL was found: "seed", "feed", "sitemap", "link", "redirect", "import", "revisit"
	ViaURL        string    // the page, feed or sitemap it was found in
	FeedTime      time.Time // what a feed or sitemap said of the publication time; zero if nothing
	FeedPlace     Place     // which of the two; known of stored captures only, and empty where FeedTime is zero
	Error         string    // for OutcomeFailed: the cause
	Elapsed       time.Duration
}

// NewCaptureID gives the id of a capture of url at t with the payload digest.
func NewCaptureID(url string, t time.Time, digest string) string {
	return ID(url, FormatTime(t), digest)
}

package crawler

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"

	"broadsheet/archive"
	"broadsheet/crawler/feed"
	"broadsheet/internal/decode"
)

// answer is what came of a visit, and what it means.
type answer struct {
	*visit
	at, end    time.Time // when the request was sent, and when all was read
	page       *page     // nil where there was no response
	err        error     // why
	outcome    archive.Outcome
	digest     string // of the entity, as Capture.PayloadDigest
	redirect   string // absolute target, as the server meant it; "" = none or no web URL
	retryAfter time.Duration
	moved      bool      // a feed or sitemap names something that it may not have named before
	newest     time.Time // of what it names
	found      []archive.Target
	printed    map[string]string // URLs of found as printed, where they lost parameters
	skips      []archive.Skip
}

// send sends a visit's request and reads the answer. It touches nothing of the run but its configuration.
func (r *run) send(ctx context.Context, f *fetcher, v *visit) *answer {
	a := &answer{visit: v, at: r.now()}
	a.page, a.err = f.fetch(ctx, v.url, v.header())
	a.end = r.now()
	if a.err != nil {
		a.outcome = archive.OutcomeFailed
		return a
	}
	sum := sha256.Sum256(a.page.entity)
	a.digest = "sha256:" + hex.EncodeToString(sum[:])
	if a.page.status == http.StatusTooManyRequests || a.page.status == http.StatusServiceUnavailable {
		a.retryAfter = retryAfter(a.page.head.Header.Get("Retry-After"), a.end)
	}
	if location := a.page.head.Header.Get("Location"); location != "" && isRedirect(a.page.status) {
		a.redirect = target(v.url, location)
	}
	var read *feed.Document
	if a.page.status == http.StatusOK && !v.robots {
		read = v.readFeed(a.page)
	}
	a.outcome = a.classify(read)
	r.discover(a, read)
	return a
}

// header gives the request header. Validators are sent only where the payload they stand for is in the archive.
func (v *visit) header() http.Header {
	h := http.Header{}
	h.Set("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
	h.Set("Accept-Encoding", acceptEncoding)
	if v.robots || v.target.LastCapture == "" || v.target.LastDigest == "" {
		return h
	}
	if v.target.ETag != "" {
		h.Set("If-None-Match", v.target.ETag)
	}
	if v.target.LastModified != "" {
		h.Set("If-Modified-Since", v.target.LastModified)
	}
	return h
}

// classify says what the answer is.
func (a *answer) classify(read *feed.Document) archive.Outcome {
	switch status := a.page.status; {
	case a.redirect != "" || isRedirect(status) && a.page.head.Header.Get("Location") != "":
		return archive.OutcomeRedirect
	case a.robots && status < 300:
		return archive.OutcomeRobots
	case status == http.StatusNotModified && a.target.LastDigest != "":
		return archive.OutcomeNotModified
	case status == http.StatusNotFound:
		return archive.OutcomeNotFound
	case status == http.StatusGone:
		return archive.OutcomeGone
	case status == 401 || status == 402 || status == 403 || status == 407 || status == 451:
		return archive.OutcomeBlocked
	case status == http.StatusTooManyRequests:
		return archive.OutcomeLimited
	case status >= 500:
		return archive.OutcomeServerError
	case status != 200 && status != 203:
		return archive.OutcomeOther
	case a.digest == a.target.LastDigest && a.page.truncated == "":
		return archive.OutcomeUnchanged
	case read != nil && (read.Kind == feed.Sitemap || read.Kind == feed.Index || read.Kind == feed.Text):
		return archive.OutcomeSitemap
	case read != nil:
		return archive.OutcomeFeed
	case isPage(a.page):
		return archive.OutcomePage
	}
	return archive.OutcomeOther
}

func isRedirect(status int) bool {
	switch status {
	case 301, 302, 303, 307, 308:
		return true
	}
	return false
}

// isPage says whether a body may hold an article: HTML or text, by its declared type or, without one, by its look.
func isPage(p *page) bool {
	declared := p.head.Header.Get("Content-Type")
	media, _, _ := strings.Cut(strings.ToLower(or(declared, http.DetectContentType(p.body))), ";")
	switch strings.TrimSpace(media) {
	case "text/html", "application/xhtml+xml", "text/plain":
		return true
	}
	return false
}

// readFeed reads a body as a feed or sitemap where one is expected or declared; nil where it is none. A sitemap may
// come as a gzip file.
func (v *visit) readFeed(p *page) *feed.Document {
	declared := strings.ToLower(p.head.Header.Get("Content-Type"))
	expected := v.target.Kind == archive.TargetFeed || v.target.Kind == archive.TargetSitemap
	if !expected && !strings.Contains(declared, "xml") && !strings.Contains(declared, "feed") ||
		!expected && strings.Contains(declared, "html") {
		return nil
	}
	body := p.body
	if decode.IsGzip(body) {
		body, _ = decode.Body("gzip", body, decode.Limit{Bytes: feed.MaxSize})
	}
	text, _, _ := decode.UTF8(bytes.TrimLeft(body, "\r\n\t "), declared)
	d, err := feed.Parse(text)
	if errors.Is(err, feed.ErrNone) {
		return nil
	}
	return d
}

// maxRest is the longest rest that a server may ask for.
const maxRest = 24 * time.Hour

// retryAfter reads a Retry-After header: seconds or a date. 0 where it says nothing.
func retryAfter(value string, now time.Time) time.Duration {
	value = strings.TrimSpace(value)
	if seconds, err := strconv.ParseUint(value, 10, 31); err == nil {
		return min(time.Duration(seconds)*time.Second, maxRest)
	}
	at, err := http.ParseTime(value)
	if err != nil {
		return 0
	}
	return min(max(at.Sub(now), 0), maxRest)
}

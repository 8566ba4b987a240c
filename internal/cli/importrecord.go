package cli

import (
	"context"
	"errors"
	"net/url"
	"strings"
	"time"

	"broadsheet/archive"
	"broadsheet/archive/warc"
	"broadsheet/internal/urls"
)

// capture makes a capture and an exchange of a record; false where no web page is in it.
func (i *warcImport) capture(rec *warc.Record) (c archive.Capture, x archive.Exchange, ok bool) {
	url, err := urls.Canonical(rec.URL())
	if err != nil {
		return c, x, false
	}
	c = archive.Capture{
		Source: i.source, URL: url, FetchedAt: rec.Time(), IP: rec.Header.Get("WARC-IP-Address"),
		Truncated: truncated(rec.Header.Get("WARC-Truncated")), Via: "import",
	}
	if c.FetchedAt.IsZero() {
		c.FetchedAt, c.Imported = i.w.started.UTC().Truncate(time.Microsecond), true
	}
	if int64(len(rec.Block)) < rec.Size {
		c.Truncated = "length"
	}
	payload := rec.Block
	switch rec.Type() {
	case warc.TypeResource:
		c.ContentType = rec.Header.Get("Content-Type")
		if strings.HasPrefix(c.ContentType, "application/warc-fields") {
			return c, x, false
		}
	case warc.TypeResponse, warc.TypeRevisit:
		m, err := rec.HTTP()
		if err != nil && (rec.Type() == warc.TypeResponse || len(rec.Block) > 0) {
			return c, x, false
		}
		payload = m.Body
		c.Status, c.ContentType = m.Status, m.Get("Content-Type")
		c.ETag, c.LastModified, c.RedirectTo = m.Get("ETag"), m.Get("Last-Modified"), redirectTarget(url, m)
	default:
		return c, x, false
	}
	c.Outcome = importedOutcome(c)
	c.PayloadDigest, c.PayloadSize = warc.Digest(payload), int64(len(payload))
	x = archive.Exchange{URL: url, Time: c.FetchedAt, IP: c.IP, Response: rec.Block, Truncated: c.Truncated}
	return c, x, true
}

// kin finds the captures that revisits repeat: within one import by the record's id, and by URL and the digest that the
// foreign tool wrote.
type kin struct {
	byRecord map[string]string // record id: capture id
	byDigest map[[2]string]string
	digests  map[string]string // capture id: our digest
	times    map[string]time.Time
}

// add remembers a record that is here, under all that a revisit may call it.
func (k *kin) add(rec *warc.Record, c archive.Capture) {
	if k.byRecord == nil {
		k.byRecord, k.byDigest, k.digests, k.times = map[string]string{}, map[[2]string]string{}, map[string]string{}, map[string]time.Time{}
	}
	if c.RefersTo != "" || rec.Type() == warc.TypeRevisit {
		return
	}
	k.byRecord[rec.ID()] = c.ID
	k.digests[c.ID], k.times[c.ID] = c.PayloadDigest, c.FetchedAt
	for _, digest := range []string{rec.Header.Get("WARC-Payload-Digest"), c.PayloadDigest} {
		if digest != "" {
			k.byDigest[[2]string{c.URL, digest}] = c.ID
		}
	}
}

// relate makes c a revisit where its record is one, or where its page is the one captured last.
func (i *warcImport) relate(ctx context.Context, rec *warc.Record, c *archive.Capture, x *archive.Exchange) error {
	if rec.Type() == warc.TypeRevisit {
		return i.relateRevisit(ctx, rec, c, x)
	}
	if c.Imported || c.Status != 200 || rec.Type() != warc.TypeResponse || c.Truncated != "" {
		c.ID = archive.NewCaptureID(c.URL, c.FetchedAt, c.PayloadDigest)
		return nil
	}
	c.ID = archive.NewCaptureID(c.URL, c.FetchedAt, c.PayloadDigest)
	if id := i.kin.byDigest[[2]string{c.URL, c.PayloadDigest}]; id != "" && id != c.ID && i.kin.times[id].Before(c.FetchedAt) {
		i.repeat(c, x, id, i.kin.times[id], "identical-payload-digest", archive.OutcomeUnchanged)
		return nil
	}
	before, err := i.w.db.CaptureByURL(ctx, c.URL, c.FetchedAt)
	switch {
	case errors.Is(err, archive.ErrNotFound):
		return nil
	case err != nil:
		return err
	case before.ID != c.ID && before.PayloadDigest == c.PayloadDigest && before.RefersTo == "" && before.Status == 200 && !before.Imported:
		i.repeat(c, x, before.ID, before.FetchedAt, "identical-payload-digest", archive.OutcomeUnchanged)
	}
	return nil
}

// repeat makes c say that its payload is that of an earlier capture.
func (i *warcImport) repeat(c *archive.Capture, x *archive.Exchange, id string, at time.Time, profile string, o archive.Outcome) {
	c.RefersTo, c.Outcome = id, o
	x.Revisit = &archive.Revisit{Profile: profile, URL: c.URL, Time: at, Digest: c.PayloadDigest}
}

// relateRevisit looks for the capture that a revisit record repeats: by its record, by URL and digest, by URL and time.
func (i *warcImport) relateRevisit(ctx context.Context, rec *warc.Record, c *archive.Capture, x *archive.Exchange) error {
	url, at, digest := rec.RefersTo()
	profile, outcome := "identical-payload-digest", archive.OutcomeUnchanged
	if c.Status == 304 || strings.HasSuffix(rec.Header.Get("WARC-Profile"), "server-not-modified") {
		profile, outcome = "server-not-modified", archive.OutcomeNotModified
	}
	if url, _ = urls.Canonical(url); url == "" {
		url = c.URL
	}
	c.PayloadDigest, c.PayloadSize, c.Outcome = digest, 0, outcome
	x.Revisit = &archive.Revisit{Profile: profile, URL: url, Time: at, Digest: digest}
	id := i.kin.byRecord[rec.Header.Get("WARC-Refers-To")]
	if id == "" && digest != "" {
		id = i.kin.byDigest[[2]string{url, digest}]
	}
	if id != "" {
		c.PayloadDigest, at = i.kin.digests[id], i.kin.times[id]
	} else if !at.IsZero() {
		first, err := i.w.db.CaptureByURL(ctx, url, at.Add(time.Second-time.Microsecond))
		if err != nil && !errors.Is(err, archive.ErrNotFound) {
			return err
		}
		if err == nil && !first.FetchedAt.Before(at.Truncate(time.Second)) && first.RefersTo == "" {
			id, at, c.PayloadDigest = first.ID, first.FetchedAt, first.PayloadDigest
		}
	}
	if id != "" {
		i.repeat(c, x, id, at, profile, outcome)
		x.Revisit.URL = url
	}
	c.ID = archive.NewCaptureID(c.URL, c.FetchedAt, c.PayloadDigest)
	return nil
}

func truncated(reason string) string {
	switch reason {
	case "", "length", "time", "disconnect":
		return reason
	}
	return "disconnect"
}

func redirectTarget(url string, m *warc.Message) string {
	if m.Status < 300 || m.Status > 399 {
		return ""
	}
	to, err := urls.Resolve(url, m.Get("Location"))
	if err != nil {
		return ""
	}
	return to
}

// isRobots says that a URL is that of a robots.txt, which tools put into WARC files beside the pages.
func isRobots(raw string) bool {
	u, err := url.Parse(raw)
	return err == nil && u.Path == "/robots.txt"
}

// importedOutcome classes an imported capture by status and media type.
func importedOutcome(c archive.Capture) archive.Outcome {
	switch {
	case c.Status >= 300 && c.Status < 400:
		return archive.OutcomeRedirect
	case c.Status == 404:
		return archive.OutcomeNotFound
	case c.Status == 410:
		return archive.OutcomeGone
	case c.Status == 401 || c.Status == 403 || c.Status == 451:
		return archive.OutcomeBlocked
	case c.Status == 429:
		return archive.OutcomeLimited
	case c.Status >= 500:
		return archive.OutcomeServerError
	}
	if isRobots(c.URL) {
		return archive.OutcomeRobots
	}
	if isPage(c.ContentType) {
		return archive.OutcomePage
	}
	return archive.OutcomeOther
}

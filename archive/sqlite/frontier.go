package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"broadsheet/archive"
)

// Hosts lists the hosts that have a URL due at now or before, by name, with what politeness remembers of them.
func (db *DB) Hosts(ctx context.Context, now time.Time) ([]archive.HostState, error) {
	rows, err := db.reader.QueryContext(ctx, `SELECT host, next_ok, fails, robots, robots_status, robots_at FROM _hosts h
		WHERE EXISTS (SELECT 1 FROM _targets t WHERE t.host = h.id AND t.due <= ?) ORDER BY host`, archive.FormatTime(now))
	if err != nil {
		return nil, fmt.Errorf("list hosts: %w", err)
	}
	return collect(rows, func(r *sql.Rows) (h archive.HostState, err error) {
		var next, robotsAt sql.NullString
		err = r.Scan(&h.Host, &next, &h.Fails, &h.Robots, &h.RobotsStatus, &robotsAt)
		h.NextOK, h.RobotsAt = moment(next), moment(robotsAt)
		return h, err
	})
}

const selectTarget = `SELECT u.url, s.name, h.host, t.kind, t.priority, t.due, t.via, vu.url, t.feed_time, t.first_seen,
	t.hops, t.fetches, t.fails, t.unchanged, t.gone_since, t.etag, t.last_modified, c.capture_id, c.fetched_at,
	ifnull(c.payload_digest, o.payload_digest)
	FROM _targets t
	JOIN _urls u ON u.id = t.url
	JOIN _hosts h ON h.id = t.host
	LEFT JOIN _sources s ON s.id = t.source
	LEFT JOIN _urls vu ON vu.id = t.via_url
	LEFT JOIN _captures c ON c.id = t.last_capture
	LEFT JOIN _captures o ON o.id = c.refers_to `

func scanTarget(r scanner) (t archive.Target, err error) {
	var source, due, via, viaURL, feed, first, gone, etag, modified, last, lastTime, digest sql.NullString
	err = r.Scan(&t.URL, &source, &t.Host, &t.Kind, &t.Priority, &due, &via, &viaURL, &feed, &first, &t.Hops, &t.Fetches,
		&t.Fails, &t.Unchanged, &gone, &etag, &modified, &last, &lastTime, &digest)
	t.Source, t.Due, t.Via, t.ViaURL = source.String, moment(due), via.String, viaURL.String
	t.FeedTime, t.FirstSeen, t.GoneSince = moment(feed), moment(first), moment(gone)
	t.ETag, t.LastModified = etag.String, modified.String
	t.LastCapture, t.LastTime, t.LastDigest = last.String, moment(lastTime), digest.String
	return t, err
}

// Next gives up to n of a host's URLs that are due at now or before, best first: by priority, then the newest time
// that a feed gave, then the longest due, then by URL. It looks at all that are due; ask for some dozens at once.
func (db *DB) Next(ctx context.Context, host string, now time.Time, n int) ([]archive.Target, error) {
	rows, err := db.reader.QueryContext(ctx, selectTarget+`WHERE t.url IN (
		SELECT d.url FROM _targets d JOIN _urls du ON du.id = d.url
		WHERE d.host = (SELECT id FROM _hosts WHERE host = ?) AND d.due <= ?
		ORDER BY d.priority, d.feed_time DESC, d.due, du.url LIMIT ?)
		ORDER BY t.priority, t.feed_time DESC, t.due, u.url`, host, archive.FormatTime(now), n)
	if err != nil {
		return nil, fmt.Errorf("next of %s: %w", host, err)
	}
	return collect(rows, func(r *sql.Rows) (archive.Target, error) { return scanTarget(r) })
}

// Target finds a URL of the frontier.
func (db *DB) Target(ctx context.Context, url string) (archive.Target, bool, error) {
	t, err := scanTarget(db.reader.QueryRowContext(ctx, selectTarget+"WHERE u.url = ?", url))
	if errors.Is(err, sql.ErrNoRows) {
		return archive.Target{}, false, nil
	}
	if err != nil {
		return archive.Target{}, false, fmt.Errorf("target %s: %w", url, err)
	}
	return t, true, nil
}

// NextDue gives the earliest time at which a URL is due; false if none ever is.
func (db *DB) NextDue(ctx context.Context) (time.Time, bool, error) {
	var due sql.NullString
	err := db.reader.QueryRowContext(ctx,
		"SELECT min((SELECT min(due) FROM _targets t WHERE t.host = h.id AND due IS NOT NULL)) FROM _hosts h").Scan(&due)
	if err != nil {
		return time.Time{}, false, fmt.Errorf("next due: %w", err)
	}
	return moment(due), due.Valid, nil
}

// CountTargets counts the URLs of the frontier, and those of them due at now or before.
func (db *DB) CountTargets(ctx context.Context, now time.Time) (known, due int, err error) {
	err = db.reader.QueryRowContext(ctx, "SELECT count(*), count(*) FILTER (WHERE due <= ?) FROM _targets",
		archive.FormatTime(now)).Scan(&known, &due)
	if err != nil {
		err = fmt.Errorf("count targets: %w", err)
	}
	return known, due, err
}

// Commit stores what fetches changed, in one transaction: each capture, the target, the URLs found, the host. The
// WARC bytes must be synced before. A found URL that is known is left alone, but for a FeedTime that it lacked. A
// host without a name is not stored. LastTime and LastDigest of a target are those of its LastCapture.
func (db *DB) Commit(ctx context.Context, fetched ...archive.Fetched) error {
	err := db.write(ctx, func(t *tx) error {
		for i := range fetched {
			f := &fetched[i]
			if f.Capture != nil {
				if _, _, err := t.capture(f.Capture); err != nil {
					return err
				}
			}
			if f.Target.URL != "" {
				if _, err := t.target(&f.Target, true); err != nil {
					return err
				}
			}
			for j := range f.Found {
				if _, err := t.target(&f.Found[j], false); err != nil {
					return err
				}
			}
			if err := t.hostState(&f.Host); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	return nil
}

// AddTargets stores the URLs that are not known, in one transaction, and counts them.
func (db *DB) AddTargets(ctx context.Context, targets []archive.Target) (added int, err error) {
	err = db.write(ctx, func(t *tx) error {
		for i := range targets {
			isNew, err := t.target(&targets[i], false)
			if err != nil {
				return err
			}
			if isNew {
				added++
			}
		}
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("add targets: %w", err)
	}
	return added, nil
}

// target stores a URL of the frontier. One that is known is replaced, or with replace false, left alone but for a
// FeedTime that it lacked.
func (t *tx) target(g *archive.Target, replace bool) (isNew bool, err error) {
	fail := func(err error) (bool, error) { return false, fmt.Errorf("store target %s: %w", g.URL, err) }
	url, err := t.url(g.URL)
	if err != nil {
		return fail(err)
	}
	if !replace {
		var feed sql.NullString
		err := t.row("SELECT feed_time FROM _targets WHERE url = ?", []any{url}, &feed)
		if err == nil && !feed.Valid && !g.FeedTime.IsZero() {
			_, err = t.run("UPDATE _targets SET feed_time = ? WHERE url = ?", stamp(g.FeedTime), url)
		}
		if !errors.Is(err, sql.ErrNoRows) {
			return false, err
		}
	}
	source, err := t.source(g.Source)
	if err != nil {
		return fail(err)
	}
	host, err := t.host(g.Host)
	if err != nil {
		return fail(err)
	}
	via, err := t.url(g.ViaURL)
	if err != nil {
		return fail(err)
	}
	_, err = t.run(`INSERT OR REPLACE INTO _targets (url, source, host, kind, priority, due, via, via_url, feed_time,
		first_seen, hops, fetches, fails, unchanged, gone_since, etag, last_modified, last_capture)
		VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?, (SELECT id FROM _captures WHERE capture_id = ?))`,
		url, source, host, g.Kind, g.Priority, stamp(g.Due), null(g.Via), via, stamp(g.FeedTime), stamp(g.FirstSeen),
		g.Hops, g.Fetches, g.Fails, g.Unchanged, stamp(g.GoneSince), null(g.ETag), null(g.LastModified), g.LastCapture)
	if err != nil {
		return fail(err)
	}
	return true, nil
}

func (t *tx) hostState(h *archive.HostState) error {
	if h.Host == "" {
		return nil
	}
	_, err := t.run(`INSERT INTO _hosts (host, next_ok, fails, robots, robots_status, robots_at) VALUES (?,?,?,?,?,?)
		ON CONFLICT DO UPDATE SET next_ok = excluded.next_ok, fails = excluded.fails, robots = excluded.robots,
		robots_status = excluded.robots_status, robots_at = excluded.robots_at`,
		h.Host, stamp(h.NextOK), h.Fails, h.Robots, h.RobotsStatus, stamp(h.RobotsAt))
	if err != nil {
		return fmt.Errorf("store host %s: %w", h.Host, err)
	}
	return nil
}

// MakeDue makes URLs due at when, and counts them: those of a source ("" = of all) and of the kinds given (none =
// all kinds). A URL that is due before stays so.
func (db *DB) MakeDue(ctx context.Context, source string, when time.Time, kinds ...archive.TargetKind) (n int, err error) {
	query := "UPDATE _targets SET due = ? WHERE (due IS NULL OR due > ?)"
	args := []any{stamp(when), stamp(when)}
	if source != "" {
		query += " AND source = (SELECT id FROM _sources WHERE name = ?)"
		args = append(args, source)
	}
	if len(kinds) > 0 {
		query += " AND kind IN (?" + strings.Repeat(", ?", len(kinds)-1) + ")"
		for _, k := range kinds {
			args = append(args, k)
		}
	}
	err = db.write(ctx, func(t *tx) error {
		changed, err := t.run(query, args...)
		n = int(changed)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("make due: %w", err)
	}
	return n, nil
}

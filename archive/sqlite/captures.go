package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"time"

	"broadsheet/archive"
)

// AddCaptures stores captures of an import, in one transaction, and says how many of them are new: one whose id is
// known is left alone. Capture.Header is not kept; the WARC record has it.
func (db *DB) AddCaptures(ctx context.Context, captures []archive.Capture) (added int, err error) {
	err = db.write(ctx, func(t *tx) error {
		for i := range captures {
			_, isNew, err := t.capture(&captures[i])
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
		return 0, fmt.Errorf("add captures: %w", err)
	}
	return added, nil
}

// capture stores c unless its id is known, and gives its row.
func (t *tx) capture(c *archive.Capture) (row int64, isNew bool, err error) {
	fail := func(err error) (int64, bool, error) {
		return 0, false, fmt.Errorf("store capture of %s: %w", c.URL, err)
	}
	err = t.row("SELECT id FROM _captures WHERE capture_id = ?", []any{c.ID}, &row)
	if err == nil || !errors.Is(err, sql.ErrNoRows) {
		return row, false, err
	}
	etag, modified, digest := null(c.ETag), null(c.LastModified), null(c.PayloadDigest)
	var refers any
	if c.RefersTo != "" {
		var first int64
		var e, m, d string
		err := t.row(`SELECT o.id, ifnull(o.etag, ''), ifnull(o.last_modified, ''), ifnull(o.payload_digest, '')
			FROM _captures c JOIN _captures o ON o.id = ifnull(c.refers_to, c.id)
			WHERE c.capture_id = ?`, []any{c.RefersTo}, &first, &e, &m, &d)
		if err != nil {
			return fail(fmt.Errorf("it refers to capture %s: %w", c.RefersTo, err))
		}
		refers, etag, modified, digest = first, differs(c.ETag, e), differs(c.LastModified, m), differs(c.PayloadDigest, d)
	}
	ids := make([]any, 7)
	for i, keep := range []func() (any, error){
		func() (any, error) { return t.source(c.Source) },
		func() (any, error) { return t.url(c.URL) },
		func() (any, error) { return t.word(c.ContentType) },
		func() (any, error) { return t.url(c.RedirectTo) },
		func() (any, error) { return t.word(c.IP) },
		func() (any, error) { return t.word(c.WARCFile) },
		func() (any, error) { return t.url(c.ViaURL) },
	} {
		if ids[i], err = keep(); err != nil {
			return fail(err)
		}
	}
	err = t.row(`INSERT INTO _captures (capture_id, source, url, fetched_at, imported, outcome, status, content_type,
		redirect_to, etag, last_modified, ip, warc_file, warc_offset, warc_length, payload_digest, payload_size,
		truncated, refers_to, via, via_url, feed_time, error, elapsed_us)
		VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) RETURNING id`,
		[]any{c.ID, ids[0], ids[1], stamp(c.FetchedAt), c.Imported, c.Outcome, zero(c.Status), ids[2], ids[3],
			etag, modified, ids[4], ids[5], located(c, c.WARCOffset), located(c, c.WARCLength),
			digest, located(c, c.PayloadSize), null(c.Truncated), refers, null(c.Via), ids[6], stamp(c.FeedTime),
			null(c.Error), zero(c.Elapsed.Microseconds())}, &row)
	if err != nil {
		return fail(err)
	}
	return row, true, nil
}

// differs gives what a capture stores of a value beside that of the capture it refers to: NULL if they are equal.
func differs(own, other string) any {
	if valid(own) == other {
		return nil
	}
	return valid(own)
}

// zero turns 0 into NULL.
func zero[T int | int64](n T) any {
	if n == 0 {
		return nil
	}
	return n
}

// located gives n where c has a WARC record, else NULL.
func located(c *archive.Capture, n int64) any {
	if c.WARCFile == "" {
		return nil
	}
	return n
}

const selectCapture = `SELECT c.id, c.capture_id, s.name, u.url, c.fetched_at, c.imported, c.outcome, c.status, ct.word,
	rt.url, ifnull(c.etag, o.etag), ifnull(c.last_modified, o.last_modified), ip.word, wf.word, c.warc_offset, c.warc_length,
	ifnull(c.payload_digest, o.payload_digest), c.payload_size, c.truncated, o.capture_id, c.via, vu.url, c.feed_time,
	CASE WHEN c.feed_time IS NULL THEN NULL WHEN c.via IN ('feed', 'sitemap') THEN c.via
		ELSE ifnull((SELECT p.outcome FROM _captures p WHERE p.url = c.via_url AND p.outcome IN ('feed', 'sitemap') LIMIT 1), 'feed') END,
	c.error, c.elapsed_us
	FROM _captures c
	JOIN _urls u ON u.id = c.url
	LEFT JOIN _sources s ON s.id = c.source
	LEFT JOIN _words ct ON ct.id = c.content_type
	LEFT JOIN _urls rt ON rt.id = c.redirect_to
	LEFT JOIN _words ip ON ip.id = c.ip
	LEFT JOIN _words wf ON wf.id = c.warc_file
	LEFT JOIN _captures o ON o.id = c.refers_to
	LEFT JOIN _urls vu ON vu.id = c.via_url `

// scanner is a row or rows.
type scanner interface{ Scan(...any) error }

func scanCapture(r scanner) (row int64, c archive.Capture, err error) {
	var source, fetched, contentType, redirect, etag, modified, ip, file, digest, truncated, refers, via, viaURL, feed,
		place, failure sql.NullString
	var status, offset, length, size, elapsed sql.NullInt64
	err = r.Scan(&row, &c.ID, &source, &c.URL, &fetched, &c.Imported, &c.Outcome, &status, &contentType, &redirect,
		&etag, &modified, &ip, &file, &offset, &length, &digest, &size, &truncated, &refers, &via, &viaURL, &feed,
		&place, &failure, &elapsed)
	c.Source, c.FetchedAt, c.ContentType, c.RedirectTo = source.String, moment(fetched), contentType.String, redirect.String
	c.ETag, c.LastModified, c.IP, c.WARCFile = etag.String, modified.String, ip.String, file.String
	c.PayloadDigest, c.Truncated, c.RefersTo = digest.String, truncated.String, refers.String
	c.Via, c.ViaURL, c.FeedTime, c.FeedPlace, c.Error = via.String, viaURL.String, moment(feed), archive.Place(place.String), failure.String
	c.Status, c.WARCOffset, c.WARCLength, c.PayloadSize = int(status.Int64), offset.Int64, length.Int64, size.Int64
	c.Elapsed = time.Duration(elapsed.Int64) * time.Microsecond
	return row, c, err
}

// Capture finds a capture by id; archive.ErrNotFound if there is none.
func (db *DB) Capture(ctx context.Context, id string) (archive.Capture, error) {
	_, c, err := scanCapture(db.reader.QueryRowContext(ctx, selectCapture+"WHERE c.capture_id = ?", id))
	return c, found(err, "capture", id)
}

// CaptureByURL finds the newest capture of a URL, as requested, at or before a time; the zero time sets no bound.
// archive.ErrNotFound if there is none.
func (db *DB) CaptureByURL(ctx context.Context, url string, at time.Time) (archive.Capture, error) {
	bound := archive.FormatTime(at)
	if at.IsZero() {
		bound = "9999"
	}
	_, c, err := scanCapture(db.reader.QueryRowContext(ctx, selectCapture+`WHERE u.url = ? AND c.fetched_at <= ?
		ORDER BY c.fetched_at DESC, c.capture_id DESC LIMIT 1`, url, bound))
	return c, found(err, "capture of", url)
}

// found gives err its subject, and turns "no rows" into archive.ErrNotFound.
func found(err error, what, subject string) error {
	if errors.Is(err, sql.ErrNoRows) {
		err = archive.ErrNotFound
	}
	if err != nil {
		return fmt.Errorf("%s %s: %w", what, subject, err)
	}
	return nil
}

// Captures gives every capture in the order they came in, which is stored for ever. No transaction stays open
// between two of them, so that the caller may write meanwhile.
func (db *DB) Captures(ctx context.Context) iter.Seq2[archive.Capture, error] {
	const page = 100 // captures a query
	type numbered struct {
		row int64
		archive.Capture
	}
	return func(yield func(archive.Capture, error) bool) {
		for last := int64(0); ; {
			rows, err := db.reader.QueryContext(ctx, selectCapture+"WHERE c.id > ? ORDER BY c.id LIMIT ?", last, page)
			var got []numbered
			if err == nil {
				got, err = collect(rows, func(r *sql.Rows) (n numbered, err error) {
					n.row, n.Capture, err = scanCapture(r)
					return n, err
				})
			}
			if err != nil {
				yield(archive.Capture{}, fmt.Errorf("list captures: %w", err))
				return
			}
			for _, n := range got {
				last = n.row
				if !yield(n.Capture, nil) {
					return
				}
			}
			if len(got) < page {
				return
			}
		}
	}
}

package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"broadsheet/archive"
)

// hasBytes picks the captures that can be read: pages with bytes in a WARC file.
const hasBytes = "c.outcome = 'page' AND c.warc_file IS NOT NULL"

// SourcesToRead names the sources that have captured pages without a reading by the rules, in order; with all, those
// that have captured pages. "" stands for the pages without a source.
func (db *DB) SourcesToRead(ctx context.Context, rulesHash string, all bool) ([]string, error) {
	rows, err := db.reader.QueryContext(ctx, `SELECT ifnull(s.name, '') FROM
		(SELECT DISTINCT source FROM _captures c WHERE `+hasBytes+` AND (? OR NOT EXISTS (
			SELECT 1 FROM _readings r JOIN _words w ON w.id = r.rules WHERE r.capture = c.id AND w.word = ?)))
		LEFT JOIN _sources s ON s.id = source ORDER BY 1`, all, rulesHash)
	var names []string
	if err == nil {
		names, err = collect(rows, func(r *sql.Rows) (s string, err error) { return s, r.Scan(&s) })
	}
	if err != nil {
		return nil, fmt.Errorf("list sources to read: %w", err)
	}
	return names, nil
}

// PageState says how a captured page was read.
type PageState struct {
	Row     int64  // number of the capture, in the order they came in
	Read    bool   // by the rules asked for
	Profile string // hash of the site profile; "" = read without one
}

// PageStates gives the captured pages of a source that have bytes in a WARC file, in the order they came in.
func (db *DB) PageStates(ctx context.Context, source, rulesHash string) ([]PageState, error) {
	rows, err := db.reader.QueryContext(ctx, `SELECT c.id, ifnull(w.word, '') = ?, ifnull(p.word, '')
		FROM _captures c
		LEFT JOIN _readings r ON r.capture = c.id
		LEFT JOIN _words w ON w.id = r.rules
		LEFT JOIN _words p ON p.id = r.profile
		WHERE `+hasBytes+` AND c.source IS (SELECT id FROM _sources WHERE name = ?) ORDER BY c.id`, rulesHash, source)
	var states []PageState
	if err == nil {
		states, err = collect(rows, func(r *sql.Rows) (s PageState, err error) {
			return s, r.Scan(&s.Row, &s.Read, &s.Profile)
		})
	}
	if err != nil {
		return nil, fmt.Errorf("list pages of %s: %w", source, err)
	}
	return states, nil
}

// CapturesAt gives the captures with the numbers in rows, in ascending order.
func (db *DB) CapturesAt(ctx context.Context, rows []int64) ([]archive.Capture, error) {
	got, err := db.reader.QueryContext(ctx, selectCapture+"WHERE c.id IN (SELECT value FROM json_each(?)) ORDER BY c.id", toJSON(rows))
	var list []archive.Capture
	if err == nil {
		list, err = collect(got, func(r *sql.Rows) (archive.Capture, error) {
			_, c, err := scanCapture(r)
			return c, err
		})
	}
	if err != nil {
		return nil, fmt.Errorf("list captures: %w", err)
	}
	return list, nil
}

// Profile gives profile k of a source by the rules, nil if there was too little to learn from; archive.ErrNotFound if it
// has not been learned.
func (db *DB) Profile(ctx context.Context, source, rulesHash string, k int) (profile []byte, err error) {
	err = db.reader.QueryRowContext(ctx, `SELECT p.profile FROM _profiles p JOIN _sources s ON s.id = p.source
		JOIN _words w ON w.id = p.rules WHERE s.name = ? AND w.word = ? AND p.k = ?`, source, rulesHash, k).Scan(&profile)
	return profile, found(err, "site profile of", source)
}

// ProfileByHash gives the profile that a reading names; archive.ErrNotFound if it is not kept any more.
func (db *DB) ProfileByHash(ctx context.Context, hash string) (profile []byte, err error) {
	err = db.reader.QueryRowContext(ctx, "SELECT profile FROM _profiles WHERE hash = ? LIMIT 1", hash).Scan(&profile)
	return profile, found(err, "site profile", hash)
}

// SaveProfile keeps profile k of a source; "" and nil say that there was too little to learn from. Those by other rules
// go.
func (db *DB) SaveProfile(ctx context.Context, source, rulesHash string, k int, hash string, profile []byte) error {
	err := db.write(ctx, func(t *tx) error {
		s, err := t.source(source)
		if err != nil {
			return err
		}
		rules, err := t.word(rulesHash)
		if err != nil {
			return err
		}
		if s == nil || rules == nil {
			return errors.New("no source or no rules hash")
		}
		if _, err := t.run("DELETE FROM _profiles WHERE source = ? AND rules <> ?", s, rules); err != nil {
			return err
		}
		_, err = t.run("INSERT OR REPLACE INTO _profiles VALUES (?, ?, ?, ?, ?)", s, rules, k, null(hash), profile)
		return err
	})
	if err != nil {
		return fmt.Errorf("save site profile of %s: %w", source, err)
	}
	return nil
}

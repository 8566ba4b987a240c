package sqlite

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"broadsheet/archive"
)

// SetSources mirrors the list of sources that is followed. One that left the list stays, for captures name it, and
// is marked as not listed.
func (db *DB) SetSources(ctx context.Context, sources []archive.Source) error {
	err := db.write(ctx, func(t *tx) error {
		if _, err := t.run("UPDATE _sources SET listed = 0 WHERE listed"); err != nil {
			return err
		}
		for _, s := range sources {
			_, err := t.run(`INSERT INTO _sources (name, url, feeds, sitemaps, include, exclude, delay_ms, watch, disabled,
				listed) VALUES (?,?,?,?,?,?,?,?,?,1) ON CONFLICT DO UPDATE SET url = excluded.url, feeds = excluded.feeds,
				sitemaps = excluded.sitemaps, include = excluded.include, exclude = excluded.exclude,
				delay_ms = excluded.delay_ms, watch = excluded.watch, disabled = excluded.disabled, listed = 1`,
				s.Name, null(s.URL), array(s.Feeds), array(s.Sitemaps), array(s.Include), array(s.Exclude),
				s.Delay.Milliseconds(), s.Watch, s.Disabled)
			if err != nil {
				return fmt.Errorf("source %s: %w", s.Name, err)
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("set sources: %w", err)
	}
	return nil
}

// array renders strings as a JSON array; none is [].
func array(s []string) string {
	if len(s) == 0 {
		return "[]"
	}
	return toJSON(s)
}

// BeginRun notes that a run of a verb has started, under an id of the caller's; one that is known begins again.
func (db *DB) BeginRun(ctx context.Context, id, verb string, started time.Time) error {
	err := db.write(ctx, func(t *tx) error {
		_, err := t.run("INSERT OR REPLACE INTO runs (run_id, verb, started_at) VALUES (?, ?, ?)", id, verb, stamp(started))
		return err
	})
	if err != nil {
		return fmt.Errorf("begin run %s: %w", id, err)
	}
	return nil
}

// RunEnd says how a run ended.
type RunEnd struct {
	Ended    time.Time
	ExitCode int
	Summary  any            // rendered as JSON
	Skips    []archive.Skip // counted by source and reason
}

// EndRun notes how a run ended. One that was killed has no end.
func (db *DB) EndRun(ctx context.Context, id string, end RunEnd) error {
	summary, err := json.Marshal(end.Summary)
	if err == nil {
		err = db.write(ctx, func(t *tx) error {
			n, err := t.run("UPDATE runs SET ended_at = ?, exit_code = ?, summary = ? WHERE run_id = ?",
				stamp(end.Ended), end.ExitCode, string(summary), id)
			if err == nil && n == 0 {
				err = archive.ErrNotFound
			}
			for _, s := range end.Skips {
				if err == nil {
					_, err = t.run(`INSERT INTO skips VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE SET urls = urls + 1`,
						id, s.Source, s.Reason)
				}
			}
			return err
		})
	}
	if err != nil {
		return fmt.Errorf("end run %s: %w", id, err)
	}
	return nil
}

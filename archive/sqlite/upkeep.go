package sqlite

import (
	"context"
	"database/sql"
	"fmt"
)

// Drop removes everything that was read out of captures. Reading them again under the same rules gives the same
// public rows.
func (db *DB) Drop(ctx context.Context) error {
	err := db.write(ctx, func(t *tx) error {
		if _, err := t.run("INSERT INTO articles_fts (articles_fts) VALUES ('delete-all')"); err != nil {
			return err
		}
		if _, err := t.run("UPDATE _articles SET capture = NULL"); err != nil {
			return err
		}
		for _, table := range []string{"_readings", "_articles", "_texts", "_details", "_profiles"} {
			if _, err := t.run("DELETE FROM " + table); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("drop readings: %w", err)
	}
	return nil
}

// prune removes texts and details that no reading has any more.
func (db *DB) prune(ctx context.Context) error {
	err := db.write(ctx, func(t *tx) error {
		_, err := t.run("DELETE FROM _texts WHERE NOT EXISTS (SELECT 1 FROM _readings WHERE text = _texts.id)")
		if err != nil {
			return err
		}
		_, err = t.run("DELETE FROM _details WHERE NOT EXISTS (SELECT 1 FROM _readings WHERE detail = _details.id)")
		return err
	})
	if err != nil {
		return fmt.Errorf("prune: %w", err)
	}
	return nil
}

// Finding is one thing that a check found wrong.
type Finding struct {
	Table  string // "" where the check does not say
	Detail string
}

// IntegrityCheck lets SQLite check the whole file; no finding means that it is sound.
func (db *DB) IntegrityCheck(ctx context.Context) ([]Finding, error) {
	rows, err := db.reader.QueryContext(ctx, "SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'")
	if err != nil {
		return nil, fmt.Errorf("check integrity: %w", err)
	}
	return collect(rows, func(r *sql.Rows) (f Finding, err error) { return f, r.Scan(&f.Detail) })
}

// ForeignKeyCheck lists the rows that refer to a row which is not there.
func (db *DB) ForeignKeyCheck(ctx context.Context) ([]Finding, error) {
	rows, err := db.reader.QueryContext(ctx, `SELECT "table", 'row ' || ifnull(rowid, '?') || ' refers to a row that '
		|| parent || ' has not' FROM pragma_foreign_key_check`)
	if err != nil {
		return nil, fmt.Errorf("check foreign keys: %w", err)
	}
	return collect(rows, func(r *sql.Rows) (f Finding, err error) { return f, r.Scan(&f.Table, &f.Detail) })
}

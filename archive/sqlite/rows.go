package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"broadsheet/archive"
)

// Snapshot reads the archive as it stood at one moment, whatever is written meanwhile. Close it soon: while it is
// open the log beside the file can only grow.
type Snapshot struct{ tx *sql.Tx }

// Snapshot opens one.
func (db *DB) Snapshot(ctx context.Context) (*Snapshot, error) {
	t, err := db.reader.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, fmt.Errorf("open snapshot: %w", err)
	}
	// A deferred transaction begins with its first read.
	if _, err := t.ExecContext(ctx, "SELECT 1 FROM _settings"); err != nil {
		t.Rollback()
		return nil, fmt.Errorf("open snapshot: %w", err)
	}
	return &Snapshot{t}, nil
}

// Close ends the snapshot.
func (s *Snapshot) Close() error { return s.tx.Rollback() }

// ContentVersion identifies what readings the snapshot holds: equal in two archives only where each capture was read
// to the same content by the same rules and site profile.
func (s *Snapshot) ContentVersion(ctx context.Context) (string, error) {
	rows, err := s.tx.QueryContext(ctx, `SELECT c.capture_id, w.word, ifnull(p.word, ''), d.hash, ifnull(r.content_hash, '')
		FROM _readings r JOIN _captures c ON c.id = r.capture JOIN _words w ON w.id = r.rules JOIN _details d ON d.id = r.detail
		LEFT JOIN _words p ON p.id = r.profile ORDER BY c.capture_id`)
	if err != nil {
		return "", fmt.Errorf("content version: %w", err)
	}
	defer rows.Close()
	sum := sha256.New()
	for rows.Next() {
		var part [5]string
		if err := rows.Scan(&part[0], &part[1], &part[2], &part[3], &part[4]); err != nil {
			return "", fmt.Errorf("content version: %w", err)
		}
		io.WriteString(sum, strings.Join(part[:], "\x00")+"\n")
	}
	if err := rows.Err(); err != nil {
		return "", fmt.Errorf("content version: %w", err)
	}
	return hex.EncodeToString(sum.Sum(nil)[:16]), nil
}

// Columns lists the columns of a public table or view, in order; archive.ErrNotFound if there is no such.
func (s *Snapshot) Columns(ctx context.Context, table string) ([]string, error) {
	rows, err := s.tx.QueryContext(ctx, `SELECT c.name FROM sqlite_schema s, pragma_table_xinfo(s.name) c
		WHERE s.name = ? AND s.type IN ('table', 'view') AND substr(s.name, 1, 1) <> '_' AND s.name NOT LIKE 'articles_fts%'
		ORDER BY c.cid`, table)
	var names []string
	if err == nil {
		names, err = collect(rows, func(r *sql.Rows) (n string, err error) { return n, r.Scan(&n) })
	}
	if err == nil && len(names) == 0 {
		err = archive.ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("columns of %s: %w", table, err)
	}
	return names, nil
}

// Rows gives the named columns of a public table or view, in the order of orderBy; a name that it has not is an
// error. A value is a string, an int64, a float64 or nil. The row is the caller's to keep.
func (s *Snapshot) Rows(ctx context.Context, table string, columns, orderBy []string) iter.Seq2[[]any, error] {
	return func(yield func([]any, error) bool) {
		if err := s.each(ctx, table, columns, orderBy, func(row []any) bool { return yield(row, nil) }); err != nil {
			yield(nil, fmt.Errorf("rows of %s: %w", table, err))
		}
	}
}

func (s *Snapshot) each(ctx context.Context, table string, columns, orderBy []string, yield func([]any) bool) error {
	has, err := s.Columns(ctx, table)
	if err != nil {
		return err
	}
	for _, name := range slices.Concat(columns, orderBy) {
		if !slices.Contains(has, name) {
			return fmt.Errorf("column %q: %w", name, archive.ErrNotFound)
		}
	}
	query := "SELECT " + quoted(columns) + " FROM " + quoted([]string{table})
	if len(orderBy) > 0 {
		query += " ORDER BY " + quoted(orderBy)
	}
	rows, err := s.tx.QueryContext(ctx, query)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		row, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range row {
			into[i] = &row[i]
		}
		if err := rows.Scan(into...); err != nil {
			return err
		}
		if !yield(row) {
			return nil
		}
	}
	return rows.Err()
}

func quoted(names []string) string { return `"` + strings.Join(names, `", "`) + `"` }

// Rows is Snapshot.Rows of a snapshot that lasts as long as the loop over it.
func (db *DB) Rows(ctx context.Context, table string, columns, orderBy []string) iter.Seq2[[]any, error] {
	return func(yield func([]any, error) bool) {
		s, err := db.Snapshot(ctx)
		if err != nil {
			yield(nil, err)
			return
		}
		defer s.Close()
		s.Rows(ctx, table, columns, orderBy)(yield)
	}
}

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

// errReadOnly is what a write to an archive opened read-only fails with.
var errReadOnly = errors.New("archive is open for reading only")

// tx is one writing transaction: its statements are prepared once, its strings looked up once.
type tx struct {
	*sql.Tx
	ctx   context.Context
	stmts map[string]*sql.Stmt
	ids   map[string]int64
}

// write runs f in one transaction, which is undone if f fails.
func (db *DB) write(ctx context.Context, f func(*tx) error) error {
	if db.writer == nil {
		return errReadOnly
	}
	t, err := db.writer.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer t.Rollback() // does nothing after a commit
	if err := f(&tx{t, ctx, map[string]*sql.Stmt{}, map[string]int64{}}); err != nil {
		return err
	}
	return t.Commit()
}

func (t *tx) prepare(query string) (*sql.Stmt, error) {
	if s, ok := t.stmts[query]; ok {
		return s, nil
	}
	s, err := t.PrepareContext(t.ctx, query)
	if err == nil {
		t.stmts[query] = s
	}
	return s, err
}

// run executes query and gives the number of rows it changed.
func (t *tx) run(query string, args ...any) (int64, error) {
	s, err := t.prepare(query)
	if err != nil {
		return 0, err
	}
	r, err := s.ExecContext(t.ctx, args...)
	if err != nil {
		return 0, err
	}
	return r.RowsAffected()
}

// row reads the first row of query into dest; sql.ErrNoRows if there is none.
func (t *tx) row(query string, args []any, dest ...any) error {
	s, err := t.prepare(query)
	if err != nil {
		return err
	}
	return s.QueryRowContext(t.ctx, args...).Scan(dest...)
}

// id finds the row of a table by a unique column, and makes it if it is not there. "" has no row: nil.
func (t *tx) id(table, column, value string) (any, error) {
	if value == "" {
		return nil, nil
	}
	value = valid(value)
	key := table + " " + value
	if id, ok := t.ids[key]; ok {
		return id, nil
	}
	var id int64
	err := t.row("SELECT id FROM "+table+" WHERE "+column+" = ?", []any{value}, &id)
	if errors.Is(err, sql.ErrNoRows) {
		err = t.row("INSERT INTO "+table+" ("+column+") VALUES (?) RETURNING id", []any{value}, &id)
	}
	if err != nil {
		return nil, fmt.Errorf("keep %q in %s: %w", value, table, err)
	}
	t.ids[key] = id
	return id, nil
}

func (t *tx) url(u string) (any, error)       { return t.id("_urls", "url", u) }
func (t *tx) source(name string) (any, error) { return t.id("_sources", "name", name) }
func (t *tx) host(name string) (any, error)   { return t.id("_hosts", "host", name) }
func (t *tx) word(w string) (any, error)      { return t.id("_words", "word", w) }

// valid is s in UTF-8: some readers refuse a whole row for one wrong byte, and headers may hold any.
func valid(s string) string { return strings.ToValidUTF8(s, "\uFFFD") }

// null turns "" into NULL.
func null(s string) any {
	if s == "" {
		return nil
	}
	return valid(s)
}

// stamp is a time as stored: NULL for the zero time.
func stamp(t time.Time) any { return null(archive.FormatTime(t)) }

// moment reads a stored time; NULL is the zero time.
func moment(s sql.NullString) time.Time {
	t, err := time.Parse(archive.TimeFormat, s.String)
	if err != nil {
		return time.Time{}
	}
	return t
}

package sqlite

import (
	"context"
	"database/sql"
	"fmt"
)

// ColumnDoc says what a column holds.
type ColumnDoc struct {
	Table, Column string // Column "" describes the table
	Description   string
	Unit          string // of a number: "bytes", "minutes"
}

// SetColumnDocs writes descriptions into columns_doc, over those that are there: the meanings of published tables,
// which are kept elsewhere.
func (db *DB) SetColumnDocs(ctx context.Context, docs []ColumnDoc) error {
	err := db.write(ctx, func(t *tx) error { return document(ctx, t.Tx, docs) })
	if err != nil {
		return fmt.Errorf("describe columns: %w", err)
	}
	return nil
}

func document(ctx context.Context, t *sql.Tx, docs []ColumnDoc) error {
	for _, d := range docs {
		_, err := t.ExecContext(ctx, `INSERT INTO columns_doc VALUES (?, ?, ?, ?)
			ON CONFLICT DO UPDATE SET description = excluded.description, unit = excluded.unit
			WHERE description <> excluded.description OR unit IS NOT excluded.unit`,
			d.Table, d.Column, d.Description, null(d.Unit))
		if err != nil {
			return err
		}
	}
	return nil
}

// Undocumented lists the columns, as "table.column", that columns_doc does not describe.
func (db *DB) Undocumented(ctx context.Context) ([]string, error) {
	rows, err := db.reader.QueryContext(ctx, `SELECT s.name || '.' || c.name
		FROM sqlite_schema s, pragma_table_xinfo(s.name) c
		WHERE s.type IN ('table', 'view') AND s.name NOT LIKE 'sqlite%' AND s.name NOT LIKE 'articles_fts%'
		  AND NOT EXISTS (SELECT 1 FROM columns_doc d WHERE d.table_name = s.name AND d.column_name = c.name)
		ORDER BY s.name, c.cid`)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(r *sql.Rows) (s string, err error) { return s, r.Scan(&s) })
}

// collect scans every row and closes rows.
func collect[T any](rows *sql.Rows, scan func(*sql.Rows) (T, error)) ([]T, error) {
	defer rows.Close()
	var out []T
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, rows.Err()
}

var columns = []ColumnDoc{}

package sqlite

import (
	"context"
	"database/sql"
	_ "embed"
	"fmt"
	"strings"
)

// readme describes every table and column; columns_doc is filled from it.
//
//go:embed README.md
var readme string

// ColumnDoc says what a column holds.
type ColumnDoc struct {
	Table, Column string // Column "" describes the table
	Description   string
	Unit          string // of a number: "bytes", "minutes"
}

// parseColumns reads the descriptions in a page like README.md: "### table", a paragraph about it, and a Markdown
// table with a row for each column: "| `name` | description | unit |".
func parseColumns(page string) []ColumnDoc {
	var docs []ColumnDoc
	table, about := "", -1
	for line := range strings.Lines(page) {
		line = strings.TrimSpace(line)
		if name, ok := strings.CutPrefix(line, "### "); ok {
			table, about = name, len(docs)
			docs = append(docs, ColumnDoc{Table: name})
			continue
		}
		if strings.HasPrefix(line, "#") {
			table = ""
		}
		if table == "" {
			continue
		}
		if cells := strings.Split(line, "|"); len(cells) == 5 {
			if column := strings.TrimSpace(cells[1]); strings.HasPrefix(column, "`") {
				docs = append(docs, ColumnDoc{table, strings.Trim(column, "`"), strings.TrimSpace(cells[2]), strings.TrimSpace(cells[3])})
			}
			continue
		}
		if line != "" {
			docs[about].Description = strings.TrimSpace(docs[about].Description + " " + line)
		}
	}
	return docs
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

// Undocumented lists the columns, as "table.column", that columns_doc does not describe, and after them those that it
// describes and the file has not.
func (db *DB) Undocumented(ctx context.Context) ([]string, error) {
	rows, err := db.reader.QueryContext(ctx, `WITH has AS (
		SELECT s.name AS table_name, c.name AS column_name FROM sqlite_schema s, pragma_table_xinfo(s.name) c
		WHERE s.type IN ('table', 'view') AND s.name NOT LIKE 'sqlite%' AND s.name NOT LIKE 'articles_fts%')
		SELECT table_name || '.' || column_name FROM (
			SELECT 0 AS part, * FROM has EXCEPT SELECT 0, table_name, column_name FROM columns_doc
			UNION ALL
			SELECT 1, * FROM (SELECT table_name, column_name FROM columns_doc WHERE column_name <> '' EXCEPT SELECT * FROM has))
		ORDER BY part, 1`)
	if err != nil {
		return nil, fmt.Errorf("list undocumented columns: %w", err)
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

package sqlite

import (
	"context"
	"fmt"
)

// HasPayload says that a capture of url, as requested, has the payload with this digest.
func (db *DB) HasPayload(ctx context.Context, url, digest string) (bool, error) {
	var n int
	err := db.reader.QueryRowContext(ctx, `SELECT count(*) FROM _captures c JOIN _urls u ON u.id = c.url
		WHERE u.url = ? AND c.payload_digest = ?`, url, digest).Scan(&n)
	if err != nil {
		return false, fmt.Errorf("look up payload of %s: %w", url, err)
	}
	return n > 0, nil
}

// SearchSize is how many bytes of the file the search index takes.
func (db *DB) SearchSize(ctx context.Context) (int64, error) {
	var n int64
	err := db.reader.QueryRowContext(ctx, "SELECT ifnull(sum(pgsize), 0) FROM dbstat WHERE name LIKE 'articles_fts%'").Scan(&n)
	if err != nil {
		return 0, fmt.Errorf("size of the search index: %w", err)
	}
	return n, nil
}

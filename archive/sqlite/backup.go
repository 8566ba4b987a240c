package sqlite

import (
	"context"
	"database/sql"
	"fmt"
)

// Backup writes a consistent copy of the archive to a file that is not there yet, whatever is written meanwhile.
func (db *DB) Backup(ctx context.Context, to string) error {
	name, err := fileURI(db.path)
	if err != nil {
		return fmt.Errorf("back up %s: %w", db.path, err)
	}
	// VACUUM INTO writes elsewhere, which a connection with query_only does not allow.
	source, err := sql.Open("sqlite", name+"?mode=ro&_busy_timeout=10000")
	if err != nil {
		return fmt.Errorf("back up %s: %w", db.path, err)
	}
	defer source.Close()
	if _, err := source.ExecContext(ctx, "VACUUM INTO ?", to); err != nil {
		return fmt.Errorf("back up %s: %w", db.path, err)
	}
	return nil
}

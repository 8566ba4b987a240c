package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"regexp"

	"broadsheet/archive"
)

//go:embed migrations/*.sql
var migrations embed.FS

//go:embed views.sql
var views string

// applicationID marks a SQLite file as an archive of ours: "BRDS".
const applicationID = 0x42524453

// migrate brings the schema up to date, one transaction a step, then makes the public views again if this program
// has others.
func migrate(ctx context.Context, db *sql.DB) error {
	steps, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return err
	}
	version, err := schemaVersion(ctx, db)
	if err != nil {
		return err
	}
	if version > len(steps) {
		return newer(version, len(steps))
	}
	for ; version < len(steps); version++ {
		if err := step(ctx, db, steps[version], version+1); err != nil {
			return fmt.Errorf("migrate to schema %d: %w", version+1, err)
		}
	}
	if err := makeViews(ctx, db); err != nil {
		return fmt.Errorf("make views: %w", err)
	}
	return nil
}

// current checks that a file which may not be written has the schema of this program.
func current(ctx context.Context, db *sql.DB) error {
	steps, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return err
	}
	version, err := schemaVersion(ctx, db)
	switch {
	case err != nil:
		return err
	case version > len(steps):
		return newer(version, len(steps))
	case version < len(steps):
		return fmt.Errorf("archive has schema %d, this program reads %d: %w", version, len(steps), archive.ErrOlder)
	}
	return nil
}

func newer(has, reads int) error {
	return fmt.Errorf("archive has schema %d, this program knows %d: %w", has, reads, archive.ErrNewer)
}

// schemaVersion is the number of migrations the file has seen; 0 for an empty file. A file of another program is
// an error.
func schemaVersion(ctx context.Context, db *sql.DB) (int, error) {
	var version, application, tables int
	err := db.QueryRowContext(ctx, `SELECT (SELECT user_version FROM pragma_user_version),
		(SELECT application_id FROM pragma_application_id), (SELECT count(*) FROM sqlite_schema)`).
		Scan(&version, &application, &tables)
	if err != nil {
		return 0, err
	}
	if tables > 0 && application != applicationID {
		return 0, errors.New("a SQLite file, but no archive of broadsheet")
	}
	return version, nil
}

func step(ctx context.Context, db *sql.DB, file string, version int) error {
	statements, err := migrations.ReadFile(file)
	if err != nil {
		return err
	}
	t, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer t.Rollback()
	if _, err := t.ExecContext(ctx, string(statements)); err != nil {
		return err
	}
	if _, err := t.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", version)); err != nil {
		return err
	}
	return t.Commit()
}

// viewName finds the views that views.sql makes.
var viewName = regexp.MustCompile(`(?m)^CREATE VIEW (\w+) AS`)

// makeViews makes the public views and fills columns_doc, unless the file has them as they are here.
func makeViews(ctx context.Context, db *sql.DB) error {
	sum := sha256.New()
	fmt.Fprintln(sum, views, readme)
	hash := hex.EncodeToString(sum.Sum(nil))
	var has string
	err := db.QueryRowContext(ctx, "SELECT value FROM _settings WHERE name = 'views'").Scan(&has)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if has == hash {
		return nil
	}
	t, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer t.Rollback()
	for _, m := range viewName.FindAllStringSubmatch(views, -1) {
		if _, err := t.ExecContext(ctx, "DROP VIEW IF EXISTS "+m[1]); err != nil {
			return err
		}
	}
	if _, err := t.ExecContext(ctx, views); err != nil {
		return err
	}
	if _, err := t.ExecContext(ctx, "DELETE FROM columns_doc"); err != nil {
		return err
	}
	if err := document(ctx, t, parseColumns(readme)); err != nil {
		return err
	}
	if _, err := t.ExecContext(ctx, "INSERT OR REPLACE INTO _settings VALUES ('views', ?)", hash); err != nil {
		return err
	}
	return t.Commit()
}

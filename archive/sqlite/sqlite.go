// Package sqlite keeps sources, captures, the frontier and readings in one SQLite file, and answers questions about
// them.
//
// Nouns of package archive come in and go out; beside them the file itself is a contract: its public views are for
// people who open it with SQL (see README.md and the table columns_doc). It never fetches, never reads a page, and
// never changes a capture. Everything that was read out of captures can be dropped and saved again: the same
// readings give the same rows.
//
// One process writes at a time (the caller holds the lock); any number read meanwhile. Where the package is not
// told otherwise an error reads "operation subject: cause".
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"

	driver "modernc.org/sqlite"
)

// Options say how to open an archive.
type Options struct {
	ReadOnly bool // never write; the file must exist and have this program's schema
}

// DB is an open archive. Its methods may be called from many goroutines; writes wait for each other.
type DB struct {
	path    string
	writer  *sql.DB // one connection; nil when read-only
	reader  *sql.DB
	orphans atomic.Bool // texts or details may have lost their last reading
}

// Settings of a connection. page_size must come before the journal mode, which is why one is a _pragma and the other
// a shorthand (the driver sorts the former and applies the latter after them). Pages of 4 KiB: with the 138 fundus
// pages after four crawls the file is 2.0 times its text, against 2.2 with 8 KiB and 2.5 with 16 KiB; with 2,000
// invented articles of 3.3 KB, 2.35, 2.36 and 2.40. A read-only connection needs the "file:" form, for the plain
// form ignores mode=ro. A writer waits two minutes for another program that keeps the database to itself, as those do
// in which people edit tables: a run that gave up sooner would have to fetch its last pages again.
const (
	writerSettings = "?_journal_mode=WAL&_busy_timeout=120000&_foreign_keys=1&_synchronous=NORMAL&_txlock=immediate&_dqs=0" +
		"&_pragma=page_size(4096)&_pragma=cache_size(-32768)&_pragma=temp_store(MEMORY)"
	readerSettings = "?mode=ro&_busy_timeout=10000&_query_only=1&_dqs=0"
	readers        = 4
)

// Open opens the archive at path, makes it if it is not there, and brings its schema up to date. It fails with
// archive.ErrNewer if a newer program has migrated it; if it is to be read only, with archive.ErrOlder where an older one
// has, and with fs.ErrNotExist where it is not there.
func Open(path string, o Options) (*DB, error) {
	db, err := open(path, o)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	return db, nil
}

func open(path string, o Options) (*DB, error) {
	// Locks of the file itself must survive a close of it elsewhere in the process; where that cannot be had (not
	// Linux), nobody may open the live file but this package.
	if _, err := driver.OFDLocking(true); err != nil && !errors.Is(err, driver.ErrOFDLockingUnavailable) {
		return nil, err
	}
	name, err := fileURI(path)
	if err != nil {
		return nil, err
	}
	db := &DB{path: path}
	if o.ReadOnly {
		if _, err := os.Stat(path); err != nil {
			return nil, err
		}
	} else {
		if db.writer, err = sql.Open("sqlite", name+writerSettings); err != nil {
			return nil, err
		}
		db.writer.SetMaxOpenConns(1)
		if err := migrate(context.Background(), db.writer); err != nil {
			return nil, errors.Join(err, db.writer.Close())
		}
	}
	if db.reader, err = sql.Open("sqlite", name+readerSettings); err != nil {
		return nil, err
	}
	db.reader.SetMaxOpenConns(readers)
	if !o.ReadOnly {
		return db, nil
	}
	err = current(context.Background(), db.reader)
	if err != nil && sealed(path, err) {
		db.reader.Close()
		if db.reader, err = sql.Open("sqlite", name+readerSettings+"&immutable=1"); err != nil {
			return nil, err
		}
		db.reader.SetMaxOpenConns(readers)
		err = current(context.Background(), db.reader)
	}
	if err != nil {
		return nil, errors.Join(err, db.reader.Close())
	}
	return db, nil
}

// Damaged says that err came of a file that is no database, or of one whose pages are not what they should be.
func Damaged(err error) bool {
	const corrupt, notADatabase = 11, 26
	var refused *driver.Error
	return errors.As(err, &refused) && (refused.Code()&0xff == corrupt || refused.Code()&0xff == notADatabase)
}

// sealed says that err came of a directory which the reader may not write to, so that SQLite cannot put its lock
// table there, and that no writer has left a log: then the file can be read as one that does not change. A writer
// that begins later is not noticed; readers of such a directory should open it anew for each question.
func sealed(path string, err error) bool {
	const cannotOpen, readOnly = 14, 8 // SQLITE_CANTOPEN, SQLITE_READONLY
	var refused *driver.Error
	if !errors.As(err, &refused) || (refused.Code()&0xff != cannotOpen && refused.Code()&0xff != readOnly) {
		return false
	}
	log, statErr := os.Stat(path + "-wal")
	return errors.Is(statErr, fs.ErrNotExist) || (statErr == nil && log.Size() == 0)
}

// fileURI gives SQLite's "file:" form of path.
func fileURI(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	abs = filepath.ToSlash(abs)
	if runtime.GOOS == "windows" && !strings.HasPrefix(abs, "/") {
		abs = "/" + abs
	}
	return "file://" + (&url.URL{Path: abs}).EscapedPath(), nil
}

// Close ends all use of the archive. A writer leaves one file behind, without a log beside it, as long as nobody
// else reads.
func (db *DB) Close() error {
	err := db.reader.Close()
	if db.writer == nil {
		return err
	}
	if db.orphans.Load() {
		err = errors.Join(err, db.prune(context.Background()))
	}
	// Who reads on keeps the log in use for as long as they like: that is not waited for.
	for _, pragma := range []string{"PRAGMA optimize", "PRAGMA busy_timeout = 500", "PRAGMA wal_checkpoint(TRUNCATE)"} {
		if _, e := db.writer.Exec(pragma); e != nil {
			err = errors.Join(err, fmt.Errorf("close %s: %w", db.path, e))
		}
	}
	return errors.Join(err, db.writer.Close())
}

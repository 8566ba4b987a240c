package sqlite

import (
	"context"
	"database/sql"
	"time"

	"broadsheet/archive"
)

// Article is an article as the archive shows it.
type Article struct {
	ID, URL             string
	Capture             archive.Capture // the one that is shown
	Read                archive.Read    // what was read in it
	FirstSeen, LastSeen time.Time       // zero where no capture has a known time
}

// Article finds an article by its id, its URL, or the URL of a capture of it; archive.ErrNotFound if there is none.
func (db *DB) Article(ctx context.Context, urlOrID string) (a Article, err error) {
	var capture string
	var first, last sql.NullString
	err = db.reader.QueryRowContext(ctx, `SELECT article_id, url, capture_id, first_seen_at, last_seen_at FROM articles
		WHERE article_id IN (?1, ?2, (SELECT a.article_id FROM _urls u JOIN _captures c ON c.url = u.id
			JOIN _readings r ON r.capture = c.id JOIN _articles a ON a.id = r.article
			WHERE u.url = ?1 ORDER BY c.fetched_at DESC LIMIT 1)) LIMIT 1`, urlOrID, archive.ArticleID(urlOrID)).
		Scan(&a.ID, &a.URL, &capture, &first, &last)
	if err != nil {
		return a, found(err, "article", urlOrID)
	}
	a.FirstSeen, a.LastSeen = moment(first), moment(last)
	if a.Capture, err = db.Capture(ctx, capture); err != nil {
		return a, err
	}
	a.Read, err = db.Reading(ctx, capture)
	return a, err
}

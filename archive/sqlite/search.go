package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	driver "modernc.org/sqlite"

	"broadsheet/archive"
)

// ErrQuery is what a search fails with whose words the search engine cannot read.
var ErrQuery = errors.New("search query cannot be read")

// Hit is an article found by Search.
type Hit struct {
	ArticleID, URL, Source, Headline, Published string
	PageKind                                    archive.PageKind
	Snippet                                     string // of the best column; matches stand in […]
}

// index adds an article to the search index, as it stands now.
func (t *tx) index(article int64) error {
	_, err := t.run(`INSERT INTO articles_fts (rowid, headline, byline, text)
		SELECT id, headline, byline, text FROM _search WHERE id = ?`, article)
	return err
}

// unindex takes an article out of the search index. It must stand as it was indexed.
func (t *tx) unindex(article int64) error {
	_, err := t.run(`INSERT INTO articles_fts (articles_fts, rowid, headline, byline, text)
		SELECT 'delete', id, headline, byline, text FROM _search WHERE id = ?`, article)
	return err
}

// RebuildSearch indexes all articles anew: smaller and faster than row by row, worth it after a large import.
func (db *DB) RebuildSearch(ctx context.Context) error {
	err := db.write(ctx, func(t *tx) error {
		_, err := t.run("INSERT INTO articles_fts (articles_fts) VALUES ('rebuild')")
		return err
	})
	if err != nil {
		return fmt.Errorf("rebuild search: %w", err)
	}
	return nil
}

// Search finds up to limit rows of articles: those that tell a story before those that do not, as a front page of which
// the teasers fit; among each the best first (bm25; of equals, by id). The query is that of SQLite's FTS5: words are all
// wanted, OR, NOT, "a phrase", prefix*, headline:word. It fails with ErrQuery on one that cannot be read.
func (db *DB) Search(ctx context.Context, query string, limit int) ([]Hit, error) {
	// The index alone first: where a joined table is empty SQLite does not ask it, and refuses no query.
	if _, err := db.reader.ExecContext(ctx, "SELECT 1 FROM articles_fts WHERE articles_fts MATCH ? LIMIT 1", query); err != nil {
		return nil, searchError(query, err)
	}
	rows, err := db.reader.QueryContext(ctx, `SELECT a.article_id, u.url, ifnull(s.name, ''), ifnull(r.headline, ''),
		ifnull(r.published, ''), r.page_kind, snippet(articles_fts, -1, '[', ']', '…', 24)
		FROM articles_fts f
		CROSS JOIN _articles a ON a.id = f.rowid -- the index first
		JOIN _urls u ON u.id = a.url
		JOIN _readings r ON r.capture = a.capture
		JOIN _captures c ON c.id = a.capture
		LEFT JOIN _sources s ON s.id = c.source
		WHERE articles_fts MATCH ?
		ORDER BY r.page_kind IN ('section', 'consent', 'none'), bm25(articles_fts), a.article_id LIMIT ?`, query, limit)
	var hits []Hit
	if err == nil {
		hits, err = collect(rows, func(r *sql.Rows) (h Hit, err error) {
			return h, r.Scan(&h.ArticleID, &h.URL, &h.Source, &h.Headline, &h.Published, &h.PageKind, &h.Snippet)
		})
	}
	if err != nil {
		return nil, searchError(query, err)
	}
	return hits, nil
}

// searchError tells an error of the query from one of the archive.
func searchError(query string, err error) error {
	var refused *driver.Error
	if errors.As(err, &refused) && unreadable(refused.Error()) {
		return fmt.Errorf("search %s: %w: put words with punctuation in double quotes (%v)", query, ErrQuery, refused)
	}
	return fmt.Errorf("search %s: %w", query, err)
}

func unreadable(message string) bool {
	for _, sign := range []string{"fts5:", "unterminated string", "no such column", "unknown special query"} {
		if strings.Contains(message, sign) {
			return true
		}
	}
	return false
}

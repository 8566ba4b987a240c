package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"broadsheet/archive"
)

// SaveReadings stores what was read in captures, in one transaction, and brings articles and the search index up to
// date. A capture has one reading: an earlier one, by other rules or another site profile, is replaced.
//
// The article of a URL is shown as its best capture has it: one that holds an article before one that does not (a
// wall, a soft 404), one of known time before an imported one, then the newest.
func (db *DB) SaveReadings(ctx context.Context, reads ...archive.Read) error {
	orphans := false
	err := db.write(ctx, func(t *tx) error {
		for i := range reads {
			replaced, err := t.save(&reads[i])
			if err != nil {
				return fmt.Errorf("save reading of %s: %w", reads[i].CaptureID, err)
			}
			orphans = orphans || replaced
		}
		return nil
	})
	if err == nil && orphans {
		db.orphans.Store(true)
	}
	return err
}

// save stores one reading, and says whether it took the place of another.
func (t *tx) save(r *archive.Read) (replaced bool, err error) {
	find, err := t.prepare(selectCapture + "WHERE c.capture_id = ?")
	if err != nil {
		return false, err
	}
	capture, c, err := scanCapture(find.QueryRowContext(t.ctx, r.CaptureID))
	if err != nil {
		return false, found(err, "capture", r.CaptureID)
	}
	var before int64 // the article it was read into before; 0 if it was not read
	err = t.row("SELECT article FROM _readings WHERE capture = ?", []any{capture}, &before)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return false, err
	}
	article, err := t.article(r.Reading.ArticleURL(&c))
	if err != nil {
		return false, err
	}
	touched := []int64{article}
	if before != 0 && before != article {
		touched = []int64{before, article} // before lets go of the capture first
	}
	for _, a := range touched {
		if err := t.unindex(a); err != nil {
			return false, err
		}
	}
	if before != 0 {
		if _, err := t.run("DELETE FROM _readings WHERE capture = ?", capture); err != nil {
			return false, err
		}
	}
	if err := t.reading(capture, article, r); err != nil {
		return false, err
	}
	for _, a := range touched {
		if err := t.settle(a); err != nil {
			return false, err
		}
	}
	return before != 0, nil
}

// article gives the row of the article at a URL, and makes it if it is not there.
func (t *tx) article(articleURL string) (row int64, err error) {
	id := archive.ArticleID(articleURL)
	err = t.row("SELECT id FROM _articles WHERE article_id = ?", []any{id}, &row)
	if !errors.Is(err, sql.ErrNoRows) {
		return row, err
	}
	url, err := t.url(articleURL)
	if err != nil {
		return 0, err
	}
	err = t.row("INSERT INTO _articles (article_id, url) VALUES (?, ?) RETURNING id", []any{id, url}, &row)
	return row, err
}

// settle lets an article follow its best capture and indexes it; one that has no reading left goes.
func (t *tx) settle(article int64) error {
	n, err := t.run(`UPDATE _articles SET capture = b.capture FROM (
		SELECT r.capture FROM _readings r JOIN _captures c ON c.id = r.capture WHERE r.article = ?1
		ORDER BY r.reason IS NOT NULL, c.imported, c.fetched_at DESC, c.capture_id DESC LIMIT 1) b WHERE id = ?1`, article)
	if err != nil {
		return err
	}
	if n == 0 {
		_, err = t.run("DELETE FROM _articles WHERE id = ?", article)
		return err
	}
	return t.index(article)
}

// reading inserts the row of a reading, with its bylines, text and details.
func (t *tx) reading(capture, article int64, r *archive.Read) error {
	d := &r.Reading
	rules, err := t.word(r.RulesHash)
	if err != nil {
		return err
	}
	if rules == nil {
		return errors.New("no rules hash")
	}
	profile, err := t.word(r.Profile)
	if err != nil {
		return err
	}
	kinds, text := packBlocks(d.Blocks)
	textRow, err := t.text(text)
	if err != nil {
		return err
	}
	detail, err := t.detail(d)
	if err != nil {
		return err
	}
	canonical, err := t.url(d.Canonical)
	if err != nil {
		return err
	}
	published, err := t.moment(d.Published)
	if err != nil {
		return err
	}
	modified, err := t.moment(d.Modified)
	if err != nil {
		return err
	}
	authors := d.Authors()
	_, err = t.run(`INSERT INTO _readings (capture, rules, profile, article, text, blocks, detail, content_hash, headline,
		dek, section, tags, language, canonical, byline_raw, authors, author_count, dateline_raw, dateline_place,
		dateline_agency, dateline_date, published, published_at, published_offset, published_precision,
		published_source, published_raw, modified, modified_at, modified_offset, modified_precision, modified_source, modified_raw,
		access_declared, access_observed, page_kind, wire_agency, quality, reason)
		VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
		capture, rules, profile, article, textRow, null(kinds), detail, null(d.ContentHash()), null(d.Headline),
		null(d.Dek), null(d.Section), list(d.Tags), null(d.Language), canonical, null(d.BylineRaw),
		null(strings.Join(authors, "; ")), len(authors), null(d.Dateline.Raw), null(d.Dateline.Place),
		null(d.Dateline.Agency), null(d.Dateline.Date), published.text, published.at, published.offset,
		published.precision, published.source, published.raw, modified.text, modified.at, modified.offset, modified.precision,
		modified.source, modified.raw, null(d.AccessDeclared), null(d.AccessObserved), d.PageKind, null(d.WireAgency),
		quality(d.Quality), null(d.Reason))
	if err != nil {
		return err
	}
	for i, b := range d.Bylines {
		_, err := t.run(`INSERT INTO _bylines (capture, position, name, name_printed, sort, kind, role, title, affiliation,
			author_id, url) VALUES (?,?,?,?,?,?,?,?,?,?,?)`, capture, i+1, valid(b.Name), valid(b.NamePrinted), null(b.Sort), b.Kind,
			b.Role, null(b.Title), null(b.Affiliation), null(b.AuthorID), null(b.URL))
		if err != nil {
			return fmt.Errorf("byline %q: %w", b.NamePrinted, err)
		}
	}
	return nil
}

func quality(q int) any {
	if q < 0 {
		return nil
	}
	return q
}

// list renders strings as a JSON array; none is NULL.
func list(s []string) any {
	if len(s) == 0 {
		return nil
	}
	return toJSON(s)
}

// columnsOfMoment are the columns that keep a moment.
type columnsOfMoment struct{ text, at, offset, precision, source, raw any }

func (t *tx) moment(m archive.Moment) (c columnsOfMoment, err error) {
	if m.IsZero() {
		return c, nil
	}
	c.text, c.precision, c.raw = m.String(), string(m.Precision), null(m.Raw)
	if at, ok := m.UTC(); ok {
		c.at = stamp(at)
	}
	if m.HasOffset {
		_, seconds := m.Clock.Zone()
		c.offset = seconds / 60
	}
	c.source, err = t.word(m.Source)
	return c, err
}

// text keeps the text of an article once; "" has no row: nil.
func (t *tx) text(text string) (any, error) {
	if text == "" {
		return nil, nil
	}
	text = valid(text)
	return t.once("_texts", archive.ID(text), []string{"text", "words"}, text, archive.WordCount(text))
}

// detail keeps what few ask for.
func (t *tx) detail(d *archive.Reading) (any, error) {
	evidence, err := t.packEvidence(d.Evidence)
	if err != nil {
		return nil, err
	}
	residue, err := t.packResidue(d.Account)
	if err != nil {
		return nil, err
	}
	images := packImages(d.Images)
	return t.once("_details", archive.ID(images, evidence, residue), []string{"images", "evidence", "residue"},
		images, evidence, residue)
}

// once finds the row of a table by its hash, and makes it if it is not there.
func (t *tx) once(table, hash string, columns []string, values ...any) (any, error) {
	var id int64
	err := t.row("SELECT id FROM "+table+" WHERE hash = ?", []any{hash}, &id)
	if errors.Is(err, sql.ErrNoRows) {
		err = t.row("INSERT INTO "+table+" (hash, "+strings.Join(columns, ", ")+") VALUES (?"+
			strings.Repeat(", ?", len(values))+") RETURNING id", append([]any{hash}, values...), &id)
	}
	return id, err
}

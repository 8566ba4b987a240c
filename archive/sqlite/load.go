package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"broadsheet/archive"
)

// Reading gives the reading of a capture, and what it was read by; archive.ErrNotFound if it has none. Its Account is
// not kept: the same rules give it again from the WARC record.
func (db *DB) Reading(ctx context.Context, captureID string) (archive.Read, error) {
	var capture int64
	var text, kinds, profile, images, evidence sql.NullString
	out := archive.Read{CaptureID: captureID}
	d := &out.Reading
	var headline, dek, section, tags, language, canonical, bylineRaw, raw, place, agency, date, declared, observed, wire,
		reason sql.NullString
	var q sql.NullInt64
	var published, modified storedMoment
	fields := []any{&capture, &out.RulesHash, &profile, &text, &kinds, &images, &evidence, &headline, &dek,
		&section, &tags, &language, &canonical, &bylineRaw, &raw, &place, &agency, &date, &declared, &observed,
		&d.PageKind, &wire, &q, &reason}
	fields = append(append(fields, published.fields()...), modified.fields()...)
	err := db.reader.QueryRowContext(ctx, `SELECT r.capture, rules.word, profile.word, t.text, r.blocks, d.images,
		d.evidence, r.headline, r.dek, r.section, r.tags, r.language, cu.url, r.byline_raw, r.dateline_raw,
		r.dateline_place, r.dateline_agency, r.dateline_date, r.access_declared, r.access_observed, r.page_kind,
		r.wire_agency, r.quality, r.reason,
		r.published, r.published_offset, r.published_precision, ps.word, r.published_raw,
		r.modified, r.modified_offset, r.modified_precision, ms.word, r.modified_raw
		FROM _captures c JOIN _readings r ON r.capture = c.id
		JOIN _words rules ON rules.id = r.rules
		JOIN _details d ON d.id = r.detail
		LEFT JOIN _words profile ON profile.id = r.profile
		LEFT JOIN _texts t ON t.id = r.text
		LEFT JOIN _urls cu ON cu.id = r.canonical
		LEFT JOIN _words ps ON ps.id = r.published_source
		LEFT JOIN _words ms ON ms.id = r.modified_source
		WHERE c.capture_id = ?`, captureID).Scan(fields...)
	if err != nil {
		return archive.Read{}, found(err, "reading of capture", captureID)
	}
	out.Profile = profile.String
	d.Headline, d.Dek, d.Section, d.Language = headline.String, dek.String, section.String, language.String
	d.Canonical, d.BylineRaw, d.WireAgency, d.Reason = canonical.String, bylineRaw.String, wire.String, reason.String
	d.Dateline = archive.Dateline{Raw: raw.String, Place: place.String, Agency: agency.String, Date: date.String}
	d.AccessDeclared, d.AccessObserved, d.Quality = declared.String, observed.String, -1
	if q.Valid {
		d.Quality = int(q.Int64)
	}
	d.Published, d.Modified = published.moment(), modified.moment()
	d.Blocks = unpackBlocks(kinds.String, text.String)
	if tags.Valid {
		err = json.Unmarshal([]byte(tags.String), &d.Tags)
	}
	err = errors.Join(err, db.unpackDetail(ctx, d, images.String, evidence.String))
	if err == nil {
		d.Bylines, err = db.bylines(ctx, capture)
	}
	if err != nil {
		return archive.Read{}, fmt.Errorf("reading of capture %s: %w", captureID, err)
	}
	return out, nil
}

func (db *DB) bylines(ctx context.Context, capture int64) ([]archive.Byline, error) {
	rows, err := db.reader.QueryContext(ctx, `SELECT name, name_printed, ifnull(sort, ''), kind, role, ifnull(title, ''),
		ifnull(affiliation, ''), ifnull(author_id, ''), ifnull(url, '') FROM _bylines WHERE capture = ? ORDER BY position`,
		capture)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(r *sql.Rows) (b archive.Byline, err error) {
		return b, r.Scan(&b.Name, &b.NamePrinted, &b.Sort, &b.Kind, &b.Role, &b.Title, &b.Affiliation, &b.AuthorID, &b.URL)
	})
}

// storedMoment scans the columns that keep a moment.
type storedMoment struct {
	text, precision, source, raw sql.NullString
	offset                       sql.NullInt64
}

func (s *storedMoment) fields() []any {
	return []any{&s.text, &s.offset, &s.precision, &s.source, &s.raw}
}

func (s *storedMoment) moment() archive.Moment {
	m := archive.Moment{Precision: archive.Precision(s.precision.String), Source: s.source.String, Raw: s.raw.String}
	layout := map[archive.Precision]string{archive.PrecisionMonth: "2006-01", archive.PrecisionDay: "2006-01-02"}[m.Precision]
	if layout == "" {
		layout = "2006-01-02T15:04:05"
	}
	text := s.text.String
	if len(text) > len(layout) {
		text = text[:len(layout)]
	}
	zone := time.UTC
	if s.offset.Valid {
		m.HasOffset = true
		zone = time.FixedZone("", int(s.offset.Int64)*60)
	}
	if clock, err := time.ParseInLocation(layout, text, zone); err == nil {
		m.Clock = clock
	}
	return m
}

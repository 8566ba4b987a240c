-- The public views. They are made again when this file changes; no row is kept by them.

CREATE VIEW articles AS
SELECT
  a.article_id, u.url, s.name AS source,
  r.headline, r.dek, r.section, r.tags, r.language,
  r.byline_raw, r.authors, r.author_count, r.dateline_place, r.dateline_agency,
  r.published, r.published_at,
  CAST(CASE WHEN r.published_precision <> 'month' THEN substr(r.published, 1, 10) END AS TEXT) AS published_date,
  r.published_offset AS published_offset_minutes, r.published_precision, ps.word AS published_source,
  r.modified_at,
  t.text, CAST(ifnull(t.words, 0) AS INTEGER) AS word_count,
  r.page_kind, r.access_declared, r.access_observed, r.wire_agency, r.quality,
  r.content_hash, rules.word AS rules_hash,
  c.capture_id, c.fetched_at, wf.word AS warc_file, c.warc_offset, c.warc_length, c.payload_digest,
  CAST((SELECT min(f.fetched_at) FROM _readings fr JOIN _captures f ON f.id = fr.capture
        WHERE fr.article = a.id AND NOT f.imported) AS TEXT) AS first_seen_at,
  CAST((SELECT max(seen) FROM (
          SELECT max(f.fetched_at) AS seen FROM _readings fr JOIN _captures f ON f.id = fr.capture
          WHERE fr.article = a.id AND NOT f.imported
          UNION ALL
          SELECT max(f.fetched_at) FROM _readings fr JOIN _captures f ON f.refers_to = fr.capture
          WHERE fr.article = a.id AND NOT f.imported)) AS TEXT) AS last_seen_at,
  r.reason,
  r.dateline_raw, r.published_raw, r.modified, profile.word AS site_profile
FROM _articles a
JOIN _urls u ON u.id = a.url
JOIN _readings r ON r.capture = a.capture
JOIN _captures c ON c.id = a.capture
JOIN _words rules ON rules.id = r.rules
LEFT JOIN _sources s ON s.id = c.source
LEFT JOIN _texts t ON t.id = r.text
LEFT JOIN _words ps ON ps.id = r.published_source
LEFT JOIN _words wf ON wf.id = c.warc_file
LEFT JOIN _words profile ON profile.id = r.profile
-- a wall or an error at an address that gave an article of another name before or after is no row of its own
WHERE r.reason IS NULL OR NOT EXISTS (
  SELECT 1 FROM _captures o JOIN _readings q ON q.capture = o.id
  WHERE o.url = a.url AND q.article <> a.id AND q.reason IS NULL);

CREATE VIEW bylines AS
SELECT a.article_id, b.position, b.name, b.name_printed, b.kind, b.role, b.title, b.affiliation, b.author_id, b.url,
  s.name AS source
FROM _articles a
JOIN _bylines b ON b.capture = a.capture
JOIN _captures c ON c.id = a.capture
LEFT JOIN _sources s ON s.id = c.source;

CREATE VIEW images AS
SELECT a.article_id, CAST(i.key + 1 AS INTEGER) AS position,
  CAST(json_extract(i.value, '$[0]') AS TEXT) AS url,
  CAST(nullif(json_extract(i.value, '$[1]'), '') AS TEXT) AS caption,
  CAST(nullif(json_extract(i.value, '$[2]'), '') AS TEXT) AS credit
FROM _articles a
JOIN _readings r ON r.capture = a.capture
JOIN _details d ON d.id = r.detail, json_each(d.images) i;

-- A whole number in the place of a string is the id of a word; in the place of a value, the row that has the value.
CREATE VIEW evidence AS
SELECT a.article_id, CAST(e.key + 1 AS INTEGER) AS position,
  CAST((SELECT word FROM _words WHERE id = json_extract(e.value, '$[0]')) AS TEXT) AS field,
  CAST(nullif(CASE json_type(e.value, '$[1]')
       WHEN 'integer' THEN json_extract(d.evidence, '$[' || json_extract(e.value, '$[1]') || '][1]')
       ELSE json_extract(e.value, '$[1]') END, '') AS TEXT) AS value,
  CAST(CASE json_type(e.value, '$[2]')
       WHEN 'integer' THEN (SELECT word FROM _words WHERE id = json_extract(e.value, '$[2]'))
       ELSE json_extract(e.value, '$[2]') END AS TEXT) AS source,
  CAST(json_extract(e.value, '$[3]') AS INTEGER) AS chosen,
  CAST(CASE json_type(e.value, '$[4]')
       WHEN 'integer' THEN (SELECT word FROM _words WHERE id = json_extract(e.value, '$[4]'))
       ELSE nullif(json_extract(e.value, '$[4]'), '') END AS TEXT) AS why
FROM _articles a
JOIN _readings r ON r.capture = a.capture
JOIN _details d ON d.id = r.detail, json_each(d.evidence) e;

CREATE VIEW residue AS
SELECT a.article_id,
  CAST((SELECT word FROM _words WHERE id = json_extract(e.value, '$[0]')) AS TEXT) AS family,
  CAST((SELECT word FROM _words WHERE id = json_extract(e.value, '$[1]')) AS TEXT) AS rule,
  CAST(json_extract(e.value, '$[2]') AS INTEGER) AS spans,
  CAST(json_extract(e.value, '$[3]') AS INTEGER) AS characters
FROM _articles a
JOIN _readings r ON r.capture = a.capture
JOIN _details d ON d.id = r.detail, json_each(d.residue) e;

CREATE VIEW articles_nested AS
SELECT a.article_id, a.url, a.source, a.headline, a.dek, a.section, a.tags, a.language, a.byline_raw,
  CAST(CASE WHEN a.reason IS NULL THEN (SELECT json_group_array(name_printed) FROM (
    SELECT b.name_printed FROM bylines b WHERE b.article_id = a.article_id AND b.role = 'author' ORDER BY b.position))
  END AS TEXT) AS authors,
  a.author_count, a.dateline_place, a.dateline_agency, a.published, a.published_at, a.published_date,
  a.published_offset_minutes, a.published_precision, a.published_source, a.modified_at, a.text, a.word_count,
  a.page_kind, a.access_declared, a.access_observed, a.wire_agency, a.quality, a.content_hash, a.rules_hash,
  a.capture_id, a.fetched_at, a.warc_file, a.warc_offset, a.warc_length, a.payload_digest, a.first_seen_at,
  a.last_seen_at, a.reason,
  CAST(CASE WHEN a.reason IS NULL THEN (SELECT json_group_array(json(o)) FROM (
    SELECT json_object('name', b.name, 'name_printed', b.name_printed, 'kind', b.kind, 'role', b.role,
      'title', b.title, 'affiliation', b.affiliation, 'author_id', b.author_id, 'url', b.url) AS o
    FROM bylines b WHERE b.article_id = a.article_id ORDER BY b.position))
  END AS TEXT) AS bylines,
  CAST(CASE WHEN a.reason IS NULL THEN (SELECT json_group_array(json(o)) FROM (
    SELECT json_object('url', i.url, 'caption', i.caption, 'credit', i.credit) AS o
    FROM images i WHERE i.article_id = a.article_id ORDER BY i.position))
  END AS TEXT) AS images
FROM articles a;

-- Captures of one article under one set of rules and one site profile; a row where something that a reader sees
-- differs from the capture before.
CREATE VIEW article_versions AS
SELECT v.article_id, CAST(v.version AS INTEGER) AS version, v.capture_id, v.fetched_at, r.headline, r.byline_raw,
  r.published, t.text, CAST(ifnull(t.words, 0) AS INTEGER) AS word_count, r.content_hash, rules.word AS rules_hash,
  profile.word AS site_profile
FROM (
  SELECT article_id, capture, capture_id, fetched_at,
    row_number() OVER (PARTITION BY article_id, rules, profile ORDER BY fetched_at, capture_id) AS version
  FROM (
    SELECT a.article_id, r.capture, c.capture_id, c.fetched_at, r.rules, r.profile,
      ifnull(r.content_hash, '') || '|' || ifnull(r.published, '') || '|' || ifnull(r.byline_raw, '') AS now,
      lag(ifnull(r.content_hash, '') || '|' || ifnull(r.published, '') || '|' || ifnull(r.byline_raw, ''))
        OVER (PARTITION BY a.article_id, r.rules, r.profile ORDER BY c.fetched_at, c.capture_id) AS before
    FROM _readings r
    JOIN _articles a ON a.id = r.article
    JOIN _captures c ON c.id = r.capture
    WHERE r.reason IS NULL
  )
  WHERE before IS NOT now
) v
JOIN _readings r ON r.capture = v.capture
JOIN _words rules ON rules.id = r.rules
LEFT JOIN _texts t ON t.id = r.text
LEFT JOIN _words profile ON profile.id = r.profile;

CREATE VIEW captures AS
SELECT c.capture_id, s.name AS source, u.url, c.fetched_at, c.imported, c.outcome, c.status,
  ct.word AS content_type, rt.url AS redirect_to,
  CAST(nullif(ifnull(c.etag, o.etag), '') AS TEXT) AS etag,
  CAST(nullif(ifnull(c.last_modified, o.last_modified), '') AS TEXT) AS last_modified, ip.word AS ip,
  wf.word AS warc_file, c.warc_offset, c.warc_length,
  CAST(nullif(ifnull(c.payload_digest, o.payload_digest), '') AS TEXT) AS payload_digest, c.payload_size, c.truncated,
  o.capture_id AS refers_to, c.via, vu.url AS via_url, c.feed_time, c.error,
  CAST(c.elapsed_us / 1000 AS INTEGER) AS elapsed_ms
FROM _captures c
JOIN _urls u ON u.id = c.url
LEFT JOIN _sources s ON s.id = c.source
LEFT JOIN _words ct ON ct.id = c.content_type
LEFT JOIN _urls rt ON rt.id = c.redirect_to
LEFT JOIN _words ip ON ip.id = c.ip
LEFT JOIN _words wf ON wf.id = c.warc_file
LEFT JOIN _captures o ON o.id = c.refers_to
LEFT JOIN _urls vu ON vu.id = c.via_url;

CREATE VIEW sources AS
SELECT name AS source, url, feeds, sitemaps, include, exclude, delay_ms, watch, disabled, listed FROM _sources;

CREATE VIEW frontier AS
SELECT u.url, s.name AS source, h.host, t.kind, t.priority, t.due, t.via, vu.url AS via_url, t.feed_time, t.first_seen,
  t.fetches, t.fails, t.unchanged, t.gone_since, c.capture_id AS last_capture
FROM _targets t
JOIN _urls u ON u.id = t.url
JOIN _hosts h ON h.id = t.host
LEFT JOIN _sources s ON s.id = t.source
LEFT JOIN _urls vu ON vu.id = t.via_url
LEFT JOIN _captures c ON c.id = t.last_capture;

CREATE VIEW coverage AS
SELECT s.name AS source, CAST(substr(c.fetched_at, 1, 10) AS TEXT) AS day,
  CAST(count(*) AS INTEGER) AS requests,
  CAST(sum(c.outcome = 'page') AS INTEGER) AS pages,
  CAST(sum(c.outcome IN ('not-modified', 'unchanged')) AS INTEGER) AS unchanged,
  CAST(sum(c.outcome IN ('not-found', 'gone')) AS INTEGER) AS gone,
  CAST(sum(c.outcome IN ('blocked', 'limited')) AS INTEGER) AS blocked,
  CAST(sum(c.outcome IN ('failed', 'server-error')) AS INTEGER) AS failures
FROM _captures c LEFT JOIN _sources s ON s.id = c.source
WHERE NOT c.imported
GROUP BY s.name, substr(c.fetched_at, 1, 10);

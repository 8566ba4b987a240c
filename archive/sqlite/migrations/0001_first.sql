-- The first schema. Names that begin with _ are private: they may change with a migration. The rest is a contract.
-- A capture that refers to another has its etag, last_modified and payload_digest where its own are NULL.
-- Strings that repeat are kept once, in _words, _urls and _texts; "" is kept as NULL.

PRAGMA application_id = 0x42524453; -- "BRDS"

CREATE TABLE _words (
  id   INTEGER PRIMARY KEY,
  word TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE _urls (
  id  INTEGER PRIMARY KEY,
  url TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE _sources (
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL UNIQUE,
  url      TEXT,
  feeds    TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(feeds)),
  sitemaps TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(sitemaps)),
  include  TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(include)),
  exclude  TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(exclude)),
  delay_ms INTEGER NOT NULL DEFAULT 0,
  watch    INTEGER NOT NULL DEFAULT 0 CHECK (watch IN (0, 1)),
  disabled INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
  listed   INTEGER NOT NULL DEFAULT 0 CHECK (listed IN (0, 1))
) STRICT;

CREATE TABLE _captures (
  id             INTEGER PRIMARY KEY,
  capture_id     TEXT NOT NULL UNIQUE,
  source         INTEGER REFERENCES _sources,
  url            INTEGER NOT NULL REFERENCES _urls,
  fetched_at     TEXT NOT NULL CHECK (fetched_at GLOB '????-??-??T??:??:??.??????Z'),
  imported       INTEGER NOT NULL CHECK (imported IN (0, 1)),
  outcome        TEXT NOT NULL CHECK (outcome IN ('page', 'feed', 'sitemap', 'robots', 'redirect', 'not-modified',
                   'unchanged', 'not-found', 'gone', 'blocked', 'limited', 'server-error', 'other', 'failed')),
  status         INTEGER,
  content_type   INTEGER REFERENCES _words,
  redirect_to    INTEGER REFERENCES _urls,
  etag           TEXT,
  last_modified  TEXT,
  ip             INTEGER REFERENCES _words,
  warc_file      INTEGER REFERENCES _words,
  warc_offset    INTEGER,
  warc_length    INTEGER,
  payload_digest TEXT,
  payload_size   INTEGER,
  truncated      TEXT CHECK (truncated IN ('length', 'time', 'disconnect')),
  refers_to      INTEGER REFERENCES _captures,
  via            TEXT,
  via_url        INTEGER REFERENCES _urls,
  feed_time      TEXT CHECK (feed_time GLOB '????-??-??T??:??:??.??????Z'),
  error          TEXT,
  elapsed_us     INTEGER
) STRICT;
CREATE INDEX _captures_by_url ON _captures (url, fetched_at);
CREATE INDEX _captures_by_refers_to ON _captures (refers_to) WHERE refers_to IS NOT NULL;

CREATE TABLE _hosts (
  id            INTEGER PRIMARY KEY,
  host          TEXT NOT NULL UNIQUE,
  next_ok       TEXT,
  fails         INTEGER NOT NULL DEFAULT 0,
  robots        BLOB,
  robots_status INTEGER NOT NULL DEFAULT 0,
  robots_at     TEXT
) STRICT;

CREATE TABLE _targets (
  url           INTEGER PRIMARY KEY REFERENCES _urls,
  source        INTEGER REFERENCES _sources,
  host          INTEGER NOT NULL REFERENCES _hosts,
  kind          TEXT NOT NULL CHECK (kind IN ('page', 'feed', 'sitemap', 'front')),
  priority      INTEGER NOT NULL,
  due           TEXT CHECK (due GLOB '????-??-??T??:??:??.??????Z'),
  via           TEXT,
  via_url       INTEGER REFERENCES _urls,
  feed_time     TEXT CHECK (feed_time GLOB '????-??-??T??:??:??.??????Z'),
  first_seen    TEXT,
  hops          INTEGER NOT NULL,
  fetches       INTEGER NOT NULL,
  fails         INTEGER NOT NULL,
  unchanged     INTEGER NOT NULL,
  gone_since    TEXT,
  etag          TEXT,
  last_modified TEXT,
  last_capture  INTEGER REFERENCES _captures
) STRICT;
CREATE INDEX _targets_by_due ON _targets (host, due) WHERE due IS NOT NULL;

CREATE TABLE _texts (
  id    INTEGER PRIMARY KEY,
  hash  TEXT NOT NULL UNIQUE,
  text  TEXT NOT NULL,
  words INTEGER NOT NULL
) STRICT;

CREATE TABLE _details (
  id       INTEGER PRIMARY KEY,
  hash     TEXT NOT NULL UNIQUE,
  images   TEXT NOT NULL CHECK (json_valid(images)),
  evidence TEXT NOT NULL CHECK (json_valid(evidence)),
  residue  TEXT NOT NULL CHECK (json_valid(residue))
) STRICT;

CREATE TABLE _articles (
  id         INTEGER PRIMARY KEY,
  article_id TEXT NOT NULL UNIQUE,
  url        INTEGER NOT NULL UNIQUE REFERENCES _urls,
  capture    INTEGER UNIQUE REFERENCES _readings DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- One capture has one reading: that by the rules and the site profile that it was read by last.
CREATE TABLE _readings (
  capture            INTEGER PRIMARY KEY REFERENCES _captures,
  rules              INTEGER NOT NULL REFERENCES _words,
  profile            INTEGER REFERENCES _words,
  article            INTEGER NOT NULL REFERENCES _articles,
  text               INTEGER REFERENCES _texts,
  blocks             TEXT,
  detail             INTEGER NOT NULL REFERENCES _details,
  content_hash       TEXT,
  headline           TEXT,
  dek                TEXT,
  section            TEXT,
  tags               TEXT CHECK (tags IS NULL OR json_valid(tags)),
  language           TEXT,
  canonical          INTEGER REFERENCES _urls,
  byline_raw         TEXT,
  authors            TEXT,
  author_count       INTEGER NOT NULL,
  dateline_raw       TEXT,
  dateline_place     TEXT,
  dateline_agency    TEXT,
  dateline_date      TEXT,
  published          TEXT,
  published_at       TEXT,
  published_offset   INTEGER,
  published_precision TEXT CHECK (published_precision IN ('second', 'minute', 'day', 'month')),
  published_source   INTEGER REFERENCES _words,
  published_raw      TEXT,
  modified           TEXT,
  modified_at        TEXT,
  modified_offset    INTEGER,
  modified_precision TEXT CHECK (modified_precision IN ('second', 'minute', 'day', 'month')),
  modified_source    INTEGER REFERENCES _words,
  modified_raw       TEXT,
  access_declared    TEXT CHECK (access_declared IN ('free', 'paid')),
  access_observed    TEXT CHECK (access_observed IN ('full', 'cut')),
  page_kind          TEXT NOT NULL CHECK (page_kind IN ('article', 'live-blog', 'gallery', 'video', 'section', 'stub',
                       'consent', 'none')),
  wire_agency        TEXT,
  quality            INTEGER CHECK (quality BETWEEN 0 AND 1000),
  reason             TEXT
) STRICT;
CREATE INDEX _readings_by_article ON _readings (article);
CREATE INDEX _readings_by_text ON _readings (text) WHERE text IS NOT NULL;
CREATE INDEX _readings_by_detail ON _readings (detail);
CREATE INDEX _readings_by_published ON _readings (published_at);

CREATE TABLE _bylines (
  capture      INTEGER NOT NULL REFERENCES _readings ON DELETE CASCADE,
  position     INTEGER NOT NULL,
  name         TEXT NOT NULL,
  name_printed TEXT NOT NULL,
  sort         TEXT,
  kind         TEXT NOT NULL CHECK (kind IN ('person', 'organization', 'agency', 'unknown')),
  role         TEXT NOT NULL CHECK (role IN ('author', 'editor', 'photographer', 'contributor', 'translator')),
  title        TEXT,
  affiliation  TEXT,
  author_id    TEXT,
  url          TEXT,
  PRIMARY KEY (capture, position)
) STRICT, WITHOUT ROWID;

CREATE VIEW _search AS
  SELECT a.id, r.headline, r.byline_raw AS byline, t.text
  FROM _articles a JOIN _readings r ON r.capture = a.capture LEFT JOIN _texts t ON t.id = r.text;
CREATE VIRTUAL TABLE articles_fts USING fts5 (
  headline, byline, text, content='_search', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
);

CREATE TABLE runs (
  run_id     TEXT NOT NULL PRIMARY KEY,
  verb       TEXT NOT NULL,
  started_at TEXT NOT NULL CHECK (started_at GLOB '????-??-??T??:??:??.??????Z'),
  ended_at   TEXT CHECK (ended_at GLOB '????-??-??T??:??:??.??????Z'),
  exit_code  INTEGER,
  summary    TEXT CHECK (summary IS NULL OR json_valid(summary))
) STRICT, WITHOUT ROWID;

CREATE TABLE skips (
  run_id TEXT NOT NULL REFERENCES runs ON DELETE CASCADE,
  source TEXT NOT NULL,
  reason TEXT NOT NULL,
  urls   INTEGER NOT NULL,
  PRIMARY KEY (run_id, source, reason)
) STRICT, WITHOUT ROWID;

CREATE TABLE columns_doc (
  table_name  TEXT NOT NULL,
  column_name TEXT NOT NULL,
  description TEXT NOT NULL,
  unit        TEXT,
  PRIMARY KEY (table_name, column_name)
) STRICT, WITHOUT ROWID;

CREATE TABLE _settings (
  name  TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

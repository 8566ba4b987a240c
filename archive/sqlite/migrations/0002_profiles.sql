-- What was learned of a source from so many of its captures, by the rules; hash and profile are NULL where they were too
-- few to learn from.
CREATE TABLE _profiles (
  source  INTEGER NOT NULL REFERENCES _sources,
  rules   INTEGER NOT NULL REFERENCES _words,
  k       INTEGER NOT NULL,
  hash    TEXT,
  profile BLOB,
  PRIMARY KEY (source, rules, k)
) STRICT, WITHOUT ROWID;
CREATE INDEX _profiles_by_hash ON _profiles (hash) WHERE hash IS NOT NULL;

CREATE INDEX _captures_pages ON _captures (source) WHERE outcome = 'page' AND warc_file IS NOT NULL;

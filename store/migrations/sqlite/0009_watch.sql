-- People and countries that the reader watches (watch.go), by the names that
-- they had when that began.
CREATE TABLE watch (
  kind  TEXT NOT NULL,
  key   TEXT NOT NULL, -- of the name, as in entity
  name  TEXT NOT NULL,
  code  TEXT NOT NULL, -- of a country
  added INTEGER NOT NULL,
  PRIMARY KEY (kind, key)
) WITHOUT ROWID;

-- Articles that the reader removed, until they are brought back (bin.go). Times
-- and checksums are as in the first library.
CREATE TABLE bin (
  article INTEGER PRIMARY KEY, -- the number that it had, and will have
  title   TEXT NOT NULL,
  source  TEXT NOT NULL,
  url     TEXT NOT NULL,
  removed INTEGER NOT NULL,
  notes   INTEGER NOT NULL,
  starred INTEGER NOT NULL,
  spared  INTEGER NOT NULL,    -- 1: it has a star, or has or had a note, and stays
  record  BLOB NOT NULL,       -- packed JSON
  sum     INTEGER NOT NULL
);
CREATE INDEX bin_by_url     ON bin (url) WHERE url <> '';
CREATE INDEX bin_by_removed ON bin (removed) WHERE spared = 0;

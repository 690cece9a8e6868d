-- The reader's corrections: a log that is only ever added to.
-- "sum" is as in the first migration: columns after it are made from other rows.

CREATE TABLE correction (
  seq       INTEGER PRIMARY KEY AUTOINCREMENT, -- the order of the log
  id        TEXT NOT NULL UNIQUE,
  deed      TEXT NOT NULL,
  target    TEXT NOT NULL,    -- the entry that is undone or done again, '' for none
  article   INTEGER NOT NULL, -- 0 is everywhere; no reference, for the log outlives articles
  kind      TEXT NOT NULL,
  name      TEXT NOT NULL,
  code      TEXT NOT NULL,
  to_kind   TEXT NOT NULL,
  to_name   TEXT NOT NULL,
  to_code   TEXT NOT NULL,
  unnamed   INTEGER NOT NULL,
  words     TEXT NOT NULL,
  exact     TEXT NOT NULL,
  prefix    TEXT NOT NULL,
  suffix    TEXT NOT NULL,
  point_lo  INTEGER NOT NULL, -- of the selector, in code points of the plain text
  point_hi  INTEGER NOT NULL,
  at        INTEGER NOT NULL,
  sum       INTEGER NOT NULL,
  undone    INTEGER NOT NULL DEFAULT 0,
  key       TEXT NOT NULL,    -- of name and code, as in entity
  revision  INTEGER NOT NULL, -- where the passage was found
  lo        INTEGER NOT NULL,
  hi        INTEGER NOT NULL,
  placement TEXT NOT NULL
);
CREATE INDEX correction_by_article ON correction (article, seq);
CREATE INDEX correction_by_name    ON correction (key, kind);

-- What the engine found in articles where corrections changed it; elsewhere
-- that is what appearance and quote have.
CREATE TABLE original (
  article  INTEGER PRIMARY KEY REFERENCES article,
  analysis BLOB NOT NULL -- packed JSON
);

-- The articles in which a correction for everywhere changed something.
CREATE TABLE corrected (
  correction INTEGER NOT NULL REFERENCES correction,
  article    INTEGER NOT NULL REFERENCES article,
  PRIMARY KEY (correction, article)
) WITHOUT ROWID;
CREATE INDEX corrected_by_article ON corrected (article);

-- Articles over which corrections have to be laid anew.
CREATE TABLE unsettled (article INTEGER PRIMARY KEY REFERENCES article);

-- The name as the engine first had it, where a correction gave it another of
-- the same key.
ALTER TABLE entity ADD COLUMN printed TEXT;

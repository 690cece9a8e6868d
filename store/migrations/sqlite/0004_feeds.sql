-- Feeds that the reader subscribed to, and what they gave. Times and checksums
-- are as in the first library.

CREATE TABLE feed (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  url       TEXT NOT NULL UNIQUE,
  title     TEXT NOT NULL, -- as it calls itself
  site      TEXT NOT NULL,
  added     INTEGER NOT NULL,
  name      TEXT NOT NULL, -- from here on what the reader wants
  folder    TEXT NOT NULL,
  full_text INTEGER NOT NULL,
  tags      TEXT NOT NULL, -- a JSON array, '' for none
  keep      INTEGER NOT NULL, -- days, 0 for ever
  every     INTEGER NOT NULL, -- seconds, 0 as usual
  sum       INTEGER NOT NULL, -- of all before
  etag      TEXT NOT NULL DEFAULT '', -- from here on what came of fetching
  modified  TEXT NOT NULL DEFAULT '',
  digest    TEXT NOT NULL DEFAULT '',
  checked   INTEGER,
  fetched   INTEGER,
  arrived   INTEGER,
  next      INTEGER,
  wait      INTEGER,
  failures  INTEGER NOT NULL DEFAULT 0,
  trouble   TEXT NOT NULL DEFAULT '',
  code      TEXT NOT NULL DEFAULT '',
  gone      INTEGER NOT NULL DEFAULT 0,
  moved     TEXT NOT NULL DEFAULT '',
  moves     INTEGER NOT NULL DEFAULT 0
);

-- Where the reader is: "seen" is the newest article when the screen was last left.
CREATE TABLE mark (
  name  TEXT PRIMARY KEY,
  value INTEGER NOT NULL
);

-- Which article an item of a feed became. A guid counts within its feed alone.
CREATE TABLE feed_item (
  feed    INTEGER NOT NULL REFERENCES feed,
  key     BLOB NOT NULL,               -- of the guid
  article INTEGER REFERENCES article,  -- NULL once the reader removed it
  digest  TEXT NOT NULL,               -- of the item as it was last seen
  hash    BLOB,                        -- of the text that the article has from this feed; NULL if from elsewhere
  PRIMARY KEY (feed, key)
) WITHOUT ROWID;
CREATE INDEX feed_item_by_article ON feed_item (article, feed);
CREATE INDEX feed_item_by_feed    ON feed_item (feed, article);

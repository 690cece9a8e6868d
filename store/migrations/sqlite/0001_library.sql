-- The first library. Times are microseconds since 1970, UTC; NULL is unknown.
-- "dated" is what lists are ordered by: published, or added where that is
-- unknown, in seconds, for it stands in many rows.
-- "sum" is the checksum of what cannot be made again from other rows; columns
-- after it are made from other rows, or have a checksum of their own.

CREATE TABLE engine (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);

CREATE TABLE article (
  id         INTEGER PRIMARY KEY AUTOINCREMENT, -- in order of arrival, never given out twice
  title      TEXT NOT NULL,
  source     TEXT NOT NULL,
  byline     TEXT NOT NULL,
  url        TEXT NOT NULL,
  path       TEXT NOT NULL,
  lang       TEXT NOT NULL,
  published  INTEGER,
  added      INTEGER NOT NULL,
  format     TEXT NOT NULL,
  revision   INTEGER NOT NULL,
  hash       BLOB NOT NULL, -- of the latest text
  tags       TEXT NOT NULL, -- a JSON array, '' for none
  sum        INTEGER NOT NULL,
  read       INTEGER NOT NULL DEFAULT 0,
  starred    INTEGER NOT NULL DEFAULT 0,
  place_lo   INTEGER NOT NULL DEFAULT 0,
  place_hi   INTEGER NOT NULL DEFAULT 0,
  state_sum  INTEGER NOT NULL,
  dated      INTEGER NOT NULL,
  title_key  TEXT NOT NULL,
  source_key TEXT NOT NULL,
  engine     INTEGER REFERENCES engine, -- NULL while it waits for analysis
  people     INTEGER NOT NULL DEFAULT 0,
  countries  INTEGER NOT NULL DEFAULT 0,
  quotes     INTEGER NOT NULL DEFAULT 0,
  notes      INTEGER NOT NULL DEFAULT 0,
  lost       INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX article_by_date   ON article (dated, id);
CREATE INDEX article_unread    ON article (dated, id) WHERE read = 0;
CREATE INDEX article_starred   ON article (dated, id) WHERE starred = 1;
CREATE INDEX article_noted     ON article (dated, id) WHERE notes > 0;
CREATE INDEX article_by_title  ON article (title_key, id);
CREATE INDEX article_by_source ON article (source_key, dated DESC, id DESC);
CREATE INDEX article_by_engine ON article (engine, id);
CREATE INDEX article_by_hash   ON article (hash);
CREATE INDEX article_by_url    ON article (url) WHERE url <> '';
CREATE INDEX article_by_path   ON article (path) WHERE path <> '';

-- Every revision of an article's text, the latest one too. Apart from article,
-- so that lists touch no text.
CREATE TABLE text (
  id        INTEGER PRIMARY KEY,
  article   INTEGER NOT NULL REFERENCES article,
  revision  INTEGER NOT NULL,
  title     TEXT NOT NULL,
  byline    TEXT NOT NULL,
  published INTEGER,
  seen      INTEGER NOT NULL,
  format    TEXT NOT NULL,
  body      BLOB NOT NULL, -- packed
  raw       BLOB,          -- packed; NULL if the source bytes are not known
  sum       INTEGER NOT NULL,
  UNIQUE (article, revision)
);

CREATE TABLE article_tag (
  key     TEXT NOT NULL,
  article INTEGER NOT NULL REFERENCES article,
  PRIMARY KEY (key, article)
) WITHOUT ROWID;
CREATE INDEX article_tag_by_article ON article_tag (article);

CREATE TABLE entity (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  kind       TEXT NOT NULL,
  key        TEXT NOT NULL, -- the name folded, or a country's code
  name       TEXT NOT NULL,
  code       TEXT NOT NULL,
  role       TEXT NOT NULL DEFAULT '', -- the newest as printed
  role_dated INTEGER,
  articles   INTEGER NOT NULL DEFAULT 0,
  quotes     INTEGER NOT NULL DEFAULT 0,
  UNIQUE (kind, key)
);
CREATE INDEX entity_by_articles ON entity (kind, articles DESC, id);

-- Forms by which an entity is known, folded.
CREATE TABLE alias (
  key    TEXT NOT NULL,
  entity INTEGER NOT NULL REFERENCES entity,
  PRIMARY KEY (key, entity)
) WITHOUT ROWID;

-- One entity in one article. An article's mentions are only ever read together
-- with it, so they are packed (mention.go): rows of their own would take more
-- room than the text.
CREATE TABLE appearance (
  article  INTEGER NOT NULL REFERENCES article,
  rank     INTEGER NOT NULL, -- in the analysis, from 0
  entity   INTEGER NOT NULL REFERENCES entity,
  dated    INTEGER NOT NULL, -- as the article
  quotes   INTEGER NOT NULL, -- by this person
  name     TEXT,             -- as this article has it; NULL if as the entity
  role     TEXT NOT NULL,
  mentions BLOB NOT NULL,
  PRIMARY KEY (article, rank)
) WITHOUT ROWID;
CREATE INDEX appearance_by_entity ON appearance (entity, dated, article, quotes);
CREATE INDEX appearance_quoted    ON appearance (entity, dated, article) WHERE quotes > 0;

CREATE TABLE quote (
  id           INTEGER PRIMARY KEY,
  article      INTEGER NOT NULL REFERENCES article,
  lo           INTEGER NOT NULL,
  hi           INTEGER NOT NULL,
  text         TEXT NOT NULL,
  kind         TEXT NOT NULL,
  speaker      INTEGER REFERENCES entity, -- NULL if nobody in the analysis
  speaker_name TEXT, -- as this article has it; NULL if as the entity
  speaker_text TEXT NOT NULL,
  speaker_lo   INTEGER NOT NULL,
  speaker_hi   INTEGER NOT NULL,
  anonymous    INTEGER NOT NULL,
  cue_text     TEXT NOT NULL,
  cue_lo       INTEGER NOT NULL,
  cue_hi       INTEGER NOT NULL,
  statement    INTEGER NOT NULL,
  certainty    REAL NOT NULL,
  rule         TEXT NOT NULL
);
CREATE INDEX quote_by_article ON quote (article, lo, hi);

CREATE TABLE annotation (
  seq       INTEGER PRIMARY KEY AUTOINCREMENT, -- the order of creation
  id        TEXT NOT NULL UNIQUE,
  article   INTEGER NOT NULL REFERENCES article,
  revision  INTEGER NOT NULL,
  lo        INTEGER NOT NULL,
  hi        INTEGER NOT NULL,
  exact     TEXT NOT NULL,
  prefix    TEXT NOT NULL,
  suffix    TEXT NOT NULL,
  point_lo  INTEGER NOT NULL, -- of the selector, in code points of the plain text
  point_hi  INTEGER NOT NULL,
  placement TEXT NOT NULL,
  kind      TEXT NOT NULL,
  note      TEXT NOT NULL,
  tags      TEXT NOT NULL, -- a JSON array, '' for none
  created   INTEGER NOT NULL,
  changed   INTEGER NOT NULL,
  removed   INTEGER, -- when the reader hid it
  sum       INTEGER NOT NULL
);
CREATE INDEX annotation_by_article ON annotation (article);

CREATE TABLE annotation_tag (
  key        TEXT NOT NULL,
  annotation INTEGER NOT NULL REFERENCES annotation,
  article    INTEGER NOT NULL REFERENCES article,
  PRIMARY KEY (key, annotation)
) WITHOUT ROWID;
CREATE INDEX annotation_tag_by_annotation ON annotation_tag (annotation);

-- Indexes of words. They keep no text, for the text is packed elsewhere.
CREATE VIRTUAL TABLE words USING fts5 (title, body, content='', contentless_delete=1,
  tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE titles USING fts5 (title, content='', contentless_delete=1,
  prefix='1 2 3 4', detail=column, tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE said USING fts5 (text, content='', contentless_delete=1,
  tokenize='unicode61 remove_diacritics 2');

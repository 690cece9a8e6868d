-- Articles that tell one story in the same words (story.go). Made from other
-- rows: articles analysed before this have no sketch until they are again.

-- The article with which the others of its story were compared, and which is
-- its own; 0 for an article that stands alone.
ALTER TABLE article ADD COLUMN story INTEGER NOT NULL DEFAULT 0;
CREATE INDEX article_by_story ON article (story, id) WHERE story <> 0;

CREATE TABLE sketch (
  article INTEGER PRIMARY KEY REFERENCES article,
  dated   INTEGER NOT NULL, -- as the article was when it was sketched
  hashes  BLOB NOT NULL     -- packed
);

-- By which hashes an article is found to be compared with. Apart by period, so
-- that what is written in one go stands together.
CREATE TABLE sketch_key (
  period  INTEGER NOT NULL,
  hash    INTEGER NOT NULL,
  article INTEGER NOT NULL, -- no reference: it is never looked for by it alone
  PRIMARY KEY (period, hash, article)
) WITHOUT ROWID;

-- Articles that name a person by one word alone, and whom the library takes them
-- to mean (identity.go). Made from other rows.
CREATE TABLE inferred (
  article INTEGER NOT NULL REFERENCES article,
  key     TEXT NOT NULL, -- the word, folded
  entity  INTEGER NOT NULL REFERENCES entity,
  PRIMARY KEY (article, key)
) WITHOUT ROWID;
CREATE INDEX inferred_by_key    ON inferred (key, article);
CREATE INDEX inferred_by_entity ON inferred (entity);

-- What trades articles say that people of a full name are of (namesake.go). Made
-- from other rows: articles analysed before this have none until they are again.
CREATE TABLE calling (
  key     TEXT NOT NULL, -- the name as printed, folded
  trade   TEXT NOT NULL,
  article INTEGER NOT NULL REFERENCES article,
  role    TEXT NOT NULL, -- as printed
  PRIMARY KEY (key, trade, article)
) WITHOUT ROWID;
CREATE INDEX calling_by_article ON calling (article);

-- A file of many articles gives them all one path: they are told apart by title.
DROP INDEX article_by_path;
CREATE INDEX article_by_path ON article (path, title_key) WHERE path <> '';

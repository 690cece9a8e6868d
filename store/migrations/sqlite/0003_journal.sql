-- How far the journal beside the library had come at the last note or
-- correction: its bytes, and the checksum of its last line. What comes behind
-- was never committed here, or was committed to a library in whose place an
-- older copy was put.
CREATE TABLE journal (size INTEGER NOT NULL, sum INTEGER NOT NULL);
INSERT INTO journal VALUES (0, 0);

package store

import "context"

// A Problem is one thing in a library that does not add up.
type Problem struct {
	Where string // "article 12", "note 00001…", "the file"
	What  string // one line
}

// String is "where: what".
func (p Problem) String() string { return p.Where + ": " + p.What }

// Check reads the whole library and reports what does not add up: pages,
// checksums, references, counts, and the index of words against the articles.
// It never writes. No problems means that the library is sound.
func (s *Store) Check(ctx context.Context) ([]Problem, error) {
	return nil, errLater
}

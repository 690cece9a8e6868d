package store

import (
	"context"

	"onrecord/articles"
)

// Candidates are the library's entities that are known by any of names: in
// full, by surname, or by another form that was printed. Their Mentions are
// empty. Those with the most articles come first.
func (s *Store) Candidates(ctx context.Context, names []string) ([]articles.Entity, error) {
	return nil, errLater
}

// Entities are the people or countries of the articles that q finds, those with
// the most articles first, counted within these. q.Limit 0 is all of them;
// q.After pages: Key is Articles of the last row in decimal, ID its entity.
// With is left empty: see Standing.
func (s *Store) Entities(ctx context.Context, kind articles.Kind, q articles.Query) ([]articles.Standing, error) {
	return nil, errLater
}

// Standing is what the library knows of one person, by any printed name, or of
// one country, by name or code. Role is the newest as printed. With is counted
// over the newest 1,000 articles; Bounded says so where there are more. The
// error's code is articles.NotFound where nobody is known by that name.
func (s *Store) Standing(ctx context.Context, kind articles.Kind, nameOrCode string) (articles.Standing, error) {
	return articles.Standing{}, errLater
}

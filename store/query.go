package store

import (
	"context"

	"onrecord/articles"
)

// List is a page of articles, in the order and within the bounds of q. Without
// q.Limit it has at most 100 rows. Paging by cursor costs the same at any depth.
func (s *Store) List(ctx context.Context, q articles.Query) (articles.Listing, error) {
	return articles.Listing{}, errLater
}

// Count is the number of articles that q finds, whatever its Limit and After.
func (s *Store) Count(ctx context.Context, q articles.Query) (int, error) {
	return 0, errLater
}

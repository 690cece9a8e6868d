package store

import (
	"context"

	"onrecord/articles"
)

// SetRead marks articles as read or unread: all of them, or, where one does not
// exist (articles.NotFound), none.
func (s *Store) SetRead(ctx context.Context, ids []articles.ID, read bool) error {
	return errLater
}

// SetStarred stars articles or takes the star away, as SetRead does.
func (s *Store) SetStarred(ctx context.Context, ids []articles.ID, starred bool) error {
	return errLater
}

// SetPlace keeps where the reader left an article.
func (s *Store) SetPlace(ctx context.Context, id articles.ID, place articles.Span) error {
	return errLater
}

// SetTags replaces the tags of an article.
func (s *Store) SetTags(ctx context.Context, id articles.ID, tags []string) error {
	return errLater
}

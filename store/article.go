package store

import (
	"context"

	"onrecord/articles"
)

// A Result is what AddMany did with one article.
type Result = articles.Receipt

// Add stores a, searchable and readable at once and waiting for analysis. The
// fields ID, Revision and, where it is zero, Added are the store's to fill in.
//
// An article with the URL of a stored one is that article: Known if the text is
// the same, else Changed. One without URL is Known where any article has the
// same text, Changed where one has its Path and Title. Every other is Added. A
// Known article gains the tags of a; a Changed one a revision, while the older
// text, the reader's state and the notes stay.
func (s *Store) Add(ctx context.Context, a articles.Article) (articles.ID, articles.Status, error) {
	return 0, "", errLater
}

// AddMany is Add for each of as in one transaction: all are stored or none. A
// note waits while it runs, so a batch should not be above a hundred or so.
func (s *Store) AddMany(ctx context.Context, as []articles.Article) ([]Result, error) {
	return nil, errLater
}

// Article is the latest revision of one article, without Raw. The error's code
// is articles.NotFound where there is none.
func (s *Store) Article(ctx context.Context, id articles.ID) (articles.Article, error) {
	return articles.Article{}, errLater
}

// Revision is an older, or the latest, text of an article, counted from 1.
func (s *Store) Revision(ctx context.Context, id articles.ID, revision int) (articles.Article, error) {
	return articles.Article{}, errLater
}

// Raw is the source bytes of the latest revision, as they came.
func (s *Store) Raw(ctx context.Context, id articles.ID) ([]byte, error) {
	return nil, errLater
}

// Reading is all that is shown of one article, at one moment.
func (s *Store) Reading(ctx context.Context, id articles.ID) (articles.Reading, error) {
	return articles.Reading{}, errLater
}

// Remove deletes an article with all its revisions. Where it has notes and
// withNotes is false, it refuses with articles.Refused; the journal keeps what
// is deleted with it.
func (s *Store) Remove(ctx context.Context, id articles.ID, withNotes bool) error {
	return errLater
}

package store

import (
	"context"

	"onrecord/articles"
)

// SaveAnnotation stores a and returns it as stored: with ID "" it is new and
// gets one; a stored ID is replaced (its Created stays); an ID from elsewhere,
// as import brings, is new and keeps its ID and times. When it returns nil, the
// note is on disk in the library and in the journal.
func (s *Store) SaveAnnotation(ctx context.Context, a articles.Annotation) (articles.Annotation, error) {
	return articles.Annotation{}, errLater
}

// RemoveAnnotation hides a note everywhere; RestoreAnnotation brings it back.
func (s *Store) RemoveAnnotation(ctx context.Context, id articles.NoteID) error {
	return errLater
}

// RestoreAnnotation undoes RemoveAnnotation.
func (s *Store) RestoreAnnotation(ctx context.Context, id articles.NoteID) error {
	return errLater
}

// Annotation is one note that is not removed, else articles.NotFound.
func (s *Store) Annotation(ctx context.Context, id articles.NoteID) (articles.Annotation, error) {
	return articles.Annotation{}, errLater
}

// Annotations are the notes of the articles that q finds, in order of creation
// whatever the clock said. Tag, HasLost and Words are asked of the note itself
// (Words of its passage and text), everything else of its article. q.Limit 0 is
// all; q.After pages: Key is the last row's ID.
func (s *Store) Annotations(ctx context.Context, q articles.Query) ([]articles.Annotation, error) {
	return nil, errLater
}

// PlaceAnnotations stores where notes were found again: Revision, Span and
// Placement of each. Everything else of a note stays as it is.
func (s *Store) PlaceAnnotations(ctx context.Context, notes []articles.Annotation) error {
	return errLater
}

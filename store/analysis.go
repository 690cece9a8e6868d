package store

import (
	"context"

	"onrecord/articles"
)

// SaveAnalysis replaces what was found in an article. Entities get the ID of
// the library's entity of the same name (persons) or code (countries). Two
// entities of one article that come to the same are merged into the first.
//
// The error's code is articles.Invalid where the article has moved on from
// that revision: the analysis is stale and nothing is stored.
func (s *Store) SaveAnalysis(ctx context.Context, id articles.ID, revision int, a articles.Analysis) error {
	return errLater
}

// Due lists articles not yet analysed by reader, the newest arrivals first. A
// limit of 0 is all of them.
func (s *Store) Due(ctx context.Context, reader string, limit int) ([]articles.ID, error) {
	return nil, errLater
}

// DueCount is the number of articles not yet analysed by reader.
func (s *Store) DueCount(ctx context.Context, reader string) (int, error) {
	return 0, errLater
}

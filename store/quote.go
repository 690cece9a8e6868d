package store

import (
	"context"

	"onrecord/articles"
)

// Quotes are the quotes of the articles that q finds, newest article first and
// in the order of the text within one. Of q, Speaker and Said are asked of the
// quote itself, everything else of its article; Sort and Backward are ignored. Limit 0
// is all; q.After pages: Key is Span.Lo of the last row in decimal, ID its article.
func (s *Store) Quotes(ctx context.Context, q articles.Query) ([]articles.QuoteRow, error) {
	return nil, errLater
}

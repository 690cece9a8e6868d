package store

import (
	"context"
	"io/fs"

	"onrecord/articles"
)

// A dialect holds what differs between database engines, and nothing else.
// Statements are written once, near their function, for all of them: $1
// placeholders, integers for truth values and times, RETURNING, ON CONFLICT.
type dialect interface {
	// migrations are the files that make and upgrade a library, in order of name.
	migrations() fs.FS
	// code classifies an error of the engine; Internal for all others.
	code(err error) articles.Code
	// indexArticle puts an article that is in no index into those of articles.
	indexArticle(ctx context.Context, b *batch, id articles.ID, title, body string, day int64) error
	// indexQuote does so with the words of a quote.
	indexQuote(ctx context.Context, b *batch, id int64, text string) error
	// on narrows an expression to articles of some days.
	on(expression string, days []int64) string
	// unindex takes an id out of an index of words.
	unindex(ctx context.Context, b *batch, x textIndex, id int64) error
	// expression is the search for w in the engine's own syntax; "" if w asks for nothing.
	expression(w wanted) string
	// among is a condition on column: it is one of the ids that match the
	// expression in param. Good where these are few.
	among(x textIndex, column, param string) string
	// matches is the same condition, tried on row after row. Good where many match.
	matches(x textIndex, column, param string) string
	// hits are ids that match, up to limit.
	hits(ctx context.Context, q querier, x textIndex, expression string, limit int) ([]int64, error)
	// ranks tells how well the articles with some ids fit an expression: the higher the better.
	ranks(ctx context.Context, q querier, expression string, ids []articles.ID) (map[articles.ID]float64, error)
	// best are the articles that match an expression, the last to come first, and
	// how well they fit, in one go.
	best(ctx context.Context, q querier, expression string, limit int) ([]articles.ID, map[articles.ID]float64, error)
	// newest are the ids that match an expression, the highest first.
	newest(ctx context.Context, q querier, x textIndex, expression string, limit int) ([]articles.ID, error)
	// integrity has the engine look for damage in its own structures.
	integrity(ctx context.Context, q querier) ([]Problem, error)
}

// A textIndex names an index of words.
type textIndex string

// The indexes of words: of articles, of their titles alone, and of quotes.
const (
	indexWords  textIndex = "words"
	indexTitles textIndex = "titles"
	indexSaid   textIndex = "said"
)

// wanted is what a search asks of a text.
type wanted struct{ words, phrases, without []string }

// Package analyze reads an article for people, countries and quotes: the one
// place where prose, ner, gazetteer, link and quote meet.
package analyze

import (
	"context"

	"onrecord/articles"
	"onrecord/articles/ner"
	"onrecord/articles/prose"
)

// rules is the version of everything but the name recogniser: it rises with
// every change that gives other results, so that libraries know what is due.
const rules = "1"

// Engine names the version of the whole engine. It goes into Analysis.Reader:
// an article whose analysis has another is due to be analysed again.
func Engine() string { return "onrecord-" + rules + "+" + ner.Version() }

// Known gives the entities that a library holds under names, so that a person
// met before keeps identity. It may be nil.
type Known func(names []string) []articles.Entity

// Article is what the engine finds in a. The only error is that of ctx.
func Article(ctx context.Context, a articles.Article, known Known) (articles.Analysis, error) {
	return Text(ctx, prose.Read(a.Body), known)
}

// Text is what the engine finds in t, its spans those of t.Body. The only
// error is that of ctx, and what comes with it is no analysis.
func Text(ctx context.Context, t *prose.Text, known Known) (articles.Analysis, error) {
	return articles.Analysis{Reader: Engine()}, ctx.Err()
}

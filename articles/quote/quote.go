// Package quote finds what a text says that somebody said: the words between
// quotation marks and the clauses of reported speech, each with the cue that
// reports it and the words that say who spoke.
package quote

import (
	"context"

	"onrecord/articles"
	"onrecord/articles/gazetteer"
	"onrecord/articles/prose"
)

// A Name is a run of words [First, Last) that names a possible speaker.
type Name struct {
	First, Last int
	Person      string // canonical name; empty for organisations and places
	Gender      gazetteer.Gender
}

// Find is the quotes in t, in order of their spans. names are the people and
// organisations found in it, in order. Between sentences Find looks at ctx;
// when it ends, the quotes found so far are returned.
func Find(ctx context.Context, t *prose.Text, names []Name) []articles.Quote { return nil }

// Pronoun reports whether text is a pronoun that can stand for a speaker.
func Pronoun(text string) bool { return false }

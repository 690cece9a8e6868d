// Package link joins names into people: all the ways in which one article
// names a person become one entity with its fullest name and its role.
package link

import (
	"onrecord/articles"
	"onrecord/articles/gazetteer"
	"onrecord/articles/prose"
)

// A Name is a run of words [First, Last) of a text that names a person.
type Name struct {
	First, Last int
	Certainty   float64 // 0 to 1
}

// A Mention is a Name with the way in which it names its person.
type Mention struct {
	Name
	Form articles.Form // name or misspelling
}

// A Person is somebody whom a text names.
type Person struct {
	Name     string // canonical: the fullest form in the text, without titles
	Role     string // as printed next to the name; empty if none is
	Gender   gazetteer.Gender
	Mentions []Mention // in order; at least one
}

// People joins the names found in t into people, in order of first mention.
// Names of the same person that were not found are added where the text makes
// them plain; firms, laws and places named after people are left out.
func People(t *prose.Text, names []Name) []Person { return nil }

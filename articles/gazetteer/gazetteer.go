// Package gazetteer knows countries, titles, offices and given names from
// lists of its own, and finds countries in a row of words.
//
// The lists are embedded text tables, one per file of this folder. Countries
// follow ISO 3166-1 (alpha-2 codes, with XK for Kosovo).
package gazetteer

import "onrecord/articles"

// A Country is a sovereign state or a widely listed territory.
type Country struct {
	Code string // ISO 3166-1 alpha-2; Kosovo XK
	Name string // usual English name, without "the"
}

// Cover tells what kind of name a recogniser found over some words.
type Cover uint8

// The kinds of cover that matter to countries.
const (
	CoverPerson Cover = iota
	CoverPlace
	CoverOrg
)

// A Name is a run of words [First, Last) that a recogniser holds for a name.
type Name struct {
	First, Last int
	Cover       Cover
}

// A Match is a country named by the words [First, Last).
type Match struct {
	First, Last int
	Code        string
	Form        articles.Form // name, demonym, abbreviation or capital
	Certainty   float64       // 0 to 1
}

// A Finder finds countries. The zero Finder leaves out capitals that stand for
// governments.
type Finder struct {
	Capitals bool // report "Paris" for the government that sits there
}

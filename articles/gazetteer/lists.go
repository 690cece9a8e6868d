package gazetteer

import (
	_ "embed"
	"strings"
	"sync"
)

var (
	//go:embed titles.txt
	titlesTxt string
	//go:embed offices.txt
	officesTxt string
	//go:embed given.txt
	givenTxt string
)

// Gender is the grammatical gender that a word gives a person.
type Gender uint8

// The genders. A conflict of Male and Female tells two people apart.
const (
	Unknown Gender = iota
	Male
	Female
)

var (
	titles  = sync.OnceValue(func() map[string]Gender { return genders(titlesTxt) })
	offices = sync.OnceValue(func() map[string]Gender { return genders(officesTxt) })
	given   = sync.OnceValue(func() map[string]Gender { return genders(givenTxt) })
)

func genders(text string) map[string]Gender {
	out := map[string]Gender{}
	for _, row := range rows(text) {
		gender := map[string]Gender{"M": Male, "F": Female}[row[0]]
		for _, word := range list(row, 1) {
			if _, known := out[word]; !known {
				out[word] = gender
			}
		}
	}
	return out
}

// Title reports whether s, printed as it is, is a title or rank that stands
// before a name, and the gender that it tells: "Mrs", "Gen.", "Prime Minister".
func Title(s string) (Gender, bool) {
	g, ok := titles()[s]
	return g, ok
}

// Office reports whether a noun, in any case and without plural, says what a
// person is or does, and the gender that it tells: "minister", "spokeswoman".
func Office(noun string) (Gender, bool) {
	m := offices()
	if g, ok := m[noun]; ok {
		return g, true
	}
	g, ok := m[strings.ToLower(noun)]
	return g, ok
}

// Given reports whether a word is a well-known given name, and the gender that
// it tells.
func Given(word string) (Gender, bool) {
	g, ok := given()[word]
	return g, ok
}

package train

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// mend repairs names of GUM, whose flat names are derived from nested mentions:
// a name behind a common noun was dropped ("critic Eduard Hanslick"), and some
// titles and peoples are marked as persons.
func mend(r *record) {
	demote(r)
	var where [][2]int // sentence and word of each token
	for i, s := range r.Sentences {
		for j := range s {
			where = append(where, [2]int{i, j})
		}
	}
	for _, m := range r.Mentions {
		if m.Type != "person" || m.First >= m.Last || m.Last > len(where) {
			continue
		}
		first, last := where[m.First], where[m.Last-1]
		if first[0] == last[0] {
			promote(r.Sentences[first[0]][first[1]:last[1]+1], r.Tags[first[0]][first[1]:last[1]+1], m.Link)
		}
	}
}

// noPerson are words that GUM marks as persons by themselves.
const noPerson = `emperor tsar shah solicitor defense counsel honor major fellow poet dame earl count regent
	catholic christian viking maori moriori safavid saffavid sassanid heian meiji prince doctor psalmist
	youtuber scholars sinners newcomer stepsister chambermaid bahai nobel pritzker baron`

func demote(r *record) {
	none := strings.Fields(noPerson)
	for i, tags := range r.Tags {
		for j, tag := range tags {
			if tag != "B-PER" || j+1 < len(tags) && tags[j+1] == "I-PER" {
				continue
			}
			if slices.Contains(none, strings.ToLower(r.Sentences[i][j])) {
				tags[j] = "O"
			}
		}
	}
}

// promote marks the capitalised words that end a mention of a person, if they
// follow on a word that is none and are the name that the mention links to.
func promote(words, tags []string, link string) {
	n := len(words)
	first := n
	for first > 0 && tags[first-1] == "O" && capitalised(words[first-1]) {
		first--
	}
	if first > 0 && tags[first-1] != "O" || n-first < 2 || n-first > 4 || first == 0 {
		return
	}
	if link != "" && !strings.Contains(link, words[n-1]) {
		return
	}
	if link == "" && first != 1 {
		return
	}
	tags[first] = "B-PER"
	for i := first + 1; i < n; i++ {
		tags[i] = "I-PER"
	}
}

func capitalised(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

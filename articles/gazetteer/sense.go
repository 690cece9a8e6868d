package gazetteer

import (
	_ "embed"
	"strings"
	"sync"

	"onrecord/articles"
)

//go:embed senses.txt
var sensesTxt string

//go:embed states.txt
var statesTxt string

// A sense tells a country from its namesake by the words around.
type sense struct {
	plain                    bool // a country where nothing speaks for or against it
	strong, weak             map[string]bool
	strongAgainst, weakAgain map[string]bool
}

var senses = sync.OnceValue(func() map[string]sense {
	out := map[string]sense{}
	for _, row := range rows(sensesTxt) {
		out[row[0]] = sense{
			plain: row[2] == "yes", strong: columnSet(row, 3), weak: columnSet(row, 4),
			strongAgainst: columnSet(row, 5), weakAgain: columnSet(row, 6),
		}
	}
	return out
})

var states = sync.OnceValue(func() map[string]bool {
	return set(strings.ReplaceAll(statesTxt, "\n", " "))
})

func columnSet(row []string, i int) map[string]bool {
	out := map[string]bool{}
	for _, word := range list(row, i) {
		out[word] = true
	}
	return out
}

// set is the words of s.
func set(s string) map[string]bool {
	out := map[string]bool{}
	for _, word := range strings.Fields(s) {
		out[word] = true
	}
	return out
}

// company counts the words of the article that speak for or against senses,
// and the words of people's full names.
func (s *scan) company() {
	s.senses, s.state, s.tongue = senses(), states(), -2
	s.tally, s.person = map[string]int{}, map[string]bool{}
	told := map[string]bool{}
	for _, x := range s.senses {
		for _, words := range []map[string]bool{x.strong, x.weak, x.strongAgainst, x.weakAgain} {
			for word := range words {
				told[word] = true
			}
		}
	}
	for _, word := range s.words {
		if told[word] {
			s.tally[word]++
		}
	}
	for _, n := range s.names {
		if n.Cover == CoverPerson && n.Last-n.First > 1 {
			for _, word := range s.words[n.First:n.Last] {
				s.person[word] = true
			}
		}
	}
}

// certainty is how surely m is the country.
func (s *scan) certainty(m Match) float64 {
	switch {
	case s.veto(m), s.language(m), s.town(m), s.compound(m):
		return 0
	case m.Last-m.First > 1 || m.Form == articles.FormAbbreviation:
		return 0.99
	}
	word := s.words[m.First]
	if s.person[word] && m.Form == articles.FormName && !s.placed(m) {
		return 0.3
	}
	x, told := s.senses[word]
	if !told {
		return 0.97
	}
	return s.weigh(m, x)
}

// weigh sets what speaks for the country against what speaks for the namesake,
// close by and in the whole article.
func (s *scan) weigh(m Match, x sense) float64 {
	score := 0
	for word, n := range s.tally {
		n = min(n, 3)
		score += n * x.worth(word)
	}
	for i := max(0, m.First-8); i < min(len(s.words), m.Last+8); i++ {
		score += 3 * x.worth(s.words[i])
	}
	switch {
	case score == 0 && x.plain:
		return 0.8
	case score == 0:
		return 0.2
	}
	return 0.5 + 0.48*float64(score)/float64(max(score, -score)+2)
}

// worth is what one word says about the sense.
func (x sense) worth(word string) int {
	switch {
	case x.strong[word]:
		return 3
	case x.weak[word]:
		return 1
	case x.strongAgainst[word]:
		return -3
	case x.weakAgain[word]:
		return -1
	}
	return 0
}

// placed reports whether the words around m say that it is a place, where its
// word is also somebody's name.
func (s *scan) placed(m Match) bool {
	return m.First > 0 && whereabouts[s.words[m.First-1]]
}

var whereabouts = set("in In to from From across Across throughout into near inside Inside outside toward towards northern southern eastern western visit visited visiting leave left")

// sibling is the code of m, changed where one word serves two countries and
// the article has spoken of the other.
func (s *scan) sibling(m Match, before []Match) string {
	other, ok := siblings[s.words[m.First]]
	if !ok || m.Last-m.First > 1 {
		return m.Code
	}
	for i := len(before) - 1; i >= 0; i-- {
		switch before[i].Code {
		case m.Code:
			return m.Code
		case other:
			return other
		}
	}
	return m.Code
}

var siblings = map[string]string{"Congo": "CG", "Congolese": "CG", "Dominican": "DM", "Dominicans": "DM"}

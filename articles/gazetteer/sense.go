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

// told are the words that speak for or against any sense.
var told = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, x := range senses() {
		for _, words := range []map[string]bool{x.strong, x.weak, x.strongAgainst, x.weakAgain} {
			for word := range words {
				out[word] = true
			}
		}
	}
	return out
})

// company counts the words of the article that speak for or against senses,
// but for those of the longer forms in raw ("Papua" is nothing against Guinea
// in "Papua New Guinea and Guinea"), and the words of people's full names; and
// it looks for abbreviations that stand for something else.
func (s *scan) company(raw []Match) {
	s.tally, s.whole = map[string]int{}, map[string]int{}
	s.person, s.stolen = map[string]bool{}, map[string]bool{}
	s.long = make([]bool, len(s.words))
	for _, m := range raw {
		if m.Last-m.First > 1 && m.Code != none {
			for i := m.First; i < m.Last; i++ {
				s.long[i] = true
			}
		}
		if m.Form == articles.FormAbbreviation && s.defined(m) {
			s.stolen[s.words[m.First]] = true
		}
	}
	for i, word := range s.words {
		if word = plainCase(word); told()[word] && !s.long[i] {
			s.tally[word]++
		}
	}
	for _, n := range s.names {
		if n.Cover == CoverPerson && n.Last-n.First > 1 {
			for i := max(n.First, 0); i < min(n.Last, len(s.words)); i++ {
				// Nobody calls "Seth Korea-Lang" Korea, or "Anne of Denmark" Denmark.
				if !joint(s.word(i-1)) && !joint(s.word(i+1)) && s.word(i-1) != "of" {
					s.person[s.words[i]] = true
				}
			}
		}
	}
}

// plainCase is word as it is printed outside headlines in capitals.
func plainCase(word string) string {
	if len(word) < 4 || strings.ToUpper(word) != word {
		return word
	}
	return word[:1] + strings.ToLower(word[1:])
}

// defined reports whether m, in parentheses, is there the short form of other
// words than the country's: "the Regionalist Party of Cantabria (PRC)".
func (s *scan) defined(m Match) bool {
	if s.word(m.First-1) != "(" || s.word(m.Last) != ")" || m.First < 2 {
		return false
	}
	return upper(s.words[m.First-2]) && s.codes[m.First-1] != m.Code && s.cover[m.First-2] >= 0
}

// certainty is how surely m is the country.
func (s *scan) certainty(m Match) float64 {
	switch {
	case s.veto(m), s.language(m), s.town(m), s.compound(m), s.bearer(m), s.thing(m), s.branch(m), s.stolen[s.words[m.First]]:
		return 0
	case m.Last-m.First > 1 || m.Form == articles.FormAbbreviation:
		return 0.99
	}
	word := plainCase(s.words[m.First])
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
	score := s.worth(plainCase(s.words[m.First]), x)
	for i := max(0, m.First-8); i < min(len(s.words), m.Last+8); i++ {
		if !s.long[i] && i != m.First {
			score += 3 * x.worth(plainCase(s.words[i]))
		}
	}
	score += s.afterTown(m, x)
	switch {
	case score == 0 && x.plain:
		return 0.8
	case score == 0:
		return 0.2
	}
	return 0.5 + 0.48*float64(score)/float64(max(score, -score)+2)
}

// worth is what the whole article says about the sense x of word.
func (s *scan) worth(word string, x sense) int {
	score, known := s.whole[word]
	if !known {
		for w, n := range s.tally {
			score += min(n, 3) * x.worth(w)
		}
		s.whole[word] = score
	}
	return score
}

// afterTown is what a town and a comma before m say: the United States write
// "Athens, Georgia", and a country's name there is rarer unless the town
// speaks for it.
func (s *scan) afterTown(m Match, x sense) int {
	town := s.word(m.First - 2)
	if s.word(m.First-1) != "," || !upper(town) || s.words[m.First] != "Georgia" || x.worth(town) != 0 {
		return 0
	}
	if _, country := s.codes[m.First-1]; country {
		return 0
	}
	return -9
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

// placed reports whether the words around m say that it is a country, where its
// word is also somebody's name: "in Jordan", "Jordan's king", a team of which
// the British say "Jordan have".
func (s *scan) placed(m Match) bool {
	next := s.word(m.Last)
	return whereabouts[s.word(m.First-1)] || plural[next] || possessive(next) && state[strings.ToLower(s.word(m.Last+1))]
}

// state nouns belong to a country rather than to a person.
var state = set(`king queen government parliament president prime premier foreign army military police capital economy
	border borders ambassador embassy election elections constitution monarchy monarch regime ruler rulers junta cabinet
	currency airspace coast coastline navy refugees ministry minister population`)

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

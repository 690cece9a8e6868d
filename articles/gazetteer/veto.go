package gazetteer

import (
	"strings"

	"onrecord/articles"
)

// veto reports whether m lies in a name that is not the country's: a person,
// a firm, a river.
func (s *scan) veto(m Match) bool {
	k := s.cover[m.First]
	if k < 0 {
		k = s.cover[m.Last-1]
	}
	if k < 0 {
		return false
	}
	n := s.names[k]
	switch {
	case m.First <= n.First && n.Last <= m.Last:
		return n.Cover == CoverPerson && s.borne(m)
	case m.Last-m.First > 1 && (m.First < n.First || n.Last < m.Last):
		return false // the recogniser cut the country in two
	case n.Cover == CoverPerson:
		return !s.ofPerson(m, n)
	case n.Cover == CoverOrg:
		return !s.ofState(m, n)
	}
	return !s.region(m, n)
}

// borne reports whether m, all of which the recogniser holds for a person, may
// be one.
func (s *scan) borne(m Match) bool {
	word := s.words[m.First]
	switch {
	case m.Last-m.First > 1:
		return false
	case s.person[word] && whereabouts[s.word(m.First-1)]:
		return true // "in Jordan's view"
	case m.Form == articles.FormDemonym:
		return !determiners[strings.ToLower(s.word(m.First-1))] && !s.several(word)
	}
	return bearable[plainCase(word)] && !s.placed(m)
}

// several reports whether a demonym is a plural: nobody is called "Dutchmen".
func (s *scan) several(word string) bool {
	return strings.HasSuffix(word, "men") || strings.HasSuffix(word, "ns") || strings.HasSuffix(word, "is")
}

// ofPerson reports whether m is a country within what the recogniser holds for
// a person's name: "Catherine of England", "Frenchwoman Lise Bour".
func (s *scan) ofPerson(m Match, n Name) bool {
	if m.First == n.First {
		return m.Form == articles.FormDemonym && n.Last-m.Last >= 2 && s.words[m.First] != "German"
	}
	return m.Form == articles.FormName && m.Last == n.Last && s.words[m.First-1] == "of"
}

// ofState reports whether the body n is the state's own, so that the country
// in its name is the country: "French Foreign Ministry", "Italy's Five Star
// Movement", "Team USA".
func (s *scan) ofState(m Match, n Name) bool {
	if m.First <= n.First {
		rest := s.words[m.Last:n.Last]
		switch {
		case possessive(rest[0]):
			return true
		case rest[0] == "Authority":
			return s.words[m.First] == "Palestinian" // who have no other government
		}
		return s.any(institutions, m.Last, n.Last) || s.words[n.Last-1] == "House"
	}
	if m.Last < n.Last {
		return false
	}
	before := m.First - 1
	if s.words[before] == "the" && before > n.First {
		before--
	}
	switch s.words[before] {
	case "Team":
		return before == n.First
	case "of", "in", "to":
		return s.any(bodies, n.First, before)
	}
	return false
}

// any reports whether one of words [first, last) is in list.
func (s *scan) any(list map[string]bool, first, last int) bool {
	for _, word := range s.words[first:last] {
		if list[word] {
			return true
		}
	}
	return false
}

// region reports whether the place n is m with a word of direction or another
// place beside it, so that m is still the country: "eastern Ukraine".
func (s *scan) region(m Match, n Name) bool {
	if m.Last < n.Last {
		next := s.words[m.Last]
		if m.Form == articles.FormAbbreviation {
			return m.First <= n.First && !roads[next] // "U.S. District"
		}
		return (m.First <= n.First || s.words[m.First-1] == ",") && (next == "," || possessive(next) || joint(next))
	}
	if m.First <= n.First {
		return s.word(m.Last) == ","
	}
	before := s.words[m.First-1]
	return before == "," || joint(before) || directions[before]
}

func possessive(word string) bool {
	return word == "'s" || word == "’s" || word == "'" || word == "’"
}

// town reports whether m is a town with the name of a country: "Lebanon,
// Ohio".
func (s *scan) town(m Match) bool {
	if m.Form != articles.FormName || m.Last+1 >= len(s.words) || s.words[m.Last] != "," {
		return false
	}
	next := m.Last + 1
	if s.words[next] == "New" || s.words[next] == "South" || s.words[next] == "North" || s.words[next] == "West" {
		next++
	}
	if next >= len(s.words) || !s.states[s.words[next]] || s.words[next] == "Georgia" || next == m.Last+1 && s.words[next] == "Jersey" {
		return false
	}
	return next+1 >= len(s.words) || s.words[next+1] != "and"
}

// compound reports whether m is half of a word that means people at home
// elsewhere, or a tongue: "Spanish-speaking".
func (s *scan) compound(m Match) bool {
	if m.Last+1 >= len(s.words) || !joint(s.words[m.Last]) {
		return false
	}
	return tongueNouns[s.words[m.Last+1]]
}

var (
	// institutions are words in the names of bodies of the state.
	institutions = set(`Ministry ministry Government government Army army Navy navy Parliament parliament Senate
		Congress Embassy embassy Police police Military military Forces forces Force Treasury State Department Cabinet
		cabinet Court court Constitution Consulate Coast Guard Guards Marines Marine Corps Justice Defense Defence Affairs
		Interior Intelligence Representatives Commons Lords Administration administration Supreme Mission District Attorney team squad side national
		region regime Riksdag Folketing Storting Knesset Bundestag Duma Sejm Kriegsmarine Luftwaffe Federal Republic Taliban`)
	// bodies of the state may have its name behind them: "Government of Canada".
	bodies = set(`Government government Parliament Embassy Consulate Republic Kingdom Empire Ministry President Senate
		House Commons Congress Supreme Constitutional Court Assembly Army Navy Police Emirate Federation Governor
		Commissioner Mission Union`)
	directions = set(`Northern Southern Eastern Western Central North South East West northern southern eastern western
		central Upper Lower Mainland mainland Greater Occupied occupied Northeast Northwest Southeast Southwest
		northeastern northwestern southeastern southwestern Rural rural the The of in In near Modern modern Free
		Kingdom Imperial Communist Red Nationalist`)
	// bearable are countries whose names people bear.
	bearable = set(`Chad Jordan Israel India Cuba Kenya Georgia China America Ireland Holland Wales England France
		Denmark Jamaica Malta Mali Oman Cyprus Brazil Scotland Britain Spain Norway Peru Jersey Germany Poland Niger
		Guernsey Egypt Nevis Tobago Monaco Lebanon Sudan Greece Dominica Cayman`)
	// plural verbs stand behind a country that means its team.
	plural      = set("have are were meet play face host lead trail win need")
	roads       = set("Route Routes Highway Hwy Interstate")
	determiners = set("a an the two three four five some many several another every no any one that this")
)

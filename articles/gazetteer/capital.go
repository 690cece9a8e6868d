package gazetteer

// governs reports whether the capital m stands there for a government: it says
// or does something, owns something, or stands with or against another state.
// "In Paris" and "Paris, Texas" are places.
func (s *scan) governs(m Match) bool {
	if k := s.cover[m.First]; k >= 0 && (s.names[k].First < m.First || s.names[k].Last > m.Last || s.names[k].Cover == CoverPerson) {
		return false
	}
	next := s.word(m.Last)
	if whereabouts[s.word(m.First-1)] || inTown[s.word(m.First-1)] || s.word(m.First-1) == "," && upper(s.word(m.First-2)) && next == "," {
		return false
	}
	if acts[next] || joint(next) && bound[s.word(m.Last+1)] {
		return true
	}
	if between[s.word(m.First-1)] {
		return true
	}
	if next == "and" || next == "," || s.word(m.First-1) == "and" || s.word(m.First-1) == "," {
		return s.together(m)
	}
	return possessive(next) && owned[s.word(m.Last+1)]
}

// together reports whether m stands in a row of states that act.
func (s *scan) together(m Match) bool {
	first, last := m.First, m.Last
	for range 8 { // forward to what the row does
		if w := s.word(last); w == "and" || w == "," {
			last++
		} else if upper(w) && !acts[w] {
			last++
		} else {
			break
		}
	}
	for range 8 { // back to what stands before it
		if w := s.word(first - 1); w == "and" || w == "," || upper(w) && s.word(first-2) != "." && first > 1 {
			first--
		} else {
			break
		}
	}
	return (acts[s.word(last)] || between[s.word(first-1)]) && !inTown[s.word(first-1)]
}

var (
	inTown  = set("at At near outside through around via of Central Greater downtown")
	between = set("between Between against with by accuses accused urged urges told tells backs warned warns")
	bound   = set("backed led brokered approved friendly controlled appointed imposed installed aligned")
	owned   = set(`decision plan policy position stance refusal demand demands claim claims offer response answer ally allies
		ambassador envoy foreign government support sanctions silence troops insistence request warning relations ties
		attempt attempts efforts hopes fears interest interests influence anger patience word permission veto`)
	acts = set(`said says say told tells has wants want wanted agreed agrees agree accused accuses denied
		denies insists insisted warned warns announced announces rejected rejects refuses refused demanded demands sees saw
		hopes hoped fears feared believes believed blames blamed considers claims claimed argues argued urged urges called calls
		offered offers threatened threatens imposed imposes recalled expelled summoned signalled signaled backs backed supports
		supported condemned condemns welcomed welcomes pledged promised vowed cannot
		recognised recognized recognises recognizes expects expected sent sends plans planned`)
)

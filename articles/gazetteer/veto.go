package gazetteer

import "onrecord/articles"

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
	if m.First <= n.First && n.Last <= m.Last {
		return n.Cover == CoverPerson && (!s.placed(m) || s.person[s.words[m.First]])
	}
	switch n.Cover {
	case CoverPerson:
		return true
	case CoverOrg:
		return !s.ofState(m, n)
	}
	return !s.region(m, n)
}

// ofState reports whether the body n is the state's own, so that the country
// before its name is the country: "French Foreign Ministry".
func (s *scan) ofState(m Match, n Name) bool {
	if m.First != n.First || m.Last >= n.Last {
		return m.First == n.First
	}
	return institutions[s.words[n.Last-1]]
}

// institutions end the names of bodies of the state.
var institutions = set(`Ministry ministry Government government Army army Navy navy Parliament parliament Senate
	Congress Embassy embassy Police police Military military Forces forces Force Treasury State Department Cabinet
	cabinet Court court Constitution Consulate Coast Guard Guards Marines Marine Corps Justice Defense Defence Affairs
	Interior Intelligence House Administration administration Supreme Mission`)

// region reports whether the place n is m with a word of direction or another
// place before it, so that m is still the country: "eastern Ukraine".
func (s *scan) region(m Match, n Name) bool {
	if m.First <= n.First && n.First < m.Last {
		return s.words[min(m.Last, len(s.words)-1)] == ","
	}
	if m.Last < n.Last {
		return false
	}
	before := s.words[m.First-1]
	return before == "," || directions[before]
}

var directions = set(`Northern Southern Eastern Western Central North South East West northern southern eastern western
	central Upper Lower Mainland mainland Greater Occupied occupied Northeast Northwest Southeast Southwest
	northeastern northwestern southeastern southwestern Rural rural the The of`)

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
	if next >= len(s.words) || !s.state[s.words[next]] || s.words[next] == "Georgia" || next == m.Last+1 && s.words[next] == "Jersey" {
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

// language reports whether m names a language: "in French", "speaks French".
func (s *scan) language(m Match) bool {
	if m.Form != articles.FormDemonym || m.Last-m.First > 1 || !languages[s.words[m.First]] {
		return false
	}
	if !s.tongueAt(m) {
		return false
	}
	s.tongue = m.Last
	return true
}

func (s *scan) tongueAt(m Match) bool {
	next := s.word(m.Last)
	if tongueNouns[next] {
		return true
	}
	free := !startsNoun(next)
	switch before := s.word(m.First - 1); {
	case speaks[before]:
		return free || !upper(next)
	case before == "in" || before == "into" || before == "In" || before == "from":
		return free && (before != "from" || s.words[m.First] == "English")
	case before == "and" || before == "or" || before == ",":
		return free && m.First-1 == s.tongue
	}
	return false
}

// word is word i, and empty outside the article.
func (s *scan) word(i int) string {
	if i < 0 || i >= len(s.words) {
		return ""
	}
	return s.words[i]
}

// startsNoun reports whether word may go on with a noun after an adjective:
// "French" in "in French politics" is no language.
func startsNoun(word string) bool {
	if word == "" || unplain(word) {
		return false
	}
	return !follows[word]
}

// unplain reports whether word is punctuation.
func unplain(word string) bool {
	c := word[0]
	return c < 0x80 && (c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') ||
		word == "”" || word == "“" || word == "—" || word == "–" || word == "…" || word == "’"
}

// follows may stand after the name of a language, and not within a noun phrase.
var follows = set(`and or but to with at for on as that by from than the a an he she it they we I you when while because
	since before after was is are were has had have will would can could who which during about so if not nor rather
	only also too well fluently in into of his her their its said says`)

var speaks = set(`speak speaks spoke spoken speaking learn learns learned learnt learning teach teaches taught teaching
	study understand understands fluent broken conversational mixing Speaking`)

var tongueNouns = set(`language languages speaking speaker speakers medium word words phrase phrases translation
	translations translator lesson lessons alphabet grammar dialect dialects accent verb verbs subtitles vocabulary`)

var languages = set(`French German Spanish English Italian Portuguese Russian Chinese Japanese Korean Turkish Dutch
	Polish Swedish Danish Norwegian Finnish Greek Hungarian Czech Romanian Ukrainian Thai Vietnamese Indonesian Somali
	Malagasy Welsh Irish Albanian Bulgarian Serbian Croatian Icelandic Estonian Latvian Lithuanian Slovak Slovenian
	Georgian Armenian Burmese Nepali Maltese Bosnian Belarusian Kazakh Uzbek Mongolian Lao Macedonian Samoan Tongan Fijian
	Kyrgyz Tajik Turkmen Luxembourgish Scots Manx Faroese`)

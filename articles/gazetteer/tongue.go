package gazetteer

import (
	"strings"

	"onrecord/articles"
)

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
	free := s.free(m.Last)
	switch before := s.word(m.First - 1); {
	case speaks[before]:
		return free || !upper(next)
	case before == "in" || before == "into" || before == "In" || before == "from":
		return free
	case partial[before]:
		return free && (speaks[s.word(m.First-2)] || s.listed(m.First-1) || s.spoken(m.First))
	case s.listed(m.First), owners[strings.ToLower(before)]:
		return free
	case before == "and" || before == ",":
		return free && s.spoken(m.First)
	}
	return taught[s.word(m.Last+1)] && (next == "is" || next == "was" || next == "be")
}

// listed reports whether word i goes on with a list of languages.
func (s *scan) listed(i int) bool {
	start := i
	for start-i < 2 && (s.word(i-1) == "and" || s.word(i-1) == "or" || s.word(i-1) == ",") {
		i--
	}
	return i < start && i == s.tongue
}

// spoken reports whether the sentence up to word i tells of speaking another
// language.
func (s *scan) spoken(i int) bool {
	const reach = 25
	if s.tongue < 0 || i-s.tongue > reach {
		return false
	}
	for _, word := range s.words[s.tongue:i] {
		switch word {
		case ".", "?", "!", ";", "who", "which":
			return false
		}
	}
	return speaks[s.word(s.tongue-2)]
}

// owners stand before a language that somebody speaks: "her English".
var owners = set("my his her their your our")

// free reports whether the words from i on do not go on with the noun to which
// an adjective belongs; in a list of languages, those behind the last.
func (s *scan) free(i int) bool {
	for range 8 {
		next := s.word(i)
		k := i
		for s.word(k) == "and" || s.word(k) == "or" || s.word(k) == "," || partial[s.word(k)] {
			k++
		}
		if k == i || !languages[s.word(k)] {
			return !startsNoun(next)
		}
		i = k + 1
	}
	return true
}

// partial words tell how well a language is known.
var partial = set("some fluent broken little perfect halting good excellent passable basic")

// taught may follow a language and "is".
var taught = set("taught spoken learned learnt understood heard written read")

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
	study studies studied studying understand understands fluent broken conversational mixing Speaking`)

var tongueNouns = set(`language languages speaking speaker speakers medium word words phrase phrases translation
	translations translator lesson lessons alphabet grammar dialect dialects accent verb verbs subtitles vocabulary`)

var languages = set(`French German Spanish English Italian Portuguese Russian Chinese Japanese Korean Turkish Dutch
	Polish Swedish Danish Norwegian Finnish Greek Hungarian Czech Romanian Ukrainian Thai Vietnamese Indonesian Somali
	Malagasy Welsh Irish Albanian Bulgarian Serbian Croatian Icelandic Estonian Latvian Lithuanian Slovak Slovenian
	Georgian Armenian Burmese Nepali Maltese Bosnian Belarusian Kazakh Uzbek Mongolian Lao Macedonian Samoan Tongan Fijian
	Kyrgyz Tajik Turkmen Luxembourgish Scots Manx Faroese`)

package gazetteer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/articles"
)

// Find is the countries that words name, in order, the longest form first and
// none overlapping. words are those of a whole article, for a namesake is told
// by its company; starts are the first words of its sentences, in order (nil is
// one sentence); names, in order, are what a recogniser found in it: a
// country's word within a person's name or a firm's is no country. Time grows
// linearly with the article.
func (f Finder) Find(words []string, starts []int, names []Name) []Match {
	s := read(words, starts, names)
	raw := s.forms()
	s.company(raw)
	var out []Match
	for _, m := range raw {
		if m.Code == none || m.Form == articles.FormCapital && (!f.Capitals || !s.governs(m)) {
			continue
		}
		if m.Certainty = s.certainty(m); m.Certainty >= 0.5 {
			m.Code = s.sibling(m, out)
			out = append(out, m)
		}
	}
	return out
}

// A scan is one reading of an article's words.
type scan struct {
	words  []string
	names  []Name
	cover  []int32          // for each word the index of the name over it, or -1
	small  []bool           // words of sentences without a capital letter; nil if there are none
	codes  map[int]string   // of the forms found, by the word behind them
	long   []bool           // words of forms of several words
	tally  map[string]int   // words of senses.txt, counted
	whole  map[string]int   // what the tally says about each word of senses.txt that was weighed
	person map[string]bool  // words of people's full names
	stolen map[string]bool  // abbreviations that the article uses for something else
	tongue int              // the word behind the last one that was read as a language
	senses map[string]sense // by word
	states map[string]bool  // names of US states, by their last word
}

func read(words []string, starts []int, names []Name) *scan {
	s := &scan{
		words: words, names: names, cover: covers(len(words), names), codes: map[int]string{},
		senses: senses(), states: states(), tongue: -1,
	}
	for k, first := range starts {
		last := len(words)
		if k+1 < len(starts) {
			last = starts[k+1]
		}
		if first = max(first, 0); first < last && last <= len(words) && lowerCase(words[first:last]) {
			if s.small == nil {
				s.small = make([]bool, len(words))
			}
			for i := first; i < last; i++ {
				s.small[i] = true
			}
		}
	}
	return s
}

// lowerCase reports whether a sentence of some length has no capital letter:
// its writer uses none.
func lowerCase(words []string) bool {
	const least = 4
	for _, word := range words {
		if strings.ToLower(word) != word {
			return false
		}
	}
	return len(words) >= least
}

// forms is every form in the text, what is no country too.
func (s *scan) forms() (out []Match) {
	for i := 0; i < len(s.words); {
		m, ok := s.longest(i)
		if !ok {
			m, ok = s.prefix(i)
		}
		if !ok {
			i++
			continue
		}
		out = append(out, m)
		if m.Form != articles.FormCapital {
			s.codes[m.Last] = m.Code
		}
		i = m.Last
	}
	return out
}

// covers tells for each of n words which name lies over it.
func covers(n int, names []Name) []int32 {
	cover := make([]int32, n)
	for i := range cover {
		cover[i] = -1
	}
	for k, name := range names {
		for i := max(name.First, 0); i < min(name.Last, n); i++ {
			cover[i] = int32(k)
		}
	}
	return cover
}

// longest is the longest form that starts at word i.
func (s *scan) longest(i int) (Match, bool) {
	if !upper(s.words[i]) && (s.small == nil || !s.small[i]) {
		return Match{}, false
	}
	var best Match
	n := &countries().root
	for j := i; j < len(s.words); j++ {
		word := s.words[j]
		if j > i && joint(word) {
			continue
		}
		if n = n.next[fold(word)]; n == nil {
			break
		}
		if e := n.entry; e != nil && s.printed(e, i, j) {
			best = Match{First: i, Last: j + 1, Code: e.code, Form: e.form}
		}
	}
	return best, best.Last > 0
}

// printed reports whether the words [i, j] are written as e may be: capitals
// but for small words, and abbreviations letter by letter.
func (s *scan) printed(e *entry, i, j int) bool {
	if e.exact != "" {
		return s.words[i] == e.exact && !s.shouted(i)
	}
	if e.code == none {
		return true
	}
	if s.small != nil && s.small[i] {
		return e.form != articles.FormCapital && !everyday[s.words[i]]
	}
	for _, word := range s.words[i+1 : j+1] {
		if !upper(word) && !joint(word) && !small[word] && !placeNoun[word] && !strings.ContainsAny(word, "'’") {
			return false
		}
	}
	return true
}

var small = set("of and the da")

// everyday words of the language that are countries only with a capital letter.
var everyday = set("turkey china chad jordan guinea jersey polish swiss dutch oman mali niger pole poles finn brit brits trini guernsey swede")

// prefix is the form at word i where it is the first half of "Franco-German".
func (s *scan) prefix(i int) (Match, bool) {
	code, ok := prefixes[s.words[i]]
	if !ok || i+2 >= len(s.words) || !joint(s.words[i+1]) || s.words[i+1] == "." {
		return Match{}, false
	}
	if next, found := s.longest(i + 2); !found || next.Code == none || next.Form == articles.FormCapital {
		return Match{}, false
	}
	return Match{First: i, Last: i + 1, Code: code, Form: articles.FormDemonym}, true
}

// prefixes stand for a country before the hyphen and another: not in
// "Anglo-Saxon" or "Indo-Pacific".
var prefixes = map[string]string{
	"Anglo": "GB", "Franco": "FR", "Sino": "CN", "Russo": "RU", "Indo": "IN", "Italo": "IT", "Greco": "GR", "Graeco": "GR",
	"Turco": "TR", "Turko": "TR", "Luso": "PT", "Hispano": "ES", "Nippo": "JP", "Polono": "PL", "Austro": "AT", "Serbo": "RS",
	"Irano": "IR", "Finno": "FI", "Israelo": "IL", "Egypto": "EG", "Americano": "US", "Germano": "DE", "Belgo": "BE",
}

// placeNoun may be printed small at the end of a name.
var placeNoun = set("islands territories republic")

// shouted reports whether the "US" at word i may be the pronoun: the words
// beside it are capitals too, and the one before takes an object.
func (s *scan) shouted(i int) bool {
	if s.words[i] != "US" || i == 0 {
		return false
	}
	return object[s.words[i-1]]
}

var object = set("LET GIVE GIVES TELL TELLS HELP HELPS JOIN MAKE MAKES SHOW SHOWS TEACH TEACHES OF WITH FOR TO ABOUT")

// upper reports whether word starts with a capital letter.
func upper(word string) bool {
	if word == "" {
		return false
	}
	if c := word[0]; c < utf8.RuneSelf {
		return 'A' <= c && c <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// joint reports whether word may stand between the words of one form.
func joint(word string) bool {
	switch word {
	case "-", "‐", "‑", "–", ".":
		return true
	}
	return false
}

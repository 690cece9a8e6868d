package gazetteer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/articles"
)

// Find is the countries that words name, in order, the longest form first and
// none overlapping. words are those of a whole article, for a namesake is told
// by its company; names, in order, are what a recogniser found in them: a
// country's word within a person's name or a firm's is no country.
func (f Finder) Find(words []string, names []Name) []Match {
	s := &scan{words: words, cover: covers(len(words), names), names: names}
	var raw []Match
	for i := 0; i < len(words); {
		m, ok := s.longest(i)
		if !ok {
			i++
			continue
		}
		raw = append(raw, m)
		i = m.Last
	}
	s.company()
	var out []Match
	for _, m := range raw {
		if m.Code == none || m.Form == articles.FormCapital && !f.Capitals {
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
	tally  map[string]int   // capitalised words and those of senses.txt, counted
	person map[string]bool  // words of people's full names
	tongue int              // the last word that was read as a language
	senses map[string]sense // by word
	state  map[string]bool  // names of US states, by their last word
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
	if !upper(s.words[i]) {
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
	for _, word := range s.words[i+1 : j+1] {
		if !upper(word) && !joint(word) && !small[word] && !placeNoun[word] && !strings.ContainsAny(word, "'’") {
			return false
		}
	}
	return true
}

var small = set("of and the da")

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

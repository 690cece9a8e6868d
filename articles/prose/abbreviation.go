package prose

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed abbreviations.txt
var abbreviationsText string

// An abbreviation tells what a word with a full stop behind it is.
type abbreviation uint8

const (
	notAbbreviated abbreviation = iota
	title                       // never ends a sentence: "Mr."
	beforeNumber                // one only before a number or a month: "No. 10"
	final                       // may end a sentence: "Inc.", "U.S."
	clock                       // the same, but a zone or a day may follow: "a.m."
	initial                     // one letter of a name
)

// A lexicon holds the tables of abbreviations.txt, keys in lower case.
type lexicon struct {
	abbreviations map[string]entry
	zones         map[string]bool
	months        map[string]bool
	starters      map[string]bool
	saying        map[string]bool
}

type entry struct {
	kind    abbreviation
	capital bool // only with a capital
}

var abbreviations = sync.OnceValue(func() lexicon {
	lex := lexicon{
		abbreviations: map[string]entry{},
		zones:         map[string]bool{},
		months:        map[string]bool{},
		starters:      map[string]bool{},
		saying:        map[string]bool{},
	}
	kinds := map[string]abbreviation{"title": title, "number": beforeNumber, "final": final, "time": clock}
	sets := map[string]map[string]bool{"zone": lex.zones, "month": lex.months, "starter": lex.starters, "saying": lex.saying}
	for line := range strings.Lines(abbreviationsText) {
		words := strings.Fields(line)
		if len(words) == 0 || words[0] == "#" {
			continue
		}
		for _, w := range words[1:] {
			key := strings.ToLower(w)
			if set, ok := sets[words[0]]; ok {
				set[key] = true
				continue
			}
			lex.abbreviations[key] = entry{kinds[words[0]], key != w}
		}
	}
	return lex
})

// kind tells what word, without its last full stop, abbreviates.
func (x lexicon) kind(word string) abbreviation {
	if capital(word) && utf8.RuneCountInString(word) == 1 {
		if word == "I" {
			return notAbbreviated // so do I.
		}
		return initial
	}
	var buf [12]byte
	if key, ok := lower(buf[:0], word); ok {
		if e, found := x.abbreviations[string(key)]; found && (!e.capital || capital(word)) {
			return e.kind
		}
	}
	if strings.IndexByte(word, '.') > 0 {
		return final // U.S., o.k.
	}
	return notAbbreviated
}

// lower appends the lower case of word, if that is short and ASCII, to buf.
func lower(buf []byte, word string) ([]byte, bool) {
	if len(word) > cap(buf) {
		return nil, false
	}
	for i := range len(word) {
		c := word[i]
		if c >= utf8.RuneSelf {
			return nil, false
		}
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		buf = append(buf, c)
	}
	return buf, true
}

func in(set map[string]bool, word string) bool {
	var buf [12]byte
	key, ok := lower(buf[:0], word)
	return ok && set[string(key)]
}

func capital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

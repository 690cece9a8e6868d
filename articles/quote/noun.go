package quote

import (
	"strings"

	"onrecord/articles/gazetteer"
)

// A phrase is the items [first, last) of a unit; empty for none.
type phrase struct{ first, last int }

func (p phrase) none() bool { return p.first >= p.last }

func (p phrase) overlaps(q phrase) bool { return p.first < q.last && q.first < p.last }

// Limits, in items, on how far a noun phrase is followed.
const (
	longestNoun   = 16
	longestAppose = 28
	longestClause = 80
)

func (u *unit) adverb(k int) bool {
	w := u.w(k)
	return adverbs[w] || len(w) > 4 && strings.HasSuffix(w, "ly") && !u.capital(k) && w != "family" && w != "ally"
}

// opening skips what may stand before the subject of a clause: "In Paris on
// Tuesday, …", "But …".
func (u *unit) opening(lo int) int {
	lo = u.dateline(lo)
	for u.adverb(lo) || conjunctions[u.w(lo)] && !prepositions[u.w(lo)] || u.w(lo) == "," {
		lo++
	}
	if !prepositions[u.w(lo)] && !conjunctions[u.w(lo)] {
		return lo
	}
	for k := lo; k < len(u.items) && k-lo < longestNoun; k++ {
		if u.w(k) == "," {
			return k + 1
		}
	}
	for k := lo + 1; k < len(u.items) && k-lo < longestNoun; k++ {
		if n := u.name(k); n != nil && n.Person != "" || singular[u.w(k)] {
			return k
		}
	}
	return lo
}

// dateline is the item after a dateline that starts at item lo: "PARIS, June 3
// (Wire) —"; lo where there is none.
func (u *unit) dateline(lo int) int {
	if lo != 0 || !u.letters(0) || !u.shouted(0) {
		return lo
	}
	for k := 1; k < min(14, len(u.items)); k++ {
		switch w := u.w(k); {
		case w == "—" || w == "–" || w == "--" || w == "-" && !u.tight(k):
			return k + 1
		case u.quoted(k), w == ":" || w == ";":
			return lo
		}
	}
	return lo
}

// tight reports whether no space stands around the hyphen at item k.
func (u *unit) tight(k int) bool {
	i := u.items[k].word
	return i > 0 && u.t.Words[i-1].To == u.t.Words[i].From
}

// shouted reports whether item k is printed in capitals.
func (u *unit) shouted(k int) bool {
	word := u.raw[u.items[k].word]
	return len(word) > 1 && strings.ToUpper(word) == word && lower(word) != word
}

// verbAt reports whether item k is a verb that a noun phrase does not hold.
func (u *unit) verbAt(k int) bool {
	w := u.w(k)
	if w == "" || u.capital(k) && k > 0 || u.name(k) != nil {
		return false
	}
	if auxiliaries[w] && !possessive(w) || common[w] {
		return true
	}
	v := verbs()[w]
	if v.tense&(past|participle) != 0 || len(w) > 4 && strings.HasSuffix(w, "ed") && w != "united" {
		before := u.w(k - 1)
		return !determiners[before] && !possessive(before) && !u.nounAfter(k)
	}
	return v.tense == present && v.class&say != 0 && !determiners[u.w(k-1)] && !possessive(u.w(k-1)) && (u.name(k-1) != nil || singular[u.w(k-1)])
}

// nounAfter reports whether a small noun follows item k, so that a participle
// there describes it: "disgraced financier".
func (u *unit) nounAfter(k int) bool {
	w := u.w(k + 1)
	_, office := gazetteer.Office(w)
	return office
}

// noun is the noun phrase that starts at item lo.
func (u *unit) noun(lo int) phrase {
	for u.adverb(lo) {
		lo++
	}
	if pronouns[u.w(lo)] {
		return phrase{lo, lo + 1}
	}
	k := lo
	for k < len(u.items) && k-lo < longestNoun {
		if n := u.name(k); n != nil {
			for u.name(k) == n {
				k++
			}
			if n.Person != "" && !u.goesOn(k) {
				break
			}
			continue
		}
		if !u.inNoun(lo, k) {
			break
		}
		k++
	}
	for k > lo && (prepositions[u.w(k-1)] || determiners[u.w(k-1)] && k-lo > 1 || conjunctions[u.w(k-1)]) {
		k--
	}
	return phrase{lo, k}
}

// goesOn reports whether a noun phrase goes on at item k after a person's
// name.
func (u *unit) goesOn(k int) bool {
	w := u.w(k)
	next := u.name(k + 1)
	return possessive(w) || w == "and" && next != nil && next.Person != "" || w == "-"
}

// inNoun reports whether item k may belong to the noun phrase that starts at
// item lo.
func (u *unit) inNoun(lo, k int) bool {
	w := u.w(k)
	switch {
	case possessive(w), w == "-", w == "&", w == "%", w == "/":
		return k > lo
	case !u.letters(k), relatives[w], u.verbAt(k), timely[w], pronouns[w] && k > lo:
		return false
	case w == "and":
		return u.capital(k-1) && u.capital(k+1)
	case w == "of" || w == "for" || w == "at" || w == "with" || w == "from":
		return k > lo
	case w == "to" || w == "on":
		return k > lo && (u.w(k-1) == "close" || u.w(k-1) == "briefed" || u.w(k-1) == "adviser" || u.w(k-1) == "aide" || u.w(k-1) == "aides" || u.w(k-1) == "ambassador")
	case prepositions[w], conjunctions[w], u.adverb(k):
		return false
	}
	return true
}

func possessive(w string) bool { return w == "'s" || w == "’s" || w == "'" || w == "’" }

// text is the plain text of p.
func (u *unit) text(p phrase) string {
	if p.none() {
		return ""
	}
	first, last := u.words(p.first, p.last)
	return u.t.Plain[u.t.Words[first].From:u.t.Words[last-1].To]
}

// person is the one person whom p names, empty where it names none or more:
// "Macron's spokesman" and "a spokesman for Macron" are not Macron.
func (u *unit) person(p phrase) string {
	found := ""
	for k := p.first; k < p.last; {
		n := u.name(k)
		if n == nil || n.Person == "" {
			k++
			continue
		}
		before := k - 1
		for k < p.last && u.name(k) == n {
			k++
		}
		for before > p.first && u.name(before) == nil && u.capital(before) { // "for Mr. Tarn"
			before--
		}
		if possessive(u.w(k)) && k < p.last || before >= p.first && prepositions[u.w(before)] && before > p.first {
			continue
		}
		if found != "" && found != n.Person {
			return ""
		}
		found = n.Person
	}
	return found
}

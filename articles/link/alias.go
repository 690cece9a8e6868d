package link

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/articles/gazetteer"
)

// farthest is the most words that may stand between two names of one person
// that the text says are one.
const farthest = 9

// aliases joins people of whom the text says that they are one: "Orla Quill,
// better known as Lady Moth", "Moth (born Orla Quill)", and the same name in
// another script in parentheses.
func (a *article) aliases() {
	holder := make(map[*name]*person, len(a.names))
	for _, p := range a.who {
		for _, n := range p.names {
			holder[n] = p
		}
	}
	for k := 1; k < len(a.names); k++ {
		m, n := a.names[k-1], a.names[k]
		p, q := holder[m], holder[n]
		if p == nil || q == nil || p == q || opposed(p, q) || !q.only(n) || !a.equated(m, n) {
			continue
		}
		for _, x := range q.names {
			holder[x] = p
			a.put(p, x)
		}
		q.names = nil
	}
}

// only reports whether p is always called by the words of n.
func (p *person) only(n *name) bool {
	if len(p.names) > many {
		return false
	}
	for _, m := range p.names {
		if !slices.Equal(m.tokens, n.tokens) {
			return false
		}
	}
	return true
}

func opposed(p, q *person) bool {
	return p.gender != q.gender && p.gender != gazetteer.Unknown && q.gender != gazetteer.Unknown
}

// equated reports whether the words between m and n, the next name, say that
// both name one person.
func (a *article) equated(m, n *name) bool {
	if n.First <= m.Last || n.First-m.Last > farthest {
		return false
	}
	between := a.words[m.Last:n.First]
	if len(between) == 1 {
		return between[0] == "(" && a.word(n.Last) == ")" && a.latin(m) != a.latin(n)
	}
	if letters(between[0]) && between[0] != "alias" {
		return false
	}
	said := false
	for i, word := range between {
		word = strings.ToLower(word)
		switch {
		case births[word]:
			if i+1 < len(between) {
				return false // "born to"
			}
			said = true
		case naming[word], word == "as" && a.between(m.Last, m.Last+i, "known"):
			said = true
		case !beside[word] && letters(word) && !titleOrOffice(between[i]):
			return false
		}
	}
	return said
}

// between reports whether word stands in [first, last).
func (a *article) between(first, last int, word string) bool {
	for _, w := range a.words[first:last] {
		if strings.EqualFold(w, word) {
			return true
		}
	}
	return false
}

// latin reports whether n is printed in Latin letters.
func (a *article) latin(n *name) bool {
	r, _ := utf8.DecodeRuneInString(a.words[n.First])
	return unicode.Is(unicode.Latin, r)
}

var (
	// naming words say that what follows is a name of the person before.
	naming = words("aka a.k.a. alias nicknamed pseudonym name names")
	births = words("born née nee")
	// beside are words that may stand with them.
	beside = words(`also better best more commonly professionally formerly previously now simply known as to his her their fans
		readers friends family everyone all by the real stage ring pen full birth given maiden is was or under and whose who
		performs writes wrote performed records recorded online`)
)

package link

import (
	"strings"
	"unicode/utf8"

	"onrecord/articles/gazetteer"
)

// missed adds surnames of people known by their full names that no name
// covers: in headlines of capitals, before "administration", in lists.
func (a *article) missed() {
	for i, word := range a.words {
		if a.taken[i] || !upper(word) || utf8.RuneCountInString(word) < 3 {
			continue
		}
		p := a.sole(fold(word))
		if p == nil || a.partOfName(i) || attributive[a.word(i-1)] {
			continue
		}
		if n := a.parse(Name{First: i, Last: i + 1, Certainty: 0.8}); n != nil && a.fit(n, p) > 0 {
			a.taken[i] = true
			a.put(p, n)
		}
	}
}

// sole is the one person whose surname token is, known by a full name too;
// nil where there is none or more, or where it is an ordinary word.
func (a *article) sole(token string) *person {
	if ordinary[token] {
		return nil
	}
	var only *person
	for _, p := range a.by[token] {
		switch {
		case len(p.names) == 0: // joined to another
		case only != nil:
			return nil
		default:
			only = p
		}
	}
	if only == nil {
		return nil
	}
	for _, n := range only.names {
		if len(n.tokens) > 1 && n.surname() == token {
			return only
		}
	}
	return nil
}

// partOfName reports whether a capital word beside word i makes it part of
// another name.
func (a *article) partOfName(i int) bool {
	shout := a.shouted(i)
	for _, k := range []int{i - 1, i + 1} {
		word := a.word(k)
		if !upper(word) || shout {
			continue
		}
		if k < i && (a.starts(k) && openers[strings.ToLower(word)] || titleOrOffice(word)) {
			continue
		}
		return true
	}
	return false
}

// attributive words before a surname make it the name of a thing: "a Bach
// museum".
var attributive = words("a an the The")

// openers may start a sentence before a name.
var openers = words(`when while if after before but and yet then for as in on at by with since because although though to
	so or nor once until unless from of about like unlike what how why where who did does do was is are were had has will
	would can could may might both neither either even only not today yesterday said says asked told now here there`)

// starts reports whether word i is the first of a sentence, or of what is said
// in one.
func (a *article) starts(i int) bool {
	if i == 0 || i < len(a.first) && a.first[i] {
		return true
	}
	switch a.words[i-1] {
	case ".", "?", "!", "“", "\"", "‘", "''", ":":
		return true
	}
	return false
}

// shouted reports whether word i is printed in capitals.
func (a *article) shouted(i int) bool {
	for _, r := range a.words[i] {
		if 'a' <= r && r <= 'z' {
			return false
		}
	}
	return true
}

func titleOrOffice(word string) bool {
	if _, ok := gazetteer.Title(word); ok {
		return true
	}
	_, ok := gazetteer.Office(word)
	return ok
}

// ordinary words are surnames too, and more often themselves.
var ordinary = words(`brown black white green gray grey young long short rich king prince bishop pope park hill field fields
	wood woods rose rice may march june august summer winter church house street banks bush stone rivers lane price
	power powers day days page best good law grace faith hope joy love will bill mark grant frank art drew gore
	baker cook cooper carter mason miller smith taylor turner fisher hunter porter walker ward west east north south
	england france ireland holland jordan israel wales paris london washington lincoln english french german welsh
	scott major general sergeant judge case cash cross crow dean drake early fox frost gold golden head hand heart
	knight lord moon noble pace pike pool post pratt ray reed sharp small stern strong swift temple times union valley
	wall waters wells wise worth wolf yates bond book brooks burns chase chance close`)

// misspelt joins to a person what looks like a slip of the pen for the surname:
// one letter away, in a place where a name belongs.
func (a *article) misspelt() {
	slips := map[string]*person{}
	for _, p := range a.who {
		for _, n := range p.names {
			if s := n.surname(); len(n.tokens) > 1 && utf8.RuneCountInString(s) >= 5 {
				for _, v := range variants(s) {
					slips[v] = p
				}
			}
		}
	}
	if len(slips) == 0 {
		return
	}
	a.lone(slips)
	for i, word := range a.words {
		if a.taken[i] || !upper(word) || a.starts(i) && !a.paired(i) || !a.inNameSlot(i) {
			continue
		}
		if p := slip(slips, fold(word)); p != nil {
			if n := a.parse(Name{First: i, Last: i + 1, Certainty: 0.6}); n != nil {
				n.misspelt = true
				a.taken[i] = true
				a.put(p, n)
			}
		}
	}
}

// lone joins people of one single-word mention to whom that word nearly names,
// and full names that differ in one letter of the surname.
func (a *article) lone(slips map[string]*person) {
	for _, q := range a.who {
		if len(q.names) != 1 {
			continue
		}
		n := q.names[0]
		p := slip(slips, n.surname())
		if p == nil || p == q || len(p.names) < 2 && len(n.tokens) > 1 || p.gender != q.gender && q.gender != gazetteer.Unknown {
			continue
		}
		if len(n.tokens) > 1 && !shares(n, p) {
			continue
		}
		n.misspelt = true
		n.Certainty = min(n.Certainty, 0.7)
		q.names = nil
		a.put(p, n)
	}
}

// shares reports whether p bears the first name of n.
func shares(n *name, p *person) bool {
	for _, m := range p.names {
		if len(m.tokens) > 1 && m.tokens[0] == n.tokens[0] {
			return true
		}
	}
	return false
}

// inNameSlot reports whether word i stands where a name does: joined to a
// name by "and", or after a title.
func (a *article) inNameSlot(i int) bool {
	_, titled := gazetteer.Title(a.word(i - 1))
	return titled || a.paired(i)
}

// paired reports whether word i is joined to a name by "and".
func (a *article) paired(i int) bool {
	if before := a.word(i - 1); (before == "and" || before == "&") && i > 1 && a.named(i-2) {
		return true
	}
	after := a.word(i + 1)
	return (after == "and" || after == "&") && a.named(i+2)
}

// named reports whether a name of somebody covers word i.
func (a *article) named(i int) bool {
	if i < 0 || i >= len(a.words) || !a.taken[i] {
		return false
	}
	return len(a.by[fold(a.words[i])]) > 0
}

// slip is the person whose surname is one edit from token, and not token.
func slip(slips map[string]*person, token string) *person {
	if utf8.RuneCountInString(token) < 5 {
		return nil
	}
	for _, v := range variants(token) {
		p := slips[v]
		if p == nil {
			continue
		}
		for _, n := range p.names {
			if s := n.surname(); s != token && s[0] == token[0] && near(s, token) {
				return p
			}
		}
	}
	return nil
}

// longest is the most bytes of a surname that slips are looked for in.
const longest = 40

// variants are s and s with each one letter left out: two words one edit apart
// share one.
func variants(s string) []string {
	out := []string{s}
	for i := 0; i < len(s) && len(s) <= longest; {
		_, w := utf8.DecodeRuneInString(s[i:])
		out = append(out, s[:i]+s[i+w:])
		i += w
	}
	return out
}

// near reports whether x and y are one letter apart: another, one more, one
// less, or two exchanged.
func near(x, y string) bool {
	a, b := []rune(x), []rune(y)
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return string(a[i:]) == string(b[i+1:])
	}
	if i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && string(a[i+2:]) == string(b[i+2:]) {
		return true
	}
	return i >= len(a) || string(a[i+1:]) == string(b[i+1:])
}

// Package link joins names into people: all the ways in which one article
// names a person become one entity with its fullest name and its role.
package link

import (
	"slices"

	"onrecord/articles"
	"onrecord/articles/gazetteer"
	"onrecord/articles/prose"
)

// A Name is a run of words [First, Last) of a text that names something.
type Name struct {
	First, Last int
	Other       bool    // a place or a firm: never joined, and never taken for a person
	Certainty   float64 // 0 to 1
}

// A Mention is a Name with the way in which it names its person.
type Mention struct {
	Name
	Form articles.Form // name or misspelling
}

// A Person is somebody whom a text names.
type Person struct {
	Name     string // canonical: the fullest form in the text, without titles
	Role     string // as printed next to the name; empty if none is
	Roles    string // all that are printed, parted by "; "
	Gender   gazetteer.Gender
	Mentions []Mention // in order; at least one
}

// People joins the names found in t into people, in order of first mention.
// Names of the same person that were not found are added where the text makes
// them plain; firms, laws and places named after people are left out.
func People(t *prose.Text, names []Name) []Person {
	a := read(t, names)
	a.join()
	a.aliases()
	a.missed()
	a.misspelt()
	return a.people()
}

// An article is a text on the way from names to people.
type article struct {
	t     *prose.Text
	words []string
	first []bool // words that start a sentence
	taken []bool // words that some name covers
	names []*name
	who   []*person
	by    map[string][]*person // by each token of their names
}

// A person is a cluster of names.
type person struct {
	names  []*name // the fullest first, until people puts them in order
	kin    bool    // named only as somebody's relative
	gender gazetteer.Gender
	titles map[string]bool
	tokens map[string]bool
}

func read(t *prose.Text, names []Name) *article {
	a := &article{t: t, words: make([]string, len(t.Words)), first: make([]bool, len(t.Words)), taken: make([]bool, len(t.Words)), by: map[string][]*person{}}
	for i, w := range t.Words {
		a.words[i] = t.Of(w.Range)
	}
	for _, s := range t.Sentences {
		if s.First < s.Last {
			a.first[s.First] = true
		}
	}
	over := map[int]Name{} // other names of one word
	for _, n := range a.mend(names) {
		if n.Other && n.Last-n.First == 1 {
			over[n.First] = n
		}
		for i := n.First; i < n.Last; i++ {
			a.taken[i] = true
		}
		if !n.Other {
			if x := a.parse(n); x != nil {
				a.names = append(a.names, x)
			}
		}
	}
	for i := range a.words {
		if a.government(i, over[i]) {
			a.taken[i] = true
			a.names = append(a.names, a.parse(Name{First: i, Last: i + 1, Certainty: 0.8}))
		}
	}
	slices.SortStableFunc(a.names, func(x, y *name) int { return x.First - y.First })
	return a
}

// join puts each name with its person: the fullest names first, so that a
// surname finds all who bear it; a name at birth after them, since it is known
// by whose it is.
func (a *article) join() {
	order := slices.Clone(a.names)
	rank := func(n *name) int {
		if len(n.tokens) > 1 && a.born(n) {
			return 3
		}
		return 2 * min(len(n.tokens), 3)
	}
	slices.SortStableFunc(order, func(x, y *name) int { return rank(y) - rank(x) })
	for _, n := range order {
		if len(n.tokens) == 1 && a.family(n) {
			continue
		}
		p := a.find(n)
		if p == nil {
			p = &person{titles: map[string]bool{}, tokens: map[string]bool{}, kin: true}
			a.who = append(a.who, p)
		}
		a.put(p, n)
	}
}

// put adds n to p.
func (a *article) put(p *person, n *name) {
	p.names = append(p.names, n)
	if p.kin && !a.introduced(n) {
		p.kin = false
	}
	if n.gender != gazetteer.Unknown && p.gender == gazetteer.Unknown {
		p.gender = n.gender
	}
	if n.title != "" {
		p.titles[n.title] = true
	}
	for _, token := range n.tokens {
		if !p.tokens[token] {
			p.tokens[token] = true
			a.by[token] = append(a.by[token], p)
		}
	}
}

// family reports whether n is "the Clintons", who are no person.
func (a *article) family(n *name) bool {
	token := n.tokens[0]
	if n.First == 0 || len(token) < 4 || token[len(token)-1] != 's' {
		return false
	}
	before := a.words[n.First-1]
	return (before == "the" || before == "The") && len(a.by[token]) == 0 && len(a.by[token[:len(token)-1]]) > 0
}

// people is what was found, in order of first mention.
func (a *article) people() []Person {
	var out []Person
	for _, p := range a.who {
		if len(p.names) == 0 {
			continue
		}
		slices.SortFunc(p.names, func(x, y *name) int { return x.First - y.First })
		person := Person{Name: a.fullest(p), Gender: p.gender}
		person.Role, person.Roles = a.role(p)
		for _, n := range p.names {
			form := articles.FormName
			if n.misspelt {
				form = articles.FormMisspelling
			}
			person.Mentions = append(person.Mentions, Mention{n.Name, form})
		}
		out = append(out, person)
	}
	slices.SortStableFunc(out, func(x, y Person) int { return x.Mentions[0].First - y.Mentions[0].First })
	return out
}

// fullest is the longest way in which the text prints p's name; capitals
// throughout count less.
func (a *article) fullest(p *person) string {
	var best *name
	for _, n := range p.names {
		if n.misspelt || a.born(n) {
			continue
		}
		if best == nil || better(n, best) {
			best = n
		}
	}
	if best == nil {
		best = p.names[0]
	}
	return articles.Line(a.text(best.First, best.Last))
}

func better(n, than *name) bool {
	if n.shout != than.shout && len(n.tokens) >= len(than.tokens) {
		return than.shout
	}
	if x, y := n.weight(), than.weight(); x != y {
		return x > y
	}
	return nicknames()[than.tokens[0]] != nil && nicknames()[n.tokens[0]] == nil
}

// text is the plain text of words [first, last).
func (a *article) text(first, last int) string {
	return a.t.Plain[a.t.Words[first].From:a.t.Words[last-1].To]
}

// word is word i, empty outside the article.
func (a *article) word(i int) string {
	if i < 0 || i >= len(a.words) {
		return ""
	}
	return a.words[i]
}

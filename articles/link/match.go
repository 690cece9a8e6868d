package link

import (
	"slices"
	"strings"

	"onrecord/articles/gazetteer"
)

// many is how many bearers of one word are looked at: in lists of a hundred
// thousand names the nearest ones must do.
const many = 16

// find is the person whom n names, nil where it is nobody known yet.
func (a *article) find(n *name) *person {
	var best *person
	top := 0
	for _, token := range n.tokens {
		bearers := a.by[token]
		for _, p := range bearers[max(0, len(bearers)-many):] {
			if s := a.fit(n, p); s > top {
				best, top = p, s
			}
		}
	}
	return best
}

// fit is how well n fits p, 0 where it does not.
func (a *article) fit(n *name, p *person) int {
	if n.gender != gazetteer.Unknown && p.gender != gazetteer.Unknown && n.gender != p.gender {
		return 0
	}
	s := 0
	for i, m := range p.names {
		if i == many {
			break
		}
		s = max(s, alike(n, m))
		if len(n.tokens) > 1 && n.tokens[0] == m.tokens[0] && a.born(n) { // "Born Ada Lind": of Ada Voss
			s = max(s, 6)
		}
	}
	if s == 0 {
		return 0
	}
	if n.title != "" && p.titles[n.title] {
		s += 3
	}
	return 1000*s + 500 + a.salience(n, p)
}

// born reports whether n is the name that somebody had at first.
func (a *article) born(n *name) bool { return births[strings.ToLower(a.word(n.First-1))] }

// alike is how surely two printed names are one person's: 0 not at all, 2 a
// word in common where one is a single word, more for the surname.
func alike(n, m *name) int {
	if n.suffix != "" && m.suffix != "" && n.suffix != m.suffix {
		return 0
	}
	short, long := n.tokens, m.tokens
	if len(short) > len(long) {
		short, long = long, short
	}
	switch {
	case slices.Equal(short, long) && len(short) == 1:
		return 5 // as the surname of a full name: salience tells
	case slices.Equal(short, long):
		return 9
	case len(short) == 1:
		if n.suffix != m.suffix && short[0] == long[0] { // "Calvin Jr." is Calvin Marsh's son
			return 0
		}
		return single(short[0], long)
	case short[len(short)-1] == long[len(long)-1] && givens(short[0], long[0]):
		if !middles(short[1:len(short)-1], long[1:len(long)-1]) {
			return 0
		}
		return 7
	case within(short, long):
		return 5
	case len(short) == len(long) && reordered(short, long):
		return 8
	}
	return 0
}

// middles reports whether the words between first name and surname may be one
// person's: "Joseph Octave Marsh" is not "Joseph Alfred Marsh".
func middles(x, y []string) bool {
	if len(x) == 0 || len(y) == 0 {
		return true
	}
	for _, p := range x {
		for _, q := range y {
			if p == q || p[0] == q[0] && (initial(p) || initial(q)) || len(p) >= 4 && near(p, q) {
				return true
			}
		}
	}
	return false
}

// reordered reports whether two names of as many words have the same words:
// the surname may stand first or last.
func reordered(x, y []string) bool {
	for _, token := range x {
		if !slices.Contains(y, token) {
			return false
		}
	}
	return true
}

// single is how well one word stands for a full name: as its surname, its
// first word (also the surname of Chinese and Korean names), or another.
func single(token string, full []string) int {
	switch k := slices.Index(full, token); {
	case k < 0, initial(token), particles[token], k > 0 && patronyms[full[k-1]]:
		return 0
	case k == len(full)-1:
		return 5
	case k == 0:
		return 4
	default:
		return 3
	}
}

// givens reports whether two first names may be one person's: equal, one the
// initial or a short form of the other, or one letter apart in a long name.
func givens(x, y string) bool {
	if len(x) > len(y) {
		x, y = y, x
	}
	switch {
	case x == y:
		return true
	case initial(x):
		return x[0] == y[0]
	case len(x) >= 3 && strings.HasPrefix(y, x) && !strings.Contains(y, "-"):
		return len(y)-len(x) <= 4 && !female(x, y)
	case slices.Contains(nicknames()[x], y) || slices.Contains(nicknames()[y], x):
		return true
	case len(x) >= 6:
		return near(x, y)
	}
	return false
}

// female reports whether y is the woman's form of the man's name x: "Paul" is
// not short for "Paula".
func female(x, y string) bool {
	g, h := genderOf(x), genderOf(y)
	return g != gazetteer.Unknown && h != gazetteer.Unknown && g != h
}

func genderOf(token string) gazetteer.Gender {
	if token == "" {
		return gazetteer.Unknown
	}
	g, _ := gazetteer.Given(strings.ToUpper(token[:1]) + token[1:])
	return g
}

// within reports whether the words of short stand in long: side by side, or in
// their order with the same first or last word.
func within(short, long []string) bool {
	for i := range len(long) - len(short) + 1 {
		if slices.Equal(short, long[i:i+len(short)]) {
			return true
		}
	}
	if short[0] != long[0] && short[len(short)-1] != long[len(long)-1] {
		return false
	}
	k := 0
	for _, token := range long {
		if k < len(short) && (short[k] == token || initial(short[k]) && short[k][0] == token[0]) {
			k++
		}
	}
	return k == len(short)
}

// patronyms stand before the father's name, which is nobody's surname: "King
// Salman" is not Mohammed bin Salman.
var patronyms = words("bin ibn bint binti")

var particles = words("de del della der den di da dos das do du la le van von ter ten bin ibn ben al el abu y e af av zu of the")

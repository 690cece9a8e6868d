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
	}
	if s == 0 {
		return 0
	}
	if n.title != "" && p.titles[n.title] {
		s += 3
	}
	return 100*s + nearness(n, p)
}

// nearness prefers whom the text named last before n.
func nearness(n *name, p *person) int {
	near := 0
	for k := len(p.names) - 1; k >= max(0, len(p.names)-many); k-- {
		if d := n.First - p.names[k].First; d > 0 {
			near = max(near, 99-min(d/8, 90))
		}
	}
	return near
}

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
	case slices.Equal(short, long):
		return 9
	case len(short) == 1:
		return single(short[0], long)
	case short[len(short)-1] == long[len(long)-1] && givens(short[0], long[0]):
		return 7
	case within(short, long):
		return 5
	case len(short) == len(long) && reordered(short, long):
		return 8
	}
	return 0
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
	case k < 0, initial(token), particles[token]:
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
	case shorts[x] != "":
		return slices.Contains(strings.Fields(shorts[x]), y)
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

var particles = words("de del della der den di da dos das do du la le van von ter ten bin ibn ben al el abu y e af av zu of the")

// shorts are given names by their short forms.
var shorts = map[string]string{
	"al": "albert alan alexander", "alex": "alexander alexandra alexandre", "andy": "andrew", "bill": "william", "billy": "william",
	"bob": "robert", "bobby": "robert", "chuck": "charles", "charlie": "charles", "dick": "richard", "rick": "richard",
	"ed": "edward edwin edmund", "ted": "edward theodore", "jack": "john", "jim": "james", "jimmy": "james", "joe": "joseph",
	"kate": "katherine kathryn", "kathy": "katherine kathleen", "katie": "katherine", "larry": "lawrence laurence",
	"liz": "elizabeth", "beth": "elizabeth", "betsy": "elizabeth", "maggie": "margaret", "peggy": "margaret", "meg": "margaret megan",
	"mike": "michael", "nick": "nicholas nicolas", "pat": "patrick patricia", "peg": "margaret", "ron": "ronald", "rudy": "rudolph",
	"sandy": "alexander sandra", "steve": "stephen steven", "sue": "susan", "tom": "thomas", "tommy": "thomas", "tony": "anthony antony antonio",
	"vince": "vincent", "will": "william", "zac": "zachary", "zach": "zachary", "bernie": "bernard", "mitch": "mitchell",
	"chris": "christopher christine christina", "dan": "daniel", "dave": "david", "gerry": "gerald gerard", "greg": "gregory",
	"harry": "harold henry", "hank": "henry", "jeff": "jeffrey geoffrey", "jerry": "gerald jerome", "josh": "joshua", "ken": "kenneth",
	"matt": "matthew", "rob": "robert", "robbie": "robert", "sam": "samuel samantha", "tim": "timothy", "don": "donald", "doug": "douglas",
	"abe": "abraham shinzo", "fred": "frederick alfred", "gene": "eugene", "geoff": "geoffrey", "joey": "joseph", "johnny": "john jonathan",
	"jon": "jonathan", "max": "maximilian maxwell", "mick": "michael", "ray": "raymond", "rich": "richard", "sasha": "alexander alexandra",
	"becky": "rebecca", "cathy": "catherine", "debbie": "deborah", "jenny": "jennifer", "jen": "jennifer", "judy": "judith", "kim": "kimberly",
	"pam": "pamela", "patty": "patricia", "val": "valerie", "vicky": "victoria", "wendy": "gwendolyn", "pepe": "josé jose", "paco": "francisco",
	"dima": "dmitri dmitry", "volodya": "vladimir", "misha": "mikhail", "kolya": "nikolai",
}

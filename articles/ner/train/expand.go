package train

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
)

// An Expander makes passages out of templates: the same sentences with other
// names, roles, cues, countries and outlets. It teaches that the place in the
// sentence makes a name, for names of all origins.
//
// A template is a passage in the markup of [Marked] with slots in angle
// brackets. A number tells slots of one kind apart; persons and countries of
// one number mostly belong together.
//
//	<person1> <surname1>     a person in full, and as the text goes on to call
//	<given1>                 them, and by given name: marked as p
//	<he1> <him1> <his1>      their pronouns, "<He1>" at the head of a sentence
//	<role1>                  an office or trade, as it stands before a name
//	<country1>               a country: marked as c, with "the" where it wants it
//	<demonym1> <people1>     "Swedish" and "Swedes": marked as d
//	<city1>                  a town there: marked as l
//	<outlet1> <firm1>        a newspaper, a company: marked as o
//	<say> <day> <month>      a cue of speech in the past tense; a day; a month
//	<number>                 between 2 and 999
//	<a demonym1>             any of these with its article, "a" or "an"
type Expander struct {
	templates []template
	origins   map[string]origin
	countries []land
	lists     map[string][]string
}

// A template is one passage with slots.
type template struct{ name, text string }

// NewExpander reads the templates and lists that are part of the package.
func NewExpander() (*Expander, error) {
	e := &Expander{origins: map[string]origin{}, lists: map[string][]string{}}
	err := errors.Join(
		sections("texts/templates/*.txt", e.addTemplate),
		sections("texts/lists/names.txt", e.addOrigin),
		sections("texts/lists/countries.txt", e.addCountries),
		sections("texts/lists/words.txt", e.addList),
	)
	if err != nil {
		return nil, err
	}
	for _, c := range e.countries {
		for _, o := range c.origins {
			if len(e.origins[o].forms) == 0 {
				return nil, fmt.Errorf("country %s: no names of origin %q", c.name, o)
			}
		}
	}
	return e, nil
}

// Templates is the number of templates.
func (e *Expander) Templates() int { return len(e.templates) }

// Expand makes n passages, taking the templates in turn and everything else
// from r. The same r in the same state gives the same passages.
func (e *Expander) Expand(r *rand.Rand, n int) ([]Marked, error) {
	out := make([]Marked, 0, n)
	for i := range n {
		t := e.templates[i%len(e.templates)]
		c := cast{Expander: e, r: r, people: map[byte]person{}, lands: map[byte]land{}, words: map[string]string{}}
		src, err := c.fill(t.text)
		src = strings.ReplaceAll(src, "Jr.}.", "Jr.}")
		if err != nil {
			return nil, fmt.Errorf("template %s: %w", t.name, err)
		}
		m, err := Parse(src)
		if err != nil {
			return nil, fmt.Errorf("template %s: %w", t.name, err)
		}
		m.Name = fmt.Sprintf("%s/%d", t.name, i)
		m.Text = capitalise(m.Text)
		out = append(out, m)
	}
	return out, nil
}

// A cast is what one expansion has chosen so far.
type cast struct {
	*Expander
	r      *rand.Rand
	people map[byte]person
	lands  map[byte]land
	words  map[string]string // role1, firm2 …
}

// fill puts words into the slots of a template.
func (c *cast) fill(text string) (string, error) {
	var out strings.Builder
	for {
		before, rest, ok := strings.Cut(text, "<")
		out.WriteString(before)
		if !ok {
			return out.String(), nil
		}
		slot, after, ok := strings.Cut(rest, ">")
		if !ok {
			return "", fmt.Errorf("slot %q is not closed", rest)
		}
		name, article := strings.CutPrefix(slot, "a ")
		words, mark, err := c.slot(name)
		if err != nil {
			return "", err
		}
		if article {
			out.WriteString(indefinite(words) + " ")
		}
		if rest, ok := strings.CutPrefix(words, "the "); ok && mark != "" {
			out.WriteString("the ")
			words = rest
		}
		if mark != "" {
			words = "{" + mark + " " + words + "}"
		}
		out.WriteString(words)
		text = after
	}
}

// slot is the words for a slot, and the head of the mark around them.
func (c *cast) slot(slot string) (words, mark string, err error) {
	kind := strings.TrimRight(slot, "0123456789")
	n := slot[len(slot)-1]
	switch kind {
	case "person":
		return c.person(n).full, "p=" + string(n), nil
	case "surname":
		return c.person(n).short, "p=" + string(n), nil
	case "given":
		return c.person(n).given, "p=" + string(n), nil
	case "country":
		return c.land(n).name, "c=" + c.land(n).code, nil
	case "demonym":
		return c.land(n).demonym, "d=" + c.land(n).code, nil
	case "people":
		return c.land(n).people, "d=" + c.land(n).code, nil
	case "city":
		return c.once(slot, c.land(n).cities), "l", nil
	case "outlet", "firm":
		return c.once(slot, c.lists[kind]), "o", nil
	case "role":
		return c.once(slot, c.lists[kind]), "", nil
	case "number":
		return strconv.Itoa(2 + c.r.IntN(998)), "", nil
	case "say", "day", "month":
		return pick(c.r, c.lists[kind]), "", nil
	}
	if words, ok := pronoun(kind, c.person(n).woman); ok {
		return words, "", nil
	}
	return "", "", fmt.Errorf("unknown slot %q", slot)
}

// once is the choice made for slot, made now if it was not.
func (c *cast) once(slot string, from []string) string {
	if _, ok := c.words[slot]; !ok {
		c.words[slot] = pick(c.r, from)
	}
	return c.words[slot]
}

func (c *cast) land(n byte) land {
	l, ok := c.lands[n]
	for !ok {
		l, ok = pick(c.r, c.countries), true
		for _, other := range c.lands {
			ok = ok && other.code != l.code
		}
	}
	c.lands[n] = l
	return l
}

// person is the n-th person, three times in four of the n-th country.
func (c *cast) person(n byte) person {
	if p, ok := c.people[n]; ok {
		return p
	}
	from := c.land(n)
	if c.r.IntN(4) == 0 {
		from = pick(c.r, c.countries)
	}
	p := c.origins[pick(c.r, from.origins)].person(c.r)
	for _, other := range c.people {
		if p.short == other.short {
			return c.person(n)
		}
	}
	c.people[n] = p
	return p
}

// capitalise makes the first letter of each sentence a capital. Letters that
// would take another number of bytes stay, and so does what follows Jr.
func capitalise(text string) string {
	b := []byte(text)
	start := true
	for i, c := range b {
		switch {
		case start && 'a' <= c && c <= 'z':
			b[i] -= 'a' - 'A'
			start = false
		case c == '\n', c == ' ' && i > 2 && (b[i-1] == '.' && b[i-2] != 'r' || b[i-1] == '?'):
			start = true
		case c > ' ':
			start = false
		}
	}
	return string(b)
}

func pronoun(kind string, woman bool) (string, bool) {
	forms := map[string][2]string{
		"he": {"he", "she"}, "him": {"him", "her"}, "his": {"his", "her"},
		"He": {"He", "She"}, "His": {"His", "Her"},
	}[kind]
	if woman {
		return forms[1], forms[1] != ""
	}
	return forms[0], forms[0] != ""
}

func indefinite(words string) string {
	if strings.ContainsRune("AEIOaeio", rune(words[0])) {
		return "an"
	}
	return "a"
}

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

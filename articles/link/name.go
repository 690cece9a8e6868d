package link

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"onrecord/articles/gazetteer"
)

// A name is one printed name, taken apart.
type name struct {
	Name
	tokens   []string // folded words, cut at hyphens, without titles and suffixes
	suffix   string   // "jr", "iii"
	title    string   // printed before it
	gender   gazetteer.Gender
	shout    bool // printed in capitals
	misspelt bool
}

// weight is how full a name is.
func (n *name) weight() int {
	w := 0
	for _, token := range n.tokens {
		w += 2
		if !initial(token) {
			w += 2
		}
	}
	if n.suffix != "" {
		w++
	}
	return w
}

func (n *name) surname() string { return n.tokens[len(n.tokens)-1] }

// parse takes a name apart; nil if it names no person.
func (a *article) parse(x Name) *name {
	n := &name{Name: x, shout: true}
	a.behead(n)
	a.untitle(n)
	for n.Last > n.First && (possessive(a.words[n.Last-1]) || posts[a.words[n.Last-1]] || a.words[n.Last-1] == ",") {
		n.Last--
	}
	for i := n.First; i < n.Last; i++ {
		a.token(n, i)
	}
	if len(n.tokens) == 0 || a.namesake(n) || a.onlyOffice(n) {
		return nil
	}
	if n.gender == gazetteer.Unknown && len(n.tokens) > 1 {
		n.gender, _ = gazetteer.Given(a.words[n.First])
	}
	return n
}

// token reads word i as a part of n.
func (a *article) token(n *name, i int) {
	word := a.words[i]
	if hyphen(word) || !letters(word) {
		return
	}
	if word != strings.ToUpper(word) {
		n.shout = false
	}
	token := fold(word)
	switch {
	case suffixes[token] && len(n.tokens) > 0 && (token != "i" && token != "v" || i == n.Last-1 && word[len(word)-1] != '.'):
		n.suffix = token
	case i > n.First && posts[word]:
	default:
		n.tokens = append(n.tokens, token)
	}
}

// untitle moves titles out of n and keeps the one that stands before it.
func (a *article) untitle(n *name) {
	for n.Last-n.First > 1 && !a.givenTitle(n) && a.titled(n, n.First) {
		n.First++
	}
	a.titled(n, n.First-1)
	if n.title == "" && n.First > 1 {
		if g, ok := gazetteer.Office(a.words[n.First-1]); ok {
			n.title, n.gender = fold(a.words[n.First-1]), g
		}
	}
}

// givenTitle reports whether the title that n starts with is part of the name:
// a saint's, or a given name such as "Dean Magraw" has.
func (a *article) givenTitle(n *name) bool {
	switch word := a.words[n.First]; {
	case word == "Saint" || word == "St" || word == "St.":
		return true
	case givenTitles[word]:
		_, given := gazetteer.Given(a.words[n.First+1])
		return n.Last-n.First == 2 || !given
	}
	return false
}

// givenTitles are titles that are given names too.
var givenTitles = words("Don Dean Earl Duke Elder")

// titled reports whether word i is a title, and keeps it.
func (a *article) titled(n *name, i int) bool {
	word := a.word(i)
	if g, ok := gazetteer.Title(word); ok {
		n.title = fold(word)
		if g != gazetteer.Unknown {
			n.gender = g
		}
		return true
	}
	return false
}

// behead takes words off the front of n that are no part of a name: "née", and
// the month in "in June Menezes resigned".
func (a *article) behead(n *name) {
	if n.Last-n.First < 2 {
		return
	}
	word := a.words[n.First]
	if maiden[word] || months[word] && dated[a.word(n.First-1)] {
		n.First++
	}
}

// onlyOffice reports whether n is no name but what somebody is: "the Doge",
// "served as Tánaiste".
func (a *article) onlyOffice(n *name) bool {
	return n.Last-n.First == 1 && titleOrOffice(a.words[n.First]) && holds[a.word(n.First-1)]
}

var (
	maiden = words("née nee né geb. born")
	months = words("January February March April May June July August September October November December")
	dated  = words("in In since Since until Until by last Last next Next early late mid")
	holds  = words("the The a an as former future then his her their our and")
)

// namesake reports whether n is a firm, a law, a storm or a place that bears
// somebody's name.
func (a *article) namesake(n *name) bool {
	next := a.word(n.Last)
	if eponyms[next] || n.Last-n.First == 1 && kindred[next] {
		return true
	}
	if before := a.word(n.First - 1); n.Last-n.First == 1 && (before == "the" || before == "The") {
		_, demonym := gazetteer.ByName(a.words[n.First])
		return demonym
	}
	return forebears[a.word(n.First-1)]
}

// eponyms after a name make it the name of something else.
var eponyms = words(`Act Amendment Foundation Institute University College School Hospital Airport Street Avenue Road
	Boulevard Bridge Stadium Arena Center Centre Inc Inc. Corp Corp. Ltd Ltd. LLC LLP Co. Group Holdings Motors Award
	Awards Prize Medal Cup Trophy Library Museum Hall Theatre Theater Park Square Tower Towers Building Plaza Hotel
	Island Islands Bay Lake River Mountain Mountains County Township Island Scale Telescope disease syndrome Syndrome
	Disease Brothers Bros. Associates Partners Capital Records Studios Pictures Entertainment Rule Test Principle`)

// kindred after a surname make it the name of a family.
var kindred = words("family families dynasty clan household brood")

// forebears before a name make it the name of something else.
var forebears = words(`Hurricane Storm Typhoon Cyclone Lake Mount Mt. Fort Camp USS HMS RMS Cape Port Villa Stade
	Hotel Team Clan Tropical Interstate`)

// posts are letters after a name.
var posts = words("KC QC MP OBE MBE CBE PhD MD Esq")

// suffixes tell people of one name apart: the young and the old, and kings.
var suffixes = words("jr sr i ii iii iv v vi vii viii ix xi xii xiii xiv xv xvi")

// words is the set of the words of s.
func words(s string) map[string]bool {
	out := map[string]bool{}
	for _, word := range strings.Fields(s) {
		out[word] = true
	}
	return out
}

// fold makes words of names comparable: lower case, no diacritics, one
// apostrophe, no full stop.
func fold(word string) string {
	word = strings.TrimSuffix(word, ".")
	for i := range len(word) {
		if word[i] >= utf8.RuneSelf {
			return strings.ToLower(strings.Map(bare, norm.NFD.String(word)))
		}
	}
	return strings.ToLower(word)
}

func bare(r rune) rune {
	switch {
	case unicode.Is(unicode.Mn, r):
		return -1
	case r == '’', r == '‘':
		return '\''
	case r == 'ø':
		return 'o'
	case r == 'ł':
		return 'l'
	case r == 'ı':
		return 'i'
	}
	return r
}

func initial(token string) bool {
	return utf8.RuneCountInString(token) == 1 || len(token) == 3 && token[1] == '.'
}

func hyphen(word string) bool { return word == "-" || word == "‐" || word == "‑" }

func possessive(word string) bool {
	return word == "'s" || word == "’s" || word == "'" || word == "’"
}

func letters(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLetter(r)
}

func upper(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

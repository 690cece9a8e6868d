package gazetteer

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"onrecord/articles"
)

var (
	//go:embed countries.txt
	countriesTxt string
	//go:embed decoys.txt
	decoysTxt string
)

// none is the code of what looks like a country and is none.
const none = "-"

// An entry is one printed form of a country.
type entry struct {
	code  string
	form  articles.Form
	exact string // how an abbreviation must be printed, letter by letter
}

// A node is a step in the tree of forms, word by word.
type node struct {
	next  map[string]*node
	entry *entry
}

type table struct {
	all    []Country
	byCode map[string]Country
	root   node
}

// countries reads the tables once.
var countries = sync.OnceValue(func() *table {
	t := &table{byCode: map[string]Country{}}
	for _, row := range rows(countriesTxt) {
		t.country(row)
	}
	for _, row := range rows(decoysTxt) {
		for _, form := range forms(row[0]) {
			t.add(form, entry{code: none})
		}
	}
	return t
})

// country adds one row of countries.txt.
func (t *table) country(row []string) {
	c := Country{Code: row[0], Name: row[1]}
	if c.Code != none {
		t.all = append(t.all, c)
		t.byCode[c.Code] = c
	}
	t.add(c.Name, entry{code: c.Code, form: articles.FormName})
	for _, name := range list(row, 2) {
		t.add(name, entry{code: c.Code, form: articles.FormName})
	}
	for _, demonym := range list(row, 3) {
		for _, form := range forms(demonym) {
			t.add(form, entry{code: c.Code, form: articles.FormDemonym})
		}
	}
	for _, short := range list(row, 4) {
		t.add(short, entry{code: c.Code, form: articles.FormAbbreviation, exact: short})
	}
	for _, capital := range list(row, 5) {
		t.add(capital, entry{code: c.Code, form: articles.FormCapital})
	}
}

// add enters a form. The first to come keeps it, but nothing keeps it from
// what is no country.
func (t *table) add(form string, e entry) {
	n := &t.root
	for _, piece := range pieces(form) {
		if n.next == nil {
			n.next = map[string]*node{}
		}
		if n.next[piece] == nil {
			n.next[piece] = &node{}
		}
		n = n.next[piece]
	}
	if n.entry == nil || e.code == none {
		n.entry = &e
	}
}

// rows splits a table into its rows and their columns; # starts a comment.
func rows(text string) [][]string {
	var out [][]string
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		row := strings.Split(line, "|")
		for i := range row {
			row[i] = strings.TrimSpace(row[i])
		}
		out = append(out, row)
	}
	return out
}

// list is the comma-separated column i of row, empty where there is none.
func list(row []string, i int) []string {
	if i >= len(row) || row[i] == "" {
		return nil
	}
	out := strings.Split(row[i], ",")
	for i := range out {
		out[i] = strings.TrimSpace(out[i])
	}
	return out
}

// forms is s, and with an s at its end where s is marked with a star.
func forms(s string) []string {
	base, starred := strings.CutSuffix(s, "*")
	if !starred {
		return []string{s}
	}
	return []string{base, base + "s"}
}

// pieces cuts a form into the words that the text will have, folded, without
// hyphens.
func pieces(form string) []string {
	form = strings.NewReplacer("-", " ", "'s ", " 's ").Replace(form)
	words := strings.Fields(form)
	for i := range words {
		words[i] = fold(words[i])
	}
	return words
}

// fold makes forms comparable: lower case, no diacritics, one apostrophe, and
// no full stop after a word such as "St".
func fold(word string) string {
	plain := true
	for i := range len(word) {
		if word[i] >= 0x80 {
			plain = false
			break
		}
	}
	if !plain {
		word = strings.Map(func(r rune) rune {
			switch {
			case unicode.Is(unicode.Mn, r):
				return -1
			case r == '’' || r == '‘':
				return '\''
			case r == 'ı':
				return 'i'
			}
			return r
		}, norm.NFD.String(word))
	}
	if strings.Count(word, ".") == 1 {
		word = strings.TrimSuffix(word, ".")
	}
	return strings.ToLower(word)
}

// All is every country, in order of code.
func All() []Country { return append([]Country(nil), countries().all...) }

// ByCode is the country with an ISO 3166-1 alpha-2 code.
func ByCode(code string) (Country, bool) {
	c, ok := countries().byCode[strings.ToUpper(code)]
	return c, ok
}

// ByName is the country that a whole name, demonym or abbreviation stands for.
func ByName(name string) (Country, bool) {
	n := &countries().root
	for _, piece := range pieces(name) {
		if n = n.next[piece]; n == nil {
			return Country{}, false
		}
	}
	if n.entry == nil || n.entry.form == articles.FormCapital {
		return Country{}, false
	}
	return ByCode(n.entry.code)
}

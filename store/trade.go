package store

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed trades.txt
var tradesTxt string

// The trades of trades.txt that code knows by name.
const (
	politics = "politics"
	crime    = "crime"
)

// A tradeTable is trades.txt.
type tradeTable struct {
	names []string          // in order of rank
	of    map[string]string // the trade of a noun
}

var trades = sync.OnceValue(func() (t tradeTable) {
	t.of = make(map[string]string)
	for line := range strings.Lines(tradesTxt) {
		name, nouns, ok := strings.Cut(line, "|")
		if !ok || line[0] == '#' {
			continue
		}
		name = strings.TrimSpace(name)
		t.names = append(t.names, name)
		for noun := range strings.SplitSeq(nouns, ",") {
			t.of[strings.TrimSpace(noun)] = name
		}
	}
	return t
})

var (
	// closers end what stands before them: behind one, a noun is somebody else's.
	closers = []string{"of", "for", "from", "at", "in", "on", "to", "with", "under", "by", "who", "whose"}
	// joiners begin something else that the person is.
	joiners = []string{"and", "turned"}
	// pasts say that the person is no longer, or not yet, what the role names.
	pasts = []string{"former", "ex", "retired", "onetime", "erstwhile", "aspiring", "would", "amateur"}
)

// tradesOf are the trades that a role is plainly of, by its head nouns: "Ohio
// senator", "boxer and mayor of Tarn". A role that is past is of none.
func tradesOf(role string) (out []string) {
	t, open := trades(), true
	words := strings.Fields(fold(role))
	for i, w := range words {
		switch {
		case slices.Contains(pasts, w):
			return nil
		case slices.Contains(joiners, w):
			open = true
			continue
		case slices.Contains(closers, w):
			open = false
		}
		last := i+1 == len(words) || slices.Contains(closers, words[i+1]) || slices.Contains(joiners, words[i+1])
		if of := t.of[w]; open && last && of != "" && !slices.Contains(out, of) {
			out = append(out, of)
		}
	}
	return out
}

// tellingWords are the words of a role that say something, of long ones how they
// begin, by which two roles may be one person's: "Ukrainian boxer", "mayor in
// Ukraine".
func tellingWords(role string) (out []string) {
	const stem = 5
	for _, w := range strings.Fields(fold(role)) {
		if len(w) < 2 || slices.Contains(closers, w) || slices.Contains(joiners, w) || slices.Contains(fillers, w) {
			continue
		}
		out = append(out, w[:min(len(w), stem)])
	}
	return out
}

// fillers stand in roles of every trade.
var fillers = []string{"the", "an", "his", "her", "its", "their", "as", "new", "young", "old", "veteran", "chief", "senior", "junior", "top", "leading", "first"}

// qualified is a name with the trade that tells it from its namesakes.
func qualified(name, trade string) string { return name + " (" + trade + ")" }

// unqualified is a name without.
func unqualified(name string) string {
	for _, t := range trades().names {
		if plain, ok := strings.CutSuffix(name, " ("+t+")"); ok {
			return plain
		}
	}
	return name
}

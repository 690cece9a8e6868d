package anchor

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/articles"
	"onrecord/articles/prose"
)

// What makes a place certain enough.
const (
	certain  = 0.85 // likeness of the context that leaves no question
	fits     = 0.5  // that shows that it is the same, if no place is like it
	lead     = 0.15 // by which the best place is better than the next
	telling  = 32   // characters of a passage that need no context
	allowed  = 10   // characters for each that may have changed
	weighed  = 64   // places whose context is compared in full
	maxSteps = 1 << 26
)

// A finder looks for one selector's passage in one text.
type finder struct {
	text string
	sel  articles.Selector
	old  prose.Range // where the passage was
}

// A place is where the passage may be.
type place struct {
	prose.Range
	edits int     // from the passage to what stands here
	score float64 // likeness of the context, less the share of edits
}

// inPlace reports whether nothing has changed: the passage and all of its
// context stand where they stood.
func (f *finder) inPlace() bool {
	return f.text[f.old.From:f.old.To] == f.sel.Exact &&
		strings.HasSuffix(f.text[:f.old.From], f.sel.Prefix) && strings.HasPrefix(f.text[f.old.To:], f.sel.Suffix)
}

// exact finds the very words.
func (f *finder) exact() []place {
	var places []place
	for i := 0; ; {
		k := strings.Index(f.text[i:], f.sel.Exact)
		if k < 0 {
			break
		}
		i += k
		r := prose.Range{From: i, To: i + len(f.sel.Exact)}
		places = append(places, place{Range: r, score: float64(f.touching(r))})
		_, n := utf8.DecodeRuneInString(f.text[i:])
		i += n
	}
	return f.mostLikely(places)
}

// mostLikely is the places that are worth a closer look at their context.
func (f *finder) mostLikely(places []place) []place {
	slices.SortStableFunc(places, func(a, b place) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(f.moved(a), f.moved(b)))
	})
	return places[:min(len(places), weighed)]
}

// touching counts the bytes of context that stand unchanged at r: the measure
// by which the places are chosen whose context is worth a closer look.
func (f *finder) touching(r prose.Range) int {
	n, head, tail := 0, f.text[:r.From], f.text[r.To:]
	for p := f.sel.Prefix; n < len(p) && n < len(head) && p[len(p)-1-n] == head[len(head)-1-n]; {
		n++
	}
	k := 0
	for s := f.sel.Suffix; k < len(s) && k < len(tail) && s[k] == tail[k]; {
		k++
	}
	return n + k
}

// best is the place that is clearly better than all others, and like enough.
func (f *finder) best(places []place, enough float64) (place, bool) {
	length := utf8.RuneCountInString(f.sel.Exact)
	for i := range places {
		p := &places[i]
		p.score = f.likeness(p.Range) - float64(p.edits)/float64(length)
	}
	slices.SortStableFunc(places, func(a, b place) int { return cmp.Compare(b.score, a.score) })
	switch {
	case len(places) == 0:
		return place{}, false
	case len(places) > 1 && places[0].score-places[1].score < lead:
		return place{}, false
	}
	alone := len(places) == 1 && length >= telling
	return places[0], places[0].score >= enough || alone
}

// moved is how far p is from where the passage was.
func (f *finder) moved(p place) int {
	return max(p.From-f.old.From, f.old.From-p.From)
}

// likeness is how like the context at r is to the one that the selector keeps:
// 1 where it is the same, about 0.3 where it is another text.
func (f *finder) likeness(r prose.Range) float64 {
	prefix, suffix := []rune(f.sel.Prefix), []rune(f.sel.Suffix)
	if len(prefix)+len(suffix) == 0 {
		return 1
	}
	edits := distance(prefix, []rune(before(f.text, r.From, len(prefix)))) +
		distance(suffix, []rune(after(f.text, r.To, len(suffix))))
	return 1 - float64(edits)/float64(len(prefix)+len(suffix))
}

// distance is the edit distance of a and b (Levenshtein 1966).
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, c := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, d := range b {
			replaced := diagonal
			if c != d {
				replaced++
			}
			diagonal = row[j+1]
			row[j+1] = min(replaced, diagonal+1, row[j]+1)
		}
	}
	return row[len(b)]
}

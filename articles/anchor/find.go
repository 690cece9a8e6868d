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
	told     = 0.6  // share of the telling words on either side that leaves no question
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
		places = append(places, place{Range: r, score: f.closeness(r)})
		if len(places) == 64*weighed {
			places = f.mostLikely(places)
		}
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

// closeness is the measure by which the places are chosen whose context is worth
// a closer look.
func (f *finder) closeness(r prose.Range) float64 {
	head, tail := f.touching(r)
	return float64(head + tail)
}

// sure reports whether p, the best of the exact places, needs no warning: the
// words that tell it from others stand around it, it cuts through no word, and
// there is no second place where the passage could as well have been, were it
// written a little otherwise.
func (f *finder) sure(p place, exact []place) bool {
	length := utf8.RuneCountInString(f.sel.Exact)
	short := length < telling/2
	for _, other := range exact {
		if other.Range != p.Range && (f.twin(other.Range) || short && f.touches(other.Range)) {
			return false
		}
	}
	switch {
	case f.cut(p.Range), f.tells(p.Range) < told, short && (f.tells(p.Range) < certain || !f.touches(p.Range)):
		return false
	case f.sel.Prefix+f.sel.Suffix == "" && length < telling: // nothing tells it from the same words elsewhere
		return false
	case len(words(f.sel.Exact)) == 0 && !f.twin(p.Range): // a mark or two say nothing themselves
		return false
	}
	return !slices.ContainsFunc(f.near(f.about(p.Range, around/4)), func(rival place) bool {
		return !rival.Overlaps(p.Range) && f.rate(rival) > p.score-lead
	})
}

// best is the place that is clearly better than all others, and like enough.
func (f *finder) best(places []place, enough float64) (place, bool) {
	for i := range places {
		places[i].score = f.rate(places[i])
	}
	slices.SortStableFunc(places, func(a, b place) int { return cmp.Compare(b.score, a.score) })
	switch {
	case len(places) == 0:
		return place{}, false
	case len(places) > 1 && places[0].score-places[1].score < lead:
		return place{}, false
	}
	alone := len(places) == 1 && utf8.RuneCountInString(f.sel.Exact) >= telling
	return places[0], places[0].score >= enough || alone
}

// rate is the score of p.
func (f *finder) rate(p place) float64 {
	return f.likeness(p.Range) - float64(p.edits)/float64(utf8.RuneCountInString(f.sel.Exact))
}

// moved is how far p is from where the passage was.
func (f *finder) moved(p place) int {
	return max(p.From-f.old.From, f.old.From-p.From)
}

package anchor

import (
	"slices"
	"unicode/utf8"

	"onrecord/articles/prose"
)

// near finds what differs from the passage in some, but at most in one
// character of ten.
func (f *finder) near() []place {
	want := []rune(f.sel.Exact)
	most := len(want) / allowed
	if most == 0 {
		return nil
	}
	window := f.window(len(want))
	m := newMatcher(want)
	var places []place
	m.run(f.text[window.From:window.To], func(end, edits int) {
		if edits > most {
			return
		}
		to := window.From + end
		p := place{Range: prose.Range{From: to, To: to}, edits: edits, score: -float64(edits)}
		if last := len(places) - 1; last >= 0 && p.To-places[last].To <= len(f.sel.Exact)/2 {
			if edits < places[last].edits {
				places[last] = p
			}
			return
		}
		places = append(places, p)
	})
	places = slices.DeleteFunc(places, func(p place) bool { return p.edits == 0 })
	places = f.mostLikely(places)
	slices.Reverse(want)
	back := newMatcher(want)
	for i := range places {
		p := &places[i]
		p.From = p.To - back.start(f.text[:p.To], len(want)+most)
	}
	return places
}

// window is the part of the text that is searched for n characters: all of it,
// or what is around the old place where all would take too long.
func (f *finder) window(n int) prose.Range {
	around := maxSteps / (n/wordBits + 1) / 2
	r := prose.Range{From: max(0, f.old.From-around), To: min(len(f.text), f.old.To+around)}
	for r.From > 0 && !utf8.RuneStart(f.text[r.From]) {
		r.From--
	}
	for r.To < len(f.text) && !utf8.RuneStart(f.text[r.To]) {
		r.To++
	}
	return r
}

package anchor

import (
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/articles/prose"
)

// near finds in window what differs from the passage in some, but at most in one
// character of ten.
func (f *finder) near(window prose.Range) []place {
	want := []rune(f.sel.Exact)
	most := len(want) / allowed
	if most == 0 {
		return nil
	}
	places := slices.DeleteFunc(f.resembling(window, most), func(p place) bool { return p.edits == 0 })
	places = f.mostLikely(places)
	slices.Reverse(want)
	back := newMatcher(want)
	for i := range places {
		p := &places[i]
		p.From = p.To - back.start(f.text[:p.To], len(want)+most)
	}
	return places
}

// resembling gives the ends of what differs from the passage in at most some
// characters, the best of those that overlap.
func (f *finder) resembling(window prose.Range, most int) (places []place) {
	m := newMatcher([]rune(f.sel.Exact))
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
	return places
}

// gap is the one place where something else stands between the nearest context
// of the passage: there it is looked for first, since that is soon done.
func (f *finder) gap() (r prose.Range, ok bool) {
	head := before(f.sel.Prefix, len(f.sel.Prefix), telling)
	tail := after(f.sel.Suffix, 0, telling)
	if utf8.RuneCountInString(head) < telling || utf8.RuneCountInString(tail) < telling {
		return r, false
	}
	for i := 0; ; {
		k := strings.Index(f.text[i:], head)
		if k < 0 {
			return r, ok
		}
		i += k + len(head)
		room := f.text[i:min(len(f.text), i+2*len(f.sel.Exact)+len(tail))]
		switch k = strings.Index(room, tail); {
		case k < 0:
		case ok:
			return r, false // a second one
		default:
			r, ok = prose.Range{From: i, To: i + k}, true
		}
	}
}

// everywhere is the part of the text that is searched for a passage that stands
// nowhere: all of it, or what is around the old place where all would take too
// long.
func (f *finder) everywhere() prose.Range {
	n := utf8.RuneCountInString(f.sel.Exact)
	return f.about(f.old, maxSteps/(n/wordBits+1)/2)
}

// about is r with up to n bytes on either side.
func (f *finder) about(r prose.Range, n int) prose.Range {
	r = prose.Range{From: max(0, r.From-n), To: min(len(f.text), r.To+n)}
	for r.From > 0 && !utf8.RuneStart(f.text[r.From]) {
		r.From--
	}
	for r.To < len(f.text) && !utf8.RuneStart(f.text[r.To]) {
		r.To++
	}
	return r
}

package anchor

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/articles"
	"onrecord/articles/prose"
)

// What a passage must have to be known again by itself.
const (
	known   = 32 // characters, with no word of its context left
	hinted  = 16 // with most words on one side of it; a word or two are soon written again
	several = 5  // words of a passage that is known by itself
	akin    = 5  // one character in so many may differ in what could be taken for it
	dense   = 3  // characters that one of a script without spaces is worth
)

// Follow is Find where the text that sel was made in is known. A passage of
// some length that stood nowhere else there, nor anything like it, and stands in
// one place now, is Placed there whatever became of the words around it if it says
// much, and Near if it says less. In a text that sel was not made in, old tells
// nothing; it may be nil.
func Follow(old, t *prose.Text, sel articles.Selector) (articles.Span, articles.Placement) {
	span, state := Find(t, sel)
	size := sizeOf(sel.Exact)
	if state == articles.Placed || size < hinted || old == nil || !MadeIn(old, sel) || strings.Count(t.Plain, sel.Exact) != 1 {
		return span, state
	}
	was, now := finder{text: old.Plain, sel: sel}, finder{text: t.Plain, sel: sel}
	at := strings.Index(t.Plain, sel.Exact)
	r := prose.Range{From: at, To: at + len(sel.Exact)}
	if now.cut(r) || !was.single() || !now.single() || !seamless(old.Plain, t.Plain, sel.Exact) {
		return span, state
	}
	if now.tellsItself(r, size) {
		return t.Span(r), articles.Placed
	}
	return t.Span(r), articles.Near
}

// MadeIn reports whether sel was made in t, or may have been: passage and context
// stand where it says.
func MadeIn(t *prose.Text, sel articles.Selector) bool {
	f := finder{text: t.Plain, sel: sel, old: t.AtPoints(sel.Start, sel.End)}
	return sel.Exact != "" && f.inPlace()
}

// sizeOf is how many characters a passage has, those of scripts without spaces
// counting for more.
func sizeOf(s string) (n int) {
	for _, c := range s {
		n++
		if unspaced(c) {
			n += dense - 1
		}
	}
	return n
}

func unspaced(c rune) bool {
	return unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai)
}

// tellsItself reports whether the passage, which is of some size and stands at r,
// says so much that it is not written a second time by chance: alone, or with the
// words on one side of it.
func (f *finder) tellsItself(r prose.Range, size int) bool {
	if size >= known && (len(words(f.sel.Exact)) >= several || strings.ContainsFunc(f.sel.Exact, unspaced)) {
		return true
	}
	return f.tellsBeside(r)
}

// single reports whether the passage stands in the text once, and nothing else
// that is like it.
func (f *finder) single() bool {
	places := f.resembling(prose.Range{To: len(f.text)}, utf8.RuneCountInString(f.sel.Exact)/akin)
	return len(places) == 1 && places[0].edits == 0
}

// seamless reports whether a passage is more than two that stand in many places
// and happened to meet: each of its halves stands in one place, in the old text
// and in the new.
func seamless(old, now, passage string) bool {
	once := func(s string) bool { return strings.Count(old, s) == 1 && strings.Count(now, s) == 1 }
	half := utf8.RuneCountInString(passage) / 2
	return once(after(passage, 0, half)) && once(before(passage, len(passage), half))
}

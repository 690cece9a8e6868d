// Package anchor makes a passage of one text findable in the next: selectors
// after the W3C Web Annotation Data Model (2017), a TextQuoteSelector and a
// TextPositionSelector over the plain text, and the way back from them.
package anchor

import (
	"unicode/utf8"

	"onrecord/articles"
	"onrecord/articles/prose"
)

// context is how many characters of it a selector keeps on either side.
const context = 64

// Make describes the passage that span spells in t, with 64 characters of
// context on either side. A span that spells nothing gives an empty Exact.
func Make(t *prose.Text, span articles.Span) articles.Selector {
	r := t.Range(span)
	start, end := t.Points(r)
	return articles.Selector{
		Exact:  t.Of(r),
		Prefix: before(t.Plain, r.From, context),
		Suffix: after(t.Plain, r.To, context),
		Start:  start,
		End:    end,
	}
}

// Find finds the passage that sel describes in t: Placed where its very words
// stand, at the old position or else where the context fits clearly best; Near
// where at most one character in ten has changed; else Lost, with the zero
// Span. It never takes the better of two places that are about as good.
func Find(t *prose.Text, sel articles.Selector) (articles.Span, articles.Placement) {
	if sel.Exact == "" {
		return articles.Span{}, articles.Lost
	}
	f := finder{text: t.Plain, sel: sel, old: t.AtPoints(sel.Start, sel.End)}
	if f.inPlace() {
		return t.Span(f.old), articles.Placed
	}
	exact := f.exact()
	if p, ok := f.best(exact, certain); ok {
		return t.Span(p.Range), articles.Placed
	}
	switch p, ok := f.best(append(exact, f.near()...), fits); {
	case !ok:
		return articles.Span{}, articles.Lost
	case p.edits == 0:
		return t.Span(p.Range), articles.Placed
	default:
		return t.Span(words(t, p.Range)), articles.Near
	}
}

// words is r with the words whole that it cuts through.
func words(t *prose.Text, r prose.Range) prose.Range {
	if first, last := t.WordsIn(r); first < last {
		r.From = min(r.From, t.Words[first].From)
		r.To = max(r.To, t.Words[last-1].To)
	}
	return r
}

// before is up to n characters of s that end at pos.
func before(s string, pos, n int) string {
	i := pos
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return s[i:pos]
}

// after is up to n characters of s from pos on.
func after(s string, pos, n int) string {
	i := pos
	for ; n > 0 && i < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return s[pos:i]
}

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

// Find finds the passage that sel describes in t. It is Placed where its very
// words stand as they stood: at the old position, or where the context fits
// clearly better than anywhere else. It is Near where there is something to warn
// of: at most one character in ten has changed, or the context has, or there is
// a second such place. Else it is Lost, with the zero Span. Of two places that
// are about as good Find takes neither.
func Find(t *prose.Text, sel articles.Selector) (articles.Span, articles.Placement) {
	if sel.Exact == "" {
		return articles.Span{}, articles.Lost
	}
	f := finder{text: t.Plain, sel: sel, old: t.AtPoints(sel.Start, sel.End)}
	if f.inPlace() {
		return t.Span(f.old), articles.Placed
	}
	exact := f.exact()
	if p, ok := f.best(exact, certain); ok && f.sure(p, exact) {
		return t.Span(p.Range), articles.Placed
	}
	if r, ok := f.gap(); ok {
		if p, ok := f.best(f.near(r), certain); ok {
			return t.Span(whole(t, p.Range)), articles.Near
		}
	}
	if p, ok := f.best(append(exact, f.near(f.everywhere())...), fits); ok {
		return t.Span(whole(t, p.Range)), articles.Near
	}
	return articles.Span{}, articles.Lost
}

// whole is r with the words whole that it cuts through.
func whole(t *prose.Text, r prose.Range) prose.Range {
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

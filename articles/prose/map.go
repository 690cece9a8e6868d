package prose

import (
	"sort"
	"unicode/utf8"

	"onrecord/articles"
)

// A run is a piece of Plain that one piece of Body spells: byte for byte, or as
// a whole (an entity, or nothing for what stands in Plain alone). It ends in
// Plain where the next one starts. Runs are in order and without gaps in Plain.
type run struct {
	plain, body int32
	size        int32 // bytes of body
	whole       bool
}

// Span is the bytes of Body that spell r: from the first byte of its first
// character to the last of its last, with whatever markup stands between. It is
// empty where r holds nothing that the body spells.
func (t *Text) Span(r Range) articles.Span {
	r = t.widen(r)
	if len(t.runs) == 0 {
		return articles.Span{}
	}
	i := t.runAt(r.From)
	for i < len(t.runs) && t.runs[i].size == 0 && t.runEnd(i) < r.To {
		i++
		r.From = max(r.From, int(t.runs[i].plain))
	}
	if r.From >= r.To || t.runs[i].size == 0 {
		p := t.position(r.From)
		return articles.Span{Lo: p, Hi: p}
	}
	lo := t.runs[i].start(r.From)
	j := t.runAt(r.To - 1)
	for t.runs[j].size == 0 { // i is before it
		j--
		r.To = t.runEnd(j)
	}
	return articles.Span{Lo: lo, Hi: t.runs[j].stop(r.To)}
}

// start is the first byte of body that spells the character at pos.
func (r run) start(pos int) int {
	if r.whole {
		return int(r.body)
	}
	return int(r.body) + pos - int(r.plain)
}

// stop is the end of what spells the character before pos.
func (r run) stop(pos int) int {
	if r.whole {
		return int(r.body + r.size)
	}
	return int(r.body) + pos - int(r.plain)
}

// position is where in Body the character at pos of Plain starts, or where the
// text before it ends if there is none.
func (t *Text) position(pos int) int {
	i := t.runAt(pos)
	if r := t.runs[i]; pos < t.runEnd(i) && r.size > 0 {
		return r.start(pos)
	}
	for i > 0 && t.runs[i].size == 0 {
		i--
	}
	return t.runs[i].stop(min(pos, t.runEnd(i)))
}

// Range is the plain text that s spells, the inverse of Span: characters whose
// source lies in s wholly or in part. It is empty where s holds only markup.
func (t *Text) Range(s articles.Span) Range {
	from := t.after(s.Lo)
	if s.Empty() {
		if p, ok := t.endAt(s.Lo); ok {
			from = p
		}
		return t.widen(Range{from, from})
	}
	j := sort.Search(len(t.runs), func(i int) bool { return int(t.runs[i].body) >= s.Hi }) - 1
	for j >= 0 && t.runs[j].size == 0 {
		j--
	}
	to := from
	if j >= 0 {
		to = t.runEnd(j)
		if r := t.runs[j]; !r.whole {
			to = min(to, int(r.plain)+s.Hi-int(r.body))
		}
	}
	return t.widen(Range{from, max(from, to)})
}

// after is the plain position of the first character whose source ends after
// pos of Body.
func (t *Text) after(pos int) int {
	i := t.endingAfter(pos)
	if i == len(t.runs) {
		return len(t.Plain)
	}
	r := t.runs[i]
	if r.whole || pos <= int(r.body) {
		return int(r.plain)
	}
	return t.floor(int(r.plain) + pos - int(r.body))
}

// endAt is the end in Plain of the run that ends at pos of Body.
func (t *Text) endAt(pos int) (int, bool) {
	i := t.endingAfter(pos) - 1
	for i >= 0 && t.runs[i].size == 0 {
		i--
	}
	if i < 0 || int(t.runs[i].body+t.runs[i].size) != pos {
		return 0, false
	}
	return t.runEnd(i), true
}

// endingAfter is the first run whose source ends after pos of Body.
func (t *Text) endingAfter(pos int) int {
	return sort.Search(len(t.runs), func(i int) bool { return int(t.runs[i].body+t.runs[i].size) > pos })
}

// runAt is the run that holds the byte at pos of Plain; the last one at its end.
func (t *Text) runAt(pos int) int {
	return max(0, sort.Search(len(t.runs), func(i int) bool { return int(t.runs[i].plain) > pos })-1)
}

func (t *Text) runEnd(i int) int {
	if i+1 < len(t.runs) {
		return int(t.runs[i+1].plain)
	}
	return len(t.Plain)
}

// widen moves the ends of r out to the borders of characters of Plain; what is
// empty stays empty.
func (t *Text) widen(r Range) Range {
	empty := r.To <= r.From
	r.From = t.floor(min(max(r.From, 0), len(t.Plain)))
	r.To = min(max(r.To, r.From), len(t.Plain))
	if empty {
		return Range{r.From, r.From}
	}
	if f := t.floor(r.To); f < r.To {
		_, n := utf8.DecodeRuneInString(t.Plain[f:])
		r.To = f + n
	}
	return r
}

// floor is the start of the character that pos lies in.
func (t *Text) floor(pos int) int {
	if pos >= len(t.Plain) || utf8.RuneStart(t.Plain[pos]) {
		return pos
	}
	for i := pos - 1; i >= 0 && i > pos-utf8.UTFMax; i-- {
		if utf8.RuneStart(t.Plain[i]) {
			if _, n := utf8.DecodeRuneInString(t.Plain[i:]); i+n > pos {
				return i
			}
			break
		}
	}
	return pos
}

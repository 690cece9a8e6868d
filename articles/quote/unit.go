package quote

import (
	"strings"

	"onrecord/articles/prose"
)

// A reader is one reading of a text.
type reader struct {
	t     *prose.Text
	raw   []string // words
	low   []string // words in lower case
	names []Name
	cover []int32 // for each word the index of the name over it, or -1
	segs  []segment
	looks int // at words, to hold the work to the length of the text
}

func newReader(t *prose.Text, names []Name) *reader {
	n := len(t.Words)
	r := &reader{t: t, raw: make([]string, n), low: make([]string, n), cover: make([]int32, n), segs: pairs(t)}
	for i, w := range t.Words {
		r.raw[i] = t.Of(w.Range)
		r.low[i] = strings.ReplaceAll(lower(r.raw[i]), "’", "'")
		r.cover[i] = -1
	}
	for _, x := range names {
		if x.First >= 0 && x.First < x.Last && x.Last <= n {
			for i := x.First; i < x.Last; i++ {
				r.cover[i] = int32(len(r.names))
			}
			r.names = append(r.names, x)
		}
	}
	return r
}

// An item of a unit is a word of the writer's, or a whole quotation.
type item struct {
	word int // the word, or the opening mark
	seg  int // index of the segment, -1 for a word
}

// A unit is a sentence of the writer's, with the sentences quoted in it.
type unit struct {
	*reader
	block int
	items []item
	loose []bool // by item: quotation marks that hold no quote

	decided int  // the items before it were decided on together,
	verdict bool // as scare quotes or not
}

// units cuts the text into units: sentences, but never within a quotation.
func (r *reader) units(visit func(*unit) bool) {
	next := 0 // of segs
	for b, block := range r.t.Blocks {
		if block.Kind == prose.Code {
			continue
		}
		u := &unit{reader: r, block: b}
		until := 0 // the word after the last quotation
		for _, s := range r.t.Sentences[block.First:block.Last] {
			if s.First >= until && len(u.items) > 0 {
				if !visit(u) {
					return
				}
				u = &unit{reader: r, block: b}
			}
			for i := max(s.First, until); i < s.Last; i++ {
				for next < len(r.segs) && (r.segs[next].open < i || r.segs[next].nested) {
					next++
				}
				if next < len(r.segs) && r.segs[next].open == i {
					u.items = append(u.items, item{i, next})
					until = r.segs[next].close + 1
					i = until - 1
					continue
				}
				u.items = append(u.items, item{i, -1})
			}
		}
		if len(u.items) > 0 && !visit(u) {
			return
		}
	}
}

// w is the word at item k in lower case; empty for a quotation and outside.
func (u *unit) w(k int) string {
	u.looks++
	if k < 0 || k >= len(u.items) || u.items[k].seg >= 0 {
		return ""
	}
	return u.low[u.items[k].word]
}

// quoted reports whether item k is a quotation.
func (u *unit) quoted(k int) bool {
	return k >= 0 && k < len(u.items) && u.items[k].seg >= 0
}

// spoken reports whether item k is a quotation that holds a quote.
func (u *unit) spoken(k int) bool {
	return u.quoted(k) && (k >= len(u.loose) || !u.loose[k])
}

// loosen notes that the quotation at item k holds no quote.
func (u *unit) loosen(k int) {
	if u.loose == nil {
		u.loose = make([]bool, len(u.items))
	}
	u.loose[k] = true
}

// letters reports whether item k is a word of letters or digits.
func (u *unit) letters(k int) bool {
	if k < 0 || k >= len(u.items) || u.items[k].seg >= 0 {
		return false
	}
	kind := u.t.Words[u.items[k].word].Kind
	return kind == prose.Letters || kind == prose.Number
}

// capital reports whether item k starts with a capital letter.
func (u *unit) capital(k int) bool {
	if !u.letters(k) {
		return false
	}
	i := u.items[k].word
	return u.raw[i] != "" && lower(u.raw[i][:1]) != u.raw[i][:1] || u.raw[i][0] >= 0x80 && lower(u.raw[i]) != u.raw[i]
}

// name is the name over item k, nil if none.
func (u *unit) name(k int) *Name {
	if k < 0 || k >= len(u.items) || u.items[k].seg >= 0 {
		return nil
	}
	if n := u.cover[u.items[k].word]; n >= 0 {
		return &u.names[n]
	}
	return nil
}

// pause reports whether item k parts clauses.
func (u *unit) pause(k int) bool {
	switch u.w(k) {
	case ",", ";", ":", "—", "–", "--", "(", ")", ".", "?", "!", "…", "...", "[", "]":
		return true
	}
	return false
}

// words is the words [first, last) of items [first, last).
func (u *unit) words(first, last int) (int, int) {
	if first >= last {
		return 0, 0
	}
	end := u.items[last-1]
	if end.seg >= 0 {
		return u.items[first].word, min(u.segs[end.seg].close+1, len(u.raw))
	}
	return u.items[first].word, end.word + 1
}

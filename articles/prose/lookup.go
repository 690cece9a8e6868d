package prose

import "sort"

// BlockAt is the index of the first block that ends after pos of Plain: the one
// at pos, or the next. It is len(Blocks) if there is none.
func (t *Text) BlockAt(pos int) int {
	return sort.Search(len(t.Blocks), func(i int) bool { return t.Blocks[i].To > pos })
}

// SentenceAt is BlockAt for Sentences.
func (t *Text) SentenceAt(pos int) int {
	return sort.Search(len(t.Sentences), func(i int) bool { return t.Sentences[i].To > pos })
}

// WordAt is BlockAt for Words.
func (t *Text) WordAt(pos int) int {
	return sort.Search(len(t.Words), func(i int) bool { return t.Words[i].To > pos })
}

// WordsIn gives the words [first, last) that share a byte with r.
func (t *Text) WordsIn(r Range) (first, last int) {
	first = t.WordAt(r.From)
	last = sort.Search(len(t.Words), func(i int) bool { return t.Words[i].From >= r.To })
	return first, max(first, last)
}

// SentenceOf is the index of the sentence that holds word w.
func (t *Text) SentenceOf(w int) int {
	return sort.Search(len(t.Sentences), func(i int) bool { return t.Sentences[i].Last > w })
}

// BlockOf is the index of the block that holds sentence s.
func (t *Text) BlockOf(s int) int {
	return sort.Search(len(t.Blocks), func(i int) bool { return t.Blocks[i].Last > s })
}

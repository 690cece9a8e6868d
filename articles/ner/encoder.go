package ner

import "onrecord/articles/ner/nn"

// An Encoder turns texts into what the net reads. The zero value with a
// Lexicon is ready.
type Encoder struct {
	Lexicon *Lexicon

	forms map[string]int32 // spellings by number
	lower map[string]int32 // the same in lower case
	form  []form
	chars [][nn.WordLen]uint8
	vecs  []float32
	known []bool

	lengths []int // of sentences
	words   []int32
	flags   []uint32
	group   []int32
	groups  int
	habits  []habit // by lower number, of one text
}

// A form is one spelling of a word.
type form struct {
	flags uint32
	lower int32
	long  bool // more than one character
}

// Flags of words, above their shapes.
const (
	givenName = 1 << (9 + iota)
	givenCapital
	isTitle
	isSpeech
	noLower // no word of the sentence starts in lower case
	atStart
	allUpper // sentence of capitals
	headline // sentence with most words capitalised
	allLower
	afterTitle // elsewhere in the text
	afterGiven
	beforeSpeech
	amidSentence
	otherCase
)

// A habit is how a text uses one word.
type habit struct {
	upper, lower, amid                   int32
	afterTitle, afterGiven, beforeSpeech int32
	group                                int32
}

// Reset forgets the texts that were added.
func (e *Encoder) Reset() {
	*e = Encoder{
		Lexicon: e.Lexicon, forms: e.forms, lower: e.lower, form: e.form[:0], chars: e.chars[:0], vecs: e.vecs[:0], known: e.known[:0],
		lengths: e.lengths[:0], words: e.words[:0], flags: e.flags[:0], group: e.group[:0], habits: e.habits[:0],
	}
	clear(e.forms)
	clear(e.lower)
}

// Add adds a text, given as sentences of words. Words of one text that are
// spelled alike pool what is learned of them.
func (e *Encoder) Add(sentences [][]string) {
	first, from := len(e.lengths), len(e.words)
	for _, s := range sentences {
		e.lengths = append(e.lengths, len(s))
		for _, w := range s {
			e.words = append(e.words, e.number(w))
		}
	}
	words := e.words[from:]
	e.grow(len(words))
	e.survey(e.lengths[first:], words)
	e.flag(e.lengths[first:], words, e.flags[from:])
	e.join(words, e.group[from:])
}

func (e *Encoder) grow(n int) {
	for range n {
		e.flags = append(e.flags, 0)
		e.group = append(e.group, -1)
	}
	for len(e.habits) < len(e.lower) {
		e.habits = append(e.habits, habit{})
	}
}

// number is the number of w's form.
func (e *Encoder) number(w string) int32 {
	if i, ok := e.forms[w]; ok {
		return i
	}
	if e.forms == nil {
		e.forms, e.lower = map[string]int32{}, map[string]int32{}
	}
	k := key(w)
	low, ok := e.lower[k]
	if !ok {
		low = int32(len(e.lower))
		e.lower[k] = low
	}
	i := int32(len(e.form))
	e.forms[w] = i
	at := e.Lexicon.find(k)
	e.form = append(e.form, form{flags: formFlags(w, k, e.Lexicon.isGiven(at)), lower: low, long: len(w) > 1})
	e.chars = append(e.chars, letters(w))
	e.vecs = e.Lexicon.vector(e.vecs, at)
	e.known = append(e.known, at >= 0)
	return i
}

// formFlags are the flags that w has in every place.
func formFlags(w, k string, given bool) uint32 {
	f := shape(w)
	if given {
		f |= givenName
		if f&capital != 0 {
			f |= givenCapital
		}
	}
	if titles()[k] {
		f |= isTitle
	}
	if speech()[k] {
		f |= isSpeech
	}
	return f
}

// Batch gives what was added as a batch, and the row of each word of each
// sentence. The batch shares e's memory up to the next Reset.
func (e *Encoder) Batch() (*nn.Batch, [][]int32) {
	rows, start := nn.Pack(e.lengths)
	n := len(e.words)
	b := &nn.Batch{
		Start: start, Form: make([]int32, n), Flags: make([]uint32, n), Group: make([]int32, n),
		Groups: e.groups, Chars: e.chars, Vectors: e.vecs, Known: e.known,
	}
	i := 0
	for _, sentence := range rows {
		for _, row := range sentence {
			b.Form[row], b.Flags[row], b.Group[row] = e.words[i], e.flags[i], e.group[i]
			i++
		}
	}
	return b, rows
}

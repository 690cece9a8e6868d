package ner

import (
	"context"
	"math"

	"onrecord/articles/ner/nn"
	"onrecord/articles/prose"
)

// Bounds on what is read at a time. They hold the memory down, and the time
// from the end of ctx to the end of Find.
const (
	maxSentence = 120  // words; longer ones are cut
	maxChunk    = 4000 // words that pool what is learned of them
)

// A reader holds the memory in which one text is read.
type reader struct {
	encoder   Encoder
	vote      Vote
	decoder   decoder
	first     []int // word of each sentence
	sentences [][]string
	tags      []uint8
	logs      [][nn.TagCount]float32
}

// Find is as the function of that name, with this model.
func (m *Model) Find(ctx context.Context, t *prose.Text) []Name {
	r := m.reader()
	defer m.readers.Put(r)
	var names []Name
	words := make([]string, 0, min(len(t.Words), maxChunk)) // never grown: sentences are parts of it
	for _, s := range t.Sentences {
		for from := s.First; from < s.Last; {
			n := cut(t, from, s.Last)
			if ctx.Err() != nil {
				r.forget()
				return names
			}
			if len(words)+n > maxChunk {
				names = m.read(r, names)
				words = words[:0]
			}
			for _, w := range t.Words[from : from+n] {
				words = append(words, t.Of(w.Range))
			}
			r.add(from, words[len(words)-n:])
			from += n
		}
	}
	return m.read(r, names)
}

// Names is the names in sentences that belong to one text of some thousand
// words at most. Their words are counted through all sentences.
func (m *Model) Names(sentences [][]string) []Name {
	r := m.reader()
	defer m.readers.Put(r)
	first := 0
	for _, s := range sentences {
		r.add(first, s)
		first += len(s)
	}
	return m.read(r, nil)
}

func (m *Model) reader() *reader {
	if r, ok := m.readers.Get().(*reader); ok {
		return r
	}
	return &reader{encoder: Encoder{Lexicon: m.lexicon}}
}

func (r *reader) add(first int, words []string) {
	r.first, r.sentences = append(r.first, first), append(r.sentences, words)
}

// cut is how many of the words [from, to) to read as one sentence: all, unless
// they are too many.
func cut(t *prose.Text, from, to int) int {
	if to-from <= maxSentence {
		return to - from
	}
	for n := maxSentence; n > maxSentence/2; n-- {
		if t.Words[from+n-1].Kind == prose.Punct {
			return n
		}
	}
	return maxSentence
}

// read appends the names in the sentences that were added to r, and forgets
// those.
func (m *Model) read(r *reader, names []Name) []Name {
	r.encoder.Add(r.sentences)
	batch, rows := r.encoder.Batch()
	probabilities := r.vote.Run(m.nets, batch)
	at := 0
	for i, sentence := range rows {
		names = r.decode(names, r.first[i], at, sentence, probabilities)
		at += len(sentence)
	}
	r.forget()
	return names
}

// forget lets go of the text that was read.
func (r *reader) forget() {
	r.encoder.Reset()
	clear(r.sentences)
	r.first, r.sentences = r.first[:0], r.sentences[:0]
}

// trim takes marks off both ends of a name, and titles off the head of a
// person's. first is the number of the sentence's first word, at its place among
// the words that were encoded.
func (r *reader) trim(n *Name, first, at int) {
	outer := uint32(noLetter)
	for n.Last-n.First > 1 && r.encoder.flags[at+n.Last-1-first]&outer != 0 {
		n.Last--
	}
	if n.Kind == Person {
		outer |= isTitle
	}
	for n.Last-n.First > 1 && r.encoder.flags[at+n.First-first]&outer != 0 {
		n.First++
	}
}

// decode appends the names of a sentence whose words have the given rows of
// mean, counted from the first; at is its place among the words encoded.
func (r *reader) decode(names []Name, first, at int, rows []int32, mean []float32) []Name {
	r.logs, r.tags = r.logs[:0], r.tags[:0]
	for _, row := range rows {
		var logs [nn.TagCount]float32
		for k, v := range mean[int(row)*nn.TagCount:][:nn.TagCount] {
			logs[k] = float32(math.Log(max(float64(v), 1e-12)))
		}
		r.logs, r.tags = append(r.logs, logs), append(r.tags, outside)
	}
	r.decoder.best(r.tags, r.logs)
	had := len(names)
	names = spans(names, r.tags, first)
	for i := had; i < len(names); i++ {
		n := &names[i]
		r.trim(n, first, at)
		n.Certainty = certainty(r.logs[n.First-first:n.Last-first], n.Kind)
	}
	return names
}

// certainty is the least probability of a word of a name to be in one of its
// kind.
func certainty(logs [][nn.TagCount]float32, k Kind) float64 {
	least := 1.0
	for _, l := range logs {
		sum := 0.0
		for part := begin; part <= unit; part++ {
			sum += math.Exp(float64(l[4*int(k)+part]))
		}
		least = min(least, sum)
	}
	return least
}

package train

import (
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/articles/ner"
)

// A lesson is a part of a document that is learned at a time.
type lesson struct {
	source    string
	sentences [][]string
	tags      [][]uint8
	words     int
}

// lessons cuts documents into parts of at most 40 sentences of 100 words.
func lessons(docs []Doc) []lesson {
	const sentences, words = 40, 100
	var out []lesson
	for _, d := range docs {
		l := lesson{source: d.Source}
		tags := d.tags()
		for i, s := range d.Sentences {
			for t := tags[i]; len(s) > 0; {
				n := min(len(s), words)
				if len(l.sentences) == sentences {
					out = append(out, l)
					l = lesson{source: d.Source}
				}
				l.sentences, l.tags = append(l.sentences, s[:n]), append(l.tags, t[:n])
				l.words += n
				s, t = s[n:], t[n:]
			}
		}
		if l.words > 0 {
			out = append(out, l)
		}
	}
	return out
}

// tags are the tags of the words of each sentence.
func (d *Doc) tags() [][]uint8 {
	total := 0
	for _, s := range d.Sentences {
		total += len(s)
	}
	all := make([]uint8, total)
	ner.Tags(all, d.Names)
	out := make([][]uint8, 0, len(d.Sentences))
	for _, s := range d.Sentences {
		out = append(out, all[:len(s)])
		all = all[len(s):]
	}
	return out
}

// tweets reports whether l is from a corpus of short messages, of which there
// is more than of anything else.
func (l *lesson) tweets() bool {
	return strings.HasPrefix(l.source, "btc") || strings.HasPrefix(l.source, "wnut")
}

// epoch chooses what is learned in one round, in random order: half of the
// tweets and all of the rest, a tenth of it with its case changed; our own
// texts twice.
func epoch(all []lesson, r *rand.Rand) []lesson {
	var out []lesson
	for i := range all {
		l := all[i]
		times := 1
		switch {
		case l.tweets() && r.IntN(2) == 0:
			times = 0
		case l.source == "own":
			times = 2
		}
		for range times {
			if r.IntN(10) == 0 {
				out = append(out, recased(l, r))
			} else {
				out = append(out, l)
			}
		}
	}
	r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

// recased is l with each sentence in lower case, in capitals, with capital
// initials or as it was.
func recased(l lesson, r *rand.Rand) lesson {
	ways := []func(string) string{strings.ToLower, strings.ToUpper, strings.ToUpper, initial, strings.Clone}
	out := make([][]string, len(l.sentences))
	for i, s := range l.sentences {
		way := ways[r.IntN(len(ways))]
		for _, w := range s {
			out[i] = append(out[i], way(w))
		}
	}
	l.sentences = out
	return l
}

func initial(w string) string {
	r, n := utf8.DecodeRuneInString(w)
	return string(unicode.ToUpper(r)) + w[n:]
}

// batches groups lessons into batches of about the given number of words, and
// each batch into shards of about the same size.
func batches(all []lesson, words, shards int) [][][]lesson {
	var out [][][]lesson
	batch, sizes, total := make([][]lesson, shards), make([]int, shards), 0
	flush := func() {
		if total > 0 {
			out = append(out, batch)
		}
		batch, sizes, total = make([][]lesson, shards), make([]int, shards), 0
	}
	for _, l := range all {
		least := 0
		for s := range sizes {
			if sizes[s] < sizes[least] {
				least = s
			}
		}
		batch[least] = append(batch[least], l)
		sizes[least] += l.words
		if total += l.words; total >= words {
			flush()
		}
	}
	flush()
	return out
}

package prose

import (
	"strings"

	"github.com/aymanbagabas/go-udiff/lcs"

	"onrecord/articles"
)

// paragraphEnd parts the words of one block from those of the next.
const paragraphEnd = "\n\n"

// Compare tells what of the words of two texts is in both and what in one of
// them, block by block in the order of the later text. Joined, all that is not
// of one side is the plain text of the other, but for white space.
//
// Blocks are compared first and words only within those that differ, with the
// bounded algorithm of Myers (1986) that gopls uses: in texts that have little
// in common it says that more has changed than must have.
func Compare(before, after *Text) [][]articles.Change {
	a, b := before.blockTexts(), after.blockTexts()
	var out [][]articles.Change
	at := 0
	for _, d := range lcs.DiffLines(a, b) {
		out = append(out, kept(a[at:d.Start])...)
		out = append(out, changed(before.words(d.Start, d.End), after.words(d.ReplStart, d.ReplEnd))...)
		at = d.End
	}
	return append(out, kept(a[at:])...)
}

func (t *Text) blockTexts() []string {
	out := make([]string, len(t.Blocks))
	for i, b := range t.Blocks {
		out[i] = t.Of(b.Range)
	}
	return out
}

func kept(blocks []string) [][]articles.Change {
	out := make([][]articles.Change, len(blocks))
	for i, b := range blocks {
		out[i] = []articles.Change{{Text: b}}
	}
	return out
}

// words are the words of some blocks, each with the blank before it, and a
// paragraphEnd after every block.
func (t *Text) words(first, last int) []string {
	var out []string
	for _, b := range t.Blocks[first:last] {
		at := b.From
		for s := b.First; s < b.Last; s++ {
			for w := t.Sentences[s].First; w < t.Sentences[s].Last; w++ {
				word := t.Of(t.Words[w].Range)
				if t.Words[w].From > at {
					word = " " + word
				}
				out, at = append(out, word), t.Words[w].To
			}
		}
		out = append(out, paragraphEnd)
	}
	return out
}

// changed are the paragraphs of words that differ.
func changed(a, b []string) (out [][]articles.Change) {
	var now []articles.Change
	add := func(words []string, side articles.Side) {
		for len(words) > 0 {
			n := 0
			for n < len(words) && words[n] != paragraphEnd {
				n++
			}
			if text := strings.Join(words[:n], ""); text != "" {
				now = append(now, articles.Change{Text: text, Side: side})
			}
			if n < len(words) {
				n++
				if len(now) > 0 {
					out, now = append(out, now), nil
				}
			}
			words = words[n:]
		}
	}
	at := 0
	for _, d := range lcs.DiffLines(a, b) {
		add(a[at:d.Start], articles.Both)
		add(a[d.Start:d.End], articles.Before)
		add(b[d.ReplStart:d.ReplEnd], articles.After)
		at = d.End
	}
	add(a[at:], articles.Both)
	if len(now) > 0 {
		out = append(out, now)
	}
	return out
}

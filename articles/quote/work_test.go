package quote

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"onrecord/articles"
	"onrecord/articles/prose"
)

// hostile repeats make one unit, or as many marks and cues as can be.
var hostile = []string{
	"“ ", "\" ' ", "“a” ", "\"Tarn said \"", "‘", "« „ ", "“Tarn said “", "” ",
	"TARN SAID US ", "and Tarn said that she ", "Tarn, Quill, ", "according to ", ", , said ", "( said ) ", "— said – ",
	"Tarn said that Quill thinks ", "the talks went on and Tarn said that “it rains” according to a ",
	"who said ", "of the plan to ", "“a” and “b”, said Tarn, ", "said Tarn that ", "قال «نعم» שלום ", "Tarn said “a”; ", "word ", "A: “b” ",
	"in the words of ", "X's claim by ", "wants to say to ", "called it as ", ", who wants, ", "very, ", "quickly ", "had been ",
}

// TestWork counts looks at words: four times the text is at most about four
// times the work.
func TestWork(t *testing.T) {
	t.Parallel()
	for _, piece := range hostile {
		t.Run(piece, func(t *testing.T) {
			t.Parallel()
			small, large := looks(piece, 500), looks(piece, 2000)
			if large > 5*small+10_000 {
				t.Errorf("%d looks for 500, %d for 2000", small, large)
			}
		})
	}
}

// looks is how often the words of n times piece are looked at.
func looks(piece string, n int) int {
	text := prose.Read(articles.Clean(strings.Repeat(piece, n)))
	var names []Name
	for i, w := range text.Words {
		if word := text.Of(w.Range); word == "Tarn" || word == "Quill" {
			names = append(names, Name{First: i, Last: i + 1, Person: fmt.Sprintf("%s %d", word, i)})
		}
	}
	f := &finder{reader: newReader(text, names), last: voice{last: -1}}
	f.find(context.Background())
	return f.looks
}

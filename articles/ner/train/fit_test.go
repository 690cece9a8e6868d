package train

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"onrecord/articles/ner"
	"onrecord/articles/ner/nn"
)

// small is a table of a few hundred words with vectors that follow a pattern.
func small() *Table {
	t := &Table{}
	for i, w := range []string{"the", "said", "met", "in", ".", "on", "monday", "anna", "peter", "lindqvist", "hartmann", "malmö", "left"} {
		t.Words = append(t.Words, w)
		for j := range nn.VectorSize {
			t.Vectors = append(t.Vectors, float32((i*31+j*17)%13)/13-0.5)
		}
	}
	for i := range 300 {
		t.Words = append(t.Words, fmt.Sprint("w", i))
		for j := range nn.VectorSize {
			t.Vectors = append(t.Vectors, float32((i*7+j*3)%11)/11-0.5)
		}
	}
	return t
}

func lesson12() []Doc {
	sentences := [][]string{{"Anna", "Lindqvist", "met", "Peter", "in", "Malmö", "."}, {"Hartmann", "said", "the", "."}, {"on", "Monday", "Lindqvist", "left", "."}}
	names := []ner.Name{
		{First: 0, Last: 2},
		{First: 3, Last: 4},
		{First: 5, Last: 6, Kind: ner.Place},
		{First: 7, Last: 8},
		{First: 13, Last: 14},
	}
	var docs []Doc
	for range 12 {
		docs = append(docs, Doc{Source: "own", Sentences: sentences, Names: names})
	}
	return docs
}

func bytesOf(t *testing.T, l *ner.Lexicon, net *nn.Net) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "model")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(ner.NewModel(l, net).Write(f), f.Close()); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestFit: a net learns a small text by heart, and comes out the same, byte for
// byte, when it is trained again, in one go or with a stop.
func TestFit(t *testing.T) {
	t.Parallel()
	docs := lesson12()
	lexicon := small().Lexicon(map[string]bool{"anna": true}, 0)
	recipe := Recipe{Seed: 3, Epochs: 12, Words: 100, Dev: docs}
	net, err := Fit(context.Background(), docs, lexicon, recipe)
	if err != nil {
		t.Fatal(err)
	}
	report := Evaluate(ner.NewModel(lexicon, net), docs)
	if f1 := report.Free(); f1 < 99 {
		t.Errorf("learned by heart: %s", report)
	}
	recipe.Checkpoint, recipe.Dev = filepath.Join(t.TempDir(), "checkpoint"), nil
	ctx, cancel := context.WithCancel(context.Background())
	rounds := 0
	recipe.Log = func(string) {
		if rounds++; rounds == 3 {
			cancel()
		}
	}
	if _, err := Fit(ctx, docs, lexicon, recipe); !errors.Is(err, context.Canceled) {
		t.Fatalf("stopped with %v", err)
	}
	again, err := Fit(context.Background(), docs, lexicon, recipe)
	if err != nil {
		t.Fatal(err)
	}
	if rounds != recipe.Epochs {
		t.Errorf("%d epochs in all, want %d", rounds, recipe.Epochs)
	}
	if bytesOf(t, lexicon, net) != bytesOf(t, lexicon, again) {
		t.Error("the model trained with a stop is another one")
	}
}

func TestBatchesKeepAllLessons(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var all []lesson
		total := 0
		for _, n := range rapid.SliceOf(rapid.IntRange(1, 3000)).Draw(t, "sizes") {
			all = append(all, lesson{words: n})
			total += n
		}
		sum := 0
		for _, b := range batches(all, 4000, shards) {
			size := 0
			for _, s := range b {
				for _, l := range s {
					size += l.words
				}
			}
			if size >= 4000+3000 {
				t.Fatalf("a batch of %d words", size)
			}
			sum += size
		}
		if sum != total {
			t.Fatalf("%d words of %d", sum, total)
		}
	})
}

func TestLessonsKeepAllWords(t *testing.T) {
	t.Parallel()
	long := make([]string, 250)
	d := Doc{Source: "x", Names: []ner.Name{{First: 249, Last: 251}}}
	for range 50 {
		d.Sentences = append(d.Sentences, slices.Clone(long))
	}
	words, tagged := 0, 0
	for _, l := range lessons([]Doc{d}) {
		for i, s := range l.sentences {
			words += len(s)
			if len(s) > 100 || len(s) != len(l.tags[i]) {
				t.Fatalf("a sentence of %d words with %d tags", len(s), len(l.tags[i]))
			}
			for _, tag := range l.tags[i] {
				if tag != 0 {
					tagged++
				}
			}
		}
	}
	if words != 50*250 || tagged != 2 {
		t.Errorf("%d words, %d tagged", words, tagged)
	}
}

package ner_test

import (
	"context"
	"os"
	"strings"
	"testing"

	"onrecord/articles/ner"
	"onrecord/articles/prose"
)

// TestBigTexts reads some megabytes; it takes minutes where there are no vector
// instructions, so it is run on demand only.
func TestBigTexts(t *testing.T) {
	if os.Getenv("NER_BIG") == "" {
		t.Skip("NER_BIG is not set")
	}
	for name, body := range map[string]string{
		"one line":      strings.Repeat("Anna Lindqvist met Peter Hartmann in Malmö and said that he was not there. ", 5_000_000/76),
		"no end":        strings.Repeat("Anna Lindqvist met ", 5_000_000/19),
		"100,000 names": strings.Repeat("John Smith, Mary Jones, ", 50_000),
		"one word":      strings.Repeat("x", 5_000_000),
		"marks":         strings.Repeat("“", 1_000_000),
	} {
		t.Run(name, func(t *testing.T) {
			text := prose.Read(body)
			names := ner.Find(context.Background(), text)
			sane(t, text, names)
			t.Logf("%d words, %d names", len(text.Words), len(names))
		})
	}
}

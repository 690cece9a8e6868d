package analyze

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/articles/ner"
	"onrecord/articles/prose"
)

// BenchmarkRules measures all but the recogniser: countries, linking, quotes,
// on marked news with its marks read away.
func BenchmarkRules(b *testing.B) {
	files, err := filepath.Glob("testdata/gold/*.txtar")
	if err != nil || len(files) == 0 {
		b.Fatalf("no gold: %v", err)
	}
	var texts []*prose.Text
	var names [][]ner.Name
	words := 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		t := prose.Read(bare(string(data)))
		texts, words = append(texts, t), words+len(t.Words)
		names = append(names, ner.Find(context.Background(), t))
	}
	b.ReportAllocs()
	for b.Loop() {
		for i, t := range texts {
			if _, err := (Reader{}).read(context.Background(), t, names[i], nil); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.N*words)/b.Elapsed().Seconds(), "words/s")
}

// bare is marked text without its marks: {p=lind Lindqvist} is Lindqvist.
func bare(marked string) string {
	var out strings.Builder
	for {
		before, rest, found := strings.Cut(marked, "{")
		out.WriteString(strings.ReplaceAll(before, "}", ""))
		if !found {
			return out.String()
		}
		_, marked, _ = strings.Cut(rest, " ")
	}
}

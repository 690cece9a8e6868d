package analyze_test

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"onrecord/articles"
	"onrecord/articles/analyze"
	"onrecord/articles/prose"
)

// TestCountries holds the countries found in testdata/countries.txt above a
// floor. The cases were written before it was known what the engine gives.
func TestCountries(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("testdata/countries.txt")
	if err != nil {
		t.Fatal(err)
	}
	var score, whole ratio
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		text, want := lands(strings.ReplaceAll(line, `\n`, "\n"))
		found := landsIn(t, text)
		whole.share(slices.Equal(found, want))
		if !slices.Equal(found, want) {
			t.Logf("%s\n\tgot %v", line, found)
		}
		score.want += len(want)
		score.found += len(found)
		for _, x := range found {
			if slices.Contains(want, x) {
				score.right++
			}
		}
	}
	t.Logf("countries %s; texts without a mistake %s", score, whole)
	if score.f1() < 0.98 || whole.f1() < 0.98 {
		t.Errorf("countries %s, texts %s: want 0.98", score, whole)
	}
}

// A land is a country where a text names it.
type land struct {
	at   articles.Span
	code string
}

// lands takes the marks off a text.
func lands(marked string) (text string, want []land) {
	var b strings.Builder
	for {
		plain, rest, more := strings.Cut(marked, "{")
		b.WriteString(plain)
		if !more {
			return b.String(), want
		}
		inner, after, _ := strings.Cut(rest, "}")
		code, words, _ := strings.Cut(inner, " ")
		lo := b.Len()
		b.WriteString(words)
		want = append(want, land{articles.Span{Lo: lo, Hi: b.Len()}, code})
		marked = after
	}
}

func landsIn(t *testing.T, text string) (found []land) {
	t.Helper()
	a, err := analyze.Text(context.Background(), prose.Read(text), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range a.Countries {
		for _, m := range c.Mentions {
			found = append(found, land{m.Span, c.Code})
		}
	}
	slices.SortFunc(found, func(x, y land) int { return x.at.Compare(y.at) })
	return found
}

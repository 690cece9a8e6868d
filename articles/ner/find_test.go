package ner_test

import (
	"context"
	"strings"
	"testing"

	"onrecord/articles/ner"
	"onrecord/articles/prose"
)

// persons are the persons found in a body.
func persons(body string) []string {
	t := prose.Read(body)
	var out []string
	for _, n := range ner.Find(context.Background(), t) {
		if n.Kind == ner.Person {
			out = append(out, t.Of(prose.Range{From: t.Words[n.First].From, To: t.Words[n.Last-1].To}))
		}
	}
	return out
}

func TestFind(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, body, want string }{
		{"empty", "", ""},
		{"nothing", "The cat sat on the mat.", ""},
		{"one", "On Monday Harold Quimby said that he would resign.", "Harold Quimby"},
		{"again", "Anna Lindqvist, the mayor of London, spoke first. Lindqvist then left.", "Anna Lindqvist|Lindqvist"},
		{"markup", "*Anna* **Lindqvist** told [Peter Hartmann](https://example.org) to wait.", "Anna Lindqvist|Peter Hartmann"},
		{"possessive", "John Tillerby's lawyer did not answer.", "John Tillerby"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := strings.Join(persons(c.body), "|"); got != c.want {
				t.Errorf("found %q, want %q", got, c.want)
			}
		})
	}
}

// sane checks what every result of Find promises.
func sane(t *testing.T, text *prose.Text, names []ner.Name) {
	t.Helper()
	end := 0
	for _, n := range names {
		if n.First < end || n.Last <= n.First || n.Last > len(text.Words) || n.Certainty < 0 || n.Certainty > 1.001 {
			t.Fatalf("name %+v after word %d of %d", n, end, len(text.Words))
		}
		end = n.Last
	}
}

func hostile() map[string]string {
	return map[string]string{
		"one word":    "Macron",
		"capitals":    "PRESIDENT JOHN SMITH MET MARY JONES IN LONDON.",
		"marks":       strings.Repeat("“", 10000),
		"unclosed":    strings.Repeat("“He said ", 500),
		"no spaces":   strings.Repeat("x", 100000),
		"one line":    strings.Repeat("Anna Lindqvist met Peter Hartmann ", 2000),
		"names":       strings.Repeat("John Smith, ", 3000),
		"scripts":     "محمد قال Москва 北京 Ἀθῆναι 🎉👩‍👩‍👧 Ünïcödé",
		"right":       "\u202eAnna Lindqvist\u202c said",
		"no utf-8":    "Anna \xff\xfe Lindqvist",
		"digits":      strings.Repeat("1234567890 ", 100),
		"empty lines": strings.Repeat("\n", 1000),
	}
}

func TestHostileTexts(t *testing.T) {
	t.Parallel()
	for name, body := range hostile() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text := prose.Read(body)
			sane(t, text, ner.Find(context.Background(), text))
		})
	}
}

func FuzzFind(f *testing.F) {
	for _, body := range hostile() {
		if len(body) < 1000 {
			f.Add(body)
		}
	}
	f.Fuzz(func(t *testing.T, body string) {
		text := prose.Read(body)
		sane(t, text, ner.Find(context.Background(), text))
	})
}

func TestFindIsDeterministic(t *testing.T) {
	t.Parallel()
	text := prose.Read(strings.Repeat("Anna Lindqvist of Volvo met Peter Hartmann in Paris. Hartmann spoke.\n\n", 50))
	want := ner.Find(context.Background(), text)
	for range 3 {
		got := ner.Find(context.Background(), text)
		for i := range want {
			if i >= len(got) || got[i] != want[i] {
				t.Fatalf("name %d differs", i)
			}
		}
	}
}

func TestFindStopsWithContext(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if names := ner.Find(ctx, prose.Read("Anna Lindqvist spoke.")); len(names) > 0 {
		t.Errorf("found %v after the end of its context", names)
	}
}

func BenchmarkFind(b *testing.B) {
	text := prose.Read(strings.Repeat("The finance minister, Anna Lindqvist, told reporters in Stockholm on Tuesday that she would not resign, "+
		"whatever the newspapers wrote about her meeting with Peter Hartmann of Nordbank last spring.\n\n", 25))
	b.ReportAllocs()
	for b.Loop() {
		ner.Find(context.Background(), text)
	}
	b.ReportMetric(float64(b.N*len(text.Words))/b.Elapsed().Seconds(), "words/s")
}

package analyze_test

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"onrecord/articles"
	"onrecord/articles/analyze"
	"onrecord/articles/prose"
)

const harbour = `OSLO (Wire) — Norwegian Prime Minister Orla Quillen will close the harbour, the New York Mercury reported.

“We have no ships left,” Quillen told reporters. “And no fish.”

A Danish official, who spoke on condition of anonymity, said the Quillen government was “asleep.” In Denmark, fishermen laughed.
`

func TestArticle(t *testing.T) {
	t.Parallel()
	a, err := analyze.Article(context.Background(), articles.Article{Body: harbour}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if a.Reader != analyze.Engine() {
		t.Errorf("read by %q, want %q", a.Reader, analyze.Engine())
	}
	var got []string
	for _, p := range a.People {
		got = append(got, p.Name+" ("+p.Role+")")
	}
	for _, c := range a.Countries {
		got = append(got, c.Code)
	}
	for _, q := range a.Quotes {
		if q.Kind != articles.Reported {
			got = append(got, q.Text+" "+q.Speaker.Text+" = "+q.Speaker.Name)
		}
	}
	want := []string{
		"Orla Quillen (Norwegian Prime Minister)",
		"NO", "DK",
		"We have no ships left, Quillen = Orla Quillen",
		"And no fish. Quillen = Orla Quillen",
		"asleep. A Danish official = ",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestKnown(t *testing.T) {
	t.Parallel()
	known := func(names []string) []articles.Entity {
		if diff := cmp.Diff([]string{"Orla Quillen"}, names); diff != "" {
			t.Error(diff)
		}
		return []articles.Entity{
			{ID: 7, Kind: articles.Person, Name: "Orla Quillen"},
			{ID: 8, Kind: articles.Country, Name: "Orla Quillen"},
		}
	}
	a, err := analyze.Text(context.Background(), prose.Read("Prime Minister Orla Quillen left Oslo on Monday."), known)
	if err != nil || len(a.People) != 1 || a.People[0].ID != 7 {
		t.Errorf("people %+v, %v", a.People, err)
	}
}

func TestCanceled(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	a, err := analyze.Text(ctx, prose.Read(harbour), nil)
	if !errors.Is(err, context.Canceled) || a.Reader != "" {
		t.Errorf("got %+v, %v", a, err)
	}
}

// TestSeed checks the engine against the table of the article that the product
// was asked for, which is not ours to keep here.
func TestSeed(t *testing.T) {
	t.Parallel()
	path := os.Getenv("ONRECORD_SEED")
	if path == "" {
		t.Skip("ONRECORD_SEED names no article")
	}
	body, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	a, err := analyze.Article(context.Background(), articles.Article{Body: articles.Clean(string(body))}, nil)
	if err != nil {
		t.Fatal(err)
	}
	people := map[string]bool{}
	slips := map[string]bool{}
	for _, p := range a.People {
		people[p.Name] = true
		for _, m := range p.Mentions {
			if m.Form == articles.FormMisspelling {
				slips[m.Text] = true
			}
		}
	}
	wantPeople := map[string]bool{"Emmanuel Macron": true, "Antony Blinken": true, "Joe Biden": true, "Emmanuel Bonne": true, "Trump": true}
	if diff := cmp.Diff(wantPeople, people); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(map[string]bool{"Blinked": true}, slips); diff != "" {
		t.Error(diff)
	}
	countries := map[string]bool{}
	for _, c := range a.Countries {
		countries[c.Code] = true
	}
	if diff := cmp.Diff(map[string]bool{"AU": true, "GB": true, "US": true, "FR": true, "CN": true}, countries); diff != "" {
		t.Error(diff)
	}
	var quotes []string
	for _, q := range a.Quotes {
		if q.Kind != articles.Reported {
			start, _, _ := strings.Cut(q.Text, ",")
			who := q.Speaker.Text + " = " + q.Speaker.Name
			if q.Speaker.Anonymous {
				who += " anonymous"
			}
			quotes = append(quotes, start[:min(len(start), 10)]+": "+who)
		}
	}
	wantQuotes := []string{
		"deepen and: a State Department official =  anonymous",
		"extremely : a State Department official =  anonymous",
		"at length: a French official =  anonymous",
		"to investi: the source =  anonymous",
		"America is: Biden = Joe Biden",
	}
	if diff := cmp.Diff(wantQuotes, quotes); diff != "" {
		t.Error(diff)
	}
}

// hostile texts must be read in linear time, whatever comes out.
var hostile = map[string]string{
	"empty":      "",
	"one word":   "Quillen",
	"marks":      strings.Repeat("“ ", 10_000),
	"straight":   strings.Repeat("\" ' ", 10_000),
	"open":       strings.Repeat("\"Quillen said \"", 5_000),
	"capitals":   strings.Repeat("ORLA QUILLEN SAID US ", 5_000),
	"no stop":    strings.Repeat("and Quillen said that she ", 10_000),
	"names":      strings.Repeat("Orla Quillen, Bo Tarn, ", 10_000),
	"according":  strings.Repeat("according to ", 10_000),
	"commas":     strings.Repeat(", , said ", 10_000),
	"brackets":   strings.Repeat("( said ) ", 10_000),
	"no marks":   strings.Repeat("the dam will hold Orla Quillen said and the mayor agreed that it would ", 1_000),
	"scripts":    strings.Repeat("Quillen сказал «да» said “不” and قال «نعم» to Tarn. ", 1_000),
	"right left": strings.Repeat("قال «نعم» שלום ", 5_000),
	"dashes":     strings.Repeat("— said – ", 10_000),
}

func TestHostile(t *testing.T) {
	t.Parallel()
	for name, body := range hostile {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(t, body)
		})
	}
}

// check analyses body and holds what must be true of every analysis.
func check(t *testing.T, body string) {
	t.Helper()
	text := prose.Read(articles.Clean(body))
	a, err := analyze.Text(context.Background(), text, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, entities := range [][]articles.Entity{a.People, a.Countries} {
		for _, e := range entities {
			if len(e.Mentions) == 0 || e.Name == "" {
				t.Fatalf("bare %+v", e)
			}
			for _, m := range e.Mentions {
				if !m.Span.Within(len(text.Body)) || m.Span.Empty() || !utf8.ValidString(m.Text) || m.Certainty < 0 || m.Certainty > 1 {
					t.Fatalf("%s: %+v", e.Name, m)
				}
			}
		}
	}
	last := articles.Span{}
	for _, q := range a.Quotes {
		if !q.Span.Within(len(text.Body)) || q.Span.Empty() || q.Span.Compare(last) < 0 || q.Rule == "" || q.Certainty <= 0 || q.Certainty > 1 {
			t.Fatalf("%+v after %v", q, last)
		}
		last = q.Span
	}
}

func FuzzText(f *testing.F) {
	f.Add(harbour)
	for _, body := range hostile {
		f.Add(body[:min(len(body), 200)])
	}
	f.Fuzz(func(t *testing.T, body string) { check(t, body) })
}

func BenchmarkArticle(b *testing.B) {
	t := prose.Read(strings.Repeat(harbour, 12))
	b.Run("all", func(b *testing.B) {
		for b.Loop() {
			if _, err := analyze.Text(context.Background(), t, nil); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(b.N*len(t.Words))/b.Elapsed().Seconds(), "words/s")
	})
}

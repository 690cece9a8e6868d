package train_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onrecord/articles"
	"onrecord/articles/ner/train"
)

func TestParse(t *testing.T) {
	t.Parallel()
	src := `
{t Finance Minister} {p=lind Anna Lindqvist} of {c=SE Sweden} said “{q1 we wait},” and in {l Geneva} {s2=lind she} {k2 added} {r2 that {o the Bank} was “{m2 deaf}”}.

“{q1 So wait},” {k1 said} {s1 the {d=SE Swedish} minister {p=lind Lindqvist}}, a “{x dove}”. “{q3 No},” said {s3=? a clerk} of {s4=- the bank} that {r4 it did}.
`
	got, err := train.Parse(src)
	if err != nil {
		t.Fatal(err)
	}
	at := func(s string) articles.Span {
		i := strings.Index(got.Text, s)
		if i < 0 {
			t.Fatalf("no %q in %q", s, got.Text)
		}
		return articles.Span{Lo: i, Hi: i + len(s)}
	}
	inner := at("Swedish minister Lindqvist")
	last := articles.Span{Lo: inner.Hi - len("Lindqvist"), Hi: inner.Hi}
	lind := train.Speaker{Span: at("the Swedish minister Lindqvist"), Key: "lind"}
	she := train.Speaker{Span: at("she"), Key: "lind"}
	want := train.Marked{
		Text:      got.Text,
		Roles:     []train.Role{{Span: at("Finance Minister"), Key: "lind"}},
		People:    []train.Person{{Span: at("Anna Lindqvist"), Key: "lind"}, {Span: last, Key: "lind"}},
		Countries: []train.Country{{Span: at("Sweden"), Code: "SE"}, {Span: at("Swedish"), Code: "SE", Demonym: true}},
		Places:    []articles.Span{at("Geneva")},
		Orgs:      []articles.Span{at("the Bank")},
		Scare:     []articles.Span{at("dove")},
		Quotes: []train.Quote{
			{Span: at("we wait"), Kind: articles.Direct, Statement: 1, Speaker: lind, Cue: at("said the")},
			{Span: at("that the Bank was “deaf”"), Kind: articles.Reported, Statement: 2, Speaker: she, Cue: at("added")},
			{Span: at("deaf"), Kind: articles.Mixed, Statement: 2, Speaker: she, Cue: at("added")},
			{Span: at("So wait"), Kind: articles.Direct, Statement: 1, Speaker: lind, Cue: at("said the")},
			{Span: at("No"), Kind: articles.Direct, Statement: 3, Speaker: train.Speaker{Span: at("a clerk"), Anonymous: true}},
			{Span: at("it did"), Kind: articles.Reported, Statement: 4, Speaker: train.Speaker{Span: at("the bank")}},
		},
	}
	for _, i := range []int{0, 3} {
		want.Quotes[i].Cue.Hi -= len(" the")
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestParseFile(t *testing.T) {
	t.Parallel()
	ms, err := train.ParseFile("a.txt", []byte("about\n-- one --\n{p Ada Vane}\n\n-- two --\n\nPlain.\n"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range ms {
		got = append(got, m.Name+": "+m.Text)
	}
	if diff := cmp.Diff([]string{"a.txt/one: Ada Vane", "a.txt/two: Plain."}, got); diff != "" {
		t.Error(diff)
	}
	if ms[0].People[0].Key != "vane" {
		t.Errorf("key %q, want the last word", ms[0].People[0].Key)
	}
}

func TestParseErrors(t *testing.T) {
	t.Parallel()
	for name, src := range map[string]string{
		"unclosed":          "{p Ada",
		"unopened":          "Ada}",
		"empty":             "{p }",
		"space":             "{p Ada }",
		"no words":          "{p}",
		"unknown":           "{z Ada}",
		"number missing":    "{q Ada}",
		"number unwanted":   "{p1 Ada}",
		"number bad":        "{q0 Ada}",
		"segment of two":    "{q1,2 Ada}",
		"key missing":       "{p= Ada}",
		"key unwanted":      "{l=x Rome}",
		"no code":           "{c Sweden}",
		"no such person":    "{q1 Yes}, said {s1=bo Bo}",
		"nobody within":     "{q1 Yes}, said {s1 Bo}",
		"role of nobody":    "{t Senator}",
		"cue of nothing":    "he {k1 said}",
		"two cues":          "{q1 Yes}, {k1 said} and {k1 said}",
		"too deep":          strings.Repeat("{o ", 9) + "x" + strings.Repeat("}", 9),
		"role without name": "{t=bo Senator} Ada",
	} {
		_, err := train.ParseFile("a.txt", []byte("-- one --\n\n"+src+"\n"))
		if err == nil || !strings.HasPrefix(err.Error(), "a.txt:3: ") {
			t.Errorf("%s: error %v, want one at a.txt:3", name, err)
		}
	}
}

// What the marks enclose is found at their spans, whatever stands around.
func TestParseSpans(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[a-zé]{1,6}`), 1, 20).Draw(t, "words")
		var src []string
		var plain, marked []string
		for _, w := range words {
			plain = append(plain, w)
			if rapid.Bool().Draw(t, "mark") {
				marked = append(marked, w)
				w = "{p=x " + w + "}"
			}
			src = append(src, w)
		}
		m, err := train.Parse(strings.Join(src, " "))
		if err != nil {
			t.Fatal(err)
		}
		if m.Text != strings.Join(plain, " ") {
			t.Fatalf("text %q", m.Text)
		}
		var got []string
		for _, p := range m.People {
			got = append(got, m.Text[p.Span.Lo:p.Span.Hi])
		}
		if diff := cmp.Diff(marked, got); diff != "" {
			t.Fatal(diff)
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add("{p=a Ada} {k1 said} “{q1 yes}”")
	f.Fuzz(func(t *testing.T, src string) {
		m, err := train.Parse(src)
		if err != nil {
			return
		}
		for _, p := range m.People {
			if !p.Span.Within(len(m.Text)) || p.Span.Empty() {
				t.Errorf("span %v of a text of %d bytes", p.Span, len(m.Text))
			}
		}
	})
}

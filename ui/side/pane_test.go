package side_test

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"onrecord/articles"
	"onrecord/ui/keys"
	"onrecord/ui/side"
	"onrecord/ui/theme"
)

func mention(lo int) articles.Mention {
	return articles.Mention{Span: articles.Span{Lo: lo, Hi: lo + 4}, Text: "Vane"}
}

func reading() articles.Reading {
	return articles.Reading{
		Article: articles.Article{ID: 7, Body: strings.Repeat("x", 200)},
		Analysis: articles.Analysis{
			Reader: "test",
			People: []articles.Entity{
				{Kind: articles.Person, Name: "Orsolya Vane", Role: "Prime Minister", Mentions: []articles.Mention{mention(10), mention(50), mention(90)}},
				{Kind: articles.Person, Name: "Tomas Idrel", Mentions: []articles.Mention{mention(20)}},
			},
			Countries: []articles.Entity{{Kind: articles.Country, Name: "Norway", Code: "NO", Mentions: []articles.Mention{mention(30)}}},
			Quotes: []articles.Quote{
				{Span: articles.Span{Lo: 60, Hi: 80}, Text: "stay open to all", Kind: articles.Mixed, CueText: "said", Certainty: 0.42, Speaker: articles.Speaker{Name: "Orsolya Vane"}},
				{Span: articles.Span{Lo: 100, Hi: 120}, Text: "it would pay", Kind: articles.Reported, Certainty: 0.9},
			},
		},
		Annotations: []articles.Annotation{
			{ID: "lost", Placement: articles.Lost, Note: "gone", Selector: articles.Selector{Exact: "a passage"}},
			{ID: "near", Span: articles.Span{Lo: 5, Hi: 9}, Placement: articles.Near, Kind: articles.KindDoubt, Tags: []string{"check"}, Selector: articles.Selector{Exact: "old words"}},
		},
	}
}

func pane(width, height int) *side.Pane {
	p := side.New(theme.Pen{Theme: theme.None()})
	p.SetSize(width, height)
	p.SetReading(reading())
	return p
}

func sees(t *testing.T, p *side.Pane, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if s := ansi.Strip(p.View()); !strings.Contains(s, text) {
			t.Fatalf("the pane lacks %q:\n%s", text, s)
		}
	}
}

func TestTabs(t *testing.T) {
	t.Parallel()
	p := pane(40, 20)
	sees(t, p, "People 2", "> Orsolya Vane", `1" 3×`, "Prime Minister", "Tomas Idrel")
	p.Do(keys.NextTab, 1)
	sees(t, p, "> Norway", "NO 1×")
	p.Do(keys.TabQuotes, 1)
	sees(t, p, "“stay open to all”", "mixed · said", "? 42%", "nobody named", "reported", "90%")
	p.Do(keys.PrevTab, 3)
	sees(t, p, "doubt · the passage has changed", "note · passage not found", "gone")
	p.Do(keys.NextTab, 5)
	sees(t, p, "> Orsolya Vane")
}

func TestTabNamesFitTheWidth(t *testing.T) {
	t.Parallel()
	for width, want := range map[int]string{
		60: "People 2  Countries 1  Quotes 2  Notes 2",
		36: "People 2  Ctry 1  Quote 2  Note 2",
		28: "People 2  C 1  Q 2  N 2",
		20: "P 2  C 1  Q 2  N 2",
	} {
		if s := ansi.Strip(pane(width, 12).View()); !strings.Contains(s, want) {
			t.Errorf("width %d: %q lacks %q", width, strings.SplitN(s, "\n", 2)[0], want)
		}
	}
}

func TestEnterGoesThroughTheMentions(t *testing.T) {
	t.Parallel()
	p := pane(30, 20)
	var got []int
	for range 4 {
		in, ok := p.Do(keys.Open, 1).(side.Go)
		if !ok {
			t.Fatal("Enter goes nowhere")
		}
		got = append(got, in.N)
	}
	if d := cmp.Diff([]int{0, 1, 2, 0}, got); d != "" {
		t.Error(d)
	}
	in, ok := p.Do(keys.Down, 1).(side.Chose)
	if !ok || in.Item.Entity.Name != "Tomas Idrel" {
		t.Fatalf("down chose %+v", in)
	}
	p.Do(keys.Up, 1)
	if in, ok := p.Do(keys.Open, 1).(side.Go); !ok || in.N != 0 {
		t.Errorf("after another name Enter begins anew: %+v", in)
	}
}

func TestShowFollowsTheText(t *testing.T) {
	t.Parallel()
	p := pane(30, 20)
	p.Do(keys.TabNotes, 1)
	it, n, ok := p.Show(side.People, articles.Span{Lo: 50, Hi: 54})
	if !ok || n != 1 || it.Entity.Name != "Orsolya Vane" || p.Tab() != side.People {
		t.Fatalf("show gives %q, %d, %v", it.Entity.Name, n, ok)
	}
	if in, ok := p.Do(keys.Open, 1).(side.Go); !ok || in.N != 2 {
		t.Errorf("Enter goes on from there: %+v", in)
	}
	if _, _, ok := p.Show(side.People, articles.Span{Lo: 1, Hi: 2}); ok {
		t.Error("a place that nobody has was shown")
	}
}

func TestNotesAreEditedAndDeleted(t *testing.T) {
	t.Parallel()
	p := pane(30, 20)
	if in := p.Do(keys.DeleteNote, 1); in != nil {
		t.Errorf("dd on a person gives %v", in)
	}
	p.Do(keys.TabNotes, 1)
	if in := p.Do(keys.Annotate, 1); in != (side.Edit{Note: "near"}) {
		t.Errorf("a gives %v", in)
	}
	p.Do(keys.Bottom, 1)
	if in := p.Do(keys.DeleteNote, 1); in != (side.Delete{Note: "lost"}) {
		t.Errorf("dd gives %v", in)
	}
	if in, ok := p.Do(keys.Open, 1).(side.Go); !ok || len(in.Item.Places()) != 0 {
		t.Errorf("a lost note has places: %+v", in)
	}
}

func TestTheCursorStaysInView(t *testing.T) {
	t.Parallel()
	r := reading()
	for i := range 60 {
		r.Analysis.Quotes = append(r.Analysis.Quotes, articles.Quote{
			Span: articles.Span{Lo: 120 + i, Hi: 121 + i}, Text: strings.Repeat("word ", i), Certainty: 1,
			Speaker: articles.Speaker{Text: "speaker " + string(rune('a'+i%26)) + string(rune('a'+i/26))},
		})
	}
	for height := 4; height < 30; height += 5 {
		p := pane(26, height)
		p.SetReading(r)
		p.Do(keys.TabQuotes, 1)
		for _, a := range []keys.Action{keys.Down, keys.PageDown, keys.Bottom, keys.HalfUp, keys.Up, keys.PageUp, keys.Top} {
			for range 5 {
				p.Do(a, 1)
				if lines := strings.Split(ansi.Strip(p.View()), "\n"); len(lines) != height {
					t.Fatalf("%d lines, want %d", len(lines), height)
				}
				sees(t, p, "> ")
			}
		}
	}
}

func TestStandingKeepsToItsWidth(t *testing.T) {
	t.Parallel()
	pen := theme.Pen{Theme: theme.Dark()}
	now := time.Date(2026, 3, 14, 12, 0, 0, 0, time.UTC)
	s := articles.Standing{
		Entity: articles.Entity{Kind: articles.Person}, Articles: 1, Quotes: 12, First: now.AddDate(-3, 0, 0), Last: now.AddDate(-1, 0, 0),
		With: []articles.Entity{{Name: "Tomas Idrel"}, {Name: "Bela Orrin"}},
	}
	for width := 1; width < 80; width++ {
		for _, l := range side.Standing(pen, width, s, now) {
			if w := pen.Width(l); w != width {
				t.Errorf("width %d: a line of %d cells: %q", width, w, l)
			}
		}
	}
	text := ansi.Strip(strings.Join(side.Standing(pen, 40, s, now), "\n"))
	for _, want := range []string{"1 article ", "12 quotes", "first Mar 2023", "last Mar 2025", "with Tomas Idrel, Bela Orrin"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q lacks %q", text, want)
		}
	}
}

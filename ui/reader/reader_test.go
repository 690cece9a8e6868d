package reader_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/articles"
	"onrecord/ui/keys"
	"onrecord/ui/page"
	"onrecord/ui/reader"
	"onrecord/ui/theme"
)

func TestJumps(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		steps []step
	}{
		{"people", []step{
			{keys.NextPerson, 1, "Orsolya Vane"},
			{keys.NextPerson, 1, "Vane"},
			{keys.NextPerson, 1, "Tam Brandt"},
			{keys.PrevPerson, 2, "Orsolya Vane"},
			{keys.PrevPerson, 1, "Orsolya Vane"},
			{keys.NextPerson, 4, "Brandt"},
			{keys.NextPerson, 1, "Brandt"},
		}},
		{"same name", []step{
			{keys.NextPerson, 1, "Orsolya Vane"},
			{keys.NextSame, 2, "Vane"},
			{keys.NextOfKind, 1, "Vane"},
			{keys.PrevOfKind, 2, "Orsolya Vane"},
		}},
		{"repeat", []step{
			{keys.NextCountry, 1, "Freedonia"},
			{keys.NextOfKind, 2, "Sylvania"},
			{keys.PrevOfKind, 1, "Freedonia"},
			{keys.NextQuote, 1, "the harbour would be closed in May"},
			{keys.PrevOfKind, 1, "We will not wait,"},
		}},
		{"notes", []step{{keys.NextNote, 1, "pays nothing"}, {keys.PrevPerson, 1, "Tam Brandt"}}},
		{"headings", []step{
			{keys.NextHeading, 1, "What follows"},
			{keys.PrevHeading, 1, "The harbour of Kestrel"},
		}},
		{"links", []step{{keys.NextLink, 1, "the minutes"}, {keys.NextLink, 1, "the minutes"}}},
		{"sentences", []step{
			{keys.NextSentence, 1, "Orsolya Vane, the mayor, spoke on Monday."},
			{keys.NextSentence, 1, "Freedonia had asked her to wait."},
			{keys.PrevSentence, 2, "The harbour of Kestrel"},
			{keys.NextPerson, 1, "Orsolya Vane"},
			{keys.NextSentence, 1, "Freedonia had asked her to wait."},
			{keys.NextCountry, 1, "Freedonia"},
			{keys.NextPerson, 1, "Vane"},
			{keys.PrevSentence, 1, "“We will not wait,” Vane said, and left."},
		}},
		{"paragraphs", []step{
			{keys.NextParagraph, 2, "What follows"},
			{keys.PrevParagraph, 1, "Orsolya Vane, the mayor, spoke on Monday. Freedonia had asked her to wait. “We will not wait,” Vane said, and left."},
		}},
	} {
		for _, size := range [][2]int{{80, 40}, {34, 8}, {20, 3}} {
			t.Run(c.name, func(t *testing.T) {
				t.Parallel()
				walk(t, open(t, size[0], size[1]), c.steps)
			})
		}
	}
}

func TestJumpSays(t *testing.T) {
	t.Parallel()
	p := open(t, 60, 20)
	want := reader.Intent(reader.Jump{From: articles.Span{}, To: span("Orsolya Vane", 0), Entity: vane})
	if d := cmp.Diff(want, p.Do(keys.NextPerson, 1)); d != "" {
		t.Error(d)
	}
	want = reader.Jump{From: span("Orsolya Vane", 0), To: span("Freedonia", 0), Entity: freedonia}
	if d := cmp.Diff(want, p.Do(keys.NextCountry, 1)); d != "" {
		t.Error(d)
	}
	p.Do(keys.NextCountry, 3)
	if d := cmp.Diff(reader.Intent(reader.Notice{Text: "No more countries below"}), p.Do(keys.NextOfKind, 1)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(reader.Intent(reader.Pass{}), p.Do(keys.Star, 1)); d != "" {
		t.Error(d)
	}
}

func TestAnnotating(t *testing.T) {
	t.Parallel()
	p := open(t, 60, 30)
	is := func(got, want reader.Intent) {
		t.Helper()
		if d := cmp.Diff(want, got); d != "" {
			t.Error(d)
		}
	}
	p.Do(keys.NextQuote, 1)
	is(p.Do(keys.Copy, 1), reader.Copy{Text: "We will not wait,", Quote: 0})
	is(p.Do(keys.Highlight, 1), reader.Highlight{Span: span("We will not wait,", 0), Kind: articles.KindPoint})
	p.SetAnnotations([]articles.Annotation{{ID: "h", Span: span("We will not wait,", 0), Placement: articles.Placed, Kind: articles.KindPoint}})
	is(p.Do(keys.Highlight, 1), reader.Highlight{Note: "h", Span: span("We will not wait,", 0), Kind: articles.KindClaim})
	is(p.Do(keys.Annotate, 1), reader.AddNote{Note: "h", Span: span("We will not wait,", 0), Text: "We will not wait,"})
	is(p.Do(keys.DeleteNote, 1), reader.DeleteNote{Note: "h"})
	p.SetAnnotations(nil)
	is(p.Do(keys.DeleteNote, 1), reader.Notice{Text: "No note here", Try: []keys.Action{keys.NextNote}})
	p.Do(keys.NextLink, 1)
	is(p.Do(keys.Open, 1), reader.OpenLink{URL: "https://example.org/minutes"})
	p.Do(keys.PrevPerson, 1)
	is(p.Do(keys.Open, 1), reader.Card{Entity: brandt})
	is(p.Do(keys.Dossier, 1), reader.Dossier{Entity: brandt})
}

func TestSelecting(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		steps []step
	}{
		{"characters", []step{
			{keys.NextCountry, 1, "Freedonia"},
			{keys.Select, 1, "Freedonia"},
			{keys.CharRight, 4, "Freedonia had"},
			{keys.CharLeft, 1, "Freedonia ha"},
			{keys.WordEnd, 1, "Freedonia had"},
			{keys.WordEnd, 2, "Freedonia had asked her"},
			{keys.NextWord, 1, "Freedonia had asked her t"},
			{keys.PrevWord, 2, "Freedonia had a"},
			{keys.SwapEnds, 1, "Freedonia had a"},
			{keys.NextWord, 1, "had a"},
			{keys.Escape, 1, "Freedonia"},
		}},
		{"whole", []step{
			{keys.NextCountry, 1, "Freedonia"},
			{keys.Select, 1, "Freedonia"},
			{keys.InSentence, 1, "Freedonia had asked her to wait."},
			{keys.NextSentence, 1, "Freedonia had asked her to wait. “We will not wait,” Vane said, and left."},
			{keys.InWord, 1, "."},
		}},
		{"sentences", []step{
			{keys.NextCountry, 1, "Freedonia"},
			{keys.SelectWhole, 1, "Freedonia had asked her to wait."},
			{keys.NextSentence, 1, "Freedonia had asked her to wait. “We will not wait,” Vane said, and left."},
			{keys.SwapEnds, 1, "Freedonia had asked her to wait. “We will not wait,” Vane said, and left."},
			{keys.PrevSentence, 1, "Orsolya Vane, the mayor, spoke on Monday. Freedonia had asked her to wait. “We will not wait,” Vane said, and left."},
		}},
		{"to a name", []step{
			{keys.NextCountry, 1, "Freedonia"},
			{keys.Select, 1, "Freedonia"},
			{keys.NextPerson, 1, "Freedonia had asked her to wait. “We will not wait,” Vane"},
			{keys.PrevPerson, 2, "Orsolya Vane, the mayor, spoke on Monday. F"},
		}},
		{"from the start", []step{
			{keys.Select, 1, "T"},
			{keys.Down, 2, "The harbour of Kestrel\n\nO"},
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			walk(t, open(t, 70, 20), c.steps)
		})
	}
}

func TestSelectionIsKeptAsTarget(t *testing.T) {
	t.Parallel()
	p := open(t, 70, 20)
	p.Do(keys.NextCountry, 1)
	p.Do(keys.Select, 1)
	if p.Context() != keys.Selecting {
		t.Error("not selecting")
	}
	p.Do(keys.CharRight, 4)
	got := p.Do(keys.Highlight, 1)
	want := reader.Intent(reader.Highlight{Span: span("Freedonia had", 0), Kind: articles.KindPoint})
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if p.Context() != keys.Text || target(p) != "Freedonia had" {
		t.Errorf("target %q after the highlight", target(p))
	}
}

func TestFind(t *testing.T) {
	t.Parallel()
	p := open(t, 60, 10)
	for i := range "harbour" {
		p.Find("harbour"[:i+1])
	}
	if got := p.Status(); got.Hits != 2 || got.Hit != 1 {
		t.Errorf("hit %d of %d", got.Hit, got.Hits)
	}
	p.Found()
	walk(t, p, []step{
		{keys.NextOfKind, 1, "harbour"},
		{keys.NextOfKind, 1, "harbour"},
	})
	if got := p.Status(); got.Hit != 1 {
		t.Errorf("find does not go round: hit %d", got.Hit)
	}
	p.Do(keys.Escape, 1)
	if got := p.Status(); got.Hits != 0 || got.Find != "" {
		t.Errorf("find is still on: %+v", got)
	}
	p.Find("Harbour")
	if d := cmp.Diff(reader.Intent(reader.Notice{Text: "Not found: Harbour"}), p.Found()); d != "" {
		t.Error(d)
	}
}

func TestScrolling(t *testing.T) {
	t.Parallel()
	p := open(t, 40, 6)
	top := func() string { return shown(p)[0] }
	if !strings.Contains(top(), "The harbour of Kestrel") {
		t.Fatalf("top %q", top())
	}
	p.Do(keys.Down, 2)
	if !strings.Contains(top(), "Orsolya Vane") {
		t.Errorf("two down: %q", top())
	}
	p.Do(keys.Up, 9)
	if !strings.Contains(top(), "The harbour of Kestrel") {
		t.Errorf("up: %q", top())
	}
	p.Do(keys.Bottom, 1)
	if last := shown(p)[5]; !strings.Contains(last, "Sylvania will come.") {
		t.Errorf("bottom: %q", last)
	}
	if got := p.Status().Percent; got != 100 {
		t.Errorf("%d %% at the end", got)
	}
	p.Do(keys.Top, 1)
	for range 20 {
		if i := p.Do(keys.ReadOn, 1); i != nil {
			if d := cmp.Diff(reader.Intent(reader.ReadOn{}), i); d != "" {
				t.Error(d)
			}
			return
		}
	}
	t.Error("Space never comes to the end")
}

func TestPlaceSurvivesResize(t *testing.T) {
	t.Parallel()
	p := open(t, 60, 6)
	p.Do(keys.Down, 7)
	want := p.Place()
	if want.IsZero() {
		t.Fatal("nothing scrolled")
	}
	for _, w := range []int{30, 90, 18, 60} {
		p.SetSize(w, 6)
		p.View()
	}
	if got := p.Place(); got != want {
		t.Errorf("place %v, want %v", got, want)
	}
	r := reading()
	r.Place = want
	var again reader.Pane
	again.SetSize(60, 6)
	again.SetArticle(r, page.Open(body, page.Options{Width: 60, Theme: theme.None()}))
	if d := cmp.Diff(shown(p), shown(&again)); d != "" {
		t.Error(d)
	}
}

func TestViewHasSignsAndRings(t *testing.T) {
	t.Parallel()
	p := open(t, 70, 14)
	p.Do(keys.NextPerson, 1)
	want := []string{
		"   The harbour of Kestrel",
		"",
		" > [Orsolya Vane], the mayor, spoke on Monday. Freedonia had asked her",
		` " to wait. “We will not wait,” Vane said, and left.`,
		"",
		"   What follows",
		"",
		"   The ministry of Freedonia did not answer. Its spokesman, Tam",
		" ? Brandt, said that the harbour would be closed in May.",
		"",
		"   • Ferries pay half, the minutes show.",
		"nd • Sylvania pays nothing.",
		"",
		"   Vane and Brandt meet on Friday. Nobody from Sylvania will come.",
	}
	if d := cmp.Diff(want, shown(p)); d != "" {
		t.Error(d)
	}
}

func TestMouse(t *testing.T) {
	t.Parallel()
	p := open(t, 70, 20)
	lines := shown(p)
	click := func(words string) reader.Intent {
		for y, l := range lines {
			if b, _, ok := strings.Cut(l, words); ok {
				x := len([]rune(b))
				p.Press(x, y)
				return p.Release(x, y)
			}
		}
		t.Fatalf("%q is not on the screen", words)
		return nil
	}
	click("Vane said")
	if got := target(p); got != "Vane" {
		t.Errorf("target %q", got)
	}
	if d := cmp.Diff(reader.Intent(reader.OpenLink{URL: "https://example.org/minutes"}), click("minutes")); d != "" {
		t.Error(d)
	}
	p.Press(3, 2)
	p.Drag(9, 2)
	p.Release(9, 2)
	if p.Context() != keys.Selecting || !strings.HasPrefix(target(p), "Orsolya") {
		t.Errorf("dragged over %q", target(p))
	}
}

func TestNothingToShow(t *testing.T) {
	t.Parallel()
	var p reader.Pane
	p.Do(keys.Down, 1)
	p.SetSize(10, 2)
	if got, want := p.View(), "          \n          "; got != want {
		t.Errorf("view %q", got)
	}
	p.SetArticle(articles.Reading{Article: articles.Article{ID: 3}}, page.Open("", page.Options{Width: 10, Theme: theme.None()}))
	for _, a := range []keys.Action{
		keys.Down, keys.Up, keys.Top, keys.Bottom, keys.ReadOn, keys.NextPerson, keys.PrevLink, keys.NextSentence, keys.PrevSentence,
		keys.NextParagraph, keys.Select, keys.CharRight, keys.Highlight, keys.Copy, keys.DeleteNote, keys.Escape, keys.NextOfKind, keys.NextSame,
	} {
		p.Do(a, 1)
		p.View()
	}
	p.Find("x")
	p.Found()
	p.Press(1, 1)
	p.Release(1, 1)
}

package reader_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/articles"
	"onrecord/ui/keys"
	"onrecord/ui/page"
	"onrecord/ui/reader"
	"onrecord/ui/theme"
)

func placed(id articles.NoteID, s articles.Span, note string) articles.Annotation {
	return articles.Annotation{ID: id, Span: s, Placement: articles.Placed, Kind: articles.KindClaim, Note: note}
}

// TestOverlappingNotes sees that one of several notes is shown before a key acts
// on it, and that each of them can be reached.
func TestOverlappingNotes(t *testing.T) {
	t.Parallel()
	p := open(t, 70, 20)
	whole := span("Freedonia had asked her to wait.", 0)
	p.SetAnnotations([]articles.Annotation{
		placed("long", whole, "who says so?"), placed("short", span("had asked", 0), ""), placed("again", whole, "ask her"),
	})
	walk(t, p, []step{{keys.NextCountry, 1, "Freedonia"}})
	if n, ok := p.Do(keys.DeleteNote, 1).(reader.Notice); !ok || !strings.HasPrefix(n.Text, "2 notes here: the same key again is for “claim: who says so?”") {
		t.Fatalf("first press: %+v", n)
	}
	if s := p.Status(); s.Label != "claim: who says so?" || s.Nth != 1 || s.Of != 3 {
		t.Errorf("status %+v", s)
	}
	if d := cmp.Diff(reader.Intent(reader.DeleteNote{Note: "long"}), p.Do(keys.DeleteNote, 1)); d != "" {
		t.Error(d)
	}
	for _, want := range []articles.NoteID{"again", "short"} {
		p.Do(keys.NextNote, 1)
		got, ok := p.Do(keys.Annotate, 1).(reader.AddNote)
		if !ok || got.Note != want {
			t.Errorf("edits %+v, want %s", got, want)
		}
	}
	p.Do(keys.PrevNote, 1)
	if got, ok := p.Do(keys.Highlight, 1).(reader.Highlight); !ok || got.Note != "again" || got.Kind != articles.KindDoubt {
		t.Errorf("highlights %+v", got)
	}
	p.SetAnnotations([]articles.Annotation{placed("again", whole, "ask her"), placed("long", whole, "")})
	if got, ok := p.Do(keys.Annotate, 1).(reader.AddNote); !ok || got.Note != "again" {
		t.Errorf("after a change it edits %+v", got)
	}
}

// TestASelectionIsWrittenOnAnew sees that a passage may bear many notes.
func TestASelectionIsWrittenOnAnew(t *testing.T) {
	t.Parallel()
	p := open(t, 70, 20)
	s := span("Freedonia", 0)
	p.SetAnnotations([]articles.Annotation{placed("n", s, "words")})
	walk(t, p, []step{{keys.NextCountry, 1, "Freedonia"}, {keys.Select, 1, "Freedonia"}})
	want := reader.Intent(reader.AddNote{Span: s, Text: "Freedonia"})
	if d := cmp.Diff(want, p.Do(keys.Annotate, 1)); d != "" {
		t.Error(d)
	}
}

func TestSelectingMakesLarger(t *testing.T) {
	t.Parallel()
	const paragraph = "The ministry of Freedonia did not answer. Its spokesman, Tam Brandt, said that the harbour would be closed in May."
	p := open(t, 70, 30)
	walk(t, p, []step{
		{keys.NextPerson, 2, "Vane"},
		{keys.NextPerson, 1, "Tam Brandt"},
		{keys.Select, 1, "Tam Brandt"},
		{keys.SelectWhole, 1, "Its spokesman, Tam Brandt, said that the harbour would be closed in May."},
		{keys.SelectWhole, 1, paragraph},
		{keys.NextParagraph, 1, paragraph + "\n\n- Ferries pay half, [the minutes](https://example.org/minutes) show."},
		{keys.Select, 1, "Tam Brandt, said that the harbour would be closed in May.\n\n- Ferries pay half, [the minutes](https://example.org/minutes) show."},
		{keys.Select, 1, "Tam Brandt"},
	})
	if p.Context() != keys.Text {
		t.Error("v in characters does not end the selection")
	}
}

const strange = "Links [to the *minutes*](https://example.org/m) and `code` here.\n\n" +
	"| Ort | Stimmen |\n|---|---|\n| 港口 Quell | 1,200 |\n\n" +
	"- 日本語のテキスト。次の文。\n- cafe\u0301 und \U0001F469\u200d\U0001F680 da\n\n" +
	"    func main() { run(42) }\n"

// TestSelectingInStrangePlaces selects in links, code, tables, lists and among
// wide characters; what is selected can be marked.
func TestSelectingInStrangePlaces(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		at   string // where the selection begins
		do   []keys.Action
		want string // the passage in plain text
	}{
		"a link":           {"to the", []keys.Action{keys.WordEnd, keys.WordEnd, keys.WordEnd}, "to the minutes"},
		"code":             {"code", []keys.Action{keys.InWord}, "code"},
		"a cell":           {"港口", []keys.Action{keys.InParagraph}, "港口 Quell"},
		"a number":         {"1,200", []keys.Action{keys.InWord}, "1,200"},
		"wide characters":  {"日本語", []keys.Action{keys.CharRight, keys.CharRight}, "日本語"},
		"a combining mark": {"cafe", []keys.Action{keys.InWord}, "cafe\u0301"},
		"an emoji":         {"\U0001F469", nil, "\U0001F469\u200d\U0001F680"},
		"an item":          {"und", []keys.Action{keys.InParagraph}, "cafe\u0301 und \U0001F469\u200d\U0001F680 da"},
		"a code block":     {"main", []keys.Action{keys.NextWord}, "main("},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var p reader.Pane
			p.SetSize(60, 30)
			g := page.Open(strange, page.Options{Width: 60, Theme: theme.None()})
			at := strings.Index(strange, c.at)
			p.SetArticle(articles.Reading{Article: articles.Article{ID: 1, Body: strange}}, g)
			p.Go(articles.Span{Lo: at, Hi: at + len(string([]rune(c.at)[:1]))})
			p.Do(keys.Select, 1)
			for _, a := range c.do {
				p.Do(a, 1)
			}
			got, ok := p.Do(keys.Annotate, 1).(reader.AddNote)
			if !ok || got.Text != c.want {
				t.Errorf("selected %q, want %q", got.Text, c.want)
			}
			p.SetAnnotations([]articles.Annotation{placed("n", got.Span, "words")})
			if !slices.ContainsFunc(shown(&p), func(l string) bool {
				return strings.HasPrefix(strings.TrimLeft(l, ">"), "n") || strings.HasPrefix(l, " n")
			}) || p.Target() != got.Span {
				t.Errorf("the note is not in the gutter, or not the target:\n%s", strings.Join(shown(&p), "\n"))
			}
		})
	}
}

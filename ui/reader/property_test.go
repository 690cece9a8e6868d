package reader_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"onrecord/articles"
	"onrecord/ui/keys"
	"onrecord/ui/page"
	"onrecord/ui/reader"
	"onrecord/ui/theme"
)

var actions = []keys.Action{
	keys.Down, keys.Up, keys.HalfDown, keys.HalfUp, keys.PageDown, keys.PageUp, keys.Top, keys.Bottom, keys.ReadOn,
	keys.NextPerson, keys.PrevPerson, keys.NextCountry, keys.PrevCountry, keys.NextQuote, keys.PrevQuote, keys.NextNote, keys.PrevNote,
	keys.NextHeading, keys.PrevHeading, keys.NextLink, keys.PrevLink, keys.NextSame, keys.PrevSame, keys.NextSentence, keys.PrevSentence,
	keys.NextParagraph, keys.PrevParagraph, keys.NextOfKind, keys.PrevOfKind, keys.Open, keys.Escape, keys.Select, keys.SelectWhole,
	keys.CharLeft, keys.CharRight, keys.NextWord, keys.PrevWord, keys.WordEnd, keys.SwapEnds, keys.InWord, keys.InSentence, keys.InParagraph,
	keys.Highlight, keys.Annotate, keys.DeleteNote, keys.Copy, keys.CopyAddress, keys.Dossier, keys.References, keys.Why, keys.AddName,
}

// Whatever is done, the view has the pane's size, the target lies in the body,
// and a jump's target is on the screen.
func TestAnyKeys(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(1, 100).Draw(t, "width"), rapid.IntRange(1, 30).Draw(t, "height")
		var p reader.Pane
		p.SetSize(w, h)
		p.SetArticle(reading(), page.Open(body, page.Options{Width: w, Theme: theme.Dark()}))
		for range rapid.IntRange(1, 40).Draw(t, "steps") {
			switch rapid.IntRange(0, 20).Draw(t, "what") {
			case 0:
				w, h = rapid.IntRange(1, 100).Draw(t, "width"), rapid.IntRange(1, 30).Draw(t, "height")
				p.SetSize(w, h)
			case 1:
				p.Find(rapid.SampledFrom([]string{"", "a", "the", "Vane", "nowhere"}).Draw(t, "words"))
			case 2:
				p.Found()
			case 3:
				x, y := rapid.IntRange(-1, w).Draw(t, "x"), rapid.IntRange(-1, h).Draw(t, "y")
				p.Press(x, y)
				p.Drag(y, x)
				p.Release(x, y)
			case 4:
				lo := rapid.IntRange(0, len(body)-1).Draw(t, "lo")
				p.Go(articles.Span{Lo: lo, Hi: lo + rapid.IntRange(0, len(body)-lo).Draw(t, "len")})
			case 5:
				r := reading()
				r.Analysis.Quotes = r.Analysis.Quotes[:rapid.IntRange(0, 2).Draw(t, "quotes")]
				r.Analysis.People = r.Analysis.People[:rapid.IntRange(0, 2).Draw(t, "people")]
				p.SetArticle(r, page.Open(body, page.Options{Width: w, Theme: theme.None()}))
			case 6:
				p.SetAnnotations(reading().Annotations[:rapid.IntRange(0, 2).Draw(t, "notes")])
			case 7:
				p.SetLit(rapid.SampledFrom([]reader.Ref{{}, vane, brandt, freedonia}).Draw(t, "lit"))
			default:
				do(t, &p, rapid.SampledFrom(actions).Draw(t, "action"))
			}
			whole(t, &p, w, h)
		}
	})
}

func do(t *rapid.T, p *reader.Pane, a keys.Action) {
	switch in := p.Do(a, rapid.IntRange(1, 3).Draw(t, "n")).(type) {
	case reader.Jump:
		if !in.To.Empty() && p.Target() != in.To {
			t.Fatalf("%s: jumped to %v, the target is %v", a, in.To, p.Target())
		}
	case reader.Copy:
		if in.Text == "" {
			t.Fatal("copied nothing")
		}
	}
}

func whole(t *rapid.T, p *reader.Pane, w, h int) {
	lines := strings.Split(p.View(), "\n")
	if len(lines) != h {
		t.Fatalf("%d lines, want %d", len(lines), h)
	}
	for _, l := range lines {
		if got := ansi.WcWidth.StringWidth(strip(l)); got != w {
			t.Fatalf("line of %d cells, want %d: %q", got, w, l)
		}
	}
	if s := p.Target(); s.Empty() || !s.Within(len(body)) {
		t.Fatalf("target %v", s)
	}
	if s := p.Status(); s.Percent < 0 || s.Percent > 100 || s.Sentence < 1 || s.Sentence > s.Sentences || s.Nth > s.Of || s.Hit > s.Hits {
		t.Fatalf("status %+v", s)
	}
}

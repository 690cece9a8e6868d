package theme_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"onrecord/articles"
	"onrecord/ui/theme"
)

// text is one line as panes hold it, with wide, combining and joined characters.
func text() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		parts := rapid.SliceOfN(rapid.OneOf(
			rapid.SampledFrom([]string{"word", "submarine-", "日本語", "é́́", "👩‍👩‍👧", "🇫🇷", " ", "ـــ", "נ"}),
			rapid.StringN(0, 6, 24),
		), 0, 12).Draw(t, "parts")
		return articles.Line(strings.Join(parts, ""))
	})
}

func pens() *rapid.Generator[theme.Pen] {
	return rapid.Custom(func(t *rapid.T) theme.Pen {
		name := rapid.SampledFrom(theme.Names()).Draw(t, "theme")
		th, _ := theme.New(name)
		return theme.Pen{Theme: th, Method: rapid.SampledFrom([]ansi.Method{ansi.WcWidth, ansi.GraphemeWidth}).Draw(t, "method")}
	})
}

func TestDrawFillsItsWidth(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		pen := pens().Draw(t, "pen")
		width := rapid.IntRange(0, 80).Draw(t, "width")
		line := pen.Draw(width, pen.Row,
			[]theme.Seg{{Text: text().Draw(t, "left"), Style: pen.Person}, {Text: text().Draw(t, "more")}},
			[]theme.Seg{{Text: text().Draw(t, "right"), Style: pen.Muted}})
		if got := pen.Width(line); got != width {
			t.Fatalf("%q is %d cells wide, want %d", line, got, width)
		}
	})
}

func TestWrapKeepsToItsWidth(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		pen := pens().Draw(t, "pen")
		width := rapid.IntRange(1, 60).Draw(t, "width")
		most := rapid.IntRange(0, 4).Draw(t, "most")
		lines := pen.Wrap(text().Draw(t, "text"), width, most)
		if most > 0 && len(lines) > most {
			t.Fatalf("%d lines, want at most %d", len(lines), most)
		}
		for _, l := range lines {
			if pen.Width(l) > width {
				t.Fatalf("%q is %d cells wide, want at most %d", l, pen.Width(l), width)
			}
		}
	})
}

func TestFitIsExact(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		pen := pens().Draw(t, "pen")
		width := rapid.IntRange(0, 60).Draw(t, "width")
		s := pen.Fit(pen.Person.Render(text().Draw(t, "text")), width)
		if got := pen.Width(s); got != width {
			t.Fatalf("%q is %d cells wide, want %d", s, got, width)
		}
	})
}

func TestWrapCutsOnce(t *testing.T) {
	t.Parallel()
	pen := theme.Pen{Theme: theme.Dark()}
	for width, want := range map[int]string{10: "one two …", 8: "one two…", 7: "one tw…", 3: "on…"} {
		got := pen.Wrap("one two three four", width, 1)
		if len(got) != 1 || got[0] != want {
			t.Errorf("width %d: %q, want %q", width, got, want)
		}
		if strings.Count(strings.Join(got, ""), "…") != 1 {
			t.Errorf("width %d: %q is not cut once", width, got)
		}
	}
}

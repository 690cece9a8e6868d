package theme_test

import (
	"image/color"
	"math"
	"strings"
	"testing"

	"onrecord/ui/theme"
)

func TestEveryNameIsATheme(t *testing.T) {
	t.Parallel()
	for _, name := range theme.Names() {
		th, ok := theme.New(name)
		if !ok || th.Name != name {
			t.Errorf("New(%q) = %q, %v", name, th.Name, ok)
		}
	}
	if _, ok := theme.New("no such theme"); ok {
		t.Error("a theme that does not exist was found")
	}
}

func TestNoneHasNoColour(t *testing.T) {
	t.Parallel()
	th := theme.None()
	for m := theme.Link; m <= theme.Cursor; m++ {
		if s := th.Mark(m); s.Fg != nil || s.Bg != nil {
			t.Errorf("mark %d has a colour: %+v", m, s)
		}
	}
	if th.Palette != (theme.Palette{}) {
		t.Errorf("palette = %+v, want none", th.Palette)
	}
}

func TestMarksDifferWithoutColour(t *testing.T) {
	t.Parallel()
	th := theme.None()
	for _, pair := range [][2]theme.Mark{
		{theme.Person, theme.Country},
		{theme.Person, theme.Lit},
		{theme.Country, theme.Lit},
		{theme.Person, theme.Direct},
		{theme.Country, theme.Direct},
		{theme.Found, theme.FoundHere},
		{theme.Person, theme.Selection},
	} {
		if th.Mark(pair[0]) == th.Mark(pair[1]) {
			t.Errorf("marks %d and %d look alike", pair[0], pair[1])
		}
	}
}

func TestStyle(t *testing.T) {
	t.Parallel()
	red := color.RGBA{R: 0xff, A: 0xff}
	for _, c := range []struct {
		name  string
		style theme.Style
		want  string
	}{
		{"zero", theme.Style{}, "word"},
		{"bold", theme.Style{Attr: theme.Bold}, "\x1b[1mword\x1b[m"},
		{"colour", theme.Style{Fg: red}, "\x1b[38;2;255;0;0mword\x1b[m"},
		{
			"over",
			theme.Style{Attr: theme.Italic}.Over(theme.Style{Bg: red, Attr: theme.Bold}),
			"\x1b[1;3;48;2;255;0;0mword\x1b[m",
		},
	} {
		if got := c.style.Render("word"); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// The hues must be readable on every background that they can lie on. WCAG 2.2
// asks for 4.5 to 1 for text, and 3 to 1 for what is large or a mark.
func TestContrast(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"dark", "light"} {
		th, _ := theme.New(name)
		p, ground := th.Palette, th.Palette.Ground
		inks := map[string]color.Color{
			"strong": p.Strong, "muted": p.Muted, "accent": p.Accent, "person": p.Person, "country": p.Country,
			"quote": p.Quote, "said": p.Said, "note": p.Note, "good": p.Good, "warn": p.Warn, "bad": p.Bad,
		}
		for ink, c := range inks {
			if r := contrast(c, ground); r < 4.5 {
				t.Errorf("%s: %s on the background: %.1f to 1", name, ink, r)
			}
		}
		for _, ink := range []string{"person", "country", "quote"} {
			for bg, b := range map[string]color.Color{
				"row": p.Row, "bar": p.Bar, "lit": p.Lit, "selection": p.Selection, "point": p.Point,
				"claim": p.Claim, "doubt": p.Doubt, "todo": p.Todo, "found": p.Found,
			} {
				if r := contrast(inks[ink], b); r < 3 {
					t.Errorf("%s: %s on %s: %.1f to 1", name, ink, bg, r)
				}
			}
		}
		if r := contrast(p.OnLit, p.Here); r < 4.5 {
			t.Errorf("%s: the hit at the cursor: %.1f to 1", name, r)
		}
	}
}

func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance is the relative luminance of WCAG 2.2.
func luminance(c color.Color) float64 {
	lin := func(v uint32) float64 {
		f := float64(v) / 0xffff
		if f <= 0.04045 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	r, g, b, _ := c.RGBA()
	return 0.2126*lin(r) + 0.7152*lin(g) + 0.0722*lin(b)
}

func TestGlamourLeavesTheDocumentPlain(t *testing.T) {
	t.Parallel()
	for _, name := range theme.Names() {
		th, _ := theme.New(name)
		s := th.Glamour()
		if s.Document.Color != nil || s.Document.Margin != nil {
			t.Errorf("%s: document has colour or margin", name)
		}
		if c := s.Link.Color; name != "none" && (c == nil || !strings.HasPrefix(*c, "#")) {
			t.Errorf("%s: links have no colour", name)
		}
	}
}

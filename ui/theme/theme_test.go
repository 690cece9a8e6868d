package theme_test

import (
	"image/color"
	"math"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

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

// What is written must be readable on every background that it can lie on. WCAG
// 2.2 asks for 4.5 to 1 for text and, at level AAA, 7 to 1, and for 3 to 1 for
// what is a mark.
func TestContrast(t *testing.T) {
	t.Parallel()
	for _, name := range theme.Names() {
		th, _ := theme.New(name)
		p := th.Palette
		if p.Ground == nil {
			continue // the terminal's own colours
		}
		least := 4.5
		if strings.HasPrefix(name, "contrast") {
			least = 7
		}
		inks := map[string]color.Color{
			"ink": p.Ink, "strong": p.Strong, "muted": p.Muted, "accent": p.Accent, "person": p.Person, "country": p.Country,
			"quote": p.Quote, "said": p.Said, "note": p.Note, "good": p.Good, "warn": p.Warn, "bad": p.Bad,
		}
		for ink, c := range inks {
			readable(t, name, ink, "the background", c, p.Ground, least)
			readable(t, name, ink, "bar", c, p.Bar, 4.5)
			readable(t, name, ink, "row", c, p.Row, 4.5)
			readable(t, name, ink, "the row of a pane without focus", c, p.RowIdle, 4.5)
		}
		for _, ink := range []string{"ink", "person", "country", "quote", "said"} {
			for bg, b := range map[string]color.Color{
				"lit": p.Lit, "selection": p.Selection, "point": p.Point, "claim": p.Claim, "doubt": p.Doubt, "todo": p.Todo, "found": p.Found,
			} {
				readable(t, name, ink, bg, inks[ink], b, 4.5)
			}
		}
		readable(t, name, "text", "the hit at the cursor", p.OnLit, p.Here, 4.5)
		readable(t, name, "the border with focus", "the background", p.Accent, p.Ground, 3)
		if p.Line == p.Accent {
			t.Errorf("%s: the border with focus is like the others", name)
		}
	}
}

func readable(t *testing.T, name, ink, on string, a, b color.Color, least float64) {
	t.Helper()
	if r := contrast(a, b); r < least {
		t.Errorf("%s: %s on %s: %.2f to 1, less than %.1f", name, ink, on, r, least)
	}
}

// The backgrounds that are made for a terminal's own must leave its text readable.
func TestTintsCarryTheTerminalsText(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name        string
		ground, ink color.Color
	}{
		{"black", color.Black, color.RGBA{R: 0xd0, G: 0xd0, B: 0xd0, A: 0xff}},
		{"white", color.White, color.Black},
		{"grey", color.RGBA{R: 0x28, G: 0x28, B: 0x28, A: 0xff}, color.RGBA{R: 0xeb, G: 0xdb, B: 0xb2, A: 0xff}},
		{"cream", color.RGBA{R: 0xfb, G: 0xf1, B: 0xc7, A: 0xff}, color.RGBA{R: 0x3c, G: 0x38, B: 0x36, A: 0xff}},
	} {
		th := theme.Terminal(c.ground)
		p := th.Palette
		for bg, b := range map[string]color.Color{
			"row": p.Row, "idle": p.RowIdle, "bar": p.Bar, "lit": p.Lit, "selection": p.Selection, "found": p.Found,
			"point": p.Point, "claim": p.Claim, "doubt": p.Doubt, "todo": p.Todo,
		} {
			readable(t, c.name, "text", bg, c.ink, b, 4.5)
		}
		if th.Base() != (theme.Style{}) {
			t.Errorf("%s: the terminal's own background is painted over", c.name)
		}
	}
}

func TestTheTerminalsOwnColoursWithoutItsAnswer(t *testing.T) {
	t.Parallel()
	th := theme.Terminal(nil)
	if th.Row.Attr&theme.Reverse == 0 || th.Mark(theme.Lit).Attr == 0 || th.Mark(theme.Selection).Attr&theme.Reverse == 0 {
		t.Errorf("without a background nothing stands out: row %+v, lit %+v", th.Row, th.Mark(theme.Lit))
	}
}

func TestReadATheme(t *testing.T) {
	t.Parallel()
	th, problems, err := theme.Read("mine", "base = \"paper\"\nsize = 3\n[colors]\nperson = \"bright-red\"\ncountry = 208\nground = \"\"\nquote = \"#12345\"\nhat = \"red\"\n")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		`theme mine: there is no setting "size"`,
		`theme mine: nothing has the colour "hat"`,
		`theme mine: quote: "#12345" is no colour: there are "#rrggbb", 0 to 255, red, bright-red and so on`,
	}
	if d := cmp.Diff(want, problems); d != "" {
		t.Error(d)
	}
	paper, _ := theme.New("paper")
	p := th.Palette
	if th.Name != "mine" || th.Dark || p.Person != ansi.BrightRed || p.Country != ansi.IndexedColor(208) || p.Ground != nil || p.Quote != paper.Palette.Quote {
		t.Errorf("read %+v", th)
	}
	if _, _, err := theme.Read("mine", "["); err == nil {
		t.Error("a broken file is read")
	}
	for _, name := range theme.Names() {
		text, err := theme.Source(name)
		if err != nil {
			continue // made in code
		}
		if _, problems, err := theme.Read(name, text); err != nil || len(problems) > 0 {
			t.Errorf("%s: %v, %q", name, err, problems)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("base = \"dark\"\n[colors]\nink = 7\nrow = \"\"\n")
	f.Fuzz(func(t *testing.T, text string) {
		th, _, err := theme.Read("x", text)
		if err == nil && th.Border.Horizontal == "" {
			t.Error("a theme without borders")
		}
	})
}

func TestABaseLiesUnderStyledText(t *testing.T) {
	t.Parallel()
	base := theme.Style{Bg: ansi.Blue}
	got := base.Under("a" + theme.Style{Attr: theme.Bold}.Render("b") + "c")
	if want := "\x1b[44ma\x1b[1mb\x1b[m\x1b[44mc\x1b[m"; got != want {
		t.Errorf("%q, want %q", got, want)
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
		if c := s.LinkText.Color; name != "none" && c == nil {
			t.Errorf("%s: links have no colour", name)
		}
	}
}

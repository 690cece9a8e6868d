package theme

import (
	"embed"
	"fmt"
	"image/color"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/charmbracelet/x/ansi"
)

//go:embed themes/*.toml
var files embed.FS

// Source is the file of a theme that comes with the program, to begin one's own
// with.
func Source(name string) (string, error) {
	text, err := files.ReadFile("themes/" + name + ".toml")
	return string(text), err
}

// Sources are the themes that Source has.
func Sources() []string {
	return slices.DeleteFunc(Names(), func(name string) bool {
		_, err := Source(name)
		return err != nil
	})
}

// Read reads a theme file: dark = true or false, base = the name of a theme to
// start from, and colors as a table of the palette's names in kebab case. A
// colour is "#rrggbb", a number from 0 to 255 or one of the terminal's sixteen by
// name ("red", "bright-red"), and "" for the terminal's own. What cannot be used
// is told in words and left out.
func Read(name, text string) (t Theme, problems []string, err error) {
	var f struct {
		Dark   *bool          `toml:"dark"`
		Base   string         `toml:"base"`
		Colors map[string]any `toml:"colors"`
	}
	meta, err := toml.Decode(text, &f)
	if err != nil {
		return Theme{}, nil, fmt.Errorf("theme %s: %w", name, err)
	}
	for _, k := range meta.Undecoded() {
		problems = append(problems, fmt.Sprintf("theme %s: there is no setting %q", name, k.String()))
	}
	var p Palette
	dark := true
	if f.Base != "" {
		base, ok := New(f.Base)
		if !ok {
			problems = append(problems, fmt.Sprintf("theme %s: there is no theme %q to start from", name, f.Base))
		}
		p, dark = base.Palette, base.Dark
	}
	if f.Dark != nil {
		dark = *f.Dark
	}
	parts := p.parts()
	for _, k := range slices.Sorted(maps.Keys(f.Colors)) {
		c, err := parseColor(fmt.Sprint(f.Colors[k]))
		switch part, ok := parts[k]; {
		case !ok:
			problems = append(problems, fmt.Sprintf("theme %s: nothing has the colour %q", name, k))
		case err != nil:
			problems = append(problems, fmt.Sprintf("theme %s: %s: %v", name, k, err))
		default:
			*part = c
		}
	}
	return coloured(name, dark, p), problems, nil
}

// parts are the colours of p by the names that files have for them.
func (p *Palette) parts() map[string]*color.Color {
	return map[string]*color.Color{
		"ground": &p.Ground, "ink": &p.Ink, "strong": &p.Strong, "muted": &p.Muted, "line": &p.Line, "accent": &p.Accent,
		"person": &p.Person, "country": &p.Country, "quote": &p.Quote, "said": &p.Said, "note": &p.Note,
		"good": &p.Good, "warn": &p.Warn, "bad": &p.Bad,
		"row": &p.Row, "row-idle": &p.RowIdle, "bar": &p.Bar, "lit": &p.Lit, "selection": &p.Selection, "found": &p.Found,
		"point": &p.Point, "claim": &p.Claim, "doubt": &p.Doubt, "todo": &p.Todo, "on-lit": &p.OnLit, "here": &p.Here,
	}
}

func parseColor(s string) (color.Color, error) {
	if s == "" {
		return nil, nil //nolint:nilnil // the terminal's own colour
	}
	names := []string{"black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"}
	plain, bright := strings.CutPrefix(s, "bright-")
	if i := slices.Index(names, plain); i >= 0 {
		if bright {
			i += 8
		}
		return ansi.BasicColor(i), nil
	}
	if hex, ok := strings.CutPrefix(s, "#"); ok && len(hex) == 6 {
		if n, err := strconv.ParseUint(hex, 16, 32); err == nil {
			return color.RGBA{R: uint8(n >> 16), G: uint8(n >> 8), B: uint8(n), A: 0xff}, nil
		}
	}
	switch n, err := strconv.ParseUint(s, 10, 8); {
	case err != nil:
		return nil, fmt.Errorf("%q is no colour: there are \"#rrggbb\", 0 to 255, red, bright-red and so on", s)
	case n < 16:
		return ansi.BasicColor(n), nil
	default:
		return ansi.IndexedColor(n), nil
	}
}

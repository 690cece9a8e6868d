package theme

import (
	"fmt"
	"image/color"

	"charm.land/glamour/v2/ansi"
)

// Glamour is the style in which articles are laid out. Document has neither
// colour nor margin: the page sets the base colour on the cells, and glamour is
// about twice as fast when it need not style every blank.
func (t Theme) Glamour() ansi.StyleConfig {
	heading := ansi.StylePrimitive{Bold: new(true), Color: hex(t.Palette.Strong)}
	muted := hex(t.Palette.Muted)
	code := ansi.StylePrimitive{Color: hex(t.Palette.Accent)}
	return ansi.StyleConfig{
		BlockQuote: ansi.StyleBlock{
			StylePrimitive: ansi.StylePrimitive{Italic: new(true)},
			Indent:         new(uint(1)), IndentToken: new("│ "),
		},
		List:    ansi.StyleList{LevelIndent: 2},
		Heading: ansi.StyleBlock{StylePrimitive: heading},
		H1:      ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{Underline: new(true)}},
		H5:      ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{Color: muted}},
		H6:      ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{Color: muted, Bold: new(false)}},

		Strikethrough:  ansi.StylePrimitive{CrossedOut: new(true)},
		Emph:           ansi.StylePrimitive{Italic: new(true)},
		Strong:         ansi.StylePrimitive{Bold: new(true)},
		HorizontalRule: ansi.StylePrimitive{Color: hex(t.Palette.Line), Format: "\n─ ─ ─\n"},

		Item:        ansi.StylePrimitive{BlockPrefix: "• "},
		Enumeration: ansi.StylePrimitive{BlockPrefix: ". "},
		Task:        ansi.StyleTask{Ticked: "[x] ", Unticked: "[ ] "},

		Link:      ansi.StylePrimitive{Color: muted},
		LinkText:  ansi.StylePrimitive{Color: hex(t.Palette.Accent), Underline: new(true)},
		Image:     ansi.StylePrimitive{Color: muted},
		ImageText: ansi.StylePrimitive{Color: muted, Format: "image: {{.text}}"},

		Code:      ansi.StyleBlock{StylePrimitive: code},
		CodeBlock: ansi.StyleCodeBlock{StyleBlock: ansi.StyleBlock{StylePrimitive: code, Margin: new(uint(2))}},
		Table:     ansi.StyleTable{CenterSeparator: new("┼"), ColumnSeparator: new("│"), RowSeparator: new("─")},

		DefinitionTerm:        ansi.StylePrimitive{Bold: new(true)},
		DefinitionDescription: ansi.StylePrimitive{BlockPrefix: "\n  "},
	}
}

// hex is c as glamour wants it; nil, the terminal's own, for a nil colour.
func hex(c color.Color) *string {
	if c == nil {
		return nil
	}
	r, g, b, _ := c.RGBA()
	return new(fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8))
}

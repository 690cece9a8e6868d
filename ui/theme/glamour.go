package theme

import (
	"fmt"
	"image/color"
	"strconv"

	glamour "charm.land/glamour/v2/ansi"
	"github.com/charmbracelet/x/ansi"
)

// Glamour is the style in which articles are laid out. Document has neither
// colour nor margin: the page sets the base colour on the cells, and glamour is
// about twice as fast when it need not style every blank.
func (t Theme) Glamour() glamour.StyleConfig {
	heading := glamour.StylePrimitive{Bold: new(true), Color: hex(t.Palette.Strong)}
	muted := hex(t.Palette.Muted)
	code := glamour.StylePrimitive{Color: hex(t.Palette.Accent)}
	return glamour.StyleConfig{
		BlockQuote: glamour.StyleBlock{
			StylePrimitive: glamour.StylePrimitive{Italic: new(true)},
			Indent:         new(uint(1)), IndentToken: new("│ "),
		},
		List:    glamour.StyleList{LevelIndent: 2},
		Heading: glamour.StyleBlock{StylePrimitive: heading},
		H1:      glamour.StyleBlock{StylePrimitive: glamour.StylePrimitive{Underline: new(true)}},
		H5:      glamour.StyleBlock{StylePrimitive: glamour.StylePrimitive{Color: muted}},
		H6:      glamour.StyleBlock{StylePrimitive: glamour.StylePrimitive{Color: muted, Bold: new(false)}},

		Strikethrough:  glamour.StylePrimitive{CrossedOut: new(true)},
		Emph:           glamour.StylePrimitive{Italic: new(true)},
		Strong:         glamour.StylePrimitive{Bold: new(true)},
		HorizontalRule: glamour.StylePrimitive{Color: hex(t.Palette.Line), Format: "\n─ ─ ─\n"},

		Item:        glamour.StylePrimitive{BlockPrefix: "• "},
		Enumeration: glamour.StylePrimitive{BlockPrefix: ". "},
		Task:        glamour.StyleTask{Ticked: "[x] ", Unticked: "[ ] "},

		Link:      glamour.StylePrimitive{Color: muted},
		LinkText:  glamour.StylePrimitive{Color: hex(t.Palette.Accent), Underline: new(true)},
		Image:     glamour.StylePrimitive{Color: muted},
		ImageText: glamour.StylePrimitive{Color: muted, Format: "image: {{.text}}"},

		Code:      glamour.StyleBlock{StylePrimitive: code},
		CodeBlock: glamour.StyleCodeBlock{StyleBlock: glamour.StyleBlock{StylePrimitive: code, Margin: new(uint(2))}},
		Table:     glamour.StyleTable{CenterSeparator: new("┼"), ColumnSeparator: new("│"), RowSeparator: new("─")},

		DefinitionTerm:        glamour.StylePrimitive{Bold: new(true)},
		DefinitionDescription: glamour.StylePrimitive{BlockPrefix: "\n  "},
	}
}

// hex is c as glamour wants it; nil, the terminal's own, for a nil colour.
func hex(c color.Color) *string {
	switch c := c.(type) {
	case nil:
		return nil
	case ansi.BasicColor:
		return new(strconv.Itoa(int(c)))
	case ansi.IndexedColor:
		return new(strconv.Itoa(int(c)))
	}
	r, g, b, _ := c.RGBA()
	return new(fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8))
}

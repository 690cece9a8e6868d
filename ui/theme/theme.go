// Package theme holds every colour, border, glyph and style of the screen.
//
// A theme is a value: panes ask it how a thing looks, and never name a colour
// themselves. The style in which glamour lays out articles is made from it.
package theme

// A Theme is the look of the whole screen.
type Theme struct {
	Name string // "dark", "light" or "none"; part of the key of what is cached
	Dark bool   // made for a dark background

	Palette Palette
	Glyphs  Glyphs
	Border  Border

	Text, Strong, Muted     Style // words: plain, titles, asides
	Line, LineFocus         Style // borders of a pane without and with focus
	Title, TitleFocus       Style // titles in a border
	Person, Country, Quote  Style // names and figures in list and side pane
	Note, Key               Style // notes; keys in hints
	Good, Warn, Bad         Style // tones of the status line
	Row, RowIdle            Style // the chosen row, with and without focus: laid under its text
	Bar, Tab, TabOn         Style // header and status line; tabs of the side pane
	Unread, Starred, Gutter Style

	marks [marks]Style
}

// A Border is the lines around and between panes.
type Border struct {
	Horizontal, Vertical                       string
	TopLeft, TopRight, BottomLeft, BottomRight string
	Left, Right, Top, Bottom, Cross            string // tees and cross: ├ ┤ ┬ ┴ ┼
}

// Mark is the style in which passages marked m are painted. It goes over the
// style of the text.
func (t Theme) Mark(m Mark) Style {
	if m >= marks {
		return Style{}
	}
	return t.marks[m]
}

// Names are the themes that New knows, the default of a dark terminal first.
func Names() []string { return []string{"dark", "light", "none"} }

// New is the theme of that name; false where there is none.
func New(name string) (Theme, bool) {
	switch name {
	case "dark":
		return Dark(), true
	case "light":
		return Light(), true
	case "none":
		return None(), true
	}
	return Theme{}, false
}

// Dark is the theme for dark backgrounds.
func Dark() Theme {
	t := coloured("dark", darkPalette())
	t.Dark = true
	return t
}

// Light is the theme for light backgrounds.
func Light() Theme { return coloured("light", lightPalette()) }

// None has no colour: marks differ by attributes, and by the gutter's glyphs.
func None() Theme {
	bold, reverse := Style{Attr: Bold}, Style{Attr: Reverse}
	return Theme{
		Name: "none", Dark: true, Glyphs: glyphs(), Border: border(),
		Strong: bold, LineFocus: bold, TitleFocus: Style{Attr: Bold | Reverse},
		Person: bold, Key: bold,
		Warn: bold, Bad: reverse,
		Row: reverse, RowIdle: Style{Attr: Bold},
		TabOn: Style{Attr: Bold | Reverse}, Unread: bold,
		marks: bareMarks(),
	}
}

func coloured(name string, p Palette) Theme {
	return Theme{
		Name: name, Palette: p, Glyphs: glyphs(), Border: border(),
		Strong: Style{Fg: p.Strong, Attr: Bold}, Muted: Style{Fg: p.Muted},
		Line: Style{Fg: p.Line}, LineFocus: Style{Fg: p.Accent},
		Title: Style{Fg: p.Muted}, TitleFocus: Style{Fg: p.Accent, Attr: Bold},
		Person: Style{Fg: p.Person}, Country: Style{Fg: p.Country}, Quote: Style{Fg: p.Quote},
		Note: Style{Fg: p.Note}, Key: Style{Fg: p.Accent},
		Good: Style{Fg: p.Good}, Warn: Style{Fg: p.Warn}, Bad: Style{Fg: p.Bad, Attr: Bold},
		Row: Style{Bg: p.Row, Attr: Bold}, RowIdle: Style{Bg: p.RowIdle},
		Bar: Style{Bg: p.Bar}, Tab: Style{Fg: p.Muted}, TabOn: Style{Fg: p.Accent, Attr: Bold | Underline},
		Unread: Style{Fg: p.Accent, Attr: Bold}, Starred: Style{Fg: p.Warn}, Gutter: Style{Fg: p.Muted},
		marks: markStyles(p),
	}
}

func border() Border {
	return Border{
		Horizontal: "─", Vertical: "│",
		TopLeft: "╭", TopRight: "╮", BottomLeft: "╰", BottomRight: "╯",
		Left: "├", Right: "┤", Top: "┬", Bottom: "┴", Cross: "┼",
	}
}

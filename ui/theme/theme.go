// Package theme holds every colour, border, glyph and style of the screen.
//
// A theme is a value: panes ask it how a thing looks, and never name a colour
// themselves. The style in which glamour lays out articles is made from it.
package theme

// A Theme is the look of the whole screen.
type Theme struct {
	Name string // part of the key of what is cached
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

// Names are the themes that New knows.
func Names() []string {
	return []string{"terminal", "dark", "light", "dusk", "harbour", "paper", "contrast", "contrast-light", "none"}
}

// New is the theme of that name; false where there is none.
func New(name string) (Theme, bool) {
	switch name {
	case "terminal":
		return Terminal(nil), true
	case "none":
		return None(), true
	}
	text, err := Source(name)
	if err != nil {
		return Theme{}, false
	}
	t, _, err := Read(name, text)
	return t, err == nil
}

// Dark is the theme of that name, for dark backgrounds.
func Dark() Theme {
	t, ok := New("dark")
	if !ok {
		panic("the embedded theme dark cannot be read")
	}
	return t
}

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

// coloured is the theme of a palette. Where the palette has no colour of its own
// for something, attributes stand for it, as in None.
func coloured(name string, dark bool, p Palette) Theme {
	return Theme{
		Name: name, Dark: dark, Palette: p, Glyphs: glyphs(), Border: border(),
		Text: Style{}, Strong: Style{Fg: p.Strong, Attr: Bold}, Muted: or(Style{Fg: p.Muted}, Faint),
		Line: or(Style{Fg: p.Line}, Faint), LineFocus: or(Style{Fg: p.Accent}, Bold),
		Title: or(Style{Fg: p.Muted}, Faint), TitleFocus: Style{Fg: p.Accent, Attr: Bold},
		Person: Style{Fg: p.Person}, Country: Style{Fg: p.Country}, Quote: Style{Fg: p.Quote},
		Note: Style{Fg: p.Note}, Key: or(Style{Fg: p.Accent}, Bold),
		Good: Style{Fg: p.Good}, Warn: or(Style{Fg: p.Warn}, Bold), Bad: Style{Fg: p.Bad, Attr: Bold},
		Row: lying(Style{Bg: p.Row, Attr: Bold}, Reverse), RowIdle: lying(Style{Bg: p.RowIdle}, Bold),
		Bar: Style{Bg: p.Bar}, Tab: or(Style{Fg: p.Muted}, Faint), TabOn: Style{Fg: p.Accent, Attr: Bold | Underline},
		Unread: Style{Fg: p.Accent, Attr: Bold}, Starred: Style{Fg: p.Warn}, Gutter: or(Style{Fg: p.Muted}, Faint),
		marks: markStyles(p),
	}
}

// or is s with a where it has no colour of text.
func or(s Style, a Attr) Style {
	if s.Fg == nil {
		s.Attr |= a
	}
	return s
}

// lying is s with a where it has no background.
func lying(s Style, a Attr) Style {
	if s.Bg == nil {
		s.Attr |= a
	}
	return s
}

// Base is what lies under everything: the theme's own background and text, or
// the terminal's.
func (t Theme) Base() Style {
	if t.Palette.Ground == nil {
		return Style{}
	}
	return Style{Fg: t.Palette.Ink, Bg: t.Palette.Ground}
}

func border() Border {
	return Border{
		Horizontal: "─", Vertical: "│",
		TopLeft: "╭", TopRight: "╮", BottomLeft: "╰", BottomRight: "╯",
		Left: "├", Right: "┤", Top: "┬", Bottom: "┴", Cross: "┼",
	}
}

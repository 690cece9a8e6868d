package theme

import "image/color"

// A Palette is the colours that a theme is made of. Each of the three things
// that onrecord finds has one hue, used alike in text, list and side pane. A nil
// colour is the terminal's own. Colours are given as the terminal's 0–15, where
// its user's palette should win, or as true colour; the program brings true
// colours down to what the terminal can show.
type Palette struct {
	Ground color.Color // background of all; nil: the terminal's own
	Ink    color.Color // text on it

	Strong color.Color // titles and headings
	Muted  color.Color // what is said beside the main thing
	Line   color.Color // borders and rules
	Accent color.Color // focus, links, keys

	Person  color.Color
	Country color.Color
	Quote   color.Color
	Said    color.Color // reported speech, which may be most of a text: between Quote and Ink
	Note    color.Color

	Good, Warn, Bad color.Color

	// Backgrounds, all of which must carry the terminal's own foreground.
	Row       color.Color // the chosen row of a pane with focus
	RowIdle   color.Color // the chosen row of a pane without
	Bar       color.Color // header and status line
	Lit       color.Color // mentions of the chosen name
	Selection color.Color
	Found     color.Color
	Point     color.Color
	Claim     color.Color
	Doubt     color.Color
	Todo      color.Color

	OnLit color.Color // foreground on Lit, FoundHere and Accent
	Here  color.Color // background of the find hit at the cursor
}

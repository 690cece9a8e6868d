package theme

import "image/color"

// A Palette is the colours that a theme is made of. Each of the three things
// that onrecord finds has one hue, used alike in text, list and side pane. A nil
// colour is the terminal's own. Colours are given as the terminal's 0–15, where
// its user's palette should win, or as true colour; the program brings true
// colours down to what the terminal can show.
type Palette struct {
	Ground color.Color // the background that the theme is made for, and Ink the text on it:
	Ink    color.Color // used where the terminal's own do not suit the theme

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

func rgb(hex uint32) color.Color {
	return color.RGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}

// darkPalette is for terminals with a dark background: amber people, sea-green
// countries, lilac quotes, each at about the same lightness.
func darkPalette() Palette {
	return Palette{
		Ground: rgb(0x1a1c22), Ink: rgb(0xdcdfe6),
		Strong: rgb(0xf2f0ea), Muted: rgb(0x8c92a3), Line: rgb(0x474d5e), Accent: rgb(0x7eb6ff),
		Person: rgb(0xf0b866), Country: rgb(0x68cbb4), Quote: rgb(0xc3a6f2), Said: rgb(0xd1c5ea), Note: rgb(0xf49a8b),
		Good: rgb(0x8fcf8a), Warn: rgb(0xe8c468), Bad: rgb(0xff7b7b),
		Row: rgb(0x2b3a55), RowIdle: rgb(0x2a2d37), Bar: rgb(0x20232c),
		Lit: rgb(0x6a4a12), Selection: rgb(0x2f4f86), Found: rgb(0x5f5a16),
		Point: rgb(0x4d4312), Claim: rgb(0x1f4158), Doubt: rgb(0x5a2b35), Todo: rgb(0x264a2c),
		OnLit: rgb(0x14161c), Here: rgb(0xf3d34a),
	}
}

// lightPalette is for terminals with a light background: the same hues, dark
// enough to be read as text on white (contrast of at least 4.5 to 1).
func lightPalette() Palette {
	return Palette{
		Ground: rgb(0xfdfcf9), Ink: rgb(0x2b2f38),
		Strong: rgb(0x15181f), Muted: rgb(0x5d6472), Line: rgb(0xb9bec9), Accent: rgb(0x1a5fc4),
		Person: rgb(0x8a4b00), Country: rgb(0x00695a), Quote: rgb(0x6b3fb8), Said: rgb(0x47336f), Note: rgb(0xb03a2b),
		Good: rgb(0x2c6e2f), Warn: rgb(0x7d5a00), Bad: rgb(0xb3261e),
		Row: rgb(0xd5e4fb), RowIdle: rgb(0xe9ebf0), Bar: rgb(0xeceef3),
		Lit: rgb(0xffdfa8), Selection: rgb(0xb8d3ff), Found: rgb(0xf6ec9c),
		Point: rgb(0xfdf0b3), Claim: rgb(0xcde8f7), Doubt: rgb(0xfbd5d8), Todo: rgb(0xd3efd3),
		OnLit: rgb(0xffffff), Here: rgb(0x8f6a00),
	}
}

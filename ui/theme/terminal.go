package theme

import (
	"image/color"

	"github.com/charmbracelet/x/ansi"
)

// Terminal is the theme that is made of the terminal's own sixteen colours, so
// that its user's palette wins. Ground is the background as the terminal tells
// it: chosen rows and highlights are then tints of it; nil, where it does not
// tell, has reversed and underlined text instead.
func Terminal(ground color.Color) Theme {
	dark := ground == nil || light(ground) < 0.5
	p := Palette{
		Accent: ansi.BrightBlue, Person: ansi.Yellow, Country: ansi.Cyan, Quote: ansi.Magenta, Note: ansi.BrightRed,
		Good: ansi.Green, Warn: ansi.Yellow, Bad: ansi.Red, OnLit: ansi.Black, Here: ansi.BrightYellow,
	}
	if !dark { // what can be read on white in most palettes
		p.Accent, p.Person, p.Note, p.Warn = ansi.Blue, ansi.Red, ansi.Green, ansi.Magenta
		p.OnLit, p.Here = ansi.BrightWhite, ansi.Blue
	}
	if ground != nil {
		p.tint(ground, dark)
	}
	return coloured("terminal", dark, p)
}

// tint gives p backgrounds that are close to the terminal's.
func (p *Palette) tint(ground color.Color, dark bool) {
	ink, strength := color.Color(color.White), 1.0
	if !dark {
		ink, strength = color.Black, 1.15
	}
	hue := func(hex uint32, part float64) color.Color {
		return mix(ground, color.RGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}, part*strength)
	}
	p.Row, p.RowIdle, p.Bar = mix(ground, ink, 0.16), mix(ground, ink, 0.08), mix(ground, ink, 0.05)
	p.Lit, p.Selection, p.Found = hue(0xffa000, 0.30), hue(0x3c7dff, 0.34), hue(0xe6dc00, 0.22)
	p.Point, p.Claim, p.Doubt, p.Todo = hue(0xffd000, 0.18), hue(0x00a0ff, 0.20), hue(0xff4060, 0.20), hue(0x40d060, 0.18)
}

// mix is a with part of b in it, 0 to 1.
func mix(a, b color.Color, part float64) color.Color {
	ar, ag, ab, _ := a.RGBA()
	br, bg, bb, _ := b.RGBA()
	m := func(x, y uint32) uint8 { return uint8((float64(x)*(1-part) + float64(y)*part) / 257) }
	return color.RGBA{R: m(ar, br), G: m(ag, bg), B: m(ab, bb), A: 0xff}
}

// light is how light c is, 0 to 1, as HSL has it.
func light(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	return (float64(max(r, g, b)) + float64(min(r, g, b))) / 2 / 0xffff
}

package page

import (
	"onrecord/articles"
	"onrecord/ui/theme"
)

// A Mark is a passage to be painted. Where marks overlap, those of a later kind
// lie over those of an earlier one.
type Mark struct {
	Span articles.Span
	Kind theme.Mark
	Sign string // one cell for the gutter; empty for none
	Ring bool   // put in brackets where the theme has no colour
}

// once reports whether m's sign stands on its first line only.
func (m Mark) once() bool { return m.Kind <= theme.Passage || m.Kind >= theme.Note }

// signStyle is how the sign of a mark of kind k looks.
func (p *painter) signStyle(k theme.Mark) theme.Style {
	switch {
	case k == theme.Direct, k == theme.Reported:
		return p.theme.Quote
	case k == theme.Note, k == theme.Near:
		return p.theme.Note
	case k <= theme.Passage, k > theme.Note:
		return p.theme.LineFocus
	}
	return p.theme.Gutter
}

// look is a style of cells with the marks over it, a bit each.
type look struct {
	style uint16
	marks uint32
}

// opener is the escape sequence that starts k.
func (p *painter) opener(k look) string {
	if s, ok := p.opens[k]; ok {
		return s
	}
	s := p.styles[k.style].Over(p.theme.Text)
	for m := theme.Mark(1); m < 32; m++ {
		if k.marks&(1<<m) != 0 {
			s = p.theme.Mark(m).Over(s)
		}
	}
	p.opens[k] = s.Open()
	return p.opens[k]
}
